"""Web archives (Memento, RFC 7089): which captures of a page there are, and the one that holds the cited page."""

from footnote_audit.fetch.archives.choice import Chosen, choose, nearest_first
from footnote_audit.fetch.archives.fitness import fitness
from footnote_audit.fetch.archives.holdings import ARCHIVES, Archive, Holdings, archive_at, captures_of
from footnote_audit.fetch.archives.saving import Saved, lacking, save

__all__ = [
    "ARCHIVES",
    "Archive",
    "Chosen",
    "Holdings",
    "Saved",
    "archive_at",
    "captures_of",
    "choose",
    "fitness",
    "lacking",
    "nearest_first",
    "save",
]
