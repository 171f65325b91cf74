"""Asking an archive for a capture, and confirming later that it holds the cited words.

Protocol: Save Page Now of the Internet Archive (`GET /save/{uri}`), whose answer names the capture in
`Content-Location` or is the capture itself.
"""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urljoin

from footnote_audit.errors import FetchError
from footnote_audit.fetch.archives.captures import Capture, moment_in
from footnote_audit.model import Get
from footnote_audit.text import fold, squeeze

SAVE = "https://web.archive.org/save/"
# Answers by which the archive asks for fewer requests.
_FEWER = frozenset({429, 503})


class Saved(NamedTuple):
    """The capture that was made (None: none, or not yet), and what came of asking, in words.

    `refused`: the archive asks for fewer requests.
    """

    capture: Capture | None
    tried: str
    refused: bool = False


def save(uri: str, get: Get, *, base: str = SAVE) -> Saved:
    """Ask the archive at `base` to capture the address now."""
    try:
        response = get(base + uri)
    except FetchError as error:
        told = f"the archive was asked for a capture and gave no answer: {error.reason}"
        return Saved(None, told, refused=error.code == "rate_limited")
    if response.status != 200:
        told = f"the archive was asked for a capture and answered {response.status}"
        return Saved(None, told, refused=response.status in _FEWER)
    return named(base, dict(response.headers).get("content-location"), response.final_uri)


def named(base: str, location: str | None, final_uri: str) -> Saved:
    """The capture that an answer to such a request names, in its `Content-Location` or by where it led."""
    address = urljoin(base, location) if location else final_uri
    moment = moment_in(address) if not address.startswith(base) else None
    if moment is None:
        return Saved(None, "the archive was asked for a capture; it has not named one yet")
    return Saved(Capture(address, moment), f"captured as {address}")


def lacking(text: str, words: Sequence[str]) -> tuple[str, ...]:
    """The passages that the text of a capture lacks; spaces, quotation marks and capitals are folded on both sides."""
    plain = squeeze(fold(text)).casefold()
    return tuple(passage for passage in words if squeeze(fold(passage)).casefold() not in plain)
