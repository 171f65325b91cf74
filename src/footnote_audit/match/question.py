"""A claim taken apart for comparison: what it names, what it is about, its values and its quotations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from footnote_audit.match.exonyms import other_stems
from footnote_audit.match.passages import PassageIndex
from footnote_audit.match.quotations import quoted
from footnote_audit.match.senses import sense
from footnote_audit.match.words import Word, words
from footnote_audit.model import Span, Value, ValueKind

# Values and quotations of one claim that are compared: a sentence with more is a table or an attack.
MOST_VALUES = 40
# Words on each side of a value that are taken as speaking of it.
WORDS_AROUND = 12
CHARACTERS_AROUND = 200


class Role(StrEnum):
    """What a value does in a claim: it is what is claimed, it says when, or it numbers a thing ("the third boat")."""

    CLAIMED = "claimed"
    SETTING = "setting"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Asked:
    """A value of a claim with its role."""

    value: Value
    role: Role


@dataclass(frozen=True, slots=True)
class Question:
    """A claim as it is asked of a source. `names` and `topic` are stems without those in values and quotations;
    `whole` is false where only one value of the claim is asked for."""

    text: str
    asked: tuple[Asked, ...]
    quotations: tuple[Span, ...]
    names: frozenset[str]
    topic: frozenset[str]
    numbers: frozenset[str]
    negated: bool
    language: str | None
    whole: bool

    @property
    def claimed(self) -> tuple[Value, ...]:
        """The values that the claim is about."""
        return tuple(a.value for a in self.asked if a.role is Role.CLAIMED)

    @property
    def running(self) -> tuple[Value, ...]:
        """The running numbers of things that are named beside what is claimed."""
        return tuple(a.value for a in self.asked if a.role is Role.RUNNING)

    def foreign_to(self, language: str | None) -> bool:
        """Whether both languages are known and differ, so that only names, numbers and dates can be compared."""
        return bool(self.language and language and self.language[:2] != language[:2])

    @property
    def setting(self) -> tuple[Value, ...]:
        """The dates that say when the rest holds."""
        return tuple(a.value for a in self.asked if a.role is Role.SETTING)


def question(text: str, index: PassageIndex, *, values: Sequence[Value], language: str | None = None) -> Question:
    """A whole claim taken apart; `values` are all that it prints (offsets into `text`)."""
    quotes = quoted(text)
    spoken = _spoken(text, values, quotes)
    said = [v for v in values if not any(q.start <= v.start < q.end for q in quotes)]
    roles = _roles(said[:MOST_VALUES], text)
    return _asked(text, index, spoken, roles=roles, quotations=quotes[:MOST_VALUES], language=language)


def question_of_value(
    text: str,
    index: PassageIndex,
    *,
    claimed: Value,
    values: Sequence[Value],
    language: str | None = None,
    reach: int = WORDS_AROUND,
) -> Question:
    """One value of a claim with the words around it (`reach` on each side); the dates among `values` say when."""
    near = _near(text, claimed, reach)
    spoken = [w for w in _spoken(text, values, quoted(text)) if near.start <= w.start < near.end]
    dates = [v for v in values if v is not claimed and is_time(v) and not is_time(claimed)]
    roles = (Asked(value=claimed, role=Role.CLAIMED), *(Asked(value=v, role=Role.SETTING) for v in dates))
    return _asked(text, index, spoken, roles=roles, quotations=(), language=language, whole=False)


def question_of_wording(
    text: str, index: PassageIndex, *, values: Sequence[Value], language: str | None = None
) -> Question:
    """The wording of a claim whose values and quotations are asked for by themselves."""
    quotes = quoted(text)
    return _asked(
        text,
        index,
        _spoken(text, values, quotes),
        roles=(),
        quotations=(),
        language=language,
        whole=not (values or quotes),
    )


def question_of_quotation(text: str, index: PassageIndex, *, language: str | None = None) -> Question:
    """The quotations of a claim, values left aside."""
    quotes = quoted(text)
    return _asked(text, index, _spoken(text, (), quotes), roles=(), quotations=quotes, language=language)


def _spoken(text: str, values: Sequence[Value], quotes: Sequence[Span]) -> list[Word]:
    hidden = sorted([_figure(v) for v in values] + [(q.start, q.end) for q in quotes])
    kept, at = [], 0
    for word in words(text):
        while at < len(hidden) and hidden[at][1] <= word.start:
            at += 1
        if at == len(hidden) or word.start < hidden[at][0]:
            kept.append(word)
    return kept


def _figure(value: Value) -> tuple[int, int]:
    """Where a value stands without the noun that it counts, or all that an ordinal names: these are topic."""
    end = value.end
    if value.kind is ValueKind.ORDINAL:
        return value.start, value.start + max(1, len(value.exact.partition(" ")[0]))
    if value.kind in (ValueKind.COUNT, ValueKind.ORDINAL) and value.unit and value.exact.endswith(value.unit):
        end -= len(value.unit)
    return value.start, max(end, value.start + 1)


def _near(text: str, value: Value, reach: int) -> Span:
    """The words around a value that say what it counts, where and when."""
    low = max(0, value.start - CHARACTERS_AROUND)
    before = words(text[low : value.start])[-reach:]
    after = words(text[value.end : value.end + CHARACTERS_AROUND])[:reach]
    return Span(
        start=low + before[0].start if before else value.start, end=value.end + after[-1].end if after else value.end
    )


def _asked(
    text: str,
    index: PassageIndex,
    spoken: Sequence[Word],
    *,
    roles: tuple[Asked, ...],
    quotations: tuple[Span, ...],
    language: str | None,
    whole: bool = True,
) -> Question:
    telling = [w for w in spoken if not w.common]
    names = frozenset(w.stem for w in telling if w.capital and _is_name(w, text, index))
    return Question(
        text=text,
        asked=roles,
        quotations=quotations,
        names=names,
        topic=frozenset(w.stem for w in telling) - names,
        numbers=frozenset(
            w.stem for a in roles if a.role is not Role.RUNNING for w in words(a.value.exact) if w.plain[:1].isdigit()
        ),
        negated=any(w.negates for w in spoken),
        language=language,
        whole=whole,
    )


def plain_rank(value: Value) -> bool:
    """Whether a value only numbers a thing ("the first delivery"), or counts a single one."""
    return value.kind is ValueKind.ORDINAL or (
        value.kind is ValueKind.COUNT and value.amount is not None and value.amount <= 1
    )


def is_time(value: Value) -> bool:
    """Whether a value is a date or a period."""
    return value.kind in (ValueKind.DATE, ValueKind.PERIOD)


def _roles(values: Sequence[Value], text: str) -> tuple[Asked, ...]:
    """Figures are claimed and dates their setting; without a figure the dates are claimed themselves."""
    figures = [v for v in values if not is_time(v) and not (plain_rank(v) and not ranks(v, text))]
    claimed = figures or [v for v in values if is_time(v)] or list(values)
    return tuple(
        Asked(value=v, role=Role.CLAIMED if v in claimed else Role.SETTING if is_time(v) else Role.RUNNING)
        for v in values
        if v in claimed or is_time(v) or v.kind is ValueKind.ORDINAL
    )


# What makes an ordinal a rank rather than a running number.
_RANK = re.compile(r"(?:largest|biggest|highest|lowest|smallest|most|best|greatest|longest|rank)", re.I)


def ranks(value: Value, text: str) -> bool:
    """Whether an ordinal is a place in an order of size ("second largest") and no running number."""
    around = text[max(0, value.start - 12) : value.end + 14]
    return value.kind is ValueKind.ORDINAL and _RANK.search(around) is not None


# What follows a first word that is no name: "Exports from", "Support for".
_TOPIC = re.compile(r" (?:of|from|for|among|per|to)\b")


# A first word that does something is a name, unless its ending tells a thing ("Inflation", "Exports").
_VERB = re.compile(
    r" (?:spent|spends|has|had|is|was|sold|sells|bought|buys|built|made|makes|won|lost|owns|gave|took|joined|left|held|"
    r"became|began|sent|paid|lent|grew|came|[a-zß-ÿ]{2,12}ed)\b"
)
_THINGS = ("s", "ion", "ment", "ism", "ity", "ance", "ence", "ness", "ship", "age", "ing", "ure", "out", "put", "th")


def _acts(word: Word, text: str) -> bool:
    return len(word.plain) > 3 and not word.plain.endswith(_THINGS) and _VERB.match(text, word.end) is not None


def _is_name(word: Word, text: str, index: PassageIndex) -> bool:
    """Capitals inside a sentence name something; the first word only where more than its place speaks for it."""
    before = text[: word.start].rstrip(" \"'“‘«(")
    if before and before[-1] not in ".!?":
        return True
    after = text[word.end : word.end + 2]
    if index.language and index.language[:2] != "en" and other_stems(word.stem):
        return True
    if _acts(word, text) and not index.holds(word.stem):
        return True
    if sense(word.stem) is not None or _TOPIC.match(text, word.end):
        return False
    return word.stem in index.capitals or text[word.end - 2 : word.end] in ("'s", "’s") or after[1:].isupper()
