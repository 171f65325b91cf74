"""LaTeX as document: two passes, as LaTeX itself needs them for its references, then notes, tables and cited works."""

import re
from collections.abc import Sequence
from dataclasses import replace

from footnote_audit.model import CslItem, Document, EmbeddedItem, Name, WarningCode
from footnote_audit.read.assemble import assemble
from footnote_audit.read.flow import Body, Flow
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.latex.bibliography import Bibliography, bibliography_beside
from footnote_audit.read.latex.citing import Citing
from footnote_audit.read.latex.commands import KEPT, command_table, environment_table
from footnote_audit.read.latex.locators import locator
from footnote_audit.read.latex.macros import Macros
from footnote_audit.read.latex.mouth import Mouth, Stretch, words_of
from footnote_audit.read.latex.notes import NoteList, Noting
from footnote_audit.read.latex.numbers import Numbers
from footnote_audit.read.latex.sources import LATEX, Sources, opened
from footnote_audit.read.latex.tables import Tabling
from footnote_audit.read.latex.tokens import Kind, Tokens
from footnote_audit.read.latex.walk import Told, Walk
from footnote_audit.read.raw import laid_out
from footnote_audit.read.stated_dates import stated_date
from footnote_audit.read.text_sinks import RunningText

# What the author's commands may add to the text, beside twice its length.
_BUDGET = 4_000_000


def read_latex(file: ArticleFile) -> Document:
    """A LaTeX article as document, with the files and .bib files beside it that it names.

    Numbers of notes and references are those that LaTeX would print. Works that notes cite by key stand in
    Note.items where a .bib file beside the article records them. Raises ReadError as decode does, and for a file with
    too many tokens.
    """
    sources = opened(file)
    tokens = sources.tokens()
    walk, notes = _walked(sources, tokens, labels={})
    if walk.numbers.unknown and walk.numbers.found:
        walk, notes = _walked(sources, tokens, labels=walk.numbers.found)
    keys = {key for cited in walk.cited.values() for key, _, _, _ in cited}
    works = bibliography_beside(file, [name for name, _ in walk.bibliographies], keys=keys, plain=_plain)
    bodies = _with_items(_joined(walk, notes), walk, works)
    raw = sources.laid_out()
    walk.flow.close()
    text = walk.flow.text()
    tables = [table for make in walk.tables if (table := make(text)) is not None]
    told = [*walk.told, *_unread_bibliographies(walk, works)]
    warnings = [raw.warn(t.code, t.message, t.at, t.exact) for t in told]
    return assemble(raw, walk.flow, bodies=bodies, warnings=warnings, tables=tables, item=_item(walk, text))


def _walked(sources: Sources, tokens: Tokens, *, labels: dict[str, tuple[str, str | None]]) -> tuple[Walk, NoteList]:
    """A whole pass over the article."""
    noting, tabling = Noting(), Tabling()
    walk = Walk(
        sources=sources,
        flow=Flow(),
        macros=Macros(kept=KEPT),
        numbers=Numbers(labels=labels),
        mouth=Mouth(budget=_BUDGET + 2 * len(sources.main.text)),
        commands=command_table(noting, tabling, Citing(noting)),
        beginnings=environment_table(noting, tabling),
        align=tabling.align,
    )
    names = {text for kind, text in zip(tokens.kinds, tokens.texts, strict=True) if kind is Kind.COMMAND}
    walk.numbers.chaptered = "chapter" in names or "chapter*" in names
    if "maketitle" in names:
        walk.front["maketitle"] = []
    if not re.search(r"\\begin\s*\{document\}", sources.main.text):
        walk.sink = RunningText(walk.flow)
        walk.block()
    walk.mouth.push(Stretch(tokens, 0, len(tokens)))
    walk.run()
    return (walk, noting.notes)


def _plain(source: str) -> str:
    """A short piece of LaTeX as text: the value of a field."""
    if not re.search(r"[\\\\{}$~`'\"-]", source):
        return source
    file = ArticleFile(uri="", data=source.encode("utf-8", errors="replace"))
    main = laid_out(file, LATEX, source)
    sources = Sources(file=file, main=main, texts=[source])
    walk, _ = _walked(sources, sources.tokens(), labels={})
    walk.flow.close()
    return walk.flow.text()


def _joined(walk: Walk, notes: NoteList) -> list[Body]:
    """The notes, with every mark that stands apart led to the text it means."""
    meant = notes.meant()
    if meant:
        walk.flow.calls[:] = [replace(call, key=meant.get(call.key, call.key)) for call in walk.flow.calls]
    return [
        replace(body, calls=tuple((meant.get(key, key), before) for key, before in body.calls)) if body.calls else body
        for body in notes.bodies()
    ]


def _with_items(bodies: Sequence[Body], walk: Walk, works: Bibliography) -> list[Body]:
    """The notes with the records of the works that they cite."""
    found = []
    for body in bodies:
        items = []
        for key, start, end, after in walk.cited.get(body.key, ()):
            work = works.items.get(key)
            if work is not None:
                where, label = locator(after)
                items.append(EmbeddedItem(item=work, start=start, end=end, locator=where, label=label))
        found.append(replace(body, items=tuple(items)) if items else body)
    return found


def _unread_bibliographies(walk: Walk, works: Bibliography) -> list[Told]:
    """What notes cite but no .bib file beside the article records."""
    keys = [key for cited in walk.cited.values() for key, _, _, _ in cited]
    lacking = [key for key in dict.fromkeys(keys) if key not in works.items]
    if not lacking:
        return []
    named = ", ".join(works.missing) or "no .bib file"
    at = walk.bibliographies[0][1] if walk.bibliographies else 0
    message = (
        f"{len(lacking)} of the works that notes cite are not to be had ({lacking[0]} is the first): "
        + (f"{named} does not lie beside the article" if works.missing or not walk.bibliographies else "no entry")
        + "; these citations stand as their keys"
    )
    return [Told(code=WarningCode.TEXT_INCOMPLETE, message=message, at=at)]


def _item(walk: Walk, text: str) -> CslItem:
    """What the article says of itself."""
    blocks = walk.flow.blocks
    written = {
        name: [" ".join(text[blocks[i].start : blocks[i].end].split()) for i in numbers if i < len(blocks)]
        for name, numbers in walk.written.items()
    }
    title = written.get("title", [])
    return CslItem(
        title=" ".join(title) or None,
        author=tuple(Name(literal=name) for name in _authors(written.get("author", []))),
        issued=stated_date(words_of(walk.dated), walk.language) if walk.dated else None,
        language=walk.language,
    )


def _authors(names: Sequence[str]) -> list[str]:
    return [name for joined in names for name in re.split(r"\s*(?:,\s+|\band\s+)", joined) if name][:200]
