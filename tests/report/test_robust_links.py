"""The sources as robust links, to paste into a page."""

import re

from conftest import STARTED
from footnote_audit.model import (
    SCHEMA_VERSION,
    Access,
    Audit,
    Citation,
    CitationItem,
    CslItem,
    Judgement,
    Memento,
    NoteKind,
    Options,
    Outcome,
    Position,
    Resolution,
    ResolutionStatus,
    Snapshot,
    Source,
    Span,
)
from footnote_audit.read import read
from footnote_audit.report import report

PAGE = "https://paper.example/a"
COPY = "https://archive.example/web/20150505000000/https://paper.example/a"


def links(**snapshot: object) -> list[str]:
    """The links of an article with one note whose source was read as the snapshot says."""
    document = read("a.md", b'Words.[^1]\n\n[^1]: Doe, "Salt & <Water>", 2015.\n', "text/markdown")
    item = CitationItem(
        id="n1.1",
        item=CslItem(title="Salt & <Water>"),
        position=Position.FIRST,
        span=Span(start=0, end=4),
        confidence=1.0,
    )
    source = Source(id="doe", item=item.item, resolver="registry")
    made: dict[str, object] = {"source_id": "doe", "uri_r": PAGE, "outcome": Outcome.OK, "reason": "", **snapshot}
    audit = Audit(
        schema_version=SCHEMA_VERSION,
        tool_version="0",
        options=Options(started=STARTED),
        document=document,
        citations=(Citation(note_index=1, kind=NoteKind.CITATION, items=(item,)),),
        resolutions=(Resolution(item_id="n1.1", status=ResolutionStatus.FOUND, source=source),),
        snapshots=(Snapshot(**made),),  # type: ignore[arg-type]
    )
    return re.findall(r"<a .*?</a>", report(audit, "robust-links"))


def test_a_page_that_is_there_is_linked_with_the_day_it_was_read() -> None:
    """The link leads to the page and names the day, and the copy where one is known; titles are escaped."""
    assert links(retrieved="2026-11-01T00:00:00Z") == [
        f'<a href="{PAGE}" data-versiondate="2026-11-01">Salt &amp; &lt;Water&gt;</a>'
    ]
    known = (Memento(uri_m=COPY, memento_datetime="2015-05-05T00:00:00Z"),)
    (link,) = links(retrieved="2026-11-01T00:00:00Z", mementos=known)
    assert f'href="{PAGE}" data-versionurl="{COPY}"' in link


def test_a_page_that_is_gone_is_linked_by_its_copy() -> None:
    """The link leads to the archived copy and names the original and the day of the capture."""
    expected = f'href="{COPY}" data-originalurl="{PAGE}" data-versiondate="2015-05-05"'
    (read_there,) = links(uri_m=COPY, memento_datetime="2015-05-05T00:00:00Z")
    assert expected in read_there
    soft = Judgement(access=Access.SOFT_404, reason="not_found_page", sentence="it says that it is not there")
    (judged,) = links(judgement=soft, mementos=(Memento(uri_m=COPY, memento_datetime="2015-05-05T00:00:00Z"),))
    assert expected in judged


def test_what_is_no_web_address_is_not_linked() -> None:
    """A local file, or an address with a script in it, makes no link."""
    assert links(uri_r="library/doe.pdf") == []
    assert links(uri_r="javascript:alert(1)") == []
