"""Words that are one in another form ("begun", "began"), and words that tell one event in other terms ("purchased")."""

from collections.abc import Iterator
from functools import cache

from footnote_audit.match.words import words

# Forms that do not begin alike, one word a line: irregular verbs with the nouns made of them.
_FORMS = """
begin began begun beginning
bear bore borne
beat beaten
become became
bind bound
break broke broken
bring brought
build built
burn burnt burned
buy bought
catch caught
choose chose chosen choice
come came
deal dealt
die died death dead
draw drew drawn
drive drove driven
eat ate eaten
fall fell fallen
feed fed
fight fought
find found finding
flee fled flight
fly flew flown flight
forbid forbade forbidden
freeze froze frozen
give gave given
go went gone
grow grew grown growth
hold held
keep kept
know knew known knowledge
lead led
leave left
lend lent loan
lose lost loss
make made
meet met meeting
pay paid payment
rise rose risen
run ran
see saw seen
seek sought
sell sold sale sales
send sent
shoot shot
shrink shrank shrunk
sing sang sung song
sink sank sunk
speak spoke spoken speech
spend spent
stand stood
steal stole stolen theft
strike struck
swim swam swum
take took taken
teach taught teaching
think thought
throw threw thrown
wear wore worn
win won
withdraw withdrew withdrawn withdrawal
write wrote written
high height
long length
strong strength
poor poverty
free freedom
defend defence defense defensive
produce production product
receive receipt
respond response
decide decision
expand expansion
invade invasion
explode explosion
marry marriage
destroy destruction
describe description
"""

# Words for one event or thing, none of which says more than another where two reports of it are compared.
_ALIKE = """
buy bought purchase purchased acquire acquired acquisition procure procured procurement
make made manufacture manufactured produce produced production build built construct constructed construction
open opened opening inaugurate inaugurated inauguration
found founded foundation establish established establishment create created creation launch launched
begin began begun start started commence commenced
end ended cease ceased finish finished conclude concluded
recall recalled withdraw withdrew withdrawn withdrawal
deliver delivered delivery deliveries supply supplied supplies
help helped aid aided assist assisted assistance
kill killed slay slain
dismiss dismissed fired sack sacked
resign resigned resignation quit
attack attacked assault assaulted offensive
trip trips travel travelled journey visit visited
drone drones uav uavs
vessel vessels ship ships boat boats
plane planes aircraft airplane aeroplane
weapon weapons arms armament armaments
exports export exported sold sale sales sell
named appointed appointment nominated
choose chosen elect elected election
"""


def same_word(stem: str) -> frozenset[str]:
    """The stems of the other forms of a word, itself included."""
    return frozenset({stem}).union(*_of(_FORMS, stem))


def same_event(stem: str) -> frozenset[str]:
    """The stems of a word's forms and of the words that tell the same in other terms."""
    return same_word(stem).union(*_of(_ALIKE, stem))


def _of(lines: str, stem: str) -> Iterator[frozenset[str]]:
    yield from _families(lines).get(stem, ())


@cache
def _families(lines: str) -> dict[str, tuple[frozenset[str], ...]]:
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for line in lines.strip().splitlines():
        family = frozenset(w.stem for w in words(line))
        for stem in family:
            found[stem] = (*found.get(stem, ()), family)
    return found
