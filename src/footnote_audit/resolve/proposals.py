"""Entries proposed for the registry: what catalogues found for the cited works that it lacks, with the evidence."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from footnote_audit.model import Citation, CitationItem, CslItem, Resolution, ResolutionStatus, Source
from footnote_audit.names import printed
from footnote_audit.resolve.answers import answered
from footnote_audit.resolve.entries import comment_yaml, entry_yaml, new_id
from footnote_audit.resolve.scoring import PRIVATE_TYPES, build_index, rank
from footnote_audit.resolve.starting import cited_works, source_of_work

_SHOWN = 3


class Proposal(NamedTuple):
    """A cited work that the registry lacks: its notes, what was found, the entry to add (None: none is sure)."""

    item: CslItem
    notes: tuple[int, ...]
    resolution: Resolution
    entry: Source | None
    evidence: tuple[str, ...]


def proposals(
    citations: Sequence[Citation], registry: Sequence[Source], look: Callable[[CitationItem], Resolution]
) -> Iterator[Proposal]:
    """A proposal for each cited work without an entry, in order of first citation; private talks are passed over."""
    index = build_index(registry)
    taken = {source.id for source in registry}
    for work in cited_works(citations):
        cited = work.first
        known = answered(cited, rank(cited.item, index), "registry").status if registry else ResolutionStatus.NOT_FOUND
        if known is not ResolutionStatus.NOT_FOUND or cited.item.type in PRIVATE_TYPES:
            continue
        found = look(cited)
        entry = _entry(found, taken)
        if entry is not None:
            taken.add(entry.id)
        notes = tuple(work.notes)
        yield Proposal(cited.item, notes, found, entry, tuple(_evidence(cited.item, notes, found)))


def as_yaml(proposal: Proposal) -> str:
    """The proposal as lines under `sources:`: its evidence as comments, then the entry where there is one."""
    comments = "".join(comment_yaml(line) for line in proposal.evidence)
    return comments + (entry_yaml(proposal.entry) if proposal.entry else "")


def _entry(found: Resolution, taken: set[str]) -> Source | None:
    if found.status is not ResolutionStatus.FOUND or found.source is None:
        return None
    record = replace(found.source.item, URL=None)
    made = source_of_work(record, taken, name=new_id(record, taken))
    known = {place.value for place in found.source.locations}
    own = tuple(place for place in made.locations if place.value not in known)
    return replace(made, locations=(*found.source.locations, *own), public=True)


def _evidence(item: CslItem, notes: tuple[int, ...], found: Resolution) -> Iterator[str]:
    label = "note" if len(notes) == 1 else "notes"
    yield f"{label} {', '.join(map(str, notes))}: {_as_printed(item)}"
    if found.status is ResolutionStatus.FOUND:
        yield f"{found.tried[-1]} ({found.score:.2f})"
    elif found.status is ResolutionStatus.AMBIGUOUS:
        yield "could be several works; keep the one that is meant:"
    elif found.status is ResolutionStatus.NOT_ASKED:
        yield "not found, and not every catalogue could be asked; try again later"
    else:
        yield "not found in the catalogues asked"
    for difference in found.differences:
        yield f"the note prints {difference.variable} {difference.printed!r}, the record {difference.recorded!r}"
    if found.status is not ResolutionStatus.FOUND:
        for candidate in found.candidates[:_SHOWN]:
            yield f"  {candidate.id}: {candidate.reason} ({candidate.score:.2f})"
        yield from (f"  {told}" for told in found.tried)
    if found.source is not None:
        yield from (
            f"{notice.kind} according to {notice.service} {notice.DOI or ''}".strip() for notice in found.source.notices
        )


def _as_printed(item: CslItem) -> str:
    names = ", ".join(printed(name) for name in item.author[:2])
    parts = (names, item.title, item.container_title or item.publisher, item.issued)
    return " ".join(", ".join(part for part in parts if part).split())[:160]
