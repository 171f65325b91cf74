"""reStructuredText where a case file cannot say it: silence, places of every word, and hostile sources."""

import pytest

from footnote_audit.errors import ReadError
from footnote_audit.model import WarningCode
from footnote_audit.read import read
from footnote_audit.text import place

SOURCE = """\
Salt *road* here
================

The ``old`` ferry [1]_ to \\*Thale* and |r| ran, `see <http://example.org/x>`_ there.
It ran on :ref:`a <b>` line two [2]_.

- item one
  goes on [1]_

+-------+-------+
| same  | same  |
| cell  | other |
+-------+-------+

.. |r| replace:: Mara
.. [1] Note *one*.
.. [2] Note two.
"""


def test_every_word_leads_back_to_its_place() -> None:
    """A word's line and column hold that word in the source."""
    document = read("article.rst", SOURCE.encode("utf-8"))
    lines = SOURCE.split("\n")
    words = [
        "Salt",
        "road",
        "here",
        "old",
        "ferry",
        "Thale",
        "see",
        "there",
        "line",
        "item",
        "goes",
        "same",
        "cell",
        "other",
    ]
    for word in words:
        at = document.text.index(word)
        found = place(document, at)
        assert lines[found.line - 1][found.column - 1 :].startswith(word), word
    second = document.text.index("same", document.text.index("same") + 1)
    assert place(document, second).column > place(document, document.text.index("same")).column


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """Damaged markup is told as a warning, never on the terminal."""
    source = (
        "Title\n==\n\n.. nowhere::\n\n*open `x`:foo: |no| a_\n\n    deep\n  less\n\n+---+---+\n| a | b |\n| a | b |\n"
    )
    document = read("article.rst", source.encode("utf-8"))
    assert capfd.readouterr() == ("", "")
    assert WarningCode.DAMAGED_MARKUP in {warning.code for warning in document.warnings}


def test_docutils_is_left_as_it_was() -> None:
    """Directives that are unknown stay unknown to docutils afterwards."""
    from docutils.parsers.rst import directives, roles

    before = (directives.directive, roles.role)
    read("article.rst", b".. margin:: A b\n\n:foo:`x`\n")
    assert (directives.directive, roles.role) == before


def test_deep_nesting_is_one_sentence() -> None:
    """A thousand levels are refused with what is wrong."""
    source = "".join("  " * level + "* x\n\n" for level in range(1000))
    with pytest.raises(ReadError, match="nests too deeply"):
        read("article.rst", source.encode("utf-8"))


def test_a_paragraph_of_marks_is_refused_at_once() -> None:
    """What docutils takes the square of the time for is refused."""
    with pytest.raises(ReadError, match="too many marks"):
        read("article.rst", b"`a " * 60_000)


def test_substitutions_that_run_in_a_circle_end() -> None:
    """A substitution that names itself stands as written."""
    document = read("article.rst", b"A |a| b [1]_.\n\n.. |a| replace:: x |a|\n.. [1] n\n")
    assert document.notes[0].text == "n"


def test_every_prefix_of_an_article_reads() -> None:
    """A truncated source gives what is there."""
    for end in range(1, len(SOURCE), 7):
        assert read("article.rst", SOURCE[:end].encode("utf-8")).uri == "article.rst"
