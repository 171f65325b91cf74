"""The last step of every walker: from what the walk collected to the Document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from footnote_audit.model import Block, BlockKind, CslItem, Document, Origin, ReadWarning, Table
from footnote_audit.read.flow import Body, Flow
from footnote_audit.read.languages import guess_language
from footnote_audit.read.limits import refuse_notes
from footnote_audit.read.numbering import numbering_warnings
from footnote_audit.read.places import place_notes
from footnote_audit.read.raw import Raw
from footnote_audit.read.tables.cells import typed

# A first line longer than this is a paragraph, not a title.
_TITLE_LENGTH = 250


def assemble(
    raw: Raw,
    flow: Flow,
    *,
    bodies: Sequence[Body],
    warnings: Sequence[ReadWarning] = (),
    tables: Sequence[Table] = (),
    item: CslItem | None = None,
) -> Document:
    """The document of a finished walk, its warnings in the order of the file; ReadError for too many notes."""
    flow.close()
    refuse_notes(raw.uri, max(len(bodies), len(flow.calls) + sum(len(body.calls) for body in bodies)))
    text = flow.text()
    blocks = tuple(flow.blocks)
    calls = [call if call.offset <= len(text) else replace(call, offset=len(text)) for call in flow.calls]
    language = (item.language if item else None) or guess_language(text)
    notes, marks, unpaired = place_notes(raw, text, blocks, calls=calls, bodies=bodies, language=language)
    told = (*raw.warnings, *warnings, *unpaired, *numbering_warnings(raw, calls, bodies))
    known = item or CslItem()
    if known.title is None:
        known = replace(known, title=_title(text, blocks))
    return Document(
        uri=raw.uri,
        media_type=raw.media_type,
        digest=raw.digest,
        language=language,
        item=known,
        text=text,
        blocks=blocks,
        marks=marks,
        notes=notes,
        tables=typed(tables, language),
        origins=_origins(raw, flow, text),
        warnings=tuple(sorted(told, key=lambda w: (w.line, w.column))),
    )


def _title(text: str, blocks: Sequence[Block]) -> str | None:
    headings = [b for b in blocks if b.kind is BlockKind.HEADING]
    top = [b for b in headings if b.level == 1] or headings or list(blocks[:1])
    if not top or top[0].end - top[0].start > _TITLE_LENGTH:
        return None
    return re.sub(r"\s+", " ", text[top[0].start : top[0].end]) or None


def _origins(raw: Raw, flow: Flow, text: str) -> tuple[Origin, ...]:
    found = []
    ends = [*(start for start, _ in flow.origins[1:]), flow.length][: len(flow.origins)]
    for (start, at), end in zip(flow.origins, ends, strict=True):
        found.append(_origin(raw, start, at))
        seams = raw.seams(at, at + end - start)
        if raw.text.find("\n", at, at + end - start) >= 0:
            seams = (*seams, *_wraps(raw.text, at, text[start:end]))
        for seam in sorted({*seams} - {at}) if seams else ():
            found.append(_origin(raw, start + seam - at, seam))
    return tuple(found)


def _origin(raw: Raw, start: int, at: int) -> Origin:
    line, column, part, page, box = raw.whereabouts(at)
    return Origin(start=start, line=line, column=column, part=part, page=page, box=box)


def _wraps(source: str, at: int, shown: str) -> Iterator[int]:
    """The offsets after line breaks of the source that the text shows as spaces."""
    wrap = source.find("\n", at, at + len(shown))
    while wrap >= 0:
        if shown[wrap - at] != "\n" and wrap + 1 < at + len(shown):
            yield wrap + 1
        wrap = source.find("\n", wrap + 1, at + len(shown))
