"""What the words of a sentence tell of its make: where its verb is, what a noun is, how a piece begins."""

from collections.abc import Sequence
from itertools import pairwise

from footnote_audit.match.fact_pieces import Piece
from footnote_audit.match.fact_tokens import Token, is_finite, may_be_finite
from footnote_audit.match.fact_words import FactWords

# Words between "and" and its verb: "and in 2014 finally sold".
BEFORE_VERB = 3
_BREAKS = frozenset(",;–—")


class Grammar:
    """A sentence by its tokens; runs are ranges of their numbers."""

    def __init__(self, text: str, found: Sequence[Token], words: FactWords) -> None:
        self.text = text
        self.found = found
        self.words = words

    def _chunks(self, low: int, high: int) -> list[tuple[int, int]]:
        cuts = [low - 1]
        for at in range(low, high):
            token = self.found[at]
            if token.low in _BREAKS and not token.whole and not token.depth:
                cuts.append(at)
        cuts.append(high)
        return [(a + 1, b) for a, b in pairwise(cuts) if b > a + 1]

    def _plain(self, chunk: tuple[int, int]) -> bool:
        """Whether a piece only goes on with what the piece before began."""
        low, high = chunk
        first = self.found[low]
        return (
            self._verb(low, high) is None
            and first.low not in self.words.conjunctions | self.words.contrasts
            and not self.words.doing.match(first.low)
        )

    def _perfect(self, at: int) -> bool:
        return self.found[at].low in self.words.perfect

    def _person(self, noun: tuple[int, int]) -> tuple[int, int]:
        """Whom "who" is told of, within a noun that belongs to somebody: "the plan of Ada Brenn, who"."""
        inside = [n for n, t in enumerate(self.found) if noun[0] <= t.start < noun[1]]
        last = next((n for n in reversed(inside) if self.found[n].low in self.words.belonging), None)
        if last is None or last == inside[-1] or not self._named((last + 1, inside[-1] + 1)):
            return noun
        return self.found[last + 1].start, noun[1]

    def _at(self) -> str:
        return {"is": "in", "ist": "in", "est": "à", "es": "en", "è": "a", "é": "em", "—": "в"}[self.words.copulas[0]]

    def _verb_group(self, verb: int, high: int) -> int:
        at = verb + 1
        while at < high and (self.found[at].low in self.words.adverbs or self._participle(at, alone=True)):
            at += 1
        return at

    def _verb(self, low: int, high: int) -> int | None:
        return next((at for at in range(low, high) if is_finite(self.found, at, self.words)), None)

    def _main_verb(self, low: int, high: int) -> int | None:
        """The first verb of a piece that holds a sentence, or else the first word that may be one."""
        sure = self._verb(low, high)
        if sure is not None:
            return sure
        return next((at for at in range(low + 1, high) if may_be_finite(self.found, at, self.words)), None)

    def _starts_with_verb(self, chunk: tuple[int, int]) -> bool:
        if may_be_finite(self.found, chunk[0], self.words) and not self._participle(chunk[0]):
            return True
        verb = self._verb(chunk[0], min(chunk[1], chunk[0] + BEFORE_VERB))
        return verb is not None and self._only_adverbs(chunk[0], verb)

    def _only_adverbs(self, low: int, high: int) -> bool:
        return all(
            self.found[at].low in self.words.adverbs or self.found[at].low.endswith("ly") for at in range(low, high)
        )

    def _subordinate(self, low: int, verb: int) -> bool:
        """Whether a subject holds a clause or is none: "after it", "the tanks that"."""
        words = self.words
        inside = range(low, verb)
        return self.found[low].low in words.subordinators or any(
            self.found[at].low in words.relatives or self.found[at].low in words.that for at in inside if at > low
        )

    def _participle(self, at: int, *, alone: bool = False) -> bool:
        if at >= len(self.found):
            return False
        token = self.found[at]
        if (token.capital and at > 0) or token.whole or not self.words.participle.match(token.low):
            return False
        if alone or at + 1 >= len(self.found):
            return True
        following = self.found[at + 1]
        return following.low in self.words.prepositions or following.whole or following.low in self.words.adverbs

    def _appositive(self, low: int, high: int) -> bool:
        """Whether a piece without a verb begins as an apposition does: with an article."""
        being = any(self.found[at].low in ("being", "having") for at in range(low, high))
        return self.found[low].low in self.words.determiners and high - low >= 2 and not being

    def _named(self, run: tuple[int, int]) -> bool:
        return any(self.found[at].capital for at in range(*run))

    def _in_list(self, ahead: list[tuple[int, int]]) -> bool:
        """Whether a later piece ends a list that this one may be an item of."""
        for low, high in ahead:
            if self.found[low].low in self.words.conjunctions:
                return self._verb(low, high) is None
            if any(self.found[at].low in self.words.conjunctions for at in range(low, high)):
                return True
        return False

    def _last_noun(self, run: tuple[int, int]) -> tuple[int, int] | None:
        """The noun with its article at the end of a run, with what belongs to it ("the port of Halden")."""
        low, high = run
        at = high
        while at > low:
            token = self.found[at - 1]
            if not token.is_word and not token.whole:
                break
            if is_finite(self.found, at - 1, self.words):
                break
            if token.low in self.words.conjunctions or self._going_on(token):
                break
            if token.low in self.words.prepositions and token.low not in self.words.belonging:
                break
            at -= 1
        if at == high or (self.found[at - 1].low == "to" and self.found[at].low not in self.words.determiners):
            return (at, high) if at < high and self.found[at].capital else None
        return at, high

    def _going_on(self, token: Token) -> bool:
        """Whether a word is a verb in -ing: what stands behind it is a noun of its own."""
        return not self.words.sure and not token.capital and not token.whole and token.low.endswith("ing")

    def _offsets(self, run: tuple[int, int]) -> tuple[int, int]:
        return self.found[run[0]].start, self.found[run[1] - 1].end

    def _uncapitalised(self, run: tuple[int, int]) -> tuple[Piece, ...]:
        """A run whose first word the sentence's beginning has given a capital."""
        first, rest = self.found[run[0]], (run[0] + 1, run[1])
        return (first.low, self._offsets(rest)) if rest[1] > rest[0] else (first.low,)

    def _next(self, mark: str, low: int, high: int) -> int | None:
        return next((at for at in range(low, high) if self.found[at].low == mark and not self.found[at].whole), None)
