"""What the rules take each token of a note for, as a hint to the tagger."""

from collections.abc import Sequence

from footnote_audit.parse.ruled import RuledKind, split_by_rules
from footnote_audit.parse.segmenting.tokens import Token

NO_HINT = "-"


def hints(text: str, note: Sequence[Token]) -> list[str]:
    """One hint a token: "S" a signal, "P" prose, else the kind of work, with "b" where one begins."""
    ruled = split_by_rules(text)
    marked = [(s.start, s.end, "P") for s in ruled.commentary]
    for raw in ruled.raws:
        kind = _LETTERS[raw.kind]
        marked.append((raw.span.start, raw.span.end, kind))
    marked.sort()
    found = [NO_HINT] * len(note)
    at = 0
    for start, end, kind in marked:
        while at < len(note) and note[at].start < start:
            at += 1
        first = kind != "P"
        while at < len(note) and note[at].start < end:
            found[at] = kind + "b" if first else kind
            at, first = at + 1, False
    return found


_LETTERS = {RuledKind.WORK: "W", RuledKind.SHORT: "K", RuledKind.TENTATIVE: "T"}
