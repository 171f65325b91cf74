"""Who does what to whom: "A supplies B" is not "B supplies A".

A deed is read where its verb or noun stands beside two names that the words mark as its sides; anything less plain
(another clause, a "not", a "would", a name in between) is not read. A claim is reversed by a passage that tells a like
deed of the same two names the other way round, about the same things, while nothing tells it the claim's way.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from footnote_audit.match.role_words import ROLE_WORDS, Deed, Frame, RoleWords
from footnote_audit.match.words import Word, words
from footnote_audit.model import Span

# Longer texts are no single sentence.
LONGEST = 1200
# Words between a verb and the side that a preposition marks.
REACH = 12
# Of the claim's other words so many must be the passage's too; a passage may have few more of its own where both sides
# may do the deed.
SHARED = 0.8
OWN_WORDS = 1
_BREAK = re.compile(r"[;:()\[\]\"“”«»?!]|\.\s")
_OPEN = frozenset(
    """
    would could might may should if unless whether plans planned wants wanted hopes refused failed threatened agreed
    würde könnte wenn falls soll plant pourrait devrait si podría debería potrebbe dovrebbe se бы если
    """.split()  # noqa: SIM905 - a list of quoted words is harder to read
)


class Told(NamedTuple):
    """A deed with the stems of who does it and whom it reaches; `span` holds the words that say so."""

    deed: Deed
    doer: frozenset[str]
    other: frozenset[str]
    span: Span
    noun: bool


class Reversal(NamedTuple):
    """The words of a claim and of a passage (offsets into each) that tell a deed the other way round."""

    claim: Span
    passage: Span


class _Name(NamedTuple):
    first: int
    last: int
    stems: frozenset[str]
    owns: bool


def reversed_roles(
    claim: str, passage: str, names: frozenset[str], language: str | None = "en", spoken: str | None = None
) -> Reversal | None:
    """Where a passage tells the claim's deed the other way round; None where it does not, or where this is in doubt.

    `names` are the stems of the claim's names, `language` the claim's and `spoken` the passage's (None: as the claim).
    """
    told = deeds(claim, names, language)
    if len(told) != 1:
        return None
    theirs = deeds(passage, names, spoken or language)
    return None if same_way(told[0], theirs) else other_way(told[0], theirs, claim, passage, names)


def same_way(ours: Told, theirs: Sequence[Told]) -> bool:
    """Whether one of these deeds is the claim's, told the claim's way round."""
    return any(t.deed.family == ours.deed.family and t.doer & ours.doer and t.other & ours.other for t in theirs)


def other_way(ours: Told, theirs: Sequence[Told], claim: str, passage: str, names: frozenset[str]) -> Reversal | None:
    """The first of a passage's deeds that is the claim's deed the other way round, about the same things."""
    alike = [t for t in theirs if t.deed.family == ours.deed.family]
    turned = [t for t in alike if t.doer & ours.other and t.other & ours.doer and not t.doer & ours.doer]
    # Trade flows both ways: "exports to" tells another flow than "imports from".
    turned = [t for t in turned if not (t.noun and ours.noun and t.deed.frame is not ours.deed.frame)]
    if not turned or not _same_things(claim, passage, ours, turned[0], names):
        return None
    return Reversal(ours.span, turned[0].span)


def deeds(text: str, names: frozenset[str], language: str | None) -> list[Told]:
    """The deeds of a text whose two sides are names with these stems; empty where it denies or supposes."""
    known = ROLE_WORDS.get((language or "en")[:2])
    if known is None or len(text) > LONGEST or len(names) < 2:
        return []
    found = words(text)
    if any(w.negates for w in found):
        return []
    lows = [text[w.start : w.end].casefold() for w in found]
    runs = _names(text, found, names)
    if len(runs) < 2:
        return []
    told = []
    for at, low in enumerate(lows):
        if found[at].capital and at and text[found[at].start : found[at].end] not in known.nouns:
            continue
        for sides in _sides(text, found, lows, runs, at, low, known):
            told.append(sides)
            break
    return told


def _names(text: str, found: Sequence[Word], names: frozenset[str]) -> list[_Name]:
    """The runs of capitalised words with one of the stems."""
    runs: list[_Name] = []
    at = 0
    while at < len(found):
        if not (found[at].capital and found[at].stem in names):
            at += 1
            continue
        end = at + 1
        while end < len(found) and found[end].capital and text[found[end - 1].end : found[end].start] in (" ", "-"):
            end += 1
        owns = text[found[end - 1].start : found[end - 1].end].endswith(("'s", "’s", "s'", "s’"))
        runs.append(_Name(at, end, frozenset(w.stem for w in found[at:end]) & names, owns))
        at = end
    return runs


def _sides(
    text: str, found: Sequence[Word], lows: Sequence[str], runs: Sequence[_Name], at: int, low: str, known: RoleWords
) -> Iterator[Told]:
    noun, verb = known.nouns.get(low) or known.nouns.get(text[found[at].start : found[at].end]), known.verbs.get(low)
    owner = next((r for r in runs if r.last == at and r.owns), None)
    reader = _Reader(text, found, lows, runs, at, known)
    if noun and (owner or reader.marked(known.source) or reader.marked(known.doer)):
        sides = reader.of_noun(noun, owner)
        if sides:
            yield reader.told(noun, *sides, noun=True)
            return
    if verb:
        sides = reader.of_verb(verb)
        if sides:
            yield reader.told(verb, *sides, noun=False)


class _Reader:
    """The sides of one deed, told from the words around it."""

    def __init__(
        self,
        text: str,
        found: Sequence[Word],
        lows: Sequence[str],
        runs: Sequence[_Name],
        at: int,
        known: RoleWords,
    ) -> None:
        self.text, self.found, self.lows, self.runs, self.at, self.known = text, found, lows, runs, at, known

    def told(self, deed: Deed, doer: _Name, other: _Name, *, noun: bool) -> Told:
        first = min(doer.first, other.first, self.at)
        last = max(doer.last - 1, other.last - 1, self.at)
        span = Span(start=self.found[first].start, end=self.found[last].end)
        return Told(deed, doer.stems, other.stems, span, noun)

    def of_noun(self, deed: Deed, owner: _Name | None) -> tuple[_Name, _Name] | None:
        """ "A's exports to B", "exports from A to B", "the invasion of B by A"."""
        known = self.known
        if deed.frame is Frame.DIRECT:
            doer, other = owner or self.marked(known.doer), self.marked(known.upon)
        elif deed.frame is Frame.TAKES:
            doer, other = self.marked(known.source), owner
        else:
            doer, other = owner or self.marked(known.source), self.marked(known.to)
        return (doer, other) if doer and other and doer is not other else None

    def of_verb(self, deed: Deed) -> tuple[_Name, _Name] | None:
        known = self.known
        by = self.marked(known.doer)
        passive = by is not None and (self._passive() or (known.source.isdisjoint(known.doer) and self._bare()))
        subject = self.subject()
        if passive and by:
            return self._passive_sides(deed, by, subject)
        if subject is None or self._passive():
            return None
        if deed.frame is Frame.TAKES:
            giver = self.marked(known.source)
            return (giver, subject) if giver else None
        other = self.object() if deed.frame in (Frame.DIRECT, Frame.SERVES) and known.objects else None
        if other is None and deed.frame is not Frame.DIRECT:
            other = self.marked(known.to)
        return (subject, other) if other else None

    def _passive_sides(self, deed: Deed, by: _Name, subject: _Name | None) -> tuple[_Name, _Name] | None:
        known = self.known
        if deed.frame is Frame.TAKES:
            giver = next((r for r in (self.marked(known.source),) if r and r is not by), None)
            return (giver, by) if giver else None
        if deed.frame is Frame.DIRECT:
            return (by, subject) if subject else None
        other = self.marked(known.to) or (subject if deed.frame is Frame.SERVES else None)
        return (by, other) if other and other is not by else None

    def subject(self) -> _Name | None:
        """The name before the verb with nothing but auxiliaries between."""
        run = next((r for r in reversed(self.runs) if r.last <= self.at), None)
        if run is None or run.owns or not self._joined(run.last, self.at):
            return None
        free = self.known.between
        if not all(self.lows[n] in free or self.lows[n].endswith("ly") for n in range(run.last, self.at)):
            return None
        before = self.lows[run.first - 1] if run.first else ""
        skip = run.first - 2 if before in self.known.determiners else run.first - 1
        lead = self.lows[skip] if skip >= 0 else ""
        # Behind a preposition or "and" the name is no subject of its own.
        return None if lead in _NO_SUBJECT | _CLAUSES and not self._parted(skip, run.first) else run

    def object(self) -> _Name | None:
        """The name right behind the verb."""
        run = next((r for r in self.runs if r.first > self.at), None)
        if run is None or run.owns or not self._joined(self.at, run.first):
            return None
        free = self.known.determiners | self.known.marked
        if not all(self.lows[n] in free for n in range(self.at + 1, run.first)):
            return None
        after = self.lows[run.last] if run.last < len(self.lows) else ""
        # "attacked Poland and Latvia" tells of two; "attacked Polish ships" of neither.
        plain = (
            run.last < len(self.found) and self.text[self.found[run.last - 1].end : self.found[run.last].start] == " "
        )
        return None if plain and not (after in _AFTER_OBJECT or after[:1].isdigit()) else run

    def marked(self, prepositions: frozenset[str]) -> _Name | None:
        """The first name behind the deed that one of these words marks."""
        for run in self.runs:
            if run.first <= self.at or run.owns:
                continue
            if run.first - self.at > REACH or not self._joined(self.at, run.first):
                return None
            before = run.first - 1
            if self.lows[before] in self.known.determiners:
                before -= 1
            if before > self.at and self.lows[before] in prepositions:
                return run
        return None

    def _passive(self) -> bool:
        at = self.at - 1
        while at >= 0 and self.lows[at].endswith("ly"):
            at -= 1
        return at >= 0 and self.lows[at] in self.known.being

    def _bare(self) -> bool:
        """Whether the doer follows the verb at once: "tanks sold by Norway"."""
        after = self.at + 1
        return after < len(self.lows) and self.lows[after] in self.known.doer

    def _parted(self, low: int, high: int) -> bool:
        """Whether a mark stands between two words that parts clauses."""
        return _BREAK.search(self.text, self.found[low].end, self.found[high].start) is not None

    def _joined(self, low: int, high: int) -> bool:
        """Whether no other clause begins between two words."""
        start, end = self.found[max(0, low - 1)].end, self.found[min(high, len(self.found) - 1)].start
        if _BREAK.search(self.text, start, end):
            return False
        inside = range(low, high)
        return not any(self.lows[n] in _CLAUSES or (n != self.at and self.lows[n] in self.known.verbs) for n in inside)


_TIMES = frozenset(
    {"later", "earlier", "again", "afterwards", "rematch", "returned", "eventually", "subsequently", "spater", "erneut"}
    | {"ensuite", "despues", "poi"}
)
_CLAUSES = frozenset(
    """
    that which who whose where when while because although but qui que dont où mais der die das dass aber quien pero che
    ma который что но
    """.split()  # noqa: SIM905 - a list of quoted words is harder to read
)
_NO_SUBJECT = frozenset(
    """
    of to from by with for in on at against and or between over under into through than as de du des à avec pour par et
    von mit für aus bei und an y del con para por di da e и у от для с
    """.split()  # noqa: SIM905 - a list of quoted words is harder to read
)
_AFTER_OBJECT = frozenset(
    """
    in on at with of for during after before by to until since when because while as over from again twice today en avec
    de pour por con nel in per mit un a the some its their ten two three four five six seven eight nine ten
    hundreds thousands tanks arms
    """.split()  # noqa: SIM905 - a list of quoted words is harder to read
)


def _same_things(claim: str, passage: str, ours: Told, theirs: Told, names: frozenset[str]) -> bool:
    """Whether both tell of the same things: then the sides alone differ."""
    mine = _others(claim, names, Span(start=0, end=len(claim)))
    its = _others(passage, names, Span(start=0, end=len(passage)))
    if any(w in _OPEN for w in (*_lows(claim), *_lows(passage))):
        return False
    if mine and len(mine & its) / len(mine) < SHARED:
        return False
    if not _same_time(claim, passage):
        return False
    near = _others(passage, names, theirs.span) if mine else its
    return not ours.deed.mutual or len(near - mine) <= OWN_WORDS


def _same_time(claim: str, passage: str) -> bool:
    """Whether nothing tells two times: no figure of the passage that the claim lacks while it has none of the claim's,
    no "later" on one side alone."""
    ours, theirs = ({w.plain for w in words(text)} for text in (claim, passage))
    if (ours ^ theirs) & _TIMES:
        return False
    ours_printed, theirs_printed = ({p for p in told if p[:1].isdigit()} for told in (ours, theirs))
    return ours_printed <= theirs_printed if ours_printed else not theirs_printed


def _lows(text: str) -> list[str]:
    """The words without a capital: "may" is none of the months."""
    return [text[w.start : w.end] for w in words(text) if not w.capital]


def _others(text: str, names: frozenset[str], within: Span) -> frozenset[str]:
    """The stems of what is told besides the names and the deeds."""
    return frozenset(
        w.stem
        for w in words(text)
        if within.start <= w.start < within.end
        and not w.common
        and w.stem not in names
        and text[w.start : w.end].casefold() not in _ALL_DEEDS
    )


_ALL_DEEDS = frozenset(w.casefold() for known in ROLE_WORDS.values() for w in (*known.verbs, *known.nouns))
