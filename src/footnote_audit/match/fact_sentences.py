"""One sentence taken apart: its frame and setting first, then its pieces between commas, one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from footnote_audit.match.fact_lists import listed, paired
from footnote_audit.match.fact_pieces import Fact, Piece
from footnote_audit.match.fact_tokens import Token, is_finite, is_surely_finite
from footnote_audit.match.fact_words import FactWords

LONGEST_SETTING = 14
LONGEST_SUBJECT = 14
LONGEST_APPOSITION = 16
# Words between "and" and its verb: "and in 2014 finally sold".
BEFORE_VERB = 3
_BREAKS = frozenset(",;–—")


@dataclass(slots=True)
class Clause:
    """A subject with what is told of it: ranges of tokens. `helper` is the auxiliary that a second verb shares."""

    subject: list[tuple[int, int]]
    verb: int
    body: list[tuple[int, int]] = field(default_factory=list)
    helper: int | None = None
    start: int | None = None


class Reader:
    """A sentence being read; `facts` gives None where it is not understood."""

    def __init__(self, text: str, found: Sequence[Token], words: FactWords) -> None:
        self.text = text
        self.found = found
        self.words = words
        self.setting: tuple[int, int] | None = None
        self.frame: tuple[int, int] | None = None
        self.clauses: list[Clause] = []
        self.asides: list[Fact] = []
        self.subject: list[tuple[int, int]] = []

    def facts(self) -> list[Fact] | None:
        """The facts in order of their words."""
        low, high = 0, len(self.found)
        while high > low and not self.found[high - 1].is_word and self.found[high - 1].low in ".!?,;:…":
            if self.found[high - 1].low == "?":
                return None
            high -= 1
        low, high = self._strip_frame(low, high)
        chunks = self._chunks(low, high)
        chunks = self._strip_setting(chunks)
        if not chunks or not self._read(chunks) or not self.clauses:
            return None
        made = [fact for clause in self.clauses for fact in self._tell(clause)]
        made = sorted([*made, *self.asides], key=lambda f: (f.start, f.end))
        if self.frame and made:
            made.insert(0, self._framed(made[0]))
        return made

    def _strip_frame(self, low: int, high: int) -> tuple[int, int]:
        """Sets apart "According to X," at the head and "X said that" before its clause."""
        for frame in self.words.frames:
            if tuple(t.low for t in self.found[low : low + len(frame)]) == frame:
                comma = self._next(",", low, min(high, low + LONGEST_SETTING))
                if comma is not None and self._verb(low, comma) is None:
                    self.frame = (low, comma)
                    return comma + 1, high
        first = self._verb(low, min(high, low + LONGEST_SETTING))
        if first is None:
            return low, high
        for at in range(first, min(first + 4, high - 1)):
            if self.found[at].low in self.words.says:
                comma = at + 1 < high and self.found[at + 1].low == ","
                that = at + 1 + comma
                if that < high and self.found[that].low in self.words.that and not self.found[at].whole:
                    self.frame = (low, at + 1)
                    return that + 1, high
        return low, high

    def _framed(self, first: Fact) -> Fact:
        assert self.frame is not None
        start, end = self._offsets(self.frame)
        return Fact(start, end, ((start, first.end),))

    def _strip_setting(self, chunks: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Sets apart "In 2014," at the head: a preposition, no verb, and a sentence behind."""
        if len(chunks) < 2:
            return chunks
        low, high = chunks[0]
        first = self.found[low]
        opens = first.low in self.words.prepositions or (first.whole and high - low <= 4)
        if opens and high - low <= LONGEST_SETTING and self._verb(low, high) is None:
            if self._verb(*chunks[1]) is None and len(chunks) == 2:
                return chunks
            self.setting = (low, high)
            return chunks[1:]
        return chunks

    def _chunks(self, low: int, high: int) -> list[tuple[int, int]]:
        cuts = [low - 1]
        for at in range(low, high):
            token = self.found[at]
            if token.low in _BREAKS and not token.whole and not token.depth:
                cuts.append(at)
        cuts.append(high)
        return [(a + 1, b) for a, b in pairwise(cuts) if b > a + 1]

    def _read(self, chunks: list[tuple[int, int]]) -> bool:
        for n, chunk in enumerate(chunks):
            ahead = chunks[n + 1 :]
            known = self._inside(chunk, ahead) if self.clauses and not self.subject else self._opening(chunk, ahead)
            if not known:
                return False
        return not self.subject

    def _opening(self, chunk: tuple[int, int], ahead: list[tuple[int, int]]) -> bool:
        """A piece before the verb of its clause is read: the subject, what interrupts it, then the verb."""
        low, high = chunk
        verb = self._verb(low, high)
        if not self.subject:
            if verb == low or high - low > 4 * LONGEST_SUBJECT and verb is None:
                return False
            if verb is None:
                if self._participle(low) and ahead and self._subject_of(ahead[0]):
                    subject = self._subject_of(ahead[0])
                    assert subject is not None
                    self._aside(chunk, (self._offsets(subject), self.words.copulas[1], self._offsets(chunk)))
                    return True
                if high - low > LONGEST_SUBJECT:
                    return False
                self.subject = [chunk]
                return True
            if verb - low > LONGEST_SUBJECT or self._subordinate(low, verb):
                return False
            return self._begin([(low, verb)], verb, high)
        if verb == low or (verb is not None and self._only_adverbs(low, verb)):
            return self._begin(self.subject, verb, high, low)
        return self._interrupts(chunk, ahead)

    def _begin(self, subject: list[tuple[int, int]], verb: int, high: int, low: int | None = None) -> bool:
        first = verb if low is None else low
        self.clauses.append(Clause(list(subject), verb, [(first, high)], start=subject[0][0]))
        self.subject = []
        return True

    def _interrupts(self, chunk: tuple[int, int], ahead: list[tuple[int, int]]) -> bool:
        """What stands between a subject and its verb: a relative clause, a participle, an apposition."""
        low, high = chunk
        if not any(self._starts_with_verb(c) for c in ahead):
            return False
        antecedent = self._offsets(self.subject[-1])
        if self._relative(chunk, antecedent):
            return True
        if self._verb(low, high) is not None or high - low > LONGEST_APPOSITION:
            return False
        if self._participle(low):
            self._aside(chunk, (antecedent, self.words.copulas[1], self._offsets(chunk)))
            return True
        if self._appositive(low, high):
            self._aside(chunk, (antecedent, self._copula(ahead), self._offsets(chunk)))
            return True
        return False

    def _inside(self, chunk: tuple[int, int], ahead: list[tuple[int, int]]) -> bool:
        """A piece behind the verb: another verb, another clause, something told of the last noun, or the same going on."""
        low, high = chunk
        clause = self.clauses[-1]
        joined = self.found[low].low in self.words.conjunctions or self.found[low].low in self.words.contrasts
        if joined:
            return self._joined(low, high, clause)
        antecedent = self._last_noun(clause.body[-1])
        if antecedent and self._relative(chunk, self._offsets(antecedent)):
            return True
        if self._starts_with_verb(chunk) and is_surely_finite(self.found, low, self.words):
            if any(self._joins_verb(c) for c in ahead):
                self.clauses.append(Clause(clause.subject, low, [chunk], start=low))
                return True
            return False
        if self._verb(low, high) is not None:
            return self._new_clause(low, high)
        if antecedent and not self._in_list(ahead) and high - low <= LONGEST_APPOSITION:
            if self._participle(low) and not self._participle_list(clause, ahead):
                self._aside(chunk, (self._offsets(antecedent), self.words.copulas[1], self._offsets(chunk)))
                return True
            if self._appositive(low, high) and self._named(antecedent):
                self._aside(chunk, (self._offsets(antecedent), self.words.copulas[0], self._offsets(chunk)))
                return True
        clause.body.append(chunk)
        return True

    def _joined(self, low: int, high: int, clause: Clause) -> bool:
        """A piece that begins with "and" or "but": another verb of the same subject, another clause, a list's end."""
        verb = self._second_verb(low + 1, high)
        if verb is not None:
            self.clauses.append(Clause(clause.subject, verb, [(low + 1, high)], self._helper(clause, verb), low + 1))
            return True
        if self._verb(low + 1, high) is not None:
            return self._new_clause(low + 1, high)
        if self.found[low].low in self.words.contrasts:
            clause.body.append((low, high))
            return True
        clause.body.append((low, high))
        return True

    def _new_clause(self, low: int, high: int) -> bool:
        """A clause with a subject of its own behind a comma."""
        verb = self._verb(low, high)
        assert verb is not None
        subject = self.found[low]
        if verb == low or verb - low > LONGEST_SUBJECT or self._subordinate(low, verb):
            return False
        if subject.low in self.words.pronouns:
            clause = self.clauses[-1]
            if any(self._named(run) for run in clause.body) or verb - low > 1:
                return False
            self.clauses.append(Clause(clause.subject, verb, [(verb, high)], start=low))
            return True
        if subject.low in self.words.prepositions or subject.low in self.words.subordinators:
            return False
        return self._begin([(low, verb)], verb, high)

    def _second_verb(self, low: int, high: int) -> int | None:
        """The verb that follows a conjunction at once or behind an adverb."""
        for at in range(low, min(high, low + BEFORE_VERB)):
            if is_surely_finite(self.found, at, self.words):
                return at
            if self.found[at].low not in self.words.adverbs:
                break
        at = low
        helped = self.clauses and self.found[self.clauses[-1].verb].low in self.words.auxiliaries
        if helped and self._participle(at):
            return at
        return None

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

    def _perfect(self, at: int) -> bool:
        return self.found[at].low in ("has", "have", "had", "a", "ont", "avait", "avaient", "ha", "han", "hanno", "had")

    def _relative(self, chunk: tuple[int, int], antecedent: tuple[int, int]) -> bool:
        """A relative clause told of the noun before it."""
        low, high = chunk
        words = self.words
        at = low + 1 if self.found[low].low in words.prepositions and low + 1 < high else low
        pronoun = self.found[at].low
        rest = (at + 1, high)
        if rest[0] >= high:
            return False
        if pronoun in words.possessives and at == low and words.copulas[0] == "is":
            self._aside(chunk, (antecedent, "'s", self._offsets(rest)))
            return True
        if pronoun in words.places and at == low:
            self._aside(chunk, (self._offsets(rest), words.copulas[0] and self._at(), antecedent))
            return True
        if pronoun not in words.relatives:
            return False
        if words.verb_last:
            if not any(is_finite(self.found, n, words) for n in range(max(rest[0], high - 2), high)):
                return False
        elif self._verb(*rest) is None:
            return False
        verb = self._verb(*rest)
        if at > low:
            self._aside(chunk, (self._offsets(rest), self._offsets((low, low + 1)), antecedent))
        elif words.verb_last or verb is None or verb == rest[0] or self._only_adverbs(rest[0], verb):
            self._aside(chunk, (antecedent, self._offsets(rest)))
        else:
            end = self._verb_group(verb, high)
            self._aside(chunk, (self._offsets((rest[0], end)), antecedent, self._offsets((end, high))))
        return True

    def _at(self) -> str:
        return {"is": "in", "ist": "in", "est": "à", "es": "en", "è": "a", "é": "em", "—": "в"}[self.words.copulas[0]]

    def _verb_group(self, verb: int, high: int) -> int:
        at = verb + 1
        while at < high and (self.found[at].low in self.words.adverbs or self._participle(at, alone=True)):
            at += 1
        return at

    def _tell(self, clause: Clause) -> list[Fact]:
        """The facts of a clause: its verb phrases, and each item of a list that ends it."""
        made = []
        for body, helper in self._verb_phrases(clause):
            setting = [self._offsets(self.setting), ","] if self.setting else []
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
            runs = listed(self.text, self.found, body, self.words) or [(body[0][0], body[-1][1], [body[0], *body[1:]])]
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
                if token.low not in self.words.conjunctions or token.whole or token.depth:
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
            if token.low in words.relatives or token.low in words.places or token.low in words.that:
                return True
            if token.low in words.subordinators and token.low not in words.prepositions:
                return True
            if is_finite(self.found, at, words):
                return True
        return False

    def _subject_of(self, chunk: tuple[int, int]) -> tuple[int, int] | None:
        verb = self._verb(*chunk)
        low = chunk[0]
        if verb is None:
            return chunk if chunk[1] - low <= LONGEST_SUBJECT else None
        return (low, verb) if low < verb <= low + LONGEST_SUBJECT else None

    def _verb(self, low: int, high: int) -> int | None:
        return next((at for at in range(low, high) if is_finite(self.found, at, self.words)), None)

    def _starts_with_verb(self, chunk: tuple[int, int]) -> bool:
        verb = self._verb(chunk[0], min(chunk[1], chunk[0] + BEFORE_VERB))
        return verb is not None and self._only_adverbs(chunk[0], verb)

    def _joins_verb(self, chunk: tuple[int, int]) -> bool:
        return (
            self.found[chunk[0]].low in self.words.conjunctions
            and self._second_verb(chunk[0] + 1, chunk[1]) is not None
        )

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
        token = self.found[at]
        if token.capital and at > 0 or token.whole or not self.words.participle.match(token.low):
            return False
        if alone or at + 1 >= len(self.found):
            return True
        following = self.found[at + 1]
        return following.low in self.words.prepositions or following.whole or following.low in self.words.adverbs

    def _participle_list(self, clause: Clause, ahead: list[tuple[int, int]]) -> bool:
        return any(
            self.found[c[0]].low in self.words.conjunctions and self._participle(c[0] + 1)
            for c in ahead
            if c[1] > c[0] + 1
        )

    def _appositive(self, low: int, high: int) -> bool:
        """Whether a piece without a verb begins as an apposition does: with an article."""
        return self.found[low].low in self.words.determiners and high - low >= 2

    def _copula(self, ahead: list[tuple[int, int]]) -> str:
        return self.words.copulas[0]

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
            if token.low in self.words.conjunctions:
                break
            if token.low in self.words.prepositions and token.low not in self.words.belonging:
                break
            at -= 1
        return (at, high) if at < high else None

    def _offsets(self, run: tuple[int, int]) -> tuple[int, int]:
        return self.found[run[0]].start, self.found[run[1] - 1].end

    def _next(self, mark: str, low: int, high: int) -> int | None:
        return next((at for at in range(low, high) if self.found[at].low == mark and not self.found[at].whole), None)

    def _aside(self, chunk: tuple[int, int], pieces: tuple[Piece, ...]) -> None:
        start, end = self._offsets(chunk)
        self.asides.append(Fact(start, end, pieces))


def facts(text: str, found: Sequence[Token], words: FactWords) -> list[Fact]:
    """The facts of a sentence; the whole of it as one where it tells one or is not understood."""
    if not found:
        return []
    whole = Fact(found[0].start, found[-1].end, ((found[0].start, found[-1].end),))
    if any(t.low in words.respectively for t in found):
        return paired(text, found, words) or [whole]
    return Reader(text, found, words).facts() or [whole]
