"""From calls and bodies to notes: which text each anchor follows, and the clause and sentence it supports.

In short, a note supports the words from the last mark in its sentence, or the sentence's start, up to its own mark;
`clauses` states the rules for colons, lists, quotations, brackets, headings, captions and cells. A note called at
several places stands once for each of them, so that every clause it supports is looked at.
"""

from collections.abc import Sequence
from dataclasses import replace

from footnote_audit.clauses import clauses
from footnote_audit.model import Block, Mark, Note, ReadWarning, Selector, Span, WarningCode
from footnote_audit.read.flow import Body, Call
from footnote_audit.read.raw import Raw
from footnote_audit.text import ANCHOR_CONTEXT, CONTEXT, select


def place_notes(
    raw: Raw,
    text: str,
    blocks: Sequence[Block],
    *,
    calls: Sequence[Call],
    bodies: Sequence[Body],
    language: str | None = None,
) -> tuple[tuple[Note, ...], tuple[Mark, ...], tuple[ReadWarning, ...]]:
    """The notes in reading order with their anchors, the marks, and warnings for what lacks its other half.

    `language` is that of the text (BCP 47), for the ends of its sentences; None where it is unknown.
    """
    by_key = {body.key: body for body in reversed(bodies)}
    running = sorted((c for c in calls if c.within is None), key=lambda c: c.offset)
    ordered = _with_inner_calls(running, by_key)
    anchors = _anchors(text, blocks, [call.offset for call, _ in ordered], language)
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
    line, column, part, page, _ = raw.whereabouts(at)
    anchor, supports, sentence = places
    return Note(
        index=index,
        label=label,
        text=body.text if body else "",
        anchor=anchor,
        supports=supports,
        sentence=sentence,
        line=line,
        column=column,
        part=part,
        page=page,
        items=body.items if body else (),
    )


def _anchors(
    text: str, blocks: Sequence[Block], offsets: Sequence[int], language: str | None
) -> list[tuple[Selector, Selector | None, Selector | None]]:
    """Anchor, clause and sentence of each offset."""
    found: list[tuple[Selector, Selector | None, Selector | None]] = []
    for offset, supported in zip(offsets, clauses(text, blocks, offsets, language=language), strict=True):
        before = max(0, offset - ANCHOR_CONTEXT)
        start = before if supported.block is None else max(before, min(blocks[supported.block].start, offset))
        anchor = Selector(
            exact="",
            prefix=text[start:offset],
            suffix=text[offset : offset + CONTEXT],
            start=offset,
            end=offset,
        )
        found.append((anchor, _selector(text, supported.clause), _selector(text, supported.sentence)))
    return found


def _selector(text: str, span: Span | None) -> Selector | None:
    return select(text, span.start, span.end) if span else None
