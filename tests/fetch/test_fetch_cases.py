"""Runs the case files of the fetch stage."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from case_files import Case, params
from footnote_audit.csl import from_csl_json
from footnote_audit.errors import FetchError
from footnote_audit.fetch import Store, fetch
from footnote_audit.fetch.addresses import check_address, is_public
from footnote_audit.fetch.body import media_type
from footnote_audit.model import (
    Location,
    LocationKind,
    Outcome,
    Resolution,
    ResolutionStatus,
    Response,
    Snapshot,
    Source,
)


def resolution(record: dict[str, Any]) -> Resolution:
    """A resolution that found the source a case describes."""
    locations = tuple(
        Location(kind=LocationKind(kind), value=value, pages=pages[0] if pages else None)
        for kind, value, *pages in record.get("locations", [])
    )
    source = Source(
        id=record["id"],
        item=from_csl_json(record.get("item", {})),
        resolver="registry",
        locations=locations,
        public=record.get("public", True),
    )
    return Resolution(item_id="n1.1", status=ResolutionStatus.FOUND, source=source)


def response(uri: str, status: int, body: str) -> Response:
    """A response as `get` brings it."""
    return Response(
        uri=uri, final_uri=uri, status=status, headers=(), body=body.encode(), retrieved="2026-11-01T00:00:00Z"
    )


class Answers:
    """A `Get` that answers from a case's table."""

    def __init__(self, answers: dict[str, list[Any]]) -> None:
        self.answers = answers

    def __call__(self, uri: str, *, accept: str | None = None) -> Response:
        """The response of the table; an unknown address is an error of the case."""
        assert accept is None
        first, second = self.answers[uri]
        if isinstance(first, str):
            raise FetchError(uri, Outcome(first), second)
        return response(uri, first, second)


@pytest.mark.parametrize("case", params("fetch/order"))
def test_sources_are_looked_for_in_order(case: Case, tmp_path: Path) -> None:
    """Each source gives one snapshot, from the first place that has it, with every failed try in its reason."""
    given = json.loads(case.blocks["input"])
    base, store = tmp_path / "registry", Store(None)
    base.mkdir()
    (tmp_path / "weir.txt").write_text("outside")
    for name, words in given.get("files", {}).items():
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).write_text(words)
    for uri, words in given.get("stored", {}).items():
        store.put(response(uri, 200, words))
    get = None if given.get("offline") else Answers(given.get("answers", {}))
    found = fetch([resolution(s) for s in given["sources"]], get=get, store=store, base=base)
    expected = json.loads(case.blocks["expected"])
    told = [described(s, store, e) for s, e in zip(found, expected, strict=True)]
    assert told == expected


def described(snapshot: Snapshot, store: Store, expected: dict[str, Any]) -> dict[str, Any]:
    """The fields of a snapshot that a case speaks of; `body` is the words of its copy, `judged` access and reason."""
    judged = snapshot.judgement
    special: dict[str, Callable[[], object]] = {
        "body": lambda: store.body(snapshot.digest or "").decode(),
        "judged": lambda: f"{judged.access} {judged.reason}" if judged else None,
        "failed_days": lambda: list(snapshot.failed_days),
    }
    return {name: special[name]() if name in special else getattr(snapshot, name) for name in expected}


@pytest.mark.parametrize("case", params("fetch/addresses"))
def test_addresses_are_checked(case: Case) -> None:
    """An address is asked or refused with a sentence."""

    def verdict(uri: str) -> str:
        try:
            check_address(uri)
        except FetchError as error:
            assert error.outcome == Outcome.UNSUPPORTED
            return error.reason
        return "asked"

    assert [verdict(line) for line in case.blocks["input"].splitlines()] == case.blocks["expected"].splitlines()


@pytest.mark.parametrize("case", params("fetch/networks"))
def test_networks_are_told_apart(case: Case) -> None:
    """An IP address is on the public internet or closed."""
    told = ["public" if is_public(line) else "closed" for line in case.blocks["input"].splitlines()]
    assert told == case.blocks["expected"].splitlines()


@pytest.mark.parametrize("case", params("fetch/bodies"))
def test_kinds_of_bodies_are_told(case: Case) -> None:
    """A body's media type comes from what it is, what is declared, and its name, in this order."""
    rows = [[part.strip() for part in line.split("|")] for line in case.blocks["input"].splitlines()]
    told = [media_type(declared, body.encode(), name) or "nothing tells" for declared, body, name in rows]
    assert told == case.blocks["expected"].splitlines()
