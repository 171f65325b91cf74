"""Texts in TEI P5 (Text Encoding Initiative): notes at their place, and notes gathered elsewhere and pointed at.

A `note` counts as one where a reader sees it: in the text, not in the header, in a bibliographic description, in an
example (`egXML`) or set to stand in the line (`place="inline"`). One that a `ref` or `ptr` leads to, that names its
place in `target`, or that lies in a division of nothing but notes does not stand at its place.
"""

import re

from footnote_audit.model import Document
from footnote_audit.read.elements.brackets import take_in_brackets
from footnote_audit.read.elements.document import element_document
from footnote_audit.read.elements.source import Element
from footnote_audit.read.elements.vocabulary import ElementForm, NotePlan, Role, roles
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.tei.records import cited_item, edition_item

_WORKS = frozenset(("bibl", "biblStruct", "biblFull", "biblItem"))
_CITATIONS = _WORKS | {"ptr"}
_NOT_TEXT = frozenset((*_WORKS, "teiHeader", "egXML", "sourceDoc"))
_GATHERINGS = frozenset(("noteGrp", "listAnnotation", "standOff"))
_REFERENCES = frozenset(("bibr", "bibl", "bibliog", "bibliographic", "cite"))
_ROLES: dict[str, Role] = roles(
    section="div div1 div2 div3 div4 div5 div6 div7",
    division="TEI teiCorpus text group front body back list lg sp titlePage listBibl figure floatingText argument "
    "castList opener closer postscript epigraph set div/bibl",
    paragraph="p ab l line speaker stage docTitle docAuthor docDate docImprint byline dateline salute signed trailer "
    "list/head div/opener formula imprimatur",
    heading="head titlePart",
    list_item="item list/label castItem listBibl/bibl listBibl/biblStruct listBibl/biblFull",
    quotation="quote cit/quote epigraph/quote",
    caption="table/head figure/head",
    code="egXML eg",
    frame="table",
    row="row",
    cell="cell",
    line_break="l/lb lg/lb byline/lb docTitle/lb",
    spaced="analytic monogr series imprint author editor title biblScope date publisher pubPlace idno forename surname "
    "persName orgName edition extent lb pb cb forename genName nameLink respStmt resp name num meeting",
    silent="teiHeader figDesc fw index listChange revisionDesc graphic facsimile sourceDoc specDesc specGrp interpGrp "
    "linkGrp interp join joinGrp alt altGrp link spanGrp span standOff certainty precision respons gloss/index "
    "choice/sic choice/orig choice/expan",
)


def read_tei(file: ArticleFile) -> Document:
    """A TEI file or fragment as document; raises ReadError for what is no XML or too large."""
    return element_document(file, _FORM)


def _plan(root: Element) -> NotePlan:
    plan = NotePlan()
    elements = list(root.iter())
    named = {name: element for element in reversed(elements) if (name := element.get("id"))}
    apart, no_text = root.below(("teiHeader", "egXML")), root.below(_NOT_TEXT)
    notes = {e: None for e in elements if e.name == "note" and e not in no_text and not _is_inline(e)}
    for pointer in elements:
        if pointer.name in ("ref", "ptr") and pointer not in apart:
            _plan_pointer(plan, pointer, named, notes)
    take_in_brackets(plan.marks)
    for note in notes:
        if note not in plan.bodies:
            _plan_note(plan, note, named)
    for element in elements:
        if element.name == "div" and _holds_only_notes(element, plan):
            plan.dropped.update(e for e in element.elements() if e.name == "head")
    return plan


def _is_inline(note: Element) -> bool:
    return note.get("place").startswith("inline") or note.get("type") == "inline"


def _plan_pointer(plan: NotePlan, pointer: Element, named: dict[str, Element], notes: dict[Element, None]) -> None:
    """Plans a pointer at a note or, with a written mark, at a work in the list of works."""
    for address in pointer.get("target").split():
        target = named.get(address.removeprefix("#")) if address.startswith("#") else None
        words = pointer.words().strip("[]() ")
        if target in notes:
            label = words or pointer.get("n") or _label(target) if target is not None else None
            plan.mark(pointer, target, f"id-{address}", label)
        elif words and pointer.get("type") in _REFERENCES and (target is None or target.name in _WORKS):
            plan.mark(pointer, target, f"id-{address}", words)
        elif target is None and address.startswith("#") and "note" in pointer.get("type").lower():
            plan.mark(pointer, None, f"id-{address}", words or pointer.get("n") or None)


def _plan_note(plan: NotePlan, note: Element, named: dict[str, Element]) -> None:
    """Plans a note that nothing points at: at its target, at its place, or without a mark."""
    key, label = f"note-{note.start}", _label(note)
    plan.bodies[note] = (key, label)
    places = [named.get(address.removeprefix("#")) for address in (note.get("target") or "").split()]
    end = note.get("targetEnd").removeprefix("#")
    place = named.get(end) if end else next((p for p in reversed(places) if p is not None), None)
    if place is not None:
        plan.called_after.setdefault(place, []).append((key, label))
    elif note.get("anchored") != "false" and not _is_gathered(note):
        plan.standing.add(note)


def _label(note: Element) -> str | None:
    label = note.child("label", "num")
    return note.get("n").strip("[]() .") or (label.words().strip("[]() .") if label is not None else "") or None


def _is_gathered(note: Element) -> bool:
    parent = note.parent
    if parent is None:
        return False
    if parent.name in _GATHERINGS or re.search(r"notes?\b", parent.get("type"), re.I):
        return True
    return parent.name.startswith(("div", "list", "back")) and all(
        one.name in ("note", "head", "pb") for one in parent.elements()
    )


def _holds_only_notes(element: Element, plan: NotePlan) -> bool:
    others = [one for one in element.elements() if one.name not in ("head", "pb")]
    return bool(others) and all(one in plan.bodies for one in others)


_FORM = ElementForm(
    media_type="application/tei+xml",
    roles=_ROLES,
    plan=_plan,
    item=edition_item,
    citations=_CITATIONS,
    cited=cited_item,
)
