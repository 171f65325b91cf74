"""Word files built in memory from stated parts: notes, marks, fields, changes, tables, properties, bad containers."""

import io
import zipfile

import pytest

from footnote_audit.errors import ReadError
from footnote_audit.model import BlockKind, Document, WarningCode
from footnote_audit.read import read
from footnote_audit.text import place

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def packed(parts: dict[str, str]) -> bytes:
    """A ZIP container of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, text in parts.items():
            container.writestr(name, text)
    return out.getvalue()


def docx(body: str, *, footnotes: str = "", endnotes: str = "", **others: str) -> bytes:
    """A Word file of this body and these notes; others are parts by their stem, such as styles."""
    parts = {"word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>"}
    if footnotes:
        parts["word/footnotes.xml"] = f"<w:footnotes {_NAMES}>{footnotes}</w:footnotes>"
    if endnotes:
        parts["word/endnotes.xml"] = f"<w:endnotes {_NAMES}>{endnotes}</w:endnotes>"
    parts |= {f"word/{stem}.xml": f"<w:{stem} {_NAMES}>{text}</w:{stem}>" for stem, text in others.items()}
    return packed(parts)


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; a run that is no markup becomes text."""
    inner = "".join(r if r.startswith("<") else f'<w:r><w:t xml:space="preserve">{r}</w:t></w:r>' for r in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def mark(number: int, kind: str = "footnote") -> str:
    """A run with a reference to a note."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def note(number: int, *paragraphs: str, kind: str = "footnote") -> str:
    """A note with Word's own mark before its first paragraph."""
    first = p(f"<w:r><w:{kind}Ref/></w:r>", f" {paragraphs[0]}")
    return f'<w:{kind} w:id="{number}">{first}{"".join(p(x) for x in paragraphs[1:])}</w:{kind}>'


def style(identifier: str, name: str, inner: str = "", kind: str = "paragraph") -> str:
    """A style of the styles part."""
    return f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name}"/>{inner}</w:style>'


def styled(identifier: str) -> str:
    """The property of a paragraph that names its style."""
    return f'<w:pStyle w:val="{identifier}"/>'


def field(instruction: str, *result: str) -> str:
    """A complex field with runs as its result."""
    kinds = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    shown = "".join(r if r.startswith("<") else f"<w:r><w:t>{r}</w:t></w:r>" for r in result)
    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return kinds["begin"] + told + kinds["separate"] + shown + kinds["end"]


def opened(data: bytes) -> Document:
    """The file as document."""
    return read("mill.docx", data)


def notes(document: Document) -> list[tuple[str, str | None, str]]:
    """Label, words before the mark and text of each note."""
    return [(n.label, n.anchor.prefix if n.anchor else None, n.text) for n in document.notes]


def test_footnotes_and_endnotes_with_places() -> None:
    """Both kinds are read with their own numbering, separators skipped, and each note knows its part and paragraph."""
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    found = opened(
        docx(
            p("The mill", mark(2), " turned", mark(7, "endnote"), "."),
            footnotes=separator + note(2, "Parish roll.", "Page three."),
            endnotes=note(7, "Mill book.", kind="endnote"),
        )
    )
    assert found.text == "The mill turned."
    assert notes(found) == [
        ("1", "The mill", "Parish roll. Page three."),
        ("i", "The mill turned", "Mill book."),
    ]
    places = [(n.part, n.line, n.column) for n in found.notes]
    assert places == [("word/footnotes.xml", 2, 2), ("word/endnotes.xml", 1, 2)]
    assert found.warnings == ()


def test_numbering_formats_start_and_sections() -> None:
    """A section's own format, start and restart outweigh those of the settings."""
    own = '<w:numFmt w:val="upperLetter"/><w:numRestart w:val="eachSect"/>'
    section = f"<w:sectPr><w:footnotePr>{own}</w:footnotePr></w:sectPr>"
    found = opened(
        docx(
            p("One", mark(1), ".")
            + p("Two", mark(2), ".", properties="<w:sectPr/>")
            + p("Three", mark(3), ".")
            + section,
            footnotes="".join(note(n, f"Note {n}.") for n in (1, 2, 3)),
            settings='<w:footnotePr><w:numFmt w:val="lowerRoman"/><w:numStart w:val="4"/></w:footnotePr>',
        )
    )
    assert [n.label for n in found.notes] == ["iv", "v", "D"]


def test_a_custom_mark_is_the_label_and_no_text() -> None:
    """The sign that follows a reference with a custom mark is its label; the numbers of the others skip it."""
    custom = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    own = f'<w:footnote w:id="1">{p("* Not in winter.")}</w:footnote>'
    found = opened(docx(p("The mill", custom, " turned", mark(2), "."), footnotes=own + note(2, "Roll.")))
    assert found.text == "The mill turned."
    assert notes(found) == [("*", "The mill", "Not in winter."), ("1", "The mill turned", "Roll.")]


def test_a_cross_reference_is_a_mark_only_where_it_looks_like_one() -> None:
    """NOTEREF with \\f calls the note again; without it, and not raised, it is a number in the text."""
    marked = f'<w:bookmarkStart w:id="5" w:name="_Ref1"/>{mark(1)}<w:bookmarkEnd w:id="5"/>'
    body = p(
        "The mill",
        marked,
        " and the lock",
        field(r" NOTEREF _Ref1 \f \h ", "1"),
        ", note ",
        field("NOTEREF _Ref1", "1"),
    )
    found = opened(docx(body, footnotes=note(1, "Roll.")))
    assert found.text == "The mill and the lock, note 1"
    assert notes(found) == [("1", "The mill", "Roll."), ("1", "The mill and the lock", "Roll.")]


def test_changes_comments_and_hidden_text() -> None:
    """What is struck out, moved away or hidden is no text and holds no note; what is inserted is text."""
    body = p(
        "The mill",
        f'<w:del w:id="1"><w:r><w:delText> of old</w:delText></w:r>{mark(1)}</w:del>',
        f"<w:moveFrom><w:r><w:t> here</w:t></w:r>{mark(2)}</w:moveFrom>",
        f"<w:ins><w:r><w:t> stands</w:t></w:r>{mark(3)}</w:ins>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> secretly</w:t></w:r>",
        '<w:r><w:commentReference w:id="0"/></w:r>',
    )
    joined = p("It turned ", properties="<w:rPr><w:del/></w:rPr>") + p("for years.")
    found = opened(docx(body + joined, footnotes="".join(note(n, f"Note {n}.") for n in (1, 2, 3))))
    assert found.text == "The mill stands\n\nIt turned for years."
    assert notes(found) == [("1", "The mill stands", "Note 3.")]


def test_one_branch_of_alternate_content_and_boxes_after_their_paragraph() -> None:
    """A text box is read once, after the paragraph that holds it, which it does not cut in two."""
    box = f"<w:txbxContent>{p('In the box', mark(1))}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = opened(docx(p("The mill ", both, "stands", mark(2), "."), footnotes=note(1, "Boxed.") + note(2, "Roll.")))
    assert found.text == "The mill stands.\n\nIn the box"
    assert [(n.anchor.prefix if n.anchor else "", n.text) for n in found.notes] == [
        ("The mill stands", "Roll."),
        ("In the box", "Boxed."),
    ]


def test_styles_tell_what_paragraphs_are() -> None:
    """Outline levels, names and identifiers in other languages tell headings, quotations, captions and list items."""
    styles = (
        style("berschrift2", "heading 2")
        + style("Ware", "My quotes", '<w:basedOn w:val="Zitat"/>')
        + style("Zitat", "Quote")
        + style("Mine", "Mine", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
    )
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    body = (
        p("A", properties=styled("berschrift2"))
        + p("B", properties=styled("Mine"))
        + p("C", properties=styled("Ware"))
        + p("D", properties=item)
        + p("E")
    )
    found = opened(docx(body, styles=styles))
    assert [(b.kind, b.level) for b in found.blocks] == [
        (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 3),
        (BlockKind.QUOTATION, None),
        (BlockKind.LIST_ITEM, None),
        (BlockKind.PARAGRAPH, None),
    ]


def test_a_file_without_styles_goes_by_their_identifiers() -> None:
    """Where the styles part is missing, identifiers such as Titre1 still tell."""
    found = opened(docx(p("Le moulin", properties=styled("Titre1")) + p("Il tourne.", properties=styled("Citation"))))
    assert [b.kind for b in found.blocks] == [BlockKind.HEADING, BlockKind.QUOTATION]


def test_a_table_with_header_caption_source_and_a_note() -> None:
    """Rows and merged cells keep their columns; the caption above and the source line below belong to the table."""

    def row(*cells: str, header: bool = False) -> str:
        return f"<w:tr><w:trPr>{'<w:tblHeader/>' if header else ''}</w:trPr>{''.join(cells)}</w:tr>"

    def cell(*runs: str, span: int = 1) -> str:
        return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{p(*runs)}</w:tc>'

    table = (
        row(cell("Year"), cell("Sacks"), header=True)
        + row(cell("1901"), cell("40", mark(1)))
        + row(cell("Sum", span=2))
    )
    body = p("Table 1. Sacks", properties=styled("Caption")) + f"<w:tbl>{table}</w:tbl>" + p("Source: Mill book.")
    found = opened(docx(body, footnotes=note(1, "Estimate.")))
    (grid,) = found.tables
    assert (grid.caption, grid.source) == ("Table 1. Sacks", "Source: Mill book.")
    assert [c.text for c in grid.header] == ["Year", "Sacks"]
    assert [[c.text for c in r] for r in grid.rows] == [["1901", "40"], ["Sum", ""]]
    assert notes(found) == [("1", "40", "Estimate.")]


def test_fields_signs_and_controls() -> None:
    """Results stay, instructions go; tabs, breaks, hyphens, symbols, ruby, equations and controls give their text."""
    body = p(
        field(' HYPERLINK "https://example.org" ', "link"),
        '<w:fldSimple w:instr="PAGE"><w:r><w:t> 7</w:t></w:r></w:fldSimple>',
        "<w:r><w:tab/><w:t>co\u00adop</w:t><w:softHyphen/><w:noBreakHyphen/><w:t>x</w:t></w:r>",
        '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>',
        "<w:r><w:ruby><w:rt><w:r><w:t>up</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        "<m:oMath><m:r><m:t>E=m</m:t></m:r></m:oMath>",
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t> held</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:r><w:br/><w:t>below</w:t></w:r>",
    )
    assert opened(docx(body)).text == "link 7 coop\u2011xαbaseE=m held\nbelow"


def test_citations_that_fields_record() -> None:
    """A Zotero field in a note gives the works that it records, with the words of the note that cite them."""
    told = (
        'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [{"locator": "12", "label": "page", "itemData": '
        '{"type": "book", "title": "On mills", "issued": {"date-parts": [[1901]]}}}]}'
    ).replace('"', "&quot;")
    body = f'<w:footnote w:id="1">{p("See ", field(told, "Quill, On mills, 12"), ", and others.")}</w:footnote>'
    (found,) = opened(docx(p("The mill", mark(1), "."), footnotes=body)).notes
    assert found.text == "See Quill, On mills, 12, and others."
    (item,) = found.items
    assert (item.item.title, item.item.issued, item.locator, item.label) == ("On mills", "1901", "12", "page")
    assert found.text[item.start : item.end] == "Quill, On mills, 12"


def test_notes_typed_by_hand() -> None:
    """Raised digits and a list at the end are notes where Word knows none."""

    def raised(digit: str) -> str:
        return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{digit}</w:t></w:r>'

    body = (
        p("The mill turned", raised("1"), " and held", raised("2"), ".")
        + p("Notes")
        + p("1. Roll.")
        + p("2. Lock book.")
    )
    found = opened(docx(body))
    assert found.text == "The mill turned and held."
    assert notes(found) == [("1", "The mill turned", "Roll."), ("2", "The mill turned and held", "Lock book.")]


def test_strict_files_and_parts_elsewhere() -> None:
    """Strict namespaces and other names of the main part are read by the relationships that name them."""
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/{}" Target="{}"/></Relationships>'
    )
    data = packed(
        {
            "_rels/.rels": rels.format("officeDocument", "/text/main.xml"),
            "text/_rels/main.xml.rels": rels.format("footnotes", "notes.xml"),
            "text/main.xml": f"<w:document {_NAMES}><w:body>{p('The mill', mark(1))}</w:body></w:document>",
            "text/notes.xml": f"<w:footnotes {_NAMES}>{note(1, 'Roll.')}</w:footnotes>",
        }
    )
    assert notes(read("mill.docx", data, "docx")) == [("1", "The mill", "Roll.")]
    body = f'<w:document xmlns:w="{STRICT}"><w:body>{p("The mill", mark(1))}</w:body></w:document>'
    foot = f'<w:footnotes xmlns:w="{STRICT}">{note(1, "Roll.")}</w:footnotes>'
    found = opened(packed({"word/document.xml": body, "word/footnotes.xml": foot}))
    assert notes(found) == [("1", "The mill", "Roll.")]


def test_what_the_file_says_of_itself() -> None:
    """Core properties give title, authors, date and language, the extended ones the company."""
    core = (
        '<c xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>Of mills</dc:title>"
        "<dc:creator>Ada Quill; Reed, Brook</dc:creator><dcterms:created>1999-05-06T01:02:03Z</dcterms:created>"
        "<dc:language>fr-CA</dc:language></c>"
    )
    data = packed(
        {
            "word/document.xml": f"<w:document {_NAMES}><w:body>{p('Le moulin.')}</w:body></w:document>",
            "docProps/core.xml": core,
            "docProps/app.xml": "<c><Company>River Press</Company></c>",
        }
    )
    found = opened(data)
    assert (found.item.title, found.item.issued, found.language) == ("Of mills", "1999-05-06", "fr")
    assert [(a.given, a.family) for a in found.item.author] == [("Ada", "Quill"), ("Brook", "Reed")]
    assert found.item.publisher == "River Press"


def test_every_character_leads_back_to_its_paragraph() -> None:
    """A place is the n-th paragraph of the part and the character in it, struck out paragraphs counted."""
    deleted = "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("gone") + "</w:tc></w:tr>"
    kept = "<w:tr><w:tc>" + p("kept") + "</w:tc></w:tr>"
    found = opened(
        docx(
            p("The mill", mark(1), " turned.") + f"<w:tbl>{deleted}{kept}</w:tbl>" + p("End."), footnotes=note(1, "R.")
        )
    )
    for words, line, column in (("turned", 1, 10), ("kept", 3, 1), ("nd.", 4, 2)):
        at = place(found, found.text.index(words))
        assert (at.line, at.column, at.part) == (line, column, "word/document.xml")


def test_damage_and_loss_are_told() -> None:
    """A damaged part of notes gives what stands before the damage; an embedded document is told as not read."""
    body = p("One", mark(1), " two", mark(2)) + "<w:altChunk/>"
    data = packed(
        {
            "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
            "word/footnotes.xml": f"<w:footnotes {_NAMES}>{note(1, 'Roll.')}<w:footnote w:id='2'><w:p><w:r><w:t>Bo",
        }
    )
    found = opened(data)
    assert [n.text for n in found.notes] == ["Roll.", "Bo"]
    assert {w.code for w in found.warnings} == {WarningCode.DAMAGED_MARKUP, WarningCode.TEXT_INCOMPLETE}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 no container", "the container is damaged"),
        (packed({"word/document.xml": "no XML at all"}), "holds no document"),
        (packed({"mimetype": "application/zip"}), "holds no Word document"),
        (packed({"word/document.xml": f"<w:document {_NAMES}/>"}), "holds no document"),
    ],
)
def test_what_is_no_word_file_gives_one_sentence(data: bytes, reason: str) -> None:
    """A damaged container, or one without a document, is a ReadError that says so."""
    with pytest.raises(ReadError, match=reason):
        read("mill.docx", data, "docx")


def test_fields_never_closed_do_not_swallow_the_text() -> None:
    """An instruction that its paragraph does not end is given up at the paragraph's end."""
    body = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "lost") + p("The mill.")
    assert opened(docx(body)).text == "The mill."
