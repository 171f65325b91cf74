"""What several commands share: exit codes, options, and how their input is read and their output written."""

import difflib
import os
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footnote_audit.article_file import article_bytes, standard_input
from footnote_audit.errors import ConfigError
from footnote_audit.model import Document, Get, Source

if TYPE_CHECKING:
    from footnote_audit.articles import Article
    from footnote_audit.fetch import Store

CLEAN, FOUND, USAGE, UNREADABLE, NOTHING, BUG, STOPPED = 0, 1, 2, 3, 4, 70, 130
STORE_FOLDER = ".footnote-audit"
FORMATS = ["html", "json", "markdown", "sarif", "junit"]
# Written only where they are asked for by name.
MORE_FORMATS = ["robust-links"]


class Commands(click.Group):
    """A group that names the nearest real command when one is mistyped."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; raises UsageError with the nearest command for one that does not exist."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1)
            hint = f" Did you mean {near[0]!r}?" if near else f" Known: {', '.join(self.list_commands(ctx))}."
            raise click.UsageError(f"No such command {args[0]!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)


def read_text(path: str) -> str:
    """The file's text; raises ConfigError where it is not UTF-8."""
    try:
        data = standard_input() if path == "-" else article_bytes(path)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 text (byte {error.start}); save it as UTF-8.") from error


def known_sources(sources: str | None, article: str) -> tuple[tuple[Source, ...], Path | None]:
    """The registry named, or else sources.yaml here or beside the article, and the path it was read from."""
    from footnote_audit.resolve import load_registry

    if sources is not None:
        # Loaded here, because the registry beside the article needs none of it.
        from footnote_audit.exchange import load_sources

        registry, left_out = load_sources(Path(sources))
        for what in left_out:
            tell(f"{sources}: {what}")
        return registry, Path(sources)
    places = [Path("sources.yaml"), Path(article).parent / "sources.yaml"]
    found = next((p for p in places if p.is_file()), None)
    return (load_registry(found), found) if found else ((), None)


def now() -> str:
    """The audit's own clock: SOURCE_DATE_EPOCH where it is set, so that the same input gives the same bytes."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    # Twelve digits would be past the year 9999.
    if epoch and not (epoch.isascii() and epoch.isdigit() and len(epoch) < 12):
        raise ConfigError(f"SOURCE_DATE_EPOCH is {epoch[:60]!r}; it must be whole seconds since 1970, or unset.")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def read_document(place: str, media_type: str | None = None) -> Document:
    """The one article that `place` names, as read; raises ReadError for what cannot be read."""
    from footnote_audit.articles import the_article

    return read_article(the_article(place, get=network(False), store=kept()), media_type)


def read_article(
    article: "Article",
    media_type: str | None,
    *,
    keep_furniture: bool = False,
    delimiters: tuple[str, str] | None = None,
) -> Document:
    """The article as read; `media_type` goes before what its server declared."""
    from footnote_audit.read import read

    told = media_type or article.media_type
    return read(
        article.uri,
        article.data,
        told,
        keep_furniture=keep_furniture,
        delimiters=delimiters,
        beside=article.beside,
    )


def coloured() -> bool:
    """Whether standard output takes colours: a terminal, and NO_COLOR (no-color.org) does not forbid them."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write_lines(rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows to standard output as JSON Lines."""
    from footnote_audit.jsonl import dumps

    for row in rows:
        click.echo(dumps(row).encode("utf-8", "backslashreplace"))


def say(message: str) -> None:
    """Write to standard output; where its reader went away (`| head`), nothing more is written there and no fault."""
    try:
        click.echo(message)
    except BrokenPipeError:
        close_output()


def close_output() -> None:
    """Lead standard output nowhere, so that nothing that is still to be written can fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(message: str) -> None:
    """Write a remark to standard error."""
    click.echo(message, err=True)


ARTICLE = click.argument("article", type=click.Path(allow_dash=True))
SOURCES = click.option(
    "--sources", metavar="FILE", help="Registry, or works as .bib, .ris, .json; default: sources.yaml here."
)
FROM = click.option("--from", "media_type", metavar="FORM", help="Form of the article: a name or media type.")
DELIMITERS = click.option(
    "--delimiters", nargs=2, metavar="OPEN CLOSE", help="Marks around notes, such as {{{ and }}}."
)
FURNITURE = click.option("--keep-furniture", is_flag=True, help="Keep share buttons, newsletter boxes and the like.")
OFFLINE = click.option("--offline", is_flag=True, help="Open no connection; use local files and stored copies only.")
STORE = click.option("--store", metavar="DIR", default=STORE_FOLDER, show_default=True, help="Where copies are kept.")
DEADLINE = click.option(
    "--deadline",
    type=click.FloatRange(0.1, 3600),
    default=30.0,
    show_default=True,
    help="Seconds for one source in all.",
)
PRIVATE = click.option("--allow-private", is_flag=True, help="Also fetch from private and loopback addresses.")


def kept(folder: str | None = None) -> "Store":
    """The store of copies; nothing is written before there is a copy."""
    from footnote_audit.fetch import Store

    return Store(Path(folder or STORE_FOLDER))


def network(
    offline: bool,
    deadline: float = 30.0,
    allow_private: bool = False,
    contact: str | None = None,
    store: "Store | None" = None,
    moved: Mapping[str, str] | None = None,
) -> Get | None:
    """The way to the network; None where no connection may be opened.

    With a `store` all that comes is kept there, and an offline run is given what was kept. `moved` leads from the
    beginning of addresses to what is asked in its place.
    """
    from footnote_audit.fetch.store.replaying import Recording, Replaying

    if offline:
        return Replaying(store) if store is not None else None
    from footnote_audit.fetch.http import HttpGet

    http = HttpGet(deadline=deadline, allow_private=allow_private, contact=contact)
    command = click.get_current_context(silent=True)
    if command is not None:
        command.call_on_close(http.close)
    get: Get = http
    if moved:
        from footnote_audit.fetch.elsewhere import Elsewhere

        get = Elsewhere(get, moved)
    return Recording(get, store) if store is not None else get
