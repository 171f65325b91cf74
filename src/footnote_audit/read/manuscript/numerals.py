"""Printed labels of numbered notes: from a count and a numbering format to what the page shows.

The formats are those of ECMA-376 ST_NumberFormat (DOCX); ODF's `style:num-format` and RTF's control words map to them.
"""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_SYMBOLS = "*†‡§"
_HAN = "〇一二三四五六七八九"
_FULL_WIDTH = str.maketrans("0123456789", "".join(chr(0xFF10 + digit) for digit in range(10)))
# Beyond this, letters and numerals are no longer what any writer prints.
_MOST = 3999


def printed_label(number: int, form: str) -> str | None:
    """The label that the page shows for the note of this number; decimal for a format unknown, None for "none"."""
    if form == "none":
        return None
    if not 0 < number <= _MOST:
        return str(number)
    shaped = _shaped(number, form)
    return str(number) if shaped is None else shaped


def _shaped(number: int, form: str) -> str | None:
    match form:
        case "lowerRoman":
            return _roman(number)
        case "upperRoman":
            return _roman(number).upper()
        case "lowerLetter":
            return _repeated(number, _LATIN)
        case "upperLetter":
            return _repeated(number, _LATIN).upper()
        case "alphabetic":
            return _counted(number, _LATIN)
        case "upperAlphabetic":
            return _counted(number, _LATIN).upper()
        case "russianLower":
            return _repeated(number, _CYRILLIC)
        case "russianUpper":
            return _repeated(number, _CYRILLIC).upper()
        case "chicago":
            return _repeated(number, _SYMBOLS)
        case "decimalZero":
            return f"{number:02}"
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(number).translate(_FULL_WIDTH)
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese":
            return chr(0x2460 + number - 1) if number <= 20 else str(number)
        case "chineseCounting" | "chineseCountingThousand" | "ideographDigital" | "japaneseCounting":
            return _han(number)
    return None


def _roman(number: int) -> str:
    letters = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        letters.append(sign * count)
    return "".join(letters)


def _repeated(number: int, signs: str) -> str:
    """a to z, then aa, bb: the sign of the turn as often as the turns."""
    turn, at = divmod(number - 1, len(signs))
    return signs[at] * (turn + 1)


def _counted(number: int, signs: str) -> str:
    """a to z, then aa, ab: counted like digits without a nought."""
    letters = ""
    while number:
        number, at = divmod(number - 1, len(signs))
        letters = signs[at] + letters
    return letters


def _han(number: int) -> str:
    if number >= 100:
        return "".join(_HAN[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    leading = "" if tens == 0 else "十" if tens == 1 else _HAN[tens] + "十"
    return leading + (_HAN[ones] if ones else "")
