"""A claim weighed against one source: its values, its quotations and its wording; the weakest part decides."""

from collections.abc import Sequence

from footnote_audit.match.change import Change, change, told, weigh_change
from footnote_audit.match.coverage import Coverage, cover
from footnote_audit.match.figures import Reading, reading
from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import Question, is_time
from footnote_audit.match.ranking import RANKED_PASSAGES, rank
from footnote_audit.match.speakers import Spoken, weigh_quotation
from footnote_audit.match.value_rules import SAME_TOPIC_FIRMLY, judge_values, weigh_values
from footnote_audit.match.weighed import REFUTED_SCORE, RULES_ALONE, SAME_TOPIC, Place, Weighed, beginning, whole_place
from footnote_audit.model import Judges, Rating

# Passages read closely for a claim: more bring no better evidence on wice-dev.
READ_CLOSELY = 12
# Up to this many words of names and topic a claim is a plain fact, which one passage can carry (numeric-dev: 4 to 11).
PLAIN_FACT = 12
# From this many words of topic on a claim is prose, whose wording tells by itself whether it is there (numeric-dev).
PROSE = 4
# Likelihoods from which wording alone counts as support, and as support in part (tuned on wice-dev, where a third of
# the claims is supported).
SUPPORTED_FROM = 0.36
PARTLY_FROM = 0.08
# Short claims are likely by their shortness alone: most of the wording must be there, or some of it.
SUPPORTED_COVERED = 0.5
PARTLY_COVERED = 0.3
# Passages as ranked among which a rule that settles nothing names its own.
EVIDENCE_NEAR = 3
# A passage that shares this part of the topic, with all names, but negates it, says the contrary.
CONTRARY_FROM = 0.7


def weigh(
    asked: Question,
    index: PassageIndex,
    speaker: str = "the source",
    judges: Judges = RULES_ALONE,
    around: frozenset[str] = frozenset(),
) -> Weighed:
    """How a claim stands against a source, `speaker` being what the sentence calls it; `judges` are heard besides.

    `around` are the stems of names in the text around the claim. The places are ranked: those that the rating rests on
    where a rule on values, quotations or negation decided, then the passages that bear on the claim.
    """
    ranked = [r.passage for r in index.rank(asked.names | asked.topic | asked.numbers, READ_CLOSELY)]
    covered = cover(asked, index, ranked)
    readings = [reading(asked, index, passage) for passage in ranked]
    parts = [_weigh_spoken(weigh_quotation(asked, span, index), speaker) for span in asked.quotations]
    stated = change(asked.text) if asked.whole else None
    changed = weigh_change(asked, stated, readings, index) if stated else None
    if changed is not None:
        parts.append(changed)
    elif asked.claimed:
        parts.append(_weigh_valued(asked, readings, covered, index, speaker))
    elif not parts:
        parts.append(_weigh_wording(asked, readings, covered, speaker))
    weakest = min(parts, key=lambda w: w.score)
    if stated and not changed and weakest.rating is Rating.SUPPORTED and not told(stated, readings, index):
        weakest = _unreckoned(asked, stated, weakest, speaker)
    return Weighed(
        weakest.rating, weakest.score, _all_places(weakest, parts, rank(asked, index, around)), weakest.explanation
    )


def _weigh_spoken(spoken: Spoken, speaker: str) -> Weighed:
    places = () if spoken.passage is None else (Place(spoken.passage, spoken.start, spoken.end),)
    explanation = spoken.explanation.format(speaker=speaker, Speaker=beginning(speaker))
    return Weighed(spoken.rating, spoken.score, places, explanation)


def _weigh_valued(
    asked: Question, readings: Sequence[Reading], covered: Coverage, index: PassageIndex, speaker: str
) -> Weighed:
    """Values first; where no single passage settles them, their wording may, if the values are printed in its company.

    Prose tells one fact over several sentences: the name in the first, the date at the head of the page.
    """
    judged = judge_values(asked, readings, index)
    by_values = weigh_values(judged, covered, speaker)
    plain = len(asked.names) + len(asked.topic) <= PLAIN_FACT
    if by_values.rating is Rating.REFUTED or (plain and by_values.rating is Rating.SUPPORTED):
        return by_values
    by_wording = _weigh_wording(asked, readings, covered, speaker)
    if by_wording.rating is Rating.SUPPORTED and not _all_printed(asked, readings):
        score = min(by_wording.score, SUPPORTED_FROM - 0.01)
        by_wording = Weighed(Rating.PARTLY_SUPPORTED, score, by_wording.places, by_values.explanation)
    if not plain:
        return by_wording
    if len(asked.topic) < PROSE or by_wording.rating is Rating.NOT_FOUND or not asked.whole:
        return by_values
    if by_wording.rating is Rating.SUPPORTED and not covered.names:
        return by_wording
    score = min(by_wording.score, SUPPORTED_FROM - 0.01)
    return Weighed(Rating.PARTLY_SUPPORTED, score, by_wording.places, by_values.explanation)


def _all_printed(asked: Question, readings: Sequence[Reading]) -> bool:
    """Whether every value is printed in some passage that was read: figures beside the topic, dates anywhere."""
    figures = all(
        any(r.figures[n].agrees and (is_time(value) or r.topic >= SAME_TOPIC) for r in readings)
        for n, value in enumerate(asked.claimed)
    )
    return figures and all(any(r.setting[n].agrees for r in readings) for n in range(len(asked.setting)))


def _weigh_wording(asked: Question, readings: Sequence[Reading], covered: Coverage, speaker: str) -> Weighed:
    """A plain statement: how much of its wording is there, and whether one side denies what the other affirms."""
    said, likely = beginning(speaker), covered.likelihood
    closest = max(readings, key=lambda r: (r.names + r.topic, -r.passage.index), default=None)
    if closest and closest.names == 1.0 and closest.topic >= SAME_TOPIC_FIRMLY:
        if asked.negated != closest.negated and closest.topic >= CONTRARY_FROM and len(asked.topic) > 1:
            verb = "affirms what the text denies" if asked.negated else "denies what the text affirms"
            return Weighed(Rating.REFUTED, REFUTED_SCORE, (whole_place(closest.passage),), f"{said} {verb}.")
        if asked.negated == closest.negated and asked.names and closest.topic == 1.0:
            likely = max(likely, 0.9)
    percent = f"{covered.whole:.0%} of the claim's wording"
    if not asked.whole:
        percent += ", its figures and quotations apart"
    if likely >= SUPPORTED_FROM and covered.whole >= SUPPORTED_COVERED:
        return Weighed(Rating.SUPPORTED, likely, (), f"{said} has {percent}.")
    likely = min(likely, SUPPORTED_FROM - 0.01)
    if likely >= PARTLY_FROM and covered.whole >= PARTLY_COVERED:
        return Weighed(Rating.PARTLY_SUPPORTED, likely, (), f"{said} has only {percent}.")
    return Weighed(Rating.NOT_FOUND, likely, (), f"{said} says nothing like it: it has {percent}.")


def _unreckoned(asked: Question, stated: Change, weighed: Weighed, speaker: str) -> Weighed:
    """Support withheld: the rest is there, but not the change."""
    printed = asked.text[stated.words.start : stated.words.end]
    sentence = f"The text says {printed}; {speaker} has the rest of it, but no such change."
    return Weighed(Rating.PARTLY_SUPPORTED, min(weighed.score, SUPPORTED_FROM - 0.01), weighed.places, sentence)


def _all_places(weakest: Weighed, parts: Sequence[Weighed], ranked: Sequence[Passage]) -> tuple[Place, ...]:
    """The places that a rule names for the weakest part, then the passages as ranked, then the places of the other
    parts; each passage once. A rule that settles nothing names places only among those that bear most on the claim."""
    near = {p.index for p in ranked[:EVIDENCE_NEAR]}
    settled = weakest.rating in (Rating.SUPPORTED, Rating.REFUTED)
    named = [p for p in weakest.places if settled or p.passage.index in near]
    others = [place for part in parts for place in part.places]
    seen: dict[int, Place] = {}
    for place in [*named, *(whole_place(p) for p in ranked), *others]:
        seen.setdefault(place.passage.index, place)
    return tuple(seen.values())[:RANKED_PASSAGES]
