"""The clause that a note supports, and its sentence. The rules, for a mark at offset `o` of its block:

sentence   The one that holds `o`. A mark after a stop belongs to the sentence before it, a mark at the very start of a
           block to the first sentence. A quotation that closes at the mark or before counts with the sentence it opens
           in. Where a clause takes in other blocks, so does the sentence: it always holds its clause.
clause     1. It starts where the sentence starts, or at the last mark before `o` in that sentence, and ends at `o`.
              A stop before the mark belongs to it. A mark after the last sentence of a paragraph supports that sentence
              alone, even where it takes up the one before ("It cost ...").
           2. Marks with no letter or digit between them stand at one place and share their clause; no comma
              between them belongs to it.
           3. A mark in brackets supports the words in the brackets before it. It bounds a clause outside them only
              where a comma or semicolon parts them from it. Brackets around a mark alone are the mark's own.
           4. A mark at a colon, before it or after, supports what the colon leads to as well: the rest of the sentence
              with the whole of a quotation that opens there, or the list items or the block quotation that follow at
              once. What carries a note of its own is left to it: an item and those behind it, the rest of a sentence.
           5. A mark at the end of a block quotation supports it from its start or its last mark; paragraphs of
              quotation that follow one another are one quotation.
           6. A heading, a caption and a cell are one sentence, and its last mark supports the words behind it too.
           7. A clause without a letter or digit reaches back to the start of the sentence; a mark at the start of a
              block supports the first sentence.

Semicolons, commas and dashes bound nothing. Costs are linear in the text and in the marks.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from footnote_audit.model import Block, BlockKind, Span
from footnote_audit.sentences import sentences

_WHOLE = frozenset({BlockKind.HEADING, BlockKind.CAPTION, BlockKind.CELL})
_LED_TO = frozenset({BlockKind.LIST_ITEM, BlockKind.QUOTATION})
_EDGE = " \t\n\u00a0\u202f,;:.!?)]}”’»…–—-"
# What may stand between marks at one place.
_APART = " \t\n\u00a0\u202f,;"
_PARTED = re.compile(r"\s*[,;]")
_SPACE = " \t\n\u00a0\u202f"
_COLON = re.compile(r"[\s\"”’»)\]]*[:：]")
_WORD = re.compile(r"[^\W_]")
_BRACKET = re.compile(r"[()\[\]（）]")
_OPENING_BRACKETS = "([（"
# What opens a quotation, with what closes it. Single quotes are left out: they are apostrophes as well.
_QUOTATION_MARKS = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", '"': '"'}
_OPENING_QUOTE = re.compile(r"[“„«「『]|(?<![^\s(\[—–-])[\"»](?=\S)")
_CLOSING_QUOTE = re.compile(r"[”“»」』]|(?<=\S)[\"«]")
_QUOTE = re.compile('[“”„«»「」『』"]')


class Supported(NamedTuple):
    """A mark's block (an index), the clause it supports and the sentence; None outside all blocks."""

    block: int | None
    clause: Span | None
    sentence: Span | None


def clauses(text: str, blocks: Sequence[Block], offsets: Sequence[int], *, language: str | None) -> list[Supported]:
    """The place of the mark at each offset, by the rules above; `language` is that of the text, for its sentences."""
    clause_finder = _Clauses(text=text, blocks=blocks, marks=sorted(set(offsets)), language=language)
    found = {offset: clause_finder.place(offset) for offset in set(offsets)}
    return [found[offset] for offset in offsets]


class _Bound(NamedTuple):
    """Between what a mark's clause lies: where its bracket opens (or the block), the last place of a mark, the end."""

    start: int
    before: int | None
    end: int


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """What is known of a block with marks: its sentences, its quotations, and the bounds of each mark."""

    sentences: tuple[Span, ...]
    quotations: tuple[Span, ...]
    bounds: dict[int, _Bound]


@dataclass(slots=True)
class _Clauses:
    text: str
    blocks: Sequence[Block]
    marks: Sequence[int]
    language: str | None
    _ends: list[int] = field(default_factory=list)
    _next_words: list[int] = field(default_factory=list)
    _paragraphs: dict[int, _Paragraph] = field(default_factory=dict)
    _spans: dict[int, Span] = field(default_factory=dict)
    _lists: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._ends = [block.end for block in self.blocks]
        self._next_words = _next_words(self.text, self.marks)

    def place(self, offset: int) -> Supported:
        """The block, clause and sentence of the mark at an offset."""
        at = bisect_left(self._ends, offset)
        if at == len(self.blocks):
            return Supported(None, None, None)
        if offset < self.blocks[at].start:
            # The mark stands alone: in a cell without words, say.
            return Supported(at, None, None)
        paragraph = self._paragraph(at)
        if not paragraph.sentences:
            return Supported(at, None, None)
        if self.blocks[at].kind in _WHOLE:
            sentence = Span(start=self.blocks[at].start, end=self.blocks[at].end)
            return Supported(at, self._in_whole(sentence, offset), sentence)
        if self.blocks[at].kind is BlockKind.QUOTATION and self._next_word(offset) >= self.blocks[at].end:
            return self._after_quotation(at, offset)
        sentence = self._sentence(paragraph, offset)
        clause = self._clause(at, sentence, offset)
        end = self._led_to(at, sentence, offset)
        if end is not None and end > clause.end:
            clause = Span(start=clause.start, end=end)
            sentence = Span(start=sentence.start, end=max(sentence.end, end))
        return Supported(at, clause, sentence)

    def _paragraph(self, at: int) -> _Paragraph:
        if at not in self._paragraphs:
            block = self.blocks[at]
            if block.kind in _WHOLE:
                found: tuple[Span, ...] = (Span(start=block.start, end=block.end),)
            else:
                found = sentences(self.text, block.start, block.end, language=self.language)
            marks = self.marks[bisect_left(self.marks, block.start) : bisect_right(self.marks, block.end)]
            self._paragraphs[at] = _Paragraph(
                sentences=found,
                quotations=_quotations(self.text, block.start, block.end),
                bounds=self._bounds(block, marks),
            )
        return self._paragraphs[at]

    def _bounds(self, block: Block, marks: Sequence[int]) -> dict[int, _Bound]:
        brackets = _pairs(self.text, block.start, block.end) if block.kind not in _WHOLE else []
        events = sorted([(mark, 0, 0) for mark in marks] + [(at, 1, step) for at, step in brackets])
        # Where each bracket around opens, the last mark in it, and where its clause starts without one.
        stack: list[tuple[int, int | None, int | None]] = [(block.start, None, None)]
        found: dict[int, _Bound] = {}
        for at, _, step in events:
            if step > 0:
                stack.append((at + 1, None, None))
            elif step < 0:
                _, inside, after = stack.pop()
                if (inside or after) and _PARTED.match(self.text, at + 1, block.end):
                    stack[-1] = (stack[-1][0], None, at + 1)
            else:
                start, last, after = stack.pop()
                stack.append((start, at, None))
                if last is None or self._next_word(last) < at:
                    found[at] = _Bound(start=start, before=after if last is None else last, end=at)
                else:
                    apart = self.text[last:at].strip(_APART)
                    found[at] = _Bound(start=start, before=found[last].before, end=at if apart else found[last].end)
        return found

    def _next_word(self, mark: int) -> int:
        return self._next_words[bisect_left(self.marks, mark)]

    def _marked(self, start: int, end: int) -> bool:
        """Whether a mark stands after `start`, up to and with `end`."""
        at = bisect_right(self.marks, start)
        return at < len(self.marks) and self.marks[at] <= end

    def _sentence(self, paragraph: _Paragraph, offset: int) -> Span:
        found = paragraph.sentences
        at = min(bisect_left(found, offset, key=lambda span: span.end), len(found) - 1)
        quotation = _holding(paragraph.quotations, found[at].start)
        if quotation is None or self._next_word(offset) < quotation.end:
            return found[at]
        return Span(start=_at(found, quotation.start).start, end=found[at].end)

    def _clause(self, at: int, sentence: Span, offset: int) -> Span:
        bound = self._paragraph(at).bounds[offset]
        end = min(max(bound.end, sentence.start), sentence.end)
        start = max(bound.start, sentence.start)
        if bound.before is not None and bound.before > start:
            start = bound.before
            while start < end and self.text[start] in _EDGE:
                start += 1
        if not _WORD.search(self.text, start, end):
            start = sentence.start
        clause = self._trimmed(start, end)
        return clause if clause.end > clause.start else sentence

    def _trimmed(self, start: int, end: int) -> Span:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] in _OPENING_BRACKETS):
            end -= 1
        return Span(start=start, end=end)

    def _in_whole(self, sentence: Span, offset: int) -> Span:
        at = bisect_left(self._ends, offset)
        clause = self._clause(at, sentence, offset)
        last = not self._marked(self._next_word(offset), sentence.end)
        return Span(start=clause.start, end=sentence.end) if last else clause

    def _after_quotation(self, at: int, offset: int) -> Supported:
        """The quotation a mark ends, from its start or the last mark in it."""
        sentence = self._quotation(at)
        bound = self._paragraph(at).bounds[offset].before
        start = sentence.start if bound is None else bound
        while bound is not None and start < offset and self.text[start] in _EDGE:
            start += 1
        clause = self._trimmed(start, min(max(offset, start), sentence.end))
        if not _WORD.search(self.text, clause.start, clause.end):
            return Supported(at, sentence, sentence)
        holding = _at(self._paragraph(at).sentences, clause.start).start if bound is not None else sentence.start
        return Supported(at, clause, Span(start=holding, end=sentence.end))

    def _quotation(self, at: int) -> Span:
        """The block quotation that ends with block `at`, back to its first paragraph or to one with a mark."""
        if at not in self._spans:
            first = at
            while (
                first
                and self.blocks[first - 1].kind is BlockKind.QUOTATION
                and not self._marked(self.blocks[first - 1].start - 1, self.blocks[first - 1].end)
            ):
                first -= 1
            self._spans[at] = Span(start=self.blocks[first].start, end=self.blocks[at].end)
        return self._spans[at]

    def _led_to(self, at: int, sentence: Span, offset: int) -> int | None:
        """Where what a colon at the mark leads to ends; None where there is none, or it has notes of its own."""
        before = self.text[max(sentence.start, offset - 2) : offset].rstrip(_SPACE)
        ahead = _COLON.match(self.text, offset, sentence.end)
        if not ahead and before[-1:] not in (":", "："):
            return None
        after = ahead.end() if ahead else offset
        if _WORD.search(self.text, after, sentence.end):
            end = self._quoted_after(at, after, sentence.end)
            return None if self._marked(self._next_word(offset), end) else end
        return self._list_after(at) if sentence.end >= self.blocks[at].end else None

    def _quoted_after(self, at: int, colon: int, end: int) -> int:
        """The end of the sentence, or of the one in which a quotation ends that opens at the colon."""
        paragraph = self._paragraph(at)
        quotation = _holding(paragraph.quotations, end)
        if quotation is None or self.text[colon : quotation.start].strip(_SPACE):
            return end
        return max(end, _at(paragraph.sentences, quotation.end - 1).end)

    def _list_after(self, at: int) -> int:
        """The end of the list or quotation behind block `at`, as far as nothing in it has a note of its own.

        The start of block `at` where neither follows.
        """
        if at not in self._lists:
            last = at
            while last + 1 < len(self.blocks):
                block = self.blocks[last + 1]
                led_to = block.kind in _LED_TO and (last == at or block.kind is self.blocks[last].kind)
                if not led_to or self._marked(block.start - 1, block.end):
                    break
                last += 1
            self._lists[at] = self.blocks[last].end if last > at else self.blocks[at].start
        return self._lists[at]


def _next_words(text: str, marks: Sequence[int]) -> list[int]:
    """For each mark the offset of the first letter or digit behind it, len(text) where none is."""
    found: list[int] = []
    following = len(text)
    last = len(text)
    for mark in reversed(marks):
        match = _WORD.search(text, mark, last)
        following = match.start() if match else following
        found.append(following)
        last = mark
    return found[::-1]


def _pairs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The offsets of brackets around words, with 1 for one that opens and -1 for its partner that closes.

    Brackets around a mark alone are the mark's own, as in "fell [1]".
    """
    opened: list[tuple[int, int]] = []
    found: list[tuple[int, int]] = []
    # Counts the stretches between brackets that hold a word; where it has grown, words stand between two brackets.
    worded = 0
    last = start
    for match in _BRACKET.finditer(text, start, end):
        at = match.start()
        worded += _WORD.search(text, last, at) is not None
        last = at + 1
        if match.group() in _OPENING_BRACKETS:
            opened.append((at, worded))
        elif opened:
            opening, before = opened.pop()
            if worded > before:
                found += [(opening, 1), (at, -1)]
    return found


def _quotations(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The quotations of a block with their quotation marks, in order; none lies in another."""
    found: list[Span] = []
    opened: tuple[int, str] | None = None
    for match in _QUOTE.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if opened and mark in opened[1] and _CLOSING_QUOTE.match(text, at):
            found.append(Span(start=opened[0], end=at + 1))
            opened = None
        # One that never closes gives way to the next.
        elif mark in _QUOTATION_MARKS and (not opened or text[opened[0]] == mark) and _OPENING_QUOTE.match(text, at):
            opened = (at, _QUOTATION_MARKS[mark])
    return tuple(found)


def _holding(spans: Sequence[Span], offset: int) -> Span | None:
    """The span with `offset` truly inside it."""
    at = bisect_left(spans, offset, key=lambda span: span.start) - 1
    return spans[at] if at >= 0 and spans[at].end > offset else None


def _at(spans: Sequence[Span], offset: int) -> Span:
    """The span that holds an offset, or the next one, or the last."""
    return spans[min(bisect_right(spans, offset, key=lambda span: span.end), len(spans) - 1)]
