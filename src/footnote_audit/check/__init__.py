"""Checks: what an editor should know of an article, its notes and its sources.

CHECKS is the table of ids. An id never changes and is never used again; the docstring of a check is its page.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz import process

from footnote_audit.check import (
    addresses,
    ages,
    changes,
    check_digits,
    citations,
    claims,
    conversions,
    dead_links,
    derivations,
    drifting,
    house_style,
    impossible_order,
    inside,
    list_of_works,
    makers,
    names,
    notices,
    order_in_time,
    outlet_names,
    own_record,
    rankings,
    reading,
    repeated_works,
    shares,
    slots,
    sources,
    span_lengths,
    spellings,
    sums,
    tables,
    title_case,
    trends,
    typography,
    weekdays,
)
from footnote_audit.check.places import homes_by_key, notes
from footnote_audit.errors import ConfigError
from footnote_audit.homes import Home
from footnote_audit.model import Audit, Finding, Hit, Kind, Level, Note, Place
from footnote_audit.text import fold, place, squeeze

_GRAVITY = {level: rank for rank, level in enumerate(Level)}
_FINGERPRINT_LENGTH = 32
# Below this likeness (0 to 100) no other id is offered for an unknown one.
_NEAR_ENOUGH = 50


class Check(NamedTuple):
    """A check: its id, its name (reads well after "allow"), its usual level and its function.

    `plugin` is what a check from outside wants to be called in reports; the default is its module's name.
    """

    id: str
    name: str
    level: Level
    function: Callable[[Audit], Iterator[Hit]]
    plugin: str | None = None

    @property
    def page(self) -> str:
        """What `explain` prints: the function's docstring without its indentation."""
        lines = (self.function.__doc__ or "").expandtabs().strip().splitlines()
        indents = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
        cut = min(indents, default=0)
        return "\n".join([*lines[:1], *(line[cut:].rstrip() for line in lines[1:])])


CHECKS: tuple[Check, ...] = (
    Check("CIT001", "unparsed-citation", Level.WARNING, citations.unparsed_citation),
    Check("CIT002", "missing-container", Level.NOTE, citations.missing_container),
    Check("CIT003", "dangling-ibid", Level.WARNING, citations.dangling_back_reference),
    Check("CIT004", "ambiguous-back-reference", Level.WARNING, citations.ambiguous_back_reference),
    Check("CIT005", "author-spelling-varies", Level.WARNING, spellings.author_spelling_varies),
    Check("CIT006", "container-spelling", Level.WARNING, spellings.container_spelling),
    Check("CIT007", "back-reference-without-locator", Level.NOTE, citations.back_reference_without_locator),
    Check("CIT008", "number-slot", Level.NOTE, slots.number_slot),
    Check("CIT009", "outlet-near-miss", Level.WARNING, outlet_names.outlet_near_miss),
    Check("CIT010", "empty-slot", Level.WARNING, slots.empty_slot),
    Check("CIT011", "cited-in-full-twice", Level.NOTE, repeated_works.cited_in_full_twice),
    Check("CIT012", "date-order-varies", Level.NOTE, house_style.date_order_varies),
    Check("CIT013", "quotation-marks-vary", Level.NOTE, house_style.quotation_marks_vary),
    Check("CIT014", "number-sign-varies", Level.NOTE, house_style.number_sign_varies),
    Check("CIT015", "page-sign-varies", Level.NOTE, house_style.page_sign_varies),
    Check("CIT016", "page-dash-varies", Level.NOTE, house_style.page_dash_varies),
    Check("CIT017", "access-date-missing", Level.NOTE, addresses.access_date_missing),
    Check("CIT018", "typographic-slip", Level.NOTE, typography.typographic_slip),
    Check("CIT019", "unbalanced-marks", Level.NOTE, typography.unbalanced_marks),
    Check("CIT020", "title-case-varies", Level.NOTE, title_case.title_case_varies),
    Check("CIT021", "date-after-article", Level.NOTE, order_in_time.date_after_article),
    Check("CIT022", "volume-and-issue-swapped", Level.WARNING, order_in_time.volume_and_issue_swapped),
    Check("CIT023", "spacing-varies", Level.NOTE, house_style.spacing_varies),
    Check("CIT024", "cited-but-not-listed", Level.WARNING, list_of_works.cited_but_not_listed),
    Check("CIT025", "listed-but-not-cited", Level.NOTE, list_of_works.listed_but_not_cited),
    Check("CIT026", "wrong-check-digit", Level.WARNING, check_digits.wrong_check_digit),
    Check("SRC001", "unresolved", Level.WARNING, sources.unresolved),
    Check("SRC002", "ambiguous", Level.WARNING, sources.ambiguous),
    Check("SRC003", "metadata-differs", Level.WARNING, sources.metadata_differs),
    Check("SRC004", "dead-link", Level.NOTE, dead_links.dead_link),
    Check("SRC005", "archived-only", Level.NOTE, sources.archived_only),
    Check("SRC006", "changed-since-cited", Level.NOTE, sources.changed_since_cited),
    Check("SRC007", "soft-404", Level.NOTE, dead_links.soft_404),
    Check("SRC008", "needs-a-look", Level.NOTE, dead_links.needs_a_look),
    Check("SRC010", "retracted", Level.ERROR, notices.retracted),
    Check("SRC011", "has-notice", Level.NOTE, notices.has_notice),
    Check("SRC012", "passage-changed", Level.WARNING, drifting.passage_changed),
    Check("SRC013", "capture-lacks-words", Level.NOTE, drifting.capture_lacks_words),
    Check("SRC014", "page-says-otherwise", Level.NOTE, own_record.page_says_otherwise),
    Check("SRC015", "cited-through", Level.NOTE, derivations.cited_through),
    Check("SRC016", "one-witness-twice", Level.NOTE, derivations.one_witness_twice),
    Check("CLM001", "figure-not-in-source", Level.WARNING, claims.figure_not_in_source),
    Check("CLM002", "figure-differs", Level.ERROR, claims.figure_differs),
    Check("CLM003", "quotation-not-verbatim", Level.WARNING, claims.quotation_not_verbatim),
    Check("CLM004", "page-does-not-match", Level.NOTE, claims.page_does_not_match),
    Check("CLM005", "uncited-figure", Level.NOTE, claims.uncited_figure),
    Check("CLM006", "note-differs", Level.WARNING, claims.note_differs),
    Check("CLM007", "statement-contradicted", Level.ERROR, claims.statement_contradicted),
    Check("ART001", "text-differs-from-table", Level.WARNING, tables.text_differs_from_table),
    Check("ART002", "name-differs-from-table", Level.WARNING, names.name_differs_from_table),
    Check("ART003", "name-spelt-two-ways", Level.NOTE, spellings.name_spelt_two_ways),
    Check("ART004", "sum-does-not-add-up", Level.WARNING, sums.sum_does_not_add_up),
    Check("ART005", "figure-differs-inside-article", Level.WARNING, inside.figure_differs_inside_article),
    Check("ART006", "note-without-mark", Level.WARNING, reading.note_without_mark),
    Check("ART007", "mark-without-note", Level.WARNING, reading.mark_without_note),
    Check("ART008", "damaged-markup", Level.WARNING, reading.damaged_markup),
    Check("ART009", "numbering", Level.WARNING, reading.numbering),
    Check("ART010", "table-ambiguous", Level.NOTE, reading.table_ambiguous),
    Check("ART011", "weekday-differs", Level.WARNING, weekdays.weekday_differs),
    Check("ART012", "dates-out-of-order", Level.WARNING, impossible_order.dates_out_of_order),
    Check("ART013", "span-differs-from-dates", Level.WARNING, span_lengths.span_differs_from_dates),
    Check("ART014", "age-differs-from-dates", Level.WARNING, ages.age_differs_from_dates),
    Check("ART015", "change-does-not-fit", Level.WARNING, changes.change_does_not_fit),
    Check("ART016", "share-does-not-fit", Level.WARNING, shares.share_does_not_fit),
    Check("ART017", "rank-differs", Level.WARNING, rankings.rank_differs),
    Check("ART018", "trend-differs-from-table", Level.WARNING, trends.trend_differs_from_table),
    Check("ART019", "maker-differs", Level.WARNING, makers.maker_differs),
    Check("ART020", "conversion-differs", Level.WARNING, conversions.conversion_differs),
)


def check(audit: Audit, checks: Sequence[Check] = CHECKS) -> tuple[Finding, ...]:
    """The findings of the checks, gravest first, then in reading order; no two have the same fingerprint.

    A fault inside a check from outside becomes a finding that names the plugin; a fault inside one of ours is a bug
    and is raised.
    """
    by_index, by_key = notes(audit), homes_by_key(audit)
    found: list[tuple[tuple[int, int, int, int], Finding]] = []
    seen: dict[tuple[str, str, str], int] = {}
    for unit in checks:
        for told in dict.fromkeys(_hits(unit, audit)):
            hit = _placed(told, by_key)
            note = by_index.get(hit.note_index) if hit.note_index is not None else None
            identity = (unit.id, _clause(hit, note), squeeze(fold(hit.target)).casefold())
            seen[identity] = seen.get(identity, 0) + 1
            finding = _finding(audit, unit, hit, note, _fingerprint(identity, seen[identity]))
            offset = _offset(hit, note, len(audit.document.text))
            found.append(((_GRAVITY[finding.level], offset, finding.line, finding.column), finding))
    return tuple(finding for _, finding in sorted(found, key=lambda pair: (pair[0], pair[1].check)))


def explain(id_or_name: str, checks: Sequence[Check] = CHECKS) -> str:
    """The page of a check, told by its id or its name in any case.

    Raises:
        ConfigError: no check is called so; the nearest real id is named.
    """
    asked = id_or_name.strip().casefold()
    by_name = {name.casefold(): unit for unit in checks for name in (unit.name, unit.id)}
    if asked in by_name:
        unit = by_name[asked]
        return f"{unit.id} {unit.name} ({unit.level})\n\n{unit.page}\n"
    near = process.extractOne(asked, list(by_name), score_cutoff=_NEAR_ENOUGH)
    offer = f" Did you mean {by_name[near[0]].id} ({by_name[near[0]].name})?" if near else ""
    raise ConfigError(f"No check is called {id_or_name!r}.{offer} The ids run from {checks[0].id} to {checks[-1].id}.")


def broken_check_hit(plugin: str, check_id: str, fault: Exception) -> Hit:
    """What is reported in place of the findings of an outside check that failed."""
    reason = squeeze(str(fault)) or type(fault).__name__
    return Hit(
        message=f"The check {check_id} of the plugin {plugin} failed and reported nothing: {type(fault).__name__}: "
        f"{reason}. Update or remove the plugin, or tell its makers.",
        target=f"{plugin} {check_id}",
        level=Level.WARNING,
        kind=Kind.OPEN,
    )


def _hits(unit: Check, audit: Audit) -> list[Hit]:
    if unit in CHECKS:
        return list(unit.function(audit))
    try:
        return list(unit.function(audit))
    except Exception as fault:  # noqa: BLE001 - the one border to checks from outside: their fault is data here
        return [broken_check_hit(unit.plugin or unit.function.__module__, unit.id, fault)]


def _placed(hit: Hit, by_key: Mapping[int | str | None, Home]) -> Hit:
    """The hit with its place: one at an in-text citation or an entry stands at the words of that."""
    home = by_key.get(hit.place_id) if hit.selector is None and hit.place_id is not None else None
    return replace(hit, selector=home.anchor) if home else hit


def _clause(hit: Hit, note: Note | None) -> str:
    selector = hit.selector or (note.supports if note else None)
    return squeeze(fold(selector.exact)).casefold() if selector else ""


def _fingerprint(identity: tuple[str, str, str], turn: int) -> str:
    """A name for the finding that stays when other parts of the article change: no line, note number or wording."""
    parts = identity if turn == 1 else (*identity, str(turn))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_FINGERPRINT_LENGTH]


def _offset(hit: Hit, note: Note | None, end: int) -> int:
    if hit.selector:
        return hit.selector.start
    return note.anchor.start if note and note.anchor else end


def _finding(audit: Audit, unit: Check, hit: Hit, note: Note | None, fingerprint: str) -> Finding:
    at = _place(audit, hit, note)
    return Finding(
        check=unit.id,
        name=unit.name,
        level=hit.level or unit.level,
        kind=hit.kind,
        message=hit.message,
        fingerprint=fingerprint,
        line=at.line,
        column=at.column,
        part=at.part,
        page=at.page,
        note_index=hit.note_index,
        selector=hit.selector,
        related=hit.related,
        correction=hit.correction,
        changes=hit.changes,
        place_id=hit.place_id,
    )


def _place(audit: Audit, hit: Hit, note: Note | None) -> Place:
    if hit.place is not None:
        return hit.place
    if hit.selector:
        return place(audit.document, hit.selector.start)
    if note is None:
        return Place(line=1, column=1)
    return Place(line=note.line, column=note.column, part=note.part, page=note.page)
