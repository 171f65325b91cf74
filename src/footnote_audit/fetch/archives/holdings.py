"""Which archives are asked, and what each holds of an address."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import quote

from footnote_audit.errors import FetchError
from footnote_audit.fetch.addresses import host_of, is_public, literal
from footnote_audit.fetch.archives.captures import Capture, moment_in, read_cdx, read_timemap
from footnote_audit.model import Get, Response


class Interface(StrEnum):
    """How an archive tells what it holds."""

    CDX = "cdx"
    TIMEMAP = "timemap"
    TIMEGATE = "timegate"


class Archive(NamedTuple):
    """An archive: its name, how it is asked, at which address, and where it shows captures (CDX only).

    `save` is the address before which captures are asked for ("": it takes no such requests). `own`: the user's choice,
    so it is asked about every address; the others are never told of addresses that only a private network knows.
    """

    name: str
    interface: Interface
    base: str
    replay: str = ""
    save: str = ""
    own: bool = False


# Open archives with a documented interface, the one that holds most first. The first that has a good capture ends the
# search; the others are asked only where it has none.
ARCHIVES = (
    Archive(
        "archive.org",
        Interface.CDX,
        "https://web.archive.org/cdx/search/cdx",
        "https://web.archive.org/web/",
        "https://web.archive.org/save/",
    ),
    Archive("arquivo.pt", Interface.TIMEMAP, "https://arquivo.pt/wayback/timemap/link/"),
    Archive("webarchive.org.uk", Interface.TIMEMAP, "https://www.webarchive.org.uk/wayback/archive/timemap/link/"),
    Archive("loc.gov", Interface.TIMEMAP, "https://webarchive.loc.gov/all/timemap/link/"),
    Archive("archive.ph", Interface.TIMEMAP, "https://archive.ph/timemap/"),
)


def archive_at(base: str) -> Archive:
    """The archive at an address that answers as web.archive.org does: `cdx/search/cdx`, `web/`, `save/`."""
    site = base.rstrip("/")
    return Archive(site, Interface.CDX, f"{site}/cdx/search/cdx", f"{site}/web/", f"{site}/save/", own=True)


# Names that no public server answers to (RFC 6761, RFC 6762, RFC 7686, RFC 9476 and the root's own ".internal").
_NAMED_INSIDE = frozenset(
    {"alt", "example", "home", "internal", "invalid", "lan", "local", "localhost", "onion", "test"}
)


def is_told_outside(uri: str) -> bool:
    """Whether an archive may be told of the address: its host is not one of a private network, as far as it shows."""
    host = host_of(uri).rstrip(".")
    if literal(host):
        return is_public(host)
    return "." in host and host.rpartition(".")[2] not in _NAMED_INSIDE


class Holdings(NamedTuple):
    """What one archive holds of an address, oldest first, what came of asking, and whether it could be asked."""

    archive: Archive
    captures: tuple[Capture, ...]
    tried: str
    asked: bool = True
    response: Response | None = None


def captures_of(uri: str, get: Get, archives: Sequence[Archive] = ARCHIVES) -> Iterator[Holdings]:
    """What each archive holds of the address, asked one after the other as the answers are taken."""
    for archive in archives:
        if archive.own or is_told_outside(uri):
            yield _holdings(uri, get, archive)


def _holdings(uri: str, get: Get, archive: Archive) -> Holdings:
    try:
        response = get(_question(uri, archive))
    except FetchError as error:
        return Holdings(archive, (), f"{archive.name}: {error.reason}", asked=False)
    if response.status == 404:
        return Holdings(archive, (), f"{archive.name}: no capture")
    if response.status != 200:
        return Holdings(archive, (), f"{archive.name}: answered {response.status}", asked=False)
    found = tuple(sorted(_read(response, archive), key=lambda capture: capture.moment))
    count = len(found)
    told = f"{archive.name}: {count} capture{'s' if count != 1 else ''}"
    return Holdings(archive, found, told, response=response if archive.interface is Interface.TIMEGATE else None)


def _question(uri: str, archive: Archive) -> str:
    if archive.interface is Interface.CDX:
        return f"{archive.base}?url={quote(uri, safe='')}&output=json&fl=timestamp,original,statuscode,digest"
    # Memento addresses carry the original as it is written (RFC 7089, section 3).
    return archive.base + uri


def _read(response: Response, archive: Archive) -> Iterator[Capture]:
    if archive.interface is Interface.CDX:
        yield from read_cdx(response.body, archive.replay)
    elif archive.interface is Interface.TIMEMAP:
        yield from read_timemap(response.body.decode("utf-8", "replace"))
    else:
        yield from _of_timegate(response)


def _of_timegate(response: Response) -> Iterator[Capture]:
    """The capture that a TimeGate led to."""
    from datetime import UTC
    from email.utils import parsedate_to_datetime

    told = dict(response.headers).get("memento-datetime")
    try:
        moment = parsedate_to_datetime(told).astimezone(UTC) if told else moment_in(response.final_uri)
    except (ValueError, OverflowError):
        moment = None
    if moment is not None:
        yield Capture(response.final_uri, moment, response.status)
