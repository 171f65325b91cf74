"""DocBook 4 and 5 (OASIS): articles and books with `footnote` at its place and `footnoteref` for further marks."""

from footnote_audit.model import CslItem, Document, Name
from footnote_audit.read.elements.document import element_document
from footnote_audit.read.elements.source import Element
from footnote_audit.read.elements.vocabulary import ElementForm, NotePlan, Role, roles
from footnote_audit.read.forms import ArticleFile

_INFOS = ("info", "articleinfo", "bookinfo", "chapterinfo", "artheader")
_TITLED = ("article", "book", "chapter", "appendix", "preface", "part", *_INFOS)
_UNREAD = (
    "author authorgroup pubdate date publisher copyright legalnotice edition isbn keywordset subjectset releaseinfo"
)
_RECORD = " ".join(f"{info}/{name}" for info in _INFOS for name in _UNREAD.split())
_ROLES: dict[str, Role] = roles(
    section="section sect1 sect2 sect3 sect4 sect5 simplesect refsect1 refsect2 chapter appendix preface part "
    "bibliography glossary abstract sidebar note tip warning caution important",
    division="article book info articleinfo bookinfo chapterinfo artheader itemizedlist orderedlist variablelist "
    "simplelist figure informalfigure mediaobject textobject bibliodiv glossdiv qandaset procedure epigraph/para "
    "blockquote/attribution equation informalequation dedication colophon",
    paragraph="para simpara formalpara bridgehead subtitle address qandaentry",
    heading="title",
    list_item="listitem member varlistentry/term step biblioentry bibliomixed glossentry callout",
    quotation="blockquote epigraph",
    caption="caption figure/title table/title example/title equation/title informaltable/caption",
    code="programlisting screen literallayout synopsis",
    frame="table informaltable",
    row="row tr",
    cell="entry td th",
    line_break="sbr",
    spaced="author personname firstname surname othername date pubdate publisher publishername biblioset authorgroup "
    "biblioentry/title bibliomixed/title biblioset/title",
    silent=f"indexterm remark toc index imagedata imageobject inlineimageobject alt revhistory titleabbrev {_RECORD}",
)


def read_docbook(file: ArticleFile) -> Document:
    """A DocBook file as document; raises ReadError for what is no XML or too large."""
    return element_document(file, _FORM)


def _plan(root: Element) -> NotePlan:
    plan = NotePlan()
    elements = list(root.iter())
    named = {name: e for e in reversed(elements) if (name := e.get("id"))}
    for number, note in enumerate(e for e in elements if e.name == "footnote"):
        plan.bodies[note] = (_key(note), note.get("label") or str(number + 1))
        plan.standing.add(note)
    for mark in elements:
        target = named.get(mark.get("linkend"))
        if mark.name == "footnoteref" or (mark.name == "xref" and target is not None and target.name == "footnote"):
            is_note = target is not None and target in plan.bodies
            key, label = plan.bodies[target] if target is not None and is_note else (f"id-{mark.get('linkend')}", None)
            plan.mark(mark, target if is_note else None, key, mark.get("label") or mark.words() or label)
    return plan


def _key(note: Element) -> str:
    return f"footnote-{note.start}"


def _item(root: Element) -> CslItem:
    info = root.child(*_INFOS)
    record = info if info is not None else root
    authors = [e for e in record.iter() if e.name == "author"]
    date = _words(record, "pubdate", "date") if info is not None else None
    return CslItem(
        type="book" if root.name == "book" else "article",
        title=_title(record) or _title(root),
        author=tuple(name for author in authors if (name := _name(author)) is not None) if info is not None else (),
        publisher=_words(record, "publishername") if info is not None else None,
        issued=date[:10] if date and date[:4].isdigit() else None,
        language=(root.get("lang").partition("-")[0].partition("_")[0].lower()) or None,
    )


def _title(element: Element) -> str | None:
    title = element.child("title")
    return title.words() or None if title is not None and element.name in _TITLED else None


def _name(author: Element) -> Name | None:
    family, given = _words(author, "surname"), _words(author, "firstname", "givenname")
    if family:
        return Name(family=family, given=given)
    words = author.words()
    return Name(literal=words) if words else None


def _words(element: Element, *names: str) -> str | None:
    found = element.find(*names)
    return found.words() or None if found is not None else None


_FORM = ElementForm(media_type="application/docbook+xml", roles=_ROLES, plan=_plan, item=_item)
