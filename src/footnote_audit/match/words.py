"""The words of a text as they are compared: stems, names, negations, and the language they speak."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from footnote_audit.text import fold
from footnote_audit.values.tongues import Spoken, tongue

# Cutting words at six letters joins most inflected forms in the languages read here (tuned on wice-dev: 5, 6, 7, 8).
STEM_LETTERS = 6
# Sentences beyond this are cut in the language guess: a few hundred words tell enough.
GUESS_CHARACTERS = 4000
# Where the commonest words tell too little, so many words are looked at by their shape.
FEW_WORDS = 60

_WORD = re.compile(r"\d+(?:[.,]\d+)+(?!\w)|[^\W_]+(?:['’\-‐‑][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$", re.I)
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|dell|all|nell|sull|un)['’](?=.)", re.I)
_ADJECTIVE = re.compile(r"(?:ians?|eses?|is)$")

# The commonest words, a language a paragraph; they say nothing of a topic and tell the language.
_STOPWORDS = """
en: the a an of to in and or is are was were be been being has have had it its this that these those he she they his
her their them him for on at by with from as but not no which who whom whose what when where while will would can
could may might should shall than then there here also into over under after before between during about more most
some any all both each other such only own same so too very just do does did if up down out off again we our us you
your i my me said says according s t one because through against

fr: à le la les un une des du de et ou est sont était étaient être a ont avait il elle ils elles ce cette ces que qui
dont où pour sur par avec dans en au aux mais ne pas plus son sa ses leur leurs se sous entre depuis après avant selon
comme aussi été nous vous on y c d l n s qu

de: der die das den dem des ein eine einer eines einem einen und oder ist sind war waren sein hat haben hatte es er
sie ihr ihre dass für auf an bei mit von aus als aber nicht kein keine welche wer wo während wird werden wurde im zu
zum zur am vom nach vor zwischen über unter durch auch nur noch so sich

es: el la los las un una unos unas de del y o es son era eran ser ha han había que quien cuyo donde para por con en al
pero no su sus se sobre entre desde después antes según como también más lo le les este esta estos

it: il lo la i gli le un una di del della dei delle e o è sono era erano essere ha hanno aveva che chi cui dove per su
con in al alla ai ma non suo sua suoi si tra fra da dal dalla dopo prima secondo come anche più questo questa nel
nella

pt: o a os as um uma de do da dos das e ou é são era eram ser tem têm que quem onde para por com em no na nos nas ao
mas não seu sua seus se sobre entre desde depois antes segundo como também mais este esta

ru: и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по от из о об для это был была были
быть или при их мы который которые также после между
"""
_NEGATIONS = frozenset(
    """
    not no never neither nor none nobody nothing cannot without refused refuses refuse declined denied denies deny
    rejected rejects failed lacks lacked unable ne pas jamais aucun aucune sans refusé nié rejeté nicht kein keine
    keinen nie niemals ohne verweigerte nunca ningún ninguna sin rechazó non mai nessun nessuna senza rifiutato
    não nenhum sem не ни нет никогда без отказался отказалась отказались
    """.split()  # noqa: SIM905 - a list of eighty quoted words is harder to read
)
_LISTS = {
    language: frozenset(words.split())
    for language, _, words in (paragraph.partition(":") for paragraph in _STOPWORDS.strip().split("\n\n"))
}
_ALL_STOPWORDS = frozenset().union(*_LISTS.values())


class Word(NamedTuple):
    """A word of a text: its offsets, its stem, and whether it is printed with a capital."""

    start: int
    end: int
    plain: str
    stem: str
    capital: bool

    @property
    def common(self) -> bool:
        """Whether it is among the commonest words of a language, or a single letter."""
        return self.plain in _ALL_STOPWORDS or len(self.plain) < 2

    @property
    def negates(self) -> bool:
        """Whether it turns a statement round."""
        return self.plain in _NEGATIONS or self.plain.endswith(("n't", "n’t"))


_NEGATING = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_NEGATIONS))})(?!\w)|n['’]t(?!\w)")


def may_negate(text: str) -> bool:
    """Whether a word that negates may stand in a text: a quick look that spares most sentences a closer one."""
    return _NEGATING.search(text.casefold()) is not None


# The sentences of a source are asked about for each claim.
@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order, figures included."""
    found = []
    for match in _WORD.finditer(text):
        printed = match.group()
        found.append(Word(match.start(), match.end(), *_forms(printed), printed[0].isupper()))
    return tuple(found)


class Bag(NamedTuple):
    """The words of a text without their order: how many there are, and the stems of those that tell something."""

    length: int
    stems: frozenset[str]


def bags(texts: Sequence[str]) -> tuple[list[Bag], frozenset[str]]:
    """The words of some texts without their order, and the stems that all of them print with a capital.

    It takes a fraction of what `words` takes: a page has thousands of words, and each is looked up once.
    """
    printed = [_WORD.findall(text) for text in texts]
    forms = {word: _forms(word) for word in set().union(*printed)}
    told = {w: "" if plain in _ALL_STOPWORDS or len(plain) < 2 else stem for w, (plain, stem) in forms.items()}
    small = {stem for word, (_, stem) in forms.items() if not word[0].isupper()}
    capitals = frozenset(stem for word, (_, stem) in forms.items() if word[0].isupper() and stem not in small)
    nothing = frozenset({""})
    return [Bag(len(found), frozenset(map(told.__getitem__, found)) - nothing) for found in printed], capitals


def language(text: str) -> str | None:
    """The language a text speaks, told from its commonest words; None where too few are there or two are as likely."""
    printed = [match.group() for match in _WORD.finditer(text[:GUESS_CHARACTERS])]
    found = [word.casefold() for word in printed]
    counts = sorted(((sum(map(known.__contains__, found)), name) for name, known in _LISTS.items()), reverse=True)
    (most, name), (second, _) = counts[0], counts[1]
    if most >= 2 and most > second:
        return name
    spoken = [Spoken(word.casefold(), n > 0 and word[0].isupper()) for n, word in enumerate(printed[:FEW_WORDS])]
    return tongue(spoken, {language: float(count) for count, language in counts if count})


@lru_cache(maxsize=65536)
def _forms(printed: str) -> tuple[str, str]:
    bare = printed.lower() if printed.isascii() and printed.isalnum() else _bare(printed)
    plain = bare
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFKD", bare)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    if plain in _ALL_STOPWORDS or bare in _ALL_STOPWORDS:
        return bare, bare
    return plain, _stem(plain)


def _bare(printed: str) -> str:
    """A word in one case without an elided article before it and a possessive behind it."""
    plain_marks = fold(printed)
    return (_ELISION.sub("", _POSSESSIVE.sub("", plain_marks)) or plain_marks).casefold()


def _stem(plain: str) -> str:
    if not plain.isalpha() and any(c.isdigit() for c in plain):
        return plain
    shorter = _ADJECTIVE.sub("", plain)
    if len(shorter) >= 4:
        plain = shorter
    if len(plain) > 3 and plain.endswith("s") and not plain.endswith("ss"):
        plain = plain[:-1]
    if len(plain) > 4 and plain.endswith("y"):
        plain = plain[:-1] + "i"
    return plain[:STEM_LETTERS]
