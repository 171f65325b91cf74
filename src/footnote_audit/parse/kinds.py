"""The CSL type of a work by the evidence that is printed."""

import re
from typing import NamedTuple

from footnote_audit.parse import outlets
from footnote_audit.text import fold


class Evidence(NamedTuple):
    """What the fields of a citation say about its type; `issued` is EDTF."""

    container: str | None
    publisher: str | None
    place: str | None
    genre: str | None
    issued: str | None
    quoted: bool
    has_volume: bool
    has_issue: bool
    has_pages: bool
    in_book: bool
    has_url: bool


def words_of(text: str | None) -> list[str]:
    """The words of a name in lower case, hyphenated ones whole."""
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", fold(text or "").casefold())


# Social networks: what stands there is a post.
_NETWORKS = frozenset(
    {"twitter", "x (twitter)", "twitter/x", "facebook", "instagram", "linkedin", "mastodon", "bluesky"}
)


def work_type(evidence: Evidence) -> str:
    """The CSL type; "document" where nothing tells."""
    if evidence.in_book:
        return "chapter"
    genre = fold(evidence.genre or "").casefold()
    if genre in outlets.THESIS_GENRES:
        return "thesis"
    if genre in outlets.POST_GENRES:
        return "post-weblog"
    if genre in outlets.REPORT_GENRES:
        return "report"
    if evidence.container:
        return _contained(evidence)
    if evidence.publisher and evidence.quoted:
        return "report"
    if evidence.publisher or evidence.place:
        return "book"
    if evidence.has_url:
        return "webpage"
    if evidence.quoted and evidence.issued and len(evidence.issued) == 10:
        return "post-weblog"
    return "book" if evidence.issued and not evidence.quoted else "document"


def _contained(evidence: Evidence) -> str:
    words = set(words_of(evidence.container))
    if fold(evidence.container or "").casefold() in _NETWORKS and not evidence.has_volume:
        return "post"
    day = bool(evidence.issued) and re.fullmatch(r"\d{4}-\d\d-\d\d", evidence.issued or "") is not None
    if evidence.has_volume or (evidence.has_issue and not day):
        return "article-journal"
    if words & outlets.BLOG_WORDS:
        return "post-weblog"
    if words & outlets.PRESS_WORDS and not words & outlets.JOURNAL_WORDS:
        return "article-newspaper"
    if words & outlets.MAGAZINE_WORDS:
        return "article-magazine"
    if evidence.has_issue:
        return "article-magazine"
    if day:
        return "article-newspaper"
    if words & outlets.JOURNAL_WORDS or evidence.has_pages:
        return "article-journal"
    return "article-magazine" if evidence.issued and "-" in evidence.issued else "article-journal"


def is_series(name: str, *, volume: str | None, number: str | None, whole_pages: bool, place_or_day: bool) -> bool:
    """Whether a container is a series of papers rather than a periodical.

    "Papers", "Briefs" and the like say so by themselves; "Studies" and "Études" only without volume and pages, and
    with a number beyond a year's issues or none.
    """
    words = words_of(name)
    if not words or "journal" in words or "review" in words:
        return False
    parts = {part for word in words for part in word.split("-")}
    if outlets.SERIES_WORDS.intersection(words) or words[0] == "note" or parts & outlets.GERMAN_SERIES_WORDS:
        return not (whole_pages and volume)
    if not outlets.SERIES_OR_JOURNAL_WORDS.intersection(words) or volume or whole_pages:
        return False
    if number:
        return number.isdigit() and int(number) > MOST_ISSUES_A_YEAR
    return words[0] in outlets.SERIES_OR_JOURNAL_WORDS or place_or_day


# A number above it cannot be an issue of a quarterly or monthly, so it counts through a series.
MOST_ISSUES_A_YEAR = 24
