"""What paragraphs and runs are by their styles: the chain of a style, its outline level, its name in any language."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footnote_audit.model import BlockKind
from footnote_audit.read.docx.names import (
    BASED_ON,
    DEFAULT,
    NAME,
    NUM_ID,
    NUMPR,
    OUTLINE,
    PPR,
    PSTYLE,
    RPR,
    RSTYLE,
    STYLE,
    STYLE_ID,
    TYPE,
    VAL,
    VANISH,
    VERT_ALIGN,
)
from footnote_audit.read.manuscript.styles import DEEPEST, PLAIN, Role, role_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFF = frozenset(("0", "false", "off"))
# A chain of styles longer than this runs in a circle.
_LONGEST_CHAIN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a run looks like, as far as reading needs it."""

    hidden: bool = False
    raised: bool = False


UPRIGHT = Look()


class Styles:
    """The styles of a file; without the part, style identifiers tell what names would."""

    def __init__(self, root: "_Element | None") -> None:
        """Takes the root of the styles part."""
        self._styles: dict[str, _Element] = {}
        self._default: str | None = None
        self._roles: dict[str | None, Role] = {}
        self._looks: dict[str, Look] = {}
        for style in () if root is None else root.iterchildren(STYLE):
            identifier = style.get(STYLE_ID) or ""
            self._styles.setdefault(identifier, style)
            if style.get(TYPE) == "paragraph" and is_on(style.get(DEFAULT, "0")):
                self._default = identifier

    def role(self, properties: "_Element | None") -> Role:
        """What a paragraph with these properties is; its own outline level and numbering outweigh its style's."""
        if properties is None:
            return self._role_of_style(self._default)
        style = properties.find(PSTYLE)
        role = self._role_of_style(self._default if style is None else style.get(VAL))
        level = _level(properties)
        if level is not None:
            return Role(kind=BlockKind.HEADING, level=level) if level <= DEEPEST else _without_rank(role)
        if role.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            numbered = _numbered(properties)
            if numbered is not None:
                return Role(kind=BlockKind.LIST_ITEM) if numbered else PLAIN
        return role

    def look(self, properties: "_Element | None") -> Look:
        """What a run with these properties looks like; direct properties outweigh its style's."""
        if properties is None:
            return UPRIGHT
        style = properties.find(RSTYLE)
        named = UPRIGHT if style is None else self._look_of_style(style.get(VAL) or "")
        hidden, raised = properties.find(VANISH), properties.find(VERT_ALIGN)
        if hidden is None and raised is None:
            return named
        return Look(
            hidden=named.hidden if hidden is None else is_on(hidden.get(VAL)),
            raised=named.raised if raised is None else raised.get(VAL) == "superscript",
        )

    def _role_of_style(self, identifier: str | None) -> Role:
        if identifier not in self._roles:
            self._roles[identifier] = self._role_of_chain(identifier)
        return self._roles[identifier]

    def _role_of_chain(self, identifier: str | None) -> Role:
        if identifier is None:
            return PLAIN
        chain = self._chain(identifier)
        if not chain:
            return role_of(identifier) or PLAIN
        for style in chain:
            name = style.find(NAME)
            role = role_of((None if name is None else name.get(VAL)) or style.get(STYLE_ID) or "")
            if role is not None:
                return role
            properties = style.find(PPR)
            level = None if properties is None else _level(properties)
            if level is not None:
                return Role(kind=BlockKind.HEADING, level=level) if level <= DEEPEST else PLAIN
            if properties is not None and _numbered(properties):
                return Role(kind=BlockKind.LIST_ITEM)
        return PLAIN

    def _look_of_style(self, identifier: str) -> Look:
        if identifier not in self._looks:
            hidden: bool | None = None
            raised: bool | None = None
            for style in self._chain(identifier):
                properties = style.find(RPR)
                if properties is None:
                    continue
                vanish, align = properties.find(VANISH), properties.find(VERT_ALIGN)
                hidden = is_on(vanish.get(VAL)) if hidden is None and vanish is not None else hidden
                raised = align.get(VAL) == "superscript" if raised is None and align is not None else raised
            self._looks[identifier] = Look(hidden=bool(hidden), raised=bool(raised))
        return self._looks[identifier]

    def _chain(self, identifier: str) -> "list[_Element]":
        """The style and those it is based on."""
        chain: list[_Element] = []
        style = self._styles.get(identifier)
        while style is not None and len(chain) < _LONGEST_CHAIN:
            chain.append(style)
            based = style.find(BASED_ON)
            style = None if based is None else self._styles.get(based.get(VAL) or "")
        return chain


def is_on(value: str | None) -> bool:
    """Whether a switch is on: without a value it is."""
    return value not in _OFF


def _level(properties: "_Element") -> int | None:
    """The rank of the outline level, 1 the highest and 10 body text; None where none is set."""
    outline = properties.find(OUTLINE)
    value = None if outline is None else outline.get(VAL)
    return int(value) + 1 if value is not None and value.isdecimal() and len(value) < 3 else None


def _without_rank(role: Role) -> Role:
    return PLAIN if role.kind is BlockKind.HEADING else role


def _numbered(properties: "_Element") -> bool | None:
    """Whether the paragraph is an item of a list; None where nothing is said."""
    numbering = properties.find(NUMPR)
    number = None if numbering is None else numbering.find(NUM_ID)
    return None if number is None else number.get(VAL) != "0"
