"""Names printed in two spellings: persons and outlets of the notes, and names of the article itself."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from footnote_audit.check.note_texts import change
from footnote_audit.check.passages import remarks
from footnote_audit.check.places import Cited, at_home, cited, home_list, quoted, resolved
from footnote_audit.check.sources import SAME_OUTLET
from footnote_audit.model import Audit, BlockKind, Change, Document, Hit, Level, Name, Note, Related, Selector
from footnote_audit.names import printed, same_person, same_word, similarity, sort_name
from footnote_audit.outlets import named
from footnote_audit.text import key, select

# One spelling is taken for the right one where it is printed at least this many times as often as the other.
DOMINANT = 3
# Given names shorter than this differ by a slip too easily (Maria, Mario).
_LEAST_GIVEN = 4
_LEAST_WORD = 6
_SOUND_ALIKE = frozenset(map(frozenset, ("dt", "bp", "gk", "ck", "fv", "vw", "sz", "дт", "бп", "гк", "вф")))
_COMPOUND = re.compile(r"(?<![-‐‑\w])([^\W\d_]\w*)([-‐‑ \u00a0])([^\W_]\w*)\b(?![-‐‑][^\W_]|\.\d)")


class _Printing(NamedTuple):
    """A spelling and the notes it is printed in, in reading order."""

    spelling: str
    name: Name
    works: tuple[Cited, ...]


def author_spelling_varies(audit: Audit) -> Iterator[Hit]:
    """One person is printed in two spellings.

    What it checks: authors and editors over all notes, short forms against the full form they point at: like family
    names with given names that agree but for a slip, or the other way round. Initials and missing given names are no
    other spelling.

    Why it matters to a reader of the article: one of the two is wrong; a reader who searches for it finds nothing.

    Example: Marie-Claire Laurent in note 3, Marie-Clare Laurent in note 9.

    What to do: look the name up and print it alike everywhere. A correction is offered only where one form is clearly
    the usual one.

    Known limits: two persons of nearly the same name are taken for one.
    """
    for usual, other, linked in _variants(cited(audit)):
        often, seldom = len(usual.works), len(other.works)
        if not linked and not _one_slip_apart(usual.name, other.name):
            continue
        clear = often >= DOMINANT * seldom
        yield Hit(
            message=f"One person is printed in two spellings: {quoted(usual.spelling)} "
            f"({home_list([w.home for w in usual.works])}) and {quoted(other.spelling)} "
            f"({home_list([w.home for w in other.works])}).",
            target=" / ".join(sorted((usual.spelling, other.spelling))),
            note_index=other.works[0].home.note_index,
            place_id=other.works[0].home.place_id,
            related=tuple(at_home(w.home, f"printed {usual.spelling}") for w in usual.works[:3]),
            correction=usual.spelling if clear else None,
            changes=respelt(other.works, other.spelling, usual.spelling, family=_family_pair(other.name, usual.name)),
        )


def container_spelling(audit: Audit) -> Iterator[Hit]:
    """An outlet is spelt nearly, but not quite, like its recorded name or like another printing in the article.

    What it checks: journals, papers and sites against the record of the source and against one another. Only capitals
    or accents differing is a note.

    Why it matters to a reader of the article: the reader looks for an outlet that does not exist.

    Example: Evening Couriere for Evening Courier.

    What to do: take over the recorded name.

    Known limits: two real outlets may differ by one letter; a translated name is no misspelling.
    """
    recorded = set()
    for work, resolution in resolved(audit):
        for difference in resolution.differences:
            if difference.variable != "container-title" or not difference.printed or not difference.recorded:
                continue
            if similarity(difference.printed, difference.recorded) < SAME_OUTLET:
                continue
            recorded.add(difference.printed)
            plain = key(difference.printed) == key(difference.recorded)
            yield Hit(
                message=f"{work.home.title} prints the outlet {quoted(difference.printed)}; "
                f"recorded: {quoted(difference.recorded)}.",
                target=f"{difference.printed} / {difference.recorded}",
                note_index=work.home.note_index,
                place_id=work.home.place_id,
                correction=difference.recorded,
                changes=respelt([work], difference.printed, difference.recorded),
                level=Level.NOTE if plain else None,
            )
    yield from _outlets_among_themselves(cited(audit), recorded)


def name_spelt_two_ways(audit: Audit) -> Iterator[Hit]:
    """A name of the article is printed in two ways.

    What it checks: names in text, tables and remarks that are the same but for a hyphen (Port-Louis, Port Louis) or
    accents, and names of two or more words that differ by one letter in one of them.

    Why it matters to a reader of the article: the reader may take one thing for two, and a search finds half.

    Example: Ostrava-Nord in the text, Ostrava Nord in the table.

    What to do: choose one form.

    Known limits: adjectives and plurals are left alone, and so are single words that differ by a letter: they are
    often two names.
    """
    yield from _hyphens(audit.document)
    yield from _slips(audit)


def respelt(
    works: Sequence[Cited], wrong: str, right: str, *, family: tuple[str, str] | None = None
) -> tuple[Change, ...]:
    """The offers to print a name otherwise in the notes of the works; `family` is tried where it stands alone."""
    found = {}
    for work in works:
        for old, new in ((wrong, right), *([family] if family else [])):
            at = work.home.text.find(old, work.item.span.start, work.item.span.end)
            if at >= 0:
                found[work.home.key, at] = change(work.home, at, at + len(old), new)
                break
    return tuple(found.values())


def _family_pair(wrong: Name, right: Name) -> tuple[str, str] | None:
    """The two family names; None where they are the same."""
    pair = sort_name(wrong), sort_name(right)
    return None if pair[0] == pair[1] else pair


def _variants(works: Sequence[Cited]) -> Iterator[tuple[_Printing, _Printing, bool]]:
    """Pairs of spellings of one person, the commoner first, and whether a short form ties the two together."""
    printings: dict[str, list[Cited]] = defaultdict(list)
    names: dict[str, Name] = {}
    for work in works:
        for name in (*work.item.item.author, *work.item.item.editor):
            if name.family:
                printings[printed(name)].append(work)
                names.setdefault(printed(name), name)
    buckets: dict[str, list[str]] = defaultdict(list)
    for spelling, name in names.items():
        buckets[key(sort_name(name))[:2]].append(spelling)
    for bucket in buckets.values():
        for a, b in combinations(bucket, 2):
            if not _differ_by_spelling(names[a], names[b]) or _are_colleagues(printings[a], printings[b]):
                continue
            linked = _linked(printings[a], printings[b])
            pair = [_Printing(spelling=s, name=names[s], works=tuple(printings[s])) for s in (a, b)]
            usual, other = sorted(pair, key=lambda p: (-len(p.works), p.works[0].number))
            yield usual, other, linked


def _differ_by_spelling(a: Name, b: Name) -> bool:
    # Standards and bodies are told apart by their numbers (ISO 14040, ISO 14044).
    if not same_person(a, b) or any(c.isdigit() for c in sort_name(a) + sort_name(b)):
        return False
    if key(sort_name(a)) != key(sort_name(b)):
        return True
    if not a.given or not b.given or key(a.given) == key(b.given):
        return False
    x, y = key(a.given).split()[0], key(b.given).split()[0]
    return x != y and len(x) > 1 and len(y) > 1 and same_word(x, y)


def _are_colleagues(a: Sequence[Cited], b: Sequence[Cited]) -> bool:
    """Whether one work names both: its authors are two, however alike their names."""
    return not {work.item.id for work in a}.isdisjoint(work.item.id for work in b)


def _one_slip_apart(a: Name, b: Name) -> bool:
    """Whether the difference is no ending (Maria, Marie), and a given name backs a family name that differs."""
    family_differs = key(sort_name(a)) != key(sort_name(b))
    x, y = key(a.given or ""), key(b.given or "")
    if family_differs:
        return bool(x) and x == y and len(x) >= _LEAST_GIVEN
    return min(len(x), len(y)) >= _LEAST_GIVEN and x[:-1] != y[:-1]


def _linked(a: Sequence[Cited], b: Sequence[Cited]) -> bool:
    ids = {w.item.id for w in a} | {w.item.refers_to for w in a if w.item.refers_to}
    other = {w.item.id for w in b} | {w.item.refers_to for w in b if w.item.refers_to}
    return bool(ids & other)


def _outlets_among_themselves(works: Sequence[Cited], told: set[str]) -> Iterator[Hit]:
    places: dict[str, list[Cited]] = defaultdict(list)
    for work in works:
        if work.item.item.container_title:
            places[work.item.item.container_title].append(work)
    buckets: dict[str, list[str]] = defaultdict(list)
    for outlet in places:
        buckets[key(outlet)[:2]].append(outlet)
    for bucket in buckets.values():
        for a, b in combinations(bucket, 2):
            # Two real outlets may differ by a letter.
            if not _one_outlet(a, b) or a in told or b in told or (named(a) and named(b)):
                continue
            if len(key(a).split()) == 1 and not (named(a) or named(b)):
                # Single words that differ by a letter are often two names.
                continue
            usual, other = sorted((a, b), key=lambda o: (not named(o), -len(places[o]), places[o][0].number))
            clear = bool(named(usual)) or len(places[usual]) >= DOMINANT * len(places[other])
            yield Hit(
                message=f"One outlet is printed in two spellings: {quoted(usual)} "
                f"({home_list([w.home for w in places[usual]])}) and {quoted(other)} "
                f"({home_list([w.home for w in places[other]])}).",
                target=" / ".join(sorted((usual, other))),
                note_index=places[other][0].home.note_index,
                place_id=places[other][0].home.place_id,
                correction=usual if clear else None,
                changes=respelt(places[other], other, usual),
                level=Level.NOTE,
            )


def _one_outlet(a: str, b: str) -> bool:
    x, y = key(a).split(), key(b).split()
    different = [(v, w) for v, w in zip(x, y, strict=False) if v != w]
    if len(x) != len(y) or len(different) != 1:
        return False
    v, w = different[0]
    return same_word(v, w) and _is_slip(v, w)


def _is_slip(a: str, b: str) -> bool:
    """Whether two words differ by a slip and not by an ending (plural, gender, adjective)."""
    if min(len(a), len(b)) < _LEAST_WORD - 1 or a[0] != b[0]:
        return False
    if a.removesuffix("es") == b.removesuffix("s") or b.removesuffix("es") == a.removesuffix("s"):
        return False
    if a.startswith(b) or b.startswith(a) or a[:-2] == b[:-2] or (a[:-3] == b[:-3] and len(a) != len(b)):
        return False
    return DamerauLevenshtein.distance(a, b, score_cutoff=1) <= 1


def _is_slip_at_end(a: str, b: str) -> bool:
    """Whether two last names differ in a last consonant that sounds like the other: no ending does that."""
    if min(len(a), len(b)) < _LEAST_WORD or len(a) != len(b) or a[:-1] != b[:-1]:
        return False
    return frozenset((a[-1], b[-1])) in _SOUND_ALIKE


def _hyphens(document: Document) -> Iterator[Hit]:
    forms: dict[str, dict[str, list[Selector]]] = defaultdict(lambda: defaultdict(list))
    for start, end in _stretches(document):
        at = start
        while match := _COMPOUND.search(document.text, at, end):
            at = match.start(3)
            if _is_name_part(match[1]) and (_is_name_part(match[3]) or match[3][0].isdigit()):
                mark = "-" if match[2] in "-‐‑" else " "
                whole = f"{match[1].casefold()}\x1f{match[3].casefold()}"
                places = forms[whole][mark]
                if len(places) < 8:
                    places.append(select(document.text, match.start(), match.end()))
    for found in forms.values():
        if len(found) == 2:
            yield _two_forms(found["-"], found[" "])


def _is_name_part(word: str) -> bool:
    return word[0].isupper()


def _two_forms(one: list[Selector], two: list[Selector]) -> Hit:
    usual, other = (one, two) if len(one) >= len(two) else (two, one)
    return Hit(
        message=f"One name is printed in two ways: {quoted(usual[0].exact)} and {quoted(other[0].exact)}.",
        target=" / ".join(sorted((usual[0].exact, other[0].exact))),
        selector=other[0],
        related=(Related(message="the other form", exact=usual[0].exact, selector=usual[0]),),
        correction=usual[0].exact if len(usual) >= DOMINANT * len(other) else None,
    )


def _stretches(document: Document) -> list[tuple[int, int]]:
    kinds = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CELL, BlockKind.CAPTION}
    return [(b.start, b.end) for b in document.blocks if b.kind in kinds]


def _slips(audit: Audit) -> Iterator[Hit]:
    """Names of several words, all alike but one that differs by a slip, in the text and in the remarks of notes."""
    document = audit.document
    places: dict[str, list[Selector]] = defaultdict(list)
    for start, end in _stretches(document):
        for first, last in _names(document.text, start, end):
            places[document.text[first:last]].append(select(document.text, first, last))
    noted: dict[str, Note] = {}
    for passage in remarks(audit):
        for first, last in _names(passage.text, passage.start, passage.end):
            if passage.note and passage.text[first:last] not in places:
                noted.setdefault(passage.text[first:last], passage.note)
    for a, b in _pairs_apart((*places, *noted)):
        if a in places and b in places:
            yield _two_forms(places[a], places[b])
        elif a in places or b in places:
            yield _in_note(*((a, b) if a in places else (b, a)), places, noted)


def _pairs_apart(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs of names that differ by a slip in one word, each once."""
    by_gap: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        parts = key(name).split()
        if len(parts) > 1:
            for gap in range(len(parts)):
                by_gap[(*parts[:gap], "", *parts[gap + 1 :])].append(name)
    seen: Counter[tuple[str, str]] = Counter()
    for gapped, group in by_gap.items():
        gap = gapped.index("")
        for a, b in combinations(group[:20], 2):
            pair = (min(a, b), max(a, b))
            seen[pair] += 1
            one, other = key(a).split()[gap], key(b).split()[gap]
            at_end = gap == len(gapped) - 1 and _is_slip_at_end(one, other)
            if seen[pair] == 1 and (_is_slip(one, other) or at_end):
                yield a, b


def _in_note(usual: str, other: str, places: Mapping[str, list[Selector]], noted: Mapping[str, Note]) -> Hit:
    note = noted[other]
    return Hit(
        message=f"One name is printed in two ways: {quoted(usual)} in the text, {quoted(other)} in note {note.label}.",
        target=" / ".join(sorted((usual, other))),
        note_index=note.index,
        related=(Related(message="the other form", exact=usual, selector=places[usual][0]),),
    )


def _names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of two or three capitalised words, single spaces between."""
    run: list[tuple[int, int]] = []
    for match in re.finditer(r"[^\W_]+(?:[-‐‑'’][^\W_]+)*", text[start:end]):
        first, last = start + match.start(), start + match.end()
        adjoining = run and text[run[-1][1] : first] in (" ", "\u00a0")
        if not match.group()[0].isupper() or not adjoining:
            yield from _full_names(text, run)
            run = []
        if match.group()[0].isupper():
            run.append((first, last))
    yield from _full_names(text, run)


def _full_names(text: str, run: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A run as a name, and without its first word where that may have its capital from the sentence."""
    if len(run) in (2, 3):
        yield run[0][0], run[-1][1]
    opens = bool(run) and text[max(0, run[0][0] - 2) : run[0][0]].strip() in ("", ".", "!", "?")
    if opens and len(run) in (3, 4):
        yield run[1][0], run[-1][1]
