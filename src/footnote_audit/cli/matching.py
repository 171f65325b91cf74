"""The command `match`: claims against sources, row by row, or one claim by hand."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from footnote_audit.cli.judges import JUDGE, JUDGE_LIMIT, JUDGE_MODEL, MODEL, judges
from footnote_audit.cli.options import (
    CLEAN,
    DEADLINE,
    FOUND,
    NOTHING,
    OFFLINE,
    PRIVATE,
    STORE,
    coloured,
    kept,
    network,
    read_text,
    tell,
    write_lines,
)
from footnote_audit.errors import ConfigError, ReadError
from footnote_audit.model import Outcome, Rating, ReadSource, Snapshot, Source

if TYPE_CHECKING:
    from footnote_audit.match.by_hand import ByHand
    from footnote_audit.model import Document, Judges

LONGEST_CLAIM = 100_000
_FAILING = {
    "refuted": (Rating.REFUTED,),
    "not-found": (Rating.REFUTED, Rating.NOT_FOUND),
    "partly": (Rating.REFUTED, Rating.NOT_FOUND, Rating.PARTLY_SUPPORTED),
    "never": (),
}
_SATISFIED = (Rating.SUPPORTED, Rating.PARTLY_SUPPORTED)


class _Wish(NamedTuple):
    """What the options say about one claim."""

    page: str | None
    language: str | None
    context: str
    quote: bool
    media_type: str | None


@click.command(short_help="Judge a claim against a source, or rows of claims.")
@click.argument("first", metavar="[CLAIMS | CLAIM", default="-")
@click.argument("second", metavar="SOURCE]", required=False)
@click.option("--claim-file", metavar="FILE", type=click.Path(allow_dash=True), help="Read the claim from here.")
@click.option("--context", metavar="TEXT", help="What stands before the claim.")
@click.option("--language", metavar="TAG", help="The claim's language (en, fr ...); default: told from its words.")
@click.option("--page", metavar="N", help="The cited page: its words go first.")
@click.option("--quote", is_flag=True, help="Take the whole claim as words quoted from the source.")
@click.option("--from", "media_type", metavar="FORM", help="Form of the source: a name or media type.")
@click.option("--format", "format_", type=click.Choice(["text", "jsonl"]), help="Default: text for one claim.")
@click.option(
    "--fail-on", type=click.Choice([*_FAILING]), help="What makes exit code 1; default for one claim: refuted."
)
@MODEL
@JUDGE
@JUDGE_MODEL
@JUDGE_LIMIT
@OFFLINE
@STORE
@DEADLINE
@PRIVATE
def match(first: str, second: str | None, claim_file: str | None, format_: str | None, **choices: Any) -> int:
    """Judge one CLAIM against a SOURCE, or CLAIMS row by row.

    With two arguments the first is the claim itself (-: asked for, or from standard input) and SOURCE is a file, an
    address, or - for standard input. With one argument CLAIMS is JSON Lines {id, claim, context?, source}; with
    --claim-file it is SOURCE.

    Exit code 1: the source says otherwise, or what --fail-on names.
    """
    named = ("model", "judge", "judge_model", "judge_limit")
    heard = judges(**{name: choices.pop(name) for name in named}, offline=choices["offline"])
    fail_on = choices.pop("fail_on")
    if second is None and claim_file is None:
        return _rows(first, format_, fail_on, choices, heard)
    if second is not None and claim_file is not None:
        raise click.UsageError("with --claim-file the one argument is SOURCE.")
    wish = _Wish(*(choices.pop(name) for name in _Wish._fields))
    place = first if second is None else second
    claim = _claim(first if claim_file is None else claim_file, place, is_file=claim_file is not None)
    return _one(claim, place, wish._replace(context=wish.context or ""), choices, heard, format_, fail_on or "refuted")


def _rows(claims: str, format_: str | None, fail_on: str | None, choices: dict[str, Any], heard: "Judges") -> int:
    """The JSON Lines form; options that speak of one claim are refused there."""
    from footnote_audit import stages

    meant = [n for n in ("page", "language", "context", "quote", "media_type") if choices[n]]
    if format_ == "text" or meant or choices["offline"]:
        raise click.UsageError("these options are for one claim: footnote-audit match CLAIM SOURCE.")
    if claims == "-" and sys.stdin is not None and sys.stdin.isatty():
        tell("footnote-audit: paste JSON Lines {id, claim, source}; for one claim: footnote-audit match CLAIM SOURCE.")
    text = _rows_text(claims)
    failing, failed = [r.value for r in _FAILING[fail_on or "never"]], False
    for row in stages.match_rows(text, claims, heard):
        write_lines([row])
        failed = failed or row["rating"] in failing
    _tell_remarks(heard)
    return FOUND if failed else CLEAN


def _tell_remarks(heard: "Judges") -> None:
    for judge in heard.heard():
        if judge.remark:
            tell(f"footnote-audit: {judge.remark}")


def _rows_text(claims: str) -> str:
    """The JSON Lines; where these are none, the error names the form for one claim."""
    try:
        text = read_text(claims)
    except ReadError as error:
        hint = "For one claim name its source too: footnote-audit match CLAIM SOURCE."
        raise ReadError(error.uri, f"{error.reason} {hint}") from None
    if text.strip() and text.lstrip()[0] not in "{[":
        name = "standard input" if claims == "-" else claims
        raise ConfigError(
            f"{name}: no JSON Lines of claims; for one claim by hand: footnote-audit match CLAIM {claims}"
        )
    return text


def _claim(given: str, place: str, *, is_file: bool) -> str:
    """The claim as given, read from a file or asked for; raises UsageError for an empty or endless one."""
    if given == "-" and place == "-":
        raise click.UsageError("claim and SOURCE cannot both be standard input.")
    if is_file or given == "-":
        if given == "-" and sys.stdin is not None and sys.stdin.isatty():
            tell("footnote-audit: paste the claim; Ctrl-D on a line of its own ends it.")
        text = read_text(given)
    else:
        text = given
        if len(given) < 200 and "\n" not in given and _is(Path.is_file, given):
            tell(f"footnote-audit: {given} is taken as the claim itself; --claim-file reads a claim from a file.")
    if not text.strip():
        raise click.UsageError("the claim is empty.")
    if len(text) > LONGEST_CLAIM:
        raise click.UsageError(f"the claim has {len(text):,} characters, the limit is {LONGEST_CLAIM:,}.")
    return text.strip()


def _is(what: Callable[[Path], bool], place: str) -> bool:
    try:
        return what(Path(place))
    except (OSError, ValueError):
        return False


def _one(
    claim: str, place: str, wish: _Wish, choices: dict[str, Any], heard: "Judges", format_: str | None, fail_on: str
) -> int:
    document, snapshot = _source(place, wish.media_type, choices)
    source = ReadSource(
        source=Source(id=place, item=document.item, resolver="command"), snapshot=snapshot, document=document
    )
    found, shown = _judged(claim, source, wish, heard)
    _write(found, shown, place, snapshot, wish, as_text=format_ != "jsonl")
    _tell_remarks(heard)
    rating = found.verdict.rating
    if rating is Rating.NOT_CHECKABLE:
        return NOTHING
    return FOUND if rating in _FAILING[fail_on] else CLEAN


def _source(place: str, media_type: str | None, choices: dict[str, Any]) -> "tuple[Document, Snapshot]":
    """The source as read, and the copy it is; raises ReadError where there is none or it holds no text."""
    from footnote_audit.read import read

    with kept(choices["store"]) as store:
        # Offline, the copy of a page goes before what its address answered last.
        get = None
        if not choices["offline"]:
            get = network(False, choices["deadline"], choices["allow_private"], store=store)
        if place.lower().startswith(("http://", "https://")):
            from footnote_audit.articles import named_address
            from footnote_audit.fetch import fetch
            from footnote_audit.read import declared_type

            (snapshot,) = fetch([named_address(place)], get=get, store=store, base=Path(), fresh=True)
            if snapshot.outcome is not Outcome.OK or snapshot.digest is None:
                raise ReadError(place, f"the source could not be fetched: {_reason(place, snapshot)}.")
            document = read(place, store.body(snapshot.digest), media_type or declared_type(snapshot.media_type))
        else:
            from footnote_audit.articles import the_article

            if _is(Path.is_dir, place):
                raise ReadError(place, "this is a folder; name a file in it.")
            file = the_article(place, get=None, store=store)
            document = read(file.uri, file.data, media_type or file.media_type, beside=file.beside)
            snapshot = Snapshot(
                source_id=place, uri_r=None, outcome=Outcome.OK, reason="a local file", digest=document.digest
            )
    if not document.text.strip():
        raise ReadError(place, "no text could be read of the source.")
    return document, snapshot


def _reason(place: str, snapshot: Snapshot) -> str:
    return snapshot.reason.removeprefix(f"{place}: ").rstrip(".")


def _judged(claim: str, source: ReadSource, wish: _Wish, heard: "Judges") -> "tuple[ByHand, Document]":
    """The claim judged, on the cited page first where one is named, and the document that its offsets are into."""
    from footnote_audit.match.by_hand import judge_parts

    document = source.document
    assert document is not None  # a source without one was refused
    whole: dict[str, Any] = {"context": wish.context, "spoken": wish.language, "quotation": wish.quote, "judges": heard}
    page = _page(document, wish.page)
    if page is not None:
        only = replace(source, document=page)
        found = judge_parts(claim, only, **whole)
        if found.verdict.rating in _SATISFIED:
            return found, page
    return judge_parts(claim, source, **whole), document


def _page(document: "Document", page: str | None) -> "Document | None":
    """The document with the words of one page alone, by the number printed there or else by its sheet."""
    if page is None:
        return None
    from footnote_audit.read import only_pages

    if not document.page_starts:
        tell("footnote-audit: the source has no pages; all of it is looked at.")
        return None
    sheet = document.page_labels.index(page) + 1 if page in document.page_labels else page
    if not str(sheet).isdigit() or not 1 <= int(sheet) <= len(document.page_starts):
        tell(f"footnote-audit: the source has no page {page}; all of it is looked at.")
        return None
    found = only_pages(document, str(sheet))
    return found if found.text.strip() else None


def _write(
    found: "ByHand", document: "Document", place: str, snapshot: Snapshot, wish: _Wish, *, as_text: bool
) -> None:
    name = "standard input" if place == "-" else place
    if not as_text:
        from footnote_audit.jsonl import by_hand_row

        write_lines([by_hand_row(found, name, snapshot.retrieved)])
        return
    from footnote_audit.claim_view import Named, claim_view

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    # Another page is told where the words are there; passages that only come near stand anywhere.
    page = wish.page if found.verdict.rating in (*_SATISFIED, Rating.REFUTED) else None
    named = Named(name=name, retrieved=snapshot.retrieved, page=page)
    for line in claim_view(found, document.text, named, coloured=coloured(), width=width):
        click.echo(line.encode("utf-8", "backslashreplace"))
