"""The tables of commands and environments: which handler takes each."""

from collections.abc import Mapping

from footnote_audit.read.latex import structure
from footnote_audit.read.latex.citing import Citing
from footnote_audit.read.latex.notes import Noting
from footnote_audit.read.latex.tables import Tabling
from footnote_audit.read.latex.vocabulary import ACCENTS, HEADINGS, ITEMS, LISTS, QUOTATIONS, TABLES, words
from footnote_audit.read.latex.walk import Handler, Walk

_FLOATS = words(
    "threeparttable table table* figure figure* wrapfigure wraptable longtable* sidewaystable sidewaysfigure SCfigure"
)
_REFERENCES = words("ref eqref cref Cref vref autoref nameref pageref fullref thref labelcref tabref figref")
_QUOTING = words("enquote textquote foreignquote foreigntextquote blockquote")
_NOTES = [
    f"{kind}note{part}{letter}"
    for kind in ("foot", "end", "page", "side", "sidefoot", "margin", "tablefoot")
    for part in ("", "mark", "text")
    for letter in ("", *"ABCDE")
] + [f"{letter}{kind}note{part}" for letter in "ABCDE" for kind in ("foot", "end") for part in ("", "mark", "text")]
# What these do is LaTeX's business alone; every other command may be defined by the author.
KEPT = words(
    "begin end item caption label ref title author maketitle thanks footref par \\ input include bibliography "
    "documentclass usepackage textsuperscript emph textit textbf texttt textsc newcommand footcite cite autocite else "
    "fi DUfootnotemark DUfootnotetext sphinxfootnotemark"
).union(_NOTES, HEADINGS)


def command_table(noting: Noting, tabling: Tabling, citing: Citing) -> Mapping[str, Handler]:
    """The handlers of commands by name, without the star."""
    return {
        **dict.fromkeys(ACCENTS, structure.accent),
        **dict.fromkeys(_NOTES, noting.note),
        **dict.fromkeys(HEADINGS, structure.heading),
        **dict.fromkeys(ITEMS, structure.item),
        **dict.fromkeys(_REFERENCES, structure.refer),
        **dict.fromkeys(_QUOTING, structure.quoted),
        **dict.fromkeys(("title", "subtitle", "author", "date"), structure.front),
        **dict.fromkeys(("input", "include", "subfile", "import", "subimport"), structure.take_in),
        **dict.fromkeys(("bibliography", "addbibresource", "addglobalbib"), structure.bibliography),
        **dict.fromkeys(("setcounter", "addtocounter"), structure.set_counter),
        **dict.fromkeys(("stepcounter", "refstepcounter"), structure.step_counter),
        **dict.fromkeys(("caption", "captionof", "subcaption"), tabling.caption),
        **dict.fromkeys(("\\", "newline", "tabularnewline", "cr"), tabling.line),
        **dict.fromkeys(("usepackage", "RequirePackage"), structure.package),
        **dict.fromkeys(("setdefaultlanguage", "setmainlanguage"), structure.polyglossia),
        **dict.fromkeys(("iffalse", "iftrue"), structure.condition),
        **dict.fromkeys(("ifnum", "ifdim", "ifodd", "ifcase"), structure.untold),
        "DUfootnotemark": noting.linked_mark,
        "DUfootnotetext": noting.linked_text,
        "and": structure.and_author,
        "begin": lambda walk, _name, at: walk.begin(at),
        "bibitem": structure.bib_item,
        "cite": citing.cite,
        "documentclass": structure.document_class,
        "else": structure.otherwise,
        "end": structure.end,
        "endfirsthead": tabling.repeated_head,
        "footref": noting.reference,
        "ifthenelse": structure.choose,
        "label": structure.label,
        "maketitle": structure.make_title,
        "multicolumn": tabling.columns,
        "newif": structure.new_switch,
        "par": lambda walk, _name, at: walk.paragraph(at),
        "sphinxfootnotemark": lambda walk, _name, at: noting.note(walk, "footnotemark", at),
        "textsuperscript": noting.superscript,
        "thanks": noting.thanks,
        "tnote": noting.table_mark,
    }


def environment_table(noting: Noting, tabling: Tabling) -> Mapping[str, Handler]:
    """The handlers of the starts of environments by name."""
    return {
        **dict.fromkeys(LISTS, structure.begin_list),
        **dict.fromkeys(QUOTATIONS, structure.begin_quotation),
        **dict.fromkeys(TABLES, tabling.begin),
        **dict.fromkeys(_FLOATS, tabling.begin_float),
        **dict.fromkeys(("footnote", "endnote", "footnotetext", "endnotetext"), noting.environment),
        "document": structure.begin_document,
        "frame": structure.begin_frame,
        "minipage": lambda walk, name, _at: _minipage(noting, walk, name),
        "tablenotes": noting.table_notes,
        "titlepage": lambda walk, name, _at: _transparent(walk, name),
    }


def _transparent(walk: Walk, name: str) -> None:
    walk.block()
    walk.enter(name, close=walk.block)


def _minipage(noting: Noting, walk: Walk, name: str) -> None:
    """Notes in a minipage count by themselves, with letters."""
    walk.mouth.skip("ooom")
    noting.notes.in_minipage += 1
    walk.numbers.styles.setdefault("mpfootnote", "alph")
    walk.numbers.values["mpfootnote"] = 0

    def close() -> None:
        noting.notes.in_minipage -= 1
        walk.block()

    walk.block()
    walk.enter(name, close=close)
