"""What a page says of itself, author and date, held against the citation that led to it.

Only where no record of the work was at hand: a registry or a catalogue is compared by the resolve stage. A page is the
cited work where the titles agree, and a name or year that the page prints anywhere is no difference.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from footnote_audit.model import CslItem, Document, Name, OwnRecord, ReadSource
from footnote_audit.names import printed, same_word, similarity
from footnote_audit.text import key

# Titles less alike than this belong to different works, or to a page of another kind.
SAME_TITLE = 0.8
# What takes the address or the title from the citation itself has no record of the work.
_WITHOUT_RECORD = frozenset(("printed-address", "archive-index", "outlet-search", "wikipedia"))
_LOOKED_THROUGH = 200_000
_YEAR = re.compile(r"\d{4}")


def own_records(cited: Iterable[tuple[str, CslItem]], sources: Mapping[str, ReadSource]) -> tuple[OwnRecord, ...]:
    """Where a source names another author or year than the citation, in the order of `cited`.

    `cited` are the works as printed, each with the id of its citation item or entry; `sources` leads from that id to
    the source it means, read.
    """
    told = []
    for item_id, item in cited:
        read = sources.get(item_id)
        if read is not None and read.document is not None and read.source.resolver in _WITHOUT_RECORD:
            for variable, printed_value, stated in _differing(item, read.document):
                told.append(
                    OwnRecord(
                        item_id=item_id,
                        source_id=read.source.id,
                        variable=variable,
                        printed=printed_value,
                        stated=stated,
                    )
                )
    return tuple(told)


def _differing(cited: CslItem, document: Document) -> Iterator[tuple[str, str, str]]:
    own = document.item
    if not cited.title or not own.title or similarity(cited.title, own.title) < SAME_TITLE:
        return
    authors = _authors(cited, own, key(document.text[:_LOOKED_THROUGH]))
    if authors is not None:
        yield ("author", *authors)
    years = _years(cited, own, document.text)
    if years is not None:
        yield ("issued", *years)


def _authors(cited: CslItem, own: CslItem, text: str) -> tuple[str, str] | None:
    """The printed and the stated authors where they have no family name in common, persons on both sides."""
    if not _are_persons(cited.author) or not _are_persons(own.author):
        return None
    words = text.split()
    for name in cited.author:
        family = name.family or ""
        if any(same_word(family, other.family or "") for other in own.author) or set(key(family).split()) <= set(words):
            return None
    return "; ".join(map(printed, cited.author)), "; ".join(map(printed, own.author))


def _are_persons(names: Sequence[Name]) -> bool:
    return bool(names) and all(name.family and name.given for name in names)


def _years(cited: CslItem, own: CslItem, text: str) -> tuple[str, str] | None:
    """The printed and the stated date where their years differ and the page does not print the cited year."""
    ours, theirs = _YEAR.match(cited.issued or ""), _YEAR.match(own.issued or "")
    if not ours or not theirs or ours[0] == theirs[0] or ours[0] in text[:_LOOKED_THROUGH]:
        return None
    return cited.issued or "", own.issued or ""
