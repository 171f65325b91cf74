"""FictionBook 2 (.fb2): the text in the first body, its notes as sections of a body named for them."""

from footnote_audit.model import CslItem, Document, Name
from footnote_audit.read.elements.document import element_document
from footnote_audit.read.elements.source import Element
from footnote_audit.read.elements.vocabulary import ElementForm, NotePlan, Role, roles
from footnote_audit.read.forms import ArticleFile

_ROLES: dict[str, Role] = roles(
    section="section",
    division="FictionBook body annotation poem stanza epigraph",
    paragraph="p v text-author date",
    heading="title subtitle",
    quotation="cite",
    frame="table",
    row="tr",
    cell="td th",
    line_break="empty-line",
    silent="description binary stylesheet image",
)


def read_fictionbook(file: ArticleFile) -> Document:
    """A FictionBook as document; raises ReadError for what is no XML or too large."""
    return element_document(file, _FORM)


def _plan(root: Element) -> NotePlan:
    plan = NotePlan()
    elements = list(root.iter())
    bodies = [e for e in root.elements() if e.name == "body"]
    gathered = [e for body in bodies[1:] for e in body.iter() if e.name == "section" and e.get("id")]
    notes = {e.get("id"): e for e in reversed(gathered) if not any(one.get("id") for one in _sections(e))}
    for mark in (e for e in elements if e.name == "a"):
        name = mark.get("href").removeprefix("#")
        target = notes.get(name)
        if target is not None or (mark.get("type") == "note" and mark.get("href").startswith("#")):
            label = mark.words().strip("[](){} ") or (_label(target) if target is not None else None)
            plan.mark(mark, target, f"id-{name}", label)
    for name, note in notes.items():
        plan.bodies.setdefault(note, (f"id-{name}", _label(note)))
        plan.dropped.update(e for e in note.elements() if e.name == "title")
    for body in bodies[1:]:
        if any(note in plan.bodies for note in body.elements()):
            plan.dropped.update(e for e in body.elements() if e.name == "title")
    return plan


def _sections(element: Element) -> list[Element]:
    return [e for e in element.iter() if e.name == "section" and e is not element]


def _label(note: Element) -> str | None:
    title = note.child("title")
    return title.words().strip("[](){}. ") or None if title is not None else None


def _item(root: Element) -> CslItem:
    title_info, publish_info = root.find("title-info"), root.find("publish-info")
    if title_info is None:
        return CslItem(type="book")
    date = title_info.find("date")
    issued = (date.get("value") or date.words())[:10] if date is not None else ""
    year = _words(publish_info, "year") or ""
    return CslItem(
        type="book",
        title=_words(title_info, "book-title"),
        author=tuple(_name(e) for e in title_info.elements() if e.name == "author"),
        translator=tuple(_name(e) for e in title_info.elements() if e.name == "translator"),
        publisher=_words(publish_info, "publisher"),
        publisher_place=_words(publish_info, "city"),
        issued=next((text for text in (year, issued) if text[:4].isdigit()), None),
        language=_words(title_info, "lang"),
        ISBN=_words(publish_info, "isbn"),
    )


def _name(person: Element) -> Name:
    given = " ".join(filter(None, (_words(person, "first-name"), _words(person, "middle-name"))))
    family = _words(person, "last-name")
    return Name(family=family, given=given or None) if family else Name(literal=given or person.words())


def _words(element: Element | None, name: str) -> str | None:
    found = element.find(name) if element is not None else None
    return found.words() or None if found is not None else None


_FORM = ElementForm(media_type="application/x-fictionbook+xml", roles=_ROLES, plan=_plan, item=_item)
