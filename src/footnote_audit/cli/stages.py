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
    coloured,
    kept,
    known_sources,
    network,
    read_article,
    read_document,
    read_text,
    tell,
    write_lines,
)
from footnote_audit.errors import ReadError

if TYPE_CHECKING:
    from footnote_audit.articles import Article
    from footnote_audit.exchange.cited import Cited
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


WORKS = ["csl-json", "bibtex", "ris"]


@click.command()
@click.argument("file", default="-", type=click.Path(allow_dash=True))
@click.option(
    "--as", "form", type=click.Choice(["note", "reference"]), help="Read plain lines, or JSON Lines {id, text}."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["jsonl", "table", *WORKS]),
    help="Form of the output; default: table for plain lines, else jsonl.",
)
@click.option("--style", metavar="STYLE", help="Print a bibliography in this CSL style: a name or a .csl file.")
@click.option("--notes", is_flag=True, help="With --style: print the notes in it instead.")
def parse(file: str, form: str | None, format_: str | None, style: str | None, notes: bool) -> None:
    """Show the citations of an article's notes.

    FILE is an article, a saved audit (.json), or with --as lines of notes or references; - is standard input.
    """
    from footnote_audit import listing, stages

    if (style and format_) or (notes and not style):
        raise click.UsageError("--style stands alone, and --notes goes with it.")
    text = read_text(file) if form or file.lower().endswith(".json") else None
    if style or format_ in WORKS:
        if text is None:
            cited = stages.cited_in_article(read_document(file))
        else:
            cited = stages.cited_in_rows(text, file, form) if form else stages.cited_in_audit(text)
        _write_cited(cited, format_, style, notes)
        return
    if text is None:
        found = stages.parse_article(read_document(file))
    else:
        found = stages.parse_rows(text, file, form) if form else stages.parse_audit(text)
    plain = bool(form) and text is not None and not stages.is_json_lines(text)
    if (format_ or ("table" if plain else "jsonl")) == "jsonl":
        write_lines(found)
    else:
        click.echo(listing.citations(found, coloured=coloured()), color=True)


def _write_cited(cited: "Cited", format_: str | None, style: str | None, notes: bool) -> None:
    """Write the works in a form, telling what it cannot hold, or laid out in a style."""
    from footnote_audit.exchange import write_works

    if format_:
        written = write_works([work.item for work in cited.works], format_)
        click.echo(written.text.encode("utf-8", "backslashreplace"), nl=False)
        for loss in written.losses:
            tell(f"footnote-audit: {loss}")
        return
    from footnote_audit.exchange.formatted import bibliography, styled_notes

    assert style is not None
    labels = {note.index: note.label or str(note.index) for note in cited.notes}
    if notes:
        lines = [f"{labels[note.index]}  {text}" for note, text in styled_notes(cited, style)]
    else:
        lines = [_entry(text, [labels[n] for n in work.notes]) for text, work in bibliography(cited.works, style)]
    for line in lines:
        click.echo(line.encode("utf-8", "backslashreplace"))


def _entry(text: str, labels: Sequence[str]) -> str:
    return f"{text}  [{'note' if len(labels) == 1 else 'notes'} {', '.join(labels)}]"


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
@click.argument("claims", default="-", type=click.Path(allow_dash=True))
@click.option("--format", "format_", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
def match(claims: str, format_: str) -> None:
    """Judge claims against sources, as JSON Lines."""
    from footnote_audit import stages

    assert format_ == "jsonl"
    write_lines(stages.match_rows(read_text(claims), claims))
