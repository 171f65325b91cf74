"""Runs the case files of clauses: texts with marks, and the words that an editor would say each note supports.

In a `text` block ⟦1⟧ is a mark; blocks are parted by empty lines and opened by "# " (heading), "- " (list item),
"> " (quotation), "| " (cell), "^ " (caption) or nothing (paragraph). A line of `clauses` is label | clause | sentence.
"""

import re

import pytest

from case_files import Case, params
from footnote_audit.model import BlockKind, CslItem, Document, Selector
from footnote_audit.read.assemble import assemble
from footnote_audit.read.flow import Body, Flow
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.raw import decode

_KINDS = {
    "# ": BlockKind.HEADING,
    "- ": BlockKind.LIST_ITEM,
    "> ": BlockKind.QUOTATION,
    "| ": BlockKind.CELL,
    "^ ": BlockKind.CAPTION,
}
_MARK = re.compile(r"⟦(\w+)⟧")


def marked(text: str, language: str | None) -> Document:
    """The document of a text in the form of the case files."""
    flow = Flow()
    bodies = []
    for block in text.split("\n\n"):
        kind = _KINDS.get(block[:2], BlockKind.PARAGRAPH)
        flow.open(kind)
        pieces = _MARK.split(block if kind is BlockKind.PARAGRAPH else block[2:])
        for at, piece in enumerate(pieces):
            if at % 2:
                flow.call(piece, label=piece, raw=0)
                bodies.append(Body(key=piece, label=piece, text="A note.", raw=0))
            else:
                flow.write(piece, 0)
    file = ArticleFile(uri="article.txt", data=text.encode())
    return assemble(decode(file, "text/plain"), flow, bodies=bodies, item=CslItem(language=language))


def _exact(selector: Selector | None) -> str:
    return selector.exact.replace("\n\n", " ¶ ") if selector else "-"


def _language(case: Case) -> str:
    return case.blocks.get("language") or case.file.removesuffix(".md")


@pytest.mark.parametrize("case", params("clauses"))
def test_clause_case(case: Case) -> None:
    """Every mark of a text supports the clause, and stands in the sentence, that its case names."""
    document = marked(case.blocks["text"], _language(case))
    found = []
    for note in document.notes:
        clause, sentence = _exact(note.supports), _exact(note.sentence)
        found.append(f"{note.label} | {clause} | {'=' if sentence == clause else sentence}")
    assert "\n".join(found) == case.blocks["clauses"]
