"""What the note tagger sees of each token: the word, its neighbours, and what its clause and its sentence hold."""

from collections.abc import Sequence
from itertools import pairwise

from footnote_audit.parse.segmenting.lexica import SETS
from footnote_audit.parse.segmenting.tokens import Token

_LEXICON: dict[str, tuple[str, ...]] = {}
for _name, _words in SETS.items():
    for _word in _words:
        _LEXICON[_word] = (*_LEXICON.get(_word, ()), _name)
_ALL_PROSE = "prose"
_OPENING, _CLOSING = "“„«‘‹‚", "”»’›"
# Stops behind these words end no clause.
_SHORT_WORD = 3
# What a clause holds is told up to this many, so that one long list is not unlike another.
_MOST = 3


ADDRESS = "@"


def _kind(text: str) -> str:
    if len(text) > 4 and ("://" in text or text.startswith("www.")):
        return ADDRESS
    if text.isdigit():
        if len(text) == 4 and "1450" <= text <= "2040":
            return "year"
        return f"d{min(len(text), 5)}"
    if not text[0].isalpha():
        return text
    if len(text) == 1:
        return "X" if text.isupper() else "x"
    if text.isupper():
        return "XX"
    if text[0].isupper():
        return "Xx" if text[1:].islower() else "xX"
    return "xx" if text.islower() else "xX"


def leads(word: str) -> bool:
    """Whether the word is one that signals are made of."""
    return word.casefold() in SETS["signal"] or word.casefold() in SETS["through"]


def features(note: Sequence[Token], hints: Sequence[str]) -> list[list[str]]:
    """The features of each token; their number is bounded, so that the cost is linear in the note.

    `hints` is what the rules take each token for (`hints.of`).
    """
    if not note:
        return []
    kinds = [_kind(t.text) for t in note]
    words = [k if k == ADDRESS or t.text.isdigit() else t.text.casefold() for t, k in zip(note, kinds, strict=True)]
    lexicon = [_lexicon(t.text, w) for t, w in zip(note, words, strict=True)]
    glued = [i > 0 and note[i - 1].end == t.start for i, t in enumerate(note)]
    state = _states(note, glued)
    clauses = _clauses(note, kinds, glued, state)
    facts = [_facts(clause, words, kinds, lexicon, state) for clause in clauses]
    found: list[list[str]] = []
    for at, (first, last) in enumerate(clauses):
        around = [*facts[at]]
        around += [f"<{f}" for f in facts[at - 1]] if at else ["<none"]
        around += [f">{f}" for f in facts[at + 1]] if at + 1 < len(facts) else [">none"]
        for i in range(first, last):
            hinted = [
                f"r={hints[i]}",
                f"r-1={hints[i - 1] if i else '^'}|{hints[i]}",
                f"r+1={hints[i]}|{hints[i + 1] if i + 1 < len(note) else '$'}",
            ]
            found.append(
                [
                    *hinted,
                    *_own(i, words, kinds, lexicon, glued, state),
                    *_near(i, words, kinds, lexicon),
                    *around,
                    *_within(i, first, last),
                ]
            )
    return found


def _lexicon(text: str, word: str) -> tuple[str, ...]:
    found = _LEXICON.get(word, ())
    return found if text.islower() or _ALL_PROSE not in found else tuple(f for f in found if f != _ALL_PROSE)


def _states(note: Sequence[Token], glued: Sequence[bool]) -> list[tuple[int, int]]:
    """For each token whether it stands in a quotation and in how many brackets (at most 2)."""
    found, quote, depth = [], "", 0
    for i, token in enumerate(note):
        sign = token.text
        if sign in _OPENING and not (quote and quote in "‘‚" and sign == "’"):
            quote = sign
        elif sign in "([":
            depth += 1
        found.append((1 if quote else 0, min(depth, 2)))
        if sign == '"':
            quote = "" if quote == '"' else sign
        elif sign in _CLOSING and quote:
            apostrophe = sign == "’" and i + 1 < len(note) and glued[i + 1] and note[i + 1].text[0].isalpha()
            quote = quote if apostrophe else ""
        elif sign in ")]" and depth:
            depth -= 1
    return found


def _clauses(
    note: Sequence[Token], kinds: Sequence[str], glued: Sequence[bool], state: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Stretches that end at a semicolon, at a dash between spaces, or at a stop with a capital behind."""
    cuts = [0]
    for i in range(len(note) - 1):
        sign = note[i].text
        apart = not glued[i + 1]
        if not apart:
            continue
        if (
            (sign == ";" and not state[i][0])
            or (sign in "—–-" and not glued[i] and not state[i][0] and kinds[i + 1][0] in "X")
            or (sign in '.?!)”’»"' and _ends(note, kinds, i))
        ):
            cuts.append(i + 1)
    return list(pairwise([*cuts, len(note)]))


def _ends(note: Sequence[Token], kinds: Sequence[str], i: int) -> bool:
    if kinds[i + 1][0] not in 'X“„«‘"(—–-' and kinds[i + 1] not in ("year", "d1", "d2"):
        return False
    sign = note[i].text
    if sign == "." and i:
        before = note[i - 1].text
        long = len(before) > _SHORT_WORD or before.isdigit() or not before[0].isalnum() or before.islower()
        return long and kinds[i + 1][0] in 'X“„«‘"(—–-'
    if sign in "?!":
        return kinds[i + 1][0] == "X"
    return sign != "." and i > 0 and note[i - 1].text in ".?!"


def _facts(
    clause: tuple[int, int],
    words: Sequence[str],
    kinds: Sequence[str],
    lexicon: Sequence[tuple[str, ...]],
    state: Sequence[tuple[int, int]],
) -> tuple[str, ...]:
    first, last = clause
    # A clause as long as an article tells no more than its beginning and its end.
    span = range(first, last) if last - first <= 200 else [*range(first, first + 100), *range(last - 100, last)]
    prose = sum("prose" in lexicon[i] and not state[i][0] for i in span)
    lower = sum(kinds[i] == "xx" and not state[i][0] for i in span)
    counted = {
        name: any(name in lexicon[i] for i in span)
        for name in ("month", "page", "volume", "issue", "short", "editor", "signal", "print", "court")
    }
    found = [f"C:{name}" for name, there in counted.items() if there]
    found.append(f"C:prose={min(prose, _MOST)}")
    found.append(f"C:lower={min(lower, 12) // 3}")
    found.append(f"C:commas={min(sum(words[i] == ',' for i in span), 4)}")
    years = [i for i in span if kinds[i] == "year"]
    if years:
        found.append("C:year")
        if any(state[i][1] and i + 1 < last and words[i + 1] in ")]" for i in years):
            found.append("C:(year)")
    if any(state[i][0] for i in span):
        found.append("C:quote")
    if any(kinds[i] == ADDRESS or words[i] == "doi" for i in span):
        found.append("C:web")
    end = [kinds[i] for i in range(max(first, last - 3), last)]
    found.append("C:end=" + "|".join(end))
    found.append("C:open=" + "|".join(kinds[first : min(first + 3, last)]))
    return tuple(found)


def _own(
    i: int,
    words: Sequence[str],
    kinds: Sequence[str],
    lexicon: Sequence[tuple[str, ...]],
    glued: Sequence[bool],
    state: Sequence[tuple[int, int]],
) -> list[str]:
    word, kind = words[i], kinds[i]
    found = ["b", f"w={word}", f"k={kind}", f"q={state[i][0]}", f"p={state[i][1]}", f"g={glued[i]:d}"]
    if kind[0] in "Xx":
        found += [f"s2={word[-2:]}", f"s3={word[-3:]}", f"p3={word[:3]}"]
    found += [f"x={x}" for x in lexicon[i]]
    found.append(f"at={min(i, 3)}")
    return found


def _near(i: int, words: Sequence[str], kinds: Sequence[str], lexicon: Sequence[tuple[str, ...]]) -> list[str]:
    found = []
    for step in (-3, -2, -1, 1, 2, 3):
        j = i + step
        if not 0 <= j < len(words):
            found.append(f"o{step}")
            continue
        if abs(step) < 3:
            found.append(f"w{step}={words[j]}")
        found.append(f"k{step}={kinds[j]}")
        found += [f"x{step}={x}" for x in lexicon[j]]
    before = kinds[i - 1] if i else "^"
    behind = kinds[i + 1] if i + 1 < len(kinds) else "$"
    further = kinds[i + 2] if i + 2 < len(kinds) else "$"
    found += [
        f"kkk={before}|{kinds[i]}|{behind}",
        f"kk={kinds[i]}|{behind}|{further}",
        f"ww={words[i - 1] if i else '^'}|{words[i]}",
    ]
    return found


def _within(i: int, first: int, last: int) -> list[str]:
    return [f"c0={min(i - first, 4)}", f"c1={min(last - 1 - i, 3)}", f"cl={min(last - first, 40) // 5}"]
