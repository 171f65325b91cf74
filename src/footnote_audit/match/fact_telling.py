"""The facts that the clauses of a sentence tell, once it is read: their verbs, their lists, what stands in brackets."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from footnote_audit.match.fact_grammar import BEFORE_VERB, Grammar
from footnote_audit.match.fact_lists import listed
from footnote_audit.match.fact_pieces import Fact, Piece
from footnote_audit.match.fact_tokens import Token, is_finite, is_surely_finite
from footnote_audit.match.fact_words import FactWords


@dataclass(slots=True)
class Clause:
    """A subject with what is told of it: ranges of tokens. `helper` is the auxiliary that a second verb shares."""

    subject: list[tuple[int, int]]
    verb: int
    body: list[tuple[int, int]] = field(default_factory=list)
    helper: int | None = None
    start: int | None = None


class Teller(Grammar):
    """A sentence with its clauses, and the facts told aside of them; runs are ranges of tokens."""

    def __init__(self, text: str, found: Sequence[Token], words: FactWords) -> None:
        super().__init__(text, found, words)
        self.setting: tuple[int, int] | None = None
        self.clauses: list[Clause] = []
        self.asides: list[Fact] = []
        self.removed: list[tuple[int, int]] = []

    def _second_verb(self, low: int, high: int) -> int | None:
        """The verb that follows a conjunction at once or behind adverbs and light pronouns."""
        for at in range(low, min(high, low + BEFORE_VERB)):
            if is_surely_finite(self.found, at, self.words):
                return at
            light = self.found[at].low in self.words.clitics and self.words.sure
            if self.found[at].low not in self.words.adverbs and not light:
                break
        first = self.found[self.clauses[-1].verb] if self.clauses else None
        if first is None or first.low not in self.words.auxiliaries:
            return None
        return low if self._participle(low, alone=first.low in self.words.perfect) else None

    def _helper(self, clause: Clause, verb: int) -> int | None:
        """The auxiliary that a participle behind "and" shares with the verb before."""
        first = clause.helper if clause.helper is not None else clause.verb
        if self.found[first].low not in self.words.auxiliaries or self.found[verb].low in self.words.auxiliaries:
            return None
        following = self.found[verb + 1] if verb + 1 < len(self.found) else None
        bare = (
            following is None or not following.is_word or following.low in self.words.prepositions | self.words.adverbs
        )
        return first if self._participle(verb, alone=True) and (bare or self._perfect(first)) else None

    def _tell(self, clause: Clause) -> list[Fact]:
        """The facts of a clause: its verb phrases, and each item of a list that ends it."""
        made = []
        for body, helper in self._verb_phrases(clause):
            setting: list[Piece] = [self._offsets(self.setting), ","] if self.setting else []
            first = self.clauses[0] is clause and body[0][0] == clause.body[0][0]
            subject = [self._offsets(run) for run in clause.subject]
            head: list[Piece] = [
                *setting,
                *subject,
                *([self._offsets((helper, helper + 1))] if helper is not None else []),
            ]
            start = self.found[
                clause.start if clause.start is not None and body[0][0] == clause.body[0][0] else body[0][0]
            ].start
            if first and self.setting:
                start = self.found[self.setting[0]].start
            runs = listed(self.found, body, self.words) or [(body[0][0], body[-1][1], [body[0], *body[1:]])]
            for n, (low, high, pieces) in enumerate(runs):
                told = self._joined_runs(pieces)
                end = self.found[high - 1].end
                made.append(Fact(start if n == 0 else self.found[low].start, end, (*head, *told)))
        return made

    def _joined_runs(self, runs: Sequence[tuple[int, int]]) -> list[Piece]:
        """Runs with the marks between them where they follow each other in the clause."""
        made: list[Piece] = []
        begin, last = runs[0]
        for low, high in runs[1:]:
            if low == last + 1 and not self.found[last].is_word:
                last = high
            else:
                made.append(self._offsets((begin, last)))
                begin, last = low, high
        made.append(self._offsets((begin, last)))
        return made

    def _verb_phrases(self, clause: Clause) -> list[tuple[list[tuple[int, int]], int | None]]:
        """The body cut at each "and" with a verb behind it, where the verb before it has no other beside it."""
        made: list[tuple[list[tuple[int, int]], int | None]] = []
        current: list[tuple[int, int]] = []
        helper = clause.helper
        for low, high in clause.body:
            begin = low
            for at in range(low + 1, high - 1):
                token = self.found[at]
                joint = token.low in self.words.conjunctions or token.low in self.words.contrasts
                if not joint or token.whole or token.depth:
                    continue
                verb = self._second_verb(at + 1, high)
                if verb is None or self._other_verb(clause.verb, begin, at):
                    continue
                if self._participle(at - 1, alone=True) or self.found[at - 1].low in self.words.verbs:
                    continue
                made.append(([*current, (begin, at)], helper))
                helper = self._helper(clause, verb)
                current, begin = [], at + 1
            current.append((begin, high))
        made.append((current, helper))
        return made

    def _other_verb(self, verb: int, low: int, high: int) -> bool:
        """Whether a clause inside the body could own what follows: another verb, a conjunction, a relative pronoun."""
        words = self.words
        group = self._verb_group(max(verb, low), high)
        for at in range(group, high):
            token = self.found[at]
            if token.whole or token.depth:
                continue
            bound = not words.verb_last or self.found[at - 1].low == ","
            if bound and (token.low in words.relatives or token.low in words.places or token.low in words.that):
                return True
            if token.low in words.subordinators and token.low not in words.prepositions:
                return True
            if is_finite(self.found, at, words):
                return True
        return False

    def _bracketed(self, low: int, high: int) -> None:
        """Facts told in brackets of the noun before them: "(opened in 2014)"."""
        opened = None
        for at in range(low, high):
            if self.found[at].low == "(" and not self.found[at].depth and not self.found[at].whole:
                opened = at
            elif self.found[at].low == ")" and not self.found[at].depth and opened is not None:
                chunk = (opened + 1, at)
                noun = self._last_noun((low, opened)) if at > opened + 2 else None
                if noun and self._participle(chunk[0]):
                    self._aside(chunk, (self._offsets(noun), self.words.copulas[1], self._offsets(chunk)))
                    self.removed.append((self.found[opened].start, self.found[at].end))
                opened = None

    def _without(self, piece: Piece) -> Sequence[Piece]:
        """A piece without the brackets that are told apart."""
        if isinstance(piece, str):
            return [piece]
        start, end = piece
        made: list[tuple[int, int]] = []
        for low, high in self.removed:
            if start <= low and high <= end:
                made.append((start, low - (self.text[low - 1] == " ")))
                start = high + (self.text[high : high + 1] == " ")
        return [p for p in (*made, (start, end)) if p[1] > p[0]]

    def _aside(self, chunk: tuple[int, int], pieces: tuple[Piece, ...]) -> None:
        start, end = self._offsets(chunk)
        self.asides.append(Fact(start, end, pieces))
