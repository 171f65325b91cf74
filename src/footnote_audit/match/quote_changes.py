"""What the edits of a quotation come to: nothing, other words, or another meaning; and the sentence that says so."""

from collections.abc import Sequence
from enum import StrEnum

from footnote_audit.match.quote_edits import compared
from footnote_audit.match.words import words
from footnote_audit.model import Edit, EditKind
from footnote_audit.values import Comparison

# A difference of so few words with a negation among them turns the sentence round; a longer one may hold a clause.
FEW_WORDS = 3


class Change(StrEnum):
    """How much the edits change."""

    NOTHING = "nothing"
    WORDING = "wording"
    CONTRARY = "contrary"


def change_of(edits: Sequence[Edit]) -> tuple[Change, str]:
    """The gravest of some edits in a sentence, with the places {speaker} and {Speaker} for what the source is called.

    A value that differs, or a negation as the only difference, says the contrary.
    """
    differing = [e for e in edits if e.kind in (EditKind.CHANGED, EditKind.LEFT_OUT, EditKind.PUT_IN)]
    for edit in differing:
        if edit.kind is EditKind.CHANGED and compared(edit.quoted, edit.found) is Comparison.DIFFERS:
            return Change.CONTRARY, _difference(edit)
    turned = next((e for e in differing if _negates(e.quoted) != _negates(e.found)), None)
    if turned is not None and len(differing) == 1 and len(words(turned.quoted + " " + turned.found)) <= FEW_WORDS:
        return Change.CONTRARY, f"{_difference(turned)[:-1]}, which turns the meaning round."
    if differing:
        return Change.WORDING, _difference(turned or differing[0])
    hidden = next((e for e in edits if _hides_negation(e)), None)
    if hidden is not None:
        return Change.WORDING, f"The marked cut leaves out “{_braced(hidden.found)}” from {{speaker}}'s words."
    return Change.NOTHING, ""


def _negates(text: str) -> bool:
    return any(w.negates for w in words(text))


def _hides_negation(edit: Edit) -> bool:
    """Whether a marked cut leaves out a negation and nothing else: the cut is told, but not what it does."""
    cut = words(edit.found)
    return edit.kind is EditKind.MARKED_CUT and not edit.quoted and bool(cut) and all(w.negates for w in cut)


def _difference(edit: Edit) -> str:
    missing, instead = _braced(edit.quoted), _braced(edit.found)
    if missing and instead:
        return f"The text quotes “{missing}” where {{speaker}} has “{instead}”."
    if missing:
        return f"The text quotes “{missing}”, which {{speaker}} does not have there."
    return f"The text leaves out “{instead}” from {{speaker}}'s words without marking it."


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
