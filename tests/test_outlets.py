"""The shipped list of outlets, and the names that come near to one of it."""

import pytest

from footnote_audit.outlets import OutletKind, misspelt, named, outlets, plain_name


def test_the_list_is_whole() -> None:
    """Every kind has entries, every line has a language and a country, and no name stands twice for one country."""
    found = outlets()
    assert len({plain_name(outlet.name) for outlet in found}) >= 1_500
    assert {outlet.kind for outlet in found} == set(OutletKind)
    assert all(len(outlet.language) == 2 and len(outlet.country) in (2, 3) for outlet in found)
    entries = [(outlet.name, outlet.kind, outlet.country) for outlet in found]
    assert len(set(entries)) == len(entries)


@pytest.mark.parametrize("name", ["The New York Times", "new york times", "Hurriyet", "НЕЗАВИСИМАЯ ГАЗЕТА", "TASS"])
def test_listed_names_are_known(name: str) -> None:
    """Case, accents and a leading article make no other outlet; other names count."""
    assert named(name)
    assert misspelt(name) is None


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Guardain", "The Guardian"),
        ("Neue Zürcher Zeitnug", "Neue Zürcher Zeitung"),
        ("Revue française de scinece politique", "Revue française de science politique"),
        ("Комерсантъ", "Коммерсантъ"),
        ("Corriere della Serra", "Corriere della Sera"),
        ("Le Monnde", "Le Monde"),
        ("Der Spiegle", "Der Spiegel"),
        ("Der Standrad", "Der Standard"),
        ("Süddeutsche Zeitug", "Süddeutsche Zeitung"),
        ("The Jerusalem Pst", "The Jerusalem Post"),
    ],
)
def test_a_slip_is_told(wrong: str, right: str) -> None:
    """One slip of the hand leads to the one listed name."""
    near = misspelt(wrong)
    assert near is not None and near[0] == right


@pytest.mark.parametrize(
    "name",
    [
        "Strait Times",
        "Foreign Affair",
        "International Organisation",
        "The Boston Post",
        "Le Mond",
        "Le Mondes",
        "Expreso",
        "The Courier",
        "Asahi Shinbun",
        "Natur",
        "La Republica",
        "Coastal Courier",
        "",
    ],
)
def test_other_names_are_no_slips(name: str) -> None:
    """An ending, a spelling of another country, a word of other outlets and a short name lead nowhere."""
    assert misspelt(name) is None


def test_the_language_tells_outlets_of_one_name_apart() -> None:
    """A name without accents that only another language has is a slip; printed with them it is that outlet."""
    near = misspelt("La Republica", "it")
    assert near is not None and near[0] == "la Repubblica"
    assert misspelt("La Republica", "es") is None
    assert misspelt("La República", "it") is None
