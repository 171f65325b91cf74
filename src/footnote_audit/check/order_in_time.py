"""CIT021 and CIT022: works that appeared after the article, and volumes and issues that changed places."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from footnote_audit.check.note_texts import change, written_texts
from footnote_audit.check.places import Cited, at_home, cited, quoted
from footnote_audit.model import Audit, Change, Hit, Kind, Position
from footnote_audit.text import key

_FORTHCOMING = re.compile(
    r"forthcoming|in press|to appear|upcoming|planned|expected|à paraître|à venir|im erscheinen|im druck|erscheint|"
    r"in corso di|de próxima|в печати",
    re.I,
)
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
# Issues of a year printed before it begins, and articles put online before they are printed.
_YEARS_AHEAD = 1
_MOST_ISSUES = 12
# So many other citations of the journal are enough to tell its line of volumes.
_ENOUGH = 12
# Where more than these works and this share of all are later, the file's date is not that of the text it holds.
_FEW_LATER, REVISED = 2, 0.1


def date_after_article(audit: Audit) -> Iterator[Hit]:
    """A work is dated later than the article that cites it.

    What it checks: the dates of cited works against the date that the file gives for the article. Where one of the two
    is only a year, a work of the next year passes: issues appear before their date. Also the date that a fetched page
    gives of itself, where the note prints an earlier one.

    Why it matters to a reader of the article: the article cannot have read what did not exist; the date is wrong, or
    the note was added later.

    Example: an article of 3 May 2019 that cites a report of 12 June 2019.

    What to do: look the date up. Where the article was revised, print the date of the revision.

    Known limits: the date of a page may be that of its first version; an article in which more than a tenth of the
    works are later is taken for a revised one and left alone.
    """
    own = audit.document.item.issued or ""
    if not _DAY.fullmatch(own):
        return
    yield from _pages_later(audit, own)
    readable = {written.home.key for written in written_texts(audit)}
    dated = [
        (work, work.item.item.issued or "")
        for work in cited(audit)
        if work.home.key in readable
        and work.item.position is Position.FIRST
        and _DAY.fullmatch(work.item.item.issued or "")
    ]
    later = [(work, issued) for work, issued in dated if _is_later(issued, own)]
    if len(later) > max(_FEW_LATER, REVISED * len(dated)):
        return
    for work, issued in later:
        if not _FORTHCOMING.search(work.home.text):
            yield Hit(
                message=f"{work.home.title}: {quoted(work.item.item.title or work.printed)} is dated {issued}, "
                f"the article {own}.",
                target=f"{work.item.item.title or work.printed}: {issued}",
                note_index=work.home.note_index,
                place_id=work.home.place_id,
                kind=Kind.REVIEW if issued[:4] == own[:4] else Kind.FAIL,
            )


def _pages_later(audit: Audit, own: str) -> Iterator[Hit]:
    """The pages that give themselves a later date than the article has, though the note prints another."""
    works = {work.item.id: work for work in cited(audit)}
    for told in audit.own_records:
        work = works.get(told.item_id)
        if work is None or told.variable != "issued" or not _DAY.fullmatch(told.stated) or _is_later(told.printed, own):
            continue
        if _is_later(told.stated, own):
            yield Hit(
                message=f"{work.home.title}: the page of {quoted(work.item.item.title or work.printed)} is dated "
                f"{told.stated}, the article {own}.",
                target=f"{told.source_id}: {told.stated}",
                note_index=work.home.note_index,
                place_id=work.home.place_id,
                kind=Kind.REVIEW,
            )


def volume_and_issue_swapped(audit: Audit) -> Iterator[Hit]:
    """Volume and issue of a journal seem to have changed places.

    What it checks: journals cited more than once: a citation whose volume fits the issues of the others, and whose
    issue fits their volumes and its year.

    Why it matters to a reader of the article: the reader orders a volume that does not exist.

    Example: Coastal Review, vol. 3, no. 41, 2019 beside Coastal Review, vol. 40, no. 2, 2018.

    What to do: look it up; the corrected note is offered.

    Known limits: a journal cited once is left alone, and journals that count issues through all volumes.
    """
    by_journal: dict[str, list[Cited]] = defaultdict(list)
    for work in cited(audit):
        item = work.item.item
        if item.container_title and _number(item.volume) and _number(item.issue) and _year(work):
            by_journal[key(item.container_title)].append(work)
    for works in by_journal.values():
        straight = [w for w in works if _number(w.item.item.volume) > _number(w.item.item.issue)]
        for work in works:
            others = straight[:_ENOUGH]
            turned = _number(work.item.item.volume) <= _number(work.item.item.issue)
            if turned and others and _fits_turned(work, others):
                volume, issue = work.item.item.volume, work.item.item.issue
                yield Hit(
                    message=f"{work.home.title}: volume {volume}, issue {issue} of "
                    f"{quoted(work.item.item.container_title or '')} seem to have changed places; note "
                    f"{others[0].home.label} cites volume {others[0].item.item.volume} of {_year(others[0])}.",
                    target=f"{work.item.item.container_title}: {volume}/{issue}",
                    note_index=work.home.note_index,
                    place_id=work.home.place_id,
                    related=(at_home(others[0].home, "the same journal"),),
                    changes=_turned(work),
                )


def _is_later(issued: str, own: str) -> bool:
    length = min(len(issued), len(own))
    if length == len("2019"):
        return int(issued[:4]) > int(own[:4]) + _YEARS_AHEAD
    return issued[:length] > own[:length]


def _number(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,4}", text) else 0


def _year(work: Cited) -> int:
    return _number((work.item.item.issued or "")[:4])


def _fits_turned(work: Cited, others: Sequence[Cited]) -> bool:
    """Whether issue and volume, turned round, lie on the line that volumes and years of the others give."""
    volume, issue = _number(work.item.item.issue), _number(work.item.item.volume)
    if issue > _MOST_ISSUES or volume <= issue:
        return False
    return all(_lies_on_line(volume, work, o) and not _lies_on_line(issue, work, o) for o in others)


def _lies_on_line(volume: int, work: Cited, other: Cited) -> bool:
    """Whether the volume is as many volumes from the other's as their years are apart."""
    return abs((volume - _number(other.item.item.volume)) - (_year(work) - _year(other))) <= 1


def _turned(work: Cited) -> tuple[Change, ...]:
    span = work.item.span
    volume, issue = work.item.item.volume or "", work.item.item.issue or ""
    pattern = re.compile(rf"(?<!\d){volume}(?!\d)(\D{{1,12}})(?<!\d){issue}(?!\d)")
    match = pattern.search(work.home.text, span.start, span.end)
    if match is None:
        return ()
    between = match[1]
    return (change(work.home, match.start(), match.end(), f"{issue}{between}{volume}"),)
