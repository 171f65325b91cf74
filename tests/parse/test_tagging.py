"""The learned reading of references: tokens, values, dates, names, spans, and its bounds."""

import time

import pytest

from footnote_audit.parse import parse_notes, parse_reference
from footnote_audit.parse.authors import names
from footnote_audit.parse.by_model import LEAST_SURE
from footnote_audit.parse.tagging.issued import issued
from footnote_audit.parse.tagging.tagger import tag
from footnote_audit.parse.tagging.tokens import ADDRESS, MOST_TOKENS, tokens
from footnote_audit.parse.tagging.values import container, pages, trimmed, volume_and_issue

REFERENCE = "Marlow, Ada, and Jon Aske. “Salt and Rope.” Harbour Review 41, no. 2 (March 2009): 139–50."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2009;41(2):139-50", ["2009", ";", "41", "(", "2", ")", ":", "139", "-", "50"]),
        ("N°4", ["N", "°", "4"]),
        ("2014/5", ["2014", "/", "5"]),
        ("pp.3", ["pp", ".", "3"]),
        ("Go\u0308rlitz", ["Go\u0308rlitz"]),
        ("(https://example.org/a_(b)).", ["(", "https://example.org/a_(b)", ")", "."]),
        ("doi:10.1234/ab(9).c.", ["doi", ":", "10.1234/ab(9).c", "."]),
    ],
)
def test_tokens_come_apart(text: str, expected: list[str]) -> None:
    """Letters, digits and marks are tokens of their own; an address is one token without the marks behind it."""
    assert [t.text for t in tokens(text)] == expected


def test_addresses_are_one_word_to_the_model() -> None:
    """No model sees the single address."""
    assert [t.word for t in tokens("https://example.org/x www.example.org")] == [ADDRESS, ADDRESS]


def test_spans_lead_back_to_the_print() -> None:
    """Each field says where it stands and how sure it is."""
    item = parse_reference(REFERENCE)
    printed = {f.variable: REFERENCE[f.span.start : f.span.end] for f in item.fields}
    assert printed["title"] == "Salt and Rope"
    assert printed["container-title"] == "Harbour Review"
    assert printed["issued"] == "March 2009"
    assert all(0 <= f.confidence <= 1 for f in item.fields)


def test_spans_in_a_note_are_offsets_into_the_note() -> None:
    """The fields of a citation behind commentary and a signal lead to the note's own text."""
    note = "The quay was older than that. See Marlow, Salt and Rope in the Harbour (Velmar 1969) 51."
    (item,) = parse_notes([note])[0].items
    printed = {f.variable: note[f.span.start : f.span.end] for f in item.fields}
    assert printed["title"] == "Salt and Rope in the Harbour"
    assert printed["issued"] == "1969"


def test_unsure_fields_are_left_out() -> None:
    """What the model is not sure of stays out of the item, but its span is told."""
    text = "Velmar quay 12 9 rope ; Tern, b. 7 - 1 ed Salt in Aske 4 : Harbour"
    item = parse_reference(text)
    unsure = {f.variable for f in item.fields if f.confidence < LEAST_SURE}
    sure = {f.variable for f in item.fields if f.confidence >= LEAST_SURE}
    kept = {"title": item.item.title, "publisher": item.item.publisher, "container-title": item.item.container_title}
    assert not [v for v in unsure - sure if kept.get(v)]


def test_nothing_gives_nothing() -> None:
    """An empty line has no fields, white space neither."""
    assert tag("") == tag(" \n ") == ()
    assert parse_reference("").item.title is None


@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        "A. ",
        "“a «",
        ") (",
        "https://example.org/a)",
        "1(2):",
        "Ada, ",
        "\u0308",
        "\ud800",
        "<i>",
        "10.1234/a)",
    ],
)
def test_long_text_costs_no_more_than_its_start(unit: str) -> None:
    """200,000 characters are read within a bound, by their first tokens."""
    text = unit * (200_000 // len(unit))
    began = time.process_time()
    item = parse_reference(text)
    assert time.process_time() - began < 2
    assert len(tokens(text)) <= MOST_TOKENS
    assert all(f.span.end <= len(text) for f in item.fields)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (" “Salt and Rope.” ", "Salt and Rope"),
        ("«Salt» and rope", "«Salt» and rope"),
        ("Is it salt?,", "Is it salt?"),
        ("(Quay Press", "Quay Press"),
        ("Rope (a survey)", "Rope (a survey)"),
        ("salt).", "salt"),
        ("“", ""),
    ],
)
def test_values_lose_the_marks_around_them(text: str, value: str) -> None:
    """Quotation marks, unpaired brackets and stops at the edges are no part of a value; the offsets follow."""
    found = trimmed(text, 0, len(text))
    assert found.value == value
    assert text[found.start : found.end] == value


@pytest.mark.parametrize(
    ("volume", "issue", "expected"),
    [
        ("vol. 41", "no. 2", ("41", "2")),
        ("41(2)", None, ("41", "2")),
        ("33.1", None, ("33", "1")),
        ("n°20", None, (None, "20")),
        ("Bd. XII", None, ("XII", None)),
        (None, "№ 3", (None, "3")),
        ("вып. 4", None, (None, "4")),
        (None, None, (None, None)),
    ],
)
def test_volume_and_issue_lose_their_words(
    volume: str | None, issue: str | None, expected: tuple[str | None, str | None]
) -> None:
    """Volume and issue come apart, without the words that announce them."""
    assert volume_and_issue(volume, issue) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("pp. 139–150", "139-150"),
        ("S. 12 ff.", "12"),
        ("e104", "e104"),
        ("12-19. MR12", "12-19"),
        ("p.7", "7"),
        ("сс. 4–9", "4-9"),
    ],
)
def test_pages_lose_their_words(printed: str, expected: str) -> None:
    """Pages are given with a hyphen and without "pp.", "S." and "ff."."""
    assert pages(printed) == expected


@pytest.mark.parametrize(
    ("stretches", "expected"),
    [
        (["2014", "February 27"], "2014-02-27"),
        (["(2008a)"], "2008"),
        (["2015", "28 April 2015"], "2015-04-28"),
        (["Winter 2013"], "2013-24"),
        (["March – April 2021"], "2021-03/2021-04"),
        (["7 de\u0301cembre 2020"], "2020-12-07"),
        (["1983-"], "1983"),
        (["13-Aug-2021"], "2021-08-13"),
        (["March-April 2021"], "2021-03/2021-04"),
        (["n.d."], None),
        ([], None),
    ],
)
def test_dates_are_joined(stretches: list[str], expected: str | None) -> None:
    """The most precise date is taken; a year and a day that stand apart are one date."""
    assert issued(stretches) == expected


def test_containers_lose_the_in() -> None:
    """ "In" before a book is no part of its title."""
    assert container("In: Voices of the Shore") == "Voices of the Shore"
    assert container("Inner Coasts") == "Inner Coasts"


@pytest.mark.parametrize(
    ("printed", "families"),
    [
        ("Aske E, Marlow L, Tern E", ["Aske", "Marlow", "Tern"]),
        ("Łodar Ł, Tern J, et al.", ["Łodar", "Tern"]),
        ("Aske, Jon/Marlow, Ada T./Tern, Bo", ["Aske", "Marlow", "Tern"]),
        ("Aske, Jon/Marlow, Ada", ["Aske", "Marlow"]),
        ("Marlow Tern, Ada", ["Marlow Tern"]),
        ("MARLOW, Ada", ["MARLOW"]),
        ("M. Le Quay and R. Tern", ["Le Quay", "Tern"]),
        ("Marlow, Ada, and Jon Aske", ["Marlow", "Aske"]),
    ],
)
def test_lists_of_names_come_apart(printed: str, families: list[str]) -> None:
    """Each name gives its family, in whatever order a list prints them."""
    assert [n.family for n in names(printed)] == families
