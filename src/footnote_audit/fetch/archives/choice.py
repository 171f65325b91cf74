"""The capture that holds the cited page: the nearest to the day of the citation that is judged to be it.

The newest capture of a dead page is often a capture of what stands there instead, so each is judged like a live page,
from the nearest outwards, until one can be the cited work.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from footnote_audit.errors import FetchError
from footnote_audit.fetch.archives.captures import Capture
from footnote_audit.fetch.archives.holdings import ARCHIVES, Archive, captures_of
from footnote_audit.model import Access, Get, Judgement, Response

# Captures that are opened at most in one archive: each costs a request.
MOST_OPENED = 8
_DATE_FORMS = ("%Y-%m-%d", "%Y-%m", "%Y")


class Chosen(NamedTuple):
    """The capture taken, what it holds and how that was judged (None: none was fit), and what was tried, in words.

    `asked` is False where an archive that may hold the page could not be asked.
    """

    capture: Capture | None
    response: Response | None
    judgement: Judgement | None
    tried: tuple[str, ...]
    asked: bool = True
    known: tuple[Capture, ...] = ()


def choose(
    uri: str,
    day: str | None,
    *,
    get: Get,
    judged: Callable[[Response | FetchError], Judgement],
    archives: Sequence[Archive] = ARCHIVES,
) -> Chosen:
    """The capture of `uri` nearest to the day that is judged to be the cited page.

    Args:
        uri: the address as cited (URI-R).
        day: an ISO date of any precision, when the work was cited or came out; None takes the newest that is fit.
        get: speaks to the network.
        judged: what a capture's answer is worth; only alive ones are taken.
        archives: asked in this order until one has a fit capture.
    """
    tried: list[str] = []
    known: list[Capture] = []
    asked = True
    for held in captures_of(uri, get, archives):
        tried.append(held.tried)
        asked = asked and held.asked
        known.extend(held.captures)
        given = held.response
        for capture in nearest_first(held.captures, day)[:MOST_OPENED]:
            answer = given or _opened(capture, get)
            judgement = judged(answer)
            if judgement.access is Access.ALIVE and isinstance(answer, Response):
                tried.append(f"{capture.uri_m}: taken")
                return Chosen(capture, answer, judgement, tuple(tried), asked, tuple(known))
            tried.append(f"{capture.uri_m}: {judgement.sentence}")
    return Chosen(None, None, None, tuple(tried), asked, tuple(known))


def _opened(capture: Capture, get: Get) -> Response | FetchError:
    try:
        return get(capture.raw)
    except FetchError as error:
        return error


def nearest_first(captures: Sequence[Capture], day: str | None) -> tuple[Capture, ...]:
    """The captures of pages (no redirects, no errors), the nearest to the day first; of the same bytes one alone."""
    wanted = _moment(day)
    fit = [c for c in captures if c.status is None or 200 <= c.status < 300]
    if wanted is None:
        ordered = sorted(fit, key=lambda c: c.moment, reverse=True)
    else:
        ordered = sorted(fit, key=lambda c: (abs(c.moment - wanted), c.moment))
    return tuple(_different(ordered))


def _different(captures: Sequence[Capture]) -> Iterator[Capture]:
    seen: set[str] = set()
    for capture in captures:
        if capture.digest is None or capture.digest not in seen:
            yield capture
        if capture.digest is not None:
            seen.add(capture.digest)


def _moment(day: str | None) -> datetime | None:
    """The last day that the date can mean: a page cited in "2015" was there at its end more likely than before."""
    for form in _DATE_FORMS if day else ():
        try:
            found = datetime.strptime((day or "")[:10], form).replace(tzinfo=UTC)
        except ValueError:
            continue
        if form == "%Y":
            return found.replace(month=12, day=31)
        return found.replace(day=28) if form == "%Y-%m" else found
    return None
