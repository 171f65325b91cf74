"""What paragraphs and spans are by their styles: automatic styles lead to named ones, whose names tell."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from footnote_audit.model import BlockKind
from footnote_audit.read.manuscript.styles import DEEPEST, PLAIN, Role, role_of
from footnote_audit.read.odt.names import (
    DEFAULT_LEVEL,
    DISPLAY,
    DISPLAY_NAME,
    PARENT,
    STYLE,
    STYLE_OF,
    STYLES,
    TEXT_POSITION,
    TEXT_PROPERTIES,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_CHAIN = 30
_FAMILY = f"{STYLES}family"
# Text set higher than this share of the line is a mark or an exponent.
_RAISED_BY = 10


class Styles:
    """The styles of a document, those of the content outweighing those of the styles part."""

    def __init__(self, roots: "Iterable[_Element]") -> None:
        """Takes the roots of the parts that hold styles, the content first."""
        self._styles: dict[tuple[str, str], _Element] = {}
        self._roles: dict[str, Role] = {}
        self._raised: dict[str, bool] = {}
        self._hidden: dict[tuple[str, str], bool] = {}
        for root in roots:
            for style in root.iter(STYLE):
                self._styles.setdefault((style.get(_FAMILY) or "", style.get(STYLE_OF) or ""), style)

    def role(self, name: str) -> Role:
        """What a paragraph of this style is."""
        if name not in self._roles:
            self._roles[name] = self._role_of_chain(name)
        return self._roles[name]

    def is_table_heading(self, name: str) -> bool:
        """Whether a paragraph of this style heads a column."""
        names = (_shown_name(style) for style in self._chain("paragraph", name))
        return any(shown.replace("_20_", " ").lower() == "table heading" for shown in (*names, name))

    def raised(self, name: str) -> bool:
        """Whether a span of this style is set higher than the line."""
        if name not in self._raised:
            positions = (self._text_property("text", name, TEXT_POSITION) or "").split()
            first = positions[0] if positions else ""
            share = first.rstrip("%")
            higher = share.isdecimal() and int(share[:4]) >= _RAISED_BY
            self._raised[name] = first == "super" or higher
        return self._raised[name]

    def hidden(self, family: str, name: str) -> bool:
        """Whether text of this style is not shown."""
        if (family, name) not in self._hidden:
            self._hidden[family, name] = self._text_property(family, name, DISPLAY) == "none"
        return self._hidden[family, name]

    def _text_property(self, family: str, name: str, wanted: str) -> str | None:
        for style in self._chain(family, name):
            properties = style.find(TEXT_PROPERTIES)
            value = None if properties is None else properties.get(wanted)
            if value is not None:
                return value
        return None

    def _role_of_chain(self, name: str) -> Role:
        chain = self._chain("paragraph", name)
        if not chain:
            return role_of(name) or PLAIN
        for style in chain:
            role = role_of(_shown_name(style))
            if role is not None:
                return role
            level = style.get(DEFAULT_LEVEL) or ""
            if level.isdecimal() and 1 <= int(level[:4]) <= DEEPEST:
                return Role(kind=BlockKind.HEADING, level=int(level[:4]))
        # The last style may be based on one that the file does not define.
        return role_of(chain[-1].get(PARENT) or "") or PLAIN

    def _chain(self, family: str, name: str) -> "list[_Element]":
        """The style and those it is based on."""
        chain: list[_Element] = []
        style = self._styles.get((family, name))
        while style is not None and len(chain) < _LONGEST_CHAIN:
            chain.append(style)
            style = self._styles.get((family, style.get(PARENT) or ""))
        return chain


def _shown_name(style: "_Element") -> str:
    return style.get(DISPLAY_NAME) or style.get(STYLE_OF) or ""
