"""The title and the date of a treaty before the series that prints it: "Vienna Convention, 23 May 1969, 1155 UNTS"."""

import re
from typing import NamedTuple

from footnote_audit.parse.law.forms import DATE, YEAR, compiled
from footnote_audit.parse.signals import SIGNAL

TREATY = (
    r"Convention|Treaty|Covenant|Protocol|Agreement|Charter|Pact|Statute|Traité|Pacte|Protocole|Accord|Charte"
    r"|Statut|Vertrag|Übereinkommen|Abkommen|Konvention|Satzung|Pakt|Trattato|Convenzione|Accordo|Statuto"
    r"|Patto|Tratado|Convenio|Convención|Acuerdo|Carta|Pacto|Convenção|Acordo|Договор|Конвенция|Соглашение"
    r"|Пакт|Устав|Протокол"
)
_OPENED = (
    r"(?:(?:opened for signature|adopted|signed|done|concluded|of|du|vom|del|de|от|signé le|adoptée? le"
    r"|fait le|firmado el|assinad[oa] em)(?: at [A-Z][a-z]+)? )?"
)
DATE_BEHIND = (
    rf"(?:,|~\()~{_OPENED}(?P<date>{DATE}|{YEAR})(?:[,;] (?:entered into force|in force|EIF)(?: on)? {DATE})?\)?,?~$"
)
# Longer than a treaty's title with its dates.
REACH = 320
_SHORTENED = re.compile(r"\s\([A-Z][\w .-]{1,40}\)\s?,?\s?$")
_BREAKS = re.compile(r"[;\"\[\]]|[^\W\d_]{4}[.:]\s")
_BEGINS = re.compile(r"(?<!\w)[^\W\d_a-zà-ÿа-яё]")


class Titled(NamedTuple):
    """Where the title stands, and the date behind it."""

    title: tuple[int, int]
    date: tuple[int, int] | None


def treaty_before(plain: str, floor: int, core: int) -> Titled | None:
    """The treaty's title that ends just before `core`, from `floor` on; None where none stands there."""
    low = max(floor, core - REACH)
    end = core
    dated = compiled(DATE_BEHIND).search(plain, low, core)
    if dated is not None:
        end = dated.start()
    shortened = _SHORTENED.search(plain, low, end)
    end = low + len(plain[low : shortened.start() if shortened else end].rstrip(" ,(:"))
    for match in _BREAKS.finditer(plain, low, end):
        low = match.end()
    for match in SIGNAL.finditer(plain, low, end):
        if _BEGINS.match(plain, match.end()):
            low = match.end()
            break
    first = _BEGINS.search(plain, low, end)
    if first is None or not compiled(rf"(?:{TREATY})(?!\w)").search(plain, first.start(), end):
        return None
    return Titled((first.start(), end), dated.span("date") if dated else None)
