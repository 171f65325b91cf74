"""CIT017: web addresses without the day on which they were looked at."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from footnote_audit.check.note_texts import RELATED_SHOWN, Written, change, written_alike
from footnote_audit.check.places import at_home, home_list, quoted
from footnote_audit.check.printed_dates import printed_dates
from footnote_audit.homes import HomeKind
from footnote_audit.model import Audit, Change, CitationItem, Hit

_LOOKED_AT = re.compile(
    r"access|retriev|consult|visit|viewed|last seen|checked|download|abgerufen|zugriff|zugegriffen|zuletzt|aufgerufen|"
    r"acceso|acesso|ultimo|visitato|обращени|archived|archivé|archiviert",
    re.I,
)
# What stays as it is under its address: identifiers, and copies in archives.
_LASTING = re.compile(
    r"doi\.org|hdl\.handle|/handle/|handle\.net|web\.archive\.org|archive\.(?:org|is|ph|today)|perma\.cc|jstor\.org|arxiv\.org|"
    r"urn:|nbn-resolving|ncbi\.nlm|persee\.fr|gallica\.bnf\.fr/ark|/ark:|books\.google|eur-lex|\.pdf(?:$|[?#])",
    re.I,
)
# A full date within so many characters behind an address is taken for that of access.
_DATE_BEHIND = 24
# The words "accessed on …" may follow a citation after its end.
_WORDS_BEHIND = 80
_OFFERED = {"fr": " (consulté le …)", "de": " (abgerufen am …)", "es": " (consultado el …)", "it": " (consultato il …)"}


class _WebWork(NamedTuple):
    written: Written
    item: CitationItem
    dated: bool


def access_date_missing(audit: Audit) -> Iterator[Hit]:
    """A web page is cited without the day on which it was looked at.

    What it checks: cited works with a web address and no date of access. Where most of them have none, this is said
    once for the article. Identifiers (DOI, handle, ark), archived copies and PDF files need none.

    Why it matters to a reader of the article: pages change and go; the date tells which state of the page was meant,
    and which archived copy to look for.

    Example: Jane Doe, “The harbour question”, https://www.example.org/harbour.

    What to do: add the date, in the place that the corrected note shows, or cite an archived copy.

    Known limits: a house may have decided against dates of access.
    """
    language = (audit.document.language or "en").casefold()[:2]
    for group in written_alike(audit):
        yield from _undated([work for written in group for work in _web_works(written)], language)


def _undated(works: Sequence[_WebWork], language: str) -> Iterator[Hit]:
    """The findings on the addresses of the notes, or of the list of works."""
    bare = [work for work in works if not work.dated]
    if not bare:
        return
    where = "the notes" if bare[0].written.home.kind is HomeKind.NOTE else "the list of works"
    if 2 * len(bare) > len(works):
        none = "No" if len(bare) == len(works) else f"Only {len(works) - len(bare)} of {len(works)}"
        places = [work.written.home for work in bare]
        yield Hit(
            message=f"{none} web address of {where} says when it was looked at ({home_list(places)}).",
            target="no date of access",
            note_index=places[0].note_index,
            place_id=places[0].place_id,
            related=tuple(at_home(place, place.name) for place in places[1:RELATED_SHOWN]),
            changes=tuple(_offer(work, language) for work in bare),
        )
        return
    for work in bare:
        yield Hit(
            message=f"{work.written.home.title}: {quoted(work.item.item.URL or '')} has no date of access, as "
            f"{len(works) - len(bare)} other web addresses of {where} do.",
            target=work.item.item.URL or "",
            note_index=work.written.home.note_index,
            place_id=work.written.home.place_id,
            changes=(_offer(work, language),),
        )


def _web_works(written: Written) -> Iterator[_WebWork]:
    for item in written.items:
        url = item.item.URL
        at = written.home.text.find(url, item.span.start, item.span.end) if url else -1
        if at < 0 or not url or item.item.DOI or _LASTING.search(url):
            continue
        behind = written.plain[at + len(url) : at + len(url) + _DATE_BEHIND]
        told = _LOOKED_AT.search(written.plain, item.span.start, item.span.end + _WORDS_BEHIND)
        dated = bool(item.item.accessed or told or printed_dates(behind))
        yield _WebWork(written=written, item=item, dated=dated)


def _offer(work: _WebWork, language: str) -> Change:
    url = work.item.item.URL or ""
    end = work.written.home.text.find(url, work.item.span.start) + len(url)
    return change(work.written.home, end, end, _OFFERED.get(language, " (accessed …)"))
