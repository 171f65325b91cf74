"""Where a source can be asked for: its addresses, in the order in which they are asked."""

import re
from urllib.parse import quote

from footnote_audit.model import Certainty, Location, LocationKind, Source

DOI_RESOLVER = "https://doi.org/"
# Characters of a DOI that may stand in an address as they are (DOI Handbook, 2.5.2.4).
_DOI_SAFE = "/:;().-_~,!*'@=+$&"
_DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)\s*", re.I)
# The order in which kinds of address are asked: the work itself, its registered name, a copy elsewhere.
_ORDER = (LocationKind.URL, LocationKind.DOI, LocationKind.ARCHIVE)


def addresses(source: Source) -> tuple[Location, ...]:
    """The source's addresses in the order they are asked; those of its record follow where they are not among them."""
    record = [(LocationKind.URL, source.item.URL), (LocationKind.DOI, source.item.DOI)]
    known = [*source.locations] + [
        Location(kind=kind, value=value, certainty=Certainty.INFERRED) for kind, value in record if value
    ]
    first = {address(location): location for location in reversed(known) if location.kind in _ORDER}
    ordered = [location for location in known if first.get(address(location)) is location]
    return tuple(sorted(ordered, key=lambda location: _ORDER.index(location.kind)))


def address(location: Location) -> str:
    """What a location is asked under: its address, or the address by which a DOI is resolved."""
    if location.kind != LocationKind.DOI:
        return location.value.strip()
    return DOI_RESOLVER + quote(_DOI_PREFIX.sub("", location.value.strip()), safe=_DOI_SAFE)
