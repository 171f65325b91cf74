"""Robust Links: the article's sources as HTML links that still lead somewhere when the page is gone.

Standard: Robust Links 1.0 (robustlinks.mementoweb.org/spec/): `data-originalurl` and `data-versiondate` on a link to
an archived copy, `data-versionurl` and `data-versiondate` on a link to the page itself.
"""

from collections.abc import Iterator, Sequence
from html import escape

from footnote_audit.model import Access, Audit, CitationItem, Outcome, Resolution, Rule, Snapshot
from footnote_audit.report.index import index
from footnote_audit.report.wording import clean, web_address

_GONE = frozenset((Access.BROKEN, Access.SOFT_404))


def to_robust_links(audit: Audit, _rules: Sequence[Rule] = ()) -> str:
    """A list item for each note that cites a source with an address: its label and the links, to paste into a page."""
    known = index(audit)
    lines = ['<ol class="robust-links">']
    for note in audit.document.notes:
        links: list[str] = []
        for item, resolution in known.resolutions_of(note.index):
            links.extend(_links(item, resolution, known.snapshots))
        if links:
            label = escape(clean(note.label))
            lines.append(f'  <li data-note="{label}">{"; ".join(dict.fromkeys(links))}</li>')
    return "\n".join([*lines, "</ol>"]) + "\n"


def _links(
    item: CitationItem, resolution: Resolution | None, snapshots: dict[str, tuple[Snapshot, ...]]
) -> Iterator[str]:
    source = resolution.source if resolution else None
    # The first is what stands at the address now; those behind it are copies of what stood there before.
    for snapshot in snapshots.get(source.id, ())[:1] if source else ():
        title = escape(clean((source.item.title if source else None) or item.item.title or snapshot.uri_r or ""))
        attributes = _attributes(snapshot)
        if attributes and title:
            printed = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
            yield f"<a {printed}>{title}</a>"


def _attributes(snapshot: Snapshot) -> dict[str, str]:
    """The link's attributes: to the page while it is there, else to the copy; nothing without a web address."""
    page = web_address(snapshot.uri_r or "")
    if page is None:
        return {}
    # A capture that was found to hold something else stands in for nothing.
    held = next((m for m in snapshot.mementos if m.holds is not False and web_address(m.uri_m)), None)
    copy = web_address(snapshot.uri_m or "") or (held.uri_m if held else None)
    moment = snapshot.memento_datetime or (held.memento_datetime if held else None)
    gone = snapshot.judgement is not None and snapshot.judgement.access in _GONE
    if copy and (snapshot.uri_m or gone or snapshot.outcome is not Outcome.OK):
        return {"href": copy, "data-originalurl": page, "data-versiondate": (moment or "")[:10]}
    attributes = {"href": page, "data-versionurl": copy or "", "data-versiondate": (snapshot.retrieved or "")[:10]}
    return {name: value for name, value in attributes.items() if value}
