"""The command `parse`: citations of an article, of lines typed by hand or of JSON Lines, as a table or in a form."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from footnote_audit.cli.options import (
    CLEAN,
    NOTHING,
    coloured,
    kept,
    network,
    read_article,
    read_text,
    tell,
    write_lines,
)

if TYPE_CHECKING:
    from footnote_audit.exchange.cited import Cited
    from footnote_audit.model import Document

WORKS = ["csl-json", "bibtex", "ris"]
# Endings of files that hold plain text, in which lines can be notes; standard input has none.
_PLAIN = frozenset({"", ".txt", ".text"})
_ROWS = frozenset({".jsonl", ".ndjson"})
_NOT_LINES = frozenset({"text/html", "application/json"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """What FILE turned out to be: an article, a saved audit, or (with a `form`) lines or JSON Lines."""

    name: str
    text: str = ""
    form: str | None = None
    document: "Document | None" = None


@click.command()
@click.argument("file", default="-", type=click.Path(allow_dash=True))
@click.option(
    "--as", "form", type=click.Choice(["note", "reference"]), help="Read plain lines, or JSON Lines {id, text}."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["jsonl", "table", *WORKS]),
    help="Form of the output; default: table on a terminal and for plain lines, else jsonl.",
)
@click.option("--style", metavar="STYLE", help="Print a bibliography in this CSL style: a name or a .csl file.")
@click.option("--notes", is_flag=True, help="With --style: print the notes in it instead.")
def parse(file: str, form: str | None, format_: str | None, style: str | None, notes: bool) -> int:
    """Show the citations of an article, or of lines.

    FILE is an article, a saved audit (.json), or plain lines or JSON Lines of notes or references; - is standard input.
    Plain text in which no note and no list of works is found is taken as notes, one a line.
    """
    if (style and format_) or (notes and not style):
        raise click.UsageError("--style stands alone, and --notes goes with it.")
    if style:
        from footnote_audit.exchange.styles import load_style

        # A name that does not exist is told before anybody types a note.
        load_style(style)
    if file == "-" and sys.stdin is not None and sys.stdin.isatty():
        tell("footnote-audit: paste notes or references, one a line; Ctrl-D on a line of its own ends them.")
    given = _given(file, form)
    if style or format_ in WORKS:
        return _write_cited(_cited(given), given, format_, style, notes)
    plain = given.form is not None and not _is_json_lines(given.text)
    table = format_ == "table" or (format_ is None and (plain or sys.stdout.isatty()))
    return _write_rows(_rows(given, with_text=table), given, table=table)


def _given(file: str, form: str | None) -> _Given:
    """What FILE holds; raises ReadError or ConfigError where it cannot be read."""
    if form is not None or file.lower().endswith(".json"):
        return _Given(name=file, text=read_text(file), form=form)
    from footnote_audit.articles import the_article

    article = the_article(file, get=network(False), store=kept())
    suffix = "" if file == "-" else PurePath(article.uri).suffix.lower()
    if suffix in _ROWS or (file == "-" and article.data[:4096].lstrip().startswith((b"{", b"["))):
        text = article.data.decode("utf-8-sig", "replace")
        if _is_audit(text):
            return _Given(name=file, text=text)
        return _Given(name=file, text=text, form="note")
    document = read_article(article, None)
    if document.notes or suffix not in _PLAIN:
        return _Given(name=file, document=document)
    lines = _lines(article.uri, article.data, document)
    return _Given(name=file, document=document) if lines is None else _Given(name=file, text=lines, form="note")


def _lines(uri: str, data: bytes, document: "Document") -> str | None:
    """The text of a file whose lines are notes; None for one with a list of works, or that is no plain text."""
    from footnote_audit.parse import parse_bibliography
    from footnote_audit.read import ArticleFile, sniff
    from footnote_audit.read.raw import decode

    form = sniff(uri, data)
    if form in _NOT_LINES or not form.startswith(("text/", "application/x-latex")):
        return None
    if parse_bibliography(document).entries:
        return None
    name = "standard input" if uri == "-" else uri
    tell(f"footnote-audit: {name}: no notes and no list of works found; each line is read as a note (see --as).")
    return decode(ArticleFile(uri=uri, data=data), "text/plain").text


def _is_audit(text: str) -> bool:
    return '"schema_version"' in text[:4096]


def _is_json_lines(text: str) -> bool:
    from footnote_audit.stages import is_json_lines

    return is_json_lines(text)


def _rows(given: _Given, *, with_text: bool) -> Iterator[dict[str, Any]]:
    from footnote_audit import stages

    if given.document is not None:
        return stages.parse_article(given.document)
    if given.form is None:
        return stages.parse_audit(given.text)
    return stages.parse_rows(given.text, given.name, given.form, with_text=with_text)


def _cited(given: _Given) -> "Cited":
    from footnote_audit import stages

    if given.document is not None:
        return stages.cited_in_article(given.document)
    if given.form is None:
        return stages.cited_in_audit(given.text)
    return stages.cited_in_rows(given.text, given.name, given.form)


def _write_rows(rows: Iterator[dict[str, Any]], given: _Given, *, table: bool) -> int:
    """Write the rows; exit code 4 where there are none."""
    first = next(rows, None)
    if first is None:
        return _nothing(given)
    every = _chained(first, rows)
    if not table:
        write_lines(every)
        return CLEAN
    from footnote_audit.citation_table import citation_table

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for line in citation_table(every, coloured=coloured(), width=width):
        click.echo(line.encode("utf-8", "backslashreplace"))
    return CLEAN


def _chained(first: dict[str, Any], rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield first
    yield from rows


def _nothing(given: _Given) -> int:
    if given.form is not None:
        tell(f"footnote-audit: {given.name}: holds no line.")
    else:
        tell(f"footnote-audit: {given.name}: no notes and no list of works found; --as note reads its lines.")
    return NOTHING


def _write_cited(cited: "Cited", given: _Given, format_: str | None, style: str | None, notes: bool) -> int:
    """Write the works in a form, telling what it cannot hold, or in a style; exit code 4 where there are none."""
    if notes and not cited.notes:
        tell(f"footnote-audit: {given.name}: has no notes; without --notes its list of works is laid out.")
        return NOTHING
    if not cited.works and not notes:
        if not cited.notes:
            return _nothing(given)
        tell(f"footnote-audit: {given.name}: its {'lines' if given.form else 'notes'} cite no work.")
        if not format_:
            return NOTHING
    if format_:
        _write_works(cited, format_)
    else:
        assert style is not None
        _write_styled(cited, style, notes)
    return CLEAN if cited.works or notes else NOTHING


def _write_works(cited: "Cited", format_: str) -> None:
    from footnote_audit.exchange import write_works

    written = write_works([work.item for work in cited.works], format_)
    click.echo(written.text.encode("utf-8", "backslashreplace"), nl=False)
    for loss in written.losses:
        tell(f"footnote-audit: {loss}")


def _write_styled(cited: "Cited", style: str, notes: bool) -> None:
    from footnote_audit.exchange.formatted import bibliography, styled_notes

    labels = {note.index: note.label or str(note.index) for note in cited.notes}
    if notes:
        lines = [f"{labels[note.index]}  {text}" for note, text in styled_notes(cited, style)]
    else:
        lines = [
            f"{text}  [{_where([labels[n] for n in work.notes], work.entries, work.in_text)}]"
            for text, work in bibliography(cited.works, style)
        ]
    for line in lines:
        click.echo(line.encode("utf-8", "backslashreplace"))


def _where(labels: Sequence[str], entries: Sequence[str], in_text: int) -> str:
    """Where a work is cited: "notes 1, 2; entry 3; 4 times in the text"."""
    parts = [f"{'note' if len(labels) == 1 else 'notes'} {', '.join(labels)}"] if labels else []
    parts += [f"{'entry' if len(entries) == 1 else 'entries'} {', '.join(entries)}"] if entries else []
    parts += [f"{in_text} {'time' if in_text == 1 else 'times'} in the text"] if in_text else []
    return "; ".join(parts)
