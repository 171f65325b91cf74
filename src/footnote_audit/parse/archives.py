"""Papers in archives: the archive, the shelfmark in its parts, perhaps what the paper is, its day and its leaf.

"TNA, FO 371/12345, Smith to Jones, 3 May 1921", "AMAE, Série Europe, vol. 12, fol. 33", "РГАСПИ. Ф. 17. Оп. 3. Д. 12.
Л. 5".
"""

import re
from typing import NamedTuple

from footnote_audit.model import CslItem, FieldSpan, Name, Span
from footnote_audit.parse.authors import looks_like_names, names
from footnote_audit.parse.dates import dates
from footnote_audit.parse.evidence import prose_words
from footnote_audit.parse.language import guess_language
from footnote_audit.parse.quotes import masked, quotations
from footnote_audit.parse.reading import Fields
from footnote_audit.text import fold, squeeze

# As for films: no set by other hands is at hand to measure it by.
SURE = 0.75
_ACRONYMS = frozenset(
    """
    TNA PRO NARA BArch BAB BA-MA AMAE AN SHD ADMAE CADN CADC MAE ASMAE ACS ASV AAV AGA AHN AGI AGS AMAEC ANTT AHD AHU TT
    HHStA ÖStA GStA BayHStA PAAA AVPRF RGASPI GARF RGANI RGVA RGIA RGAE TsAMO UNOG UNA LAC NAC NLS NAI
    """.split()  # noqa: SIM905
)
_ARCHIVE = re.compile(
    r"(?:archiv(?:es?|io|al|um|y)?|archivos?|arquivos?|архив\w*|\w+archiv|libr(?:ary|aries)|bibliothek|bibliothèque"
    r"|biblioteca|papers|nachlass)\b",
    re.I,
)
_PAPERS = re.compile(r"\b(?:papers|nachlass|fonds)\b", re.I)
_SHORT_NAME = re.compile(r"\s*\([^()]{2,40}\)$")
_MARK = re.compile(
    r"\d{1,3}\s?[A-Z]{1,3}\s\d{1,5}|(?:Add\.?\s)?(?:MSS?|mss?)\.?\s(?:[A-Za-z]{2,5}\.?\s){0,2}\d{1,6}"
    r"|[A-Z]{1,5}\d{0,2}(?:[ -](?:[IVX]{1,4}|\d{1,6}))?(?:[ /.-]\w{1,8}){0,4}"
)
_BOX = re.compile(
    r"(?:box(?:es)?|folder|file|carton|dossier|caja|exp\.|expediente|leg\.|legajo|b\.|busta|fasc\.|fascicolo|cx\.|caixa"
    r"|reg\.|registro|abt\.|best\.|mss?\.?|mç\.|maço|liasse|karton|mappe|akte|reel|roll|entry|lot|cote|filza|pasta|doos|d\.|kart\.)"
    r"\s?(?:n[o°º]?\.?\s?)?[\w/.-]{0,4}\d[\w/.-]{0,12}",
    re.I,
)
_WEAK = re.compile(
    r"(?:vols?\.?|volume|t\.|tome|bd\.|nr\.|no\.?|n[°º]|série|serie|series|fonds|fondo|bestand|rep\.|sub-?series)\s?\S.{0,60}",
    re.I,
)
_LEAF = re.compile(
    r"(?:fols?\.?|folios?|ff?\.|bl\.|cc?\.|ll?\.|fls?\.)\s?(?P<at>\d{1,5}\s?[rv]?(?:\s?-\s?\d{1,5}\s?[rv]?)?)", re.I
)
_PAGE = re.compile(r"(?:pp?\.|s\.)\s?(?P<at>\d{1,5}(?:-\d{1,5})?)", re.I)
_LETTER = re.compile(
    r"(?P<who>[^\W\d_a-zà-ÿа-яё][^\d,;]{1,60}?)\s(?:to|an|à|a|para|к)\s(?P<whom>[^\W\d_a-zà-ÿа-яё][^\d,;]{1,60})"
)
_RUSSIAN = re.compile(
    r"(?:(?P<title>[^;/]{4,200}?)\s//\s?)?(?P<archive>[А-ЯЁA-Z][^.;,/\d]{1,90}?)[.,]\s?"
    r"(?P<place>(?:ф\.|фонд|f\.)\s?[рp]?-?\s?\d{1,6}\w?[.,]\s?(?:оп\.|опись|op\.)\s?\d{1,4}\w?[.,]\s?"
    r"(?:д\.|дело|ед\.\s?хр\.|d\.)\s?\d{1,6}\w?)"
    r"(?:[.,]\s?(?:лл?\.|листы?|ll?\.)\s?(?P<leaf>\d{1,5}(?:\s?(?:об|ob)\.)?(?:\s?[-,]\s?\d{1,5}(?:\s?(?:об|ob)\.?)?){0,6}))?\s?\.?",
    re.I,
)
_MOST_PIECES, _MOST_WORDS, _MOST_FREE = 10, 12, 2


class _Piece(NamedTuple):
    """What stands between two commas, and what it is."""

    sort: str
    text: str
    start: int
    end: int


def read_archival(text: str) -> Fields | None:
    """The paper in an archive that a citation is as a whole; None for every other citation."""
    plain = fold(text)
    if not any(c.isdigit() for c in plain):
        return None
    match = _RUSSIAN.fullmatch(plain)
    if match is not None:
        return _russian(text, match)
    pieces = _pieces(text, plain)
    return _read(text, pieces) if pieces and _is_archival(pieces) else None


def _russian(text: str, match: re.Match[str]) -> Fields:
    title = squeeze(text[slice(*match.span("title"))]) if match["title"] else None
    found = dates(title or "")
    groups = (("title", "title"), ("archive", "archive"), ("archive_location", "place"), ("locator", "leaf"))
    leaf = re.sub(r"\s?-\s?", "-", match["leaf"]).strip() if match["leaf"] else None
    return Fields(
        item=CslItem(
            type="manuscript", title=title, archive=squeeze(text[slice(*match.span("archive"))]),
            archive_location=squeeze(text[slice(*match.span("place"))]), issued=found[-1].edtf if found else None,
            language=guess_language(title) if title else None,
        ),
        locator=leaf, label="folio" if leaf else None, confidence=SURE,
        spans=tuple(_field(name, *match.span(group)) for name, group in groups if match[group]),
    )  # fmt: skip


def _field(variable: str, start: int, end: int) -> FieldSpan:
    return FieldSpan(variable=variable, span=Span(start=start, end=end), confidence=SURE)


def _pieces(text: str, plain: str) -> list[_Piece]:
    """The pieces between commas, those of a date together; none where there are more than such a note has."""
    hidden = list(fold(masked(text, quotations(text))))
    days = dates(plain)
    for date in days:
        hidden[date.start : date.end] = "x" * (date.end - date.start)
    found = []
    for match in re.finditer(r"[^,]+", "".join(hidden)):
        piece = match.group()
        start = match.start() + len(piece) - len(piece.lstrip())
        end = match.start() + len(piece.rstrip())
        if end == len(plain.rstrip()) and plain[end - 1] == ".":
            end -= 1
        if end > start:
            day = any(d.start == start and d.end == end for d in days)
            found.append(_Piece("date" if day else _sort(plain[start:end]), plain[start:end], start, end))
    return found if 2 <= len(found) <= _MOST_PIECES else []


def _sort(piece: str) -> str:
    if _LEAF.fullmatch(piece):
        return "leaf"
    if _PAGE.fullmatch(piece):
        return "page"
    if _BOX.fullmatch(piece):
        return "box"
    if _MARK.fullmatch(piece) and any(c.isdigit() for c in piece):
        return "mark"
    bare = _SHORT_NAME.sub("", piece)
    if bare in _ACRONYMS or bare == "PA AA":
        return "acronym"
    if piece[:1].isupper() and not any(c.isdigit() for c in piece) and _ARCHIVE.search(bare):
        return "archive"
    return "weak" if _WEAK.fullmatch(piece) else "free"


def _is_archival(pieces: list[_Piece]) -> bool:
    """Whether an archive and a part of a shelfmark are named, and little else: journals are called Archive, too."""
    sorts = [p.sort for p in pieces]
    free = [p for p in pieces if p.sort == "free"]
    strong = "mark" in sorts or "box" in sorts
    shelved = ("acronym" in sorts and (strong or {"weak", "leaf"} <= set(sorts))) or ("archive" in sorts and strong)
    # "do" joins the words of Portuguese names.
    said = all(len(p.text.split()) <= _MOST_WORDS and prose_words(p.text.replace(" do ", " ")) == 0 for p in pieces)
    called = len(free) <= _MOST_FREE and all(p.text[:1].isalpha() or p.text[:1] == '"' for p in free)
    bracketed = any(c in p.text for p in free for c in "()[]:")
    return shelved and said and called and not bracketed and sorts.count("date") <= 1


def _read(text: str, pieces: list[_Piece]) -> Fields:
    kept = next((p for p in pieces if p.sort == "acronym"), None)
    named = [p for p in pieces if p.sort == "archive"]
    kept = kept or next((p for p in named if not _PAPERS.search(p.text)), named[0] if named else pieces[0])
    at = pieces.index(kept)
    last = max(n for n, p in enumerate(pieces) if p.sort in {"mark", "box", "weak"})
    shelf = [p for n, p in enumerate(pieces) if p is not kept and _is_shelf(p, n, at, last)]
    told = [p for p in pieces if p.sort == "free" and p not in shelf]
    letter = next((m for p in told if (m := _LETTER.fullmatch(p.text)) and looks_like_names(m["who"])), None)
    title = next((p for p in told if p.text[:1] == '"'), told[-1] if told else None)
    author = names(letter["who"]) if letter else _writer(told, title)
    day = next((p for p in pieces if p.sort == "date"), None)
    place = next((p for p in pieces if p.sort in {"leaf", "page"}), None)
    heading = squeeze(text[title.start : title.end]).strip('"“”„«» ') if title else None
    match = (_LEAF.fullmatch(place.text) or _PAGE.fullmatch(place.text)) if place else None
    spans = [("archive", kept.start, kept.end), ("archive_location", shelf[0].start, shelf[-1].end)]
    spans += [(n, p.start, p.end) for n, p in (("title", title), ("issued", day), ("locator", place)) if p]
    found = dates(day.text) if day else ()
    return Fields(
        item=CslItem(
            type="personal_communication" if letter else "manuscript", title=heading, author=author,
            archive=squeeze(text[kept.start : kept.end]),
            archive_location=", ".join(squeeze(text[p.start : p.end]) for p in shelf),
            issued=found[0].edtf if found else None, language=guess_language(heading) if heading else None,
        ),
        locator=re.sub(r"\s", "", match["at"]) if match else None,
        label=None if place is None else "folio" if place.sort == "leaf" else "page",
        confidence=SURE, spans=tuple(_field(*s) for s in sorted(spans, key=lambda s: s[1])),
    )  # fmt: skip


def _is_shelf(piece: _Piece, at: int, archive: int, last: int) -> bool:
    """Whether a piece tells where the paper lies: a mark, or the name of a fonds between the archive and a mark."""
    if piece.sort in {"mark", "box", "weak", "archive"}:
        return True
    return piece.sort == "free" and archive < at < last and not _LETTER.fullmatch(piece.text) and piece.text[:1] != '"'


def _writer(told: list[_Piece], title: _Piece | None) -> tuple[Name, ...]:
    before = [p for p in told if title is not None and p.end < title.start and looks_like_names(p.text)]
    return names(before[0].text) if before else ()
