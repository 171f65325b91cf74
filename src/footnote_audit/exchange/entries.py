"""Imported works as entries of the registry."""

from collections.abc import Sequence
from dataclasses import replace

from footnote_audit.csl import DATE_VARIABLES
from footnote_audit.exchange.one_line import PEOPLE, TEXTS, on_one_line
from footnote_audit.model import CslItem, LocationKind, Name, Source
from footnote_audit.resolve.edtf import is_edtf
from footnote_audit.resolve.registry import is_address, is_doi
from footnote_audit.resolve.starting import source_of_work, ways_to_know


def entries_of(items: Sequence[CslItem], known: Sequence[Source]) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """An entry for each work that is neither known nor came before, with a remark for each that was left out.

    An entry keeps the work's id where that is fit for one and free. What a registry takes no value of is told, too.
    """
    taken = {source.id for source in known}
    by_work = {way: source.id for source in known for way in ways_to_know(_whole(source))}
    sources: list[Source] = []
    remarks: list[str] = []
    for number, given in enumerate(items, 1):
        name = given.id or f"work {number}"
        item = _squeezed(given)
        if not (item.title or item.author or item.publisher or item.container_title or item.genre or item.note):
            remarks.append(f"{name}: has neither title, author, publisher, container-title, genre nor note; not taken")
            continue
        ways = tuple(ways_to_know(item))
        same = next((by_work[way] for way in ways if way in by_work), None)
        if same is not None:
            remarks.append(f"{name}: the same work as {same}; not taken again")
            continue
        source = source_of_work(item, taken, name=given.id or "")
        taken.add(source.id)
        by_work.update(dict.fromkeys(ways, source.id))
        sources.append(source)
        remarks += [f"{name}: {what}" for what in _unfit(item)]
    return (tuple(sources), tuple(remarks))


def _whole(source: Source) -> CslItem:
    """The source's item with the addresses that its locations hold."""
    places = {location.kind: location.value for location in reversed(source.locations)}
    return replace(
        source.item,
        URL=source.item.URL or places.get(LocationKind.URL),
        DOI=source.item.DOI or places.get(LocationKind.DOI),
    )


def _squeezed(item: CslItem) -> CslItem:
    """The item with every value on one line, without empty ones."""
    tidy = on_one_line(item)
    empty: dict[str, str | tuple[Name, ...] | None] = {name: None for name in TEXTS if getattr(tidy, name) == ""}
    for variable_name in PEOPLE:
        people = getattr(tidy, variable_name)
        if people and not all(_is_somebody(name) for name in people):
            empty[variable_name] = tuple(name for name in people if _is_somebody(name))
    if not tidy.type:
        empty["type"] = "document"
    return replace(tidy, **empty) if empty else tidy  # type: ignore[arg-type]  # each value has the form that it had


def _is_somebody(name: Name) -> bool:
    return bool(name.family or name.given or name.literal)


def _unfit(item: CslItem) -> list[str]:
    """The values that a registry does not take."""
    told = [
        f"{name} {getattr(item, name)[:60]!r} is no EDTF date; left out"
        for name in sorted(DATE_VARIABLES)
        if getattr(item, name) and not is_edtf(getattr(item, name))
    ]
    if item.URL and not is_address(item.URL):
        told.append(f"URL {item.URL[:60]!r} is no http address; left out")
    if item.DOI and not is_doi(item.DOI):
        told.append(f"DOI {item.DOI[:60]!r} is no DOI; left out")
    return told
