"""Hostile notes: no exception, spans in range, time linear in the size of the note."""

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footnote_audit.model import Citation, CslItem, Document, Note, Position
from footnote_audit.parse import parse, parse_notes, parse_reference
from footnote_audit.parse.markers import AHEAD

PIECES = st.sampled_from(
    [
        "See ", "Cf. ", "Ibid.", "art. cit.", "op. cit., p. 4", "supra note 2", "(n 1)", "“", "”", "«", "»", "‘", "’", '"', "'", "; ",  # noqa: E501
        "Ada Marlow, ", "“A Harbour of Salt”, ", "Coastal Review, ", "vol. 3, ", "no. 4, ", "12 May 2019", " (2001) ", "pp. 10-20. ",  # noqa: E501
        "database", "interview with the author ", "https://example.org/a(b)", "10.1234/ab.c ", "\x00", "\ud800", "\u202e", "🙂", "<i>", "(",  # noqa: E501
        ")", "[", "]", "1-2-3", "2019;21(11):116", "там же", "S. 12 ff.", "in: ", "Hrsg. ", "\n", "\u00a0", ".", ", ",
    ]
)  # fmt: skip
NOTES = st.lists(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join)), max_size=6)


def assert_sound(citations: tuple[Citation, ...], texts: list[str]) -> None:
    """Every span lies in its note, items do not overlap, and targets are earlier items or later ones that are meant."""
    seen: set[str] = set()
    ahead = {i.id for c in citations for i in c.items if i.position is Position.FIRST}
    for citation, text in zip(citations, texts, strict=True):
        spans = [i.span for i in citation.items] + list(citation.commentary)
        assert all(0 <= s.start <= s.end <= len(text) for s in spans)
        assert all(a.span.end <= b.span.start for a, b in pairwise(citation.items))
        for item in citation.items:
            known = seen | ahead if AHEAD.search(item.marker or "") or item.chain else seen
            assert item.refers_to is None or item.refers_to in known
            assert {c.id for c in item.candidates} <= known
            seen.add(item.id)


@settings(derandomize=True, max_examples=120, deadline=None)
@given(NOTES)
def test_any_notes_are_read_soundly(texts: list[str]) -> None:
    """Any text at all gives one Citation a note with spans in range and targets that exist."""
    assert_sound(parse_notes(texts), texts)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_any_reference_is_read(text: str) -> None:
    """Any text as a bibliography entry gives an item and no exception."""
    item = parse_reference(text)
    assert 0 <= item.span.start <= item.span.end <= len(text)


def _nested(n: int) -> str:
    """Quotations nested fifty deep, again and again."""
    once = "“a «" * 25 + "salt" + "b» ”" * 25
    return (once * (n // len(once) + 1))[:n]


HOSTILE: dict[str, Callable[[int], str]] = {
    "one long sentence": lambda n: "word " * (n // 5),
    "semicolons": lambda n: "a; " * (n // 3),
    "initials": lambda n: "A. " * (n // 3),
    "capital words": lambda n: "Ada " * (n // 4),
    "commas": lambda n: "Ada, " * (n // 5),
    "open quotes": lambda n: "“" * n,
    "nested quotes": lambda n: "“a «" * (n // 8) + "b» ”" * (n // 8),
    "quotes fifty deep": _nested,
    "brackets": lambda n: "(" * n,
    "square brackets": lambda n: "[Ada " * (n // 5),
    "digits": lambda n: "1" * n,
    "dashes and digits": lambda n: "1-" * (n // 2),
    "signals": lambda n: "see also " * (n // 9),
    "markers": lambda n: "ibid. " * (n // 6),
    "note numbers": lambda n: "Ada (n 3), infra note 4; " * (n // 25),
    "through": lambda n: "quoted in Ada, " * (n // 15),
    "spaces": lambda n: "See " + " " * n + "x",
    "dates": lambda n: "12 May 2019, " * (n // 13),
    "stops": lambda n: "Mist. " * (n // 6),
    "address": lambda n: "https://example.org/" + "a)" * (n // 2),
    "right to left": lambda n: "\u202eشارع الميناء، 2019. \u2067נמל\u2069 " * (n // 32),
    "control characters": lambda n: "\x00\x07\x1b[0m Ada\x85" * (n // 11),
    "html": lambda n: "<p>See <i>Salt</i> &amp; <a href='x'>Ada" * (n // 40),
    "emoji": lambda n: "🙂👩\u200d🚀 " * (n // 5),
    "lone surrogates": lambda n: "\ud800 Ada\udfff, " * (n // 8),
    "mixed scripts": lambda n: "Ада Márlow 港の Ελλάς, " * (n // 21),
    "talks": lambda n: "Interview with a diplomat, Ankara, 2019. " * (n // 41),
    "works": lambda n: "Ada Marlow, “Salt”, Coastal Review, 3 May 2011; " * (n // 48),
}


def _seconds(text: str, runs: int) -> float:
    taken = []
    for _ in range(runs):
        started = time.process_time()
        assert_sound(parse_notes([text]), [text])
        taken.append(time.process_time() - started)
    return min(taken)


@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear_in_the_note(name: str) -> None:
    """Four times the note takes about four times the time; what goes over it again would take sixteen times."""
    make = HOSTILE[name]
    small, large = _seconds(make(2_000), 2), _seconds(make(8_000), 1)
    if large > max(7 * small, 0.1):
        small, large = _seconds(make(2_000), 4), _seconds(make(8_000), 3)
    assert large < max(7 * small, 0.1), (small, large)


def test_a_note_of_many_sentences() -> None:
    """A note of 20,000 characters of ordinary sentences and works is read in seconds."""
    sentence = "The pier was rebuilt after the storm. See Ada Marlow, “Salt and Rope”, Coastal Review, 3 May 2011. "
    text = sentence * (20_000 // len(sentence))
    started = time.process_time()
    (citation,) = parse_notes([text])
    assert len(citation.items) == 20_000 // len(sentence)
    assert time.process_time() - started < 10


def test_a_note_of_200_000_characters() -> None:
    """All of that in one note of 200,000 characters: seconds, and spans in range."""
    text = "".join(make(200_000 // len(HOSTILE) + 1) for make in HOSTILE.values())[:200_000]
    assert _seconds(text.ljust(200_000, "a"), 1) < 20


def test_ten_thousand_semicolons() -> None:
    """A note cut by ten thousand semicolons is read in seconds, and invents nothing."""
    started = time.process_time()
    (citation,) = parse_notes(["the pier; the quay; " * 5_000])
    assert citation.items == ()
    assert time.process_time() - started < 10


def test_a_thousand_works_in_a_note() -> None:
    """A thousand works between semicolons are all read."""
    (citation,) = parse_notes(["Ada Marlow, “Salt and Rope”, Coastal Review, 3 May 2011; " * 1_000])
    assert len(citation.items) == 1_000


def test_many_short_forms_scale() -> None:
    """Six hundred notes of one author with short forms between take seconds, not minutes."""
    notes = [
        f"Ada Marlow, “Salt {i}”, Coastal Review, 3 May 2011." if i % 2 else "Marlow, art. cit., p. 3."
        for i in range(600)
    ]
    started = time.process_time()
    citations = parse_notes(notes)
    assert time.process_time() - started < 8
    assert citations[2].items[0].refers_to == "n2.1"


def test_a_document_gives_a_citation_a_note() -> None:
    """parse() keeps the notes' own indexes and order."""
    notes = tuple(
        Note(index=i, label=str(i), text=t, anchor=None, supports=None, sentence=None, line=1, column=1)
        for i, t in ((3, "“Salt and Rope”, Coastal Review, 3 May 2011."), (4, "Ibid."), (7, "The pier was rebuilt."))
    )
    document = Document(
        uri="a", media_type="text/plain", digest="", language="en", item=CslItem(), text="", notes=notes
    )
    citations = parse(document)
    assert [c.note_index for c in citations] == [3, 4, 7]
    assert citations[1].items[0].refers_to == "n3.1"
