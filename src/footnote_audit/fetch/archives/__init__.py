"""Web archives (Memento, RFC 7089): which captures of a page there are, and the one that holds the cited page."""

from footnote_audit.fetch.archives.choice import Chosen, choose, nearest_first
from footnote_audit.fetch.archives.fitness import fitness
from footnote_audit.fetch.archives.holdings import ARCHIVES, Archive, Holdings, archive_at, captures_of
from footnote_audit.fetch.archives.naming import cited_day, mementos
from footnote_audit.fetch.archives.preserving import Preserved, Preserving
from footnote_audit.fetch.archives.saving import Saved, lacking, save

__all__ = [
    "ARCHIVES",
    "Archive",
    "Chosen",
    "Holdings",
    "Preserved",
    "Preserving",
    "Saved",
    "archive_at",
    "captures_of",
    "choose",
    "cited_day",
    "fitness",
    "lacking",
    "mementos",
    "nearest_first",
    "save",
]
