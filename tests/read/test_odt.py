"""OpenDocument texts in their container: places, properties, records of cited works, and what cannot be read."""

import io
import zipfile

import pytest

from footnote_audit.errors import ReadError
from footnote_audit.model import WarningCode
from footnote_audit.read import read
from footnote_audit.text import place

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = " ".join(f'xmlns:{name}="{_OASIS}{name}:1.0"' for name in ("office", "style", "text", "table", "meta"))


def odt(body: str, **others: str) -> bytes:
    """A zipped text of this body; others are parts by their stem, such as meta."""
    content = (
        f"<office:document-content {_NAMES}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        container.writestr("content.xml", content)
        for stem, text in others.items():
            container.writestr("META-INF/manifest.xml" if stem == "manifest" else f"{stem}.xml", text)
    return out.getvalue()


def note(text: str, identifier: str = "a") -> str:
    """A footnote at its place."""
    return (
        f'<text:note text:id="{identifier}" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body><text:p>{text}</text:p></text:note-body></text:note>"
    )


def test_places_name_part_and_paragraph() -> None:
    """A note stands behind the paragraph that calls it, and every place counts the paragraphs of the part."""
    found = read("mill.odt", odt(f"<text:p>The mill{note('Roll.')} turned.</text:p><text:p>Then.</text:p>"))
    assert [(n.text, n.part, n.line, n.column) for n in found.notes] == [("Roll.", "content.xml", 2, 1)]
    at = place(found, found.text.index("Then"))
    assert (at.part, at.line, at.column) == ("content.xml", 3, 1)


def test_properties() -> None:
    """The metadata give title, author, date and language."""
    meta = (
        f'<office:document-meta {_NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>Of mills'
        "</dc:title><meta:initial-creator>Ada Quill</meta:initial-creator><meta:creation-date>1999-05-06T01:02:03"
        "</meta:creation-date><dc:language>de-AT</dc:language></office:meta></office:document-meta>"
    )
    found = read("mill.odt", odt("<text:p>Die Mühle.</text:p>", meta=meta))
    assert (found.item.title, found.item.issued, found.language) == ("Of mills", "1999-05-06", "de")
    assert [a.family for a in found.item.author] == ["Quill"]


def test_works_that_reference_marks_record() -> None:
    """A Zotero citation is kept in the name of the reference mark around its words."""
    name = 'ZOTERO_ITEM CSL_CITATION {"citationItems": [{"itemData": {"type": "book", "title": "On mills"}}]} RND1'
    quoted = name.replace('"', "&quot;")
    words = (
        f'See <text:reference-mark-start text:name="{quoted}"/>Quill, On mills'
        f'<text:reference-mark-end text:name="{quoted}"/>, and others.'
    )
    (found,) = read("mill.odt", odt(f"<text:p>The mill{note(words)}.</text:p>")).notes
    (item,) = found.items
    assert (item.item.title, found.text[item.start : item.end]) == ("On mills", "Quill, On mills")


def test_two_notes_without_identifiers_stay_two() -> None:
    """Notes that the file gives no identifier keep their own texts."""
    body = f"<text:p>One{note('First.', '')} two{note('Second.', '')}.</text:p>"
    assert [n.text for n in read("mill.odt", odt(body)).notes] == ["First.", "Second."]


def test_damaged_content_gives_its_beginning() -> None:
    """What stands before the damage is read, and a warning says that the rest is missing."""
    found = read("mill.odt", odt(f"<text:p>The mill{note('Roll.')}.</text:p><text:p>Then & all"))
    assert [n.text for n in found.notes] == ["Roll."]
    assert WarningCode.DAMAGED_MARKUP in {w.code for w in found.warnings}


def test_encrypted_texts_give_one_sentence() -> None:
    """A text that needs a password is a ReadError that says so."""
    with pytest.raises(ReadError, match="the file is encrypted; save it without a password"):
        read("mill.odt", odt("<text:p>x</text:p>", manifest="<m><encryption-data/></m>"))


def test_what_is_no_text_gives_one_sentence() -> None:
    """A container without a text document is a ReadError that says so."""
    with pytest.raises(ReadError, match=r"lacks the part content\.xml"):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as container:
            container.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        read("mill.odt", out.getvalue(), "odt")
