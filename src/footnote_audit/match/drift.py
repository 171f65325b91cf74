"""Drift: whether the words a claim rests on still stand in a later copy of its source, and what stands there now."""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from footnote_audit.model import Drift, Evidence, EvidenceOrigin, ReadSource, Relation, Verdict
from footnote_audit.sentences import sentences
from footnote_audit.text import fold, squeeze

# Of two sentences less alike than this (0 to 100) one is not a revision of the other.
REVISED = 60.0
_LONGEST_TEXT = 2_000_000


def drift(
    before: Sequence[Verdict], earlier: Mapping[str, ReadSource], later: Mapping[str, ReadSource]
) -> tuple[Drift, ...]:
    """A Drift for each passage of an earlier copy that a claim rested on and that the later copy lacks.

    `before` are the verdicts on the earlier copies; `earlier` and `later` lead from a source's id to its copies. A
    source whose later copy could not be read tells nothing.
    """
    plain: dict[str, str] = {}
    told: list[Drift] = []
    for verdict in before:
        for evidence in verdict.evidence:
            source_id = evidence.source_id or ""
            now, then = later.get(source_id), earlier.get(source_id)
            if not _is_support(evidence) or now is None or then is None or now.document is None:
                continue
            text = now.document.text[:_LONGEST_TEXT]
            folded = plain.setdefault(source_id, _plain(text))
            if _plain(evidence.selector.exact) in folded:
                continue
            told.append(
                Drift(
                    claim_id=verdict.claim_id,
                    source_id=source_id,
                    old=evidence.selector.exact,
                    new=_revised(evidence.selector.exact, text, now.document.language),
                    earlier=then.snapshot.memento_datetime or then.snapshot.retrieved,
                    later=now.snapshot.retrieved,
                )
            )
    return tuple(told)


def _is_support(evidence: Evidence) -> bool:
    return evidence.origin is EvidenceOrigin.SOURCE and evidence.relation is Relation.SUPPORTS


def _plain(text: str) -> str:
    return squeeze(fold(text)).casefold()


def _revised(old: str, text: str, language: str | None) -> str | None:
    """The sentence of the text that is most like the old words; None where none is near."""
    spans = sentences(text, 0, len(text), language=language)
    found = process.extractOne(
        old, [text[s.start : s.end] for s in spans], scorer=fuzz.token_sort_ratio, score_cutoff=REVISED
    )
    return found[0] if found else None
