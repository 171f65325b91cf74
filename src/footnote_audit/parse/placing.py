"""Where the fields that rules read stand in the text, and how sure each is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from footnote_audit.model import CslItem, FieldSpan, Name, Span
from footnote_audit.parse.identifiers import SURE, TAKEN, Identifier
from footnote_audit.parse.reading import Fields
from footnote_audit.text import fold

# The share of each field's values that are right where rules read them: of the notes of the development part of the
# citation gold set and of the example article, (right + 1) / (all + 2); the place, which these print too seldom, of the
# references there that quote their title.
RIGHT = {
    "author": 0.97, "title": 0.99, "container-title": 0.97, "issued": 0.99, "volume": 0.91, "issue": 0.93, "page": 0.86,
    "publisher": 0.69, "publisher-place": 0.94, "locator": 0.92,
}  # fmt: skip
# Of fields that no gold set scores.
OTHERWISE = 0.8
_NEWLY = re.compile(f"{TAKEN}+")
_EDGES = " ,;:.([{\"'“”«»‘’" + TAKEN
# The steps of reading that can have given a variable, the first that holds its value.
_STEPS = {
    "title": ("title",),
    "issued": ("date", "lead date", "year issue"),
    "volume": ("numbers", "places"),
    "issue": ("numbers", "year issue"),
    "number": ("genre", "numbers"),
    "genre": ("genre", "printing"),
    "page": ("locators", "numbers", "places"),
    "locator": ("locators", "places"),
}


class Region(NamedTuple):
    """A stretch of the text that one step of reading took."""

    step: str
    start: int
    end: int


def squeezed(text: str, most: int) -> tuple[str, list[int]]:
    """The first characters of the text with every run of white space as one space, and where each stood."""
    places = [m.start() for m in re.finditer(r"\S|\s+", text)]
    first = 1 if text[:1].isspace() else 0
    places = places[first : first + most]
    return "".join(" " if text[at].isspace() else text[at] for at in places), places


def taken(step: str, before: str, after: str) -> Iterator[Region]:
    """What a step blanked out, in order."""
    for match in _NEWLY.finditer(after):
        start, end = match.span()
        while start < end and before[start] == TAKEN:
            start += 1
        while end > start and before[end - 1] == TAKEN:
            end -= 1
        if start < end:
            yield Region(step, start, end)


def with_identifiers(item: CslItem, known: Sequence[Identifier]) -> CslItem:
    """The item with its identifiers under CSL's variables; an arXiv number names its archive."""
    values = {i.variable.replace("-", "_"): i.value for i in known}
    archive = {"archive": "arXiv"} if "archive_location" in values else {}
    return replace(item, **values, **archive)  # type: ignore[arg-type]  # variables of one text each


def spans(text: str, fields: Fields, regions: Sequence[Region], known: Sequence[Identifier]) -> list[FieldSpan]:
    """Each field that is printed, in the order of the text."""
    plain = fold(text)
    found = [FieldSpan(variable=i.variable, span=i.span, confidence=SURE) for i in known]
    used: list[Span] = []
    for variable, value in _values(fields):
        span = _place(plain, variable, fold(value), regions, used)
        if span is not None:
            used.append(span)
            found.append(FieldSpan(variable=variable, span=span, confidence=RIGHT.get(variable, OTHERWISE)))
    return sorted(found, key=lambda f: (f.span.start, f.span.end))


def moved(found: Sequence[FieldSpan], places: Sequence[int]) -> tuple[FieldSpan, ...]:
    """The fields with the offsets that they had before the white space was squeezed."""
    return tuple(replace(f, span=Span(start=places[f.span.start], end=places[f.span.end - 1] + 1)) for f in found)


def _values(fields: Fields) -> Iterator[tuple[str, str]]:
    item = fields.item
    pairs = (
        ("author", _people(item.author)), ("title", item.title), ("issued", item.issued), ("locator", fields.locator),
        ("page", item.page), ("volume", item.volume), ("issue", item.issue), ("number", item.number),
        ("container-title", item.container_title), ("collection-title", item.collection_title),
        ("publisher-place", item.publisher_place), ("publisher", item.publisher), ("genre", item.genre),
        ("edition", item.edition), ("editor", _people(item.editor)),
    )  # fmt: skip
    for variable, value in pairs:
        if value:
            yield variable, value


def _people(people: Sequence[Name]) -> str:
    return (people[0].family or people[0].literal or "") if people else ""


def _place(plain: str, variable: str, value: str, regions: Sequence[Region], used: Sequence[Span]) -> Span | None:
    if variable == "author":
        lead = next(r for r in regions if r.step == "lead")
        dated = next((r for r in regions if r.step == "lead date"), None)
        return _trimmed(plain, lead.start, dated.start if dated else lead.end)
    if variable == "issued":
        order = {step: at for at, step in enumerate(_STEPS["issued"])}
        found = [r for r in regions if r.step in order and value[:4] in plain[r.start : r.end]]
        best = min(found, key=lambda r: order[r.step], default=None)
        return _trimmed(plain, best.start, best.end) if best else None
    steps = _STEPS.get(variable, ("printing",))
    for region in (r for step in steps for r in regions if r.step == step):
        # "2009/3" prints the year and the issue at once.
        span = _located(plain, value, region, () if region.step == "year issue" else used)
        if span is not None:
            return span
    return None


def _located(plain: str, value: str, region: Region, used: Sequence[Span]) -> Span | None:
    """The first place of a value in a stretch that no other field has; of a range its ends, however they are joined."""
    first, dash, last = value.partition("-")
    at = region.start
    while (at := plain.find(value, at, region.end)) >= 0:
        if _is_free(plain, at, at + len(value), used):
            return Span(start=at, end=at + len(value))
        at += 1
    start = plain.find(first, region.start, region.end) if dash else -1
    end = plain.find(last, start + len(first), region.end) if start >= 0 else -1
    if start < 0 or end < 0 or end - start - len(first) > 4:
        return None
    return Span(start=start, end=end + len(last))


def _is_free(plain: str, start: int, end: int, used: Sequence[Span]) -> bool:
    if plain[start : start + 1].isalnum() and plain[start - 1 : start].isalnum() and start:
        return False
    if plain[end - 1].isalnum() and plain[end : end + 1].isalnum():
        return False
    return not any(u.start < end and start < u.end for u in used)


def _trimmed(plain: str, start: int, end: int) -> Span | None:
    while start < end and plain[start] in _EDGES:
        start += 1
    while end > start and plain[end - 1] in _EDGES:
        end -= 1
    return Span(start=start, end=end) if start < end else None
