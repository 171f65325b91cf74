"""The command `footnote-audit`: options in, exit code out. What it can do, the package can do without it.

Exit codes: 0 clean, 1 findings at or above --fail-on, 2 usage or configuration, 3 article unreadable, 4 read but
nothing to audit, 70 a fault of this program, 130 stopped by Ctrl-C.
"""

import difflib
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from footnote_audit import __version__
from footnote_audit.article_file import MAX_BYTES, article_bytes
from footnote_audit.errors import AuditError, ConfigError, ReadError
from footnote_audit.model import Audit, Document, Get, Level, Options, Source, Stage

CLEAN, FOUND, USAGE, UNREADABLE, NOTHING, BUG, STOPPED = 0, 1, 2, 3, 4, 70, 130
LEVELS = [Level.ERROR.value, Level.WARNING.value, Level.NOTE.value, "never"]
STORE_FOLDER = ".footnote-audit"
FORMATS = ["html", "json", "markdown", "sarif", "junit"]


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


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="footnote-audit")
@click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
def cli(debug: bool) -> None:
    """Tell whether every footnote of an article holds."""
    click.get_current_context().obj = debug


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command and leave with its exit code; the one place where a fault of this program is caught."""
    debug = "--debug" in (sys.argv[1:] if args is None else args)
    try:
        code = cli.main(args=None if args is None else list(args), prog_name="footnote-audit", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = USAGE
    except AuditError as error:
        if debug:
            raise
        click.echo(f"footnote-audit: {error}", err=True)
        code = UNREADABLE if isinstance(error, ReadError) else USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo("footnote-audit: stopped. Copies fetched so far are kept; no report was written.", err=True)
        code = STOPPED
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing to say, and nothing more may be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = CLEAN
    except Exception as error:
        if debug:
            raise
        click.echo(
            f"footnote-audit: a fault of this program, not of your article: {type(error).__name__}: {error}. "
            "Please report it with what --debug prints.",
            err=True,
        )
        code = BUG
    sys.exit(code if isinstance(code, int) else CLEAN)


# --- what several commands share ------------------------------------------------------------------------------------


def _bytes(path: str) -> bytes:
    """The article's bytes; "-" is standard input. Raises ReadError for what is not a readable file."""
    return click.get_binary_stream("stdin").read(MAX_BYTES + 1) if path == "-" else article_bytes(path)


def _text(path: str) -> str:
    try:
        return _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 text (byte {error.start}); save it as UTF-8.") from error


def _registry(sources: str | None, article: str) -> tuple[tuple[Source, ...], Path | None]:
    """The registry named, or else sources.yaml here or beside the article, and the path it was read from."""
    from footnote_audit.resolve import load_registry

    if sources is not None:
        return load_registry(Path(sources)), Path(sources)
    places = [Path("sources.yaml"), Path(article).parent / "sources.yaml"]
    found = next((p for p in places if p.is_file()), None)
    return (load_registry(found), found) if found else ((), None)


def _now() -> str:
    """The audit's own clock: SOURCE_DATE_EPOCH where it is set, so that the same input gives the same bytes."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch and not epoch.isdigit():
        raise ConfigError(f"SOURCE_DATE_EPOCH is {epoch!r}; it must be whole seconds since 1970.")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _document(path: str, media_type: str | None = None, *, keep_furniture: bool = False) -> Document:
    from footnote_audit.read import read

    return read(path, _bytes(path), media_type, keep_furniture=keep_furniture)


def _lines(rows: Any) -> None:
    from footnote_audit.jsonl import dumps

    for row in rows:
        click.echo(dumps(row).encode("utf-8", "backslashreplace"))


def _tell(message: str) -> None:
    click.echo(message, err=True)


ARTICLE = click.argument("article", type=click.Path(allow_dash=True))
SOURCES = click.option("--sources", metavar="FILE", help="Registry; default: sources.yaml here or beside the article.")
FROM = click.option("--from", "media_type", metavar="TYPE", help="Read the article as this media type or form.")
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


def _network(offline: bool, deadline: float, allow_private: bool) -> Get | None:
    if offline:
        return None
    from footnote_audit.fetch.http import HttpGet

    return HttpGet(deadline=deadline, allow_private=allow_private)


# --- audit ----------------------------------------------------------------------------------------------------------


@cli.command()
@ARTICLE
@SOURCES
@OFFLINE
@click.option("--out", metavar="DIR", default="reports", show_default=True, help="Folder for the reports.")
@click.option("--format", "formats", multiple=True, type=click.Choice(FORMATS), help="Report to write; default: all.")
@click.option("--until", type=click.Choice(list(Stage)), default="check", help="Stop after this stage; JSON only.")
@click.option("--fail-on", type=click.Choice(LEVELS), default="error", show_default=True, help="Exit 1 from here up.")
@click.option("--allow-empty", is_flag=True, help="Exit 0, not 4, where there was nothing to audit.")
@FROM
@FURNITURE
@STORE
@DEADLINE
@PRIVATE
@click.option("--quiet", is_flag=True, help="Print the last line only.")
def audit(article: str, sources: str | None, out: str, formats: tuple[str, ...], quiet: bool, **choices: Any) -> int:
    """Audit ARTICLE (- is standard input) and write reports."""
    registry, found = _registry(sources, article)
    if found is None and not quiet:
        _tell("No registry of sources is here; `footnote-audit sources init ARTICLE` writes a starting one.")
    options = _options(choices, str(found) if found else None)
    return _audit(article, _bytes(article), registry, options, out, formats, quiet)


@cli.command()
@click.option("--out", metavar="DIR", default="reports", show_default=True, help="Folder for the reports.")
@click.option("--quiet", is_flag=True, help="Print the last line only.")
def demo(out: str, quiet: bool) -> int:
    """Audit the shipped example, offline."""
    from footnote_audit.resolve import load_registry

    example, sources = _example()
    options = Options(started=_now(), sources="sources.yaml", offline=True, fail_on=Level.NONE)
    _audit(f"examples/{example.name}", example.read_bytes(), load_registry(sources), options, out, (), quiet)
    return CLEAN


def _example() -> tuple[Path, Path]:
    """The shipped example and its registry: inside an installed package, or at the top of a checkout."""
    here = Path(__file__).parent
    for folder, sources in (
        (here / "examples", here / "examples" / "sources.yaml"),
        (here.parents[1] / "examples", here.parents[1] / "sources.yaml"),
    ):
        if (folder / "quiet-partners.txt").is_file() and sources.is_file():
            return folder / "quiet-partners.txt", sources
    raise ConfigError("the shipped example is not part of this installation; install the package anew.")


def _options(choices: dict[str, Any], sources: str | None) -> Options:
    fail_on = choices.pop("fail_on")
    return Options(
        started=_now(),
        sources=sources,
        until=Stage(choices.pop("until")),
        fail_on=Level.NONE if fail_on == "never" else Level(fail_on),
        **choices,
    )


def _audit(
    uri: str,
    data: bytes,
    registry: tuple[Source, ...],
    options: Options,
    out: str,
    formats: tuple[str, ...],
    quiet: bool,
) -> int:
    from footnote_audit import pipeline
    from footnote_audit.fetch import Store
    from footnote_audit.report import head, status_line
    from footnote_audit.reports_folder import write_reports

    result = pipeline.audit(
        uri,
        data,
        options,
        registry=registry,
        base=Path(options.sources).parent if options.sources else Path(),
        get=_network(options.offline, options.deadline, options.allow_private),
        store=Store(Path(options.store or STORE_FOLDER)),
        began=_progress if sys.stderr.isatty() and not quiet else None,
    )
    partial = options.until is not Stage.CHECK
    texts = pipeline.reports(result, ("json",) if partial else formats or tuple(FORMATS))
    paths = write_reports(Path(out), texts)
    if not quiet:
        click.echo(head(result))
        click.echo("Reports: " + ", ".join(str(p) for p in paths) + "\n")
    click.echo(status_line(result))
    return _exit_code(result)


def _progress(stage: Stage) -> None:
    _tell(f"{stage.value} ...")


def _exit_code(result: Audit) -> int:
    if not result.options.allow_empty and result.options.until is Stage.CHECK and not result.claims:
        _tell(
            "Nothing was audited: the article holds no note, or no note supports a claim (--allow-empty accepts that)."
        )
        return NOTHING
    return FOUND if any(_at_or_above(f.level, result.options.fail_on) for f in result.findings) else CLEAN


def _at_or_above(level: Level, limit: Level) -> bool:
    graver = [Level.ERROR, Level.WARNING, Level.NOTE]
    return limit in graver and level in graver[: graver.index(limit) + 1]


@cli.command(name="report")
@click.argument("audit_file", metavar="AUDIT.json", type=click.Path(allow_dash=True))
@click.option("--format", "format_", type=click.Choice(FORMATS), default="html", show_default=True)
def report_command(audit_file: str, format_: str) -> None:
    """Lay out a saved audit anew, to standard output."""
    from footnote_audit import pipeline
    from footnote_audit.report import from_json

    saved = from_json(_text(audit_file))
    click.echo(next(iter(pipeline.reports(saved, (format_,)).values())).encode("utf-8", "backslashreplace"), nl=False)


@cli.command()
@click.argument("check_id", required=False)
def explain(check_id: str | None) -> None:
    """Print the page of a check, or list all checks."""
    from footnote_audit.check import CHECKS
    from footnote_audit.check import explain as page

    if check_id:
        click.echo(page(check_id))
        return
    for check in CHECKS:
        click.echo(f"{check.id}  {check.level.value:8} {check.name}")


# --- the registry ---------------------------------------------------------------------------------------------------


@cli.group(cls=Commands)
def sources() -> None:
    """Write, extend, check and list the registry."""


REGISTRY = click.option("--sources", "registry", metavar="FILE", default="sources.yaml", show_default=True)


@sources.command(name="init")
@ARTICLE
@click.option("--out", metavar="FILE", help="Write here; default: standard output.")
@FROM
def sources_init(article: str, out: str | None, media_type: str | None) -> None:
    """Write a starting registry for the works that ARTICLE cites."""
    from footnote_audit.parse import parse
    from footnote_audit.reports_folder import write_reports
    from footnote_audit.resolve import starting_registry

    document = _document(article, media_type)
    text = starting_registry(document, parse(document))
    if out is None:
        click.echo(text.encode(), nl=False)
        return
    if Path(out).exists():
        raise ConfigError(f"{out}: it exists already; remove it or name another file.")
    write_reports(Path(out).parent, {Path(out).name: text})
    _tell(f"{out} written; fill in where each work can be had, then run `footnote-audit audit {article}`.")


@sources.command(name="add")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
@REGISTRY
def sources_add(fields: tuple[str, ...], registry: str) -> None:
    """Append an entry; the registry's comments stay."""
    from footnote_audit.resolve import add_source

    click.echo(f"{registry}: added {add_source(Path(registry), fields)}")


@sources.command(name="check")
@REGISTRY
@click.option("--article", metavar="FILE", help="Also name entries that no note of this article cites.")
def sources_check(registry: str, article: str | None) -> int:
    """Validate the registry; exit 1 where local files are missing."""
    from footnote_audit.parse import parse
    from footnote_audit.resolve import check_registry

    citations = parse(_document(article)) if article else None
    remarks = check_registry(Path(registry), citations)
    for remark in remarks:
        click.echo(remark)
    return FOUND if remarks else CLEAN


@sources.command(name="list")
@REGISTRY
@click.option("--format", "format_", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def sources_list(registry: str, format_: str) -> None:
    """List the entries of the registry."""
    from footnote_audit import listing
    from footnote_audit.resolve import load_registry

    entries = load_registry(Path(registry))
    if format_ == "jsonl":
        from footnote_audit.report import to_data

        _lines(to_data(entry) for entry in entries)
    else:
        click.echo(listing.sources(entries))


# --- stages ---------------------------------------------------------------------------------------------------------


@cli.command()
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
            document = _document(path, media_type, keep_furniture=keep_furniture)
        except ReadError as error:
            if len(files) == 1:
                raise
            _tell(f"footnote-audit: {error}")
            code = UNREADABLE
            continue
        if format_ == "jsonl":
            _lines([document_row(document)])
        else:
            click.echo(document.text if format_ == "text" else listing.notes(document))
    return code


@cli.command()
@click.argument("file", default="-", type=click.Path(allow_dash=True))
@click.option("--as", "form", type=click.Choice(["note", "reference"]), help="Read JSON Lines {id, text[, article]}.")
@click.option("--format", "format_", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True)
def parse(file: str, form: str | None, format_: str) -> None:
    """Show the citations of an article's notes."""
    from footnote_audit import listing, stages

    found = stages.parse_rows(_text(file), file, form) if form else stages.parse_article(_document(file))
    if format_ == "jsonl":
        _lines(found)
    else:
        click.echo(listing.citations(found))


@cli.command()
@ARTICLE
@SOURCES
@click.option("--format", "format_", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True)
def resolve(article: str, sources: str | None, format_: str) -> None:
    """Show which source each citation means."""
    from footnote_audit import listing, stages

    found = stages.resolve_article(_document(article), _registry(sources, article)[0])
    if format_ == "jsonl":
        _lines(found)
    else:
        click.echo(listing.resolutions(found))


@cli.command()
@click.argument("uris", nargs=-1, required=True)
@OFFLINE
@STORE
@DEADLINE
@PRIVATE
def fetch(uris: tuple[str, ...], offline: bool, store: str, deadline: float, allow_private: bool) -> None:
    """Fetch addresses and keep a copy of each."""
    from footnote_audit import stages

    _lines(stages.fetch_uris(uris, _network(offline, deadline, allow_private), store))


@cli.command()
@click.argument("claims", default="-", type=click.Path(allow_dash=True))
@click.option("--format", "format_", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
def match(claims: str, format_: str) -> None:
    """Judge claims against sources, as JSON Lines."""
    from footnote_audit import stages

    assert format_ == "jsonl"
    _lines(stages.match_rows(_text(claims), claims))


@cli.command(name="check")
@click.argument("audit_file", metavar="AUDIT.json", type=click.Path(allow_dash=True))
def check_command(audit_file: str) -> None:
    """Run the checks over a saved audit."""
    from footnote_audit import stages

    _lines(stages.check_audit(_text(audit_file)))
