"""A short form as printed to the citation item it stands for: marker, names, title, cited place, and what it means."""

import re
from dataclasses import replace
from typing import NamedTuple

from footnote_audit.model import CitationItem, CslItem, EmbeddedItem, Name, Position
from footnote_audit.parse.authors import looks_like_names, names
from footnote_audit.parse.backrefs import Printed, Target, last_author, position, resolve
from footnote_audit.parse.fields import Fields, read_fields
from footnote_audit.parse.library import Library
from footnote_audit.parse.markers import MARKER, NOTE_NUMBER
from footnote_audit.parse.numbers import take_locators
from footnote_audit.parse.printed_names import names_before
from footnote_audit.parse.quotes import quotations
from footnote_audit.parse.scripts import is_cyrillic
from footnote_audit.parse.segment import Raw
from footnote_audit.text import fold, squeeze

_TENTATIVE = re.compile(
    r"^(?P<author>[^\d]{2,80}?),?(?:\s+\(?(?P<year>(?:1[5-9]|20)\d\d[a-z]?)\)?)?"
    r"(?:[,:]?\s+(?:at\s+)?(?:(?:pp?|ss?|seiten?|с|стр|págs?|pagg?)\.?\s*)?(?P<page>\d{1,4}(?:\s*-\s*\d{1,4})?)"
    r"(?:\s*ff?\b)?)?[\s.,]*(?:\(\d[^()]{0,20}\)[\s.]*)?$",
    re.I,
)
_LOCATOR_ALONE = re.compile(r"^[\s,.:;]*(?:at\s+|p\.?\s*)?(\d{1,5}(?:\s*[-–]\s*\d{1,5})?)\s*(?:ff?\.?)?\s*[.]*$")
_CITED_BEHIND = re.compile(r",\s*cit\.?$", re.I)
_LOC = re.compile(r"\bloc\.?\s*cit|\bl\.\s?c\.", re.I)
_YEAR = re.compile(r"(?<!\w)(?:1[5-9]|20)\d\d[a-z]?(?!\w)")
# The editors of a book behind the title of a contribution to it.
_IN = re.compile(r"[\"'],?\s+(?:in|dans|en|em|в):?\s+(?P<names>[^\d\"']{2,80})$", re.I)
_INITIAL_LAST = re.compile(r"(?<!\w)[^\W\d_]$")
# Fewer letters are initials.
_INITIALS = 2
# The manner of GOST: a family name, initials, a title without a stop between.
_NAME_AND_TITLE = re.compile(r"^([^\W\d_]{2,30} (?:[^\W\d_]\. ?){1,2})()(?=[^\W\d_]{2})(.{3,})$")
_JOIN = " ,.;:("


class _Parted(NamedTuple):
    """A short form cut in three: what stands before its first marker, the markers, what stands behind the last."""

    before: str
    marker: str
    behind: str
    note: int | None = None
    is_ibid: bool = False
    is_idem: bool = False


def _part(printed: str) -> _Parted:
    """Markers that follow one another ("Ders., a.a.O. (Fn. 5)") are one."""
    plain = fold(printed)
    found = list(_run(plain))
    if not found:
        return _Parted(before=printed, marker="", behind="")
    start, end = found[0].start(), found[-1].end()
    number = NOTE_NUMBER.search(plain)
    kinds = {m.lastgroup or "supra" if not m["supra"] else "supra" for m in found}
    if number:
        end = max(end, number.end())
    marker = found[0] if not (found[0]["supra"] or "").strip(_JOIN) or len(found) == 1 else found[-1]
    shown = printed[marker.start() : marker.end()].strip(" ,")
    shown = shown if shown.startswith(("(", "[")) and shown.endswith((")", "]")) else shown.strip("()[]")
    return _Parted(
        before=printed[:start], marker=shown if len(found) < 3 else squeeze(printed[start:end]), behind=printed[end:],
        note=int(next(g for g in number.groups() if g)) if number else None,
        is_ibid="ibid" in kinds and "work" not in kinds, is_idem="idem" in kinds,
    )  # fmt: skip


def _run(plain: str) -> "list[re.Match[str]]":
    found: list[re.Match[str]] = []
    for match in MARKER.finditer(plain):
        if found and plain[found[-1].end() : match.start()].strip(_JOIN):
            break
        found.append(match)
    return found


def short_item(raw: Raw, printed: str, item_id: str, library: Library) -> CitationItem:
    """The item of a short form; "Id." before a title of its own is a new work by the author cited last."""
    parted = _part(printed)
    anew = _by_the_same(raw, printed, parted, item_id, library)
    if anew is not None:
        return anew
    locator, label = cited_place(parted.behind)
    short = _read(parted, locator if label == "page" else None)
    box = _IN.search(fold(parted.before)) if short.title else None
    if box and looks_like_names(parted.before[box.start("names") :].strip(_JOIN)):
        return _in_a_book_cited(raw, short, parted.before[box.start("names") :], item_id, (locator, label), library)
    target = resolve(short, library)
    item = _as_cited(CslItem(id=item_id, type="document", title=short.title, author=short.author), target, library)
    again = _repeated_place(short, target, library) if locator is None else (None, None)
    return CitationItem(
        id=item_id, item=item, position=position(short, locator), span=raw.span,
        confidence=_confidence(target), locator=locator, label=label, prefix=raw.signal, marker=short.marker or None,
        refers_to=target.refers_to, chain=target.chain, candidates=target.candidates,
        inherited_locator=again[0], inherited_label=again[1],
    )  # fmt: skip


def _read(parted: _Parted, page: str | None) -> Printed:
    """The names and the title before the marker; of other words the names that they end with."""
    title = _title(parted.before)
    lead = parted.before[: quotations(parted.before)[0].start] if title else parted.before
    author_text, plain_title = _author_and_title(lead)
    run = names_before(fold(lead), 0) if plain_title else None
    return Printed(
        marker=squeeze(parted.marker), author=_persons(author_text) if author_text else (), title=title or plain_title,
        note=parted.note, is_ibid=parted.is_ibid, is_idem=parted.is_idem, page=page,
        tail=tuple(part.split()[-1] for part in run.parts) if run else (),
    )  # fmt: skip


def _in_a_book_cited(
    raw: Raw, short: Printed, editors: str, item_id: str, place: tuple[str | None, str | None], library: Library
) -> CitationItem:
    """A contribution that is new in a book cited before ("Ada Marlow, ‘Salt’ in Aske, op. cit., n. 3")."""
    target = resolve(short._replace(author=_persons(editors.strip(_JOIN)), title=None), library)
    item = CslItem(id=item_id, type="chapter", title=short.title, author=short.author)
    return CitationItem(
        id=item_id, item=item, position=Position.FIRST, span=raw.span, confidence=_confidence(target),
        locator=place[0], label=place[1], prefix=raw.signal, marker=short.marker or None, refers_to=target.refers_to,
        chain=target.chain, candidates=target.candidates,
    )  # fmt: skip


def _confidence(target: Target) -> float:
    if not target.refers_to:
        return 0.5
    return 0.6 if target.is_doubtful else 0.9


def _as_cited(item: CslItem, target: Target, library: Library) -> CslItem:
    """What is printed, with the type of the work it means."""
    known = library.find(target.refers_to)
    return replace(item, type=known.item.type) if known else item


def _repeated_place(short: Printed, target: Target, library: Library) -> tuple[str | None, str | None]:
    """The cited place that "Ibid." or "loc. cit." alone takes over from the nearest item on its way."""
    alone = (short.is_ibid or short.is_idem) and not short.author and not short.title
    nearest = library.find(target.chain[0]) if target.refers_to and target.chain else None
    if nearest is None or not (alone or _LOC.search(short.marker)):
        return None, None
    if nearest.locator:
        return nearest.locator, nearest.label
    return nearest.inherited_locator, nearest.inherited_label


def _by_the_same(raw: Raw, printed: str, parted: _Parted, item_id: str, library: Library) -> CitationItem | None:
    if not parted.is_idem or parted.is_ibid or parted.note is not None or parted.before.strip(_JOIN):
        return None
    behind = parted.behind.lstrip(" ,:;.")
    if sum(c.isalpha() for c in behind) < 8 or MARKER.search(fold(behind)):
        return None
    fields = read_fields(("Автор А. А. " if is_cyrillic(behind) else "Anon, ") + behind)
    work = fields.item if fields.item.title else replace(fields.item, title=_first_words(behind))
    if not work.title or not (work.issued or work.container_title or work.publisher or work.URL or work.DOI):
        return None
    return CitationItem(
        id=item_id, item=replace(work, id=item_id, author=last_author(library)), position=Position.FIRST,
        span=raw.span, confidence=min(0.7, fields.confidence), locator=fields.locator, label=fields.label,
        prefix=raw.signal, marker=printed[: len(printed) - len(parted.behind)].strip(" ,:;"),
    )  # fmt: skip


def _first_words(behind: str) -> str | None:
    """The words up to the first full stop, where imprint or outlet follow: "Берег. М.: Наука, 2003"."""
    words, stop, rest = behind.partition(". ")
    return words.strip() if stop and rest and sum(c.isalpha() for c in words) > _INITIALS else None


def _title(before: str) -> str | None:
    found = quotations(before)
    return squeeze(before[found[0].start + 1 : found[0].end - 1]).strip(" ,.") or None if found else None


def _author_and_title(lead: str) -> tuple[str, str | None]:
    """Names and an unquoted short title ("Fido, Da Riva al Colle, cit.")."""
    plain = lead.strip(" ,.;:([")
    # The stop of an initial belongs to it ("Лунин А. И. Указ. соч.").
    plain += "." if _INITIAL_LAST.search(plain) else ""
    if not plain or not any(c.isalpha() for c in plain):
        return "", None
    if looks_like_names(plain):
        return plain, None
    first, comma, rest = plain.partition(",")
    if comma and looks_like_names(first):
        return first, rest.strip(" ,.") or None
    return "", plain


def cited_place(behind: str) -> tuple[str | None, str | None]:
    """The cited place behind a marker or a year (", pp. 3-5", ": 14", ", at 7") with its CSL label."""
    found, _ = take_locators(behind)
    if found.pages or found.locator:
        return (
            found.locator if found.label != "page" and found.locator else found.pages or found.locator,
            found.label or "page",
        )
    alone = _LOCATOR_ALONE.match(fold(behind))
    return (squeeze(alone[1]), "page") if alone else (None, None)


def author_and_page(raw: Raw, printed: str, item_id: str, library: Library) -> CitationItem | None:
    """An author, a short title or a name given to a work, with a page or year: a citation where it was cited before."""
    match = _TENTATIVE.match(fold(printed))
    if not match:
        return None
    lead = printed[: match.end("author")].strip(" ,")
    short, target = _known(lead, match["year"], library)
    if (not target.refers_to and not target.candidates) or target.is_doubtful:
        return None
    page = match["page"]
    return CitationItem(
        id=item_id, item=CslItem(id=item_id, author=short.author, title=short.title, issued=_issued(match["year"])),
        position=Position.SUBSEQUENT, span=raw.span, confidence=0.7 if target.refers_to else 0.4, locator=page,
        label="page" if page else None, prefix=raw.signal, refers_to=target.refers_to, chain=target.chain,
        candidates=target.candidates,
    )  # fmt: skip


def _known(lead: str, year: str | None, library: Library) -> tuple[Printed, Target]:
    """The lead as authors, else as a title, whichever was cited before."""
    initials = _NAME_AND_TITLE.match(lead)
    first, comma, rest = initials.groups() if initials else lead.partition(", ")
    if (comma or initials) and looks_like_names(first.strip()):
        short = Printed(marker="", author=_persons(first), title=rest, year=year)
        target = resolve(short, library)
        known = library.find(target.refers_to)
        if known and library.titles_agree(rest, known):
            return short, target
    if looks_like_names(lead) and not library.named(lead):
        short = Printed(marker="", author=_persons(lead), year=year)
        target = resolve(short, library)
        known = library.find(target.refers_to)
        if year and known and (known.item.issued or year)[:4] != year[:4]:
            return short, Target()
        if (target.refers_to or target.candidates) and not target.is_doubtful:
            return short, target
    short = Printed(marker="", title=lead, year=year)
    return short, resolve(short, library)


def _issued(year: str | None) -> str | None:
    return year[:4] if year else None


def _persons(text: str) -> tuple[Name, ...]:
    """The names; an initial behind the family name ("Moreva A.") is no family name."""
    return tuple(
        replace(n, family=n.given, given=n.family) if n.given and n.family and len(n.family) == 1 < len(n.given) else n
        for n in names(text)
    )


def repeated_work(raw: Raw, fields: Fields, item_id: str, library: Library) -> CitationItem | None:
    """A later mention of a work cited before: an author with a shortened title or a year and no more of the imprint."""
    item = fields.item
    imprint = item.container_title or item.publisher or item.collection_title or item.URL or item.DOI or item.volume
    if imprint or not item.author or not (item.title or item.issued) or (item.title and item.issued):
        return None
    year = item.issued[:4] if item.issued else None
    title = _CITED_BEHIND.sub("", item.title) if item.title else None
    target = resolve(Printed(marker="", author=item.author, title=title, year=year), library)
    known = library.find(target.refers_to)
    if known is None or (title and not library.titles_agree(title, known)):
        return None
    if year and year != (known.item.issued or year)[:4]:
        return None
    return CitationItem(
        id=item_id, item=replace(item, id=item_id, type=known.item.type, title=title), position=Position.SUBSEQUENT,
        span=raw.span, confidence=0.8, locator=fields.locator, label=fields.label, prefix=raw.signal,
        refers_to=target.refers_to, chain=target.chain,
    )  # fmt: skip


def recorded_short(raw: Raw, record: EmbeddedItem, item: CslItem, library: Library) -> CitationItem:
    """A work that the file records with its authors alone ({{sfn}}) as a short form."""
    year = item.issued[:4] if item.issued else None
    target = resolve(Printed(marker="", author=item.author, year=year), library)
    return CitationItem(
        id=item.id or "", item=item, position=Position.SUBSEQUENT, span=raw.span,
        confidence=0.9 if target.refers_to else 0.5, locator=record.locator, label=record.label, prefix=raw.signal,
        refers_to=target.refers_to, chain=target.chain, candidates=target.candidates,
    )  # fmt: skip
