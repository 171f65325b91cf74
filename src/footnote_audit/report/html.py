"""The page for editors: one file that asks nothing of any host and can be read without script and on paper."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from footnote_audit.homes import HomeKind
from footnote_audit.model import Audit, Finding, Level, Rating, Rule, Selector, Stage, Table
from footnote_audit.names import printed
from footnote_audit.report import words
from footnote_audit.report.article import lay_out, place_id
from footnote_audit.report.cards import Card, cards
from footnote_audit.report.changes import note_changes
from footnote_audit.report.index import Index, index, is_problem, key_of
from footnote_audit.report.judged import heard
from footnote_audit.report.summary import (
    TO_DO_SHOWN,
    ToDo,
    coverage,
    held_against,
    must_fix,
    must_look,
    status_line,
    summary,
    title_line,
    what_cites,
)
from footnote_audit.report.unchecked import unchecked
from footnote_audit.report.wording import clean, count, cut, date, quoted, web_address
from footnote_audit.report.works import rows
from footnote_audit.text import CONTEXT

if TYPE_CHECKING:
    from jinja2 import Environment

# Of claims without a source so many are listed; all are marked in the article.
UNSOURCED_SHOWN = 60


def to_html(audit: Audit, rules: Sequence[Rule] = ()) -> str:
    """The Audit as one HTML page, newline at the end; everything from outside is escaped, only http(s) is linked."""
    found = index(audit)
    style = _style()
    laid_out = cards(found)
    page = (
        _environment()
        .get_template("page.html")
        .render(
            audit=audit,
            document=audit.document,
            style=style,
            style_hash=_hash(style),
            rules={r.id: r for r in rules},
            **_head(audit),
            article=lay_out(found),
            cards=[card for card in laid_out if card.home.kind is not HomeKind.ENTRY],
            entries=[card for card in laid_out if card.home.kind is HomeKind.ENTRY],
            shown=_shown([card for card in laid_out if card.home.kind is not HomeKind.ENTRY]),
            heads=_heads(audit),
            sources=rows(found),
            unchecked=unchecked(found),
            nothing=_nothing(found),
            inside=_inside(audit),
            unsourced=audit.unsourced[:UNSOURCED_SHOWN],
            unsourced_more=len(audit.unsourced) - UNSOURCED_SHOWN,
            heard=heard(audit),
            elsewhere=_elsewhere(found),
            hosts=_hosts(audit),
            options=_options(audit),
            found=found,
        )
    )
    return clean(page).strip() + "\n"


def claim_anchor(claim_id: str) -> str:
    """The address of a claim on the page: its id, white space replaced as HTML demands."""
    return re.sub(r"\s", "_", clean(claim_id)) or "claim"


def card_id(key: int | str) -> str:
    """The address of a place's card on the page, and with "text-" before it that of the place in the article."""
    return f"note-{key}" if isinstance(key, int) else key


def _heads(audit: Audit) -> dict[str, str]:
    """The words of the page for what the article cites in: notes, its text, or both."""
    what, notes = what_cites(audit), bool(audit.document.notes)
    if not audit.bibliography.citations:
        return {"what": what, "cards": "Notes", "one": "note", "mark": "the number leads to the note"}
    one = "place" if notes else "citation"
    return {"what": what, "cards": what, "one": one, "mark": "the sign behind leads to what was found"}


def _head(audit: Audit) -> dict[str, Any]:
    counts = summary(audit)
    item = audit.document.item
    return {
        "counts": counts,
        "status": status_line(audit),
        "title": item.title or audit.document.uri,
        "authors": [printed(n) for n in item.author],
        "subtitle": title_line(audit),
        "coverage": coverage(counts),
        "held_against": held_against(counts),
        "errors": any(t.level is Level.ERROR for t in counts.to_do),
        "must_fix": must_fix(counts),
        "must_look": must_look(counts),
        "to_do": counts.to_do[:TO_DO_SHOWN],
        "more": len(counts.to_do) - TO_DO_SHOWN,
        "ratings": [(r, n) for r, n in counts.ratings.items() if n],
        "checked_inside": Stage.CHECK in audit.stages,
    }


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader

    made = Environment(
        loader=PackageLoader("footnote_audit.report", "."),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        # Folding constants of the template takes longer than this one rendering gains.
        optimized=False,
        finalize=lambda value: clean(value) if type(value) is str else value,
    )
    made.filters.update(
        cut=cut, quoted=quoted, date=date, count=_count, anchor=claim_anchor, fragment=_fragment, link=web_address
    )
    made.globals.update(
        looks=words.LOOKS,
        levels=words.LEVELS,
        target=_target,
        place_id=place_id,
        card_id=card_id,
        key_of=key_of,
        message_of=_message_of,
        note_changes=note_changes,
        context=_context,
    )
    return made


def _style() -> str:
    sheet = resources.files("footnote_audit.report").joinpath("page.css").read_text("utf-8")
    return (
        sheet.replace("/*light*/", _colours(dark=False))
        .replace("/*dark*/", _colours(dark=True))
        .replace("/*filter*/", _filter())
    )


def _filter() -> str:
    """Rules that hide the notes of other ratings than the one chosen; a note that a link leads to is always shown."""
    return "\n".join(
        f"#cards:has(#show-{r}:checked) .card:not(.is-{r}, :target, :has(:target)) {{ display: none; }}" for r in Rating
    )


def _colours(*, dark: bool) -> str:
    page, text = (words.DARK_PAGE, words.DARK_TEXT) if dark else (words.LIGHT_PAGE, words.LIGHT_TEXT)
    found = [f"--page: {page}; --text: {text};"]
    found += [f"--{rating}: {look.dark if dark else look.light};" for rating, look in words.LOOKS.items()]
    return " ".join(found)


def _hash(style: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def _count(number: int, noun: str, plural: str | None = None) -> str:
    return count(number, noun, plural)


def _fragment(name: str) -> str:
    return "#" + quote(clean(name))


def _target(entry: ToDo | Finding) -> str:
    """Where a thing to do leads on the page: its claim, its note, or its words in the article."""
    if isinstance(entry, ToDo) and entry.claim_id is not None:
        return _fragment(claim_anchor(entry.claim_id))
    key = (entry.home.key if entry.home else None) if isinstance(entry, ToDo) else key_of(entry)
    return "#inside" if key is None else f"#{card_id(key)}"


def _message_of(finding: Finding) -> str:
    return f"{finding.message} Suggested: {finding.correction}" if finding.correction else finding.message


def _context(selector: Selector, tables: Sequence[Table]) -> tuple[str, str, str]:
    """The words of a place with what stands around them, cut at a word with an ellipsis where the text goes on.

    Around a cell of one of `tables` stand other cells, so it is shown alone.
    """
    before, after = selector.prefix, selector.suffix
    if any(t.start <= selector.start < t.end for t in tables):
        return "", selector.exact, ""
    if len(before) >= CONTEXT:
        before = f"…{before[before.find(' ') + 1 :]}"
    if len(after) >= CONTEXT:
        after = f"{after[: after.rfind(' ')] if ' ' in after else after}…"
    return before, selector.exact, after


def _inside(audit: Audit) -> list[Finding]:
    return [f for f in audit.findings if f.check.startswith("ART") and is_problem(f)]


def _elsewhere(found: Index) -> list[Finding]:
    """Findings at no note or citation and not about the article's own agreement: no other part shows them."""
    loose = (f for f in found.audit.findings if key_of(f) not in found.homes and is_problem(f))
    return [f for f in loose if not f.check.startswith("ART")]


def _nothing(found: Index) -> list[str]:
    """Labels of the notes and in-text citations at which there is nothing to check."""
    labels = []
    for home in found.homes.values():
        ratings = {v.rating for c in found.claims.get(home.key, ()) if (v := found.verdicts.get(c.id))}
        if ratings <= {Rating.NOT_CHECKABLE} and (ratings or not found.claims.get(home.key)):
            labels += [home.label] if home.kind is not HomeKind.ENTRY else []
    return labels


def _options(audit: Audit) -> list[tuple[str, object]]:
    """The choices of the run that say something: what was left out or refused is not listed."""
    named = ((n, getattr(audit.options, n)) for n in audit.options.__dataclass_fields__)
    return [(n, value) for n, value in named if value is not None and value is not False]


def _shown(laid_out: Sequence[Card]) -> list[tuple[Rating, int]]:
    """The ratings that notes have, with counts, gravest first."""
    counts = Counter(card.rating for card in laid_out)
    return [(r, counts[r]) for r in words.GRAVITY if counts[r]]


def _hosts(audit: Audit) -> list[tuple[str, int]]:
    """The hosts that answered in this run or gave the copies, with counts, by name."""
    counts: dict[str, int] = {}
    for snapshot in audit.snapshots:
        address = web_address(snapshot.uri_m or snapshot.uri_r)
        if address and snapshot.retrieved:
            host = address.split("/")[2].rpartition("@")[2]
            counts[host] = counts.get(host, 0) + 1
    return sorted(counts.items())
