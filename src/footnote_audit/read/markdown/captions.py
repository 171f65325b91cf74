"""Table captions in Markdown: Pandoc's `: words` and `Table: words`, MultiMarkdown's `[words]` in a row of its own."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

# The group holds the words of MultiMarkdown's kind.
CAPTION = re.compile(
    r"(?:[Tt]able)?:[ \t]+|\[(?!\^)((?:[^\[\]\n]|\[\^[^\[\]\n]{1,100}\]){1,500})\](?:\[[^\[\]\n]{0,200}\])?[ \t]*$"
)


def with_captions_apart(tokens: "Sequence[Token]") -> "list[Token]":
    """The tokens with a table's last row, where it is a caption, as a paragraph behind the table."""
    from markdown_it.token import Token

    found: list[Token] = []
    row = 0
    moved: list[Token] = []
    for token in tokens:
        if token.type == "tr_open":
            row = len(found)
        found.append(token)
        if token.type == "tr_close":
            caption = _caption(found[row:])
            if caption is not None:
                del found[row:]
                moved = [Token("paragraph_open", "p", 1), caption, Token("paragraph_close", "p", -1)]
        elif token.type == "table_close":
            found += moved
            moved = []
    return found


def _caption(row: "Sequence[Token]") -> "Token | None":
    """The cell of a row that is a caption: the only one with words."""
    cells = [token for token in row if token.type == "inline"]
    if row[1].type != "td_open" or not cells or any(cell.content.strip() for cell in cells[1:]):
        return None
    match = CAPTION.fullmatch(cells[0].content) if cells[0].content.startswith("[") else None
    if match is None:
        return None
    cells[0].map = row[0].map
    return cells[0]
