"""CIT020: English titles whose words have capitals in one note and none in another."""

import re
from collections.abc import Iterator, Set

from footnote_audit.check.note_texts import Printing, Written, house_rules, written_texts
from footnote_audit.model import Audit, CitationItem, Hit, Position

LEAST_TITLES = 6
MAJORITY = 0.85
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SMALL = frozenset(
    """a an the and or nor but of in on at by for to from with as is into onto over under after before between against
    through during about up vs via de la le du von van der per than its their his her our it be are was""".split()  # noqa: SIM905
)
_ENGLISH = frozenset("the of and for with from to in on".split())  # noqa: SIM905
_FOREIGN = frozenset(
    """le les des du et une dans pour sur der die das und den des ein eine il lo gli della delle dei el los las una
    para por con da do em os uma""".split()  # noqa: SIM905
)
# Words beyond the first of at least this many letters tell; shorter ones follow rules of their own.
_TELLING = 4
_LEAST_TELLING = 3
_LEAST_COMMON = 2
TITLE, SENTENCE = "Capitals in All Main Words", "Capitals as in a sentence"


def title_case_varies(audit: Audit) -> Iterator[Hit]:
    """Titles have capitals as headlines do in most notes, and as sentences do in some, or the other way round.

    What it checks: English titles in quotation marks with three main words or more. Reported only where 85 in a
    hundred, and at least six, have one form; a title that mixes both is left alone.

    Why it matters to a reader of the article: it looks like carelessness and casts doubt on the rest.

    Example: “The harbour question in the north” where the other titles read “The Harbour Question”.

    What to do: use one form. The corrected title is offered where capitals are to be added; which capitals of a
    headline are those of names cannot be told.

    Known limits: a title counts as a headline only if two of its capitals belong to words that the article also prints
    small; all others could be names.
    """
    notes = written_texts(audit)
    small = _small_words(audit.document.text) | {word for note in notes for word in _small_words(note.home.text)}
    found = [p for note in notes for item in note.items if (p := _title(note, item, small))]
    yield from house_rules("titles", found, least=LEAST_TITLES, share=MAJORITY)


def _small_words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text) if word.islower())


def _title(written: Written, item: CitationItem, small: Set[str]) -> Printing | None:
    title = item.item.title
    if not title or item.position is not Position.FIRST:
        return None
    at = written.home.text.find(title, item.span.start, item.span.end)
    words = [m.group() for m in _WORD.finditer(title)]
    plain = {word.casefold() for word in words}
    if at < 0 or not written.in_quotes(at) or not plain & _ENGLISH or plain & _FOREIGN or title.isupper():
        return None
    telling = [word for word in words[1:] if len(word) >= _TELLING and word.casefold() not in _SMALL]
    capitals = sum(word[0].isupper() for word in telling)
    if len(telling) < _LEAST_TELLING or 0.4 * len(telling) < capitals < len(telling):
        return None
    common = sum(word.casefold() in small for word in telling if word[0].isupper())
    if capitals == len(telling) and common < _LEAST_COMMON:
        return None
    form = TITLE if capitals == len(telling) else SENTENCE
    return Printing(form, written, at, at + len(title), {TITLE: _headline(title)})


def _headline(title: str) -> str:
    def capital(match: re.Match[str]) -> str:
        word = match.group()
        if word.casefold() in _SMALL and match.start() and title[: match.start()].rstrip()[-1:] not in ":?!.–—":
            return word
        return word[0].upper() + word[1:]

    return _WORD.sub(capital, title)
