"""A document cut down to a range of its pages."""

from dataclasses import replace

from footnote_audit.model import Document


def only_pages(document: Document, pages: str) -> Document:
    """The document with the text and blocks of these pages alone ("7" or "3-12", 1-based, both ends included).

    Page numbers stay true: pages before the range are kept as empty ones. A block that crosses an end of the range is
    cut there. A document without pages, or a range outside
    it, is given back whole: reading too much is better than reading nothing.
    """
    first, _, last = pages.replace("–", "-").partition("-")
    if not document.page_starts or not first.strip().isdigit():
        return document
    begin, end = int(first), int(last) if last.strip().isdigit() else int(first)
    if not 1 <= begin <= end or begin > len(document.page_starts):
        return document
    starts = (*document.page_starts, len(document.text))
    low, high = starts[begin - 1], starts[min(end, len(starts) - 1)]
    return replace(
        document,
        text=document.text[low:high],
        blocks=tuple(
            replace(b, start=max(b.start, low) - low, end=min(b.end, high) - low)
            for b in document.blocks
            if max(b.start, low) < min(b.end, high)
        ),
        page_starts=tuple(max(0, s - low) for s in document.page_starts if s < high),
        marks=(),
        notes=(),
        tables=(),
        origins=(),
    )
