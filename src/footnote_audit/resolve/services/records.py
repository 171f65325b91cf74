"""What the answers of catalogues have in common: text and names out of untrusted JSON."""

from collections.abc import Iterator, Mapping
from typing import Any

from footnote_audit.model import Certainty, CslItem, Location, LocationKind, Name, Source

MOST_NAMES = 50
MOST_CHARACTERS = 1000


def text(value: object) -> str | None:
    """The value as text on one line where it is text or a number, else None; of a list the first."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(str(value)[:MOST_CHARACTERS].split()) or None


def inner(value: object, *keys: str) -> Any:
    """What stands under keys one within the other; None where a step is missing."""
    for key in keys:
        if not isinstance(value, Mapping):
            return None
        value = value.get(key)
    return value


def objects(value: object, most: int) -> Iterator[Mapping[str, Any]]:
    """The first objects of a list; nothing where it is none."""
    for member in value[:most] if isinstance(value, list) else ():
        if isinstance(member, Mapping):
            yield member


def texts(value: object, most: int = MOST_NAMES) -> tuple[str, ...]:
    """The texts of a list."""
    found = (text(member) for member in (value[:most] if isinstance(value, list) else ()))
    return tuple(t for t in found if t)


def people(names: tuple[str, ...]) -> tuple[Name, ...]:
    """Names printed in reading order or "Family, Given"; a single word is a name of its own."""
    return tuple(_person(name) for name in names)


def _person(printed: str) -> Name:
    family, comma, given = printed.partition(",")
    if comma and family.strip() and given.strip():
        return Name(family=family.strip(), given=given.strip())
    given, space, family = printed.strip().rpartition(" ")
    return Name(family=family, given=given) if space else Name(literal=printed.strip())


def source(identity: str, item: CslItem, resolver: str, *places: tuple[LocationKind, str | None, str | None]) -> Source:
    """A source with the places (kind, value, role) that have a value, each only once."""
    known: dict[str, Location] = {}
    for kind, value, role in places:
        if value:
            known.setdefault(value, Location(kind=kind, value=value, certainty=_certainty(kind), role=role))
    return Source(id=identity, item=item, resolver=resolver, locations=tuple(known.values()))


def _certainty(kind: LocationKind) -> Certainty:
    """A registered DOI is sure; that an address holds the work, nobody has seen yet."""
    return Certainty.SEEN if kind is LocationKind.DOI else Certainty.INFERRED
