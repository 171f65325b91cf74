"""A source cut into passages and indexed once, so that a claim finds its passages by the words it shares."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from footnote_audit.match.words import Word, bags, language, words
from footnote_audit.model import Span, Value
from footnote_audit.sentences import sentences
from footnote_audit.values import find_values, moved

# BM25 with the usual constants (Robertson and Zaragoza 2009).
SATURATION = 1.2
LENGTH_WEIGHT = 0.75
# Longer runs without a sentence end (tables, lists, hostile files) are cut: a passage must be readable at a glance.
PASSAGE_CHARACTERS = 1200


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a source: its number, its offsets into the source's text, what is printed, how many words it has
    and the stems of those that tell something."""

    index: int
    start: int
    end: int
    exact: str
    length: int
    stems: frozenset[str]

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words in order; most passages of a source are never asked for them."""
        return words(self.exact)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage and how well it fits a set of stems (BM25)."""

    passage: Passage
    score: float


class PassageIndex:
    """The passages of one source with their inverted index; values are found in a passage when first asked for.

    `capitals` are the stems that the source always prints with a capital: names, as far as that tells.
    """

    def __init__(self, text: str, spans: Sequence[Span], *, language_tag: str | None = None) -> None:
        self.text = text
        exact = [text[span.start : span.end] for span in spans]
        told, self.capitals = bags(exact)
        self.passages = tuple(
            Passage(number, span.start, span.end, exact[number], told[number].length, told[number].stems)
            for number, span in enumerate(spans)
        )
        self.language = language_tag or language(text)
        self._postings: dict[str, list[int]] = {}
        # By how many passages have a stem: few numbers, asked for all the time.
        self._weights: dict[int, float] = {}
        self._values: dict[int, tuple[Value, ...]] = {}
        self._languages: dict[int, str | None] = {}
        for passage in self.passages:
            for stem in passage.stems:
                self._postings.setdefault(stem, []).append(passage.index)
        self._mean = sum(p.length for p in self.passages) / len(self.passages) if self.passages else 1.0

    def weight(self, stem: str) -> float:
        """How much a stem tells within this source: rare stems much, stems of every passage little (BM25's idf)."""
        return self._weigh(len(self._postings.get(stem, ())))

    @property
    def rarest(self) -> float:
        """The weight of a stem that one passage has."""
        return self._weigh(1)

    def _weigh(self, held: int) -> float:
        found = self._weights.get(held)
        if found is None:
            found = self._weights[held] = log(1 + (len(self.passages) - held + 0.5) / (held + 0.5))
        return found

    def holds(self, stem: str) -> bool:
        """Whether any passage has a stem."""
        return stem in self._postings

    def having(self, stem: str) -> Sequence[int]:
        """The numbers of the passages that have a stem, in order."""
        return self._postings.get(stem, ())

    def count(self, stem: str) -> int:
        """How many passages have a stem."""
        return len(self.having(stem))

    def length(self, number: int) -> float:
        """How long a passage is in words, that of the mean passage being 1."""
        return self.passages[number].length / self._mean

    def rank(self, stems: Iterable[str], limit: int) -> tuple[Ranked, ...]:
        """The passages that share most of some stems, best first, at most `limit`."""
        scores: dict[int, float] = {}
        for stem in sorted(stems):
            weight = self.weight(stem)
            for number in self._postings.get(stem, ()):
                scores[number] = scores.get(number, 0.0) + weight * self._damping(number)
        best = sorted(scores, key=lambda number: (-scores[number], number))[:limit]
        return tuple(Ranked(self.passages[number], scores[number]) for number in best)

    def values(self, passage: Passage) -> tuple[Value, ...]:
        """The values printed in a passage; offsets into the source's text."""
        found = self._values.get(passage.index)
        if found is None:
            printed = find_values(self.exact(passage), language=self.language_of(passage))
            found = self._values[passage.index] = tuple(moved(value, passage.start) for value in printed)
        return found

    def language_of(self, passage: Passage) -> str | None:
        """The language of a passage where it tells, else that of the source."""
        if passage.index not in self._languages:
            self._languages[passage.index] = language(self.exact(passage)) or self.language
        return self._languages[passage.index]

    def exact(self, passage: Passage) -> str:
        """The words of a passage as printed."""
        return passage.exact

    def _damping(self, number: int) -> float:
        length = self.passages[number].length / self._mean
        return (SATURATION + 1) / (1 + SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length))


def index_text(text: str, *, language_tag: str | None = None, blocks: Sequence[Span] = ()) -> PassageIndex:
    """An index over the sentences of a text; with `blocks` no passage runs from one block into the next."""
    areas = blocks or _lines(text)
    spans = [
        piece
        for area in areas
        for whole in sentences(text, area.start, area.end, language=language_tag)
        for piece in _pieces(text, whole)
    ]
    return PassageIndex(text, spans, language_tag=language_tag)


def index_sentences(given: Sequence[str]) -> PassageIndex:
    """An index over sentences as given; offsets are into the sentences joined by a space."""
    spans, at = [], 0
    for sentence in given:
        spans.append(Span(start=at, end=at + len(sentence)))
        at += len(sentence) + 1
    return PassageIndex(" ".join(given), spans)


def _lines(text: str) -> list[Span]:
    """Paragraphs of plain text: what stands between empty lines."""
    spans, at = [], 0
    for part in text.split("\n\n"):
        if part:
            spans.append(Span(start=at, end=at + len(part)))
        at += len(part) + 2
    return spans


def _pieces(text: str, span: Span) -> list[Span]:
    pieces, start = [], span.start
    while span.end - start > PASSAGE_CHARACTERS:
        cut = text.rfind(" ", start + PASSAGE_CHARACTERS // 2, start + PASSAGE_CHARACTERS)
        cut = cut if cut > 0 else start + PASSAGE_CHARACTERS
        pieces.append(Span(start=start, end=cut))
        start = cut
    return [*pieces, Span(start=start, end=span.end)]
