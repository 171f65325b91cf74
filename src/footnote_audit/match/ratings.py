"""A claim weighed against one source: its values, its quotations and its wording; the weakest part decides."""

from collections.abc import Sequence
from dataclasses import replace

from footnote_audit.match.change import Change, change, told, weigh_change
from footnote_audit.match.coverage import Coverage, cover
from footnote_audit.match.denials import denied
from footnote_audit.match.figures import Reading, reading
from footnote_audit.match.likelihood_voices import listen
from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import Question, is_time
from footnote_audit.match.ranking import NOWHERE, RANKED_PASSAGES, Surroundings
from footnote_audit.match.role_rating import weigh_roles
from footnote_audit.match.speakers import Spoken, weigh_quotation
from footnote_audit.match.value_rules import SAME_TOPIC_FIRMLY, judge_values, weigh_values
from footnote_audit.match.weighed import REFUTED_SCORE, RULES_ALONE, SAME_TOPIC, Place, Weighed, beginning, whole_place
from footnote_audit.match.words import words
from footnote_audit.model import JudgeName, Judges, Opinion, Rating, Span

# Passages read closely for a claim: more bring no better evidence on wice-dev.
READ_CLOSELY = 12
# Without a value to look for, the passage closest to the wording is among the first.
READ_FOR_WORDING = 5
# Up to this many words of names and topic a claim is a plain fact, which one passage can carry (numeric-dev: 4 to 11).
PLAIN_FACT = 12
# From this many words of topic on a claim is prose, whose wording tells by itself whether it is there (numeric-dev).
PROSE = 4
# The likelihood from which wording alone counts as support (tuned on wice-dev by cross-validation, where a third of
# the claims is supported: 0.36 to 0.5, the higher ones surer and poorer).
SUPPORTED_FROM = 0.4
# The same where a date is not printed: pages leave out the year that their own date tells.
UNDATED_FROM = 0.5
# The score of a claim whose values or quotation a source of many sentences has, but whose wording as a whole speaks
# rather against it (wice-dev): they may be said of something else.
UNSURE_SCORE = 0.6
SHORT_SOURCE = 20
# The parts of the wording that must be there besides, and for support in part (0.3 to 0.5 on wice-dev: the lower, the
# more of what is partly supported is called so, and the less of what is not is called not found).
SUPPORTED_COVERED = 0.5
PARTLY_COVERED = 0.35
# Telling words of a title at most.
LONGEST_TITLE = 10
# Passages as ranked among which a rule that settles nothing names its own.
EVIDENCE_NEAR = 3
# A passage that shares this part of the topic, with all names, but negates it, says the contrary.
CONTRARY_FROM = 0.7


def weigh(
    asked: Question,
    index: PassageIndex,
    speaker: str = "the source",
    judges: Judges = RULES_ALONE,
    around: Surroundings = NOWHERE,
) -> Weighed:
    """How a claim stands against a source, `speaker` being what the sentence calls it; `judges` are heard besides.

    `around` tells of the text around the claim. The places are ranked: those that the rating rests on
    where a rule on values, quotations or negation decided, then the passages that bear on the claim.
    """
    order, likely, opinions = listen(asked, index, around, judges)
    ranked = order[: READ_CLOSELY if asked.asked else READ_FOR_WORDING]
    covered = cover(asked, index, order[:READ_CLOSELY], likely)
    readings = [reading(asked, index, passage) for passage in ranked]
    spoken = [q for q in asked.quotations if not (asked.whole and _is_title(asked.text, q))]
    parts = [_weigh_spoken(weigh_quotation(asked, span, index), speaker) for span in spoken]
    stated = change(asked.text) if asked.whole else None
    changed = weigh_change(asked, stated, readings, index) if stated else None
    if changed is not None:
        parts.append(changed)
    elif asked.claimed:
        parts.append(_weigh_valued(asked, readings, covered, index, speaker))
    elif not parts:
        parts.append(_weigh_wording(asked, readings, covered, speaker))
    turned = weigh_roles(asked, index, ranked, speaker)
    weakest = turned or min(parts, key=lambda w: w.score)
    if stated and not changed and weakest.rating is Rating.SUPPORTED and not told(stated, readings, index):
        weakest = _unreckoned(asked, stated, weakest, speaker)
    if weakest.rating is Rating.SUPPORTED and likely < SUPPORTED_FROM and len(index.passages) > SHORT_SOURCE:
        weakest = replace(weakest, score=min(weakest.score, UNSURE_SCORE))
    places = _all_places(weakest, parts, order)
    return Weighed(weakest.rating, weakest.score, places, weakest.explanation, _all_opinions(weakest, opinions))


def _all_opinions(weakest: Weighed, heard: tuple[Opinion, ...]) -> tuple[Opinion, ...]:
    """The verdict of the rules beside what the other judges say, where any other was heard."""
    if not heard:
        return ()
    own = Opinion(judge=JudgeName.RULES, rating=weakest.rating, score=round(weakest.score, 4), said=weakest.explanation)
    return (own, *heard)


def _is_title(text: str, quotation: Span) -> bool:
    """Whether what stands in quotation marks is the title of a work, which is a name and not what somebody said."""
    telling = [w for w in words(text[quotation.start : quotation.end]) if not w.common]
    return len(telling) <= LONGEST_TITLE and all(w.capital or w.plain[:1].isdigit() for w in telling)


def _weigh_spoken(spoken: Spoken, speaker: str) -> Weighed:
    places = () if spoken.passage is None else (Place(spoken.passage, spoken.start, spoken.end, spoken.edits),)
    explanation = spoken.explanation.format(speaker=speaker, Speaker=beginning(speaker))
    return Weighed(spoken.rating, spoken.score, places, explanation)


def _weigh_valued(
    asked: Question, readings: Sequence[Reading], covered: Coverage, index: PassageIndex, speaker: str
) -> Weighed:
    """Values first; where no passage settles them, the wording may, as far as its values are printed in its company.

    Prose tells one fact over several sentences: the name in the first, the date at the head of the page.
    """
    judged = judge_values(asked, readings, index)
    by_values = weigh_values(judged, covered, speaker)
    plain = len(asked.names) + len(asked.topic) <= PLAIN_FACT
    if by_values.rating is Rating.REFUTED or (plain and by_values.rating is Rating.SUPPORTED):
        return by_values
    dated = all(is_time(value) for value in asked.claimed)
    if plain and (not asked.whole or (len(asked.topic) < PROSE and not dated)):
        return by_values
    by_wording = _weigh_wording(asked, readings, covered, speaker)
    needed = SUPPORTED_FROM if _all_printed(asked, readings) else UNDATED_FROM
    near = len(asked.topic) < PROSE and by_values.rating is Rating.PARTLY_SUPPORTED
    if by_wording.rating is Rating.REFUTED:
        return by_wording
    if by_wording.rating is not Rating.SUPPORTED:
        places, said = by_values.places, by_values.explanation
        return Weighed(by_wording.rating, by_wording.score, places, said) if plain else by_wording
    if near or by_wording.score < needed or not _figures_printed(asked, readings):
        score = min(by_wording.score, SUPPORTED_FROM - 0.01)
        return Weighed(Rating.PARTLY_SUPPORTED, score, by_values.places, by_values.explanation)
    return by_wording


def _all_printed(asked: Question, readings: Sequence[Reading]) -> bool:
    """Whether every value is printed in some passage that was read: figures beside the topic, dates anywhere."""
    dates = all(any(r.figures[n].agrees for r in readings) for n, value in enumerate(asked.claimed) if is_time(value))
    set_in = all(any(r.setting[n].agrees for r in readings) for n in range(len(asked.setting)))
    return _figures_printed(asked, readings) and dates and set_in


def _figures_printed(asked: Question, readings: Sequence[Reading]) -> bool:
    """Whether every value that is no date is printed beside the topic."""
    return all(
        any(r.figures[n].agrees and r.topic >= SAME_TOPIC for r in readings)
        for n, value in enumerate(asked.claimed)
        if not is_time(value)
    )


def _weigh_wording(asked: Question, readings: Sequence[Reading], covered: Coverage, speaker: str) -> Weighed:
    """A plain statement: how much of its wording is there, and whether one side denies what the other affirms."""
    said, likely = beginning(speaker), covered.likelihood
    closest = max(readings, key=lambda r: (r.names + r.topic, -r.passage.index), default=None)
    if closest and closest.names == 1.0 and closest.topic >= SAME_TOPIC_FIRMLY:
        printed_there = all(m.agrees for m in (*closest.figures, *closest.setting))
        if closest.topic >= CONTRARY_FROM and printed_there and denied(asked, closest):
            verb = "affirms what the text denies" if asked.negated else "denies what the text affirms"
            return Weighed(Rating.REFUTED, REFUTED_SCORE, (whole_place(closest.passage),), f"{said} {verb}.")
        whole = bool(asked.names) and closest.topic == 1.0 and _all_printed(asked, readings)
        if whole and asked.negated == closest.negated:
            likely = max(likely, 0.9)
    percent = f"{covered.whole:.0%} of the claim's wording"
    if not asked.whole:
        percent += ", its figures and quotations apart"
    if likely >= SUPPORTED_FROM and covered.whole >= SUPPORTED_COVERED:
        return Weighed(Rating.SUPPORTED, likely, (), f"{said} has {percent}.")
    likely = min(likely, SUPPORTED_FROM - 0.01)
    if covered.whole >= PARTLY_COVERED:
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
