"""What the facts recorded from a source answer to a claim, where its own text is missing or says nothing."""

from dataclasses import replace
from urllib.parse import urlsplit

from footnote_audit.match.answer import EVIDENCE_SHOWN, RELATIONS, Answer, lowered
from footnote_audit.match.asking import ask
from footnote_audit.match.figures import AGREES
from footnote_audit.match.library import Shelved
from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import MOST_VALUES, is_time
from footnote_audit.match.recorded import weigh_recorded
from footnote_audit.match.recorded_dates import other_date, refuted
from footnote_audit.match.recorded_parts import narrowed, together, told_facts
from footnote_audit.match.recorded_wording import Unsaid, weigh_recorded_wording
from footnote_audit.match.same_event import same_matter
from footnote_audit.match.value_rules import printed
from footnote_audit.match.weighed import Weighed
from footnote_audit.model import Claim, ClaimKind, Outcome, Rating, ReadSource, RecordedFact, Relation, Span, Value
from footnote_audit.values import compare

_SPEAKER = "the recorded finding"
LEAST_FACTS = 2
_WHY = {
    Outcome.OK: "the copy holds no text",
    Outcome.GONE: "the page is gone",
    Outcome.BLOCKED: "the site refuses automatic reading",
    Outcome.PAYWALL: "it is behind a paywall",
    Outcome.TIMEOUT: "the site did not answer in time",
    Outcome.TOO_LARGE: "the file is too large",
    Outcome.UNSUPPORTED: "its address or format is not one that is opened",
    Outcome.OFFLINE: "this run is offline and no copy is kept",
    Outcome.UNREACHABLE: "the site could not be reached",
    Outcome.ABSENT: "no address or file of it is known",
}


def ask_facts(claim: Claim, source: Shelved, language: str | None, frequent: frozenset[str]) -> Answer:
    """The answer of the recorded facts; those noted from another page support at most and never contradict."""
    index = source.facts
    assert index is not None  # asked only where there are facts
    elsewhere = frozenset(p.index for p in index.passages if source.elsewhere(source.fact(p.start)[0]))
    weighed, mentioned = _weigh(claim, index, language, frequent, elsewhere)
    if weighed is None or not weighed.places:
        return _undecided(claim, source.read, mentioned)
    relation = RELATIONS.get(weighed.rating, Relation.NEUTRAL)
    evidence = tuple(source.from_fact(p, relation, weighed.score) for p in weighed.places[:EVIDENCE_SHOWN])
    fact, _ = source.fact(weighed.places[0].start)
    origin = _origin(fact, elsewhere=weighed.places[0].passage.index in elsewhere)
    return Answer(weighed.rating, weighed.score, origin + lowered(weighed.explanation), evidence)


def _weigh(
    claim: Claim, index: PassageIndex, language: str | None, frequent: frozenset[str], elsewhere: frozenset[int]
) -> tuple[Weighed | None, str | None]:
    """The claim weighed, None where the facts do not decide it, and what they say of it then."""
    if claim.kind is ClaimKind.STATEMENT:
        return _statement(claim, index, language, frequent, elsewhere), None
    mentioned = None
    if claim.kind in (ClaimKind.FIGURE, ClaimKind.DATE) and claim.values:
        fact = narrowed(claim, language)
        weighed, mentioned = _valued(claim, fact, index, frequent, elsewhere)
        if weighed is not None:
            return weighed, None
        claim = fact or claim
        own = other_date(claim, index, frequent, (p for p in index.passages if p.index not in elsewhere))
        if own is not None:
            return refuted(claim, own), None
        other = other_date(claim, index, frequent, (index.passages[number] for number in sorted(elsewhere)))
        if other is not None:
            return None, f"a finding recorded from another page has {printed(other.found)} for it"
        mentioned = mentioned and f"a recorded finding mentions {mentioned}, but not clearly of the same thing"
    _, asked = ask(claim, index, language, _SPEAKER)
    refutes = asked.rating is Rating.REFUTED and _may_refute(asked, claim, index, frequent, elsewhere)
    quotes = claim.kind is ClaimKind.QUOTATION and asked.rating in (Rating.SUPPORTED, Rating.PARTLY_SUPPORTED)
    return (asked if refutes or quotes else None), mentioned


def _valued(
    claim: Claim, fact: Claim | None, index: PassageIndex, frequent: frozenset[str], elsewhere: frozenset[int]
) -> tuple[Weighed | None, str | None]:
    """A claimed value with all that its clause says, and with the single fact alone that tells it: the better one."""
    weighed, mentioned = weigh_recorded(claim, index, frequent, elsewhere)
    if fact is None or (weighed is not None and weighed.rating is Rating.SUPPORTED):
        return weighed, mentioned
    alone, mentioned_alone = weigh_recorded(fact, index, frequent, elsewhere)
    if alone is not None and (weighed is None or alone.rating is Rating.SUPPORTED):
        return alone, None
    return weighed, mentioned or mentioned_alone


def _statement(
    claim: Claim, index: PassageIndex, language: str | None, frequent: frozenset[str], elsewhere: frozenset[int]
) -> Weighed | None:
    """A statement by the finding that says most of it, and by its single facts, which several may tell."""

    def weigh(told: Claim) -> Weighed | None:
        unsaid = _unsaid(told, index, language, frequent, elsewhere)
        return weigh_recorded_wording(told, index, frequent, elsewhere, unsaid)

    whole = weigh(claim)
    facts = [part for part in claim.parts if not part.frame]
    if len(facts) < LEAST_FACTS:
        return whole
    return together(whole, facts, [weigh(fact) for fact in told_facts(claim)])


def _may_refute(
    asked: Weighed, claim: Claim, index: PassageIndex, frequent: frozenset[str], elsewhere: frozenset[int]
) -> bool:
    """Whether a finding contradicts by what it affirms of the cited source itself.

    What a finding denies is often what its writer could not see, and the claimed value beside another one leaves open
    which of them is meant.
    """
    passage = asked.places[0].passage if asked.places and claim.values else None
    if passage is None or passage.index in elsewhere or any(w.negates for w in passage.words):
        return False
    there = index.values(passage)
    if any(compare(v, t) in AGREES for v in claim.values[:1] for t in there):
        return False
    if not is_time(claim.values[0]):
        return any(_same_matter(claim, index, passage, v, frequent) for v in there if not is_time(v))
    # The same may happen in two years; it is one event where its amount is the same.
    amounts = [v for v in claim.values[1:] if not is_time(v)]
    return any(compare(v, t) in AGREES for v in amounts for t in there)


def _same_matter(claim: Claim, index: PassageIndex, passage: Passage, found: Value, frequent: frozenset[str]) -> bool:
    place = Span(start=found.start - passage.start, end=found.end - passage.start)
    return same_matter(claim, index.exact(passage), place, frequent)


def _unsaid(
    claim: Claim, index: PassageIndex, language: str | None, frequent: frozenset[str], elsewhere: frozenset[int]
) -> tuple[Unsaid, ...]:
    """The values of a statement that no finding has for the same thing, or has only in part."""
    found = []
    for value in claim.values[:MOST_VALUES]:
        others = (v for v in claim.values if v is not value)
        valued = replace(claim, values=(value, *others))
        weighed, _ = _valued(valued, narrowed(valued, language), index, frequent, elsewhere)
        if weighed is None or weighed.rating is not Rating.SUPPORTED:
            found.append(Unsaid(value, weighed is not None))
    return tuple(found)


def _origin(fact: RecordedFact, *, elsewhere: bool) -> str:
    if not elsewhere:
        return "Rests on a recorded finding, not on the source's own text: "
    host = _host(fact.address)
    page = f"another page ({host})" if host else "another page"
    return f"Rests on a finding recorded from {page}, not on the cited source: "


def _host(address: str | None) -> str:
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _undecided(claim: Claim, read: ReadSource, mentioned: str | None) -> Answer:
    if mentioned is not None:
        said = f"{mentioned}."
    elif claim.kind in (ClaimKind.FIGURE, ClaimKind.DATE) and claim.values:
        said = f"the recorded findings say nothing of {printed(claim.values[0])}."
    elif claim.kind is ClaimKind.QUOTATION:
        said = "the recorded findings do not have the quoted words."
    else:
        said = "the recorded findings do not settle it."
    if read.document:
        text = f"The source's text does not settle it, and {said}"
        return Answer(Rating.UNVERIFIABLE, 0.0, text, left_open="does not settle it")
    why = f"{why_unread(read)}; {said}"
    return Answer(Rating.UNVERIFIABLE, 0.0, f"Not read: {why}", left_open=f"was not read: {why.removesuffix('.')}")


def why_unread(read: ReadSource) -> str:
    """Why there is no text, in a few words."""
    return _WHY[read.snapshot.outcome] if read.source.public else "the source is not public"
