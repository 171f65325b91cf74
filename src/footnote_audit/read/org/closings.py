"""Where the blocks and drawers of an Org file end, looked up once for all lines."""

import re
from bisect import bisect_right
from collections.abc import Sequence

_CLOSING = re.compile(r"[ \t]*(?:#\+end_(\S+)[ \t]*$|(:END:)[ \t]*$|(\*+[ \t]))", re.I)
_DRAWER_END, _HEADING = ":end:", "*"


class Closings:
    """The closing lines of a file by what they close."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._found: dict[str, list[int]] = {}
        for number, line in enumerate(lines):
            match = _CLOSING.match(line)
            if match and (not match.group(3) or line.startswith("*")):
                name = (match.group(1) or match.group(2) or _HEADING).lower()
                self._found.setdefault(name, []).append(number)

    def block(self, name: str, at: int) -> int | None:
        """The line that closes the block of this name which begins at a line."""
        return self._next(name.lower(), at)

    def drawer(self, at: int) -> int | None:
        """The line that closes the drawer which begins at a line, before the next heading."""
        end, heading = self._next(_DRAWER_END, at), self._next(_HEADING, at)
        return end if end is not None and (heading is None or end < heading) else None

    def _next(self, name: str, at: int) -> int | None:
        numbers = self._found.get(name, [])
        index = bisect_right(numbers, at)
        return numbers[index] if index < len(numbers) else None
