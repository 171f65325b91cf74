"""Dates and periods of a text: ranges, open ends, and yearless dates completed from the text around them."""

from footnote_audit.values import month_names as names
from footnote_audit.values.calendar_dates import Dated, dates_of
from footnote_audit.values.small_words import AND_WORDS, BETWEEN_WORDS, FROM_WORDS, TO_WORDS
from footnote_audit.values.tokens import Tokens


def find_dates(tokens: Tokens, language: str) -> list[Dated]:
    """Every date and period of the text, in order, none overlapping another."""
    atoms = _completed(list(dates_of(tokens, language)))
    found: list[Dated] = []
    index = 0
    while index < len(atoms):
        pair = _ranged(tokens, atoms, index)
        atom, used = (pair, 2) if pair else (atoms[index], 1)
        index += used
        floor = found[-1].last if found else 0
        if atom.year is not None or atom.edtf or atom.day is not None:
            found.append(_opened(tokens, _widened(tokens, atom, floor), floor))
    return found


def _completed(atoms: list[Dated]) -> list[Dated]:
    """Yearless dates given their year: "the following October" from the date before, "10 November" from its twin."""
    twins: dict[tuple[int, int], set[int]] = {}
    for atom in atoms:
        if atom.year and atom.month and atom.day:
            twins.setdefault((atom.month, atom.day), set()).add(atom.year)
    found: list[Dated] = []
    latest: Dated | None = None
    for printed in atoms:
        atom = printed
        if atom.year is None and atom.month and atom.day:
            years = twins.get((atom.month, atom.day), set())
            atom = atom._replace(year=min(years)) if len(years) == 1 else atom
        elif atom.follows and latest is not None and latest.year and latest.month and atom.month:
            atom = atom._replace(year=latest.year + (atom.month <= latest.month))
        if atom.year is not None and not atom.edtf:
            latest = atom
        found.append(atom)
    return found


def _ranged(tokens: Tokens, atoms: list[Dated], index: int) -> Dated | None:
    """The period that two neighbouring dates make, with the words around them; None where they stand for themselves."""
    first = atoms[index]
    if index + 1 >= len(atoms):
        return None
    second = atoms[index + 1]
    opened = _opening(tokens, first)
    if not _connected(tokens, first.last, second.first, opened):
        return None
    start, end = first, second
    if start.year is None and not start.edtf:
        if end.year is None or (start.day is None) != (end.day is None):
            return None
        late = (start.month or 0) > (end.month or 0)
        start = start._replace(year=end.year - late)
    if end.year is None or "/" in start.date() or "/" in end.date() or start.date()[:4] > end.date()[:4]:
        return None
    begin = _before_article(tokens, first.first) if opened else first.first
    return Dated(begin, second.last, start.year, edtf=f"{start.date()}/{end.date()}", period=True)


_ARTICLES = frozenset({"the", "le", "la", "l", "'", "den", "dem", "el", "il", "o"})


def _before_article(tokens: Tokens, index: int) -> int:
    """The index of the word before a date, an article between them left out."""
    return index - 2 if tokens.low(index - 1) in _ARTICLES else index - 1


def _opening(tokens: Tokens, atom: Dated) -> str:
    before = tokens.low(_before_article(tokens, atom.first))
    if before in BETWEEN_WORDS:
        return "between"
    return "from" if before in FROM_WORDS or before in names.SINCE else ""


def _connected(tokens: Tokens, end: int, start: int, opened: str) -> bool:
    gap = [tokens.low(at) for at in range(end, start) if tokens.low(at) not in _ARTICLES]
    if start - end > 4 or len(gap) != 1:
        return False
    if gap[0] in ("-", "/"):
        return gap[0] == "-" or tokens.touches(start)
    if gap[0] in AND_WORDS:
        return opened == "between"
    return gap[0] in TO_WORDS


def _widened(tokens: Tokens, atom: Dated, floor: int) -> Dated:
    """The date with "end of", "early", "mid-" before it in its span; what they narrow is left to the reader."""
    at = atom.first - 1
    for _ in range(4):
        low = tokens.low(at)
        if at < floor:
            break
        if low in names.PART_OF:
            return atom._replace(first=at)
        if low not in names.PART_LINKS:
            break
        at -= 1
    return atom


def _ranks(tokens: Tokens, index: int) -> bool:
    """Whether a superlative or rank stands before "after": "the second best after 2017" is no period."""
    return tokens.low(index).endswith(("est", "second", "third")) or tokens.low(index - 1).endswith(("est", "second"))


def _opened(tokens: Tokens, atom: Dated, floor: int) -> Dated:
    """A date behind "since", "until", "before" or "after" as the open interval they make."""
    at = atom.first - 1
    if tokens.low(at) in _ARTICLES and at > floor:
        at -= 1
    low = tokens.low(at)
    if (atom.period and "/" in atom.edtf) or at < floor or atom.year is None:
        return atom
    if low in names.SINCE:
        return atom._replace(first=at, edtf=f"{atom.date()}/..", period=True)
    if low in names.AFTER and _ranks(tokens, at - 1):
        return atom
    if low in names.AFTER:
        return atom._replace(first=at, edtf=f"{atom.date()}/..", period=True)
    if low in ("de", "di", "do", "del", "dell", "da") and tokens.low(at - 1) in ("antes", "prima", "después", "depois"):
        at, low = at - 1, tokens.low(at - 1)
        edtf = f"../{atom.date()}" if low in ("antes", "prima") else f"{atom.date()}/.."
        return atom._replace(first=at, edtf=edtf, period=True)
    if low in names.UNTIL:
        return atom._replace(first=at, edtf=f"../{atom.date()}", period=True)
    return atom
