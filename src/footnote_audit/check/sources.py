"""SRC: whether the cited works are known, and can be had."""

import re
from collections.abc import Iterator

from footnote_audit.check.citations import lacks_container
from footnote_audit.check.places import Cited, at_home, cited_entries, home_list, quoted, resolved
from footnote_audit.homes import HomeKind
from footnote_audit.model import (
    Audit,
    Difference,
    Hit,
    Kind,
    Level,
    Outcome,
    Position,
    ResolutionStatus,
    Snapshot,
    Source,
)
from footnote_audit.names import similarity

# A printed and a recorded outlet more alike than this are two spellings of one name (CIT006), else two outlets.
SAME_OUTLET = 0.75
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WORDS = {
    "author": "author",
    "title": "title",
    "container-title": "outlet",
    "issued": "date",
    "volume": "volume",
    "issue": "issue",
    "number": "number",
    "page": "pages",
    "publisher": "publisher",
    "collection-title": "series",
    "DOI": "DOI",
    "URL": "address",
}


def unresolved(audit: Audit) -> Iterator[Hit]:
    """No known source is the cited work.

    What it checks: full citations that match no entry of sources.yaml and no record of the catalogues asked. For an
    entry of the list of works that nothing cites this is a remark.

    Why it matters to a reader of the article: a work that nobody can find cannot be checked, and may be misprinted or
    may not exist.

    Example: a book with author, title and year that no catalogue lists.

    What to do: check author, title and year against the work itself; add it to sources.yaml.

    Known limits: private papers and small or non-Latin outlets are often in no catalogue. This is no proof that the
    work does not exist.
    """
    used = cited_entries(audit)
    for work, resolution in resolved(audit):
        if resolution.status is ResolutionStatus.NOT_FOUND and work.item.position is Position.FIRST:
            tried = f" Tried: {'; '.join(resolution.tried)}." if resolution.tried else ""
            yield Hit(
                message=f"{work.home.title}: no known source is {quoted(_name(work))}.{tried}",
                target=_name(work),
                note_index=work.home.note_index,
                place_id=work.home.place_id,
                level=_level(work, used),
                kind=Kind.OPEN,
            )


def ambiguous(audit: Audit) -> Iterator[Hit]:
    """More than one known source fits the citation equally well.

    What it checks: full citations for which two or more recorded works come out nearly the same.

    Why it matters to a reader of the article: the reader cannot tell which edition or article is meant.

    Example: a working paper and the journal article of the same title and year.

    What to do: add what tells them apart (outlet, volume, year), or name the entry's alias in sources.yaml.

    Known limits: the candidates are only as good as the registry.
    """
    used = cited_entries(audit)
    for work, resolution in resolved(audit):
        if resolution.status is ResolutionStatus.AMBIGUOUS and work.item.position is Position.FIRST:
            options = ", ".join(candidate.id for candidate in resolution.candidates[:4])
            yield Hit(
                message=f"{work.home.title}: {quoted(_name(work))} fits more than one known source: {options}.",
                target=_name(work),
                note_index=work.home.note_index,
                place_id=work.home.place_id,
                level=_level(work, used),
                kind=Kind.REVIEW,
            )


def metadata_differs(audit: Audit) -> Iterator[Hit]:
    """What the note prints of a work differs from the work's record.

    What it checks: author, title, outlet, date, numbers and pages as printed against the record of the source found.
    What the note leaves out is a note, except the outlet.

    Why it matters to a reader of the article: a wrong name or year keeps a reader from finding the work, and blames or
    credits another person.

    Example: the note prints "Marvin Keller, 2016"; the record says Martin Keller, 2017.

    What to do: take over the recorded form where it is right. Where the record is wrong, correct sources.yaml.

    Known limits: a translated or transliterated title differs from its record without being wrong. Outlets that differ
    by a slip only are reported by CIT006.
    """
    grouped: dict[tuple[str, str, str], list[tuple[Cited, Difference]]] = {}
    titles = {r.source.id: r.source.item.title for r in audit.resolutions if r.source}
    for work, resolution in resolved(audit):
        for difference in resolution.differences:
            if resolution.source and _is_reported_here(work, difference):
                group = (resolution.source.id, difference.variable, difference.printed or "")
                grouped.setdefault(group, []).append((work, difference))
    for (source_id, variable, printed), places in grouped.items():
        work, difference = places[0]
        word = _WORDS.get(variable, variable)
        says = f"print {quoted(printed)} as" if len(places) > 1 else f"prints {quoted(printed)} as"
        silent = "name no" if len(places) > 1 else "names no"
        where = home_list([place.home for place, _ in places]).capitalize()
        whose = "" if variable == "title" and printed else f" of {quoted(titles.get(source_id) or _name(work))}"
        yield Hit(
            message=f"{where} {says if printed else silent} {word}{whose}; "
            f"recorded: {quoted(difference.recorded or 'none')}.",
            target=f"{source_id} {variable} {printed}",
            note_index=work.home.note_index,
            place_id=work.home.place_id,
            related=tuple(at_home(other.home, "printed so as well") for other, _ in places[1:]),
            correction=difference.recorded,
            level=None if printed or variable == "container-title" else Level.NOTE,
        )


def archived_only(audit: Audit) -> Iterator[Hit]:
    """A source could be read only from an archived copy.

    What it checks: sources of which the only copy read comes from a web archive.

    Why it matters to a reader of the article: the address in the note leads nowhere, though the words are still to be
    had.

    Example: the page of a closed newspaper, read from its capture of 2019.

    What to do: print the archive's address beside the original.

    Known limits: says nothing of whether the page changed before it was archived.
    """
    live = {s.source_id for s in audit.snapshots if s.outcome is Outcome.OK and s.uri_m is None}
    first = first_notes(audit)
    for snapshot in audit.snapshots:
        if not _is_archived(snapshot) or snapshot.source_id in live:
            continue
        work = first.get(snapshot.source_id)
        day = f" of {snapshot.memento_datetime[:10]}" if snapshot.memento_datetime else ""
        yield Hit(
            message=f"{snapshot.uri_r or snapshot.source_id} was read from an archived copy{day}: {snapshot.uri_m}",
            target=snapshot.uri_r or snapshot.source_id,
            note_index=work.home.note_index if work else None,
            place_id=work.home.place_id if work else None,
            correction=snapshot.uri_m,
            kind=Kind.REVIEW,
        )


def changed_since_cited(audit: Audit) -> Iterator[Hit]:
    """The page was changed after the day it was cited or read on.

    What it checks: the moment of change that the server names for a page, against the access date printed in the note,
    or else recorded in sources.yaml, or else the last day on which somebody noted a finding from that page.

    Why it matters to a reader of the article: the page that opens now need not be the one that was cited.

    Example: read on 3 May 2019; the server says that the page was changed on 12 June 2021.

    What to do: compare with an archived copy of the day, and cite that copy if the words differ.

    Known limits: many servers name the moment of the request, or none; a changed menu counts like a changed text. It is
    therefore a remark, and says nothing of the words cited.
    """
    snapshots = {s.source_id: s for s in audit.snapshots if s.outcome is Outcome.OK and s.last_modified}
    told: set[str] = set()
    for work, resolution in resolved(audit):
        source = resolution.source
        snapshot = snapshots.get(source.id) if source else None
        if source is None or snapshot is None or snapshot.last_modified is None or source.id in told:
            continue
        read = _last_read(work, source, snapshot)
        changed = snapshot.last_modified[:10]
        if read is None or changed <= read:
            continue
        told.add(source.id)
        yield Hit(
            message=f"{snapshot.uri_r} was changed on {changed}, after it was read on {read}.",
            target=snapshot.uri_r or source.id,
            note_index=work.home.note_index,
            place_id=work.home.place_id,
            related=(at_home(work.home, f"the {work.home.kind.value}"),),
            kind=Kind.REVIEW,
        )


def _level(work: Cited, used: set[str]) -> Level | None:
    """A remark for an entry that nothing cites: no claim of the article rests on it."""
    return Level.NOTE if work.home.kind is HomeKind.ENTRY and work.item.id not in used else None


def _last_read(work: Cited, source: Source, snapshot: Snapshot) -> str | None:
    """The last day (ISO 8601) on which the page is known to have been read; None where no whole day is told."""
    noted = max((f.date for f in source.facts if f.address == snapshot.uri_r), default=None)
    days = (work.item.item.accessed, source.item.accessed, noted)
    return next((day for day in days if day and _DAY.fullmatch(day)), None)


def _is_archived(snapshot: Snapshot) -> bool:
    return snapshot.outcome is Outcome.OK and snapshot.uri_m is not None


def _is_reported_here(work: Cited, difference: Difference) -> bool:
    if difference.variable != "container-title":
        return True
    if not difference.printed:
        return not lacks_container(work)
    return similarity(difference.printed, difference.recorded or "") < SAME_OUTLET


def first_notes(audit: Audit) -> dict[str, Cited]:
    """The first place that cites each source, by the source's id."""
    first: dict[str, Cited] = {}
    for work, resolution in resolved(audit):
        if resolution.source:
            first.setdefault(resolution.source.id, work)
    return first


def _name(work: Cited) -> str:
    return work.item.item.title or work.printed
