"""A claim against the words of its own note: what the author says there of the same figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from footnote_audit.match.words import words
from footnote_audit.model import Claim, ClaimKind, Evidence, EvidenceOrigin, Note, Relation, Span, Value
from footnote_audit.sentences import sentences
from footnote_audit.text import select
from footnote_audit.values import Comparison, compare, find_values

DISAGREEMENT_SCORE = 0.5


@dataclass(frozen=True, slots=True)
class Said:
    """A value in the commentary of a note, with the sentence it stands in and that sentence's stems."""

    value: Value
    sentence: Span
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class NoteWords:
    """The values that a note's commentary prints; those of its bibliographic data are not among them."""

    note: Note
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Differing:
    """A value of the note that does not agree with the claimed one: the sentence that says so, and the place."""

    explanation: str
    evidence: Evidence


def note_words(note: Note, commentary: Sequence[Span], language: str | None) -> NoteWords:
    """The values in a note's commentary (spans of its text)."""
    said = []
    for part in commentary:
        for sentence in sentences(note.text, part.start, part.end):
            printed = note.text[sentence.start : sentence.end]
            stems = frozenset(w.stem for w in words(printed) if not w.common)
            said += [Said(value=v, sentence=sentence, stems=stems) for v in find_values(printed, language=language)]
    return NoteWords(note=note, said=tuple(said))


def disagreement(claim: Claim, own: NoteWords) -> Differing | None:
    """A value of the note on the same thing that is not the claimed one; None where none is, or one agrees.

    The note speaks of its own clause, so that one shared word besides the values is enough to tie a near value to it;
    a value far off may well count something else and says nothing.
    """
    if claim.kind not in (ClaimKind.FIGURE, ClaimKind.DATE) or not claim.values or not own.said:
        return None
    claimed = claim.values[0]
    ours = {w.stem for w in words(claim.text) if not w.common}
    compared = [(compare(claimed, said.value), said) for said in own.said if ours & said.stems]
    if any(comparison in (Comparison.SAME, Comparison.WITHIN) for comparison, _ in compared):
        return None
    near = [
        said
        for comparison, said in compared
        if comparison is Comparison.NEAR or _same_figure(claimed, said.value, comparison)
    ]
    return _differing(claimed, near[0], own.note) if near else None


def _same_figure(claimed: Value, said: Value, comparison: Comparison) -> bool:
    """Whether both name one figure and only the qualifier parts them ("more than 40%", "40%")."""
    return comparison is Comparison.DIFFERS and claimed.amount is not None and claimed.amount == said.amount


def _differing(claimed: Value, said: Said, note: Note) -> Differing:
    start, end = said.sentence.start, said.sentence.end
    evidence = Evidence(
        origin=EvidenceOrigin.NOTE,
        selector=select(note.text, start, end),
        relation=Relation.NEUTRAL,
        score=DISAGREEMENT_SCORE,
    )
    text = f"The text says {claimed.exact}; its own note says {said.value.exact}."
    return Differing(explanation=text, evidence=evidence)
