"""Films told by title, director, studio or country, and year, in the seven languages; quoted titles or none.

"The Salt Road, directed by Ada Marlow (Quay Films, 2014)", "La via del sale (regia di Anna Rossi, Italia, 1983)".
"""

import re
from collections.abc import Iterator

from footnote_audit.model import CslItem, FieldSpan, Span
from footnote_audit.parse.authors import looks_like_names, names
from footnote_audit.parse.evidence import prose_words
from footnote_audit.parse.language import guess_language
from footnote_audit.parse.reading import Fields
from footnote_audit.parse.signals import SIGNAL
from footnote_audit.text import fold, squeeze

# As sure as the tagger is of the titles it reads; no set of such notes by other hands is at hand to measure it by.
SURE = 0.75
_LONGEST_TITLE = 120
_MOST_WORDS = 14
# Words that only films have before the director's name.
_SURE = (
    r"(?:written\s+and\s+)?directed\s+by|dir\.\s+by|réalisée?\s+par|réalisation\s*:|réal\.?\s*(?:par|:)?|regie:?|r\.:"
    r"|regia\s+di|regia:|reg\.\s+di|realiza(?:do|ção)\s+(?:por|de)|реж(?:исс[её]р|\.)|rezh(?:iss[eo]r|\.)"
)
# Words that books and plays have as well: "dir." is an editor in French and Spanish.
_UNSURE = r"dir\.|dirs\.|dirigid[ao]\s+por|director:"
_SORT = r"(?:documentary|film|documentaire|documental|documentário|documentario|dokumentarfilm|spielfilm)(?:\sfilm)?"
_DIRECTED = re.compile(
    rf"(?:,\s(?:an?\s)?{_SORT})?(?P<sep>,\s{{0,3}}|\s\(|\s?\[|\.\s)"
    rf"(?:(?P<sure>{_SURE})|(?P<unsure>{_UNSURE}))\s{{0,3}}(?=[^\W\d_])",
    re.I,
)
# Director, perhaps studio or country, the year.
_BEHIND = re.compile(
    r"(?P<who>[^,;:()\[\]\d]{4,80}?)(?P<open>,\s?|\s?[(\[])(?:(?P<where>[^;()\[\]\d]{2,80}?(?:\s\d(?=,))?)(?:,\s|\s))?"
    r"(?P<year>(?:19|20)\d\d)(?P<rest>,?\s?(?:\d{1,3}\s?min\.?|\[?(?:film|movie|dvd|blu-ray)\]?))?[)\]]{0,2}"
    r"(?P<more>,?\s?(?:\d{1,3}\s?min\.?|\[?(?:film|movie|dvd|blu-ray)\]?))?\.?"
    r"(?=\s{0,3}(?:$|[;)]|(?<=\.)\s|\.\s))",
    re.I,
)
_OF_FILMS = re.compile(
    r"\b(?:films?|filmes|\w{2,12}film|filmproduktion|pictures|studios?|cinema|ciné\w{0,9}|cinematogr\w{1,8}|película"
    r"|movie|dvd|blu-ray|documenta\w{1,5}|channel\s\d|\d{2,3}\s?min)\b|фильм|кино",
    re.I,
)
_STARTS = re.compile(r"[;:]\s|[.!?]\s(?=[^\W\d_a-zà-ÿа-яё\"])|\(")
_NUMBER = re.compile(r"\s*\[?\d{1,4}\]?[.)]?\s+")
_COUNTRIES = frozenset(
    """
    argentina australia austria autriche österreich belgium belgique belgien brazil brasil brasile canada china
    chine czechoslovakia denmark egypt finland france francia frankreich frança germany allemagne deutschland
    alemania alemanha germania ddr brd gdr greece hungary india iran ireland israel italy italia italie italien
    itália japan japon mexico méxico netherlands norway poland polska pologne polen portugal romania russia
    russie russland rossija россия españa spain espagne spanien spagna sweden schweiz suisse switzerland turkey
    uk usa us urss udssr ussr ссср сша франция италия германия великобритания ukraine україна
    """.split()  # noqa: SIM905
)


def films(plain: str) -> Iterator[Span]:
    """Where folded text cites films so, in order."""
    at = 0
    for match in _DIRECTED.finditer(plain):
        found = _film(plain, match, at)
        if found is not None:
            at = found.end
            yield found


def read_film(text: str) -> Fields | None:
    """The film that a citation is as a whole; None for every other citation."""
    plain = fold(text)
    match = _DIRECTED.search(plain)
    behind = _BEHIND.match(plain, match.end()) if match else None
    if match is None or behind is None or _title(plain, 0, match.start()) != 0 or not _is_film(plain, match, behind):
        return None
    if any(c.isalnum() for c in plain[behind.end() :]):
        return None
    where = squeeze(text[behind.start("where") : behind.end("where")]) if behind["where"] else None
    is_place = where is not None and all(w.casefold() in _COUNTRIES for w in re.split(r"[\s/,-]+", where) if w)
    held = _inner(plain, 0, match.start())
    title = squeeze(text[held.start : held.end])
    spans = [("title", held), ("author", _span(behind, "who")), ("issued", _span(behind, "year"))]
    if where:
        spans.insert(2, ("publisher-place" if is_place else "publisher", _span(behind, "where")))
    return Fields(
        item=CslItem(
            type="motion_picture", title=title, author=names(behind["who"]), issued=behind["year"],
            publisher=None if is_place else where, publisher_place=where if is_place else None,
            language=guess_language(title),
        ),
        confidence=SURE,
        spans=tuple(FieldSpan(variable=name, span=span, confidence=SURE) for name, span in spans),
    )  # fmt: skip


def _span(match: re.Match[str], group: str) -> Span:
    return Span(start=match.start(group), end=match.end(group))


def _film(plain: str, match: re.Match[str], floor: int) -> Span | None:
    behind = _BEHIND.match(plain, match.end())
    if behind is None or not _is_film(plain, match, behind):
        return None
    start = _title(plain, max(floor, match.start() - _LONGEST_TITLE), match.start())
    return None if start is None else Span(start=start, end=behind.end())


def _is_film(plain: str, match: re.Match[str], behind: re.Match[str]) -> bool:
    """Whether the words speak of a film and of no edited book."""
    printed = match.string[match.start() : behind.end()]
    if not looks_like_names(behind["who"]) or printed.count("(") > printed.count(")"):
        return False
    bracketed = match["sep"].strip() in ("(", "[") and behind["open"].strip() == "," and not behind["where"]
    return match["sure"] is not None or bracketed or _OF_FILMS.search(plain, match.start(), behind.end()) is not None


def _title(plain: str, low: int, end: int) -> int | None:
    """Where the title before the director begins; None where prose stands there."""
    starts = [m.end() for m in _STARTS.finditer(plain, low, end)]
    start = starts[-1] if starts else low
    if start == low and low and plain[low - 1].isalnum():
        return None
    number = _NUMBER.match(plain, start, end) if start == 0 else None
    start = number.end() if number else start
    signal = SIGNAL.match(plain, start, end)
    start = signal.end() if signal else start
    words = plain[start:end].split()
    if (
        not words
        or len(words) > _MOST_WORDS
        or not (words[0][0].isupper() or words[0][0] in "\"'" or words[0][0].isdigit())
    ):
        return None
    return start if prose_words(plain[start:end]) == 0 else None


def _inner(plain: str, start: int, end: int) -> Span:
    while start < end and plain[start] in " \"'":
        start += 1
    while end > start and plain[end - 1] in " \"',.":
        end -= 1
    return Span(start=start, end=end)
