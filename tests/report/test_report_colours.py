"""The colours of ratings: readable on both pages, and apart for people who see fewer colours."""

import re
from importlib import resources
from itertools import combinations

import pytest

from footnote_audit.model import Rating
from footnote_audit.report.words import DARK_PAGE, DARK_TEXT, GRAVITY, LIGHT_PAGE, LIGHT_TEXT, LOOKS

Colour = tuple[float, float, float]

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB: protan, deutan, tritan.
SEEN: dict[str, tuple[Colour, Colour, Colour]] = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.072175), (0.0193339, 0.119192, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)


def linear(colour: str) -> Colour:
    """Linear RGB of a hex colour."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return red, green, blue


def times(matrix: tuple[Colour, Colour, Colour], colour: Colour) -> Colour:
    """Matrix times vector."""
    x, y, z = (sum(m * c for m, c in zip(row, colour, strict=True)) for row in matrix)
    return x, y, z


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast of two colours."""
    light, dark = sorted((times(TO_XYZ, linear(c))[1] for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(colour: Colour) -> Colour:
    """CIELAB of a linear RGB colour."""
    bounded = tuple(min(1.0, max(0.0, c)) for c in colour)
    xyz = times(TO_XYZ, (bounded[0], bounded[1], bounded[2]))
    x, y, z = (
        v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (c / w for c, w in zip(xyz, WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_every_rating_has_a_look() -> None:
    """Each rating has its word, sign and colours, all different, and a rank of gravity."""
    assert set(LOOKS) == set(GRAVITY) == set(Rating)
    assert len({look.sign for look in LOOKS.values()}) == len({look.word for look in LOOKS.values()}) == len(Rating)


def test_colours_are_readable() -> None:
    """Every colour has a contrast of at least 4.5 on its page."""
    for look in LOOKS.values():
        assert contrast(look.light, LIGHT_PAGE) >= 4.5, look.word
        assert contrast(look.dark, DARK_PAGE) >= 4.5, look.word
    assert contrast(LIGHT_TEXT, LIGHT_PAGE) >= 7 and contrast(DARK_TEXT, DARK_PAGE) >= 7


@pytest.mark.parametrize("eyes", SEEN)
def test_colours_stay_apart(eyes: str) -> None:
    """Under simulated colour blindness no two ratings come nearer than 10 (CIE 1976)."""
    rated = [look for rating, look in LOOKS.items() if rating is not Rating.NOT_CHECKABLE]
    for scheme in ("light", "dark"):
        for one, other in combinations(rated, 2):
            a, b = (lab(times(SEEN[eyes], linear(getattr(look, scheme)))) for look in (one, other))
            distance = sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5
            assert distance >= 10, (scheme, one.word, other.word, distance)


def test_quiet_words_links_and_marks_are_readable() -> None:
    """The page's other colours have a contrast of at least 4.5 on every ground they stand on, light and dark."""
    sheet = resources.files("footnote_audit.report").joinpath("page.css").read_text("utf-8")
    schemes = [dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6})", line)) for line in sheet.splitlines()[:2]]
    for own, page, text in zip(schemes, (LIGHT_PAGE, DARK_PAGE), (LIGHT_TEXT, DARK_TEXT), strict=True):
        for ground in (page, own["soft"]):
            assert min(contrast(own[name], ground) for name in ("quiet", "link")) >= 4.5
            assert contrast(text, ground) >= 7
        assert min(contrast(text, own["mark"]), contrast(own["link"], own["mark"])) >= 4.5
