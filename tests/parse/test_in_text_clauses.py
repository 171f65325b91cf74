"""The clauses that citations in the running text support, in case files, and what they cost."""

import time

import pytest

from case_files import Case, params
from footnote_audit.parse import parse_bibliography
from footnote_audit.read import read

LISTED = """
## References

Aske, Jon (2019). Rope. Hull: Quay Books.

Brandt, K. (2020). Watt. Kiel: Sand.

Marlow, Ada (2011). The Salt Report. London: Tide Press.
"""


@pytest.mark.parametrize("case", params("in-text"))
def test_case(case: Case) -> None:
    """Each citation of the article supports the words that its case names; "-" stands for none."""
    document = read("article.md", f"# Salt\n\n{case.blocks['article']}\n{LISTED}".encode(), None)
    found = parse_bibliography(document).citations
    lines = [f"{c.selector.exact} | {c.supports.exact if c.supports else '-'}" for c in found]
    assert lines == case.blocks["supports"].split("\n")


def test_citations_of_one_sentence_share_its_words() -> None:
    """A sentence that never ends is held once, however many citations stand in it."""
    text = f"# Salt\n\n{' and it sank (Aske 2019)' * 50}\n{LISTED}"
    found = parse_bibliography(read("article.md", text.encode(), None)).citations
    assert len({id(citation.sentence) for citation in found}) == 1


def test_clauses_and_sentences_stand_in_the_text() -> None:
    """Clause and sentence are what stands at their offsets, and the sentence holds the clause."""
    document = read("article.md", f"# Salt\n\nIt sank (Aske 2019). Marlow (2011) says so too.\n{LISTED}".encode(), None)
    for citation in parse_bibliography(document).citations:
        assert citation.supports and citation.sentence
        for found in (citation.supports, citation.sentence):
            assert found.exact == document.text[found.start : found.end]
        assert citation.sentence.start <= citation.supports.start <= citation.supports.end <= citation.sentence.end


def _seconds(size: int) -> float:
    text = " ".join(f"It sank {i} times (Aske 2019, {i}), as Marlow (2011: {i}) says of the year." for i in range(size))
    document = read("article.md", f"# Salt\n\n{text}\n{LISTED}".encode(), None)
    begin = time.process_time()
    assert len(parse_bibliography(document).citations) == 2 * size
    return time.process_time() - begin


def test_ten_times_the_citations_cost_about_ten_times() -> None:
    """One paragraph with ten times the citations takes not much more than ten times as long."""
    small = min(_seconds(100) for _ in range(2))
    assert _seconds(1000) < 25 * max(small, 0.01)
