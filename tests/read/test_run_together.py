"""Tables that stand as plain lines: recovered where exactly one reading fits, reported where more than one does."""

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_files import Case, params
from footnote_audit.model import Block, BlockKind, Table
from footnote_audit.read.tables.run_together import TableDoubt, recover_tables


def written(tables: tuple[Table, ...], doubts: tuple[TableDoubt, ...]) -> list[str]:
    """Tables and doubts as the case files write them."""
    lines = []
    for table in tables:
        lines.append(f"table{' recovered' if table.recovered else ''}")
        lines += [f"caption: {table.caption}"] if table.caption else []
        lines += ["header: " + " | ".join(c.text for c in table.header)] if table.header else []
        lines += ["row: " + " | ".join(c.text for c in row) for row in table.rows]
        lines += [f"source: {table.source}"] if table.source else []
    return lines + [f"doubt: {doubt.message}" for doubt in doubts]


@pytest.mark.parametrize("case", params("run_together"))
def test_tables_of_a_text(case: Case) -> None:
    """The tables and doubts of the input, and nothing else."""
    found = recover_tables(case.blocks["input"], ())
    assert [line.rstrip() for line in written(*found)] == case.blocks["expected"].splitlines()


@pytest.mark.parametrize("case", params("run_together"))
def test_cells_lie_where_they_are_printed(case: Case) -> None:
    """Offsets of cells are into the text; a year that only a span names points at the span."""
    text = case.blocks["input"]
    for table in recover_tables(text, ())[0]:
        cells = [cell for row in table.rows for cell in row]
        assert all(text[c.start : c.end] == c.text for c in cells)
        assert all(table.start <= c.start <= c.end <= table.end for c in cells)
        for cell in table.header:
            printed = text[cell.start : cell.end]
            assert printed == cell.text or printed[:4] < cell.text < printed[-4:]


def test_lines_in_cells_and_code_are_left_alone() -> None:
    """What is a table already is not read twice."""
    text = "Boats122001Fast\nTugs32002Slow\nRafts452003Old"
    block = Block(start=0, end=len(text), kind=BlockKind.CODE)
    assert recover_tables(text, (block,)) == ((), ())


def test_the_tables_of_the_founding_article(shared: Path) -> None:
    """All 29 rows of four cells and all ten yearly values are recovered as a person read them."""
    from ruamel.yaml import YAML

    text = (shared / "article" / "israel-azerbaijan.txt").read_text("utf-8")
    gold: dict[str, Any] = YAML(typ="safe", pure=False).load(shared / "article" / "notes-gold.yaml")["tables"]
    (orders, trade), doubts = recover_tables(text, ())
    assert doubts == ()
    columns = ("item", "number_ordered", "year_of_order", "comment")
    expected = [tuple("" if row[c] is None else str(row[c]) for c in columns) for row in gold["arms_orders"]["rows"]]
    assert [tuple(c.text for c in row) for row in orders.rows] == expected
    assert orders.caption == gold["arms_orders"]["title"]
    values = [(int(y.text), float(v.text)) for y, v in zip(trade.header[1:], trade.rows[0][1:], strict=True)]
    assert values == [(year, float(value)) for year, value in gold["trade"]["values"].items()]
    assert trade.caption is not None and trade.caption.startswith(gold["trade"]["title"])


_LINES = st.lists(
    st.text(alphabet="abZ é0129.,-|\t \u00a0)", max_size=24)
    | st.sampled_from(["Boats122001", "Boats42002 x", "Trade, 2001-2004", "Sales1.22.33.44.5", "20012002", "a  b  1"]),
    max_size=8,
)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(_LINES)
def test_any_lines_are_read(lines: list[str]) -> None:
    """Every table lies in the text and has rows of one length."""
    text = "\n".join(lines)
    tables, doubts = recover_tables(text, ())
    for table in tables:
        assert 0 <= table.start <= table.end <= len(text)
        assert len({len(row) for row in table.rows} | ({len(table.header)} if table.header else set())) == 1
    assert all(0 <= d.start < d.end <= len(text) and d.message for d in doubts)


@pytest.mark.parametrize(
    "line", ["Boats122001Fast\n", "1" * 390 + "\n", "a|" * 200 + "\n", "Sales" + "1.1" * 190 + "\n"]
)
def test_time_grows_with_length(line: str) -> None:
    """Ten times the lines take far less than a hundred times as long."""
    spent = []
    for size in (30, 300):
        begin = time.process_time()
        recover_tables("Sales, 1951-2020\n" + line * size, ())
        spent.append(time.process_time() - begin)
    assert spent[1] < 30 * spent[0] + 0.1
