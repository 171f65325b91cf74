"""Works that the file itself records go into the citations as they are, at their place in the note."""

from footnote_audit.model import CslItem, Document, EmbeddedItem, Name, Note, NoteKind, Position
from footnote_audit.parse import parse


def _document(*notes: tuple[str, tuple[EmbeddedItem, ...]]) -> Document:
    made = tuple(
        Note(index=n, label=str(n), text=text, anchor=None, supports=None, sentence=None, line=n, column=1, items=items)
        for n, (text, items) in enumerate(notes, 1)
    )
    return Document(
        uri="a", media_type="text/x-wiki", digest="0", language="en", item=CslItem(), text="Words.", notes=made
    )


def _record(text: str, exact: str, **item: object) -> EmbeddedItem:
    start = text.index(exact)
    return EmbeddedItem(item=CslItem(**item), start=start, end=start + len(exact), locator="12", label="page")  # type: ignore[arg-type]


SOLEN = (Name(family="Solen", given="Mira"),)
BOOK = "{{cite book|title=Quays}}"


def test_a_record_is_taken_as_it_is() -> None:
    """Its fields, span and locator are the file's own, its confidence is full, nothing is left as commentary."""
    (citation,) = parse(_document((BOOK, (_record(BOOK, BOOK, title="Quays", author=SOLEN),))))
    (item,) = citation.items
    assert citation.kind is NoteKind.CITATION
    assert (item.item.title, item.item.author, item.locator, item.confidence) == ("Quays", SOLEN, "12", 1.0)
    assert (item.span.start, item.span.end, citation.commentary) == (0, len(BOOK), ())


def test_words_around_a_record_are_read_as_ever() -> None:
    """A signal goes with its record, a sentence is commentary, a work printed beside it is read from its words."""
    text = f"The date is disputed by locals. See also {BOOK}. Edda Tarn, “Ferries”, Harbour Review, March 2021, p. 7."
    (citation,) = parse(_document((text, (_record(text, BOOK, title="Quays", author=SOLEN),))))
    assert [i.item.title for i in citation.items] == ["Quays", "Ferries"]
    assert citation.items[0].prefix == "See also"
    assert [text[s.start : s.end] for s in citation.commentary] == ["The date is disputed by locals."]


def test_an_author_and_year_alone_points_at_the_work() -> None:
    """A record without a title is a short form of the author's work cited before."""
    short = "{{sfn|Solen|2020|p=12}}"
    first = (BOOK, (_record(BOOK, BOOK, title="Quays", author=SOLEN),))
    second = (short, (_record(short, short, author=(Name(family="Solen"),), issued="2020"),))
    citations = parse(_document(first, second))
    (item,) = citations[1].items
    assert (item.position, item.refers_to, item.locator) == (Position.SUBSEQUENT, citations[0].items[0].id, "12")
