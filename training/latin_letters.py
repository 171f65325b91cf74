"""Cyrillic pieces in Latin letters, as catalogues and English-language notes print Russian works."""

from pieces import Piece

_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
# Library of Congress without ties; the scientific one of Slavists; the plain one of passports and papers.
_SCHEMES = tuple(
    dict(zip(_CYRILLIC, latin.split(" "), strict=True))
    for latin in (
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ” y ’ e iu ia",
        "a b v g d e ë ž z i j k l m n o p r s t u f x c č š šč ʺ y ʹ è ju ja",
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya",
    )
)


def latin(pieces: list[Piece], scheme: int) -> list[Piece]:
    """The pieces with every Cyrillic letter replaced by the scheme's."""
    table = _SCHEMES[scheme % len(_SCHEMES)]
    return [("".join(_letter(c, table) for c in printed), label) for printed, label in pieces]


def _letter(letter: str, table: dict[str, str]) -> str:
    plain = letter.lower()
    if plain not in table:
        return letter
    return table[plain] if letter == plain else table[plain].capitalize()
