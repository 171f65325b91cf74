"""JSON data as indented text, byte for byte as json.dumps(data, ensure_ascii=False, indent=2) writes it.

The standard library leaves its C encoder as soon as an indent is asked for, and hands every comma through as many
generators as the data is deep; the JSON and SARIF reports are large enough for that to be felt.
"""

import json
from collections.abc import Callable
from json.encoder import encode_basestring
from typing import Any

_SMALL = json.JSONEncoder(allow_nan=False)


def indented(data: Any) -> str:
    """The text of dicts with text keys, lists, tuples, text, numbers, booleans and None, without a newline at the end.

    Raises ValueError for a number that JSON has not (NaN, infinity), TypeError for any other value.
    """
    pieces: list[str] = []
    _write(data, "\n", pieces.append)
    return "".join(pieces)


def _write(data: Any, line: str, put: Callable[[str], None]) -> None:
    """Put the text of `data`; `line` begins a line at the depth where it stands."""
    if isinstance(data, str):
        put(encode_basestring(data))
    elif type(data) is int:
        put(str(data))
    elif isinstance(data, dict) and data:
        inner = line + "  "
        opening = "{" + inner
        for name, value in data.items():
            put(f"{opening}{encode_basestring(name)}: ")
            _write(value, inner, put)
            opening = "," + inner
        put(line + "}")
    elif isinstance(data, list | tuple) and data:
        inner = line + "  "
        opening = "[" + inner
        for value in data:
            put(opening)
            _write(value, inner, put)
            opening = "," + inner
        put(line + "]")
    else:
        put(_SMALL.encode(data))
