"""What the tagger sees of a reference: its quotations, listed outlets, segments between stops."""

import time

import pytest

from footnote_audit.parse.tagging.features import features
from footnote_audit.parse.tagging.listed import listed
from footnote_audit.parse.tagging.quotes import quoted
from footnote_audit.parse.tagging.tagger import tag
from footnote_audit.parse.tagging.tokens import tokens


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("A, “Salt,” Quay", "b b i i i i a"),
        ("„Salz“, Kai", "i i i a a"),
        ("„Salz ‚und‘ Seil“ Kai", "i i n n n i i a"),
        ("»Salz« Kai", "i i i a"),
        ("« Sel » Quai", "i i i a"),
        ("”Salt”, Kaj", "i i i a a"),
        ("“The ‘old’ quay’s rope” 3", "i i n n n i i i i i a"),
        ("'Salt' Quay", "i i i a"),
        ("Aske’s salt", "b b b b"),
        ("Aske, “Salt 4", "b b u u u"),
        ("Salt and rope", "b b b"),
    ],
)
def test_quotations_are_paired(text: str, states: str) -> None:
    """Marks of each language pair up, nested ones too; an apostrophe is none, and an open mark is told apart."""
    assert quoted(tokens(text)) == states.split()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("in The New York Times, 3 May", ["New York Times"]),
        ("Le Monde diplomatique, mai 2011", ["Monde diplomatique"]),
        ("Die Zeit, 5. März", ["Zeit"]),
        ("the time of salt", []),
    ],
)
def test_listed_outlets_are_found_by_their_longest_name(text: str, names: list[str]) -> None:
    """A listed name is found whole and without its article; a word in lower case is no name of one word."""
    found = tokens(text)
    assert [" ".join(t.text for t in found[i:end]) for i, (end, _) in listed(found).items()] == names


def _of(text: str, word: str) -> set[str]:
    found = tokens(text)
    return set(features(found)[[t.text for t in found].index(word)])


def test_a_slash_between_letters_parts_nothing() -> None:
    """ "Rope/Salt" is one segment, "Rope // Salt" two."""
    assert "so=0s" not in _of("The Rope/Salt Trade, 3", "Salt") and "so=33" not in _of(
        "The Rope // Salt Trade, 3", "Salt"
    )
    assert "so=02" in _of("The Rope // Salt Trade, 3", "Salt")


def test_a_dash_behind_a_stop_opens_no_segment() -> None:
    """Russian lists print ". —" between fields; the next field begins behind the dash."""
    assert "so=01" in _of("Соль. — Маяк, 2011", "Маяк")


def test_words_behind_a_quotation_count_the_segments_since() -> None:
    """What follows the title in quotation marks is told from what follows later."""
    assert "aq=1" in _of("Aske, “Salt,” Quay, 2011", "Quay")
    assert "aq=2" in _of("Aske, „Salz“, Kai, 2011", "2011")


@pytest.mark.parametrize("unit", ["“", "„ a", "‘a ", '"a ', "'a ’", "Monde ", "/ ", "— ", "»a "])
def test_marks_without_end_cost_little(unit: str) -> None:
    """The features of the longest text that is read take bounded time."""
    found = tokens(unit * 5000)
    began = time.process_time()
    assert len(features(found)) == len(found)
    assert time.process_time() - began < 1


def test_a_number_behind_the_journal_is_no_second_volume() -> None:
    """Where the volume stands before the journal, the bare number behind it is a page."""
    labels = [run.label for run in tag("A. Marlow, ‘Salt and the Sea’ (2001) 12 Sea Law Review 34.")]
    assert labels.count("volume") == 1 and labels[-1] in ("locator", "page")
