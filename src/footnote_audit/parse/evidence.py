"""Whether words cite: what a printed reference shows and prose does not."""

import re

from footnote_audit.model import Span
from footnote_audit.parse.authors import looks_like_names
from footnote_audit.parse.dates import dates
from footnote_audit.parse.quotes import quotations
from footnote_audit.parse.signals import MARKER, PAGE_LABEL, PROSE, SIGNAL
from footnote_audit.text import fold

# A citation never runs over more sentences than this.
MOST_SENTENCES = 4
# Longer than any printed reference; what is longer is prose.
LONGEST_CITATION = 2000
LONGEST_SHORT_FORM = 120
_URL = re.compile(r"https?://|www\.|\bdoi:?\s*10\.|\b10\.\d{4,9}/", re.I)
_NUMBERS = re.compile(
    rf"\b(?:vol|bd|band|tome|t|no|n|nr|issue|heft|jg|т)\.?\s*[°º]?\s*\d|(?<![\w])(?:{PAGE_LABEL})\s*\d|\d\(\d+\)|\bn°\s*\d|№\s*\d|\d:\s?\d",
    re.I,
)
_PAGE_AT_END = re.compile(
    rf"(?:[,)]|(?<=\w))\s*(?:(?:at|{PAGE_LABEL})\s*)?(\d{{1,5}}(?:\s*-\s*\d{{1,5}})?)\s*(?:ff?\.?|sqq?\.?)?\s*(?:\([^()]{{1,24}}\))?\s*\.?$",
    re.I,
)
_PLACE_AND_YEAR = re.compile(r"[,.]\s+[^\W\d_a-zà-ÿ][\w-]+(?:[\s-][^\W\d_a-zà-ÿ][\w-]+)?\s*$")
_BARE_YEAR = re.compile(r"[^\W_]\s+(?:1[4-9]|20)\d\d\.?$")
_BRACKET_PRINT = re.compile(r"\((?:[^()]*[\s,:])?(?:1[4-9]|20)\d\d[a-z]?\s*\)|\([^()]*:[^()]*(?:1[4-9]|20)\d\d\)")
_AUTHOR_PAGE = re.compile(
    rf"^(?P<author>[^\d\"()]{{2,80}}?),?\s+(?:(?:{PAGE_LABEL})\s*)?\d{{1,4}}(?:\s*-\s*\d{{1,4}})?\s*(?:ff?\.?)?\s*(?:\([\dff.\s-]+\))?\s*\.{{0,2}}$",
    re.I,
)


def cites(text: str, cover: str, *, signalled: bool) -> bool:
    """Whether `text` is one printed reference; `cover` is the same text with quotations hidden.

    A quoted title with something of a reference behind it, or an unquoted one that opens with names and closes with a
    year or page. Prose outside the title speaks against both.
    """
    if not any(c.isalpha() for c in text):
        return False
    quoted = quotations(text)
    if quoted and _opens(text[: quoted[0].start]):
        return _quoted_cites(text, cover, quoted[0], signalled=signalled)
    if _URL.search(text) and (signalled or prose_words(cover) == 0 or _URL.match(text)):
        return True
    return _unquoted_cites(cover, signalled=signalled)


def _opens(lead: str) -> bool:
    plain = re.sub(r"\(?(?:1[4-9]|20)\d\d[a-z]?\)?", "", lead).strip(" ,.:;(")
    return not plain or looks_like_names(plain)


def _quoted_cites(text: str, cover: str, quoted: Span, *, signalled: bool) -> bool:
    tail, tail_cover = text[quoted.end :], cover[quoted.end :]
    words = len(text[quoted.start : quoted.end].split())
    facts = (
        bool(dates(tail))
        + bool(_NUMBERS.search(fold(tail)))
        + bool(_URL.search(tail))
        + bool(_BRACKET_PRINT.search(tail))
    )
    named = bool(text[: quoted.start].strip(" ,.:;("))
    joined = bool(re.match(r"\s*[,.(:;]|\s+(?:in|dans|en|im)\b|\s*$", tail))
    if prose_words(tail_cover) > (1 if facts > 1 else 0) or not joined:
        return False
    if facts:
        return words > 1 or named or facts > 1 or signalled
    place = tail.strip(" ,.;:")
    return (named or signalled) and words > 1 and (signalled or bool(place) or words > 2)


def _unquoted_cites(cover: str, *, signalled: bool) -> bool:
    plain = cover.strip()
    lead = _lead(plain)
    named = lead is not None
    has_fields = plain.count(",") + plain.count(". ") + len(_BRACKET_PRINT.findall(plain)) + plain.count(": ")
    if not has_fields or (not named and not signalled and not _opens_as_title(plain)):
        return False
    year_closes = _year_closes(plain)
    page_closes = bool(_PAGE_AT_END.search(fold(plain))) and not _BARE_YEAR.search(plain)
    numbers = bool(_NUMBERS.search(fold(plain)))
    printed = bool(_BRACKET_PRINT.search(plain))
    dated = bool(dates(plain))
    score = 2 * printed + 2 * year_closes + page_closes + numbers + named + signalled + (dated and not year_closes)
    tolerated = 1 if printed or (year_closes and named) else 0
    return score >= 3 + (0 if named else 1) and prose_words(plain) <= tolerated + (1 if printed and page_closes else 0)


def _lead(plain: str) -> str | None:
    """What stands before the first comma, colon or bracket, if it reads as names."""
    match = re.match(r"^([^,:(]{2,120}?)(?:[,:]|\s*\(|\.\s)", plain)
    return match[1] if match and looks_like_names(match[1]) and len(match[1].split()) <= 14 else None


def _opens_as_title(plain: str) -> bool:
    """A title without author: a capital first, and at least half of the words before the first comma capital."""
    first = re.split(r"[,(]", plain)[0].split()
    if len(first) < 2:
        return False
    return sum(w[:1].isupper() for w in first) * 2 >= len(first) and first[0].casefold() not in _NEVER_TITLES


_NEVER_TITLES = frozenset(
    [
        "on",
        "in",
        "at",
        "by",
        "from",
        "since",
        "after",
        "before",
        "during",
        "until",
        "en",
        "le",
        "au",
        "dans",
        "am",
        "im",
        "nel",
        "il",
        "el",
        "em",
        "w",
        "в",
        "на",
        "с",
    ]
)


def _year_closes(plain: str) -> bool:
    """Whether the text ends in a date of its own or in a bracket or page behind one."""
    found = dates(plain)
    if not found:
        return False
    last = found[-1]
    before, after = plain[: last.start].rstrip()[-1:], plain[last.end :].strip(" .,;")
    alone = before in ",(.;:" or bool(_PLACE_AND_YEAR.search(plain[: last.start]))
    return alone and (not after or bool(re.fullmatch(r"\)?[\s,]*(?:[^\s]{0,6}\s*\d[\d\s.,-]*(?:ff?\.?)?)?", after)))


def prose_words(cover: str) -> int:
    """How many words that only prose has stand outside quotations and brackets."""
    plain = re.sub(r"\([^()]*\)", " ", fold(cover))
    plain = re.sub(r"\"[^\"]*\"", " ", plain)
    return sum(w.casefold() in PROSE and w.islower() for w in re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", plain))


def is_author_with_page(text: str) -> bool:
    """Whether the text is a name and a page and nothing else ("Marlow 175 f.")."""
    if len(text) > LONGEST_SHORT_FORM:
        return False
    match = _AUTHOR_PAGE.match(fold(text).strip())
    return bool(match) and looks_like_names(match["author"]) if match else False


def full_citation_end(plain: str, hidden: str, found: list[Span], first: int) -> int:
    """Index of the last sentence that belongs to the citation opening in sentence `first`; `first` itself otherwise."""
    if found[first].end - found[first].start > LONGEST_CITATION:
        return first
    head = plain[found[first].start : found[first].end]
    cover = hidden[found[first].start : found[first].end]
    signal = SIGNAL.match(cover)
    offset = signal.end() if signal else 0
    if MARKER.search(cover) or prose_words(cover) > 1 or not _may_continue(head[offset:], cover[offset:]):
        return first
    for last in range(first + 1, min(first + MOST_SENTENCES, len(found))):
        whole = Span(start=found[first].start + offset, end=found[last].end)
        if whole.end - whole.start > LONGEST_CITATION:
            return first
        following = plain[found[last].start : found[last].end]
        rest = hidden[found[last].start : found[last].end]
        if SIGNAL.match(rest) or MARKER.match(rest) or prose_words(rest) > 1:
            return first
        if cites(following, rest, signalled=False) and _lead(rest) is not None:
            return first
        if cites(plain[whole.start : whole.end], hidden[whole.start : whole.end], signalled=bool(signal)):
            return last
    return first


def _may_continue(head: str, cover: str) -> bool:
    """Whether a sentence may be the start of a citation that the next one ends."""
    quoted = quotations(head)
    if quoted and _opens(head[: quoted[0].start]):
        return not dates(head[quoted[0].end :])
    return _lead(cover) is not None and not _year_closes(cover)
