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
# Lengths at which a pattern that goes over its text again and again takes far longer than the noise, in characters.
LONG_NOTE, LONG_CITATION = 2_500, 400
# Times under this say nothing, in seconds: linear patterns stay far below it.
NOISE = 0.005
# What a pattern may at most take, in seconds.
MOST = 0.1


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


def _seconds(pattern: re.Pattern[str], text: str, runs: int = 1) -> float:
    """The least of some runs, so that a busy machine is not taken for a slow pattern."""
    taken = []
    for _ in range(runs):
        started = time.process_time()
        for _ in pattern.finditer(text):
            pass
        taken.append(time.process_time() - started)
    return min(taken)


def _grows(pattern: re.Pattern[str], seed: str, length: int, most: float) -> bool:
    """Whether twice the text takes more than `most` times the time; a quick pattern is not measured twice."""
    short = _text(seed, length)
    if _seconds(pattern, short) <= NOISE or (once := _seconds(pattern, short, 2)) <= NOISE:
        return False
    return once > MOST or _seconds(pattern, _text(seed, 2 * length), 2) > most * once


def _text(seed: str, length: int) -> str:
    return (seed * (length // len(seed) + 1))[:length] + "\x01"


PATTERNS = list(_patterns())


@pytest.mark.parametrize("seed", SEEDS)
def test_patterns_of_whole_notes_are_linear(seed: str) -> None:
    """Twice the text takes at most about twice the time, with room for a busy machine."""
    assert [n for n, p, whole in PATTERNS if whole and _grows(p, SEEDS[seed], LONG_NOTE, 3.2)] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_patterns_of_citations_are_at_most_quadratic(seed: str) -> None:
    """Twice a citation's text takes at most four times the time, with room for a busy machine."""
    cited = [(n, p) for n, p, whole in PATTERNS if not whole]
    assert [n for n, p in cited if _grows(p, SEEDS[seed], LONG_CITATION, 5.5)] == []


@pytest.mark.parametrize(
    ("pattern", "length", "most"), [("a*b", 6_000, 3.2), ("a*a*b", 400, 5.5)], ids=["two", "three"]
)
def test_a_pattern_that_goes_over_its_text_again_is_seen(pattern: str, length: int, most: float) -> None:
    """The measure finds a quadratic pattern among those of notes, a cubic one among those of citations."""
    assert _grows(re.compile(pattern), "a", length, most)


def test_the_patterns_are_found() -> None:
    """The scan sees the patterns of the package, in tables as well."""
    assert len(PATTERNS) > 60
