"""From one answer to the next request: where a redirect leads, and how long a server asks to wait."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urldefrag, urljoin

from footnote_audit.errors import FetchError
from footnote_audit.fetch.addresses import check_address

REDIRECTS = frozenset({301, 302, 303, 307, 308})


def check_hop(uri: str, target: str) -> None:
    """Nothing, if a redirect's target may be asked; else FetchError about `uri`, the address that led there."""
    try:
        check_address(target)
    except FetchError as error:
        reason = f"it redirects to {target[:200]}: {error.reason}"
        raise FetchError(uri, error.outcome, reason, error.code) from error


def redirect_target(status: int, headers: Mapping[str, str], address: str) -> str | None:
    """The absolute address that an answer sends the reader to; None if it does not.

    `headers` can be asked for "Location". The fragment asked for is kept where the target has none.
    """
    location = headers.get("Location") if status in REDIRECTS else None
    if not location:
        return None
    # Header bytes arrive as Latin-1 characters; addresses that are not ASCII are sent as UTF-8.
    raw = location.strip().encode("latin-1", "replace")
    try:
        location = raw.decode("utf-8")
    except UnicodeDecodeError:
        location = raw.decode("latin-1")
    try:
        target = urljoin(address, location)
    except ValueError:
        return location
    fragment = urldefrag(address).fragment
    return f"{target}#{fragment}" if fragment and "#" not in target else target


def asked_wait(value: str, now: datetime) -> float | None:
    """The seconds that a Retry-After asks for, at least a thousandth; None where it asks for nothing readable."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return max(0.001, float(value[:9]))
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, IndexError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.001, (moment - now).total_seconds())
