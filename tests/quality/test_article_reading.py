"""Reading the two gold articles: every note, every anchor, every table value."""

import pytest
from article_gold import ARTICLES, GoldArticle, gold_article

from footnote_audit.model import Document, Table, WarningCode
from footnote_audit.read import read
from footnote_audit.text import fold, key


@pytest.fixture(params=ARTICLES)
def gold(request: pytest.FixtureRequest) -> GoldArticle:
    """Each gold article in turn."""
    return gold_article(str(request.param))


@pytest.fixture
def document(gold: GoldArticle) -> Document:
    """The gold article as read."""
    return read(f"{gold.name}.txt", gold.data)


def test_every_note_is_read(gold: GoldArticle, document: Document) -> None:
    """38 notes with the printed labels, in order, and the text between the quotes."""
    assert [n.label for n in document.notes] == [n.label for n in gold.notes]
    assert [n.text for n in document.notes] == [n.text for n in gold.notes]


def test_every_anchor_is_right(gold: GoldArticle, document: Document) -> None:
    """Each note hangs at the words a person found before it, and its clause ends there."""
    for note, expected in zip(document.notes, gold.notes, strict=True):
        assert note.anchor is not None and note.supports is not None
        assert key(note.anchor.prefix).endswith(key(expected.anchor_tail)[-24:]), expected.label
        assert key(note.supports.exact).endswith(key(expected.anchor_tail)[-12:]), expected.label


def test_tables_that_ran_together_are_recovered(gold: GoldArticle, document: Document) -> None:
    """29 rows of orders and 10 yearly values come back as cells."""
    orders, trade = document.tables
    assert orders.recovered and trade.recovered
    found = [[_words(c.text) for c in row] for row in orders.rows]
    assert found == [[_words(v) for v in row] for row in gold.orders]
    assert _yearly(trade) == {int(year): float(value) for year, value in gold.trade.items()}


def test_no_markup_and_no_furniture_is_left(document: Document) -> None:
    """The text holds no residue of shortcodes; what was cut as furniture is reported with its words."""
    assert not [mark for mark in ("simple_tooltip", "[/", "][", "newsletter") if mark in document.text]
    cut = [w.exact for w in document.warnings if w.code is WarningCode.FURNITURE_CUT]
    assert any("newsletter" in words for words in cut)
    kept = read("article.txt", gold_article("example").data, keep_furniture=True)
    assert "newsletter" in kept.text


def _words(value: object) -> str:
    return fold(" ".join(str(value if value is not None else "").split()))


def _yearly(table: Table) -> dict[int, float]:
    years = [cell.text for cell in table.header][-10:]
    values = [cell.text for cell in table.rows[0]][-10:]
    return {int(year): float(value) for year, value in zip(years, values, strict=True)}
