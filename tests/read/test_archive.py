"""Containers that would cost more than their bounds: one clear sentence each."""

import io
import zipfile

import pytest

from footnote_audit.errors import ReadError
from footnote_audit.read import ArticleFile
from footnote_audit.read.archive import MOST_PARTS, Archive


def _archive(parts: dict[str, bytes]) -> Archive:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in parts.items():
            container.writestr(name, data)
    return Archive(ArticleFile(uri="mill.docx", data=out.getvalue()))


def test_parts_by_name() -> None:
    """A part gives its bytes; a missing one is a ReadError that names it."""
    archive = _archive({"a.xml": b"<a/>"})
    assert ("a.xml" in archive, archive.names(), archive.part("a.xml")) == (True, ("a.xml",), b"<a/>")
    with pytest.raises(ReadError, match=r"lacks the part b\.xml"):
        archive.part("b.xml")


def test_a_part_that_unpacks_a_thousandfold_is_refused() -> None:
    """A bomb is not unpacked."""
    with pytest.raises(ReadError, match="would unpack from"):
        _archive({"a.xml": bytes(8 * 1024 * 1024)}).part("a.xml")


def test_too_many_parts_are_refused() -> None:
    """A container with more parts than any article has is not read."""
    with pytest.raises(ReadError, match="more than the limit"):
        _archive({str(number): b"" for number in range(MOST_PARTS + 1)})
