"""Pure string work: folding, selectors, sentences, and the way from an offset to its place in the file."""

import re
import unicodedata
from bisect import bisect_right

from footnote_audit.model import Document, Place, Selector, Span

CONTEXT = 32
ANCHOR_CONTEXT = 80

_FOLDS = {
    **dict.fromkeys("’‘‚‛′`´ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
}
_FOLD_TABLE = str.maketrans(_FOLDS)
_LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The text with quotes, dashes and spaces made plain, one character for one: offsets stay true."""
    return text.translate(_FOLD_TABLE)


def squeeze(text: str) -> str:
    """The text with every run of white space as one space, ends trimmed."""
    return " ".join(text.split())


def key(text: str) -> str:
    """Letters and digits only, without accents, in one case: for comparing names and titles."""
    plain = text
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(_LETTERS_AND_DIGITS.findall(plain.casefold()))


def select(text: str, start: int, end: int, *, context: int = CONTEXT, page: int | None = None) -> Selector:
    """A selector for text[start:end] with `context` characters on each side."""
    return Selector(
        exact=text[start:end],
        prefix=text[max(0, start - context) : start],
        suffix=text[end : end + context],
        start=start,
        end=end,
        page=page,
    )


def place(document: Document, offset: int) -> Place:
    """Where an offset into Document.text stands in the raw file; line 1, column 1 where nothing is known."""
    index = bisect_right(document.origins, offset, key=lambda origin: origin.start) - 1
    if index < 0:
        return Place(line=1, column=1)
    origin = document.origins[index]
    end = min(offset, len(document.text))
    breaks = document.text.count("\n", origin.start, end)
    line, column = origin.line + breaks, origin.column + max(0, end - origin.start)
    if breaks:
        column = end - document.text.rfind("\n", origin.start, end)
    return Place(line=line, column=column, part=origin.part, page=origin.page, box=origin.box)


def where(line: int, part: str | None, page: int | None) -> str:
    """A place in words: "line 12", "page 3, line 12" of a PDF, "word/footnotes.xml, paragraph 12" of a container."""
    if page is not None:
        return f"page {page}, line {line}"
    return f"{part}, paragraph {line}" if part else f"line {line}"


def page_of(document: Document, offset: int) -> int | None:
    """The 1-based page that an offset into Document.text lies on; None for an unpaged document."""
    return bisect_right(document.page_starts, offset) or None if document.page_starts else None


# Words that end in a stop without ending a sentence, in the languages read most: titles, references, months, units.
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof st sr jr gen col lt sgt capt rev hon gov sen rep pres fr mgr mme mlle me dott sig sra dra herr
    vs etc cf viz al ed eds vol vols no nos nr art arts para pp p fig figs ch chap sec sect cit op loc ibid id approx
    ca c dept univ inc ltd co corp bros est ext jan feb mar apr jun jul aug sep sept oct nov dec janv févr avr juil déc
    bzw z b d h u a vgl hrsg bd s str usw ggf evtl sog abs nbr éd coll trad dir sous resp env
    т е д п г гг с см др пр им руб млн млрд тыс стр ред изд напр пер pág págs núm ej av n° i.e e.g u.s u.k u.n e.u
    """.split()  # noqa: SIM905 - a list of eighty quoted words is harder to read
)
_SENTENCE_END = re.compile(r"(?:[.!?…]+|[。！？])[\"'”’»)\]]*(?=\s|$)")
_LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)$")


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The sentences of text[start:end], white space around each left out; offsets into `text`.

    A stop after an initial, a known abbreviation or before a lower-case letter or digit ends nothing.
    """
    stop = len(text) if end is None else end
    found = []
    begin = start
    for match in _SENTENCE_END.finditer(text, start, stop):
        if _ends_sentence(text, begin, match, stop):
            found.append(_trim(text, begin, match.end()))
            begin = match.end()
    found.append(_trim(text, begin, stop))
    return tuple(s for s in found if s.end > s.start)


def _ends_sentence(text: str, begin: int, match: re.Match[str], stop: int) -> bool:
    after = text[match.end() : match.end() + 80 if match.end() + 80 < stop else stop].lstrip()
    if not after:
        return True
    following = after.lstrip("\"'“‘«([—–- ¿¡„")[:1]
    if following.islower():
        return False
    if match.group()[0] != ".":
        return True
    word = _LAST_WORD.search(text, max(begin, match.start() - 24), match.start())
    if word is None or match.group().startswith(".."):
        return True
    last = word.group(1)
    if len(last) == 1 and last.isalpha() and last.isupper():
        return False
    return last.casefold() not in _ABBREVIATIONS


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)
