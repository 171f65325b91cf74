"""Denials: a passage says the contrary of a claim only where a negation binds the claim's own predicate.

"Halden did not sign the protocol" denies "Halden signed the protocol". No denial of it are "not only", "no longer",
"nobody but", "without", two negations, a negation in another clause, what may be or is only said, and what somebody
denied.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from footnote_audit.match.figures import Reading
from footnote_audit.match.question import Question
from footnote_audit.match.word_families import same_word
from footnote_audit.match.words import Word, words
from footnote_audit.model import Span

# Longer sentences hold too much for a negation to be read.
LONGEST = 600
# Content words between a negation and what it binds: "did not in the end sign".
REACH = 2
# The part of the claim's words of topic that the clause of the negation must have.
SAME_CLAUSE = 0.7
# Names and words of topic that a claim must have.
LEAST_WORDS = 2
# Words of its own that such a clause may have behind the predicate: more may be what is denied ("not built by monks").
OWN_WORDS = 2

_SENTENCE_END = re.compile(r"[.!?]+[\"”»’)\]]*\s+(?=[^a-zß-ÿа-я])|[;\n]\s*")
_CLAUSE_END = re.compile(
    r"\s*[,:()\[\]–—]\s*|\s-+\s|\s(?:but|while|although|though|because|which|who|whereas|whose|when|since|that|despite|mais|"
    r"qui|que|aber|während|obwohl|weil|dass|pero|aunque|porque|ma|perché|mas|но|что|который|которая|которые)\s",
    re.I,
)
# Words that turn round the verb, adjective or noun behind them.
_BINDS = frozenset(
    """
    not never no cannot pas jamais aucun aucune kein keine keinen keiner keinem nie niemals nunca ningun ninguna mai
    nessun nessuna nenhum nenhuma nao не никогда
    """.split()  # noqa: SIM905 - a list of quoted words is harder to read
) | {"não", "ningún"}
# Spanish and Italian deny with a word that other languages have for something else.
_BINDS_IN = {"es": frozenset({"no"}), "it": frozenset({"non"}), "en": frozenset({"none", "nobody"})}
# "nicht" stands behind a verb or before a participle.
_BINDS_BOTH = frozenset({"nicht"})
# Verbs that deny what stands behind their "to".
_REFUSES = frozenset(
    """
    refused refuses refuse failed fails fail declined declines decline
    """.split()  # noqa: SIM905 - a list of quoted words is harder to read
)
# What makes of a negation something else.
_WEAKENED = frozenset(
    """
    only merely just simply solely necessarily always entirely fully wholly completely exactly quite yet every all
    everyone everybody both until unless longer more less fewer later sooner doubt other otherwise such same alone
    seulement toujours nur immer mehr alle ganz solo sólo solamente siempre todos más soltanto sempre più apenas
    только всегда все больше but except first enough too very significant significantly clear known certain sure
    surprising unusual uncommon
    """.split()  # noqa: SIM905 - a list of quoted words is harder to read
)
# Behind "no" these tell of what is not known, or of nothing at all: "no sign of", "no doubt".
_NO_WORD_OF = frozenset(
    """
    sign signs evidence proof reason mention question matter record word trace
    """.split()  # noqa: SIM905 - a list of quoted words is harder to read
)
# Words with which a sentence supposes, asks, reports or turns round once more.
_OPEN = frozenset(
    """
    if whether would could might may should must unless without claimed claims alleged allegedly denied denies deny
    denying reportedly rumoured supposedly argued argues believed believes thought thinks hoped expected said says
    nor neither instead rather until si pourrait serait sans selon ni nié wenn würde könnte soll ohne laut weder
    angeblich podría sería sin según se potrebbe sarebbe senza secondo poderia seria sem если бы без ли будто
    """.split()  # noqa: SIM905 - a list of quoted words is harder to read
)
# Endings of a verb.
_ENDINGS = frozenset({"", "s", "es", "ed", "d", "e", "in", "ing", "t", "en"})


class _Bound(NamedTuple):
    """What a negation binds: the stems, and where the negating word stands."""

    stems: frozenset[str]
    at: int


def denied(asked: Question, read: Reading) -> bool:
    """Whether a passage says the contrary of a claim; never of one in another language."""
    return not read.foreign and says_contrary(asked.text, read.passage.exact, asked.names, asked.topic, asked.language)


def says_contrary(
    claim: str, passage: str, names: frozenset[str], topic: frozenset[str], language: str | None = "en"
) -> bool:
    """Whether one sentence of a passage denies what the claim affirms, or affirms what it denies.

    `names` and `topic` are the stems of the claim's names and other telling words. False in any doubt.
    """
    spoken = words(claim)
    ours = _bound(spoken, claim, language)
    if (
        not topic
        or len(topic | names) < LEAST_WORDS
        or len(ours) > 1
        or _is_open(claim, spoken)
        or len([w for w in spoken if w.negates]) > len(ours)
    ):
        return False
    for span in _pieces(passage, Span(start=0, end=len(passage)), _SENTENCE_END):
        printed = passage[span.start : span.end]
        if len(printed) > LONGEST or printed.rstrip().endswith("?"):
            continue
        found = words(printed)
        if not names <= {w.stem for w in found} or _is_open(printed, found):
            continue
        if ours and _affirms(printed, found, ours[0], topic):
            return True
        if not ours and _denies(printed, found, topic, language):
            return True
    return False


def _denies(printed: str, found: Sequence[Word], topic: frozenset[str], language: str | None) -> bool:
    """Whether a sentence denies a predicate of the claim in a clause that has most of the claim's words."""
    theirs = _bound(found, printed, language)
    if len(theirs) != 1 or sum(w.negates for w in found) > 1:
        return False
    bound = {stem for stem in theirs[0].stems if any(_one_verb(stem, other) for other in topic)}
    clause = next((c for c in _clauses(printed) if c.start <= theirs[0].at < c.end), None)
    return bool(bound) and clause is not None and _same(found, clause, topic, theirs[0].at)


def _one_verb(stem: str, other: str) -> bool:
    """Whether two stems are forms of one word: "sign" and "signed", "sell" and "sold"."""
    if other in same_word(stem):
        return True
    short, long = sorted((stem, other), key=len)
    return (
        short == long
        or (len(short) >= 3 and long.startswith(short) and long[len(short) :].strip(short[-1]) in _ENDINGS)
        or (len(short) >= 4 and short.endswith("e") and long == short[:-1] + "ing"[: 7 - len(short)])
    )


def _affirms(printed: str, found: Sequence[Word], ours: _Bound, topic: frozenset[str]) -> bool:
    """Whether a sentence without a negation has the predicate that the claim denies, among the claim's other words."""
    if any(w.negates for w in found) or any(_plain(printed, w) in _REFUSES for w in found):
        return False
    bound = ours.stems & topic
    if not bound or _share(found, Span(start=0, end=len(printed)), topic) < SAME_CLAUSE:
        return False
    return any(
        all(any(_one_verb(b, stem) for stem in _stems(found, clause)) for b in bound) for clause in _clauses(printed)
    )


def _same(found: Sequence[Word], clause: Span, topic: frozenset[str], at: int) -> bool:
    behind = [w for w in found if at < w.start < clause.end and not w.common and not w.capital]
    own = [w for w in behind if w.stem not in topic and not w.plain[:1].isdigit()]
    return _share(found, clause, topic) >= SAME_CLAUSE and len(own) <= OWN_WORDS


def _share(found: Sequence[Word], clause: Span, topic: frozenset[str]) -> float:
    there = _stems(found, clause)
    return sum(any(_one_verb(stem, other) for other in there) for stem in topic) / len(topic)


def _stems(found: Sequence[Word], clause: Span) -> frozenset[str]:
    return frozenset(w.stem for w in found if clause.start <= w.start < clause.end)


def _bound(found: Sequence[Word], printed: str, language: str | None) -> list[_Bound]:
    """What the firm negations of a text bind, one for each."""
    own = _BINDS_IN.get((language or "en")[:2], frozenset())
    bound = []
    for n, word in enumerate(found):
        plain = _plain(printed, word)
        refuses = plain in _REFUSES and n + 1 < len(found) and _infinitive(found, printed, n)
        if not (refuses or plain in _BINDS or plain in _BINDS_BOTH or plain in own or plain.endswith(("n't", "n’t"))):
            continue
        ahead = found[n + 1 : n + 6]
        weak = _WEAKENED | _NO_WORD_OF if plain == "no" else _WEAKENED
        if any(_plain(printed, w) in weak for w in ahead[: REACH + 1]):
            continue
        near = [w.stem for w in ahead if not w.common and not w.capital and not w.plain[:1].isdigit()][:REACH]
        if plain in _BINDS_BOTH:
            near += [w.stem for w in found[max(0, n - 5) : n] if not w.common][-1:]
        bound.append(_Bound(frozenset(near), word.start))
    return bound


def _infinitive(found: Sequence[Word], printed: str, at: int) -> bool:
    """Whether "to" and a verb follow within a few words: "refused in 2014 to sign"."""
    return any(_plain(printed, w) == "to" for w in found[at + 1 : at + 5])


def _plain(printed: str, word: Word) -> str:
    return printed[word.start : word.end].casefold()


def _is_open(printed: str, found: Sequence[Word]) -> bool:
    return any(_plain(printed, w) in _OPEN and not (w.capital and w.start) for w in found) or any(
        mark in printed for mark in '"“”«»„'
    )


def _clauses(printed: str) -> list[Span]:
    return list(_pieces(printed, Span(start=0, end=len(printed)), _CLAUSE_END))


def _pieces(text: str, within: Span, ends: re.Pattern[str]) -> Iterator[Span]:
    at = within.start
    for match in ends.finditer(text, within.start, within.end):
        if match.start() > at:
            yield Span(start=at, end=match.start())
        at = match.end()
    if at < within.end:
        yield Span(start=at, end=within.end)
