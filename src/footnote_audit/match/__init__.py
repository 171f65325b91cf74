"""Match: every claim of an article against its note's own words and the source that the note cites."""

from collections.abc import Mapping, Sequence

from footnote_audit.match.claims import claims
from footnote_audit.match.drift import drift
from footnote_audit.match.judging import Judgement, PassageHit, judge
from footnote_audit.match.library import Library
from footnote_audit.match.notewords import note_words
from footnote_audit.match.telling import frequent_names
from footnote_audit.match.verdicts import verdict
from footnote_audit.match.words import language
from footnote_audit.model import Citation, Claim, Document, ReadSource, Verdict

__all__ = ["Judgement", "PassageHit", "drift", "judge", "match"]


def match(
    document: Document, citations: Sequence[Citation], sources: Mapping[str, ReadSource]
) -> tuple[tuple[Claim, ...], tuple[Verdict, ...]]:
    """The claims at an article's notes and a verdict on each, in the same order.

    `sources` leads from the id of a citation item to the source it means, short forms to that of the full form; an
    item without an entry is one whose source is not known.
    """
    found = claims(document, citations)
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
        citation = by_note.get(claim.note_index)
        cited = _cited(citation, sources)
        verdicts.append(verdict(claim, citation, own.get(claim.note_index), cited, library, spoken, frequent))
    return found, tuple(verdicts)


def _cited(citation: Citation | None, sources: Mapping[str, ReadSource]) -> tuple[ReadSource | None, ...]:
    """The sources a note's works resolve to, each once, and None for each work without one."""
    if citation is None:
        return ()
    read = [sources[item.id] for item in citation.items if item.id in sources]
    known = {source.source.id: source for source in read}
    return (*known.values(), *(None for item in citation.items if item.id not in sources))
