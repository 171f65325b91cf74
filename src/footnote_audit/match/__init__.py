"""Match: every claim of an article against its note's own words and the source that the note or the text cites."""

from collections.abc import Mapping, Sequence

from footnote_audit.homes import Home, supporting
from footnote_audit.match.cited_page import locators
from footnote_audit.match.claims import claims
from footnote_audit.match.derivations import derivations
from footnote_audit.match.drift import drift
from footnote_audit.match.judging import Judgement, PassageHit, judge
from footnote_audit.match.library import Library
from footnote_audit.match.notewords import note_words
from footnote_audit.match.own_record import own_records
from footnote_audit.match.telling import frequent_names
from footnote_audit.match.unsourced import unsourced
from footnote_audit.match.verdicts import KINDS_WITHOUT_TEXT, verdict
from footnote_audit.match.weighed import RULES_ALONE
from footnote_audit.match.words import language
from footnote_audit.model import Bibliography, Citation, Claim, CslItem, Document, Judges, NoteKind, ReadSource, Verdict

__all__ = ["Judgement", "PassageHit", "derivations", "drift", "judge", "match", "own_records", "unsourced"]


def match(
    document: Document,
    citations: Sequence[Citation],
    sources: Mapping[str, ReadSource],
    bibliography: Bibliography | None = None,
    judges: Judges = RULES_ALONE,
) -> tuple[tuple[Claim, ...], tuple[Verdict, ...]]:
    """The claims at an article's notes, then those at the citations in its text, and a verdict on each in this order.

    `sources` leads from the id of a citation item to the source it means, short forms to that of the full form; an
    item without an entry is one whose source is not known. An item of a citation in the text (`bibliography`) means the
    source of the entry it refers to. `judges` are heard beside the rules; the default hears none.
    """
    places = supporting(document, citations, bibliography or Bibliography())
    found = claims(document, places, _titles(bibliography))
    by_key = {place.key: place for place in places}
    by_note = {citation.note_index: citation for citation in citations}
    spoken = document.language or language(document.text)
    own = {
        note.index: note_words(note, by_note[note.index].commentary, spoken)
        for note in document.notes
        if note.index in by_note
    }
    library, frequent = Library(), frequent_names(found)
    verdicts = []
    for claim in found:
        place = by_key[claim.place_id or claim.note_index or 0]
        said = own.get(claim.note_index) if claim.note_index is not None else None
        kind = _kind(place, by_note.get(claim.note_index or 0))
        cited, pages = _cited(place, sources), locators(place, sources)
        verdicts.append(verdict(claim, kind, said, cited, library, spoken, frequent, judges, pages))
    return found, tuple(verdicts)


def _titles(bibliography: Bibliography | None) -> dict[str, CslItem]:
    """The works of the article's own list by the ids of their entries."""
    return {entry.id: entry.item for entry in bibliography.entries} if bibliography else {}


def _kind(place: Home, citation: Citation | None) -> NoteKind | None:
    """What a place holds, as far as it says where the words come from; None where it cites nothing."""
    if citation is None:
        return NoteKind.CITATION if place.items else None
    return citation.kind if citation.items or citation.kind in KINDS_WITHOUT_TEXT else None


def _cited(place: Home, sources: Mapping[str, ReadSource]) -> tuple[ReadSource | None, ...]:
    """The sources a place's works resolve to, each once, and None for each work without one."""
    meant = [sources.get(item.id) or sources.get(item.refers_to or "") for item in place.items]
    known = {source.source.id: source for source in meant if source is not None}
    return (*known.values(), *(None for source in meant if source is None))
