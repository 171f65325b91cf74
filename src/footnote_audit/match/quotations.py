"""Words in quotation marks: where they stand, and whether a source has them, word for word or nearly."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import pairwise

from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.words import Word, words
from footnote_audit.model import Span

# Quotes of one or two words name a term; from three on they claim that somebody said so.
LEAST_WORDS = 3
# With fewer of its words in place the passage is another sentence on the same thing (set on numeric-dev).
NEAR_VERBATIM = 0.6
# A quotation may run over into the sentences that follow.
SENTENCES = 3
LONGEST_QUOTE = 1500

_QUOTED = re.compile(
    rf"[“«„](?P<typographic>[^“”«»„]{{2,{LONGEST_QUOTE}}})[”»“]"
    rf'|(?<![\w"])"(?P<straight>[^"]{{2,{LONGEST_QUOTE}}})"(?!\w)'
    rf"|(?<!\w)[‘‚](?P<single>(?:[^‘’]|’(?=\w)){{2,{LONGEST_QUOTE}}})’(?!\w)"
)
_CUT = re.compile(r"[\[(]\s*(?:…|\.{3}|\. \. \.)\s*[\])]|…|\.{3}")
_ADDED = re.compile(r"\[[^\]]{0,200}\]")


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a quotation stands in a source, best place only.

    `share` is the part of its words found there in order, `verbatim` whether nothing else stands between them but at
    marked cuts. `start` and `end` are offsets into the source's text. `missing` holds the words of the quotation that
    the source lacks, `instead` what the source has in their place.
    """

    share: float
    verbatim: bool
    passage: Passage
    start: int
    end: int
    missing: str
    instead: str


def quoted(text: str) -> tuple[Span, ...]:
    """The runs in quotation marks of three words or more, marks left out; offsets into `text`."""
    return tuple(span for span in _runs(text) if len(words(text[span.start : span.end])) >= LEAST_WORDS)


def align(quotation: str, index: PassageIndex, limit: int = 8) -> Alignment | None:
    """The best place of a quotation in a source; None where no passage shares a word worth the name.

    Marked cuts ("[…]") may leave anything out; what stands in square brackets is the quoting author's and is ignored.
    """
    uncut = _CUT.sub(" … ", quotation)
    plain = _ADDED.sub(" … ", uncut)
    gaps = plain.count("…")
    sought = words(plain)
    ranked = index.rank({w.stem for w in sought if not w.common} or {w.stem for w in sought}, limit)
    found = [_aligned(plain, sought, gaps, index, item.passage) for item in ranked]
    return max(found, key=lambda a: (a.verbatim, a.share), default=None)


def _runs(text: str) -> Iterator[Span]:
    for match in _QUOTED.finditer(text):
        name = match.lastgroup or "typographic"
        yield Span(start=match.start(name), end=match.end(name))


def _aligned(plain: str, sought: Sequence[Word], gaps: int, index: PassageIndex, passage: Passage) -> Alignment:
    there = [
        Span(start=p.start + w.start, end=p.start + w.end)
        for p in index.passages[passage.index : passage.index + SENTENCES]
        for w in p.words
    ]
    theirs = [w.plain for p in index.passages[passage.index : passage.index + SENTENCES] for w in p.words]
    matcher = SequenceMatcher(None, [w.plain for w in sought], theirs, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    share = sum(block.size for block in blocks) / max(1, len(sought))
    missing, instead = _difference(plain, sought, index, there, blocks)
    return Alignment(
        share=share,
        verbatim=share == 1.0 and len(blocks) <= gaps + 1,
        passage=passage,
        start=there[blocks[0].b].start if blocks else passage.start,
        end=there[blocks[-1].b + blocks[-1].size - 1].end if blocks else passage.end,
        missing=missing,
        instead=instead,
    )


def _difference(
    plain: str, sought: Sequence[Word], index: PassageIndex, there: Sequence[Span], blocks: Sequence[Match]
) -> tuple[str, str]:
    """The words on both sides of the first place where quotation and source part, as printed."""
    if not blocks:
        return plain, ""
    for ours, theirs in _gaps(blocks, len(sought), len(there)):
        if ours or theirs:
            return _printed(plain, sought, ours), _printed(index.text, there, theirs)
    return "", ""


def _gaps(blocks: Sequence[Match], ours: int, theirs: int) -> Iterator[tuple[range, range]]:
    """The runs that do not match: before the first block, between blocks, after the last; as ranges of words."""
    first, last = blocks[0], blocks[-1]
    yield range(first.a), range(max(0, first.b - first.a), first.b if first.a else 0)
    for one, two in pairwise(blocks):
        yield range(one.a + one.size, two.a), range(one.b + one.size, two.b)
    left = ours - last.a - last.size
    after = last.b + last.size
    yield range(ours - left, ours), range(after, min(after + left, theirs))


def _printed(text: str, found: Sequence[Word | Span], run: range) -> str:
    return text[found[run[0]].start : found[run[-1]].end] if run else ""
