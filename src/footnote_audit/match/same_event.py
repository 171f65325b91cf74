"""Whether a finding tells of the very thing that a claim tells of, and of nothing else, so that it can contradict."""

import re
from collections.abc import Iterator
from functools import cache

from footnote_audit.match.telling import shared_stems, spoken, telling
from footnote_audit.match.told import without_provenance
from footnote_audit.match.words import Word, words
from footnote_audit.model import Claim, Span

# Shared words that make two sentences one story, and the part of a claim's words that a finding may leave out.
LEAST_SHARED = 2
MOST_MISSING = 0.5
# Words between a date and the event that it dates.
EVENT_REACH = 7
# How far into a finding the words stand that only say who tells it.
FRAME_REACH = 90

# Events that happen once to a thing, one a line with the words for it. Of visits, sales and speeches there are many, so
# that another date is another one; being born, opened or signed is not repeated.
_ONCE = """
open opens opened opening inaugurated inauguration ouvert ouverte ouverture inauguré inaugurée eröffnet abierto
close closes closed closing closure fermé fermée fermeture geschlossen schließung
found founded founds founding foundation established fondé fondée fondation gegründet gründung fundado fundada fondato
born birth né née naissance geboren geburt nació nato nata
die died dies dead death mort morte décédé gestorben starb murió
sign signed signs signing signature signé signée unterzeichnet unterzeichnung firmado
dissolve dissolved dissolves dissolution dissous dissoute aufgelöst auflösung disuelto
complete completed completion finished achevé achevée fertiggestellt
demolish demolished demolition razed démoli abgerissen
join joins joined accession acceded beigetreten beitritt adhéré
sink sank sunk sinking coulé gesunken
abolish abolished abolition aboli abgeschafft abschaffung
""".strip().splitlines()

# Words that only say what sort of value follows.
_SORTS = "share percentage percent proportion number amount sum level count part teil anteil zahl nombre montant"

_FRAME = re.compile(
    r"^(?:(?:according to|laut|nach|selon|d['’]après|según|secondo)\s+(?:\w+\s+){1,2}"
    r"|.{0,80}?\b(?:says?|said|gives?|puts?|counts?|lists?|dates?|has|have|reports?|records?|indicates?|names?|"
    r"estimates?|states?|writes?|tells?|places?|indique(?:nt)?|compte|donne|situe|nennt|berichtet|indica|registra)\b"
    r"(?:\s+(?:that|que|dass)\b)?)",
    re.I,
)
# Behind its date a sentence may add by whom and why without telling of another thing.
_ADDED = re.compile(r"(?:\s|,\s)(?:by|with|after|when|while|because|durch|von|par|avec|por|con)\b|;", re.I)


def same_matter(claim: Claim, finding: str, value: Span, frequent: frozenset[str]) -> bool:
    """Whether a finding (the value at `value` in it) tells what a claim tells, without a word on anything else."""
    ours = spoken(claim.text, claim.values)
    own = frozenset(w.stem for w in ours)
    told = tuple(_told(finding, value, own))
    theirs = frozenset(w.stem for w in told)
    shared = own & _with_events(shared_stems(own, theirs) | theirs)
    beyond = theirs - shared_stems(theirs, _with_events(own)) - _with_events(own) - _sorts()
    missing = own - shared
    names = {w.stem for w in ours if w.capital and w.start > 0} - frequent
    if beyond or missing & names or len(shared) < LEAST_SHARED:
        return False
    return len(missing) <= MOST_MISSING * len(own)


def once(claim: Claim, finding: str, value: Span) -> bool:
    """Whether the claimed date and that of a finding date one event that happens only once."""
    claimed = claim.values[0]
    ours = _dated(claim.text, Span(start=claimed.start, end=claimed.end))
    theirs = _dated(finding, value)
    return any(ours & event and theirs & event for event in _events())


def _dated(text: str, value: Span) -> frozenset[str]:
    """The stems of the words near a date, up to where the sentence turns."""
    found = [w for w in words(text) if not w.common]
    before = [w for w in found if w.end <= value.start][-EVENT_REACH:]
    after = [w for w in found if w.start >= value.end][:EVENT_REACH]
    near = [w for w in before if not _turns(text, w.end, value.start)]
    near += [w for w in after if not _turns(text, value.end, w.start)]
    return frozenset(w.stem for w in near)


def _turns(text: str, start: int, end: int) -> bool:
    return any(mark in text[start:end] for mark in (",", ";", ":", " and ", " und ", " et ", " y "))


def _told(finding: str, value: Span, own: frozenset[str]) -> Iterator[Word]:
    """The telling words of a finding without those on who tells it and on what is added behind the value."""
    text = without_provenance(finding)
    start = _frame(text, value, own)
    added = _ADDED.search(text, value.end)
    end = added.start() if added else len(text)
    for word in words(text):
        inside = value.start <= word.start < value.end
        if start <= word.start < end and telling(word) and not inside:
            yield word


def _frame(text: str, value: Span, own: frozenset[str]) -> int:
    lead = len(text) - len(text.lstrip())
    found = _FRAME.match(text[lead : lead + FRAME_REACH])
    if found is None or lead + found.end() > value.start:
        return 0
    frame = {w.stem for w in words(found[0]) if telling(w)}
    return 0 if shared_stems(frame, own) else lead + found.end()


def _with_events(found: frozenset[str] | set[str]) -> frozenset[str]:
    """Some stems, and the other words for the same events."""
    met = [event for event in _events() if event & found]
    return frozenset(found).union(*met)


@cache
def _events() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(w.stem for w in words(line)) for line in _ONCE)


@cache
def _sorts() -> frozenset[str]:
    return frozenset(w.stem for w in words(_SORTS))
