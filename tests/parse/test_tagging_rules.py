"""What rules make of the tagger's stretches: imprints in two, outlets before a day, titles of volumes."""

import pytest

from footnote_audit.parse.tagging.imprints import is_city, parted_imprints
from footnote_audit.parse.tagging.neighbours import by_neighbours
from footnote_audit.parse.tagging.tagger import Tagged


def _stretches(*pieces: tuple[str, str]) -> tuple[str, list[Tagged]]:
    """The pieces as one text, each with its label and the space behind it."""
    text, runs = "", []
    for printed, label in pieces:
        runs.append(Tagged(label, len(text), len(text) + len(printed), 0.9))
        text += printed + " "
    return text, runs


def _printed(text: str, runs: list[Tagged]) -> list[tuple[str, str]]:
    return [(run.label, text[run.start : run.end].strip(" ,")) for run in runs]


@pytest.mark.parametrize(
    ("printed", "label", "parts"),
    [
        ("Torino, Quaglia,", "publisher-place", [("publisher-place", "Torino"), ("publisher", "Quaglia")]),
        ("Quaglia, Torino", "publisher-place", [("publisher", "Quaglia"), ("publisher-place", "Torino")]),
        ("Fi-renze, Quaglia", "publisher", [("publisher-place", "Fi-renze"), ("publisher", "Quaglia")]),
        ("Quaglia, Frankfurt a. M.", "publisher", [("publisher", "Quaglia"), ("publisher-place", "Frankfurt a. M.")]),
        ("Boston, MA", "publisher-place", [("publisher-place", "Boston, MA")]),
        ("Boston, Mass.,", "publisher-place", [("publisher-place", "Boston, Mass.")]),
        ("Berlin, Wien", "publisher-place", [("publisher-place", "Berlin, Wien")]),
        ("Velmar, Askeby", "publisher-place", [("publisher-place", "Velmar, Askeby")]),
        ("London, Quay, Velmar", "publisher-place", [("publisher-place", "London, Quay, Velmar")]),
        ("Quay Centre, University of Oslo", "publisher", [("publisher", "Quay Centre, University of Oslo")]),
    ],
)
def test_a_city_and_a_publisher_are_told_apart(printed: str, label: str, parts: list[tuple[str, str]]) -> None:
    """One label over "city, publisher" becomes two, in the order printed; regions and second cities stay with the city."""  # noqa: E501
    text, runs = _stretches(("Salt and rope,", "title"), (printed, label), ("1931.", "date"))
    assert _printed(text, parted_imprints(text, runs))[1:-1] == parts


def test_an_imprint_in_two_stays() -> None:
    """Where place and publisher each have a stretch of their own, commas inside them part nothing."""
    text, runs = _stretches(("Torino, Quaglia,", "publisher-place"), ("Sale", "publisher"))
    assert parted_imprints(text, runs) == runs


@pytest.mark.parametrize("region", ["Massachusetts", "UNITED STATES", "MA", "N.J."])
def test_a_region_goes_with_its_place(region: str) -> None:
    """What says which city is meant is no part of the publisher's name."""
    text, runs = _stretches(("Velmar,", "publisher-place"), (f"{region}, Quay Press,", "publisher"))
    expected = [("publisher-place", f"Velmar, {region}"), ("publisher", "Quay Press")]
    assert _printed(text, parted_imprints(text, runs)) == expected


def test_a_press_named_after_its_city_is_no_city() -> None:
    """What names a publisher or a body is none, also where it opens with a city's name."""
    assert not is_city("Oxford University Press")
    assert is_city("St. Petersburg")


@pytest.mark.parametrize(
    ("pieces", "label"),
    [
        ((("‘Low water’,", "title"), ("Quay Gazette,", "publisher"), ("3 May 2019.", "date")), "container-title"),
        ((("‘Low water’,", "title"), ("Quay Gazette,", "publisher"), ("May 2019.", "date")), "publisher"),
        ((("Low water,", "title"), ("Quay Gazette,", "publisher"), ("3 May 2019.", "date")), "publisher"),
        ((("‘Low water’", "title"), ("(Quay Watch,", "publisher"), ("3 May 2019).", "date")), "publisher"),
    ],
)
def test_what_prints_a_quoted_title_on_a_day_is_an_outlet(pieces: tuple[tuple[str, str], ...], label: str) -> None:
    """Between a title in quotation marks and the date of a day stands a newspaper or site, no publisher."""
    assert by_neighbours(*_stretches(*pieces))[1].label == label


@pytest.mark.parametrize(
    ("title", "publisher", "expected"),
    [
        (
            "Канаты. Том 2.",
            "Узлы и петли, Причал,",
            [("title", "Канаты. Том 2. Узлы и петли"), ("publisher", "Причал")],
        ),
        ("Ropes. Vol. II:", "Knots, Quay Press", [("title", "Ropes. Vol. II: Knots"), ("publisher", "Quay Press")]),
        ("Ropes.", "Knots, Quay Press", [("title", "Ropes."), ("publisher", "Knots, Quay Press")]),
        ("Ropes, vol. 2.", "Quay Press", [("title", "Ropes, vol. 2."), ("publisher", "Quay Press")]),
    ],
)
def test_the_title_of_a_volume_belongs_to_the_title(
    title: str, publisher: str, expected: list[tuple[str, str]]
) -> None:
    """Behind "vol. 2." what stands before the last comma of a publisher goes on with the title."""
    text, runs = _stretches((title, "title"), (publisher, "publisher"))
    assert _printed(text, by_neighbours(text, runs)) == expected
