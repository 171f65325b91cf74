"""Where the strings of a JSON text stand, and their characters with the way back: json tells values without places."""

import json
import re
from collections.abc import Iterator

from footnote_audit.read.stitched import Traced, traced

_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*+)"(\s*:)?|[{}\[\],]', re.S)
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.S)


def json_strings(text: str) -> Iterator[tuple[tuple[str | int, ...], int, int]]:
    """Every string value of a valid JSON text: its path of names and indexes, the offsets of its inside."""
    path: list[str | int] = []
    for token in _TOKEN.finditer(text):
        sign = token.group()[0]
        if sign == '"':
            if token[2] is not None:
                path[-1] = json.loads(f'"{token[1]}"')
            else:
                yield (tuple(path), token.start(1), token.end(1))
        elif sign in "{[":
            path.append("" if sign == "{" else 0)
        elif sign in "}]":
            path.pop()
        elif path and isinstance(last := path[-1], int):
            path[-1] = last + 1


def unescaped(written: Traced, start: int, end: int) -> Traced:
    """The characters of a JSON string whose inside stands at these offsets of `written`."""
    return traced(_pieces(written, start, end))


def _pieces(written: Traced, start: int, end: int) -> Iterator[tuple[str, int, bool]]:
    done = start
    for escape in _ESCAPE.finditer(written.text, start, end):
        yield from _kept(written, done, escape.start())
        decoded = json.loads(f'"{escape.group()}"')
        yield ("\ufffd" if "\ud800" <= decoded <= "\udfff" else decoded, written.origin(escape.start()), True)
        done = escape.end()
    yield from _kept(written, done, end)


def _kept(written: Traced, start: int, end: int) -> Iterator[tuple[str, int, bool]]:
    part = written.part(start, end)
    for stretch, until in part.ends():
        yield (part.text[stretch.start : until], stretch.origin, stretch.fixed)
