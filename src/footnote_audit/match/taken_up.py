"""A fact told in two sentences: the first names the subject, the second takes it up ("It cost", "The bridge cost").

Strict throughout, since the sentence with the value does not name the subject itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footnote_audit.match.figures import AGREES, Match, Reading, negates
from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import Question, is_time
from footnote_audit.match.words import Word, words
from footnote_audit.model import Span, Value
from footnote_audit.values import compare, find_values

# Words between a value and the verb or noun that says what it is ("cost a total of about 45 million").
CLOSE = 4
# Words over which a subject is named ("the new bridge of Sandvik"), and by which it has begun.
NAMED_WITHIN = 6
NAMED_BY = 4
# Words of its own with which a second sentence may go on where it agrees; one that contradicts has none.
MORE_WORDS = 3

_PRONOUNS = frozenset(
    """
    it he she they il elle ils elles er sie es él ella ellos ellas lui lei esso essa ele ela eles elas он она оно они
    """.split()  # noqa: SIM905 - as the word lists of `words`
)
_POSSESSIVES = frozenset(
    "its his her their son sa ses leur sein seine ihr ihre su sus suo sua seu его её ее их".split()  # noqa: SIM905
)
_POINTING = frozenset(
    """
    the this that these those le la les l ce cette ces der die das dieser diese dieses el los las este esta estos estas
    il lo i gli questo questa o a os as esse essa этот эта это эти
    """.split()  # noqa: SIM905
)
# What sets a value apart from a plain one: shares of many, and what is not so yet or only might be.
_APART = frozenset(
    """
    each both would will could might may should must if per chacun chacune pourrait devrait si jeweils soll sollte
    konnte wenn cada podria ciascuno ciascuna potrebbe poderia se каждый бы если
    """.split()  # noqa: SIM905
)
_AND = frozenset("and or et ou und oder y o e и или".split())  # noqa: SIM905
# Claims beyond this length tell more than one fact.
LONGEST_CLAIM = 600
_QUESTION = re.compile(r"\?[\"'”’»)\s]*$")


@dataclass(frozen=True, slots=True)
class TakenUp:
    """The sentence before, which names the subject, and how many words of its own the second one adds."""

    before: Passage
    own_words: int


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim in two parts: the words that name its subject, and those that say what the value is.

    `head` is the closest of these to the value.
    """

    subject: tuple[Word, ...]
    predicate: frozenset[str]
    head: str


def taken_up(asked: Question, match: Match, read: Reading, index: PassageIndex) -> TakenUp | None:
    """How a passage with a value goes on with the subject of a claim named right before; None where it does not."""
    passage, found = read.passage, match.found
    before = index.passages[passage.index - 1] if passage.index else None
    if found is None or before is None or read.foreign or is_time(found) or found.unit != match.claimed.unit:
        return None
    if len(asked.text) > LONGEST_CLAIM or "\n" in index.text[before.end : passage.start]:
        return None
    spoken = _outside_values(passage, index)
    place = Span(start=found.start - passage.start, end=found.end - passage.start)
    if not any(_about(t, spoken, place) and _resumes(t, spoken, index, passage) for t in _told(asked, match.claimed)):
        return None
    if not _affirmed(asked, before, passage, index) or not _single(asked, match, before, passage, index):
        return None
    telling = [w for w in spoken if not w.common and w.stem not in asked.names]
    if any(w.capital and w.start > 0 for w in telling):
        return None
    own = [w for w in telling if w.stem not in asked.topic and w.stem not in before.stems]
    return TakenUp(before, len(own))


def _told(asked: Question, claimed: Value) -> Iterator[_Told]:
    """The ways to part a claim: its subject stands before the value, what is said close before or behind it."""
    known = asked.names | asked.topic
    found = [w for w in words(asked.text) if w.stem in known and not w.common]
    after = [w for w in found if w.end > claimed.start]
    leading = [w for w in found if w.end <= claimed.start]
    if leading and len(words(asked.text[leading[-1].end : claimed.start])) < CLOSE:
        yield from _parted(leading[:-1], leading[-1], after, asked)
    if after and len(words(asked.text[claimed.end : after[0].start])) < CLOSE:
        yield from _parted(leading, after[0], after, asked)


def _parted(subject: Sequence[Word], head: Word, after: Sequence[Word], asked: Question) -> Iterator[_Told]:
    stems = frozenset(w.stem for w in subject)
    if asked.names & stems and head.stem in asked.topic - stems:
        yield _Told(tuple(subject), frozenset({head.stem, *(w.stem for w in after)}), head.stem)


def _single(asked: Question, match: Match, before: Passage, passage: Passage, index: PassageIndex) -> bool:
    """Whether claim and sentences have one value of the kind, and the dates of both agree."""
    kind = match.claimed.kind
    claimed = find_values(asked.text, language=asked.language)
    there, earlier = index.values(passage), index.values(before)
    if sum(v.kind is kind for v in claimed) != 1 or sum(v.kind is kind for v in there) != 1:
        return False
    if any(v.kind is kind for v in earlier):
        return False
    dates, told = [v for v in claimed if is_time(v)], [v for v in (*earlier, *there) if is_time(v)]
    return _admitted(dates, told) and all(any(compare(d, v) in AGREES for d in dates) for v in there if is_time(v))


def _admitted(dates: Sequence[Value], told: Sequence[Value]) -> bool:
    return not told or all(any(compare(d, v) in AGREES for v in told) for d in dates)


def _affirmed(asked: Question, before: Passage, passage: Passage, index: PassageIndex) -> bool:
    """Whether nothing is denied, asked, supposed or shared out."""
    if asked.negated or any(negates(w, p, index.values(p)) for p in (before, passage) for w in p.words):
        return False
    apart = {w.plain for w in _outside_values(passage, index)} & _APART
    return not apart - {w.plain for w in words(asked.text)} and not _QUESTION.search(index.exact(passage))


def _outside_values(passage: Passage, index: PassageIndex) -> tuple[Word, ...]:
    """The words of a passage that stand in none of its values; the noun that a count counts is among them."""
    hidden = [(v.start - passage.start, _end(v) - passage.start) for v in index.values(passage)]
    return tuple(w for w in passage.words if not any(a <= w.start < b for a, b in hidden))


def _end(value: Value) -> int:
    counted = value.unit and value.exact.endswith(value.unit)
    return value.end - len(value.unit or "") if counted else value.end


def _about(told: _Told, spoken: Sequence[Word], place: Span) -> bool:
    """Whether the sentence says all that the claim says of the value, the verb or noun close to it."""
    if not told.predicate <= {w.stem for w in spoken}:
        return False
    before = [w.stem for w in spoken if w.end <= place.start][-CLOSE:]
    after = [w.stem for w in spoken if w.end > place.start][:CLOSE]
    return told.head in (*before, *after)


def _resumes(told: _Told, spoken: Sequence[Word], index: PassageIndex, passage: Passage) -> bool:
    """Whether the sentence begins with a word for the subject that the sentence before names."""
    exact, before = index.exact(passage), index.passages[passage.index - 1]
    for at in sorted({0, _after_comma(spoken, exact)}) if spoken else ():
        first, following = spoken[at], [w for w in spoken[at + 1 :] if not w.common][:2]
        if first.plain in _PRONOUNS or (first.plain in _POSSESSIVES and following and following[0].stem == told.head):
            return _named(told, before) and not _others(told, before, index)
        if first.plain in _POINTING:
            nouns = {w.plain: w for w in told.subject}
            taken = next((w for w in following if w.plain in nouns), None)
            return taken is not None and _named_as(taken, told, before)
    return False


def _after_comma(spoken: Sequence[Word], exact: str) -> int:
    """Where a sentence begins behind a lead of a few common words ("In all, it cost"); 0 where it has none."""
    for number, word in enumerate(spoken[:CLOSE]):
        if number and exact[: word.start].rstrip().endswith(","):
            return number
        if not word.common:
            break
    return 0


def _named(told: _Told, before: Passage) -> bool:
    """Whether a sentence begins with the whole subject, and with nothing joined to it."""
    stems = {w.stem for w in told.subject}
    at = [n for n, w in enumerate(before.words) if w.stem in stems]
    if {before.words[n].stem for n in at} != stems or at[0] >= NAMED_BY or at[-1] - at[0] >= NAMED_WITHIN:
        return False
    return not any(w.plain in _AND for w in before.words[at[0] : at[-1] + 2])


def _others(told: _Told, before: Passage, index: PassageIndex) -> bool:
    """Whether a sentence names anything beside the subject, which a pronoun might mean as well."""
    stems = {w.stem for w in told.subject}
    spoken = _outside_values(before, index)
    return any(w.capital and w.stem not in stems and not w.common and w.start > 0 for w in spoken)


def _named_as(taken: Word, told: _Told, before: Passage) -> bool:
    """Whether a sentence has the taken up noun once, beside the claim's names and no other."""
    at = [n for n, w in enumerate(before.words) if w.stem == taken.stem]
    if len(at) != 1 or before.words[at[0]].plain != taken.plain:
        return False
    stems = {w.stem for w in told.subject}
    places = [n for n, w in enumerate(before.words) if w.stem in stems]
    if {before.words[n].stem for n in places} != stems or places[-1] - places[0] >= NAMED_WITHIN:
        return False
    around = before.words[max(0, places[0] - 1) : places[-1] + 2]
    return all(not w.capital or w.common or w.stem in stems for w in around if w.start > 0)
