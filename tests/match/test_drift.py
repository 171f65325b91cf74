"""Words of an earlier copy looked for in a later one."""

from footnote_audit.match import drift
from footnote_audit.model import (
    CslItem,
    Evidence,
    EvidenceOrigin,
    Outcome,
    Rating,
    ReadSource,
    Relation,
    Selector,
    Snapshot,
    Source,
    Verdict,
)
from footnote_audit.read import read

OLD = "Counts are taken at noon. The port moves 40 ships a day. The tide tables are printed apart."


def copy(text: str, retrieved: str) -> dict[str, ReadSource]:
    """A copy of one source with this text."""
    source = Source(id="board", item=CslItem(title="Ship counts"), resolver="registry")
    snapshot = Snapshot(source_id="board", uri_r=None, outcome=Outcome.OK, reason="", retrieved=retrieved)
    document = read("board.txt", text.encode(), "text/plain")
    return {"board": ReadSource(source=source, snapshot=snapshot, document=document)}


def changed(later: str, words: str = "The port moves 40 ships a day.") -> list[tuple[str, str | None]]:
    """Old and new words of the passages that the later text lacks."""
    place = Selector(exact=words, prefix="", suffix="", start=0, end=len(words))
    evidence = Evidence(
        origin=EvidenceOrigin.SOURCE, selector=place, relation=Relation.SUPPORTS, score=0.9, source_id="board"
    )
    before = (Verdict(claim_id="c1", rating=Rating.SUPPORTED, score=0.9, explanation="", evidence=(evidence,)),)
    found = drift(before, copy(OLD, "2020-01-05T00:00:00Z"), copy(later, "2026-11-01T00:00:00Z"))
    assert all((d.earlier, d.later) == ("2020-01-05T00:00:00Z", "2026-11-01T00:00:00Z") for d in found)
    return [(d.old, d.new) for d in found]


def test_a_page_that_changed_elsewhere_has_not_drifted() -> None:
    """Other words may come and go, and quotes and spaces may change, while the cited ones stay."""
    assert changed("A new head. " + OLD.replace("noon", "dawn").replace(" ships", "  ships")) == []


def test_a_revised_passage_is_shown_with_what_stands_there_now() -> None:
    """The most similar sentence of the later copy is given beside the old one."""
    old = "The port moves 40 ships a day."
    assert changed(OLD.replace("40", "31")) == [(old, "The port moves 31 ships a day.")]


def test_a_passage_that_went_is_told_without_a_successor() -> None:
    """Where nothing is like it, nothing is offered."""
    assert changed("The harbour museum opens at ten on weekdays and closes at six.") == [
        ("The port moves 40 ships a day.", None)
    ]
