"""Wikitext (MediaWiki): notes by `<ref>` and the templates that make notes, with the works their templates cite."""

import re
from dataclasses import replace

from footnote_audit.model import CslItem, Document, ReadWarning, WarningCode
from footnote_audit.read.assemble import assemble
from footnote_audit.read.flow import Flow, hide
from footnote_audit.read.forms import BY_NAME, ArticleFile
from footnote_audit.read.raw import Raw, decode
from footnote_audit.read.wikitext.bodies import known_by, labelled, note_bodies
from footnote_audit.read.wikitext.brackets import bracket_tree
from footnote_audit.read.wikitext.citations import works
from footnote_audit.read.wikitext.grid import Grid
from footnote_audit.read.wikitext.masking import Masking
from footnote_audit.read.wikitext.page import Page

_TITLE = re.compile(r"\{\{\s*(?:DISPLAYTITLE|SEITENTITEL|TITRE)\s*:([^{}|]{1,300})", re.I)
# An article opens with its subject in bold.
_SUBJECT = re.compile(
    r"^(?:The |An? |Der |Die |Das |La |Le |L['’]|El )?'''(?:'')?([^'\n\[\]{}]{1,150})(?:'')?'''", re.M
)
_SHOWN = 200


def read_wikitext(file: ArticleFile) -> Document:
    """A page's wikitext as document."""
    return wikitext_document(decode(file, BY_NAME["wikitext"].media_type))


def wikitext_document(raw: Raw) -> Document:
    """Wikitext as document; labels are the numbers that MediaWiki prints, templates in notes stay as written."""
    nodes = bracket_tree(raw.text)
    masking = Masking(raw.text)
    masking.page(nodes)
    masked, callers = hide(masking.masked(), masking.hidden)
    flow, grid = Flow(callers=callers), Grid()
    Page(
        source=raw.text,
        masked=masked,
        flow=flow,
        tags=masking.tags,
        grid=grid,
        start=0,
        end=len(masked),
        asides=masking.asides,
    ).write()
    found = [*masking.called, *masking.defined]
    bodies = note_bodies(raw.text, found, works(raw.text, nodes))
    known = known_by(found, bodies)
    if known:
        flow.calls = [replace(call, key=known[call.key]) if call.key in known else call for call in flow.calls]
        bodies = [replace(b, calls=tuple((known.get(key, key), before) for key, before in b.calls)) for b in bodies]
    bodies = labelled(bodies, flow.calls, found)
    tables = grid.tables(flow.text(), flow.blocks)
    return assemble(raw, flow, bodies=bodies, warnings=_damage(raw, masking), tables=tables, item=_item(raw))


def _damage(raw: Raw, masking: Masking) -> list[ReadWarning]:
    """A warning for each note that is not closed and each closing tag that closes nothing."""
    places = {use.at: use.damage for use in (*masking.called, *masking.defined) if use.damage}
    places |= {node.start: node.damage for node in masking.stray if node.damage}
    return [
        raw.warn(WarningCode.DAMAGED_MARKUP, damage, at, raw.text[at : at + _SHOWN].partition("\n")[0])
        for at, damage in sorted(places.items())
    ]


def _item(raw: Raw) -> CslItem | None:
    """What the page says of itself: its displayed title, or the subject it opens with in bold."""
    lead = raw.text[: raw.text.find("\n==")] if "\n==" in raw.text else raw.text
    title = _TITLE.search(raw.text) or _SUBJECT.search(lead)
    return (
        CslItem(type="entry-encyclopedia", title=" ".join(title.group(1).replace("''", "").split())) if title else None
    )
