"""CIT: notes and citations as written."""

import re
from collections.abc import Iterator, Mapping

from footnote_audit.check.note_texts import change
from footnote_audit.check.places import Cited, at_home, cited, home_list, notes, quoted
from footnote_audit.homes import HomeKind
from footnote_audit.model import Audit, Change, CitationItem, Hit, Kind, Level, Note, NoteKind, Position
from footnote_audit.names import printed, sort_name
from footnote_audit.text import fold, is_east_asian, key

# Below this the parser says that it hardly understood the citation.
LOW_CONFIDENCE = 0.5
# A work of these types appears inside another: a journal, a paper, a blog, a collection.
CONTAINED = frozenset(
    {"article", "article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference"}
    | {"post-weblog", "entry-encyclopedia", "entry-dictionary", "review", "review-book"}
)
# Works that a reader opens at a page; a newspaper piece or a post needs none.
_PAGED = frozenset(
    {"article-journal", "book", "chapter", "thesis", "report", "paper-conference", "entry-encyclopedia", "legal_case"}
)
_CITING = (NoteKind.CITATION, NoteKind.SHORT_CITATION, NoteKind.COMMENTARY_AND_CITATION)
# Works that have no title of their own.
_UNTITLED = frozenset(
    {"interview", "personal_communication", "dataset", "speech", "legal_case", "legislation", "treaty"}
)
_REAL_WORD = re.compile(r"[^\W\d_]{4,}")
_ADDRESS = re.compile(r"\b(?:https?://|www\.|doi\.org/|doi:\s?10\.)\S", re.I)
_PAGE = re.compile(r"\b(?:pp?|S|f|ff|стр|с|págs?)\.\s?\d")
_NUMBER = re.compile(r"\b(?:vol|no|n°|nº|nr|Bd|Jg|iss|t)\.?\s?\d", re.I)
_BETWEEN_NAMES = frozenset({"and", "und", "eds", "see", "vgl"})
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_TITLE = re.compile(r"[“«„\"][^“”«»„\"]{12,}[”»“\"]")
# Titles of books and articles in Chinese, Japanese and Korean print.
_EAST_ASIAN_TITLE = re.compile(r"[《〈『「][^《》〈〉『』「」]{1,200}[》〉』」]")
_EMPTY_SLOT = re.compile(r"[”»\"’'\w]\s*,\s*,")


def unparsed_citation(audit: Audit) -> Iterator[Hit]:
    """A note that cites a work, but no work could be read from it.

    What it checks: notes that carry an address, or a page or volume number beside a year or a title, and from which no
    cited work was read, or only one that was hardly understood.

    Why it matters to a reader of the article: what this tool cannot take apart, a reader may not be able to find
    either; and a work that was not read is not verified.

    Example: "Quarterly, 2019, pp. 4-9" names neither author nor title.

    What to do: write author, title, outlet and date in full, or add the work to sources.yaml under this wording.

    Known limits: a remark that mentions a page of a document in passing is taken for a citation. Citations in Chinese,
    Japanese and Korean are not read at all, and said to be so.
    """
    by_index = notes(audit)
    for citation in audit.citations:
        note = by_index.get(citation.note_index)
        if note is None or any(_is_understood(item) for item in citation.items):
            continue
        expected = citation.kind in _CITING or bool(citation.items)
        if expected or (citation.kind is NoteKind.COMMENTARY and _looks_like_citing(note.text)):
            yield Hit(
                message=f"Note {note.label} seems to cite a work, but {_why_unread(note.text)} {quoted(note.text)}.",
                target=note.text,
                note_index=note.index,
                kind=Kind.OPEN,
            )


def missing_container(audit: Audit) -> Iterator[Hit]:
    """An article or a post is cited without the journal, paper or site it appeared in.

    What it checks: full citations of works that appear inside another (articles, posts, chapters) and name no such
    outlet; a slot left empty between two commas is a warning, the rest a note.

    Why it matters to a reader of the article: without the outlet a title can hardly be found, and its standing cannot
    be judged.

    Example: Jane Doe, "The harbour question",, 3 May 2019.

    What to do: add the outlet. Where the source is known, its name is offered.

    Known limits: a series, a publisher or the number of a preprint in the place of the outlet counts as one.
    """
    recorded = {r.item_id: r.source.item.container_title for r in audit.resolutions if r.source}
    for work in cited(audit):
        if not lacks_container(work):
            continue
        empty = _EMPTY_SLOT.search(fold(work.printed)) is not None
        known = recorded.get(work.item.id)
        yield Hit(
            message=f"{work.home.title} does not say where {quoted(work.item.item.title or work.printed)} appeared"
            + (": the place for it is empty." if empty else ".")
            + (f" Recorded for this source: {known}." if known else ""),
            target=work.item.item.title or work.printed,
            note_index=work.home.note_index,
            place_id=work.home.place_id,
            correction=known,
            changes=_filled(work, known),
            level=Level.WARNING if empty else None,
        )


def _filled(work: Cited, known: str | None) -> tuple[Change, ...]:
    """The note with the recorded outlet in the empty place, or without the place."""
    slot = _EMPTY_SLOT.search(fold(work.home.text), work.item.span.start, work.item.span.end)
    if slot is None:
        return ()
    comma = work.home.text.index(",", slot.start()) + 1
    return (change(work.home, comma, slot.end(), f" {known}," if known else ""),)


def lacks_container(work: Cited) -> bool:
    """Whether a full citation should name an outlet and names none."""
    item = work.item.item
    if work.item.position is not Position.FIRST or not item.title:
        return False
    if item.container_title or item.collection_title or item.publisher or item.archive_location:
        return False
    return item.type in CONTAINED or _EMPTY_SLOT.search(fold(work.printed)) is not None


def dangling_back_reference(audit: Audit) -> Iterator[Hit]:
    """A short form (Ibid., op. cit., art. cit., an author alone) leads to no earlier work.

    What it checks: short forms for which no work cited before can be meant. Where the name stands in an earlier note
    whose work could not be read, or where the words may be no short form, this is only a note. Of a citation in the
    text with several works, those that the article's own list of works does not have.

    Why it matters to a reader of the article: the reader has no way to the source.

    Example: "Doe, op. cit., p. 4" where Doe is cited nowhere before.

    What to do: give the full citation, or correct the name.

    Known limits: a work that only a bibliography outside the article lists is not seen.
    """
    mentioned: dict[str, Note] = {}
    for note in audit.document.notes:
        for word in key(note.text).split():
            mentioned.setdefault(word, note)
    for work in cited(audit):
        item = work.item
        if item.position is Position.FIRST or item.refers_to is not None or item.candidates:
            continue
        earlier = _earlier_mention(work, mentioned)
        where = "at no work cited before" if work.home.kind is HomeKind.NOTE else "at no entry of the list of works"
        doubt = _doubt(work)
        if earlier:
            where = f"at no work that could be read; its name stands in note {earlier.label}"
        elif doubt:
            where += f"; {doubt}"
        yield Hit(
            message=f"{work.home.title}: {quoted(work.printed)} points {where}.",
            target=work.printed,
            note_index=work.home.note_index,
            place_id=work.home.place_id,
            level=Level.NOTE if earlier or doubt else None,
            kind=Kind.OPEN if earlier or doubt else Kind.FAIL,
        )


def _doubt(work: Cited) -> str | None:
    """Why what looks like a short form may be none; None where "op. cit.", a place or a title says that it is one."""
    item = work.item
    if work.home.kind is not HomeKind.NOTE or item.marker or item.item.title or item.item.container_title:
        return None
    if not _YEAR.search(work.printed):
        return None if item.locator else "it may be a remark"
    people = (*item.item.author, *item.item.editor)
    known = {word for name in people for word in key(printed(name)).split()} | _BETWEEN_NAMES
    words = (word for word in key(work.printed).split() if len(word) > 2 and word.isalpha())
    if len(people) > 1 and any(word not in known for word in words):
        return "it may be a full citation that could not be taken apart"
    return None


def ambiguous_back_reference(audit: Audit) -> Iterator[Hit]:
    """A short form can mean more than one earlier work.

    What it checks: short forms that fit two or more works cited before and therefore lead to none for certain.

    Why it matters to a reader of the article: the reader may open the wrong source.

    Example: "Doe, op. cit." where two works by Doe are cited before.

    What to do: add a short title.

    Known limits: whether the page cited exists in only one of the works is not looked at.
    """
    works = {work.item.id: work for work in cited(audit)}
    for work in works.values():
        item = work.item
        if item.position is Position.FIRST or item.refers_to is not None or not item.candidates:
            continue
        meant = [works[c.id] for c in item.candidates if c.id in works]
        where = f" ({home_list([m.home for m in meant])})" if meant else ""
        count = f"{len(item.candidates)} works" if len(item.candidates) > 1 else "one work, but not for certain"
        yield Hit(
            message=f"{work.home.title}: {quoted(work.printed)} can mean {count}{where}.",
            target=work.printed,
            note_index=work.home.note_index,
            place_id=work.home.place_id,
            related=tuple(at_home(m.home, f"could be meant: {m.item.item.title or m.printed}") for m in meant),
        )


def back_reference_without_locator(audit: Audit) -> Iterator[Hit]:
    """A short form repeats a long work without saying at which page.

    What it checks: short forms other than a bare Ibid. that point at a book, journal article, report or thesis and
    give no page, section or other place in it.

    Why it matters to a reader of the article: the reader would have to read the whole work again.

    Example: "Doe, op. cit." without a page.

    What to do: add the page.

    Known limits: works printed without page numbers are not known as such. Author and year in the text often cite a
    work as a whole and are left alone.
    """
    works = {work.item.id: work for work in cited(audit)}
    for work in works.values():
        item = work.item
        meant = works.get(item.refers_to or "")
        if item.position is not Position.SUBSEQUENT or item.locator or meant is None or work.home.note_index is None:
            continue
        if meant.item.item.type in _PAGED:
            yield Hit(
                message=f"{work.home.title}: {quoted(work.printed)} repeats the work of {meant.home.name} "
                "without saying at which page.",
                target=work.printed,
                note_index=work.home.note_index,
                place_id=work.home.place_id,
                related=(at_home(meant.home, "the work meant"),),
            )


def _earlier_mention(work: Cited, mentioned: Mapping[str, Note]) -> Note | None:
    """The first earlier note that prints the family name of a short form's author."""
    family = [sort_name(name) for name in work.item.item.author[:1]] or [work.printed.split(",")[0]]
    for name in family:
        parts = key(name).split()
        first = mentioned.get(parts[-1]) if parts else None
        if first is not None and work.home.note_index is not None and first.index < work.home.note_index:
            return first
    return None


def _is_understood(cited_item: CitationItem) -> bool:
    """Whether enough was read of a work to look for it: somebody, something, or an address."""
    item = cited_item.item
    if _surety(cited_item) < LOW_CONFIDENCE:
        return False
    if cited_item.position is not Position.FIRST or item.type in _UNTITLED:
        return True
    told = item.author or item.editor or item.container_title or item.publisher or item.URL or item.DOI or item.genre
    return bool(told) or _REAL_WORD.search(item.title or "") is not None


def _why_unread(text: str) -> str:
    if is_east_asian(text):
        return "citations in Chinese, Japanese and Korean are not read, so nothing in it was verified:"
    return "none could be read from"


def _looks_like_citing(text: str) -> bool:
    plain = fold(text)
    if _ADDRESS.search(plain):
        return True
    if is_east_asian(plain):
        return bool(_EAST_ASIAN_TITLE.search(plain) and any(c.isdigit() for c in plain))
    dated_or_titled = _YEAR.search(plain) or _TITLE.search(text)
    return bool(dated_or_titled and (_PAGE.search(plain) or (_NUMBER.search(plain) and _TITLE.search(text))))


def _surety(cited_item: CitationItem) -> float:
    """How surely the title was read, or else the names; one doubtful place among sure fields makes no work unread."""
    for variable in ("title", "author"):
        told = [field.confidence for field in cited_item.fields if field.variable == variable]
        if told:
            return min(told)
    return cited_item.confidence
