"""DITA 1.3 topics (OASIS): `fn` at its place, or with an id and called by `xref type="fn"`."""

from footnote_audit.model import CslItem, Document, Name
from footnote_audit.read.elements.document import element_document
from footnote_audit.read.elements.source import Element
from footnote_audit.read.elements.vocabulary import ElementForm, NotePlan, Role, roles
from footnote_audit.read.forms import ArticleFile

_ROLES: dict[str, Role] = roles(
    section="topic concept task reference glossentry section example",
    division="dita body conbody taskbody refbody ul ol sl dl dlentry fig note table tgroup simpletable bodydiv "
    "sectiondiv related-links steps context prereq result linkpool",
    paragraph="p shortdesc abstract lines info",
    heading="title",
    list_item="li sli dt dd step",
    quotation="lq",
    caption="table/title fig/title desc",
    code="codeblock pre screen msgblock",
    frame="table simpletable",
    row="row strow sthead",
    cell="entry stentry",
    silent="prolog indexterm draft-comment required-cleanup data image/alt titlealts related-links navtitle",
)


def read_dita(file: ArticleFile) -> Document:
    """A DITA topic as document; raises ReadError for what is no XML or too large."""
    return element_document(file, _FORM)


def _plan(root: Element) -> NotePlan:
    plan = NotePlan()
    elements = list(root.iter())
    notes = [e for e in elements if e.name == "fn"]
    named = {e.get("id"): e for e in reversed(notes) if e.get("id")}
    numbers = {note: number for number, note in enumerate(notes, 1)}
    for mark in (e for e in elements if e.name == "xref"):
        name = mark.get("href").partition("#")[2].rpartition("/")[2]
        target = named.get(name)
        if target is not None or mark.get("type") == "fn":
            plan.mark(mark, target, f"id-{name}", mark.words() or (_label(target, numbers) if target else None))
    for note in notes:
        if note not in plan.bodies:
            plan.bodies[note] = (f"fn-{note.start}", _label(note, numbers))
            plan.standing.add(note)
    return plan


def _label(note: Element, numbers: dict[Element, int]) -> str:
    return note.get("callout") or str(numbers[note])


def _item(root: Element) -> CslItem:
    topic = root.child("topic", "concept", "task", "reference") if root.name == "dita" else root
    title = topic.child("title") if topic is not None else None
    prolog = topic.find("prolog") if topic is not None else None
    authors = [e.words() for e in prolog.iter() if e.name == "author"] if prolog is not None else []
    created = prolog.find("created") if prolog is not None else None
    return CslItem(
        type="article",
        title=title.words() or None if title is not None else None,
        author=tuple(Name(literal=author) for author in authors if author),
        issued=created.get("date")[:10] or None if created is not None else None,
        language=root.get("lang").partition("-")[0].lower() or None,
    )


_FORM = ElementForm(media_type="application/dita+xml", roles=_ROLES, plan=_plan, item=_item)
