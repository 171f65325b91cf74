"""CIT012 to CIT016, and CIT023: house rules that most notes keep and some do not."""

import re
from collections.abc import Iterator, Sequence

from footnote_audit.check.note_texts import Printing, Written, house_rules, written_texts
from footnote_audit.check.printed_dates import ENGLISH_MONTHS, Order, PrintedDate, printed_dates
from footnote_audit.model import Audit, Hit

# A form is the house's where at least this many places and this share of all have it; measured on the documents of
# the development set, where a lower share called deliberate differences slips.
LEAST_PLACES = 5
MAJORITY = 0.8
_ACCESS = re.compile(
    r"(?:access|retriev|consult|visit|view|seen|check|abgerufen|zugriff|zuletzt|stand|acces|ultimo|visto|обращения)"
    r"[^\d]{0,30}$",
    re.I,
)
_NUMBER = re.compile(r"(?<![\w.])(no\.|n°\.?|nº\.?|nr\.?|№|#) ?(?=\d)", re.I)
# What is numbered here is a law, a case or a flight, and the sign belongs to its name.
_NAMED_BY_NUMBER = re.compile(
    r"\b(?:case|application|resolution|law|decree|act|order|regulation|directive|bill|protocol|docket|app|opinion|"
    r"chapter|table|figure|convention|council|series|document|doc|loi|décret|résolution|gesetz|urteil|treaty|room|"
    r"record|patent|grant|nos|note|box|and|et|und|&)\.?,? ?$",
    re.I,
)
_RANGE = re.compile(r"(?<![\w.])(pp?\.) ?\d{1,6}\u2060? ?[-–—‑‒]\u2060? ?\d{1,6}(?![\w-])", re.I)
_SINGLE = re.compile(
    r"(?<![\w.])(pp?\.) ?(\d{1,6})(?![\w\d]|[-–—‑‒, \u2060\u200b]{1,4}\d|\.\d| ?ff?\b| ?(?:et|and|&|sq|s\.))", re.I
)
_DASHED = re.compile(r"(?<![\w.])(?:pp?|s|págs?)\. ?\d{1,6}( ?[-–—‑‒] ?)\d{1,6}(?![\w-])", re.I)
_ABBREVIATED = re.compile(r"(?<![\w.])((?:vol|no|nr|pp?|bd|jg)\.)( ?)(\d{1,6})(?![\w])", re.I)
_WITH_SPACE, _WITHOUT_SPACE = "a space and the number (vol. 3)", "the number at once (vol.3)"
_DASHES = {
    "-": "a hyphen (4-9)",
    "‑": "a hyphen (4-9)",
    "–": "an en dash (4–9)",
    "—": "an em dash (4—9)",
    "‒": "a figure dash",
}
_QUOTES = {
    ("“", "”"): "“…”",
    ('"', '"'): '"…"',
    ("«", "»"): "«…»",
    ("„", "“"): "„…“",
    ("„", "”"): "„…”",
    ("‘", "’"): "‘…’",
    ("'", "'"): "'…'",
    ("”", "”"): "”…”",
    ("»", "«"): "»…«",
}
_PAIR = {form: pair for pair, form in _QUOTES.items()}
_TITLE_LEAST = 12
_SPACES = " \u00a0\u202f"


def date_order_varies(audit: Audit) -> Iterator[Hit]:
    """Dates of the notes are printed in more than one order.

    What it checks: full dates of cited works, and apart from them dates of access: day first, month first, year first,
    or in figures alone. Reported only where four in five, and at least five, have one order.

    Why it matters to a reader of the article: 3/5/2019 is two days, and mixed orders let the reader guess which.

    Example: May 3, 2019 in one note where the others print 4 May 2019.

    What to do: print all dates in one order; the corrected notes are offered.

    Known limits: dates within quoted titles are left alone, and so are dates that name the month in another language
    than English, because those languages have no month-first order.
    """
    dates: tuple[list[Printing], list[Printing]] = ([], [])
    for written in written_texts(audit):
        for date in printed_dates(written.plain):
            if date.word is not None and date.word.casefold() not in ENGLISH_MONTHS:
                continue
            if written.in_quotes(date.start) or written.in_address(date.start) or not written.in_work(date.start):
                continue
            access = _ACCESS.search(written.plain, max(0, date.start - 45), date.start) is not None
            dates[access].append(_date(written, date))
    yield from _rule("dates", dates[0])
    yield from _rule("dates of access", dates[1])


def quotation_marks_vary(audit: Audit) -> Iterator[Hit]:
    """Titles stand in more than one kind of quotation marks.

    What it checks: the marks around the titles of cited works. Reported only where four in five, and at least five,
    have one kind.

    Why it matters to a reader of the article: two kinds of marks look like two kinds of works.

    Example: 'A quiet quay' where the other titles stand in “…”.

    What to do: use one kind; the corrected notes are offered.

    Known limits: an article that gives each title the marks of its own language is left alone as far as the languages
    of the titles are told.
    """
    found: list[Printing] = []
    for written in written_texts(audit):
        for item in written.items:
            title = item.item.title
            if not title or len(title) < _TITLE_LEAST or _other_language(audit, item.item.language):
                continue
            printing = _marks(written, title, item.span.start, item.span.end)
            if printing:
                found.append(printing)
    yield from _rule("the quotation marks of titles", found)


def number_sign_varies(audit: Audit) -> Iterator[Hit]:
    """The number of an issue or a paper has more than one sign: no., No., N°, Nr.

    What it checks: the sign before the numbers of cited works. Reported only where four in five, and at least five,
    have one sign.

    Why it matters to a reader of the article: it looks like carelessness and casts doubt on the rest.

    Example: N°4 where the other notes print no. 4.

    What to do: use one sign; the corrected notes are offered.

    Known limits: numbers of laws, cases and the like keep the sign of their name.
    """
    found = []
    for written in written_texts(audit):
        for match in _NUMBER.finditer(written.plain):
            at = match.start()
            if written.in_quotes(at) or written.in_address(at) or not written.in_work(at):
                continue
            if _NAMED_BY_NUMBER.search(written.plain, max(0, at - 24), at):
                continue
            sign = match[1].replace("º", "°")
            usual = {form: _spaced_sign(form, match.group()) for form in ("no.", "No.", "n°", "N°", "Nr.", "nr.", "№")}
            found.append(Printing(sign, written, at, match.end(), usual))
    yield from _rule("the sign of numbers", found)


def page_sign_varies(audit: Audit) -> Iterator[Hit]:
    """Several pages have the sign of one, or one page the sign of several: p. 4-9, pp. 4.

    What it checks: p. and pp. before page numbers of cited works; ranges and single pages each against the form that
    four in five, and at least five, of their like have.

    Why it matters to a reader of the article: the reader cannot tell whether a page is missing.

    Example: p. 4-9 where the other notes print pp. 4-9.

    What to do: use one form; the corrected notes are offered.

    Known limits: articles that print p. for both are left alone.
    """
    ranges: list[Printing] = []
    singles: list[Printing] = []
    for written in written_texts(audit):
        for pattern, found in ((_RANGE, ranges), (_SINGLE, singles)):
            for match in pattern.finditer(written.plain):
                if written.in_work(match.start()) and not written.in_quotes(match.start()):
                    forms = {"p.": "p.", "pp.": "pp."}
                    found.append(Printing(match[1], written, match.start(1), match.end(1), forms))
    yield from _rule("the sign of several pages", ranges)
    yield from _rule("the sign of one page", singles)


def page_dash_varies(audit: Audit) -> Iterator[Hit]:
    """The pages from and to are joined by more than one kind of dash.

    What it checks: the dash between page numbers that carry a sign (pp. 4-9). Reported only where four in five, and
    at least five, have one kind.

    Why it matters to a reader of the article: it looks like carelessness and casts doubt on the rest.

    Example: pp. 4-9 where the other notes print pp. 4–9.

    What to do: use one dash; the corrected notes are offered.

    Known limits: page ranges without a sign before them are left alone.
    """
    found = []
    for written in written_texts(audit):
        for match in _DASHED.finditer(written.home.text):
            if not written.in_address(match.start()) and not written.in_quotes(match.start()):
                spaced = match[1] != match[1].strip()
                form = _DASHES[match[1].strip()] + (" between spaces" if spaced else "")
                forms = {name: mark for mark, name in _DASHES.items() if mark != "‑"}
                found.append(Printing(form, written, match.start(1), match.end(1), forms))
    yield from _rule("the dash between pages", found)


def spacing_varies(audit: Audit) -> Iterator[Hit]:
    """The number behind an abbreviation follows with a space in most notes and without one in some: vol. 3, vol.3.

    What it checks: volume, number and page signs of cited works that end in a stop. Reported only where four in five,
    and at least five, have one form.

    Why it matters to a reader of the article: it looks like carelessness, and a search for one form misses the other.

    Example: vol.3 where the other notes print vol. 3.

    What to do: use one form; the corrected notes are offered.

    Known limits: a degree sign or a hash may stand close in any house and is left alone.
    """
    found = []
    for written in written_texts(audit):
        for match in _ABBREVIATED.finditer(written.plain):
            at = match.start(1)
            if written.in_work(at) and not written.in_quotes(at) and not written.in_address(at):
                form = _WITH_SPACE if match[2] else _WITHOUT_SPACE
                forms = {_WITH_SPACE: f"{match[1]} {match[3]}", _WITHOUT_SPACE: f"{match[1]}{match[3]}"}
                found.append(Printing(form, written, at, match.end(), forms))
    yield from _rule("numbers behind abbreviations", found)


def _rule(what: str, printings: Sequence[Printing]) -> Iterator[Hit]:
    yield from house_rules(what, printings, least=LEAST_PLACES, share=MAJORITY)


def _date(written: Written, date: PrintedDate) -> Printing:
    forms = {order.value: text for order in Order if (text := date.in_order(order))}
    return Printing(date.order.value, written, date.start, date.end, forms)


def _other_language(audit: Audit, language: str | None) -> bool:
    own = (audit.document.language or "").casefold()[:2]
    return bool(language and own) and (language or "").casefold()[:2] != own


def _marks(written: Written, title: str, start: int, end: int) -> Printing | None:
    """The marks around a title between two offsets of the note."""
    text = written.home.text
    first = text.find(title, start, end)
    if first < 1:
        return None
    last = first + len(title)
    opening = first - 1 - (text[first - 1] in _SPACES)
    after = text[last : last + 3].lstrip(_SPACES + ".,?!")
    if opening < 0 or not after or (text[opening], after[0]) not in _QUOTES:
        return None
    close = text.index(after[0], last) + 1
    inner = text[opening + 1 : close - 1].strip(_SPACES)
    forms = {form: f"{pair[0]}{inner}{pair[1]}" for form, pair in _PAIR.items()}
    forms["«…»"] = f"«\u00a0{inner}\u00a0»"
    return Printing(_QUOTES[text[opening], after[0]], written, opening, close, forms)


def _spaced_sign(sign: str, printed: str) -> str:
    """A sign with the space that its kind takes: a degree sign keeps the space as printed, a stop has one."""
    return sign + (" " if sign.endswith(".") or printed.endswith(" ") else "")
