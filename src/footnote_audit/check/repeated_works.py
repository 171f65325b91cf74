"""CIT011: works cited in full more than once."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from footnote_audit.check.note_texts import change, written_texts
from footnote_audit.check.places import Cited, at_home, cited, home_list, quoted
from footnote_audit.homes import HomeKind
from footnote_audit.model import Audit, Change, Hit, Position
from footnote_audit.names import key_similarity, sort_name
from footnote_audit.text import key

# A title of fewer words is shared by many works ("Introduction", "Annual report"), but not by two of one day or issue.
_LEAST_WORDS, _LEAST_WORDS_DATED = 3, 2
_LEAST_LETTERS, _LEAST_LETTERS_DATED = 16, 8
# So alike are two spellings of one outlet.
_SAME_OUTLET = 0.9
# The page cited, with the sign that parts it from what stands before.
_PAGE = re.compile(r"[,.;:] ?(?:pp?|S|s|págs?)\. ?\d[\d\s–-]*$")


def cited_in_full_twice(audit: Audit) -> Iterator[Hit]:
    """One work is cited in full in more than one note.

    What it checks: full citations with the same authors, title, outlet (a letter may differ) and date, whatever page
    they cite, in an article that uses short forms elsewhere; and entries of the list of works that are alike in these.

    Why it matters to a reader of the article: a second full citation reads like a second source.

    Example: Jane Doe, “The harbour question”, Coastal Review, vol. 3, 2019, p. 9, again in note 12.

    What to do: use the short form from the second time on; one is offered.

    Known limits: articles that never use a short form are left alone, and works without an author.
    """
    written = {w.home.key for w in written_texts(audit)}
    works = [work for work in cited(audit) if work.home.key in written]
    if any(work.item.position is not Position.FIRST and work.item.refers_to for work in works):
        yield from _twice([work for work in works if work.home.kind is HomeKind.NOTE])
    yield from _twice([work for work in works if work.home.kind is HomeKind.ENTRY])


def _twice(works: Sequence[Cited]) -> Iterator[Hit]:
    groups: dict[tuple[object, ...], list[list[Cited]]] = defaultdict(list)
    for work in works:
        if (identity := _identity(work)) is not None:
            near = next((group for group in groups[identity] if _in_one_outlet(group[0], work)), None)
            if near is None:
                groups[identity].append([work])
            else:
                near.append(work)
    for first, *again in (group for alike in groups.values() for group in alike):
        later = [work for work in again if work.home.key != first.home.key]
        if later:
            in_note = first.home.kind is HomeKind.NOTE
            what = f"{quoted(first.item.item.title or first.printed)} is {'cited in full' if in_note else 'listed'}"
            yield Hit(
                message=f"{what} in {first.home.name} and again in {home_list([work.home for work in later])}.",
                target=first.item.item.title or first.printed,
                note_index=later[0].home.note_index,
                place_id=later[0].home.place_id,
                related=(at_home(first.home, "first cited" if in_note else "listed first"),),
                changes=tuple(offer for work in later if in_note and (offer := _shortened(work))),
            )


def _identity(work: Cited) -> tuple[object, ...] | None:
    """What two printings of one work have in common beside the outlet; None for a work that says too little."""
    item = work.item.item
    title = key(item.title or "")
    if work.item.position is not Position.FIRST or not item.author:
        return None
    dated = len(item.issued or "") == len("2019-05-03") or (item.volume and item.issue)
    words, letters = (_LEAST_WORDS_DATED, _LEAST_LETTERS_DATED) if dated else (_LEAST_WORDS, _LEAST_LETTERS)
    if len(title.split()) < words or len(title) < letters:
        return None
    names = tuple(key(sort_name(name)) for name in item.author)
    return names, title, item.issued, item.volume, item.issue, item.URL


def _in_one_outlet(one: Cited, other: Cited) -> bool:
    a, b = (key(work.item.item.container_title or work.item.item.publisher or "") for work in (one, other))
    return a == b or key_similarity(a, b) >= _SAME_OUTLET


def _shortened(work: Cited) -> Change | None:
    """The citation from behind its title on cut down to the page; None where the title is not printed as read."""
    text, span = work.home.text, work.item.span
    title = work.item.item.title or ""
    at = text.find(title, span.start, span.end)
    if at < 0:
        return None
    end = at + len(title)
    while end < span.end and text[end] in '”»"’“.?! \u00a0' and text[end : end + 2] != " (":
        end += 1
    end = len(text[:end].rstrip())
    stop = span.end - 1 if text[span.end - 1 : span.end] == "." else span.end
    page = _PAGE.search(text, end, stop)
    if page is None:
        return change(work.home, end, stop, "") if end < stop and not work.item.locator else None
    return change(work.home, end, page.start(), "") if end < page.start() else None
