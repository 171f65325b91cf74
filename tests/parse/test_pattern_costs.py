"""No regular expression of the parser goes over a text again and again: each is scaled over hostile texts.

Patterns that meet whole notes are linear; those that meet one citation, which is cut at a few thousand characters, may
at worst go over it once for each of its characters.
"""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest

import footnote_audit.parse as package

# Modules whose patterns meet a whole note.
WHOLE_NOTE = {"segment", "segmenting", "unpublished", "quotes", "signals", "markers", "ruled"}
SEEDS = {
    "spaces": " ",
    "commas": ", ",
    "stops": ". ",
    "semicolons": "; ",
    "brackets": "(",
    "digits": "1",
    "numbers": "12 ",
    "dashed numbers": "1-",
    "letters": "a",
    "capitals": "A",
    "initials": "A. ",
    "names": "Ada ",
    "comma names": "Ada, ",
    "quotes": "“",
    "apostrophes": "’",
    "signals": "see also ",
    "markers": "ibid. ",
    "supra": "supra note ",
    "years": "1999 ",
    "dates": "12 May 2019, ",
    "pages": "p. 12, ",
    "dashes": "- ",
    "slashes": "a/",
    "doi": "10.1234/a",
    "address": "https://a.b/",
    "cyrillic": "см. там же ",
    "quoted": "“a” ",
    "in": ", in ",
    "cit": "op. cit., ",
}
# Times under this say nothing, in seconds.
NOISE = 0.02


def _patterns() -> Iterator[tuple[str, re.Pattern[str], bool]]:
    seen: set[int] = set()
    for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        module = importlib.import_module(info.name)
        part = info.name.removeprefix(f"{package.__name__}.").split(".")[0]
        for name, value in vars(module).items():
            for at, pattern in enumerate(_held(value)):
                if id(pattern) not in seen:
                    seen.add(id(pattern))
                    yield f"{info.name.rpartition('.')[2]}.{name}.{at}", pattern, part in WHOLE_NOTE


def _held(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from (p for p in value.values() if isinstance(p, re.Pattern))
    elif isinstance(value, (list, tuple)):
        yield from (p for v in value for p in (v if isinstance(v, (list, tuple)) else [v]) if isinstance(p, re.Pattern))


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    """The least of two runs, so that a busy machine is not taken for a slow pattern."""
    taken = []
    for _ in range(2):
        started = time.process_time()
        for _ in pattern.finditer(text):
            pass
        taken.append(time.process_time() - started)
    return min(taken)


def _text(seed: str, length: int) -> str:
    return (seed * (length // len(seed) + 1))[:length] + "\x01"


PATTERNS = list(_patterns())


@pytest.mark.parametrize("seed", SEEDS)
def test_patterns_of_whole_notes_are_linear(seed: str) -> None:
    """Twice the text takes at most about twice the time, with room for a busy machine."""
    slow = []
    for name, pattern, whole in PATTERNS:
        if not whole:
            continue
        small = _seconds(pattern, _text(SEEDS[seed], 10_000))
        if small > NOISE and _seconds(pattern, _text(SEEDS[seed], 20_000)) > 3.2 * small:
            slow.append(name)
    assert slow == []


@pytest.mark.parametrize("seed", SEEDS)
def test_patterns_of_citations_are_at_most_quadratic(seed: str) -> None:
    """Twice a citation's text takes at most four times the time, with room for a busy machine."""
    slow = []
    for name, pattern, whole in PATTERNS:
        if whole:
            continue
        small = _seconds(pattern, _text(SEEDS[seed], 1_500))
        if small > NOISE and _seconds(pattern, _text(SEEDS[seed], 3_000)) > 5.5 * small:
            slow.append(name)
        assert small < 1, name
    assert slow == []


def test_the_patterns_are_found() -> None:
    """The scan sees the patterns of the package, in tables as well."""
    assert len(PATTERNS) > 60
