"""Claims of a place in an order ("the second largest customer") against a source that tells the order itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footnote_audit.match.figures import Reading, topic_share
from footnote_audit.match.passages import PassageIndex
from footnote_audit.match.question import Question
from footnote_audit.match.stated import Stated
from footnote_audit.match.weighed import REFUTED_SCORE, SAME_TOPIC, Weighed, in_band, whole_place
from footnote_audit.match.words import words
from footnote_audit.model import Rating, Span

_RANKS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5}
_LARGEST = re.compile(
    rf"\b(?:(?P<rank>{'|'.join(_RANKS)})[- ])?(?P<most>largest|biggest|highest|tallest|longest|smallest|lowest|oldest|"
    r"richest|busiest|deepest|heaviest|best|top|leading|main)\b",
    re.I,
)
_NAME = r"[A-ZÀ-ÞА-Я][\w’'-]*(?: [A-ZÀ-ÞА-Я][\w’'-]*)*"
_FOLLOWED = re.compile(
    rf"(?P<first>{_NAME})(?:,| \(?\d[^,;.()]{{0,30}}\)?,?)? (?:followed by|ahead of|then) "
    rf"(?P<rest>{_NAME}(?:(?:,| and|, and|,? then) {_NAME}){{0,6}})"
)
_OWNED = re.compile(r"['’]s?$")
# Words of the same size in an order: the main supplier is the largest.
_SAME = {"biggest": "largest", "top": "largest", "leading": "largest", "main": "largest"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked(Stated):
    """A place in an order of size, 1 for the first, and the word of size ("largest")."""

    rank: int
    most: str


def rank(text: str) -> Ranked | None:
    """The first place in an order of size that a text states; None where it states none."""
    match = _LARGEST.search(text)
    if match is None:
        return None
    place = _RANKS[match["rank"].casefold()] if match["rank"] else 1
    return Ranked(words=Span(start=match.start(), end=match.end()), rank=place, most=_size(match["most"]))


def weigh_rank(asked: Question, stated: Ranked, readings: Sequence[Reading], index: PassageIndex) -> Weighed | None:
    """The claim by an order that a passage tells ("X, followed by Y"); None where none places the claimed one."""
    subject = _subject(asked)
    if not subject:
        return None
    for read in readings:
        exact = index.exact(read.passage)
        other, order = rank(exact), _order(exact)
        if other is None or other.most != stated.most or not order or not asked.names <= read.passage.stems:
            continue
        place = next((n for n, name in enumerate(order, other.rank) if name == subject), None)
        if place is None or topic_share(asked.topic, read.passage, index) < SAME_TOPIC or not read.same_time:
            continue
        printed = asked.text[stated.words.start : stated.words.end]
        right = place == stated.rank
        rating = Rating.SUPPORTED if right else Rating.REFUTED
        score = in_band(rating, read.topic) if right else REFUTED_SCORE
        said = f"The text says {printed}; the source puts it in place {place}."
        return Weighed(rating, score, (whole_place(read.passage),), said)
    return None


def _size(most: str) -> str:
    low = most.casefold()
    return _SAME.get(low, low)


def _subject(asked: Question) -> frozenset[str]:
    """The stems of the one name that is put in its place: no owner ("Halden's"), nothing behind "of" or "in"."""
    runs: list[list[str]] = []
    last = -1
    for word in words(asked.text):
        if word.stem not in asked.names or not word.capital:
            continue
        printed = asked.text[word.start : word.end]
        before = asked.text[: word.start].casefold().removesuffix("the ").rstrip().rpartition(" ")[2]
        joined = last >= 0 and asked.text[last : word.start] == " "
        last = word.end
        if _OWNED.search(printed) or asked.text[word.end : word.end + 2] in ("'s", "’s"):
            if joined and runs:
                runs.pop()
            continue
        if joined and runs:
            runs[-1].append(word.stem)
        elif before not in ("of", "in", "for", "to", "from", "by", "after", "behind"):
            runs.append([word.stem])
    return frozenset(runs[0]) if len(runs) == 1 else frozenset()


def _order(text: str) -> list[frozenset[str]]:
    match = _FOLLOWED.search(text)
    if match is None:
        return []
    names = [match["first"], *re.split(r",? and |,? then |, ", match["rest"])]
    return [frozenset(w.stem for w in words(name) if not w.common) for name in names]
