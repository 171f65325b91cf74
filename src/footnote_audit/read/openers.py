"""The delimiters that open and close a note inside running text: one line a dialect."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from footnote_audit.errors import ConfigError


class Shape(StrEnum):
    """How a note's delimiters are written: [name]…[/name], <name>…</name>, a pair of literals, [name content='…']."""

    SQUARE = "square"
    TAG = "tag"
    LITERAL = "literal"
    ATTRIBUTE = "attribute"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opener:
    """A way to open and close a note.

    `name` is the shortcode's or tag's; `attributes` are those that hold the note; `literal` the pair of delimiters. A
    `doubtful` pair is also used for other things: it counts where nearly all of what it encloses reads as a note. With
    `prose` words must stand between the delimiters; without `markdown` the pair has another reader in Markdown.
    """

    name: str
    shape: Shape = Shape.SQUARE
    attributes: tuple[str, ...] = ()
    literal: tuple[str, str] = ("", "")
    doubtful: bool = False
    prose: bool = False
    markdown: bool = True


def _pair(opening: str, closing: str, *, doubtful: bool = False, prose: bool = False) -> Opener:
    return Opener(
        name=f"{opening} {closing}", shape=Shape.LITERAL, literal=(opening, closing), doubtful=doubtful, prose=prose
    )


OPENERS = (
    # WordPress: Simple Tooltips, Responsive Mobile-Friendly Tooltip and their kin.
    Opener(name="simple_tooltip", shape=Shape.ATTRIBUTE, attributes=("content",)),
    Opener(name="tooltip", shape=Shape.ATTRIBUTE, attributes=("content", "text", "tip")),
    Opener(name="tooltips", shape=Shape.ATTRIBUTE, attributes=("content",)),
    # Drupal Footnotes 4: the note in an attribute of an element.
    Opener(name="footnotes", shape=Shape.TAG, attributes=("data-text",)),
    # WordPress: Easy Footnotes, Modern Footnotes, Simple Footnotes, Footnotes, Side Matter and others.
    Opener(name="efn_note"),
    Opener(name="mfn"),
    Opener(name="modern_footnote"),
    Opener(name="note"),
    Opener(name="ref"),
    Opener(name="footnote"),
    Opener(name="footnotes_note"),
    Opener(name="sidenote"),
    Opener(name="side_note"),
    Opener(name="endnote"),
    Opener(name="backnote"),
    Opener(name="n"),
    # Drupal and Backdrop Footnotes, both kinds of brackets.
    Opener(name="fn"),
    Opener(name="fn", shape=Shape.TAG),
    Opener(name="ref", shape=Shape.TAG),
    Opener(name="footnote", shape=Shape.TAG),
    # WP-Footnotes, footnotes-made-easy, Footnotes, Civil Footnotes, DokuWiki.
    _pair("((", "))", prose=True),
    # Joomla, Confluence, XWiki, Liquid (Jekyll, Octopress), Hugo, MoinMoin, Trac, Foswiki and TWiki, PmWiki, Drupal.
    _pair("{fn}", "{/fn}"),
    _pair("{footnote}", "{/footnote}"),
    _pair("{footnote}", "{footnote}"),
    _pair("{{footnote}}", "{{/footnote}}"),
    _pair("{% fn %}", "{% endfn %}"),
    _pair("{% footnote %}", "{% endfootnote %}"),
    _pair("{{% footnote %}}", "{{% /footnote %}}"),
    _pair("{{< footnote >}}", "{{< /footnote >}}"),
    _pair("{{% sidenote %}}", "{{% /sidenote %}}"),
    _pair("{{< sidenote >}}", "{{< /sidenote >}}"),
    _pair("<<FootNote(", ")>>"),
    _pair("[[FootNote(", ")]]"),
    _pair("%FOOTNOTE{", "}%"),
    _pair("%FN{", "}%"),
    _pair("{{fn:", "}}"),
    _pair("{{fn|", "}}"),
    _pair("[fn::", "]", prose=True),
    _pair("[fn:", "]", prose=True),
    _pair("footnote:[", "]", prose=True),
    replace(_pair("^[", "]", prose=True), markdown=False),
    _pair("[^", "^]", prose=True),
    # Footnotes (WordPress) by choice; SPIP's notes.
    _pair("[[[", "]]]", doubtful=True),
    _pair("[[", "]]", doubtful=True),
    _pair("{{{", "}}}", doubtful=True),
    _pair("{{", "}}", doubtful=True),
)


def own_delimiters(opening: str, closing: str) -> Opener:
    """A pair of delimiters that the user names. Raises ConfigError where one is empty, or the two cannot be told."""
    opening, closing = opening.strip(), closing.strip()
    if not opening or not closing:
        raise ConfigError(
            "delimiters of notes: both the opening and the closing one must be given, such as {{{ and }}}"
        )
    if opening == closing and len(opening) < 2:
        raise ConfigError(f"delimiters of notes: {opening} opens and closes; take a longer one, such as {opening * 2}")
    return _pair(opening, closing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One shortcode: offsets of the whole, of the note's text, of a printed label, and of a word shown as it is.

    `damage` says what is wrong with it; without `content` only the stretch is known to be markup. `refers` is the
    number or name of a note that stands elsewhere; with `defines` the stretch holds the note of that name, which is its
    `label`, and calls none. With `counts` notes without a label go on counting from this one's.
    """

    start: int
    end: int
    content: tuple[int, int] | None
    label: str | None = None
    word: tuple[int, int] | None = None
    damage: str | None = None
    refers: str | None = None
    defines: bool = False
    counts: bool = False


PARAGRAPH_END = re.compile(r"\n[ \t]*\n|</p>|</li>|</td>|</h[1-6]>|</blockquote>", re.I)
CLOSING = re.compile(r"\[\s*[/\\]\s*([a-z_][\w -]{0,30}?)\s*(?:\]|(?=[\s.,;:)<]|$))", re.I)


def nearly(written: str, name: str) -> bool:
    """Whether a closing tag's name can be a misspelling of the opener's."""
    plain = re.sub(r"[\W_]", "", written).lower()
    wanted = re.sub(r"[\W_]", "", name).lower()
    slips = 3 if len(wanted) > 8 else 1 if len(wanted) > 5 else 0
    if plain == wanted or not slips:
        return plain == wanted
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(plain, wanted, score_cutoff=slips) <= slips
