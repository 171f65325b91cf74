"""The captures of a page as reports name them: the one that holds the page first, then the nearest to the day."""

from footnote_audit.fetch.archives.captures import ISO
from footnote_audit.fetch.archives.choice import Chosen, nearest_first
from footnote_audit.model import CslItem, Memento

# Captures that are named; an archive may know thousands.
_NAMED = 5


def cited_day(item: CslItem | None, otherwise: str | None = None) -> str | None:
    """The day (ISO 8601) whose capture is wanted: when the work came out, else was opened, else `otherwise`."""
    day = (item and (item.issued or item.accessed)) or otherwise
    return day.partition("/")[0] if day else None


def mementos(found: Chosen, day: str | None) -> tuple[Memento, ...]:
    """The capture that was taken, marked as holding the page, then others that are known, the nearest to the day first.

    The others were not all opened, and say nothing of what they hold.
    """
    taken = found.capture
    near = nearest_first(found.known, day)
    others = [c for c in near if taken is None or c.uri_m != taken.uri_m]
    first = [taken] if taken is not None else []
    return tuple(
        Memento(uri_m=c.uri_m, memento_datetime=c.moment.strftime(ISO), holds=True if c is taken else None)
        for c in [*first, *others][:_NAMED]
    )
