"""Hostile containers, entities and links: nothing is unpacked without bound, expanded, fetched or run."""

import io
import zipfile
from pathlib import Path

import pytest

from footnote_audit.model import Document, WarningCode
from hostile_files import Sort, bomb, container, docx, epub, odt
from hostile_outcomes import outcome
from hostile_sorts import BY_FORM
from pdf_pages import Set, file_of, pdf_pages

CANARY = "canary-in-the-mine"
_CONTAINERS = [BY_FORM[form] for form in ("docx", "odt", "epub")]
_ZIPPED = pytest.mark.parametrize("sort", _CONTAINERS, ids=[sort.form for sort in _CONTAINERS])
_SUBSETS = {
    "internal": '<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)),
    "long": f'<!ENTITY j "{"a" * 100_000}">',
    "external": '<!ENTITY j SYSTEM "file://{path}">',
    "public": '<!ENTITY j PUBLIC "x" "http://127.0.0.1:9/{path}">',
    "parameter": '<!ENTITY % p SYSTEM "file://{path}"> %p;',
    "self": '<!ENTITY j "&j;">',
}


@pytest.mark.parametrize("subset", _SUBSETS.values(), ids=_SUBSETS)
@pytest.mark.parametrize(
    "form",
    ["html", "docx", "odt", "epub", "jats", "tei", "docbook", "fictionbook", "dita", "wordpress-export", "mhtml"],
)
def test_entities(form: str, subset: str, tmp_path: Path) -> None:
    """No entity is fetched, and none grows: neither the file beside nor a billion letters are in the text."""
    path = tmp_path / "canary.txt"
    path.write_text(CANARY, "utf-8")
    sort = BY_FORM[form]
    doctype = f"<!DOCTYPE x [{subset.replace('{path}', str(path))}]>"
    inside = sort.inside.replace("The quay", "The &j; quay" + "&j;" * 1_000)
    if sort in _CONTAINERS:
        name = {"docx": "word/document.xml", "odt": "content.xml", "epub": "a.xhtml"}[form]
        with zipfile.ZipFile(io.BytesIO(sort.whole(inside))) as archive:
            data = container(
                {n: archive.read(n) if n != name else doctype.encode() + archive.read(n) for n in archive.namelist()}
            )
    else:
        data = sort.whole(inside)
        data = data.replace(b"<html>", doctype.encode() + b"<html>") if form == "mhtml" else doctype.encode() + data
    found = outcome(sort.name, data, form)
    assert isinstance(found, str) or (CANARY not in found.text and len(found.text) < 300_000)


def test_files_named_in_an_article_are_not_opened(tmp_path: Path) -> None:
    """Inclusions, pictures, links, templates and macros of a file are neither opened nor run."""
    path = tmp_path / "canary.txt"
    path.write_text(CANARY, "utf-8")
    relations = (
        f'<Relationships><Relationship Id="r1" Type="x/attachedTemplate" TargetMode="External" Target="file://{path}"/>'
        f'<Relationship Id="r2" Type="x/footnotes" Target="../../../../../../../..{path}"/>'
        '<Relationship Id="r3" Type="x/endnotes" TargetMode="External" Target="http://127.0.0.1:9/"/></Relationships>'
    )
    body = BY_FORM["docx"].inside + f"<w:p><w:r><w:instrText>INCLUDETEXT {path} DDEAUTO</w:instrText></w:r></w:p>"
    files: dict[str, str | bytes] = {
        "docx": docx(body, **{"word___rels__document.xml.rels": relations, "word__vbaProject.bin": "\x00macro"}),
        "rst": f".. include:: {path}\n\n.. raw:: html\n   :file: {path}\n\n.. csv-table::\n   :file: {path}\n\n"
               "The quay.\n",
        "latex": f"\\begin{{document}}\\input{{{path}}}\\include{{{path}}}The quay.\\end{{document}}",
        "org": f"#+INCLUDE: {path}\n#+SETUPFILE: {path}\nThe quay.\n",
        "asciidoc": f"include::{path}[]\n\nThe quay.\n",
        "html": f'<link href="{path}"><iframe src="{path}"></iframe><object data="{path}"></object><p>The quay.</p>',
        "odt": odt(f'<text:section><text:section-source xmlns:x="http://www.w3.org/1999/xlink" x:href="{path}"/>'
                   "<text:p>The quay.</text:p></text:section>"),
        "epub": epub(f'<p>The quay<a href="../../../../../../../..{path}#a">1</a>.</p>'),
        "jats": f'<article><body><p>The quay.</p><xi:include href="{path}"/></body></article>',
        "rtf": f"{{\\rtf1{{\\*\\template {path}}}{{\\field{{\\*\\fldinst INCLUDETEXT {path}}}}} The quay.}}",
    }  # fmt: skip
    for form, data in files.items():
        found = outcome(f"quay.{form}", data if isinstance(data, bytes) else data.encode(), form)
        assert isinstance(found, Document), form
        assert "The quay" in found.text, form
        assert CANARY not in found.text + "".join(note.text for note in found.notes), form


@_ZIPPED
def test_a_part_that_says_less_than_it_unpacks_to(sort: Sort) -> None:
    """A bomb whose directory owns to a hundred bytes is not unpacked."""
    assert "damaged" in str(outcome(sort.name, bomb(sort, 5_000_000), sort.form))


@_ZIPPED
def test_a_part_that_says_more_than_there_is(sort: Sort) -> None:
    """Sizes that no file has are refused without room being made for them."""
    data = bytearray(sort.seed())
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 24 : at + 28] = b"\xfe\xff\xff\xff"
        at = data.find(b"PK\x01\x02", at + 4)
    outcome(sort.name, bytes(data), sort.form)


@_ZIPPED
def test_odd_parts(sort: Sort) -> None:
    """Doubled and nameless parts, names that climb or never end, folders, and a ZIP in the ZIP do no harm."""
    with zipfile.ZipFile(io.BytesIO(sort.seed())) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    odd = ("../../up.xml", "/abs.xml", "a\nb.xml", "\x1b[2J.xml", "x" * 60_000, "word/", "C:\\x.xml", "nested.zip")
    with pytest.warns(UserWarning, match="Duplicate name"):
        doubled = container([*parts, *parts])
    for data in (container([*parts, *((name, sort.seed()) for name in odd)]), doubled):
        found = outcome(sort.name, data, sort.form)
        assert isinstance(found, Document)
        assert found.notes
    nameless = sort.seed().replace(b"mimetype", b"\0imetype").replace(b"[Content", b"\0Content")
    outcome(sort.name, nameless, sort.form)


@_ZIPPED
def test_overlapping_and_encrypted_parts(sort: Sort) -> None:
    """Entries that share their bytes, and encrypted ones, are refused or passed over."""
    data = bytearray(sort.seed())
    entries = []
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        entries.append(at)
        at = data.find(b"PK\x01\x02", at + 4)
    overlapping = bytearray(data)
    for at in entries:
        overlapping[at + 42 : at + 46] = bytes(4)
        data[at + 8] |= 1
    assert isinstance(outcome(sort.name, bytes(overlapping), sort.form), str)
    assert "encrypted" in str(outcome(sort.name, bytes(data), sort.form))


_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"
_ROOT = b"<< /Type /Catalog /Pages 2 0 R >>"
_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R >>"
_SHOWN = b"<< /Length 9 >>\nstream\n(x) Tj ET\nendstream"
_PDFS = {
    "tree that holds itself": [_ROOT, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>", _FONT, b"<< >>"],
    "parents in a circle": [_ROOT, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"<< /Type /Pages /Kids [2 0 R] >>",
                            b"<< >>"],
    "a billion pages": [_ROOT, b"<< /Type /Pages /Kids [6 0 R] /Count 1000000000 >>", _FONT, b"<< >>", _SHOWN, _PAGE],
    "negative count": [_ROOT, b"<< /Type /Pages /Kids [6 0 R] /Count -7 >>", _FONT, b"<< >>", _SHOWN, _PAGE],
    "length that is itself": [_ROOT, b"<< /Type /Pages /Kids [6 0 R] /Count 1 >>", _FONT, b"<< >>",
                              b"<< /Length 5 0 R >>\nstream\n(x) Tj\nendstream", _PAGE],
    "huge page": [_ROOT, b"<< /Type /Pages /Kids [6 0 R] /Count 1 >>", _FONT, b"<< >>", _SHOWN,
                  _PAGE.replace(b"595 842", b"9e99 -9e99")],
    "deep arrays": [_ROOT, b"<< /Type /Pages /Kids " + b"[" * 5_000 + b"]" * 5_000 + b" /Count 1 >>", _FONT, b"<< >>"],
    "no catalogue": [b"<< >>", b"<< >>", _FONT, b"<< >>"],
    "title that names itself": [_ROOT, b"<< /Type /Pages /Kids [6 0 R] /Count 1 >>", _FONT, b"<< /Title 4 0 R >>",
                                _SHOWN, _PAGE],
}  # fmt: skip


@pytest.mark.parametrize("objects", _PDFS.values(), ids=_PDFS)
def test_pdf_objects(objects: list[bytes]) -> None:
    """Objects that run in circles, lie or are out of all proportion are a document or a sentence."""
    outcome("quay.pdf", file_of(objects))


def test_encrypted_pdf() -> None:
    """A PDF that needs a password is refused with what to do."""
    whole = pdf_pages([Set(x=60, y=700, words="The quay.")])
    lock = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32)
    data = whole.replace(b"/Info 4 0 R >>", b"/Info 4 0 R /Encrypt " + lock + b" /ID [<00> <00>] >>")
    assert "encrypted; give a copy that opens without a password" in str(outcome("quay.pdf", data))


def test_pdf_without_text() -> None:
    """A scanned page, which has no text, is told."""
    found = outcome("quay.pdf", pdf_pages([]))
    assert isinstance(found, Document)
    assert [w.code for w in found.warnings] == [WarningCode.TEXT_INCOMPLETE]
