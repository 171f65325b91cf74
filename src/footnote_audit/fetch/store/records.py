"""What a store gives back: a line of its index, and what an address was judged to be."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from footnote_audit.errors import FetchError
from footnote_audit.model import Judgement

# The index of a store as it was before there was a database; taken over when such a store is first opened.
OLD_INDEX = "index.jsonl"
INDEX = "index.sqlite"
WARCS = "warc"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCopy:
    """An answer that is kept. `uri` is what was asked for; `headers` and `hops` are as in Response.

    `digest` is the SHA-256 (hex) of its body of `size` bytes, `retrieved` the moment (ISO 8601, UTC). `accept` is what
    the request asked to be given, "" for a page as readers see it.
    """

    uri: str
    final_uri: str
    digest: str
    retrieved: str
    status: int
    media_type: str | None
    size: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    hops: tuple[str, ...] = ()
    accept: str = ""

    @property
    def path(self) -> str:
        """Where the copy lies once `Store.lay_out` has written it there, from the store's folder, with / between."""
        return copy_path(self.digest)

    @property
    def memento_datetime(self) -> str | None:
        """The server's own header of this name (RFC 7089) as it came."""
        return self.header("memento-datetime")

    @property
    def last_modified(self) -> str | None:
        """The server's own header of this name (RFC 9110) as it came."""
        return self.header("last-modified")

    def header(self, name: str) -> str | None:
        """The last header of this name (lower case); None without one."""
        return dict(self.headers).get(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What an address was judged to be at a moment (ISO 8601, UTC; its first ten characters are the day)."""

    uri: str
    moment: str
    judgement: Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """That an address gave no answer at a moment, and how; `accept` as in StoredCopy."""

    uri: str
    moment: str
    error: FetchError
    accept: str = ""


class Kind(StrEnum):
    """How a WARC holds an answer: whole, as the same body as an earlier one's, or as not modified (304)."""

    RESPONSE = "response"
    REVISIT = "revisit"
    UNMODIFIED = "unmodified"


class Place(NamedTuple):
    """Where the record of an answer stands: a file of the WARC folder, first byte and length there, and its kind."""

    warc: str
    offset: int
    length: int
    kind: Kind


def copy_path(digest: str) -> str:
    """Where the copy with this SHA-256 (hex) lies, from the store's folder."""
    return f"{digest[:2]}/{digest[2:]}"
