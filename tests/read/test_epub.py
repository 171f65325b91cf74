"""Books in EPUB: what only a container of several files can show."""

import io
import zipfile

import pytest

from footnote_audit.errors import ReadError
from footnote_audit.model import Document
from footnote_audit.read import read, sniff

CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
METADATA = (
    '<dc:title>The quay</dc:title><dc:creator id="c" opf:role="aut">Ada Vale</dc:creator><dc:date>2019-05</dc:date>'
    "<dc:language>en-GB</dc:language><dc:publisher>Tide</dc:publisher>"
)
FIRST = (
    '<html xmlns:epub="http://www.idpf.org/2007/ops"><head><title>1</title></head><body><h1>Ports<a id="top"/></h1>\n'
    '<p>The quay fell<a epub:type="noteref" href="../notes.xhtml#n1" id="r1">1</a>.</p></body></html>'
)
SECOND = (
    '<html><body><h1>Ferries</h1><p>The ferry rose<sup><a href="#n1" id="r1">1</a></sup>.</p>'
    '<p id="n1"><a href="#r1">1</a> Harbour Post.</p></body></html>'
)
NOTES = (
    '<?xml version="1.0"?><html xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Notes</title></head>\n'
    '<body><section epub:type="endnotes"><h2>Notes</h2><ol><li id="n1" epub:type="endnote">'
    'Port office. <a href="text/1.xhtml#r1">back</a></li></ol></section></body></html>'
)
PAGES = {"text/1.xhtml": FIRST, "text/2.xhtml": SECOND, "notes.xhtml": NOTES}


def _package(pages: dict[str, str], spine: list[str], metadata: str = METADATA) -> str:
    names = [*pages, "nav.xhtml"]
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"'
        + (' properties="nav"/>' if name == "nav.xhtml" else "/>")
        for number, name in enumerate(names)
    )
    references = "".join(f'<itemref idref="i{names.index(name)}"/>' for name in spine)
    return f"<package><metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{references}</spine></package>"


def _book(pages: dict[str, str], spine: list[str], *, guide: str = "</spine>", **others: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OPS/book.opf", _package(pages, spine).replace("</spine>", guide))
        archive.writestr("OPS/nav.xhtml", "<html><body><nav><a href='text/1.xhtml'>1</a></nav></body></html>")
        for name, text in pages.items():
            archive.writestr(f"OPS/{name}", text)
        for name, text in others.items():
            archive.writestr(f"META-INF/{name}.xml", text)
    return packed.getvalue()


def _read(data: bytes) -> Document:
    return read("book.epub", data, sniff("book.epub", data))


def _notes(document: Document) -> list[tuple[str, str | None, str]]:
    return [(note.label, note.anchor.prefix if note.anchor else None, note.text) for note in document.notes]


def test_notes_of_another_file_and_of_the_same() -> None:
    """Notes are found in whatever file they lie, and names that several files use stay apart."""
    document = _read(_book(PAGES, ["nav.xhtml", "text/1.xhtml", "text/2.xhtml", "notes.xhtml"]))
    assert _notes(document) == [
        ("1", "The quay fell", "Port office."),
        ("1", "The ferry rose", "Harbour Post."),
    ]
    assert document.text == "Ports\n\nThe quay fell.\n\nFerries\n\nThe ferry rose."


def test_notes_before_the_text_and_outside_the_spine() -> None:
    """A file of notes counts as the last wherever the spine has it, and is read though the spine lacks it."""
    expected = [("1", "The quay fell", "Port office.")]
    pages = {"text/1.xhtml": FIRST, "notes.xhtml": NOTES}
    assert _notes(_read(_book(pages, ["notes.xhtml", "text/1.xhtml"]))) == expected
    assert _notes(_read(_book(pages, ["text/1.xhtml"]))) == expected


@pytest.mark.parametrize(("name", "count"), [("text/2.xhtml", 2), ("list.xhtml", 2)])
def test_what_the_guide_calls_contents_is_text_unless_it_is_made_of_links(name: str, count: int) -> None:
    """Some writers name the book's first page as its table of contents; a page of links is left out."""
    contents = (
        "<html><body><h1>In this book</h1><p><a href='text/1.xhtml'>Ports and what befell them</a></p></body></html>"
    )
    pages = {**PAGES, "list.xhtml": contents}
    guide = f"</spine><guide><reference type='toc' href='{name}'/></guide>"
    data = _book(pages, ["list.xhtml", "text/1.xhtml", "text/2.xhtml", "notes.xhtml"], guide=guide)
    document = _read(data)
    assert len(document.notes) == count
    assert ("In this book" in document.text) == (name != "list.xhtml")


def test_places_are_in_the_part() -> None:
    """A note's place names its file and the line and column there; so does the origin of every stretch of text."""
    document = _read(_book(PAGES, ["text/1.xhtml", "text/2.xhtml", "notes.xhtml"]))
    first = document.notes[0]
    assert (first.part, first.line) == ("OPS/notes.xhtml", 2)
    assert NOTES.split("\n")[1][first.column - 1 :].startswith("Port office.")
    for word, part, source in (("The quay", "OPS/text/1.xhtml", FIRST), ("Ferries", "OPS/text/2.xhtml", SECOND)):
        origin = next(o for o in document.origins if o.start == document.text.index(word))
        assert origin.part == part
        assert source.split("\n")[origin.line - 1][origin.column - 1 :].startswith(word)


def test_metadata_of_the_package() -> None:
    """The package document tells title, author, date, language and publisher."""
    item = _read(_book(PAGES, ["text/1.xhtml"])).item
    assert (item.title, item.issued, item.language, item.publisher) == ("The quay", "2019-05", "en", "Tide")
    assert [(name.family, name.given) for name in item.author] == [("Vale", "Ada")]


def test_a_protected_book_is_refused_but_obscured_fonts_are_not() -> None:
    """Encrypted pages get one sentence; encrypted fonts are nothing to a reader."""
    cipher = "<encryption><EncryptedData><CipherReference URI='OPS/{}'/></EncryptedData></encryption>"
    with pytest.raises(ReadError, match="protected against copying"):
        _read(_book(PAGES, ["text/1.xhtml"], encryption=cipher.format("text/1.xhtml")))
    assert _read(_book(PAGES, ["text/1.xhtml"], encryption=cipher.format("font.otf"))).notes


def test_a_missing_page_is_told() -> None:
    """A page that the spine lists and the container lacks is left out with a warning that names it."""
    data = _book({**PAGES, "lost.xhtml": FIRST}, ["text/1.xhtml", "lost.xhtml", "notes.xhtml"])
    source, packed = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in source.namelist():
            if "lost" not in name:
                archive.writestr(name, source.read(name))
    document = _read(packed.getvalue())
    assert len(document.notes) == 1
    assert [w.part for w in document.warnings if w.code.value == "text-incomplete"] == ["OPS/lost.xhtml"]


@pytest.mark.parametrize("at", range(20))
def test_a_truncated_book_is_refused_in_one_sentence(at: int) -> None:
    """A container cut off anywhere lacks its list of parts."""
    data = _book(PAGES, ["text/1.xhtml", "notes.xhtml"])
    with pytest.raises(ReadError):
        read("book.epub", data[: len(data) * at // 20 or 1], "epub")
