"""What the checks of an article against itself cost where the article is long and hostile."""

import time
from collections.abc import Callable, Iterator

import pytest

from conftest import STARTED
from footnote_audit.check import CHECKS, Check
from footnote_audit.model import SCHEMA_VERSION, Audit, Hit, Options
from footnote_audit.read import read

LETTERS = 8_000
# Doubling the text may double the time; the rest is for a clock that runs unevenly, and nothing below it counts.
GROWTH, UNSEEN = 3.2, 0.4
INSIDE = [unit for unit in CHECKS if unit.id.startswith("ART")]
# One sentence that never ends, and sentences by the hundred.
SENTENCES = (
    "from 1990 to 2005 and ",
    "of the 160 buses 40, a quarter, ",
    "rose by 15 % to 552 after 480, ",
    "The Merlin line (1908-1897) was opened in 1908 and closed in 1897. ",
    "Three years later, in 1939, Ruta Salme said in 1991 that 417 of the 1,390 were women, that is 40 %. ",
    "The mill employs 940 people: 600 men and 240 women. Ruta Salme died in 1987. ",
    "The largest town was Arnes, the second largest Brekke; in 2012 Arnes had 40 ships. ",
    "Anna Berg, then aged 31, born in 1950, was 45 when she won on Monday, 9 June 2019. ",
    "The bridge of Arnes is 12 km (7 miles) long and was opened in 1931. ",
)
ROWS = (
    "| Merlin boats | 40 | 2011 | delivered in 2013 |",
    "| Arnes {n} | {n} | {n}.5 | 20 % |",
    "| 20{n} | 4 | 5 | 6 |",
)


def audit(text: str) -> Audit:
    """An article without notes."""
    document = read("article.md", text.encode(), "text/markdown")
    return Audit(schema_version=SCHEMA_VERSION, tool_version="0", options=Options(started=STARTED), document=document)


def prose(words: str, size: int) -> str:
    """Words repeated to a size, below a small table of the things that they name."""
    table = "| Town | 2011 | 2012 |\n|---|---|---|\n| Arnes | 40 | 41 |\n| Brekke | 35 | 36 |\n| Merlin | 20 | 21 |\n"
    return f"Ships, 2011-2012\n\n{table}\n\n{words * (size // len(words))}end.\n"


def table(row: str, size: int) -> str:
    """A table of many rows, below sentences that name some of them."""
    rows = "\n".join(row.format(n=number) for number in range(size // 40))
    said = "Arnes 7, the largest town, had 9 ships in 2011. The 6 Merlin boats were ordered in 2012. " * (size // 400)
    return f"Ships\n\n| Town | Ships | Share | Note |\n|---|---|---|---|\n{rows}\n\n{said}\n"


def seconds(function: Callable[[Audit], Iterator[Hit]], subject: Audit) -> float:
    """The processor time that a check takes."""
    begun = time.process_time()
    list(function(subject))
    return time.process_time() - begun


def subjects(size: int) -> dict[str, Audit]:
    """The hostile articles of one size."""
    long = {words: audit(prose(words, size)) for words in SENTENCES}
    return long | {row: audit(table(row, size)) for row in ROWS}


@pytest.fixture(scope="module")
def sizes() -> tuple[dict[str, Audit], dict[str, Audit]]:
    """Hostile articles, and the same ones twice as long."""
    return subjects(LETTERS), subjects(2 * LETTERS)


@pytest.mark.parametrize("unit", INSIDE, ids=lambda unit: unit.id)
def test_cost_grows_with_the_article(unit: Check, sizes: tuple[dict[str, Audit], dict[str, Audit]]) -> None:
    """An article twice as long takes about twice as long, whatever it is made of."""
    slow = []
    for words, once in sizes[0].items():
        longer = seconds(unit.function, sizes[1][words])
        if longer > UNSEEN:
            longer = min(longer, seconds(unit.function, sizes[1][words]))
        if longer > UNSEEN and longer > GROWTH * max(seconds(unit.function, once) for _ in range(2)):
            slow.append((words, longer))
    assert slow == []
