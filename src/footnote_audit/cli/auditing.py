"""The commands that audit an article, lay out a saved audit, and explain a check."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footnote_audit.cli.judges import JUDGE, JUDGE_LIMIT, JUDGE_MODEL, MODEL, address_told, judges
from footnote_audit.cli.options import (
    ARTICLE,
    CLEAN,
    DEADLINE,
    DELIMITERS,
    FORMATS,
    FOUND,
    FROM,
    FURNITURE,
    MORE_FORMATS,
    NOTHING,
    OFFLINE,
    PRIVATE,
    SOURCES,
    STORE,
    UNREADABLE,
    kept,
    known_sources,
    network,
    now,
    read_text,
    say,
    tell,
    write_lines,
)
from footnote_audit.cli.services import ARCHIVE, CONTACT, NO_ARCHIVES, SERVICES, archives, asking, moved
from footnote_audit.errors import ConfigError, ReadError
from footnote_audit.model import Audit, Get, Judges, Level, Options, Source, Stage

if TYPE_CHECKING:
    from footnote_audit.articles import Article
    from footnote_audit.fetch import Store

STAGES = [stage.value for stage in Stage]
LEVELS = [Level.ERROR.value, Level.WARNING.value, Level.NOTE.value, "never"]


@click.command()
@ARTICLE
@SOURCES
@OFFLINE
@click.option("--out", metavar="DIR", default="reports", show_default=True, help="Folder for the reports.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice([*FORMATS, *MORE_FORMATS]),
    help="Report to write; default: all but robust-links.",
)
@click.option("--until", type=click.Choice(STAGES), default="check", help="Stop after this stage; JSON only.")
@click.option("--fail-on", type=click.Choice(LEVELS), default="error", show_default=True, help="Exit 1 from here up.")
@click.option("--allow-empty", is_flag=True, help="Exit 0, not 4, where there was nothing to audit.")
@FROM
@FURNITURE
@DELIMITERS
@STORE
@DEADLINE
@PRIVATE
@NO_ARCHIVES
@ARCHIVE
@SERVICES
@CONTACT
@MODEL
@JUDGE
@JUDGE_MODEL
@JUDGE_LIMIT
@click.option("--quiet", is_flag=True, help="Print the last line only.")
def audit(article: str, sources: str | None, out: str, formats: tuple[str, ...], quiet: bool, **choices: Any) -> int:
    """Audit ARTICLE and write reports.

    ARTICLE is a file, an address, a folder or ZIP archive of articles; - is standard input.
    """
    from footnote_audit.articles import articles

    registry, found = known_sources(sources, article)
    heard = _heard(choices)
    options = _options(choices, str(found) if found else None)
    codes = []

    def told(error: ReadError) -> None:
        tell(f"footnote-audit: {error}")
        codes.append(UNREADABLE)

    with kept(options.store) as store:
        get = _get(options, store)
        # Offline, the copy of an article goes before what its address answered last.
        for one in articles(article, get=None if options.offline else get, store=store, told=told):
            folder = Path(out) / one.inside if one.inside else Path(out)
            codes.append(_audit_of_many(one, registry, options, store, folder, formats, quiet, heard))
    return max(codes)


def _audit_of_many(
    article: "Article",
    registry: tuple[Source, ...],
    options: Options,
    store: "Store",
    folder: Path,
    formats: tuple[str, ...],
    quiet: bool,
    heard: Judges,
) -> int:
    """As _audit; of several articles, one that cannot be read is told and the others go on."""
    try:
        return _audit(article, registry, options, store, folder, formats, quiet, heard)
    except ReadError as error:
        if article.inside is None:
            raise
        tell(f"footnote-audit: {error}")
        return UNREADABLE


@click.command()
@click.option("--out", metavar="DIR", default="reports", show_default=True, help="Folder for the reports.")
@click.option("--quiet", is_flag=True, help="Print the last line only.")
def demo(out: str, quiet: bool) -> int:
    """Audit the shipped example, offline."""
    from footnote_audit.articles import Article
    from footnote_audit.resolve import load_registry

    example, sources = _example()
    options = Options(started=now(), sources="sources.yaml", offline=True, fail_on=Level.NONE)
    article = Article(uri=f"examples/{example.name}", data=example.read_bytes())
    # The rules alone: the demo says the same wherever it runs.
    _audit(article, load_registry(sources), options, kept(), Path(out), (), quiet, Judges())
    return CLEAN


def _example() -> tuple[Path, Path]:
    """The shipped example and its registry: inside an installed package, or at the top of a checkout."""
    here = Path(__file__).parents[1]
    for folder, sources in (
        (here / "examples", here / "examples" / "sources.yaml"),
        (here.parents[1] / "examples", here.parents[1] / "sources.yaml"),
    ):
        if (folder / "quiet-partners.txt").is_file() and sources.is_file():
            return folder / "quiet-partners.txt", sources
    raise ConfigError("the shipped example is not part of this installation; install the package anew.")


def _heard(choices: dict[str, Any]) -> Judges:
    """The judges that the options name; the choices are left as the report tells them."""
    # A run that stops before claims are judged need not load a model.
    judging = choices["until"] in (Stage.MATCH, Stage.CHECK)
    heard = judges(
        model=choices["model"] if judging or choices["model"] else False,
        judge=choices["judge"],
        judge_model=choices["judge_model"],
        judge_limit=choices.pop("judge_limit"),
        offline=choices["offline"],
    )
    choices |= {"model": heard.entailment is not None, "judge": address_told(choices["judge"])}
    return heard


def _options(choices: dict[str, Any], sources: str | None) -> Options:
    fail_on = choices.pop("fail_on")
    return Options(
        started=now(),
        sources=sources,
        until=Stage(choices.pop("until")),
        fail_on=Level.NONE if fail_on == "never" else Level(fail_on),
        **choices,
    )


def _audit(
    article: "Article",
    registry: tuple[Source, ...],
    options: Options,
    store: "Store",
    folder: Path,
    formats: tuple[str, ...],
    quiet: bool,
    heard: Judges,
) -> int:
    from footnote_audit import pipeline
    from footnote_audit.plugins import Units
    from footnote_audit.report import head, status_line
    from footnote_audit.reports_folder import write_reports

    get = _get(options, store)
    units = asking(Units.installed(), get, store, options)
    result = pipeline.audit(
        article.uri,
        article.data,
        replace(options, media_type=options.media_type or article.media_type),
        registry=registry,
        base=Path(options.sources).parent if options.sources else Path(),
        get=get,
        store=store,
        beside=article.beside,
        units=units,
        judges=heard,
        archives=archives(options.services, none=options.no_archives, capturing=options.archive),
        began=_progress if sys.stderr.isatty() and not quiet else None,
    )
    if options.sources is None and not quiet:
        tell("No registry of sources is here; `footnote-audit sources init ARTICLE` writes a starting one.")
    partial = options.until is not Stage.CHECK
    texts = pipeline.reports(result, ("json",) if partial else formats or tuple(FORMATS), units)
    paths = write_reports(folder, texts)
    if not quiet:
        say(head(result))
        say("Reports: " + ", ".join(str(p) for p in paths) + "\n")
    status = status_line(result)
    say(f"{article.inside}: {status}" if article.inside else status)
    return _exit_code(result)


def _get(options: Options, store: "Store") -> Get | None:
    elsewhere = moved(options.services)
    return network(options.offline, options.deadline, options.allow_private, options.contact, store, elsewhere)


def _progress(stage: Stage) -> None:
    tell(f"{stage.value} ...")


def _exit_code(result: Audit) -> int:
    from footnote_audit.report import failing

    if not result.options.allow_empty and result.options.until is Stage.CHECK and not result.claims:
        tell("Nothing was audited: no note and no citation in the text supports a claim (--allow-empty accepts that).")
        return NOTHING
    return FOUND if failing(result) else CLEAN


@click.command(name="report")
@click.argument("audit_file", metavar="AUDIT.json", type=click.Path(allow_dash=True))
@click.option("--format", "format_", type=click.Choice([*FORMATS, *MORE_FORMATS]), default="html", show_default=True)
def report_command(audit_file: str, format_: str) -> None:
    """Lay out a saved audit anew, to standard output."""
    from footnote_audit import pipeline
    from footnote_audit.report import from_json

    saved = from_json(read_text(audit_file))
    click.echo(next(iter(pipeline.reports(saved, (format_,)).values())).encode("utf-8", "backslashreplace"), nl=False)


@click.command()
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


@click.command(name="check")
@click.argument("audit_file", metavar="AUDIT.json", type=click.Path(allow_dash=True))
def check_command(audit_file: str) -> None:
    """Run the checks over a saved audit."""
    from footnote_audit import stages

    write_lines(stages.check_audit(read_text(audit_file)))
