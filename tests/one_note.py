"""An article of one statement whose only note cites one source, for tests of matching."""

from footnote_audit.match import match
from footnote_audit.model import (
    Citation,
    CitationItem,
    CslItem,
    Document,
    Note,
    NoteKind,
    Outcome,
    Position,
    ReadSource,
    Snapshot,
    Source,
    Span,
    Verdict,
)
from footnote_audit.text import select


def verdicts(text: str, copy: Document, *, locator: str | None = None, pages: str | None = None) -> tuple[Verdict, ...]:
    """The verdicts on the claims of `text`, an English statement, whose note cites a work read as `copy`.

    `locator` are the cited pages as printed, `pages` those of the work as its record has them.
    """
    whole = select(text, 0, len(text))
    note = Note(index=1, label="1", text="A. Writer.", anchor=whole, supports=whole, sentence=whole, line=1, column=1)
    article = Document(
        uri="a", media_type="text/plain", digest="a", language="en", item=CslItem(), text=text, notes=(note,)
    )
    item = CitationItem(
        id="n1.1",
        item=CslItem(title="A Work"),
        position=Position.FIRST,
        span=Span(start=0, end=1),
        confidence=1.0,
        locator=locator,
        label="page" if locator else None,
    )
    source = Source(id="work", item=CslItem(title="A Work", page=pages), resolver="registry")
    snapshot = Snapshot(source_id="work", uri_r=None, outcome=Outcome.OK, reason="")
    read = ReadSource(source=source, snapshot=snapshot, document=copy)
    citation = Citation(note_index=1, kind=NoteKind.CITATION, items=(item,))
    return match(article, (citation,), {"n1.1": read})[1]
