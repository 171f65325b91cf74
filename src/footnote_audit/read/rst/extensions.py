"""Directives and roles that docutils does not know (Sphinx has hundreds): their text passes through, nothing runs.

docutils looks directives and roles up in two module functions; both are put back when the parse ends.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils.nodes import Node


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_LOCK = Lock()
# What needs files or the network, or lists what is no text.
_SILENT = _names(
    "raw contents sectnum toctree index highlight currentmodule module tabularcolumns graphviz digraph graph mermaid "
    "uml inheritance-diagram plot automodule autoclass autofunction autosummary bibliography footbibliography "
    "py:module "
    "meta title header footer target-notes default-role role date post button youtube slide disqus"
)
_FILES = _names("include literalinclude csv-file")
_CODE = _names("code code-block sourcecode prompt ipython console doctest testcode testoutput jupyter-execute")
_TITLED = re.compile(r"(.*?)\s*<[^<>]*>\s*", re.S)


class _AnyOption(dict[str, Callable[[str], str]]):
    """Takes whatever options stand at a directive."""

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, _name: str) -> Callable[[str], str]:
        return lambda value: value or ""


@contextmanager
def passing_through(unread: list[tuple[str, int]]) -> Iterator[None]:
    """While this lasts unknown directives and all roles give their text; files not taken in are added to `unread`."""
    from docutils.parsers.rst import directives, roles

    known_directives, known_roles = directives.directive, roles.role
    through = _directives(unread)

    def directive(name: str, language: Any, document: Any) -> tuple[Any, list[Any]]:
        low = name.lower()
        if low in _FILES or low in _SILENT:
            return (through["files" if low in _FILES else "silent"], [])
        if low in _CODE:
            return (through["code"], [])
        found, messages = known_directives(name, language, document)
        return (found, messages) if found is not None else (through["other"], [])

    def role(_name: str, _language: Any, _line: int, _reporter: Any) -> tuple[Any, list[Any]]:
        return (_role, [])

    with _LOCK:
        directives.directive, roles.role = directive, role  # type: ignore[assignment]
        try:
            yield
        finally:
            directives.directive, roles.role = known_directives, known_roles


def _role(
    name: str,
    written: str,
    text: str,
    _line: int,
    _inliner: Any,
    _options: Mapping[str, Any] | None = None,
    _content: Any = None,
) -> "tuple[list[Node], list[Node]]":
    """The text of a role: the title of `title <target>`, the last name of `~a.b.c`; raw text is none."""
    from docutils import nodes, utils

    if name.startswith("raw"):
        return ([], [])
    if name == "math":
        return ([nodes.math(written, utils.unescape(text, restore_backslashes=True))], [])
    plain = utils.unescape(text)
    titled = _TITLED.fullmatch(plain)
    if titled and titled.group(1):
        plain = titled.group(1)
    elif plain.startswith("~"):
        plain = plain.rpartition(".")[2].lstrip("~")
    return ([nodes.inline(written, plain.removeprefix("!"))], [])


def _directives(unread: list[tuple[str, int]]) -> dict[str, Any]:
    """The directives that stand in for others."""
    from docutils import nodes
    from docutils.parsers.rst import Directive

    class Through(Directive):
        """Its content is text; an argument of several words, too."""

        optional_arguments = 100
        final_argument_whitespace = True
        has_content = True
        option_spec = _AnyOption()

        def run(self) -> "list[Node]":
            holder = nodes.container()
            words = " ".join(self.arguments)
            if " " in words:
                lines, _ = self.state.inline_text(words, self.lineno)
                paragraph = nodes.paragraph(words, "", *lines)
                paragraph.line = self.lineno
                holder += paragraph
            self.state.nested_parse(self.content, self.content_offset, holder)
            return list(holder.children)

    class Code(Through):
        """Its content is code."""

        def run(self) -> "list[Node]":
            text = "\n".join(self.content)
            block = nodes.literal_block(text, text)
            block.line = self.content_offset + 1
            return [block]

    class Silent(Through):
        """It gives nothing."""

        def run(self) -> "list[Node]":
            return []

    class Files(Through):
        """It would take in a file, which is not opened."""

        def run(self) -> "list[Node]":
            unread.append((" ".join(self.arguments), self.lineno))
            return []

    return {"other": Through, "code": Code, "silent": Silent, "files": Files}
