"""Finds the forms of citing law in a text, and joins those that print one judgment, law or treaty."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from footnote_audit.parse.law import cases, continental, documents, statutes, treaties
from footnote_audit.parse.law.forms import Form, compiled
from footnote_audit.parse.law.parties import parties_before
from footnote_audit.parse.law.places import places_behind
from footnote_audit.parse.law.treaty_titles import treaty_before

# More than any real note cites; what is beyond is left to the other readers.
MOST_PIECES = 400
_FORMS = (*cases.FORMS, *continental.FORMS, *statutes.FORMS, *treaties.FORMS, *documents.FORMS)
_DIGIT = re.compile(r"[\d²³¹]")
# Characters of references, the commonest last.
_COMMON = "TAELNIR/[(-2udpmlcsonrtiae1. "
_FIGURES = re.compile(r"\d$")
_JOINS = re.compile(r"[\s,(\[)\]:-]{0,4}|\.\s|\s?//\s")
_ALONE = ("title", "no", "court")


class Held(NamedTuple):
    """What a group of a form holds, and where it stands."""

    start: int
    end: int


class Group(NamedTuple):
    """A judgment, law or treaty as printed: where, its CSL type, whether it cites wherever it stands, and its parts."""

    start: int
    end: int
    kind: str
    sure: bool
    parties: bool
    parts: Mapping[str, tuple[Held, ...]]


def groups(plain: str) -> list[Group]:
    """What a folded text prints of law, in order and apart."""
    found: list[Group] = []
    for piece in _apart(_pieces(plain)):
        if found:
            found[-1] = _placed(plain, found[-1], piece.start)
        if found and _belongs(plain, found[-1], piece):
            found[-1] = _joined(found[-1], piece)
        else:
            found.append(piece)
    done: list[Group] = []
    for at, group in enumerate(found):
        floor = done[-1].end if done else 0
        limit = found[at + 1].start if at + 1 < len(found) else len(plain)
        done.append(_completed(plain, group, floor, limit))
    return done


def _pieces(plain: str) -> Iterator[Group]:
    if not _DIGIT.search(plain) and "Const" not in plain and not any(map(str.isdigit, plain)):
        return
    cued = _cued()
    fit = {at for sign in set(plain) for cue, forms in cued.get(sign, ()) if cue in plain for at in forms}
    for at in sorted(fit):
        form = _FORMS[at]
        for _, match in zip(range(MOST_PIECES), compiled(form.pattern).finditer(plain), strict=False):
            yield _piece(form, match)


@cache
def _cued() -> Mapping[str, Sequence[tuple[str, Sequence[int]]]]:
    """The cues by the rarest character in each, with the places of the forms that they tell: few cues meet a text."""
    forms: dict[str, list[int]] = {}
    for at, form in enumerate(_FORMS):
        for cue in form.cues.split("|"):
            forms.setdefault(cue, []).append(at)
    cued: dict[str, list[tuple[str, Sequence[int]]]] = {}
    for cue, places in forms.items():
        cued.setdefault(min(cue, key=_COMMON.find), []).append((cue, places))
    return cued


def _piece(form: Form, match: re.Match[str]) -> Group:
    parts: dict[str, tuple[Held, ...]] = {}
    for name, value in match.groupdict().items():
        if value and value.strip():
            plain_name = _FIGURES.sub("", name)
            parts[plain_name] = (*parts.get(plain_name, ()), Held(match.start(name), match.end(name)))
    return Group(match.start(), match.end(), form.kind, form.sure, form.parties, parts)


def _apart(found: Iterator[Group]) -> list[Group]:
    """The pieces without those that a piece before, or a longer one at the same place, covers."""
    kept: list[Group] = []
    for piece in sorted(found, key=lambda p: (p.start, -p.end)):
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
        elif piece.end > kept[-1].end and len(piece.parts) > len(kept[-1].parts) and not kept[-1].sure:
            kept[-1] = piece
    return kept[:MOST_PIECES]


def _belongs(plain: str, group: Group, piece: Group) -> bool:
    """Whether a piece says more of the same: another reporter, the official journal, the ECLI, the symbol."""
    if _is_symbol(plain, group, piece):
        return True
    if group.kind != piece.kind or not _JOINS.fullmatch(plain[group.end : piece.start]):
        return False
    if any(name in group.parts and name in piece.parts for name in _ALONE):
        return False
    if "title" in piece.parts or ("ecli" in piece.parts and "ecli" in group.parts):
        return False
    return _texts(plain, group, "box").isdisjoint(_texts(plain, piece, "box"))


def _is_symbol(plain: str, group: Group, piece: Group) -> bool:
    """Whether a piece is the symbol of the resolution before it: "UNSC Res 1234 (1999) UN Doc S/RES/1234"."""
    if "title" not in group.parts or "no" not in group.parts or "no" not in piece.parts or "title" in piece.parts:
        return False
    number, symbol = (plain[p.parts["no"][0].start : p.parts["no"][0].end].rstrip(".") for p in (group, piece))
    between = _JOINS.fullmatch(plain[group.end : piece.start])
    return between is not None and "/RES/" in symbol and symbol.endswith(f"/{number}")


def _texts(plain: str, group: Group, name: str) -> set[str]:
    return {plain[h.start : h.end] for h in group.parts.get(name, ())}


def _joined(group: Group, piece: Group) -> Group:
    """Both as one; of two reporters the first counts, with its volume and page, of number and symbol the symbol."""
    parallel = "box" in group.parts and "box" in piece.parts
    kept = {n: h for n, h in piece.parts.items() if n not in group.parts and not (parallel and n in ("vol", "page"))}
    if not parallel and "no" in group.parts and "no" in piece.parts:
        kept["no"] = piece.parts["no"]
    return group._replace(end=piece.end, sure=group.sure or piece.sure, parts={**group.parts, **kept})


def _completed(plain: str, group: Group, floor: int, limit: int) -> Group:
    """With the parties before it and what stands behind it; parties make a citation of a docket's number."""
    parts: dict[str, tuple[Held, ...]] = dict(group.parts)
    start = group.start
    if group.parties and "title" not in parts:
        span = parties_before(plain, floor, start)
        if span is not None:
            parts["title"] = (Held(span[0], span[1]),)
            start = span[0]
            group = group._replace(sure=True)
    if group.kind == "treaty" and "title" not in parts:
        titled = treaty_before(plain, floor, start)
        if titled is not None:
            start = titled.title[0]
            parts["title"] = (Held(*titled.title),)
            if titled.date is not None:
                parts.setdefault("date", (Held(*titled.date),))
    return _placed(plain, group._replace(start=start, parts=parts), limit)


def _placed(plain: str, group: Group, limit: int) -> Group:
    """With the cited place and the date behind it."""
    parts, end = dict(group.parts), group.end
    for name, first, last, behind in places_behind(plain, end, limit):
        parts.setdefault(name, (Held(first, last),))
        end = behind
    return group._replace(end=end, parts=parts)
