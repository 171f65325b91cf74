"""What the parse stage gives beside the notes: an article's own list of works, and what its text cites of it."""

from dataclasses import dataclass

from footnote_audit.model.citations import CitationItem
from footnote_audit.model.places import Selector
from footnote_audit.model.works import CslItem


@dataclass(frozen=True, slots=True, kw_only=True)
class BibliographyEntry:
    """A work of the list. `id` is "b<running number>", `label` its printed number or, in a numbered list, its place.

    `selector` is the entry in Document.text, without the label. `item` holds what is printed, with the author of the
    entry before where a dash stands for it. `years` are the years printed in it, with their letters ("2019a").
    """

    id: str
    item: CslItem
    selector: Selector
    confidence: float
    label: str | None = None
    years: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InTextCitation:
    """An author-year citation or a number in the running text: "(Smith 2019, 14; Doe 2020)", "Smith (2019: 14)", "[3]".

    `selector` is all of it in Document.text; its first and last characters, brackets included. `items` are the works,
    with ids "t<running number>.<running number>" and spans into Document.text; `refers_to` is the id of the entry,
    None where several fit (then `candidates` names them) or none does. `id` is "t<running number>". `supports` is the
    clause that it supports and `sentence` the whole sentence, as in Note; both None where it stands alone.
    """

    id: str
    selector: Selector
    items: tuple[CitationItem, ...]
    supports: Selector | None = None
    sentence: Selector | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bibliography:
    """The entries under an article's headings for them (`headings`), and the citations that its text makes of them.

    `unlisted` is what looks like a citation, names with a year, but fits no entry; ids are "u<running number>".
    """

    headings: tuple[Selector, ...] = ()
    entries: tuple[BibliographyEntry, ...] = ()
    citations: tuple[InTextCitation, ...] = ()
    unlisted: tuple[InTextCitation, ...] = ()
