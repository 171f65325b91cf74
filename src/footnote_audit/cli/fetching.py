"""The commands that look at links: `fetch` asks for those it is given, `refresh` again for those of the store."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from footnote_audit.cli.options import (
    CLEAN,
    DEADLINE,
    FOUND,
    OFFLINE,
    PRIVATE,
    STORE,
    kept,
    read_text,
    write_lines,
)
from footnote_audit.cli.progress import Progress
from footnote_audit.cli.services import ARCHIVE, CONTACT, NO_ARCHIVES, SERVICES, archives

if TYPE_CHECKING:
    from footnote_audit.fetch.http import HttpGet
    from footnote_audit.fetch.links import Link, Looked
    from footnote_audit.model import Memento

_REGISTRIES = (".yaml", ".yml", ".bib", ".ris", ".json")
_FAILING = {"broken": ("broken", "soft404"), "attention": ("broken", "soft404", "attention"), "never": ()}

PACING = click.option("--no-pacing", is_flag=True, help="Ask hosts without pauses and without a limit at a time.")
BROWSER = click.option("--browser-agent", is_flag=True, help="Ask once more under a browser's name where refused.")
FORMAT = click.option("--format", "format_", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True)
FAIL_ON = click.option(
    "--fail-on", type=click.Choice([*_FAILING]), default="broken", show_default=True, help="What makes exit code 1."
)
FROM_FILE = click.option(
    "--from", "from_", metavar="FILE", help="Registry, works, or a list of addresses; - is standard input."
)
MEMENTOS = click.option("--mementos", is_flag=True, help="Ask web archives about every link, not only failing ones.")
QUIET = click.option("--quiet", is_flag=True, help="Tell nothing of the progress.")


_SHARED = (
    *(OFFLINE, STORE, DEADLINE, PACING, PRIVATE, BROWSER, CONTACT),
    *(NO_ARCHIVES, MEMENTOS, ARCHIVE, SERVICES),
    *(FORMAT, FAIL_ON, QUIET),
)


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that both commands take; they are handed on to _look as they are."""
    for option in reversed(_SHARED):
        command = option(command)
    return command


@click.command(short_help="Fetch links, keep copies, say which are alive.")
@click.argument("uris", metavar="URL...", nargs=-1)
@FROM_FILE
@click.option(
    "--max-age",
    metavar="DAYS",
    type=click.FloatRange(0),
    default=1.0,
    show_default=True,
    help="How long answers of earlier runs stand.",
)
@_options
def fetch(uris: tuple[str, ...], from_: str | None, max_age: float, **options: Any) -> int:
    """Look at links: fetch each, keep a copy, and judge whether it can be the cited work.

    Writes a line a link, in the order given. A run that was stopped goes on where it was.
    """
    links = _given(uris, from_)
    if not links:
        raise click.UsageError("No address is given; name some, or a file with --from.")
    return _look(links, _before(max_age) if max_age else None, **options)


@click.command(short_help="Look again at links that were seen long ago.")
@click.argument("uris", metavar="URL...", nargs=-1)
@FROM_FILE
@click.option(
    "--older-than",
    metavar="DAYS",
    type=click.FloatRange(0),
    default=7.0,
    show_default=True,
    help="Age of the answers to ask for anew.",
)
@_options
def refresh(uris: tuple[str, ...], from_: str | None, older_than: float, **options: Any) -> int:
    """Look again at links that were looked at some time ago: those given, else all of the store.

    Answers that are younger are told as they are; a server is asked only whether its page has changed.
    """
    from footnote_audit.fetch.links import Link

    links = _given(uris, from_)
    moment = _before(older_than)
    if not links:
        with kept(options["store"]) as copies:
            links = [Link(uri=uri) for uri in copies.judged_before(moment)]
    return _look(links, moment, **options)


def _before(days: float) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _given(uris: Sequence[str], from_: str | None) -> "list[Link]":
    from footnote_audit.fetch.links import Link

    return [*(Link(uri=uri) for uri in uris), *(_listed(from_) if from_ else ())]


def _listed(place: str) -> "Iterator[Link]":
    """The links of a registry, with the works they belong to, or of a list with an address a line."""
    from footnote_audit.fetch.links import Link
    from footnote_audit.fetch.locations import address, addresses

    if place.lower().endswith(_REGISTRIES):
        from pathlib import Path

        from footnote_audit.exchange import load_sources

        for source in load_sources(Path(place))[0]:
            if source.public:
                yield from (Link(uri=address(each), cited=source.item) for each in addresses(source))
        return
    for line in read_text(place).splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield Link(uri=line.strip())


def _look(
    links: "Sequence[Link]",
    since: str | None,
    *,
    offline: bool,
    store: str,
    deadline: float,
    no_pacing: bool,
    allow_private: bool,
    browser_agent: bool,
    contact: str | None,
    no_archives: bool,
    mementos: bool,
    archive: bool,
    services: tuple[str, ...],
    format_: str,
    fail_on: str,
    quiet: bool,
) -> int:
    from footnote_audit.fetch.archives.beside import Beside
    from footnote_audit.fetch.links import Links, in_order

    held = archives(services, none=no_archives, capturing=archive)
    told = _Told(fail_on)
    with ExitStack() as opened:
        copies = opened.enter_context(kept(store))
        get = None if offline else _network(deadline, no_pacing, allow_private, browser_agent, contact)
        if get is not None:
            opened.enter_context(get)
        looking = Links(get, store=copies, since=since)
        progress = opened.enter_context(Progress(len(links), quiet=quiet, waited_for=looking.hosts.waited_for))
        beside = Beside(get, copies, held, since=since, seconds=deadline, every=mementos)
        found = opened.enter_context(closing(looking.look(links)))
        rows = opened.enter_context(closing(beside.each(told.each(in_order(progress.each(found))), links)))
        _write((_row(looked, held) for looked, held in rows), format_)
    return told.code


def _network(
    deadline: float, no_pacing: bool, allow_private: bool, browser_agent: bool, contact: str | None
) -> "HttpGet":
    from footnote_audit.fetch.hosts import IN_FLIGHT, PAUSE
    from footnote_audit.fetch.http import HttpGet

    return HttpGet(
        deadline=deadline,
        allow_private=allow_private,
        browser_agent=browser_agent,
        contact=contact,
        in_flight=0 if no_pacing else IN_FLIGHT,
        pause=0.0 if no_pacing else PAUSE,
    )


class _Told:
    """The exit code that the links seen so far make."""

    def __init__(self, fail_on: str) -> None:
        self._failing = _FAILING[fail_on]
        self.code = CLEAN

    def each(self, found: "Iterable[Looked]") -> "Iterator[Looked]":
        for looked in found:
            if looked.judgement.access.value in self._failing:
                self.code = FOUND
            yield looked


def _row(looked: "Looked", mementos: "tuple[Memento, ...]") -> dict[str, Any]:
    return {
        "uri": looked.uri,
        "verdict": looked.judgement.access.value,
        "reason": looked.judgement.reason,
        "sentence": looked.judgement.sentence,
        "status": looked.status,
        "final_uri": looked.final_uri,
        "hops": list(looked.hops),
        "retrieved": looked.retrieved,
        "media_type": looked.media_type,
        "digest": looked.digest,
        "mementos": [
            {"uri_m": m.uri_m, "memento_datetime": m.memento_datetime, "holds": m.holds, "requested": m.requested}
            for m in mementos
        ],
    }


def _write(rows: Iterable[dict[str, Any]], format_: str) -> None:
    if format_ == "jsonl":
        write_lines(rows)
        return
    from footnote_audit.listing import link

    for row in rows:
        click.echo(link(row))
