"""CIT026: ISBN and ISSN whose check digit does not fit their other digits."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from footnote_audit.check.note_texts import Written, change, written_texts
from footnote_audit.model import Audit, Change, Hit

# The label, what it may be followed by ("ISBN-13", "ISSN (print):"), and a number that no digit goes on behind. Russian
# printers set the check digit X as the letter kha.
_LABELLED = re.compile(
    r"\b(?:[ep]-?)?(?:"
    r"ISBN(?:[- ]?1[03](?![\d-]))?(?: ?\([^()\d]{1,20}\))?[:.]? {0,2}(?P<ISBN>(?:97\d[- ]?)?(?:\d[- ]?){9}[\dXХ])"
    r"|ISSN(?:-L)?(?: ?\([^()\d]{1,20}\))?[:.]? {0,2}(?P<ISSN>\d{4}-?\d{3}[\dXХ])"
    r")(?![\w-])",
    re.I,
)
_DIGITS_OF_BOOKLAND = 13


class _Number(NamedTuple):
    """A number as printed, what it is ("ISBN" or "ISSN"), and its place in the text."""

    kind: str
    printed: str
    start: int
    end: int


def wrong_check_digit(audit: Audit) -> Iterator[Hit]:
    """The check digit of an ISBN or ISSN does not fit the digits before it.

    What it checks: ISBN of ten or thirteen digits and ISSN, printed with their label, by the rules of ISO 2108 and
    ISO 3297. Numbers with a digit too many or too few are left alone: text taken out of a PDF loses digits.

    Why it matters to a reader of the article: one digit at least is wrong, so that no library and no shop finds the
    work by this number, or finds another.

    Example: ISBN 978-3-16-148410-1; ISSN 0317-8470.

    What to do: take the number from the work's imprint. A correction is offered in one case only: 978 was put before an
    ISBN of ten digits and its old check digit was kept, so that the other digits are known to be right.

    Known limits: some books were printed with a wrong ISBN, and libraries list them under it. A number with two slips
    that make up for each other is not seen.
    """
    for written in written_texts(audit):
        for number in _numbers(written):
            if _fits(number):
                continue
            offer = _offer(written, number)
            yield Hit(
                message=f"{written.home.title}: the check digit of {number.kind} {number.printed} does not fit the "
                "other digits, so one of them is wrong.",
                target=f"{number.kind} {number.printed}",
                note_index=written.home.note_index,
                place_id=written.home.place_id,
                changes=(offer,) if offer else (),
            )


def _numbers(written: Written) -> Iterator[_Number]:
    for match in _LABELLED.finditer(written.plain):
        kind = match.lastgroup or ""
        start, end = match.span(kind)
        if not written.in_address(start):
            yield _Number(kind, written.home.text[start:end], start, end)


def _fits(number: _Number) -> bool:
    """Whether the check digit fits; a number that has another fault than that is given the benefit of the doubt."""
    from stdnum import exceptions, isbn, issn  # noqa: PLC0415, RUF100

    bare = _bare(number.printed)
    if len(bare) == _DIGITS_OF_BOOKLAND and bare.endswith("X"):
        return False
    try:
        (isbn if number.kind == "ISBN" else issn).validate(bare)
    except exceptions.InvalidChecksum:
        return False
    except exceptions.ValidationError:
        return True
    return True


def _bare(printed: str) -> str:
    """The digits alone; the letter kha is read as X."""
    return re.sub(r"[^\dX]", "", printed.upper().replace("Х", "X"))


def _offer(written: Written, number: _Number) -> Change | None:
    """The right check digit, where the wrong one proves the digits before it: it is that of the ISBN of ten digits."""
    from stdnum import isbn  # noqa: PLC0415, RUF100

    digits = _bare(number.printed)
    ten = digits.removeprefix("978")
    if len(digits) != _DIGITS_OF_BOOKLAND or ten == digits or not isbn.is_valid(ten):
        return None
    return change(written.home, number.end - 1, number.end, isbn.to_isbn13(ten)[-1])
