"""The commands on the registry of sources."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from footnote_audit.cli.options import (
    ARTICLE,
    CLEAN,
    DEADLINE,
    FOUND,
    FROM,
    PRIVATE,
    Commands,
    network,
    read_document,
    say,
    tell,
    write_lines,
)
from footnote_audit.cli.services import CONTACT, SERVICES, catalogues
from footnote_audit.errors import ConfigError
from footnote_audit.model import Source

RESOLUTION_WORDS = {
    "found": "found",
    "ambiguous": "could be several works",
    "not-found": "not found",
    "not-asked": "not found while a catalogue could not be asked",
    "not-public": "not public",
    "skipped": "named too vaguely",
}


@click.group(cls=Commands)
def sources() -> None:
    """Write, extend, check and list the registry."""


REGISTRY = click.option("--sources", "registry", metavar="FILE", default="sources.yaml", show_default=True)


@sources.command(name="init")
@ARTICLE
@click.option("--out", metavar="FILE", help="Write here; default: standard output.")
@FROM
def sources_init(article: str, out: str | None, media_type: str | None) -> None:
    """Write a starting registry for the works that ARTICLE cites."""
    from footnote_audit.parse import parse, parse_bibliography
    from footnote_audit.reports_folder import write_reports
    from footnote_audit.resolve.starting import starting_registry

    document = read_document(article, media_type)
    listed = parse_bibliography(document)
    text = starting_registry(document, parse(document, listed), listed.entries)
    if out is None:
        click.echo(text.encode(), nl=False)
        return
    if Path(out).exists():
        raise ConfigError(f"{out}: it exists already; remove it or name another file.")
    write_reports(Path(out).parent, {Path(out).name: text})
    tell(f"{out} written; fill in where each work can be had, then run `footnote-audit audit {article}`.")


@sources.command(name="find")
@ARTICLE
@REGISTRY
@click.option("--write", is_flag=True, help="Append the entries found to the registry.")
@FROM
@SERVICES
@CONTACT
@DEADLINE
@PRIVATE
def sources_find(
    article: str,
    registry: str,
    write: bool,
    media_type: str | None,
    services: tuple[str, ...],
    contact: str | None,
    deadline: float,
    allow_private: bool,
) -> None:
    """Ask catalogues for the works that ARTICLE cites and the registry lacks.

    Prints an entry for each work found, its evidence as comments.
    """
    from footnote_audit.parse import parse
    from footnote_audit.resolve import catalogue_resolver, load_registry
    from footnote_audit.resolve.proposals import as_yaml, proposals
    from footnote_audit.resolve.registry_file import add_sources

    path = Path(registry)
    known = load_registry(path) if path.exists() and path.stat().st_size else ()
    get = network(False, deadline, allow_private, contact)
    look = catalogue_resolver(known, get, catalogues=catalogues(get, services, contact)) if get else None
    counts: Counter[str] = Counter()
    entries: list[Source] = []
    remarks: dict[str, Sequence[str]] = {}
    for found in proposals(parse(read_document(article, media_type)), known, look) if look else ():
        counts[found.resolution.status] += 1
        say(as_yaml(found))
        if found.entry is not None:
            entries.append(found.entry)
            remarks[found.entry.id] = found.evidence
    if write and entries:
        add_sources(path, entries, remarks)
    told = ", ".join(f"{count} {RESOLUTION_WORDS[status]}" for status, count in counts.items()) or "none is missing"
    tell(f"{sum(counts.values())} cited works are not in {registry}: {told}.")
    if write:
        tell(f"{registry}: added {len(entries)}")


@sources.command(name="add")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
@REGISTRY
def sources_add(fields: tuple[str, ...], registry: str) -> None:
    """Append an entry; the registry's comments stay."""
    from footnote_audit.resolve import load_registry
    from footnote_audit.resolve.registry_file import add_source, source_from_fields

    path = Path(registry)
    taken = [entry.id for entry in load_registry(path)] if path.exists() else []
    source = source_from_fields(fields, taken=taken)
    add_source(path, source)
    click.echo(f"{registry}: added {source.id}")


@sources.command(name="import")
@click.argument("file", type=click.Path())
@REGISTRY
def sources_import(file: str, registry: str) -> None:
    """Append the works of a BibTeX, RIS or CSL-JSON file."""
    from footnote_audit.exchange import load_works
    from footnote_audit.resolve import load_registry
    from footnote_audit.resolve.registry_file import add_sources

    path = Path(registry)
    known = load_registry(path) if path.exists() and path.stat().st_size else ()
    found, left_out = load_works(Path(file), known)
    if found:
        add_sources(path, found)
    for what in left_out:
        tell(f"{file}: {what}")
    click.echo(f"{registry}: added {len(found)} of the works in {file}")


@sources.command(name="check")
@REGISTRY
@click.option("--article", metavar="FILE", help="Also name entries that this article does not cite.")
def sources_check(registry: str, article: str | None) -> int:
    """Validate the registry; exit 1 where an entry deserves a look."""
    from footnote_audit.resolve import load_registry, resolve
    from footnote_audit.resolve.registry_file import check_registry

    cited = None
    if article:
        from footnote_audit.parse import parse, parse_bibliography

        document = read_document(article)
        listed = parse_bibliography(document)
        known = load_registry(Path(registry))
        cited = resolve(parse(document, listed), registry=known, get=None, entries=listed.entries)
    found = check_registry(Path(registry), resolutions=cited)
    for remark in found.remarks:
        click.echo(remark)
    click.echo(f"{registry}: {found.entries} entries, {len(found.remarks)} remarks")
    return FOUND if found.remarks else CLEAN


@sources.command(name="list")
@REGISTRY
@click.option("--format", "format_", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def sources_list(registry: str, format_: str) -> None:
    """List the entries of the registry."""
    from footnote_audit import listing
    from footnote_audit.report import to_data
    from footnote_audit.resolve import load_registry

    entries = load_registry(Path(registry))
    if format_ == "jsonl":
        write_lines(to_data(entry) for entry in entries)
    else:
        click.echo(listing.sources(entries))
