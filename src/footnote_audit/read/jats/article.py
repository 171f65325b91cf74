"""Articles in JATS (ANSI/NISO Z39.96), its forerunner NLM, and books in BITS: notes, table notes, cited references.

A reference counts as a note wherever a written mark calls it: `[3]-[5]` calls 3 and 5. References that no mark calls
stay in the text as the list they are; so do statements in the form of a footnote that bear no label.
"""

from collections.abc import Iterable

from footnote_audit.model import Document
from footnote_audit.read.elements.brackets import take_in_brackets
from footnote_audit.read.elements.document import element_document
from footnote_audit.read.elements.source import Element
from footnote_audit.read.elements.vocabulary import ElementForm, NotePlan, Role, roles
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.jats.records import article_item, cited_item

# The records of authors and affiliations, which are no text.
_RECORDS = frozenset(("contrib-group", "author-notes", "aff"))
_CITATIONS = frozenset(("element-citation", "mixed-citation", "nlm-citation", "citation"))
_IN_CITATIONS = (
    "name string-name person-group surname given-names suffix prefix collab year month day source article-title "
    "chapter-title part-title data-title trans-title trans-source volume issue fpage lpage page-range elocation-id "
    "publisher-name publisher-loc edition pub-id series isbn issn size conf-name conf-loc conf-date comment etal uri "
    "ext-link date-in-citation annotation patent gov"
)
_ROLES: dict[str, Role] = roles(
    section="sec app sub-article response abstract trans-abstract ack glossary ref-list app-group book-part "
    "boxed-text bio notes fn-group",
    division="front front-stub article-meta book-meta book-part-meta body back title-group book-title-group list "
    "def-list fig fig-group floats-group disp-formula-group verse-group speech statement supplementary-material "
    "author-notes book-body book-back front-matter",
    paragraph="p address attrib verse-line disp-formula subtitle trans-title fn chem-struct-wrap sig-block alt-text",
    heading="article-title book-title sec/title app/title abstract/title trans-abstract/title ack/title title "
    "front-stub/article-title",
    list_item="list-item def-item ref",
    quotation="disp-quote",
    caption="caption caption/title fig/label table-wrap/label boxed-text/label",
    code="preformat code",
    frame="table-wrap",
    table="table",
    row="tr",
    cell="td th",
    line_break="break",
    spaced=f"{_IN_CITATIONS} def-item/term def mixed-citation/object-id element-citation/object-id "
    "nlm-citation/object-id citation/object-id label ref/note mixed-citation/article-title "
    "element-citation/article-title nlm-citation/article-title citation/article-title citation/title",
    silent="sec/label list-item/label fn/label ref/label object-id title-group/alt-title tex-math journal-meta "
    "processing-meta contrib-group permissions graphic media inline-graphic kwd-group subj-group index-term "
    "sec-meta collection-meta caption/title/label",
)


def read_jats(file: ArticleFile) -> Document:
    """A JATS, NLM or BITS file as document; raises ReadError for what is no XML or too large."""
    return element_document(file, _FORM)


def _plan(root: Element) -> NotePlan:
    plan = NotePlan()
    elements = list(root.iter())
    named = {name: element for element in reversed(elements) if (name := element.get("id"))}
    front = root.below(_RECORDS)
    _plan_marks(plan, [e for e in elements if e.name == "xref"], named, front)
    take_in_brackets(plan.marks)
    for element in elements:
        if element.name == "fn" and element not in plan.bodies and element not in front:
            _plan_uncalled(plan, element)
        elif element.name in ("article-meta", "front-stub", "book-meta", "book-part-meta"):
            plan.dropped.update(
                _unread(element, kept=("title-group", "book-title-group", "abstract", "trans-abstract"))
            )
        elif element.name == "front":
            plan.dropped.update(_unread(element, kept=("article-meta", "body", "back")))
    for element in elements:
        if element.name in ("fn-group", "ref-list") and _holds_only_notes(element, plan):
            plan.dropped.update(e for e in element.elements() if e.name in ("title", "label"))
    return plan


def _plan_marks(plan: NotePlan, links: list[Element], named: dict[str, Element], front: set[Element]) -> None:
    marks = [link for link in links if link.get("ref-type") in ("fn", "table-fn", "bibr", "")]
    written = any(link.get("ref-type") == "bibr" and link.words() for link in marks)
    for link in marks:
        if link in front:
            continue
        kind, words = link.get("ref-type"), link.words()
        targets = [(name, _note(named.get(name))) for name in link.get("rid").split()]
        if kind == "" and not any(target is not None and target.name == "fn" for _, target in targets):
            continue
        if kind == "bibr" and not words and written:
            continue
        for name, target in targets:
            if target is None and name in named:
                continue
            own = _label(target) if target is not None else None
            label = own if own and (len(targets) > 1 or not words) else words.strip("[]() ") or own
            plan.mark(link, target, f"id-{name}", label)


def _note(target: Element | None) -> Element | None:
    """The note or reference that a link leads to: its target, or the reference around a target inside one."""
    if target is None or target.name in ("fn", "ref"):
        return target
    if target.name in _CITATIONS:
        around = next((e for e in target.ancestors() if e.name == "ref"), None)
        return (
            around
            if around is not None and len([e for e in around.elements() if e.name in _CITATIONS]) == 1
            else target
        )
    return None


def _label(note: Element) -> str | None:
    label = note.child("label")
    return (label.words() if label is not None else note.get("symbol")).strip("[]() .") or None


def _plan_uncalled(plan: NotePlan, note: Element) -> None:
    """A note that no link calls stands at its place in a paragraph, or lacks its mark; without a label it is text."""
    parent = note.parent
    label = _label(note)
    if parent is None or parent.name in ("fn-group", "table-wrap-foot", "notes", "back", "author-notes"):
        if label is not None:
            plan.bodies[note] = (f"fn-{note.start}", label)
        return
    plan.bodies[note] = (f"fn-{note.start}", label)
    plan.standing.add(note)


def _unread(element: Element, *, kept: Iterable[str]) -> Iterable[Element]:
    return (one for one in element.elements() if one.name not in kept)


def _holds_only_notes(element: Element, plan: NotePlan) -> bool:
    notes = [e for e in element.elements() if e.name in ("fn", "ref")]
    return bool(notes) and all(note in plan.bodies for note in notes)


_FORM = ElementForm(
    media_type="application/jats+xml",
    roles=_ROLES,
    plan=_plan,
    item=article_item,
    citations=_CITATIONS,
    cited=cited_item,
)
