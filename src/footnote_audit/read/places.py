"""From calls and bodies to notes: which text each anchor follows, the clause it supports, its sentence.

The rules for a note at offset `o` of its block:
  sentence   the one that holds `o`; a note after a stop belongs to the sentence before it, a note at the very start of
             a block to the first sentence.
  supports   from the last anchor before `o` in that sentence (or the sentence's start) up to `o`; notes at one word
             share their clause; a clause without a letter or digit reaches back to the sentence's start.
A note called at several places stands once for each of them, so that every clause it supports is looked at.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from footnote_audit.model import Block, Mark, Note, ReadWarning, Selector, Span, WarningCode
from footnote_audit.read.flow import Body, Call
from footnote_audit.read.raw import Raw
from footnote_audit.text import ANCHOR_CONTEXT, CONTEXT, select, sentences

_EDGE = " \t\n,;:.!?)]}”’»…–—-"


def place_notes(
    raw: Raw, text: str, blocks: Sequence[Block], *, calls: Sequence[Call], bodies: Sequence[Body]
) -> tuple[tuple[Note, ...], tuple[Mark, ...], tuple[ReadWarning, ...]]:
    """The notes in reading order with their anchors, the marks, and warnings for what lacks its other half."""
    by_key = {body.key: body for body in reversed(bodies)}
    running = sorted((c for c in calls if c.within is None), key=lambda c: c.offset)
    ordered = _with_inner_calls(running, by_key)
    anchors = _anchors(text, blocks, [call.offset for call, _ in ordered])
    notes: list[Note] = []
    marks: list[Mark] = []
    warnings: list[ReadWarning] = []
    for (call, inner), found in zip(ordered, anchors, strict=True):
        body = by_key.get(call.key)
        index = len(notes) + 1
        places = (replace(found[0], prefix=call.prefix[-ANCHOR_CONTEXT:]), None, None) if inner else found
        notes.append(_note(raw, index, body, call=call, places=places))
        marks.append(Mark(offset=places[0].start, note_index=index))
        if body is None:
            message = f"the mark {call.label or ''} has no note".replace("  ", " ")
            warnings.append(raw.warn(WarningCode.MARK_WITHOUT_NOTE, message, call.raw, call.label or ""))
    called = {call.key for call, _ in ordered}
    for body in bodies:
        if body.key not in called:
            notes.append(_note(raw, len(notes) + 1, body, call=None, places=(None, None, None)))
            message = f"nothing in the text points at note {body.label or len(notes)}"
            warnings.append(raw.warn(WarningCode.NOTE_WITHOUT_MARK, message, body.raw, body.text))
    return (tuple(notes), tuple(marks), tuple(warnings))


def _with_inner_calls(running: Sequence[Call], by_key: dict[str, Body]) -> list[tuple[Call, bool]]:
    """The calls of the running text, then those inside notes, each at the place of the note that holds it."""
    ordered = [(call, False) for call in running]
    seen: set[str] = set()
    at = 0
    while at < len(ordered):
        call, _ = ordered[at]
        at += 1
        body = by_key.get(call.key)
        if body is None or call.key in seen:
            continue
        seen.add(call.key)
        for key, prefix in body.calls:
            label = by_key[key].label if key in by_key else None
            inner = Call(offset=call.offset, key=key, label=label, raw=body.raw, within=body.key, prefix=prefix)
            ordered.append((inner, True))
    return ordered


def _note(
    raw: Raw,
    index: int,
    body: Body | None,
    *,
    call: Call | None,
    places: tuple[Selector | None, Selector | None, Selector | None],
) -> Note:
    label = (call.label if call else None) or (body.label if body else None) or str(index)
    at = body.raw if body else call.raw if call else 0
    place = raw.place(at)
    anchor, supports, sentence = places
    return Note(
        index=index,
        label=label,
        text=body.text if body else "",
        anchor=anchor,
        supports=supports,
        sentence=sentence,
        line=place.line,
        column=place.column,
        part=place.part,
        page=place.page,
        items=body.items if body else (),
    )


def _anchors(
    text: str, blocks: Sequence[Block], offsets: Sequence[int]
) -> list[tuple[Selector, Selector | None, Selector | None]]:
    """Anchor, clause and sentence of each offset; the sentences of a block are found once."""
    ends = [block.end for block in blocks]
    earlier = sorted(set(offsets))
    known: dict[int, tuple[Span, ...]] = {}
    found: list[tuple[Selector, Selector | None, Selector | None]] = []
    for offset in offsets:
        at = bisect_left(ends, offset)
        block = blocks[at] if at < len(blocks) else None
        start = min(block.start, offset) if block else max(0, offset - ANCHOR_CONTEXT)
        anchor = Selector(
            exact="",
            prefix=text[max(start, offset - ANCHOR_CONTEXT) : offset],
            suffix=text[offset : offset + CONTEXT],
            start=offset,
            end=offset,
        )
        if block is None:
            found.append((anchor, None, None))
            continue
        if at not in known:
            known[at] = sentences(text, block.start, block.end)
        sentence = _sentence_at(known[at], offset)
        supports = _clause(text, sentence, offset, earlier=earlier) if sentence else None
        found.append((anchor, _selector(text, supports), _selector(text, sentence)))
    return found


def _selector(text: str, span: Span | None) -> Selector | None:
    return select(text, span.start, span.end) if span else None


def _sentence_at(spans: Sequence[Span], offset: int) -> Span | None:
    if not spans:
        return None
    return spans[min(bisect_left(spans, offset, key=lambda span: span.end), len(spans) - 1)]


def _clause(text: str, sentence: Span, offset: int, *, earlier: Sequence[int]) -> Span:
    end = min(max(offset, sentence.start), sentence.end)
    before = bisect_left(earlier, offset) - 1
    start = sentence.start
    if before >= 0 and earlier[before] > start:
        start = earlier[before]
        while start < end and text[start] in _EDGE:
            start += 1
    if not any(c.isalnum() for c in text[start:end]):
        start = sentence.start
    if end <= start:
        return sentence
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)
