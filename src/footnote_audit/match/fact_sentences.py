"""One sentence taken apart: its frame and setting first, then its pieces between commas, one after the other."""

from collections.abc import Sequence
from itertools import pairwise

from footnote_audit.match.fact_lists import paired
from footnote_audit.match.fact_pieces import Fact
from footnote_audit.match.fact_telling import Clause, Teller
from footnote_audit.match.fact_tokens import Token, is_finite, may_be_finite
from footnote_audit.match.fact_words import FactWords

LONGEST_SETTING = 14
LONGEST_SUBJECT = 14
LONGEST_APPOSITION = 16
# Behind these stands what somebody is, not somebody of whom more is told.
_IN_THE_ROLE_OF = frozenset({"as", "als", "comme", "como", "come", "как"})
LEAST_DOING = 3


class Reader(Teller):
    """A sentence being read; `facts` gives None where it is not understood."""

    def __init__(self, text: str, found: Sequence[Token], words: FactWords) -> None:
        super().__init__(text, found, words)
        self.frame: tuple[int, int] | None = None
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
        self._bracketed(low, high)
        made = [fact for clause in self.clauses for fact in self._tell(clause)]
        if self.removed:
            made = [f._replace(pieces=tuple(q for p in f.pieces for q in self._without(p))) for f in made]
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

    def framed_whole(self) -> list[Fact] | None:
        """The frame and what it reports as one fact each, where that is not understood."""
        if self.frame is None:
            return None
        begin = self.frame[1]
        while begin < len(self.found) and (not self.found[begin].is_word or self.found[begin].low in self.words.that):
            if self.found[begin].whole:
                break
            begin += 1
        if begin >= len(self.found):
            return None
        start, end = self.found[begin].start, self.found[-1].end
        rest = Fact(start, end, ((start, end),))
        return [self._framed(rest), rest]

    def _framed(self, first: Fact) -> Fact:
        assert self.frame is not None
        start, end = self._offsets(self.frame)
        return Fact(start, end, ((start, first.end),), frame=True)

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
        verb = self._verb(low, high) if self.subject else self._main_verb(low, high)
        if not self.subject:
            if verb == low or (high - low > 4 * LONGEST_SUBJECT and verb is None):
                return False
            if verb is None:
                if self._participle(low) and ahead and self._subject_of(ahead[0]):
                    subject = self._subject_of(ahead[0])
                    assert subject is not None
                    self._aside(chunk, (self._offsets(subject), self.words.copulas[1], *self._uncapitalised(chunk)))
                    return True
                if high - low > LONGEST_SUBJECT:
                    return False
                self.subject = [chunk]
                return True
            if verb - low > LONGEST_SUBJECT or self._subordinate(low, verb):
                return False
            return self._begin([(low, verb)], verb, high)
        told_between = self._participle(low) and any(self._starts_with_verb(c) for c in ahead)
        if verb is None and self._starts_with_verb(chunk):
            verb = low
        if not told_between and (verb == low or (verb is not None and self._only_adverbs(low, verb))):
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
        told_between = self._participle(low)
        if self._verb(low + told_between, high) is not None or high - low > LONGEST_APPOSITION:
            return False
        if told_between:
            self._aside(chunk, (antecedent, self.words.copulas[1], self._offsets(chunk)))
            return True
        if self._appositive(low, high):
            self._aside(chunk, (antecedent, self.words.copulas[0], self._offsets(chunk)))
            return True
        return False

    def _inside(self, chunk: tuple[int, int], ahead: list[tuple[int, int]]) -> bool:
        """A piece behind the verb: another verb, another clause, something told of the last noun, or more of the
        same."""
        low, high = chunk
        clause = self.clauses[-1]
        joined = self.found[low].low in self.words.conjunctions or self.found[low].low in self.words.contrasts
        if joined:
            return self._joined(low, high, clause)
        antecedent = self._last_noun(clause.body[-1])
        if antecedent and self.found[antecedent[0] - 1].low in _IN_THE_ROLE_OF | self.words.conjunctions:
            antecedent = None
        if antecedent and self._relative(chunk, self._offsets(antecedent)):
            return True
        if self.found[low].low in self.words.relatives | self.words.places | self.words.possessives:
            clause.body.append(chunk)
            return True
        if self.asides and self.asides[-1].end == self.found[low - 2].end and self._plain(chunk):
            self._extend_aside(chunk)
            return True
        told_of = self._participle(low) and not any(self._joins_verb(c) for c in ahead)
        if not told_of and self._starts_with_verb(chunk) and is_finite(self.found, low, self.words):
            if any(self._joins_verb(c) for c in ahead):
                self.clauses.append(Clause(clause.subject, low, [chunk], start=low))
                return True
            return False
        if self._doing(chunk, ahead):
            self._aside(chunk, (*(self._offsets(run) for run in clause.subject), self._offsets(chunk)))
            return True
        if self._verb(low + told_of, high) is not None:
            return any(self._joins_clause(c) for c in ahead) and self._new_clause(low, high)
        if antecedent and not self._in_list(ahead) and high - low <= LONGEST_APPOSITION:
            if self._participle(low) and not self._participle_list(ahead):
                self._aside(chunk, (self._offsets(antecedent), self.words.copulas[1], self._offsets(chunk)))
                return True
            if self._appositive(low, high) and self._named(antecedent):
                self._aside(chunk, (self._offsets(antecedent), self.words.copulas[0], self._offsets(chunk)))
                return True
        clause.body.append(chunk)
        return True

    def _extend_aside(self, chunk: tuple[int, int]) -> None:
        last = self.asides.pop()
        end = self._offsets(chunk)[1]
        *others, piece = last.pieces
        grown = (piece[0], end) if not isinstance(piece, str) and piece[1] == last.end else piece
        more = () if grown != piece else (self._offsets(chunk),)
        self.asides.append(Fact(last.start, end, (*others, grown, *more)))

    def _joins_clause(self, chunk: tuple[int, int]) -> bool:
        low, high = chunk
        return self.found[low].low in self.words.conjunctions and self._verb(low + 1, high) is not None

    def _doing(self, chunk: tuple[int, int], ahead: list[tuple[int, int]]) -> bool:
        """Whether the last piece says what the subject does besides: ", becoming the first to cross it"."""
        low, high = chunk
        first = self.found[low]
        if ahead or high - low < LEAST_DOING or first.whole or first.low in self.words.prepositions:
            return False
        return self.words.doing.match(first.low) is not None and not first.capital

    def _joined(self, low: int, high: int, clause: Clause) -> bool:
        """A piece that begins with "and" or "but": another verb of the same subject, another clause, a list's end."""
        if self.found[low].low in self.words.contrasts and self.found[low + 1 : high][:1]:
            # "tandis que", "mientras que"
            low += self.found[low + 1].low in self.words.that
        verb = self._second_verb(low + 1, high)
        if verb is None and len(clause.body) == 1 and self.found[low].low in self.words.conjunctions:
            # Behind a comma "and learned guitar" joins no two nouns, unless a list came before.
            verb = low + 1 if is_finite(self.found, low + 1, self.words) else None
        if verb is not None:
            self.clauses.append(Clause(clause.subject, verb, [(low + 1, high)], self._helper(clause, verb), low + 1))
            return True
        if self._verb(low + 1, high) is not None:
            return self._new_clause(low + 1, high)
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
            self._aside(chunk, (self._at(), antecedent, ",", self._offsets(rest)))
            return True
        if pronoun not in words.relatives:
            return False
        if words.verb_last:
            if not any(is_finite(self.found, n, words) for n in range(max(rest[0], high - 2), high)):
                return False
        elif self._verb(*rest) is None:
            return False
        verb = self._verb(*rest)
        if verb is not None and verb > rest[0] and self.found[verb].low in words.says:
            return False
        if pronoun == "who":
            antecedent = self._person(antecedent)
        if at > low:
            self._aside(chunk, (self._offsets(rest), self._offsets((low, low + 1)), antecedent))
        elif words.verb_last or verb is None or verb == rest[0] or self._only_adverbs(rest[0], verb):
            self._aside(chunk, (antecedent, self._offsets(rest)))
        else:
            end = self._verb_group(verb, high)
            self._aside(chunk, (self._offsets((rest[0], end)), antecedent, self._offsets((end, high))))
        return True

    def _subject_of(self, chunk: tuple[int, int]) -> tuple[int, int] | None:
        verb = self._verb(*chunk)
        low = chunk[0]
        if verb is None:
            return chunk if chunk[1] - low <= LONGEST_SUBJECT else None
        return (low, verb) if low < verb <= low + LONGEST_SUBJECT else None

    def _joins_verb(self, chunk: tuple[int, int]) -> bool:
        return (
            self.found[chunk[0]].low in self.words.conjunctions
            and self._second_verb(chunk[0] + 1, chunk[1]) is not None
        )

    def _participle_list(self, ahead: list[tuple[int, int]]) -> bool:
        return any(
            self.found[c[0]].low in self.words.conjunctions and self._participle(c[0] + 1)
            for c in ahead
            if c[1] > c[0] + 1
        )


def facts(text: str, found: Sequence[Token], words: FactWords) -> list[Fact]:
    """The facts of a sentence; the whole of it as one where it tells one or is not understood."""
    if not found:
        return []
    whole = Fact(found[0].start, found[-1].end, ((found[0].start, found[-1].end),))
    if any(t.low in words.respectively for t in found):
        return paired(found, words) or [whole]
    halves = _at_semicolons(found, words)
    if len(halves) > 1:
        return [fact for half in halves for fact in facts(text, half, words)]
    reader = Reader(text, found, words)
    return reader.facts() or reader.framed_whole() or [whole]


def _at_semicolons(found: Sequence[Token], words: FactWords) -> list[Sequence[Token]]:
    """The sentences that semicolons part, where each has a verb of its own."""
    cuts = [n for n, t in enumerate(found) if t.low == ";" and not t.whole and not t.depth]
    halves = [found[a + 1 : b] for a, b in pairwise([-1, *cuts, len(found)])]
    whole = all(
        any(may_be_finite(half, n, words) and half[n - 1].low != "," for n in range(1, len(half))) for half in halves
    )
    return halves if whole else [found]
