"""The names of the parties before a judgment: "Brown v. Board of Education, 347 U.S. ..."."""

import re

from footnote_audit.parse.signals import SIGNAL

# Longer than the names of any parties.
REACH = 220
_VERSUS = re.compile(r"\s(?:v\.?|vs\.?|c\.|c/|contre|gegen|contro|contra|против|/)\s")
_ONE_PARTY = re.compile(
    r"(?:(?:In|in) (?:re|the matter of)|Ex parte|Re|Matter of|Estate of|Affaire)\s[^,;\"\[\]]{2,120}$"
)
_SMALL = frozenset(
    """
    of the and & for on in de la le les du des et von der die und di del della e y da do dos das
    ex parte rel. application
    against between concerning arising out certain its with respect to
    ors others anor another al et al. ors. by a c/ plc ltd gmbh ag sa spa
    """.split()  # noqa: SIM905
)
_STOPPED = re.compile(r"(?:[A-ZÀ-Þ]|[A-Z][a-z]{0,4}|Dep't|Ass'n|Int'l)\.,?$")
_LEADS = frozenset(
    [
        "In",
        "See",
        "Cf",
        "Cf.",
        "But",
        "Also",
        "The",
        "Accord",
        "Under",
        "Since",
        "After",
        "As",
        "And",
        "While",
        "Compare",
    ]
)
_CITED_AS = re.compile(r"^[\s,:;(\[-]{0,3}$")


def parties_before(plain: str, floor: int, core: int) -> tuple[int, int] | None:
    """Where the names of the parties that end just before `core` stand, from `floor` on; None where there are none."""
    low = max(floor, core - REACH)
    end = low + len(plain[low:core].rstrip(" ,:(-"))
    if end <= low or not _CITED_AS.match(plain[end:core]):
        return None
    window = plain[low:end]
    found = list(_VERSUS.finditer(window))
    versus = found[-1] if found else None
    if versus is None:
        one = _ONE_PARTY.search(window)
        return (low + one.start(), end) if one else None
    right = window[versus.end() :]
    right = right.removeprefix("the ")
    if not right[:1].isupper() and not right[:1].isdigit() and right[:1] != "(":
        return None
    if any(sign in right for sign in ';"') or (right.count(",") > 3):
        return None
    start = _first_party(window, versus.start())
    return (low + start, end) if start is not None else None


def _first_party(window: str, versus: int) -> int | None:
    """Where the first party begins: a run of capital words, with the small words of names between them."""
    signals = [m.end() for m in SIGNAL.finditer(window, 0, versus) if m.end() < versus and window[m.end()].isupper()]
    floor = signals[-1] if signals else 0
    words = list(re.finditer(r"\S+", window[floor:versus]))
    first = None
    for word in reversed(words):
        printed = word.group()
        if printed.endswith((";", ":")) or (printed.endswith((".", "?", "!")) and not _STOPPED.match(printed)):
            break
        bare = printed.lstrip("(['").rstrip(",)]'")
        if bare[:1].isupper() or (bare.isdigit() and first is not None):
            first = word
        elif bare.casefold() not in _SMALL:
            break
    while first is not None and first.group().strip(",") in _LEADS:
        following = window[floor + first.end() : versus]
        if first.group() == "In" and re.match(r"\s(?:re|the matter of)\s", following):
            break
        later = re.search(r"\S+", following)
        if later is None:
            return None
        first = re.compile(r"\S+").search(window[floor:versus], first.end() + later.start())
    return floor + first.start() if first is not None else None
