"""Places in web pages: every character of the text, every note and every warning lead back to the file."""

import html
import re

import pytest

from footnote_audit.model import Document, WarningCode
from footnote_audit.read import read
from footnote_audit.text import place

PAGES = {
    "entities": "<p>Fish &amp; ships&nbsp;&#8212; caf&eacute; &lt;quay&gt; &amp no end &#x41;.</p>",
    "stray tags": "<p>The </b>quay</font> fell <i>in <b>the</i> storm</b> of</p></div></p> the year.",
    "no closing tags": "<ul><li>The quay<li>the ferry<li>the storm</ul><p>It rose<p>and sank",
    "attributes with angle brackets": "<p title='a > b < c'>The quay <a href=\"x>y\">fell</a> down.</p>",
    "comments and scripts": "<!-- <p>no</p> --><script>var a = '<p>no</p>';</script><p>The quay<!-- x -->fell.</p>",
    "conditional comments": "<p>The <![if !supportFootnotes]><b>quay</b><![endif]> fell.</p>",
    "title and menus": "<title>The quay</title><nav><a>Home</a> <a>The quay</a></nav><p>The quay fell.</p>",
    "table out of order": "<table><p>The quay</p><tr><td>1931<td>40<caption>Ships</caption></table>",
    "raised digits": "<p>The quay of 10<sup>3</sup> ships and m<sup>2</sup>.</p>",
    "lines": "<p>The quay\n   fell\n\n in   the\tstorm.</p>\n<pre>a\n  b</pre>",
    "upper case": "<P>THE QUAY<BR>FELL<SCRIPT>no</SCRIPT> <STYLE>p {}</STYLE>DOWN.</P>",
}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _document(page: str) -> Document:
    return read("page.html", f"<html><body>{page}</body></html>".encode(), "text/html")


@pytest.mark.parametrize("name", PAGES)
def test_every_character_leads_back(name: str) -> None:
    """At the place of each character of the text the file has that character, or the entity that stands for it."""
    page = f"<html><body>{PAGES[name]}</body></html>"
    lines = page.split("\n")
    document = read("page.html", page.encode(), "text/html")
    wrong = []
    for offset, character in enumerate(document.text):
        if character.isspace():
            continue
        at = place(document, offset)
        written = lines[at.line - 1][at.column - 1 :]
        entity = re.match(r"&#?\w+;?", written)
        shown = html.unescape(entity.group()) if entity and written.startswith("&") else written
        if not shown.startswith((character, character.translate(_RAISED))):
            wrong.append((offset, character, written[:10]))
    assert not wrong


def test_cut_furniture_is_told_with_its_place() -> None:
    """The warning of a cut element leads to the first words that were cut."""
    page = '<article><p>The quay fell.</p></article> <div class="share"><b>Share this</b></div>'
    document = _document(page)
    (warning,) = [w for w in document.warnings if w.code is WarningCode.FURNITURE_CUT]
    assert (warning.line, warning.column) == (1, len("<html><body>") + page.index("Share") + 1)


def test_a_note_leads_to_its_words_behind_the_printed_label() -> None:
    """The place of a note is where its text begins, not its label or back link."""
    note = '<p id="n"><a href="#r">1</a>. Port office.</p>'
    document = _document(f'<p>The quay fell<a href="#n" id="r">1</a>.</p>\n{note}')
    assert [(n.line, n.column, n.text) for n in document.notes] == [(2, note.index("Port") + 1, "Port office.")]
