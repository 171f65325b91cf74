"""Words as they are compared inside an article: stems, capitals, and the parts of a sentence that stand together."""

import re
from functools import lru_cache
from typing import NamedTuple

from footnote_audit.model import Span
from footnote_audit.text import key

# Words are compared by their first letters: six join most inflected forms in the languages read.
STEM_LETTERS = 6
_WORD = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")
_STOPWORDS = frozenset(
    """
    a an the of in on at to for by with from as and or but not no nor than then that this these those which who whom
    whose what when where while is are was were be been being has have had having do does did it its he his she her
    they their them we our you your i there here also so such same other only more most less least nearly almost about
    around some any all both each every over under above below after before since until between during through against
    into onto out up down off again very just still yet would could should can may might must will shall if because
    though although however le la les l un une des du de d et ou est sont était étaient a ont avait il elle ils elles
    ce cet cette ces que qui qu dont où pour sur par avec dans en au aux mais ne pas plus son sa ses leur leurs se
    sous entre depuis après avant selon der die das den dem des ein eine einer eines einem einen und oder ist sind war
    waren hat haben hatte es er sie ihr für auf an bei mit von aus als aber nicht auch nur noch so sich im zu zum zur
    am vom nach vor über unter durch seit bis el los las una unos unas del y o es son era eran ha han había para por
    con al pero su sus lo le como más il gli uno di dei delle della dello degli e è sono erano hanno che chi per nel
    nella da dal dalla tra fra su con non o os as um uma do da dos das em no na nos nas são foi com se ao seu sua mais
    и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по от из о для это был была были при
    """.split()  # noqa: SIM905 - quoted one by one the list is unreadable
)
# What ends a clause: stops, brackets, dashes between spaces, and a comma that does not stand inside a number.
_CLAUSE_END = re.compile(r"[;:()\[\]]|\s[–—-]\s|—|,(?!\d)|(?<=\D),(?=\d)")


class Word(NamedTuple):
    """A word of a text: its offsets, as printed, plain (one case, no accents), and its stem."""

    start: int
    end: int
    printed: str
    plain: str
    stem: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.printed[0].isupper()

    @property
    def content(self) -> bool:
        """Whether it says something of a topic: no filler, no bare number."""
        return len(self.plain) > 1 and self.plain not in _STOPWORDS and not self.plain.isdigit()


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of text[start:end] in order, compounds with hyphens as one; offsets into `text`."""
    stop = len(text) if end is None else end
    return tuple([Word(m.start(), m.end(), m.group(), *_forms(m.group())) for m in _WORD.finditer(text, start, stop)])


def split(compound: Word) -> tuple[str, ...]:
    """The parts of a compound: "OPV-62" is "OPV" and "62"."""
    if compound.printed.isalnum():
        return (compound.printed,)
    return tuple(part for part in re.split(r"[-‐‑]", compound.printed) if part)


def stems(found: tuple[Word, ...]) -> frozenset[str]:
    """The stems of the content words, of compounds also those of their parts."""
    result = set()
    for word in found:
        if word.content:
            result.add(word.stem)
            parts = split(word)
            if len(parts) > 1:
                result.update(_forms(part)[1] for part in parts if len(part) > 1)
    return frozenset(result)


def clauses(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The clauses of a sentence text[start:end], parted at commas, semicolons, colons, brackets and dashes."""
    found = []
    begin = start
    for match in _CLAUSE_END.finditer(text, start, end):
        found.append(Span(start=begin, end=match.start()))
        begin = match.end()
    found.append(Span(start=begin, end=end))
    return tuple(span for span in found if text[span.start : span.end].strip())


@lru_cache(maxsize=65536)
def _forms(printed: str) -> tuple[str, str]:
    plain = key(printed) or printed.casefold()
    stem = plain
    if not any(c.isdigit() for c in plain):
        if len(stem) > 3 and stem.endswith("s") and not stem.endswith("ss"):
            stem = stem[:-1]
        if len(stem) > 4 and stem.endswith(("y", "ie")):
            stem = stem.removesuffix("y").removesuffix("ie") + "i"
        stem = stem[:STEM_LETTERS]
    return plain, stem
