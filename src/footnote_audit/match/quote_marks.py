"""Where words stand in quotation marks: pairs of every language, one inside another, over several paragraphs."""

import re
from typing import NamedTuple

from footnote_audit.match.words import words
from footnote_audit.model import Span

# Quotes of one or two words name a term; from three on they claim that somebody said so.
LEAST_WORDS = 3
LONGEST_QUOTE = 3000
# Marks that wait for their closing one; older ones are given up, so that a text of marks alone costs no more.
DEEPEST = 8
# What is looked at before and behind marks to tell a title or a term from somebody's words.
AROUND = 60

_CLOSERS = {
    "“": "”",
    "«": "»",
    "‹": "›",
    "‘": "’",
    '"': '"',
    "'": "'",
    "„": "“”",
    "‚": "‘’",
    "»": "«",
    "›": "‹",
    "”": "”",
    "’": "’",
}
_MARK = re.compile(r"[“”„«»‹›‘’‚\"']")
# Words that say that what follows is what something is called.
_TITLED = re.compile(
    r"(?:\b(?:en)?titled|\bso[ -]called|\bheadlined|\bunder the (?:title|headline|heading|name)|\bintitulée?s?|"
    r"\bsoi-disant|\b(?:mit|unter) dem (?:Titel|Namen)|\bsogenannte[nrms]?|\bso genannte[nrms]?|\bbetitelte?[nrs]?|"
    r"\btitulad[oa]s?|\b(?:el|la|los|las) llamad[oa]s?|\bintitolat[oaie]|\bcosiddett[oaie]|\bchamad[oa]s?|"
    r"\bpod nazvaniem|\bпод названием|\bтак называем\w{2,3})[ ,:]*$",
    re.I,
)
_KINDS_OF_WORK = re.compile(
    r"\b(?:articles?|essays?|books?|reports?|study|studies|papers?|chapters?|novels?|films?|songs?|speech|lecture|"
    r"poems?|plays?|series|exhibition|conference|ouvrage|livre|étude|rapport|conférence|Aufsatz|Buch|Artikel|Bericht|"
    r"Studie|Vortrag|artículo|libro|informe|estudio|articolo|saggio|studio|artigo|livro|стать\w|книг\w|докла\w+)"
    r"[ ,]*$",
    re.I,
)
_SAYING = re.compile(
    r"\b(?:said|says?|told|wrote|writes?|declared|asked|added|shouted|chanted|argued|stated|announced|dit|déclaré|"
    r"écrit|sagte|schrieb|erklärte|dijo|escribió|disse|detto|scrisse|сказал\w*|заявил\w*|писал\w*)\b",
    re.I,
)


class _Open(NamedTuple):
    mark: str
    at: int


def quoted(text: str) -> tuple[Span, ...]:
    """The runs in quotation marks of three words or more, outermost marks only and left out; offsets into `text`.

    Titles of works and what is "so-called" are no words that a source must have, and are left out.
    """
    return tuple(
        span
        for span in _outermost(text)
        if span.end - span.start <= LONGEST_QUOTE
        and len(words(text[span.start : span.end])) >= LEAST_WORDS
        and not _names_something(text, span)
    )


def _outermost(text: str) -> list[Span]:
    """What stands between pairs of marks, without what stands inside another pair."""
    last_end, kept = -1, []
    for span in sorted(_pairs(text), key=lambda s: (s.start, -s.end)):
        if span.start >= last_end:
            kept.append(span)
            last_end = span.end
    return kept


def _pairs(text: str) -> list[Span]:
    waiting: list[_Open] = []
    found = []
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if _is_apostrophe(text, at):
            continue
        number = next((n for n in range(len(waiting) - 1, -1, -1) if mark in _CLOSERS[waiting[n].mark]), None)
        if number is not None and _can_close(text, at, mark, waiting[number]):
            found.append(Span(start=waiting[number].at + 1, end=at))
            del waiting[number:]
        elif _can_open(text, at, mark, waiting):
            waiting.append(_Open(mark, at))
            del waiting[:-DEEPEST]
    return found


def _is_apostrophe(text: str, at: int) -> bool:
    """A single mark between letters, or before the figures of a year."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return text[at] in "’'‘" and ((before.isalnum() and after.isalnum()) or (not before.isalnum() and after.isdigit()))


def _can_close(text: str, at: int, mark: str, opened: _Open) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark in "’'" and opened.mark in "‘'‚":
        # A plural's apostrophe stands like a closing mark; it is none where a closing one follows.
        plural = before == "s" and text[at + 1 : at + 3].strip()[:1].islower() and after == " "
        return not after.isalnum() and not before.isspace() and not (plural and _closes_later(text, at, mark))
    if (mark in "”’" and opened.mark == mark) or mark in '"':
        return not before.isspace() and not after.isalnum()
    return True


def _closes_later(text: str, at: int, mark: str) -> bool:
    rest = text[at + 1 : at + 1 + LONGEST_QUOTE // 10]
    later = re.search(rf"(?<=[^\s]){mark}(?!\w)", rest)
    return later is not None and re.search(r"(?<!\w)[‘']\w", rest[: later.start()]) is None


def _can_open(text: str, at: int, mark: str, waiting: list[_Open]) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if waiting and waiting[-1].mark == mark and before in ("", "\n"):
        # Each paragraph of a long quotation opens again without the one before having been closed.
        return False
    if mark in "»›" or mark in "\"'”’":
        # Marks that close in other habits open only where they stand before a word.
        return mark in "»›\"'" and not before.isalnum() and after.isalnum() | (after in "[(…“‘„‚")
    return mark in _CLOSERS and not (mark in "‘“" and before.isalnum() and not after.isalnum())


def _names_something(text: str, span: Span) -> bool:
    """Whether marks are around a title or a term: somebody has called a thing so, nobody has said it."""
    before = text[max(0, span.start - 1 - AROUND) : max(0, span.start - 1)]
    printed = text[span.start : span.end].strip()
    if _TITLED.search(before):
        return True
    titled = _in_title_case(printed)
    if titled and _KINDS_OF_WORK.search(before):
        return True
    behind = text[span.end + 1 : span.end + 1 + AROUND]
    return titled and not (_SAYING.search(before) or _SAYING.search(behind)) and printed[-1:] not in ".!?,"


def _in_title_case(printed: str) -> bool:
    telling = [w for w in words(printed) if not w.common and len(w.plain) > 3]
    return len(telling) >= 2 and all(w.capital for w in telling)
