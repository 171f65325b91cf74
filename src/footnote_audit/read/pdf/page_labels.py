"""The numbers that a file prints on its pages, which are those that notes cite: seldom those of its sheets."""

from collections import Counter
from collections.abc import Collection, Sequence

from footnote_audit.read.pdf.lines import Line
from footnote_audit.read.pdf.running_heads import page_numbers

# So many pages have to print the number that follows from the others.
_LEAST_PAGES = 3


def printed_labels(
    lines: Sequence[Line], heads: Collection[int], count: int, own: Sequence[str | None]
) -> tuple[str | None, ...]:
    """The label of each of `count` pages: the number printed in its running head, else the file's own page label.

    A number is taken where it goes up with the pages; pages between two such pages without one of their own, as
    chapters' first pages are, take the number that falls to them. `own` are the labels that the file declares (ISO
    32000-1, 12.4.2). Empty where no page has a label.
    """
    offsets: list[Counter[int]] = [Counter() for _ in range(count)]
    for i in heads:
        offsets[lines[i].page].update(number - lines[i].page for number in page_numbers(lines[i].text))
    often = Counter(offset for found in offsets for offset in found)
    sure = [
        next((o for o, _ in often.most_common() if o in found and often[o] >= _LEAST_PAGES), None) for found in offsets
    ]
    filled = [_between(sure, page) for page in range(count)]
    labels = [own[page] if offset is None else str(page + offset) for page, offset in enumerate(filled)]
    return tuple(labels) if any(labels) else ()


def _between(sure: Sequence[int | None], page: int) -> int | None:
    """The page's own offset, else that of the nearest pages before and after where both have the same."""
    if sure[page] is not None:
        return sure[page]
    before = next((sure[p] for p in range(page - 1, max(-1, page - 4), -1) if sure[p] is not None), None)
    after = next((sure[p] for p in range(page + 1, min(len(sure), page + 4)) if sure[p] is not None), None)
    return before if before is not None and before == after else None
