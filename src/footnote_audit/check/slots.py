"""CIT008 and CIT010: numbers and dates that cannot be, and places of a citation left empty."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from footnote_audit.check.citations import lacks_container
from footnote_audit.check.note_texts import Written, change, written_texts
from footnote_audit.check.places import Cited, cited, quoted
from footnote_audit.check.printed_dates import PrintedDate, printed_dates
from footnote_audit.model import Audit, Change, Hit
from footnote_audit.text import fold

# "no. 1, vol. 723": an issue of one or two digits before a "volume" of three reads like one number with a thousands
# comma taken apart. Volumes below 300 are left alone: journals of that age exist (tuned on none; raise with care).
_SPLIT_NUMBER = re.compile(r"\b(?:no|n°|nº|nr|issue|number)\.?\s?(\d{1,2}),\s*(?:vol|volume|bd)\.?\s?(\d{3})\b", re.I)
_LEAST_SPLIT_VOLUME = 300
_BACKWARDS = re.compile(r"(?<![\w.])(?:pp?|s|págs?|стр|с)\. ?(\d{2,5}) ?- ?(\d{2,5})(?![\w-]|\.\d)", re.I)
_COMMAS = re.compile(r"(?<=[^\s,(]),(?: ?,)+(?!\w)")
_EMPTY = re.compile(
    r"(?P<brackets> ?\( ?\)| ?\[ ?\])"
    r"|(?P<quotes>(?<=[\s(])\" ?\"(?=,))"
    # A capital P. is mostly somebody's initial.
    r"|(?P<number>(?<![\w.-])(?:(?:[Vv]ols?|VOL|pp?|Nr)\.|[nN][°º]\.?|№) ?(?=[,;]|\)))"
    r"|(?P<end>,(?= ?\.(?:\s|$))|,(?= ?\)))"
)
_WHAT = {"brackets": "brackets", "quotes": "quotation marks", "number": "place for a number", "end": "place"}


class _Fault(NamedTuple):
    """What is wrong with a number, the wording offered, and the corrected note."""

    what: str
    correction: str | None = None
    offer: Change | None = None


def number_slot(audit: Audit) -> Iterator[Hit]:
    """A number of a citation cannot be what its place says: a volume, a date, a page range.

    What it checks: dates that no calendar has or that lie after the audit; page ranges that run backwards; an issue
    followed by a volume that together read like one number with a thousands comma ("no. 1, vol. 723").

    Why it matters to a reader of the article: a wrong number leads to another issue, or to none.

    Example: 31 June 2019; pp. 150-139; no. 2, vol. 345 for no. 2,345.

    What to do: look the number up and correct it. The note offered keeps what can be right: the month without the day,
    the pages in rising order.

    Known limits: a number that is possible but wrong is only seen by comparison with a recorded source (SRC003).
    """
    today = audit.options.started[:10]
    for work in cited(audit):
        for fault in _work_faults(work, today):
            yield Hit(
                message=f"{work.home.title}: {fault.what}",
                target=f"{work.item.item.title or work.printed}: {fault.what}",
                note_index=work.home.note_index,
                place_id=work.home.place_id,
                correction=fault.correction,
                changes=(fault.offer,) if fault.offer else (),
            )
    for written in written_texts(audit):
        for fault in (*_impossible_dates(written), *_backward_pages(written)):
            yield Hit(
                message=f"{written.home.title}: {fault.what}",
                target=f"{written.home.text[:80]}: {fault.what}",
                note_index=written.home.note_index,
                place_id=written.home.place_id,
                changes=(fault.offer,) if fault.offer else (),
            )


def empty_slot(audit: Audit) -> Iterator[Hit]:
    """A place of a citation is empty: two commas in a row, empty brackets, a number sign without a number.

    What it checks: cited works with commas that hold nothing between them, brackets or quotation marks without
    content, "vol." or "p." without a number, and a comma before the closing stop or bracket. An outlet that is missing
    between two commas is told by CIT002.

    Why it matters to a reader of the article: something that should lead to the source is missing.

    Example: Jane Doe, “The harbour question”, Coastal Review, vol. , no. 3, 2019.

    What to do: put in what is missing, or take over the note without the empty place.

    Known limits: what is missing is not known.
    """
    told = {work.item.id for work in cited(audit) if lacks_container(work)}
    for written in written_texts(audit):
        without_outlet = any(item.id in told for item in written.items)
        slots = list(_empty(written, commas=not without_outlet))
        if slots:
            what, first = slots[0]
            near = written.home.text[max(0, first.start - 20) : first.end + 20]
            yield Hit(
                message=f"{written.home.title}: empty {what}, at {quoted(near)}.",
                target=f"{what}: {written.home.text[:80]}",
                note_index=written.home.note_index,
                place_id=written.home.place_id,
                changes=tuple(offer for _, offer in slots),
            )


def _empty(written: Written, *, commas: bool) -> Iterator[tuple[str, Change]]:
    found = (
        [("place between commas", m.start() + 1, m.end()) for m in _COMMAS.finditer(written.plain)] if commas else []
    )
    for match in _EMPTY.finditer(written.plain):
        kind = match.lastgroup or "end"
        before = written.plain[max(0, match.start() - 3) : match.start()].rstrip()
        # "240 p." counts pages.
        if kind == "number" and before[-1:].isdigit():
            continue
        # Two closing marks in a row end a quotation within another.
        if kind == "quotes" and written.home.text[match.start()] not in '“«„"':
            continue
        found.append((_WHAT[kind], match.start(), match.end()))
    for what, start, end in sorted(found, key=lambda slot: slot[1]):
        quoted_words = written.in_quotes(start) and written.in_quotes(end)
        if written.in_work(start) and not written.in_address(start) and not quoted_words:
            yield what, _without(written, start, end, what)


def _without(written: Written, start: int, end: int, what: str) -> Change:
    """The note without the empty place; a number sign takes the comma behind it along."""
    text = written.home.text
    if what == _WHAT["number"] and text[end : end + 2] == ", ":
        end += 2
    return change(written.home, start, end, "")


def _work_faults(work: Cited, today: str) -> Iterator[_Fault]:
    split = _SPLIT_NUMBER.search(fold(work.printed))
    if split and int(split[2]) >= _LEAST_SPLIT_VOLUME:
        whole = f"no. {split[1]},{split[2]}"
        at = work.home.text.find(work.printed, work.item.span.start) + split.start()
        offer = change(work.home, at, at + len(split.group()), whole)
        yield _Fault(f"“{split.group()}” reads like one number with a thousands comma ({whole}).", whole, offer)
    for name, edtf in (("date", work.item.item.issued), ("date of access", work.item.item.accessed)):
        bare = edtf is not None and len(edtf) == len("2019") and f"({edtf}" not in work.printed
        # A bare number between commas may be a page or an issue.
        if edtf and not bare and (fault := _date_fault(edtf, today)):
            yield _Fault(f"the {name} {edtf} {fault}.")


def _date_fault(edtf: str, today: str) -> str | None:
    ends = [tuple(int(part) for part in end.split("-")) for end in edtf.split("/") if re.fullmatch(r"\d+(-\d+)*", end)]
    if any(len(end) > 1 and not (1 <= end[1] <= 12 or 21 <= end[1] <= 41) for end in ends):
        return None
    if ends and edtf[:10] > today and ends[0][0] >= int(today[:4]):
        return "lies after the day of this audit"
    if len(ends) == 2 and ends[1] < ends[0][: len(ends[1])]:
        return "ends before it begins"
    return None


def _impossible_dates(written: Written) -> Iterator[_Fault]:
    for date in printed_dates(written.plain):
        if not date.exists and not written.in_address(date.start) and not written.in_quotes(date.start):
            exact = written.home.text[date.start : date.end]
            fault = "a month" if not 1 <= date.month <= 12 else "a day"
            offer = _possible(date, exact)
            yield _Fault(
                f"the date “{exact}” names {fault} that does not exist.",
                offer=change(written.home, date.start, date.end, offer) if offer else None,
            )


def _possible(date: PrintedDate, exact: str) -> str | None:
    """What of an impossible date can be right: the month and the year, as they are printed."""
    if not 1 <= date.month <= 12:
        return str(date.year)
    if date.word and exact.find(date.word) > 0:
        return exact[exact.find(date.word) :]
    return f"{date.word} {date.year}" if date.word else f"{date.year:04}-{date.month:02}"


def _backward_pages(written: Written) -> Iterator[_Fault]:
    for match in _BACKWARDS.finditer(written.plain):
        first, last = match[1], match[2]
        if len(first) == len(last) and int(last) < int(first) and not written.in_address(match.start()):
            dash = written.home.text[match.end(1) : match.start(2)]
            yield _Fault(
                f"the page range {first}-{last} runs backwards.",
                offer=change(written.home, match.start(1), match.end(2), f"{last}{dash}{first}"),
            )
