"""The grammar of law goes over a text once: each of its patterns is scaled over hostile texts."""

import time

import pytest

from footnote_audit.parse.law import cases, continental, documents, places, statutes, treaties, treaty_titles
from footnote_audit.parse.law.forms import compiled
from footnote_audit.parse.law.pieces import groups

SEEDS = tuple(
    """§ 5 |A v. B, |Salt Act |Salt |Regulation (EU) |Art. 5 |12 U.S. 3, |[2001]
    |n. 5/|Закон |Постановление Суда |Cass. civ.
    |Salt of the |Case C-1/12 A |ABC |UN Doc. A/|Treaty on |1| |(""".replace("\n    ", "").split("|")
)
MODULES = (cases, continental, documents, statutes, treaties)
PATTERNS = {f"{module.__name__}.{at}": form.pattern for module in MODULES for at, form in enumerate(module.FORMS)}
PATTERNS |= {f"places.{at}": pattern for at, (_, pattern) in enumerate(places.PLACES)}
PATTERNS |= {"treaty_titles": treaty_titles.DATE_BEHIND}
# Times under this say nothing, in seconds.
NOISE = 0.02


def _seconds(pattern: str, text: str) -> float:
    taken = []
    for _ in range(2):
        started = time.process_time()
        for _ in compiled(pattern).finditer(text):
            pass
        taken.append(time.process_time() - started)
    return min(taken)


@pytest.mark.parametrize("seed", SEEDS)
def test_forms_are_linear(seed: str) -> None:
    """Twice the text takes at most about twice the time, with room for a busy machine."""
    small, large = (seed * 3000)[:3000], (seed * 6000)[:6000]
    slow = []
    for name, pattern in PATTERNS.items():
        first = _seconds(pattern, small)
        if first > NOISE and _seconds(pattern, large) > 3.2 * first:
            slow.append(name)
    assert slow == []


def test_a_text_of_laws_alone_is_bounded() -> None:
    """However many laws a note strings together, a bounded number is read."""
    assert len(groups("§ 5 BGB; " * 2000)) <= 400
