"""The seven stages in their order, and nothing else."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from footnote_audit import __version__
from footnote_audit.article_limits import refuse_long
from footnote_audit.changed_pages import as_they_were, with_captures_of_the_day
from footnote_audit.check import check
from footnote_audit.fetch import Store, fetch
from footnote_audit.match import derivations, match, own_records, unsourced
from footnote_audit.model import (
    SCHEMA_VERSION,
    Audit,
    Document,
    Get,
    Judges,
    Options,
    ReadSource,
    Rule,
    Source,
    Stage,
    Verdict,
)
from footnote_audit.parse import parse, parse_bibliography
from footnote_audit.plugins import Units
from footnote_audit.read import nothing_beside, read
from footnote_audit.report import report
from footnote_audit.reports_folder import report_stem
from footnote_audit.resolve import resolve
from footnote_audit.source_copies import read_sources, with_words_looked_for

if TYPE_CHECKING:
    from footnote_audit.fetch.archived import Archives


@dataclass(frozen=True, kw_only=True)
class _Run:
    """What the stages are handed besides the values that go forward."""

    registry: Sequence[Source]
    base: Path
    get: Get | None
    store: Store
    units: Units
    archives: "Archives | None" = None
    judges: Judges = field(default_factory=Judges)


def audit(
    uri: str,
    data: bytes,
    options: Options,
    *,
    store: Store,
    registry: Sequence[Source] = (),
    base: Path = Path(),
    get: Get | None = None,
    beside: Callable[[str], bytes | None] = nothing_beside,
    units: Units | None = None,
    archives: "Archives | None" = None,
    judges: Judges | None = None,
    began: Callable[[Stage], None] | None = None,
) -> Audit:
    """Everything found out about one article, up to `options.until`.

    Args:
        uri: what the article is called in reports.
        data: its bytes.
        options: every choice of the run; written into the audit.
        store: where copies of sources are kept and found again; nothing is written before there is a copy.
        registry: the sources that are known; the default knows none.
        base: the folder that local files of the registry are relative to; the default is the current one.
        get: speaks to the network; the default (None) opens no connection.
        beside: gives files that lie beside the article (the .bib of a LaTeX file); the default has none.
        units: readers, resolvers, checks and reporters; the default loads our own and those that are installed.
        archives: web archives that are asked for pages that cannot be had where they are; the default asks none.
        judges: heard on each claim beside the rules; the default hears none.
        began: called with each stage as it begins.

    Raises:
        ReadError: the article cannot be read.
        ConfigError: an installed plugin takes a name that exists already.
    """
    units = units or Units.installed()
    run = _Run(
        registry=registry,
        base=base,
        get=get,
        store=store,
        units=units,
        archives=_patient(archives, get, store),
        judges=judges or Judges(),
    )
    tell = began or (lambda _: None)
    tell(Stage.READ)
    document = _read(uri, data, options, beside, units)
    result = Audit(
        schema_version=SCHEMA_VERSION,
        tool_version=__version__,
        options=options,
        document=document,
        stages=(Stage.READ,),
    )
    for stage, step in _STEPS.items():
        if options.until in result.stages:
            break
        tell(stage)
        result = replace(step(result, run), stages=(*result.stages, stage))
    return result


def again(
    saved: Audit,
    data: bytes,
    *,
    store: Store,
    beside: Callable[[str], bytes | None] = nothing_beside,
    units: Units | None = None,
    judges: Judges | None = None,
) -> Audit:
    """A saved audit made anew from its article and the copies in a store, as far as it went then.

    Which sources were meant and what came of fetching them is taken from the audit; everything else is worked out
    again. Arguments and errors are as for `audit`.
    """
    units = units or Units.installed()
    run = _Run(registry=(), base=Path(), get=None, store=store, units=units, judges=judges or Judges())
    document = _read(saved.document.uri, data, saved.options, beside, units)
    result = replace(saved, document=document)
    for stage in (Stage.PARSE, Stage.MATCH, Stage.CHECK):
        if stage in saved.stages:
            result = _STEPS[stage](result, run)
    return result


def _read(uri: str, data: bytes, options: Options, beside: Callable[[str], bytes | None], units: Units) -> Document:
    document = read(
        uri,
        data,
        options.media_type,
        keep_furniture=options.keep_furniture,
        delimiters=options.delimiters,
        beside=beside,
        readers=units.readers,
    )
    refuse_long(document)
    return document


def reports(result: Audit, formats: Sequence[str], units: Units | None = None) -> dict[str, str]:
    """The reports asked for, by file name."""
    units = units or Units.installed()
    rules = tuple(Rule(id=c.id, name=c.name, level=c.level, page=c.page) for c in units.checks)
    stem = report_stem(result.document.uri)
    table = units.reporters
    return {stem + table[f].suffix: report(result, f, rules=rules, reporters=table) for f in formats}


def _parse(result: Audit, _: _Run) -> Audit:
    listed = parse_bibliography(result.document)
    return replace(result, citations=parse(result.document, listed), bibliography=listed)


def _resolve(result: Audit, run: _Run) -> Audit:
    found = resolve(
        result.citations,
        registry=run.registry,
        get=run.get,
        resolvers=run.units.resolvers,
        entries=result.bibliography.entries,
    )
    return replace(result, resolutions=found)


def _fetch(result: Audit, run: _Run) -> Audit:
    archives = _archives(result, run)
    found = fetch(result.resolutions, get=run.get, store=run.store, base=run.base, archives=archives)
    if archives is not None and run.get is not None:
        public = {r.source.id: r.source for r in result.resolutions if r.source and r.source.public}
        # Loaded here, because an offline run without archives must not pay for it.
        from footnote_audit.fetch.archived import with_captures

        found = with_captures(found, public, archives, run.get, run.store)
    # A report names the files of the copies that it rests on.
    run.store.lay_out(snapshot.digest for snapshot in found if snapshot.digest and snapshot.path)
    return replace(result, snapshots=found)


def _patient(archives: "Archives | None", get: Get | None, store: Store) -> "Archives | None":
    if archives is None or get is None:
        return archives
    from footnote_audit.fetch.archives.patience import Patience

    return archives._replace(patience=Patience(get, store, since=None))


def _archives(result: Audit, run: _Run) -> "Archives | None":
    return run.archives._replace(day=result.document.item.issued) if run.archives else None


def _match(result: Audit, run: _Run) -> Audit:
    sources = read_sources(result, run.store, run.units.readers)

    # A service is not asked again for the words of earlier copies.
    alone = replace(run.judges, second=None)

    def matched(copies: Mapping[str, ReadSource]) -> tuple[Verdict, ...]:
        return match(result.document, result.citations, copies, result.bibliography, alone)[1]

    claims, verdicts = match(result.document, result.citations, sources, result.bibliography, run.judges)
    printed = [(item.id, item.item) for citation in result.citations for item in citation.items]
    printed += [(entry.id, entry.item) for entry in result.bibliography.entries]
    found = replace(result, claims=claims, verdicts=verdicts, own_records=own_records(printed, sources))
    uncited = unsourced(result.document, result.citations, result.bibliography)
    derived = derivations(result.citations, sources, claims, verdicts)
    found = replace(found, judges=run.judges.heard(), unsourced=uncited, derivations=derived)
    archives = _archives(result, run)
    if archives is not None and run.get is not None:
        found = with_captures_of_the_day(found, archives, run.get, run.store)
    found = as_they_were(found, sources, matched, run.store, run.units.readers)
    return replace(found, snapshots=with_words_looked_for(found, run.store, run.units.readers))


def _check(result: Audit, run: _Run) -> Audit:
    return replace(result, findings=check(result, run.units.checks))


_STEPS: Mapping[Stage, Callable[[Audit, _Run], Audit]] = {
    Stage.PARSE: _parse,
    Stage.RESOLVE: _resolve,
    Stage.FETCH: _fetch,
    Stage.MATCH: _match,
    Stage.CHECK: _check,
}
