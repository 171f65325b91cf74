"""The commands that run one stage alone."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from footnote_audit.cli.options import (
    ARTICLE,
    CLEAN,
    DEADLINE,
    DELIMITERS,
    FROM,
    FURNITURE,
    OFFLINE,
    PRIVATE,
    SOURCES,
    STORE,
    UNREADABLE,
    kept,
    known_sources,
    network,
    read_article,
    read_document,
    tell,
    write_lines,
)
from footnote_audit.errors import ReadError

if TYPE_CHECKING:
    from footnote_audit.articles import Article
    from footnote_audit.fetch import Store
    from footnote_audit.model import Document, Get


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("--format", "format_", type=click.Choice(["jsonl", "text", "table"]), default="table", show_default=True)
@FROM
@FURNITURE
@DELIMITERS
@OFFLINE
@STORE
@DEADLINE
@PRIVATE
def read(
    files: tuple[str, ...],
    format_: str,
    media_type: str | None,
    keep_furniture: bool,
    delimiters: tuple[str, str] | None,
    offline: bool,
    store: str,
    deadline: float,
    allow_private: bool,
) -> int:
    """Show text, notes, tables and warnings as read.

    FILES are files, addresses, folders or ZIP archives of articles; - is standard input.
    """
    get = network(offline, deadline, allow_private)
    told: list[ReadError] = []
    written = 0
    for article in _articles(files, get, kept(store), told):
        try:
            _show(read_article(article, media_type, keep_furniture=keep_furniture, delimiters=delimiters), format_)
            written += 1
        except ReadError as error:
            told.append(error)
    if told and not written and len(told) == 1:
        raise told[0]
    for fault in told:
        tell(f"footnote-audit: {fault}")
    return UNREADABLE if told else CLEAN


def _articles(places: Sequence[str], get: "Get | None", store: "Store", told: list[ReadError]) -> "Iterator[Article]":
    """The articles of all the places; a place that cannot be opened is told and passed over."""
    from footnote_audit.articles import articles

    for place in places:
        try:
            yield from articles(place, get=get, store=store, told=told.append)
        except ReadError as error:
            told.append(error)


def _show(document: "Document", format_: str) -> None:
    from footnote_audit import listing
    from footnote_audit.jsonl import document_row

    if format_ == "jsonl":
        write_lines([document_row(document)])
    else:
        click.echo(document.text if format_ == "text" else listing.notes(document))


@click.command()
@ARTICLE
@SOURCES
@click.option("--format", "format_", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True)
def resolve(article: str, sources: str | None, format_: str) -> None:
    """Show which source each citation means."""
    from footnote_audit import listing, stages

    found = stages.resolve_article(read_document(article), known_sources(sources, article)[0])
    if format_ == "jsonl":
        write_lines(found)
    else:
        click.echo(listing.resolutions(found))
