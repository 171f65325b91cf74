"""The commands that run one stage alone."""

import click

from footnote_audit.cli.options import (
    ARTICLE,
    CLEAN,
    DEADLINE,
    FROM,
    FURNITURE,
    OFFLINE,
    PRIVATE,
    SOURCES,
    STORE,
    UNREADABLE,
    known_sources,
    network,
    read_document,
    read_text,
    tell,
    write_lines,
)
from footnote_audit.errors import ReadError


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("--format", "format_", type=click.Choice(["jsonl", "text", "table"]), default="table", show_default=True)
@FROM
@FURNITURE
def read(files: tuple[str, ...], format_: str, media_type: str | None, keep_furniture: bool) -> int:
    """Show text, notes, tables and warnings as read."""
    from footnote_audit import listing
    from footnote_audit.jsonl import document_row

    code = CLEAN
    for path in files:
        try:
            document = read_document(path, media_type, keep_furniture=keep_furniture)
        except ReadError as error:
            if len(files) == 1:
                raise
            tell(f"footnote-audit: {error}")
            code = UNREADABLE
            continue
        if format_ == "jsonl":
            write_lines([document_row(document)])
        else:
            click.echo(document.text if format_ == "text" else listing.notes(document))
    return code


@click.command()
@click.argument("file", default="-", type=click.Path(allow_dash=True))
@click.option("--as", "form", type=click.Choice(["note", "reference"]), help="Read JSON Lines {id, text[, article]}.")
@click.option("--format", "format_", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True)
def parse(file: str, form: str | None, format_: str) -> None:
    """Show the citations of an article's notes."""
    from footnote_audit import listing, stages

    found = stages.parse_rows(read_text(file), file, form) if form else stages.parse_article(read_document(file))
    if format_ == "jsonl":
        write_lines(found)
    else:
        click.echo(listing.citations(found))


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


@click.command()
@click.argument("uris", nargs=-1, required=True)
@OFFLINE
@STORE
@DEADLINE
@PRIVATE
def fetch(uris: tuple[str, ...], offline: bool, store: str, deadline: float, allow_private: bool) -> None:
    """Fetch addresses and keep a copy of each."""
    from footnote_audit import stages

    write_lines(stages.fetch_uris(uris, network(offline, deadline, allow_private), store))


@click.command()
@click.argument("claims", default="-", type=click.Path(allow_dash=True))
@click.option("--format", "format_", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
def match(claims: str, format_: str) -> None:
    """Judge claims against sources, as JSON Lines."""
    from footnote_audit import stages

    assert format_ == "jsonl"
    write_lines(stages.match_rows(read_text(claims), claims))
