"""The commands that pack an audit into a sealed file, check such a file, and mend a store of copies."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from footnote_audit.cli.options import (
    CLEAN,
    FOUND,
    SOURCES,
    STORE,
    STORE_FOLDER,
    Commands,
    kept,
    known_sources,
    network,
    now,
    say,
    tell,
)
from footnote_audit.cli.services import archives, asking
from footnote_audit.errors import ConfigError, ReadError
from footnote_audit.model import Audit, Options

if TYPE_CHECKING:
    from footnote_audit.articles import Article
    from footnote_audit.bundle import Part
    from footnote_audit.fetch import Store
    from footnote_audit.packing import Packable
    from footnote_audit.rebuilding import Rebuilt


@click.command()
@click.argument("places", metavar="ARTICLE|AUDIT.json...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FILE.zip", required=True, help="The bundle to write.")
@SOURCES
@STORE
def bundle(places: tuple[str, ...], output: str, sources: str | None, store: str) -> None:
    """Pack audits with all that they rest on into a sealed file.

    An ARTICLE is audited offline, from the copies that are kept. A saved audit is packed as it is; its article is
    looked for where it was, or given beside it.
    """
    from footnote_audit.bundle import write_bundle
    from footnote_audit.packing import left_out, parts

    path = Path(output)
    if path.exists() and any(Path(place).exists() and path.samefile(place) for place in places):
        raise click.UsageError(f"--output {output} is one of the files to pack; name another.")
    with kept(store) as copies:
        packed = _packable(places, sources, store, copies)
        listing = b""

        def files() -> Iterator["Part"]:
            nonlocal listing
            for part in parts(packed, copies):
                listing = part.data
                yield part

        seal = write_bundle(path, files(), moment=max(p.audit.options.started for p in packed), info=_info(packed))
    for what in left_out(listing):
        tell(f"Not packed: {what}.")
    say(f"{path}: {len(packed)} {'audit' if len(packed) == 1 else 'audits'}, sealed as sha256:{seal}")


@click.command()
@click.argument("file", metavar="FILE.zip")
@click.option("--seal", metavar="DIGEST", help="The seal that was noted when the bundle was made.")
@click.option("--out", metavar="DIR", help="Unpack into this new folder and make the reports anew.")
def verify(file: str, seal: str | None, out: str | None) -> int:
    """Prove that a bundle is unaltered.

    Names every file that was changed, taken out or put in; exit code 1 where there is one.
    """
    from footnote_audit.bundle import unpack
    from footnote_audit.bundle import verify as verified

    found = verified(Path(file))
    for word, names in (("changed", found.changed), ("missing", found.missing), ("added", found.added)):
        for name in names:
            say(f"{word}: {name}")
    noted = (seal or "").strip().lower().removeprefix("sha256:")
    if noted and noted != found.seal:
        say(f"the seal is sha256:{found.seal}, not sha256:{noted}")
    if not found.whole or (noted and noted != found.seal):
        say(f"{file}: altered since it was sealed")
        return FOUND
    say(f"{file}: unaltered, {found.files:,} files, {found.octets:,} bytes, sealed as sha256:{found.seal}")
    if out is None:
        return CLEAN
    unpack(Path(file), Path(out))
    return _rebuilt(Path(out))


@click.group(cls=Commands)
def store() -> None:
    """Look after the folder where copies are kept."""


@store.command()
@click.argument("folder", metavar="[DIR]", default=STORE_FOLDER)
def repair(folder: str) -> None:
    """Build the index of a store anew from its copies.

    The index before is put aside; nothing is deleted.
    """
    from footnote_audit.fetch.store.repairing import repair as repaired

    found = repaired(Path(folder))
    for what in found.damage:
        tell(f"footnote-audit: {what}; what is whole was taken.")
    if found.aside is not None:
        tell(f"The index before is now {found.aside}.")
    say(f"{folder}: {found.answers:,} answers and {found.judged:,} judged addresses from {found.warcs:,} WARC files")


def _packable(places: Sequence[str], sources: str | None, store: str, copies: "Store") -> "list[Packable]":
    """The audits to pack: those that are saved, and one of each article that no saved audit is about."""
    from footnote_audit.articles import articles

    saved = [(place, *found) for place in places if (found := _saved(place)) is not None]
    named = [place for place in places if place not in {place for place, *_ in saved}]
    given = [a for place in named for a in articles(place, store=copies)]
    by_digest = {_digest(article): article for article in given}
    packed = [
        _of_saved(place, audit, data, by_digest.pop(audit.document.digest, None), sources, copies)
        for place, audit, data in saved
    ]
    packed += [_of_article(article, sources, store, copies) for article in by_digest.values()]
    return packed


def _saved(place: str) -> tuple[Audit, bytes] | None:
    """The audit that a JSON report holds; None for another file."""
    from footnote_audit.article_file import article_bytes
    from footnote_audit.report import from_json

    if not place.lower().endswith(".json"):
        return None
    data = article_bytes(place)
    if b'"schema_version"' not in data:
        return None
    try:
        return from_json(data.decode("utf-8-sig")), data
    except UnicodeDecodeError as error:
        raise ConfigError(f"{place}: not UTF-8 text (byte {error.start}); save it as UTF-8.") from error


def _digest(article: "Article") -> str:
    import hashlib

    return hashlib.sha256(article.data).hexdigest()


def _of_saved(
    place: str, audit: Audit, data: bytes, article: "Article | None", sources: str | None, copies: "Store"
) -> "Packable":
    article = article or _article_of(place, audit, copies)
    registry = sources or audit.options.sources
    return _packed(article, audit, data, Path(registry) if registry else None)


def _article_of(place: str, audit: Audit, copies: "Store") -> "Article":
    """The article of a saved audit, where it was or beside the audit."""
    from footnote_audit.articles import articles

    uri = audit.document.uri
    web = uri.lower().startswith(("http://", "https://"))
    for path in (uri,) if web else (uri, str(Path(place).parent / uri), str(Path(place).parent / Path(uri).name)):
        try:
            found = list(articles(path, store=copies))
        except ReadError:
            continue
        if len(found) == 1 and _digest(found[0]) == audit.document.digest:
            return found[0]
    raise ReadError(uri, f"the article that {place} is about is not there as it was audited; give it beside the audit.")


def _of_article(article: "Article", sources: str | None, store: str, copies: "Store") -> "Packable":
    from footnote_audit import pipeline
    from footnote_audit.plugins import Units

    registry, found = known_sources(sources, article.uri)
    options = Options(
        started=now(),
        sources=str(found) if found else None,
        offline=True,
        media_type=article.media_type,
        store=store,
    )
    get = network(True, store=copies)
    audit = pipeline.audit(
        article.uri,
        article.data,
        options,
        registry=registry,
        base=found.parent if found else Path(),
        get=get,
        store=copies,
        beside=article.beside,
        units=asking(Units.installed(), get, copies, options),
        archives=archives(options.services),
    )
    return _packed(article, audit, None, found)


def _packed(article: "Article", audit: Audit, saved: bytes | None, registry: Path | None) -> "Packable":
    """The audit with the files that its article was read with and its registry."""
    from footnote_audit.packing import Packable
    from footnote_audit.read import read

    beside: dict[str, bytes] = {}

    def look(name: str) -> bytes | None:
        data = article.beside(name)
        if data is not None:
            beside[name] = data
        return data

    options = audit.options
    read(
        audit.document.uri,
        article.data,
        options.media_type,
        keep_furniture=options.keep_furniture,
        delimiters=options.delimiters,
        beside=look,
    )
    return Packable(
        audit=audit,
        data=article.data,
        base=registry.parent if registry else Path(),
        saved=saved,
        beside=beside,
        registry=_registry(registry),
    )


def _registry(path: Path | None) -> tuple[str, bytes] | None:
    if path is None:
        return None
    try:
        return path.name, path.read_bytes()
    except OSError as error:
        tell(f"Not packed: the registry {path} ({error.strerror}); name it with --sources.")
        return None


def _info(packed: "Sequence[Packable]") -> dict[str, str]:
    from footnote_audit import __version__

    return {
        "Bag-Software-Agent": f"footnote-audit {__version__}",
        "External-Description": "Audit of the footnotes of " + "; ".join(p.audit.document.uri for p in packed),
    }


def _rebuilt(folder: Path) -> int:
    from footnote_audit.packing import left_out
    from footnote_audit.rebuilding import rebuild

    here = [*rebuild(folder)]
    listing = folder / "sources.json"
    withheld = left_out(listing.read_bytes() if listing.is_file() else b"")
    for what in withheld:
        tell(f"Not in the bundle: {what}.")
    return max((_told(one, folder, bool(withheld)) for one in here), default=CLEAN)


def _told(one: "Rebuilt", folder: Path, withheld: bool) -> int:
    """Say what came of making an audit anew; the exit code that it calls for."""
    from footnote_audit.rebuilding import other_version

    where = folder / "audits" / one.name
    if one.as_then:
        say(f"{where}: the audit made anew from the article and the copies gives the same reports, byte for byte")
        return CLEAN
    for file in one.differing:
        say(f"{where}: made anew, {file} differs from the one packed")
    if not one.same:
        say(f"{where}: the audit made anew from the article and the copies is another")
    if other_version(one):
        tell(f"It was made by version {one.version}, which may be why.")
        return CLEAN
    if withheld and not one.differing:
        tell("Copies that are not in the bundle may be why.")
        return CLEAN
    return FOUND
