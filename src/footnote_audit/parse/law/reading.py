"""A printed judgment, law or treaty as a work: CSL's variables, the cited place with its label, spans of all."""

import re

from footnote_audit.model import CslItem, FieldSpan, Span
from footnote_audit.parse.dates import dates
from footnote_audit.parse.language import guess_language
from footnote_audit.parse.law.pieces import Group, Held, groups
from footnote_audit.parse.reading import Fields
from footnote_audit.text import fold, squeeze

# The share of rightly read fields among the cases in tests/cases/parse is higher; no set of law notes by other hands
# is at hand to measure it by, so the figures stay below those measured for other fields.
SURE, UNSURE = 0.9, 0.75
# Behind the law may stand so much that the grammar does not read ("with a note by Kötter").
MOST_LEFT = 60
LONGEST = 1000
_VARIABLES = {"title": "title", "court": "authority", "box": "container-title", "vol": "volume", "iss": "issue",
              "page": "page", "no": "number",
              "ecli": "number", "date": "issued", "year": "issued"}  # fmt: skip
_LABELS = {"at": "page", "para": "paragraph", "sec": "section", "art": "article-locator"}
_LETTERS = re.compile(r"[^\W\d_]")
_PREPOSITION = re.compile(r"(?:(?:do|da|del|della|dell['’]|du|des|der|de la|de l['’])(?:\s|(?<=['’])))?")
_SHORT_YEAR = re.compile(r"/(\d{4}|\d\d)$")
# Two figures of a year up to it are of this century.
_THIS_CENTURY = 30
_DAY = len("2016-04-27")
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")


def read_law(text: str) -> Fields | None:
    """The law, judgment or treaty that a citation is as a whole; None for every other citation."""
    plain = fold(text[:LONGEST])
    found = groups(plain)
    if len(found) != 1 or len(text) > LONGEST:
        return None
    (group,) = found
    before, behind = plain[: group.start], plain[group.end :]
    if _LETTERS.search(before) or len(behind) > MOST_LEFT or _YEAR.search(behind) or '"' in behind:
        return None
    if not group.sure and _LETTERS.search(behind):
        return None
    return _fields(text, group)


def _fields(text: str, group: Group) -> Fields:
    sure = SURE if group.sure else UNSURE
    values: dict[str, str] = {}
    spans: list[FieldSpan] = []
    for name, held in group.parts.items():
        variable = "locator" if name in _LABELS else _VARIABLES[name]
        stretch = held[-1] if name == "title" and len(held) > 1 else held[0]
        start, end = _trimmed(text, stretch)
        if name in ("title", "court"):
            start = _PREPOSITION.match(text, start, end).end()  # type: ignore[union-attr]  # it matches nothing, too
        if name == "no" and end - start > 1 and text[end - 1] == "." and text[end - 2].isdigit():
            end -= 1
        if start == end:
            continue
        values[name] = squeeze(text[start:end])
        hidden = name == "year" and "date" in group.parts
        if name == "ecli" and "no" in group.parts:
            variable = "note"
        if not hidden and variable not in {span.variable for span in spans}:
            spans.append(FieldSpan(variable=variable, span=Span(start=start, end=end), confidence=sure))
    kinds = group.parts.get("title", ())
    genre = squeeze(text[kinds[0].start : kinds[0].end]) if len(kinds) > 1 else None
    if genre:
        spans.append(FieldSpan(variable="genre", span=Span(start=kinds[0].start, end=kinds[0].end), confidence=sure))
    label = next((name for name in _LABELS if name in values), None)
    return Fields(
        item=_item(group.kind, values, genre), locator=_place(values[label]) if label else None,
        label=_LABELS[label] if label else None, confidence=sure,
        spans=tuple(sorted(spans, key=lambda f: f.span.start)),
    )  # fmt: skip


def _item(kind: str, values: dict[str, str], genre: str | None) -> CslItem:
    title = values.get("title")
    ecli = values.get("ecli")
    number = values.get("no") or ecli
    return CslItem(
        type=kind, title=title, authority=values.get("court"), container_title=values.get("box"),
        volume=values.get("vol"), issue=values.get("iss"), page=_number(values.get("page")), number=number,
        issued=_issued(values), genre=genre, note=ecli if ecli and number != ecli else None,
        language=guess_language(title) if title else None,
    )  # fmt: skip


def _number(page: str | None) -> str | None:
    return page if page is None or any(c.isdigit() for c in page) else None


def _place(printed: str) -> str:
    return re.sub(r"\s*-\s*", "-", fold(printed)).strip("[] ")


def _issued(values: dict[str, str]) -> str | None:
    """The printed date as EDTF, with the year of the number where the day is printed without one."""
    printed, year = values.get("date", ""), values.get("year") or _year_of(values.get("no", ""))
    if not printed and "year" not in values:
        year = None
    if printed and year and not _YEAR.search(printed):
        printed = f"{printed} de {year}"
    found = dates(re.sub(r"(?<=\d\.)\s(?=\d)", "", fold(printed).replace(".º", "").replace("º", "")))
    if found:
        return found[0].edtf
    in_title = max((d.edtf for d in dates(fold(values.get("title", "")))), key=len, default="")
    return in_title if len(in_title) == _DAY and in_title[:4] == (year or in_title)[:4] else year


def _year_of(number: str) -> str | None:
    """The year that a law's number ends in: "67/98", "7/2004"."""
    match = _SHORT_YEAR.search(number)
    if not match:
        return None
    if len(match[1]) > len("98"):
        return match[1]
    return ("20" if int(match[1]) <= _THIS_CENTURY else "19") + match[1]


def _trimmed(text: str, held: Held) -> tuple[int, int]:
    start, end = held.start, held.end
    while start < end and text[start] in " ,.:;-–—(\u00a0":
        start += 1
    while end > start and text[end - 1] in " ,:;-–—(\u00a0":
        end -= 1
    return start, end
