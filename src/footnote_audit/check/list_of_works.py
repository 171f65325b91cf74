"""CIT024 and CIT025: the text against the article's own list of works, and the list against the text."""

import re
from collections.abc import Iterator

from footnote_audit.check.places import cited, cited_entries, quoted
from footnote_audit.homes import HomeKind
from footnote_audit.model import Audit, Hit, InTextCitation, Kind
from footnote_audit.text import fold, key

# A text with fewer citations does not cite by its list.
_LEAST_CITATIONS = 3
# What a name and a year in brackets are more than a place or an event with its year by: another author, a letter.
_SURE = re.compile(r"\bet\s+al\b|\bи\s+др\b|\d[a-z]\b|&|\b(?:and|und|et|y|e|и)\b", re.I)


def cited_but_not_listed(audit: Audit) -> Iterator[Hit]:
    """The text cites a work by name and year that the article's own list of works does not have.

    What it checks: names with a year that no entry fits, in an article that cites by author and year. Reported where a
    cited place, a second author, "et al." or a letter after the year shows that it is a citation.

    Why it matters to a reader of the article: the reader has no way to the source.

    Example: (Marlow and Aske 2012, 14) where the list has no work by them of that year.

    What to do: add the work to the list, or correct the name or the year.

    Known limits: a list for further reading is no list of what is cited: where more works are missing than found,
    nothing is reported. A single name with a year alone may be a place or an event and is left alone.
    """
    listed = audit.bibliography
    sure = [citation for citation in listed.unlisted if _is_sure(citation)]
    if len(listed.citations) < _LEAST_CITATIONS or len(sure) > len(listed.citations):
        return
    for citation in sure:
        yield Hit(
            message=f"The list of works has no entry that fits {quoted(citation.selector.exact)}.",
            target=citation.selector.exact,
            selector=citation.selector,
            kind=Kind.REVIEW,
        )


def listed_but_not_cited(audit: Audit) -> Iterator[Hit]:
    """An entry of the list of works is cited nowhere.

    What it checks: the entries of an article that cites by author and year or by number, in the text and in its notes.
    Where fewer than two in three entries are cited, the list is one for further reading and is left alone.

    Why it matters to a reader of the article: either a citation was lost, or the list promises a reading that the text
    does not show.

    Example: a list that names Nolan 2001, in an article that never does.

    What to do: cite the work where it is used, or take it out of the list.

    Known limits: a work that the text names without a year is not known to be cited.
    """
    works = cited(audit)
    meant = cited_entries(audit)
    titles = {key(work.item.item.title or "") for work in works if work.home.kind is HomeKind.NOTE}
    entries = [work for work in works if work.home.kind is HomeKind.ENTRY]
    lonely = [w for w in entries if w.item.id not in meant and key(w.item.item.title or "") not in titles - {""}]
    if len(audit.bibliography.citations) < _LEAST_CITATIONS or 3 * len(lonely) > len(entries):
        return
    for work in lonely:
        yield Hit(
            message=f"{work.home.title} is cited nowhere: {quoted(work.printed)}.",
            target=work.printed,
            place_id=work.home.place_id,
            kind=Kind.REVIEW,
        )


def _is_sure(citation: InTextCitation) -> bool:
    located = any(item.locator for item in citation.items)
    return located or _SURE.search(fold(citation.selector.exact)) is not None
