"""Captures, and the lists of them that archives give: TimeMaps in link format and answers of CDX servers.

Standards: RFC 7089 (Memento), RFC 8288 (link format); the CDX server API of the Wayback Machine and of pywb.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

MOST_CAPTURES = 20_000
ISO = "%Y-%m-%dT%H:%M:%SZ"
_MOMENT = "%Y%m%d%H%M%S"
_LINK = re.compile(r"<([^<>]{1,4000})>([^<]{0,600})")
_DATED = re.compile(r'datetime="([^"]{1,60})"')
_RELATION = re.compile(r'rel="([^"]{1,80})"')
_IN_ADDRESS = re.compile(r"/(\d{14})(?:[a-z]{2}_)?/")


class Capture(NamedTuple):
    """One capture: its address (URI-M), when it was made, and what the archive says of it (None: nothing)."""

    uri_m: str
    moment: datetime
    status: int | None = None
    digest: str | None = None

    @property
    def raw(self) -> str:
        """The address of the capture as it came, without the archive's own banner and changed links ("id_")."""
        return _IN_ADDRESS.sub(lambda match: f"/{match[1]}id_/", self.uri_m, count=1)


def read_timemap(text: str) -> Iterator[Capture]:
    """The mementos of a TimeMap in link format; entries that cannot be read are passed over."""
    from email.utils import parsedate_to_datetime

    for number, link in enumerate(_LINK.finditer(text)):
        if number >= MOST_CAPTURES:
            return
        relation, dated = _RELATION.search(link[2]), _DATED.search(link[2])
        if relation and dated and "memento" in relation[1].split():
            try:
                yield Capture(link[1], parsedate_to_datetime(dated[1]).astimezone(UTC))
            except (ValueError, OverflowError):
                continue


def read_cdx(body: bytes, replay: str) -> Iterator[Capture]:
    """The captures of a CDX answer in JSON (a list of rows under a row of names, or an object a line).

    `replay` is where the archive shows captures: "https://web.archive.org/web/".
    """
    for row in _rows(body):
        moment, original = row.get("timestamp", ""), row.get("original") or row.get("url") or ""
        when = moment_of(moment)
        if when is not None and original:
            told = row.get("statuscode") or row.get("status") or ""
            status = int(told) if told.isdigit() else None
            yield Capture(f"{replay}{moment}/{original}", when, status, row.get("digest") or None)


def _rows(body: bytes) -> Iterator[dict[str, str]]:
    text = body.decode("utf-8", "replace")
    try:
        if text.lstrip().startswith("["):
            table = json.loads(text)
            names = [str(name) for name in table[0]] if table and isinstance(table[0], list) else []
            for row in table[1 : MOST_CAPTURES + 1]:
                yield dict(zip(names, (str(value) for value in row), strict=False))
            return
        for line in text.splitlines()[:MOST_CAPTURES]:
            row = json.loads(line) if line.startswith("{") else {}
            yield {str(name): str(value) for name, value in row.items()}
    except (ValueError, TypeError, RecursionError):
        return


def moment_of(digits: str) -> datetime | None:
    """The moment that a capture's fourteen digits tell (UTC); None where they tell none."""
    try:
        return datetime.strptime(digits[:14], _MOMENT).replace(tzinfo=UTC) if len(digits) >= 14 else None
    except ValueError:
        return None


def moment_in(address: str) -> datetime | None:
    """The moment that the address of a capture names; None where it names none."""
    found = _IN_ADDRESS.search(address)
    return moment_of(found[1]) if found else None
