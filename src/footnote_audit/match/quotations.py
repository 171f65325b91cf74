"""Whether a source has a quotation, word for word or nearly, and the edits that lead from the one to the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import pairwise

from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.quote_edits import told_apart
from footnote_audit.match.quote_marks import LEAST_WORDS, quoted
from footnote_audit.match.quote_words import QuotedWord, of_quotation, of_source
from footnote_audit.model import Edit, EditKind

__all__ = ["LEAST_WORDS", "NEAR_VERBATIM", "Alignment", "align", "quoted"]

# With fewer of its words in place the passage is another sentence on the same thing (set on numeric-dev).
NEAR_VERBATIM = 0.6
# A quotation may run over into the sentences that follow, and begin in the one before.
SENTENCES = 3
MOST_SENTENCES = 40
MOST_WORDS = 900
# A long quotation is looked for in fewer places: its many words point to the right one.
LONG_QUOTATION = 120
LONG_QUOTATION_PLACES = 2
# Common words by themselves so far from the rest were not quoted from there ("the", "of").
STRAY_WORDS = 2
STRAY_DISTANCE = 5


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a quotation stands in a source, best place only.

    `share` is the part of its words found there in order. `start` and `end` are offsets into the source's text.
    `edits` lead from the quotation to the source's words.
    """

    share: float
    passage: Passage
    start: int
    end: int
    edits: tuple[Edit, ...]

    @property
    def verbatim(self) -> bool:
        """Whether nothing differs but what is marked as left out or added."""
        return self.share > 0 and all(e.kind in (EditKind.SAME, EditKind.MARKED_CUT) for e in self.edits)


def align(quotation: str, index: PassageIndex, limit: int = 8) -> Alignment | None:
    """The best place of a quotation in a source; None where no passage shares a word worth the name.

    Marked cuts ("[…]") may leave anything out; what stands in square brackets is the quoting author's own.
    """
    sought = of_quotation(quotation)[:MOST_WORDS]
    stems = {w.stem for w in sought if not w.common} or {w.stem for w in sought}
    places = LONG_QUOTATION_PLACES if len(sought) > LONG_QUOTATION else limit
    found = [_aligned(quotation, sought, index, item.passage) for item in index.rank(stems, places)]
    return max(found, key=lambda a: (a.verbatim, a.share, -len(a.edits)), default=None)


def _aligned(quotation: str, sought: Sequence[QuotedWord], index: PassageIndex, passage: Passage) -> Alignment:
    there = _window(len(sought), sum(w.cut_before for w in sought), index, passage)
    matcher = SequenceMatcher(None, [w.plain for w in sought], [w.plain for w in there], autojunk=False)
    blocks = _without_strays([b for b in matcher.get_matching_blocks() if b.size], sought)
    if not blocks:
        return Alignment(0.0, passage, passage.start, passage.end, ())
    edits = tuple(told_apart(quotation, sought, index.text, there, list(_gaps(blocks, len(sought), len(there)))))
    start, end = there[blocks[0].b].start, there[blocks[-1].b + blocks[-1].size - 1].end
    home = next((p for p in index.passages[max(0, passage.index - MOST_SENTENCES) :] if p.end > start), passage)
    return Alignment(sum(b.size for b in blocks) / max(1, len(sought)), home, start, end, edits)


def _window(length: int, cuts: int, index: PassageIndex, passage: Passage) -> list[QuotedWord]:
    """The words of the source among which a quotation is looked for: around a passage that shares its words."""
    need = 2 * length + 40 * (1 + cuts)
    first = max(0, passage.index - 1)
    while length > sum(p.length for p in index.passages[first : passage.index]) and passage.index - first < SENTENCES:
        if first == 0:
            break
        first -= 1
    there: list[QuotedWord] = []
    for piece in index.passages[first : first + MOST_SENTENCES]:
        if (piece.index >= passage.index + SENTENCES and len(there) >= need) or len(there) > MOST_WORDS:
            break
        there += of_source(piece.exact, piece.start)
    return there


def _without_strays(blocks: list[Match], sought: Sequence[QuotedWord]) -> list[Match]:
    """Blocks without a word or two at either end that only happen to stand somewhere else."""
    while len(blocks) > 1 and _strays(blocks[0], blocks[0], blocks[1], sought):
        blocks = blocks[1:]
    while len(blocks) > 1 and _strays(blocks[-1], blocks[-2], blocks[-1], sought):
        blocks = blocks[:-1]
    return blocks


def _strays(block: Match, one: Match, two: Match, sought: Sequence[QuotedWord]) -> bool:
    far = two.b - one.b - one.size > STRAY_DISTANCE + (two.a - one.a - one.size)
    marked = any(w.cut_before for w in sought[one.a + one.size : two.a + 1])
    common = all(w.common for w in sought[block.a : block.a + block.size])
    return block.size <= STRAY_WORDS and common and far and not marked


def _gaps(blocks: Sequence[Match], ours: int, theirs: int) -> Iterator[tuple[bool, range, range]]:
    """Runs of words of the quotation and of the source, and whether they are the same, in order."""
    first, last = blocks[0], blocks[-1]
    yield False, range(first.a), range(max(0, first.b - first.a), first.b if first.a else 0)
    for one, two in pairwise(blocks):
        yield True, range(one.a, one.a + one.size), range(one.b, one.b + one.size)
        yield False, range(one.a + one.size, two.a), range(one.b + one.size, two.b)
    yield True, range(last.a, last.a + last.size), range(last.b, last.b + last.size)
    left, after = ours - last.a - last.size, last.b + last.size
    yield False, range(ours - left, ours), range(after, min(after + left, theirs))
