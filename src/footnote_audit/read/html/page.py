"""HTML: linked notes, shortcodes in the text, notes listed without links, tables, the page's own record.

Notes are found first, then furniture is cut, then the tree is walked once. A page without linked notes is looked at
again as text, for marks and a list of notes that pair by running order.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footnote_audit.errors import ReadError
from footnote_audit.model import CslItem, Document, ReadWarning, Table
from footnote_audit.read.assemble import assemble
from footnote_audit.read.flow import FILLER, Body, Flow, hide
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.html.furniture import cut_elements, hidden_elements
from footnote_audit.read.html.gathered import Page
from footnote_audit.read.html.inplace import notes_in_place
from footnote_audit.read.html.metadata import page_item
from footnote_audit.read.html.notes import linked_notes, printed_label
from footnote_audit.read.html.positions import Positions
from footnote_audit.read.html.printed import broken_marks, printed_notes
from footnote_audit.read.html.signs import mark_label, text_of
from footnote_audit.read.html.walk import Plan, Walk
from footnote_audit.read.listed import HEADING
from footnote_audit.read.raw import Raw, decode
from footnote_audit.read.relist import relist
from footnote_audit.read.shortcodes import shortcodes
from footnote_audit.read.sniffing import HTML

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_INLINE_SHELLS = frozenset(("sup", "span", "small", "b", "i", "em", "strong", "a", "cite", "font", "u", "sub", "ins"))
_PUNCTUATION = re.compile(rf"[\s\[\](){{}},;.–—-]*{FILLER}*[\s\[\](){{}},;.–—-]*")
_AROUND_MARKS = re.compile(r"[\s\[\](){},;.]")
_SHELL_LENGTH = 60
_PAIRS = {"[": "]", "(": ")"}
_BETWEEN = re.compile(r"[\s,;–-]*")

# Levels of all elements added up; a page at the limit of tags whose elements stand 60 levels deep comes to this.
MOST_LEVELS = 8_000_000
# The parser goes no deeper.
_DEEPEST = 2_048


def _declared_encoding(data: bytes) -> str | None:
    """The encoding that a meta element in the first kilobytes names."""
    match = _CHARSET.search(data[:4096])
    return match.group(1).decode("ascii") if match else None


def read_html(file: ArticleFile) -> Document:
    """An HTML file as document; raises ReadError where no element can be told."""
    raw = decode(file, HTML, declared=_declared_encoding(file.data))
    return html_document(raw, keep_furniture=file.keep_furniture)


def html_document(raw: Raw, *, keep_furniture: bool = False) -> Document:
    """The page as document; raises ReadError where no element can be told."""
    # The tree and all that is known of it are gone before the document is put together: both at once take memory.
    flow, found = _walked(raw, keep_furniture=keep_furniture)
    if not found.noted:
        listed = relist(flow)
        if listed is not None:
            flow, found.bodies = listed
    return assemble(raw, flow, bodies=found.bodies, warnings=found.warnings, tables=found.tables, item=found.item)


@dataclass(slots=True, kw_only=True)
class _Found:
    """What was found on a page beside its text; `noted` where any of it is a note."""

    noted: bool
    bodies: list[Body]
    warnings: list[ReadWarning]
    tables: list[Table]
    item: CslItem


def _walked(raw: Raw, *, keep_furniture: bool) -> tuple[Flow, _Found]:
    """The text of a page and what was found beside it; raises ReadError where no element can be told."""
    hidden, bodies, warnings = shortcodes(raw)
    source, callers = hide(raw.text, hidden)
    root = _parse(raw.uri, source)
    page = linked_notes(root)
    plan = _plan(page)
    _plan_in_place(root, page, plan)
    _plan_printed(root, page, plan)
    plan.dropped |= set(_headings(plan))
    _plan_brackets(plan)
    protected = [*plan.calls, *plan.bodies, *plan.in_place]
    protected += [e for e in root.iter() if _calls_a_shortcode(e)] if callers else []
    plan.dropped |= hidden_elements(page.styled, protected)
    if not keep_furniture:
        plan.cut = cut_elements(root, protected)
    flow = Flow(callers=callers)
    walk = Walk(raw, flow, Positions(source), plan)
    walk.run(root)
    return flow, _Found(
        noted=bool(page.notes or bodies or walk.bodies),
        bodies=[*bodies, *walk.bodies],
        warnings=[*warnings, *walk.warnings],
        tables=walk.tables,
        item=page_item(root, source),
    )


def _parse(uri: str, source: str) -> "Element":
    from lxml import etree

    # The parser of lxml.etree, not that of lxml.html, whose every element asks a Python function for its class.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = etree.fromstring(source.encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise ReadError(uri, "the HTML holds no element; give a page with text")
    # The parser leaves out what stands deeper, and all that follows it, without a word.
    if any("Excessive depth" in error.message for error in parser.error_log):
        raise ReadError(uri, "the HTML nests elements deeper than the limit of 2,048; give a page without such nesting")
    # With so few tags the levels cannot add up to the limit; a tag can make a second element, such as a paragraph.
    elements = 2 * source.count("<")
    if elements * min(elements, _DEEPEST) > MOST_LEVELS:
        _refuse_depth(uri, root)
    return root


def _refuse_depth(uri: str, root: "Element") -> None:
    """Nothing for a page of usual shape; raises ReadError where what all elements hold is out of all proportion.

    The levels of all elements added up are the sizes of all elements added up: they bound what it costs to look
    around, up or down, from each element.
    """
    levels = depth = 0
    row = [root]
    while row:
        depth += 1
        levels += depth * len(row)
        if levels > MOST_LEVELS:
            raise ReadError(uri, "the HTML nests too many elements too deep; give a page without such nesting")
        row = [child for element in row for child in element]


def _calls_a_shortcode(element: "Element") -> bool:
    return any(FILLER in (text or "") for text in (element.text, element.tail))


def _plan(page: Page) -> Plan:
    plan = Plan()
    for mark, (key, label) in page.marks.items():
        shell = _shell(mark)
        plan.calls.setdefault(shell, []).append((key, label))
    for shell in plan.calls:
        holder = _quiet_holder(shell, plan)
        if holder is not None:
            plan.quiet.add(holder)
    for note in page.notes:
        plan.bodies[note.body] = (note.key, note.label)
        if note.last is not None:
            plan.ends[note.body] = note.last
        label = printed_label(note)
        if label is not None and label not in page.marks:
            plan.dropped.add(label)
        term = note.body.getprevious()
        if note.body.tag == "dd" and term is not None and term.tag == "dt" and term in (*_line(note.target),):
            plan.dropped.add(term)
    plan.dropped |= page.backlinks
    return plan


def _plan_printed(root: "Element", page: Page, plan: Plan) -> None:
    """Adds the notes that are paired with their marks by their printed labels."""
    called = {note.body for note in page.notes if note.marks}
    busy = {*called, *(m for m in page.marks), *plan.in_place, *plan.dropped, *plan.calls}
    printed = printed_notes(root, page, busy)
    for mark, keys in printed.calls.items():
        shell = _shell(mark)
        plan.calls.setdefault(shell, []).extend(keys)
    for link in broken_marks(page):
        plan.calls.setdefault(_shell(link), [(f"lost-{page.order[link]}", mark_label(link))])
    plan.in_text = printed.in_text
    for note in printed.notes:
        plan.bodies.setdefault(note.body, (note.key, note.label))
        if note.last is not None:
            plan.ends[note.body] = note.last
        if note.dropped is not None:
            plan.dropped.add(note.dropped)


def _plan_in_place(root: "Element", page: Page, plan: Plan) -> None:
    """Adds the notes that stand at their place, and those that an attribute of their mark holds."""
    standing, copies = notes_in_place(root, page)
    plan.dropped.update(copies)
    for number, note in enumerate(standing):
        key = f"place-{number}"
        if note.text is not None:
            plan.held[note.element] = (key, note.label, note.attribute, note.text)
            plan.calls.setdefault(note.element, []).append((key, note.label))
            continue
        plan.in_place[note.element] = (key, note.label)
        plan.bodies[note.element] = (key, note.label)
        plan.dropped.update(note.repeats)
        if note.wrapper is not None:
            plan.quiet.add(note.wrapper)


def _line(element: "Element") -> "list[Element]":
    return [element, *element.iterancestors()]


def _shell(mark: "Element") -> "Element":
    """The outermost small element that shows the mark and nothing else."""
    label = _bare(mark)
    shell = mark
    parent = shell.getparent()
    while parent is not None and parent.tag in _INLINE_SHELLS and _bare(parent) == label:
        shell, parent = parent, parent.getparent()
    return shell


def _bare(element: "Element") -> str:
    return _AROUND_MARKS.sub("", text_of(element))


def _plan_brackets(plan: Plan) -> None:
    """Brackets around a mark, or around several with commas between them, go with their marks."""
    for shell in plan.calls:
        if text_of(shell).lstrip().startswith(("[", "(")):
            continue
        previous = shell.getprevious()
        parent = shell.getparent()
        before = previous.tail if previous is not None else parent.text if parent is not None else None
        opening = (before or "").rstrip()[-1:]
        if opening not in _PAIRS:
            continue
        run = [shell]
        while (following := run[-1].getnext()) in plan.calls and _BETWEEN.fullmatch(run[-1].tail or ""):
            run.append(following)
        if (run[-1].tail or "")[:1] == _PAIRS[opening]:
            plan.opened.add(shell)
            plan.closed.add(run[-1])
            plan.joined.update(run[:-1])


def _quiet_holder(shell: "Element", plan: Plan) -> "Element | None":
    """A raised element that holds only marks and the commas between them."""
    parent = shell.getparent()
    if parent is None or parent.tag not in _INLINE_SHELLS or len(text_of(parent)) > _SHELL_LENGTH:
        return None
    texts = [parent.text or ""] + [child.tail or "" for child in parent]
    others = [
        child for child in parent if child not in plan.calls and isinstance(child.tag, str) and text_of(child).strip()
    ]
    return parent if not others and _PUNCTUATION.fullmatch("".join(texts)) else None


def _headings(plan: Plan) -> list["Element"]:
    """Headings that stand over the notes only, and rules beside them."""
    found = []
    for body in plan.bodies:
        element = body
        for _ in range(4):
            previous = element.getprevious()
            if previous is not None and previous not in plan.bodies:
                if previous.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "p", "div") and HEADING.fullmatch(
                    text_of(previous).strip()
                ):
                    found.append(previous)
                break
            parent = element.getparent()
            if parent is None or parent.tag in ("body", "article", "main") or previous is not None:
                break
            element = parent
    return found
