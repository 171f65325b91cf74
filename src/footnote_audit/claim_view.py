"""A claim judged by hand, laid out for a terminal: rating, reason, each fact, and the passage with its marks.

Everything is told by words and signs; colours only say it again.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from footnote_audit.columns import shown, wrapped
from footnote_audit.match.by_hand import ByHand, Seen
from footnote_audit.model import Edit, EditKind, Evidence, Opinion, Rating, Span
from footnote_audit.report.wording import count, date
from footnote_audit.report.words import JUDGES, LOOKS

NAME_WIDTH = 10
# Where no terminal says how wide it is.
USUAL_WIDTH = 100
_NARROWEST = 24
# Characters shown on each side of a passage, and of a passage itself.
_AROUND = 400
_PASSAGE = 1_500
_RATING = {
    Rating.SUPPORTED: "1;94",
    Rating.PARTLY_SUPPORTED: "1;33",
    Rating.REFUTED: "1;31",
    Rating.NOT_FOUND: "1",
    Rating.UNVERIFIABLE: "1;90",
    Rating.NOT_CHECKABLE: "2",
}
_HEAD, _QUOTED = "!", ">"
_NAME, _DIM, _SHARED, _VALUE, _DIFFERS, _LACKING = "36", "2", "4", "1;4", "1;33", "33;9"
_OLD, _NEW = "31", "32"


class Named(NamedTuple):
    """What is told of a source besides its words: its name, when its copy was had, and the page that was asked for."""

    name: str
    retrieved: str | None = None
    page: str | None = None


class _Run(NamedTuple):
    """Words of one look; `style` is ANSI, empty for plain."""

    text: str
    style: str = ""


def claim_view(
    found: ByHand, text: str, named: Named, *, coloured: bool = False, width: int | None = None
) -> Iterator[str]:
    """The lines for a claim; `text` is the source's, `width` the terminal's in columns."""
    room = max(_NARROWEST, (width or USUAL_WIDTH) - 1)
    for name, runs in _lines(found, text, named, coloured=coloured):
        yield from _laid_out(name, runs, room, coloured=coloured)


def _lines(found: ByHand, text: str, named: Named, *, coloured: bool) -> Iterator[tuple[str, list[_Run]]]:
    verdict = found.verdict
    likely = f"  (likelihood of support {verdict.score:.2f})" if found.seen else ""
    yield _HEAD, [_rated(verdict.rating), _Run(likely, _DIM)]
    claim = found.claim.text[:_PASSAGE]
    cut = "…" if len(claim) < len(found.claim.text) else ""
    yield "Claim", [*_marked(claim, [(span, _LACKING) for span in found.lacking]), _Run(cut)]
    yield "Why", [_Run(verdict.explanation)]
    yield from _facts(found)
    for number, (evidence, seen) in enumerate(zip(verdict.evidence, found.seen, strict=False)):
        yield from _passage(number, evidence, seen, text, named, coloured=coloured)
    if found.seen:
        yield from _words(found)
    yield from _opinions(verdict.opinions)
    if not found.seen:
        yield "Source", [_Run(_where(None, named))]


def _facts(found: ByHand) -> Iterator[tuple[str, list[_Run]]]:
    weakest = found.verdict.weakest
    for number, (part, verdict) in enumerate(zip(found.claim.parts, found.verdict.parts, strict=False)):
        name = "Facts" if number == 0 else ""
        decides = " (decides)" if verdict.part == weakest else ""
        yield name, [_rated(verdict.rating), _Run(f"{decides}: {part.text} "), _Run(verdict.explanation, _DIM)]


def _passage(
    number: int, evidence: Evidence, seen: Seen, text: str, named: Named, *, coloured: bool
) -> Iterator[tuple[str, list[_Run]]]:
    told = named if number == 0 else named._replace(page=None)
    yield "Source" if number == 0 else "Also", [_Run(_where(evidence, told))]
    marks = [(span, _SHARED) for span in seen.shared] + [(span, _VALUE) for span in seen.values]
    marks += [(span, _DIFFERS) for span in seen.differing]
    start, end = seen.passage.start, min(seen.passage.end, seen.passage.start + _PASSAGE)
    inside = [(Span(start=s.start - start, end=s.end - start), look) for s, look in marks]
    before = text[seen.around.start : start].strip()
    before = before if len(before) <= _AROUND else f"… {before[-_AROUND:].partition(' ')[2]}"
    after = text[seen.passage.end : seen.around.end].strip()
    after = after if len(after) <= _AROUND else f"{after[:_AROUND].rpartition(' ')[0]} …"
    if number == 0 and before:
        yield "", [_Run(before, _DIM)]
    cut = "…" if end < seen.passage.end else ""
    yield _QUOTED, [*_marked(text[start:end], inside), _Run(cut)]
    if number == 0 and after:
        yield "", [_Run(after, _DIM)]
    if any(edit.kind is not EditKind.SAME for edit in evidence.edits):
        yield "Quotation", list(_edits(evidence.edits))
    if number == 0 and not coloured:
        yield from _marks_told(seen, text)


def _marks_told(seen: Seen, text: str) -> Iterator[tuple[str, list[_Run]]]:
    """What colours would show in the passage, in words."""
    for name, spans in (("Shared", (*seen.values, *seen.shared)), ("Differs", seen.differing)):
        told = dict.fromkeys(text[span.start : span.end] for span in spans)
        if told:
            yield name, [_Run(", ".join(told))]


def _where(evidence: Evidence | None, named: Named) -> str:
    """The source's name, the page of the words, and when its copy was had."""
    place = named.name
    if evidence is not None and evidence.selector.page is not None:
        sheet, label = str(evidence.selector.page), evidence.selector.page_label
        place += f", page {label or sheet}" + (f" (sheet {sheet})" if label not in (None, sheet) else "")
        if named.page is not None and named.page not in (label, sheet):
            place += f", not page {named.page}"
    return place + (f"; copy of {date(named.retrieved)}" if named.retrieved else "")


def _words(found: ByHand) -> Iterator[tuple[str, list[_Run]]]:
    runs = [found.claim.text[span.start : span.end] for span in found.lacking]
    if runs:
        where = (
            "not in this passage" if len(found.seen) == 1 else f"in none of these {count(len(found.seen), 'passage')}"
        )
        told = ", ".join(dict.fromkeys(runs))
        told = told if len(told) <= _AROUND else f"{told[:_AROUND].rpartition(', ')[0]}, …"
        yield "Lacking", [_Run(told, _LACKING.partition(";")[0]), _Run(f" ({where})", _DIM)]


def _edits(edits: Sequence[Edit]) -> Iterator[_Run]:
    """The words of the claim that the source has otherwise, as `git diff --word-diff` shows them."""
    for number, edit in enumerate(edits):
        space = " " if number else ""
        if edit.kind in (EditKind.SAME, EditKind.MARKED_CUT):
            yield _Run(space + (edit.quoted or "[…]"))
            continue
        yield _Run(space)
        if edit.quoted:
            yield _Run(f"[-{edit.quoted}-]", _OLD)
        if edit.found:
            yield _Run(f"{{+{edit.found}+}}", _NEW)
    yield _Run("   ([-claim-] {+source+})", _DIM)


def _opinions(opinions: Sequence[Opinion]) -> Iterator[tuple[str, list[_Run]]]:
    for number, opinion in enumerate(opinions):
        look = LOOKS[opinion.rating]
        said = f"{JUDGES[opinion.judge]}: {look.sign} {look.word} ({opinion.score:.2f}), {opinion.said}"
        yield "Judges" if number == 0 else "", [_Run(said)]
    if len({opinion.rating for opinion in opinions}) > 1:
        yield "", [_Run("They disagree; the rules decide.")]


def _rated(rating: Rating) -> _Run:
    look = LOOKS[rating]
    return _Run(f"{look.sign} {look.word}", _RATING[rating])


def _marked(text: str, marks: Iterable[tuple[Span, str]]) -> list[_Run]:
    """The text in runs; of marks that overlap the later one holds."""
    looks = [""] * len(text)
    for span, style in marks:
        start, end = max(0, span.start), min(len(text), span.end)
        looks[start:end] = [style] * max(0, end - start)
    runs: list[_Run] = []
    begin = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or looks[at] != looks[begin]:
            runs.append(_Run(text[begin:at], looks[begin]))
            begin = at
    return runs


def _laid_out(name: str, runs: Sequence[_Run], room: int, *, coloured: bool) -> Iterator[str]:
    """A named line in as many lines of the terminal as it takes; the looks go along with the words."""
    text, looks = _plain(runs)
    indent = 0 if name == _HEAD else NAME_WIDTH if room >= 4 * NAME_WIDTH else 2
    first = margin = "> ".rjust(indent) if name == _QUOTED else " " * indent
    if name not in (_HEAD, _QUOTED, ""):
        yield from () if indent == NAME_WIDTH else (_painted(name, _NAME if coloured else ""),)
        first = _painted(f"{name:<{indent}}", _NAME if coloured else "") if indent == NAME_WIDTH else margin
    at = 0
    for number, line in enumerate(wrapped(text, room - indent)):
        at = text.find(line, at)
        styled = _styled(line, looks[at : at + len(line)], coloured=coloured)
        at += len(line)
        yield f"{margin if number else first}{styled}".rstrip()


def _plain(runs: Sequence[_Run]) -> tuple[str, list[str]]:
    """The words of all runs on one line, white space as one space, and the look of each character."""
    text: list[str] = []
    looks: list[str] = []
    for run in runs:
        for char in run.text:
            plain = " " if char.isspace() else shown(char) or " "
            if plain == " " and text and text[-1] == " ":
                continue
            text.append(plain)
            looks.append(run.style)
    return "".join(text), looks


def _styled(line: str, looks: Sequence[str], *, coloured: bool) -> str:
    if not coloured:
        return line
    parts, begin = [], 0
    for at in range(1, len(line) + 1):
        if at == len(line) or looks[at] != looks[begin]:
            parts.append(_painted(line[begin:at], looks[begin]))
            begin = at
    return "".join(parts)


def _painted(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if style else text
