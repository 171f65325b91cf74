"""Claims and quotations in another language than their source: only their numbers and names can be compared."""

from collections.abc import Sequence
from dataclasses import replace

from footnote_audit.match.exonyms import same_place
from footnote_audit.match.passages import PassageIndex
from footnote_audit.match.question import Question
from footnote_audit.match.words import language, words
from footnote_audit.model import Value, ValueKind
from footnote_audit.values import Comparison, compare, find_values

# Passages whose values are compared with those of a translated quotation.
READ_FOR_VALUES = 30
# Names that are looked for; a longer list is a table or an attack.
MOST_NAMES = 20
_LEAD = "{Speaker} is in another language, so that a translated quotation cannot be compared word by word"


def is_translated(asked: Question, quotation: str, index: PassageIndex) -> bool:
    """Whether a quotation speaks another language than its source; the quotation's own words go before the text's."""
    spoken = language(quotation) or asked.language
    return bool(spoken and index.language and spoken[:2] != index.language[:2])


def across_languages(quotation: str, spoken: str | None, index: PassageIndex) -> str:
    """What can be said of a translated quotation, with the places {speaker} and {Speaker}."""
    values = [v for v in find_values(quotation, language=spoken) if v.amount is None or v.amount > 1]
    names = _names(quotation)
    absent = [v.exact for v in values if not _has_value(v, index)]
    absent += [name for name in names if not _has_name(name, index)]
    if absent:
        return f"{_LEAD}; {{speaker}} was not found to have “{absent[0].replace('{', '{{').replace('}', '}}')}”."
    what = " and ".join(kind for kind, any_ in (("numbers", values), ("names", names)) if any_)
    return f"{_LEAD}; its {what} are there." if what else f"{_LEAD}."


def met_abroad(text: str, values: Sequence[Value], index: PassageIndex) -> str:
    """Which numbers, dates and names of a claim a source in another language has; empty where the claim has none."""
    sought = [(v.exact, _has_value(v, index)) for v in values[:MOST_NAMES]]
    inside = [(v.start, v.end) for v in values]
    sought += [(n, _has_name(n, index)) for n in _names(text) if not any(text.find(n) in range(*at) for at in inside)]
    there = list(dict.fromkeys(f"“{printed}”" for printed, has in sought if has))
    absent = list(dict.fromkeys(f"“{printed}”" for printed, has in sought if not has))
    said = [f"it has {_listed(there)}"] if there else []
    said += [f"it was not found to have {_listed(absent)}"] if absent else []
    return ", but ".join(said)


def _listed(items: Sequence[str]) -> str:
    return ", ".join(items[:-1]) + " and " + items[-1] if len(items) > 1 else items[0]


def _names(quotation: str) -> list[str]:
    """Words with a capital that do not open a sentence, in a language that does not give one to every noun."""
    if (language(quotation) or "") == "de":
        return []
    found = [
        w for w in words(quotation) if w.capital and not w.common and quotation[: w.start].rstrip()[-1:] not in ".!?"
    ]
    return [quotation[w.start : w.end] for w in found if w.start > 0][:MOST_NAMES]


def _has_value(value: Value, index: PassageIndex) -> bool:
    stems = {w.stem for w in words(value.exact) if w.plain[:1].isdigit()}
    passages = [r.passage for r in index.rank(stems, READ_FOR_VALUES)] or index.passages[:READ_FOR_VALUES]
    sought, agreeing = _without_noun(value), (Comparison.SAME, Comparison.WITHIN)
    return any(compare(sought, _without_noun(there)) in agreeing for p in passages for there in index.values(p))


def _without_noun(value: Value) -> Value:
    """A value without the noun that it counts, which has another name in another language."""
    return replace(value, unit=None) if value.kind is ValueKind.COUNT else value


def _has_name(name: str, index: PassageIndex) -> bool:
    return all(index.holds(w.stem) for w in words(name)) or any(index.holds(stem) for stem in same_place(name))
