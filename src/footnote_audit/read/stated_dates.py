"""The date that a file's own header states, in whatever words, as EDTF."""

import re

from footnote_audit.model import ValueKind
from footnote_audit.values import find_values

_ISO = re.compile(r"(?<!\d)(\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?![\d-])")
_YEAR = re.compile(r"\s*(\d{4})\s*")
# A date's line is short; a longer one is something else.
_LONGEST = 200


def stated_date(text: str, language: str | None = None) -> str | None:
    """The first date in the text as EDTF, None where it names none; `language` (ISO 639) tells 3/4 from 4/3."""
    if len(text) > _LONGEST:
        return None
    iso = _ISO.search(text) or _YEAR.fullmatch(text)
    if iso:
        return iso.group(1)
    known = language.partition("-")[0].lower() if language else None
    dates = (value.date for value in find_values(text, language=known) if value.kind is ValueKind.DATE)
    return next((date for date in dates if date and not date.startswith("XXXX")), None)
