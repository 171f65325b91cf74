"""Bibliographies and in-text citations: case files of whole articles, and what notes make of the entries."""

import json
import time

import pytest

from case_files import Case, params
from footnote_audit.model import Bibliography, CitationItem, Document
from footnote_audit.parse import parse, parse_bibliography
from footnote_audit.read import read
from footnote_audit.stages import parse_article, parse_rows
from footnote_audit.text import squeeze


def _article(text: str) -> Document:
    return read("article.md", text.encode("utf-8"), None)


def _entries(found: Bibliography) -> list[str]:
    return [f"{e.id} | {squeeze(e.selector.exact)}" for e in found.entries]


def _meant(item: CitationItem) -> str:
    where = item.refers_to or " or ".join(c.id for c in item.candidates) or "none"
    return f"{where} {item.label} {item.locator}" if item.locator else where


def _citations(found: Bibliography) -> list[str]:
    return [f"{c.selector.exact} | {', '.join(map(_meant, c.items))}" for c in found.citations]


@pytest.mark.parametrize("case", params("bibliography"))
def test_case(case: Case) -> None:
    """The entries and the in-text citations of an article are those that its case names."""
    plain = case.blocks.get("plain")
    document = read("article.txt", plain.encode("utf-8"), None) if plain else _article(case.blocks["article"])
    found = parse_bibliography(document)
    assert _entries(found) == [line for line in case.blocks["entries"].split("\n") if line]
    assert _citations(found) == [line for line in case.blocks["citations"].split("\n") if line]


def test_selectors_lead_to_the_text() -> None:
    """Entries, headings, in-text citations and each of their works stand where they say in Document.text."""
    document = _article(
        "# Salt\n\nIt sank (see Marlow 2011, 12).\n\n## References\n\n1. Marlow, A. (2011). Salt. Hull: Quay.\n"
    )
    found = parse_bibliography(document)
    selectors = [*found.headings, *(e.selector for e in found.entries), *(c.selector for c in found.citations)]
    assert [s.exact for s in selectors] == [document.text[s.start : s.end] for s in selectors]
    (item,) = found.citations[0].items
    assert (document.text[item.span.start : item.span.end], item.prefix) == ("Marlow 2011, 12", "see")


def test_a_note_may_mean_an_entry() -> None:
    """A short form of which no note gives the full form leads to the entry of the article's own list."""
    listed = "## References\n\nMarlow, Ada (2011). Salt. Hull: Quay Books.\n"
    text = f"# Salt\n\nIt sank.[^1]\n\n[^1]: Marlow 2011, 12.\n\n{listed}"
    ((item,),) = [c.items for c in parse(_article(text))]
    assert (item.refers_to, item.locator, item.chain) == ("b1", "12", ("b1",))


def test_a_dash_stands_for_the_author_before() -> None:
    """An entry that opens with a dash has the author of the entry before it."""
    text = (
        "# Salt\n\nText.\n\n## References\n\nMarlow, Ada (2011). Salt. Hull: Quay.\n\n———. (2012). Tar. Hull: Quay.\n"
    )
    first, second = parse_bibliography(_article(text)).entries
    assert second.item.author == first.item.author != ()


def test_an_article_without_a_list_has_no_citations_in_the_text() -> None:
    """Names and years alone cite nothing."""
    assert parse_bibliography(_article("# Salt\n\nIt sank (Marlow 2011).\n")) == Bibliography()


def _long(size: int) -> Document:
    cited = "\n\n".join(f"It sank (Marlow {1900 + i % 100}, {i}; Aske and Marlow 2001)." for i in range(size))
    listed = "\n\n".join(f"Marlow, Ada ({1900 + i % 100}). Salt {i}. Hull: Quay." for i in range(size))
    return _article(f"# Salt\n\n{cited}\n\n## References\n\n{listed}\n")


def test_time_is_linear_in_the_list() -> None:
    """Ten times the entries and citations, all by one author, take at most thirty times as long."""
    small, large = _long(60), _long(600)
    started = time.process_time()
    parse_bibliography(small)
    short = time.process_time() - started
    started = time.process_time()
    parse_bibliography(large)
    assert time.process_time() - started < 30 * max(short, 0.02)


def test_rows_of_an_article() -> None:
    """The parse rows hold the notes, then the entries and the in-text citations that lead to them."""
    listed = "## References\n\nMarlow, Ada (2011). Salt. Hull: Quay Books.\n"
    found = list(parse_article(_article(f"# Salt\n\nIt sank (Marlow 2011).[^1]\n\n[^1]: Marlow 2011, 12.\n\n{listed}")))
    assert [(row["id"], row["kind"]) for row in found[1:]] == [("b1", "bibliography-entry"), ("t1", "in-text-citation")]
    assert [row["citations"][0]["refers_to"] for row in found] == ["b1", None, "b1"]


def test_several_works_of_one_note_are_one_row() -> None:
    """After a note with two works "Ibid." leads to that row, to neither of its works, and names both."""
    texts = [{"id": "a", "text": "Ada Marlow, “Salt”, Sea Review, 2011; Jon Aske, “Tar”, Sea Review, 2012."}]
    rows = "\n".join(json.dumps(row) for row in [*texts, {"id": "b", "text": "Ibid."}])
    (cited,) = list(parse_rows(rows, "notes", "note"))[1]["citations"]
    assert (cited["refers_to"], cited["refers_to_item"]) == ("a", None)
    assert [c["item"] for c in cited["candidates"]] == ["n1.1", "n1.2"]
