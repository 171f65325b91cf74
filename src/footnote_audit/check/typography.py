"""CIT018 and CIT019: slips of the pen in the notes, and quotation marks and brackets that do not close."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from footnote_audit.check.note_texts import Written, change, written_alike, written_texts
from footnote_audit.check.places import quoted
from footnote_audit.model import Audit, Change, Hit

# Straight marks are slips where the notes print at least this many curly ones, and this many times more.
LEAST_CURLY = 10
CURLY_TO_STRAIGHT = 4
# Commas after a space are how the file was made where more than this share of all commas is such.
SPACED_COMMAS = 0.3
_AROUND = 12
_DOUBLE_SPACE = re.compile(r"(?<=[^\s.!?:]) {2,}(?=\S)")
_SPACE_BEFORE = re.compile(r"(?<=[^\s.,…]) +(?=,(?!,| ,|\d))|(?<=[\w)\]”»]) +(?=\.(?:\s(?!\.)|$))")
# What a pointer is left out behind: files that number sections by machine hold no words there.
_POINTED = re.compile(
    r"(?:\b(?:sections?|chapters?|parts?|figures?|tables?|appendix|pages?|notes?|equations?|eqs?|see|also|and|or|in|of|to|at|by|"
    r"from|with|further|chapitre|partie|voir|et|abschnitt|kapitel|siehe|und|vgl)|,)$",
    re.I,
)
_TWO_STOPS = re.compile(r"(?<=[\w)”»])(?<!\.)\.\.(?![.\w/])")
_DOUBLED_WORD = re.compile(
    r"\b(the|of|in|and|to|for|with|by|from|at|an|le|du|des|et|dans|pour|sur|und|von|mit|für|del|per|con)( +)\1\b"
)
_STRAIGHT_PAIR = re.compile(r"(?<![\w\d])\"([^\"“”]{1,300})\"(?!\w)")
_STRAIGHT_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_OPENERS = {"(": ")", "[": "]"}
_CLOSERS = {")": "(", "]": "["}
# "a) first, 2) second": a bracket that closes a list letter or number opens nowhere.
_LIST_MARK = re.compile(r"(?:^|[\s;,:(])(?:[a-zA-Z]|[ivx]{1,4}|\d{1,2})$")
_NESTED = {"“": "”", "«": "»"}


class _Slip(NamedTuple):
    what: str
    offer: Change


def typographic_slip(audit: Audit) -> Iterator[Hit]:
    """A note holds a slip of the pen: a double space, a space before a comma, two full stops, a word twice.

    What it checks: spaces doubled or set before a comma or full stop, two full stops, small words printed twice, and
    straight quotation marks or apostrophes where the notes print curly ones.

    Why it matters to a reader of the article: such slips show where something was taken out or put in late, and a
    search for the printed words fails.

    Example: Doe , The Harbour  Question, p. 3..

    What to do: take over the corrected note.

    Known limits: two spaces after a full stop are left alone, and so are spaces before commas in a file that has many.
    """
    for group in written_alike(audit):
        yield from _slips(group)


def unbalanced_marks(audit: Audit) -> Iterator[Hit]:
    """A quotation mark or a bracket opens and does not close, or closes and never opened.

    What it checks: round and square brackets, and the double quotation marks of English and French, within each note.

    Why it matters to a reader of the article: the reader cannot tell where the title or the quoted words end.

    Example: Jane Doe, “The harbour question, Coastal Courier, 3 May 2019.

    What to do: put in the missing mark. Where only one place fits, the corrected note is offered.

    Known limits: single quotation marks look like apostrophes and are left alone, and so are marks that some languages
    set the other way round, and quotations of several paragraphs that open anew with each.
    """
    for written in written_texts(audit):
        for mark, offset, offer in (*_brackets(written), *_quotation_marks(written)):
            what = "opens and does not close" if mark in "([“«" else "closes and never opened"
            near = written.home.text[max(0, offset - _AROUND) : offset + 30]
            yield Hit(
                message=f"{written.home.title}: {mark} {what}, at {quoted(near)}.",
                target=f"{mark} {written.home.text[:80]}",
                note_index=written.home.note_index,
                place_id=written.home.place_id,
                changes=(offer,) if offer else (),
            )


def _slips(notes: Sequence[Written]) -> Iterator[Hit]:
    """The slips of texts of one kind, which have their style in common."""
    spaced = _commas_are_spaced(notes)
    quotes = _are_curly(notes, "“”„", '"')
    apostrophes = _are_curly(notes, "’", "'")
    for written in notes:
        slips = [*_spaces(written, spaced=spaced), *_doubled(written)]
        slips += _straight_quotes(written) if quotes else ()
        slips += _straight_apostrophes(written) if apostrophes else ()
        if slips:
            kinds = list(dict.fromkeys(slip.what for slip in slips))
            first = min(slips, key=lambda slip: slip.offer.start).offer
            yield Hit(
                message=f"{written.home.title}: {', '.join(kinds)}, at {quoted(_around(written, first))}.",
                target=f"{', '.join(kinds)}: {written.home.text[:80]}",
                note_index=written.home.note_index,
                place_id=written.home.place_id,
                changes=_apart(slip.offer for slip in slips),
            )


def _spaces(written: Written, *, spaced: bool) -> Iterator[_Slip]:
    for match in _DOUBLE_SPACE.finditer(written.home.text):
        yield _Slip("two spaces", change(written.home, match.start(), match.end(), " "))
    if spaced:
        return
    for match in _SPACE_BEFORE.finditer(written.home.text):
        if _POINTED.search(written.home.text, max(0, match.start() - 12), match.start()):
            continue
        what = "a space before a comma" if written.home.text[match.end()] == "," else "a space before a full stop"
        yield _Slip(what, change(written.home, match.start(), match.end(), ""))


def _doubled(written: Written) -> Iterator[_Slip]:
    for match in _TWO_STOPS.finditer(written.home.text):
        if not written.in_address(match.start()):
            yield _Slip("two full stops", change(written.home, match.start(), match.end(), "."))
    for match in _DOUBLED_WORD.finditer(written.home.text):
        yield _Slip("a word twice", change(written.home, match.start(), match.end(), match[1]))


def _straight_quotes(written: Written) -> Iterator[_Slip]:
    for match in _STRAIGHT_PAIR.finditer(written.home.text):
        if not written.in_address(match.start()):
            yield _Slip(
                "straight quotation marks among curly ones",
                change(written.home, match.start(), match.end(), f"“{match[1]}”"),
            )


def _straight_apostrophes(written: Written) -> Iterator[_Slip]:
    for match in _STRAIGHT_APOSTROPHE.finditer(written.home.text):
        if not written.in_address(match.start()):
            yield _Slip("a straight apostrophe among curly ones", change(written.home, match.start(), match.end(), "’"))


def _commas_are_spaced(notes: Sequence[Written]) -> bool:
    commas = sum(written.plain.count(",") for written in notes)
    return sum(written.plain.count(" ,") for written in notes) > SPACED_COMMAS * max(commas, 1)


def _are_curly(notes: Sequence[Written], curly: str, straight: str) -> bool:
    round_ones = sum(written.home.text.count(mark) for written in notes for mark in curly)
    straight_ones = sum(written.home.text.count(straight) for written in notes)
    return round_ones >= LEAST_CURLY and round_ones >= CURLY_TO_STRAIGHT * straight_ones


def _around(written: Written, offer: Change) -> str:
    return written.home.text[max(0, offer.start - _AROUND) : offer.end + _AROUND]


def _apart(offers: Iterator[Change]) -> tuple[Change, ...]:
    """The offers in order, without those that overlap an earlier one."""
    kept: list[Change] = []
    for offer in sorted(offers, key=lambda o: (o.start, o.end)):
        if not kept or offer.start >= kept[-1].end:
            kept.append(offer)
    return tuple(kept)


def _brackets(written: Written) -> Iterator[tuple[str, int, Change | None]]:
    text = written.home.text
    stack: list[int] = []
    for offset, sign in enumerate(text):
        if sign in _OPENERS:
            stack.append(offset)
        elif sign in _CLOSERS:
            if stack and text[stack[-1]] == _CLOSERS[sign]:
                stack.pop()
            elif not _is_loose(written, offset):
                yield sign, offset, None
                return
    for offset in stack[:1]:
        if not written.in_address(offset) and not _is_smiley(text, offset):
            yield text[offset], offset, _closed(written, offset)


def _is_loose(written: Written, offset: int) -> bool:
    """Whether a closing bracket needs no opening one: of a list mark, a face, or an address."""
    text = written.home.text
    return (
        _LIST_MARK.search(text, max(0, offset - 5), offset) is not None
        or text[max(0, offset - 1) : offset] in {":", ";", "-"}
        or written.in_address(offset)
        or written.in_address(offset - 1)
    )


def _is_smiley(text: str, offset: int) -> bool:
    return text[max(0, offset - 1) : offset] in {":", ";"}


def _closed(written: Written, offset: int) -> Change | None:
    """The closing bracket behind a year or date that alone stands open: "(Oslo: Quay, 2019, p. 4" has two places."""
    text = written.home.text
    match = re.compile(r"[(\[](?:[^()\[\],;]{1,40}, ?)?\d{4}(?=[,.;])").match(text, offset)
    return change(written.home, match.end(), match.end(), _OPENERS[text[offset]]) if match else None


def _quotation_marks(written: Written) -> Iterator[tuple[str, int, Change | None]]:
    text = written.home.text
    for opener, closer in _NESTED.items():
        others = "„‟" if opener == "“" else "‹›"
        places = [place for place in (text.find(opener), text.find(closer)) if place >= 0]
        opened, closed = text.count(opener), text.count(closer)
        if not places or abs(opened - closed) != 1 or any(other in text for other in others):
            continue
        # Some languages open and close with what closes elsewhere, or the other way round.
        if not opened or (not closed and opened > 1) or (text[min(places)] == closer and closed > 1):
            continue
        found = _lone(text, opener, closer)
        if found is not None:
            yield text[found], found, None


def _lone(text: str, opener: str, closer: str) -> int | None:
    """The mark that has no other half; None where a quotation opens anew before it closes, as paragraphs do."""
    open_at: int | None = None
    for offset, sign in enumerate(text):
        if sign == opener:
            if open_at is not None:
                return None
            open_at = offset
        elif sign == closer:
            if open_at is None:
                return offset
            open_at = None
    return open_at
