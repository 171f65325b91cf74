"""Place and publisher that the model gave one label, told apart by the names of cities: "Torino, Quaglia", "Quaglia, Torino"."""  # noqa: E501

import re

from footnote_audit.parse.outlets import BODY_WORDS, PUBLISHER_WORDS, is_place
from footnote_audit.parse.tagging.stretches import Tagged

PLACE, PUBLISHER = "publisher-place", "publisher"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TWO_CAPITALS = re.compile(r"\W{0,2}[A-Z]\W?[A-Z]\W{0,2}")
# What is printed behind a city to say which one is meant; two capitals ("MA", "UK") are no publisher either.
_REGIONS = frozenset(
    """
    usa england uk scotland wales ireland france germany deutschland italy italia spain españa austria österreich
    switzerland suisse schweiz belgium netherlands sweden norway denmark finland poland russia россия ukraine turkey
    china japan korea india pakistan israel egypt canada australia mexico brazil brasil argentina tenn tennessee
    mass massachusetts conn connecticut calif california cal penn pennsylvania ill illinois md maryland va virginia tex
    texas ohio mich michigan minn minnesota wis wisconsin wash nev nevada ariz arizona colo colorado fla florida ga
    georgia la louisiana ontario
    """.split()  # noqa: SIM905
) | {"united states", "united kingdom", "new jersey", "new york", "north carolina", "south carolina", "hong kong"}


def parted_imprints(text: str, runs: list[Tagged]) -> list[Tagged]:
    """The stretches, with an imprint's only stretch in two where one side of its comma, and one alone, is a city."""
    at = [i for i, run in enumerate(runs) if run.label in (PLACE, PUBLISHER)]
    if len(at) == 2:
        return _with_region(text, runs, *at)
    if len(at) != 1:
        return runs
    run = runs[at[0]]
    comma = _comma(text, run)
    if comma is None:
        return runs
    labels = (PLACE, PUBLISHER) if is_city(text[run.start : comma]) else (PUBLISHER, PLACE)
    halves = run._replace(label=labels[0], end=comma + 1), run._replace(label=labels[1], start=comma + 1)
    return [*runs[: at[0]], *halves, *runs[at[0] + 1 :]]


def _with_region(text: str, runs: list[Tagged], first: int, second: int) -> list[Tagged]:
    """The stretches, with a region before the publisher ("Boston, Massachusetts, Quay Press") joined to its place."""
    place, house = runs[first], runs[second]
    if (place.label, house.label, second) != (PLACE, PUBLISHER, first + 1):
        return runs
    region, comma, name = text[house.start : house.end].partition(",")
    if not comma or not _is_region(region) or not any(c.isalpha() for c in name):
        return runs
    behind = house.start + len(region) + 1
    return [*runs[:first], place._replace(end=behind), house._replace(start=behind), *runs[second + 1 :]]


def _comma(text: str, run: Tagged) -> int | None:
    """The one comma with a city on one side and what can be a publisher on the other."""
    printed = text[run.start : run.end].rstrip(" ,")
    if printed.count(",") != 1:
        return None
    before, behind = printed.split(",")
    cities = is_city(before), is_city(behind)
    if cities[0] == cities[1] or not _can_publish(behind if cities[0] else before):
        return None
    return run.start + len(before)


def is_city(printed: str) -> bool:
    """Whether a stretch opens with the name of a city, divided at the end of a line or not, and names no publisher."""
    words = [word.casefold() for word in _WORD.findall(printed)]
    if not words or any(word in PUBLISHER_WORDS or word in BODY_WORDS for word in words):
        return False
    return is_place(printed) or any(is_place(" ".join(words[:n]).replace("-", "")) for n in (1, 2))


def _can_publish(printed: str) -> bool:
    return any(c.isalpha() for c in printed) and not _is_region(printed)


def _is_region(printed: str) -> bool:
    return printed.strip(" .()").casefold() in _REGIONS or _TWO_CAPITALS.fullmatch(printed) is not None
