"""Every offset into Document.text leads back to the file: a word that the file holds once is found at its place."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case_files import Case, params
from footnote_audit.errors import ReadError
from footnote_audit.model import Document
from footnote_audit.read import read
from footnote_audit.text import place

_WORD = re.compile(r"\w{3,}")
# What a reference to words written elsewhere begins with.
_REFERENCE = frozenset("{&\\|")
Writer = Callable[[Sequence[Sequence[str]]], str]


def _astray(document: Document, source: str) -> list[str]:
    """The words that stand once in text and file, and whose place in the file is another than the document says.

    What a reference stands for (an entity, a macro, an attribute) leads to the reference.
    """
    lines = source.replace("\r\n", "\n").split("\n")
    once = {word for word, count in Counter(_WORD.findall(source)).items() if count == 1}
    found = []
    for match in _WORD.finditer(document.text):
        if match.group() in once:
            first, last = place(document, match.start()), place(document, match.end() - 1)
            written = lines[first.line - 1][first.column - 1 : last.column] if first.line <= len(lines) else ""
            if written != match.group() and not _is_reference(document, lines, match.start()):
                found.append(f"{match.group()} at {first.line}:{first.column}")
    return found


def _is_reference(document: Document, lines: Sequence[str], offset: int) -> bool:
    """Whether a reference to words written elsewhere stands between the start of the run and the offset."""
    run = document.origins[bisect_right(document.origins, offset, key=lambda origin: origin.start) - 1]
    written = lines[run.line - 1][run.column - 1 : run.column + offset - run.start]
    return not _REFERENCE.isdisjoint(written)


@pytest.mark.parametrize("case", params("read/documents"))
def test_words_of_a_case_lead_back(case: Case) -> None:
    """In every case of the read stage each word that stands once in the file has its own line and column."""
    name = next(name for name in case.blocks if name.startswith("input"))
    source = case.blocks[name]
    try:
        document = read(f"article.{name.partition('.')[2] or 'txt'}", source.encode())
    except ReadError:
        pytest.skip("the case is of a file that is not read")
    if document.origins and document.origins[0].part:
        pytest.skip("a file with parts counts paragraphs, not lines")
    assert _astray(document, source) == []


def _markdown(paragraphs: Sequence[Sequence[str]]) -> str:
    body = "\n\n".join(f"{' '.join(p[:-1])} *{p[-1]}*.[^{n}]" for n, p in enumerate(paragraphs))
    return body + "\n\n" + "\n".join(f"[^{n}]: See note." for n in range(len(paragraphs)))


def _html(paragraphs: Sequence[Sequence[str]]) -> str:
    body = "".join(
        f"<p>\n  {' &amp; '.join(p)}<sup><a href='#n{n}'>{n}</a></sup> <b>and</b></p>\n"
        for n, p in enumerate(paragraphs, 1)
    )
    notes = "".join(f"<li id='n{n}'>See note {n}.</li>" for n in range(1, len(paragraphs) + 1))
    return f"<html><body>{body}<ol>{notes}</ol></body></html>"


def _wikitext(paragraphs: Sequence[Sequence[str]]) -> str:
    return "\n\n".join(f"''{p[0]}'' [[Link|{' '.join(p[1:])}]]<ref>See note.</ref>" for p in paragraphs)


def _latex(paragraphs: Sequence[Sequence[str]]) -> str:
    body = "\n\n".join(f"\\emph{{{p[0]}}} {' '.join(p[1:])}.\\footnote{{See note.}} % no text" for p in paragraphs)
    return "\\documentclass{article}\n\\begin{document}\n" + body + "\n\\end{document}\n"


def _rst(paragraphs: Sequence[Sequence[str]]) -> str:
    body = "\n\n".join(f"*{p[0]}* {' '.join(p[1:])} [#]_ and." for p in paragraphs)
    return body + "\n\n" + "\n".join(".. [#] See note." for _ in paragraphs) + "\n"


def _org(paragraphs: Sequence[Sequence[str]]) -> str:
    return "* Head\n" + "\n\n".join(f"/{p[0]}/ {' '.join(p[1:])}.[fn:: See note.]" for p in paragraphs)


def _asciidoc(paragraphs: Sequence[Sequence[str]]) -> str:
    return "= Head\n\n" + "\n\n".join(f"_{p[0]}_ {' '.join(p[1:])}.footnote:[See note.]" for p in paragraphs)


def _jats(paragraphs: Sequence[Sequence[str]]) -> str:
    body = "".join(f"<p>{' &#233; '.join(p)}<fn><p>See note.</p></fn></p>\n" for p in paragraphs)
    return f'<article article-type="other"><body>{body}</body></article>'


def _shortcodes(paragraphs: Sequence[Sequence[str]]) -> str:
    return "\r\n\r\n".join(f"{' '.join(p)}[ref]See note.[/ref]" for p in paragraphs)


_WRITERS = [_markdown, _html, _wikitext, _latex, _rst, _org, _asciidoc, _jats, _shortcodes]
_FORMS = ["markdown", "html", "wikitext", "latex", "rst", "org", "asciidoc", "jats", "text"]
_PARAGRAPHS = st.lists(
    st.lists(st.integers(100, 99_999), min_size=2, max_size=9, unique=True), min_size=1, max_size=6
).map(lambda ps: [[f"w{number}x{n}" for number in p] for n, p in enumerate(ps)])


@pytest.mark.parametrize(("form", "writer"), list(zip(_FORMS, _WRITERS, strict=True)), ids=_FORMS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(paragraphs=_PARAGRAPHS)
def test_words_of_any_article_lead_back(form: str, writer: Writer, paragraphs: list[list[str]]) -> None:
    """Whatever the paragraphs, all their words are in the text, each leads to its place, and each note is read."""
    source = writer(paragraphs)
    document = read("article", source.encode(), form)
    words = [word for paragraph in paragraphs for word in paragraph]
    assert [w for w in words if w not in document.text] == []
    assert _astray(document, source) == []
    assert len(document.notes) == len(paragraphs)
