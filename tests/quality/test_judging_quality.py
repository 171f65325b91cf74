"""Judging against the fake web of the development data: every kind of answer, and no false alarm."""

import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from footnote_audit.errors import FetchError
from footnote_audit.fetch.http import HttpGet
from footnote_audit.fetch.judging import judge
from footnote_audit.model import Access, CslItem, Judgement, Response

FLOORS = json.loads((Path(__file__).parent / "fetch_floors.json").read_text("utf-8"))["judging"]
# Behaviours that are about waiting, not about what comes; docs/quality.md has the figures with them.
WAITING = frozenset(
    {"slow_headers", "slow_body", "hang", "drip_headers", "drip_body", "head_hang", "tls_plain_http", "bad_header"}
    | {"st_500", "st_502", "st_503_always", "st_504", "challenge_503", "reset_early", "reset_mid", "empty_reply"}
    | {"truncated", "truncated_chunked", "dns_failure", "redir_dead_host", "tls_reset", "dup_length", "big_8mb_html"}
)
WAITING_GROUPS = frozenset({"retry", "big", "cache", "robots", "method"})
DEADLINE = 8.0


class Judged(NamedTuple):
    """One behaviour, what it was judged to be, and how many other addresses were asked for that."""

    truth: dict[str, Any]
    found: Judgement
    probes: int


@pytest.fixture(scope="module", params=["with titles", "without titles"])
def judged(request: pytest.FixtureRequest, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Every behaviour that is not about waiting, asked and judged once."""
    folder = str(shared / "webfaults")
    sys.path.insert(0, folder)
    try:
        import server  # type: ignore[import-not-found]
    finally:
        sys.path.remove(folder)
    with server.running() as web:
        authorities = tmp_path_factory.mktemp("tls") / "ca.pem"
        authorities.write_text(server.SERVER.truth()["ca_pem"])
        wanted = [b for b in web.behaviours if b["id"] not in WAITING and b["group"] not in WAITING_GROUPS]
        with (
            HttpGet(allow_private=True, verify=str(authorities), deadline=DEADLINE, pause=0.0) as get,
            ThreadPoolExecutor(8) as pool,
        ):
            yield list(pool.map(lambda truth: look(get, truth, titled=request.param == "with titles"), wanted))


def look(get: HttpGet, truth: dict[str, Any], *, titled: bool) -> Judged:
    """One behaviour judged, with its title where it has one."""
    asked: list[str] = []

    def probe(uri: str) -> Response | None:
        asked.append(uri)
        try:
            return get(uri)
        except FetchError:
            return None

    try:
        answer: Response | FetchError = get(truth["url"])
    except FetchError as error:
        answer = error
    cited = CslItem(title=truth["title"]) if titled and "title" in truth else None
    return Judged(truth, judge(truth["url"], answer, cited=cited, probe=probe), len(asked))


def test_no_healthy_page_is_called_anything_else(judged: list[Judged]) -> None:
    """No page that can only be called alive is called anything else."""
    wrong = [j.truth["id"] for j in judged if j.truth["accept"] == ["alive"] and j.found.access is not Access.ALIVE]
    assert wrong == []


@pytest.mark.parametrize("verdict", ["alive", "broken", "soft404", "attention"])
def test_answers_are_judged_as_a_careful_person_would(judged: list[Judged], verdict: str) -> None:
    """Of each kind at most as many as the floor allows are judged as nothing that can be defended."""
    kind = [j for j in judged if j.truth["verdict"] == verdict]
    wrong = [
        f"{j.truth['id']}: {j.found.access} {j.found.reason}" for j in kind if j.found.access not in j.truth["accept"]
    ]
    assert len(kind) >= FLOORS[verdict]["of"]
    assert len(wrong) <= FLOORS[verdict]["wrong"], wrong


def test_what_needs_a_look_has_the_right_reason(judged: list[Judged]) -> None:
    """Where attention is the answer, the reason is the one of the truth but for a few."""
    kind = [j for j in judged if j.truth["verdict"] == "attention" and j.found.access is Access.ATTENTION]
    wrong = [f"{j.truth['id']}: {j.found.reason}" for j in kind if j.found.reason != j.truth["reason"]]
    assert len(wrong) <= FLOORS["attention"]["other_reason"], wrong


def test_few_other_addresses_are_asked(judged: list[Judged]) -> None:
    """Made-up addresses are asked for only where there is suspicion."""
    assert sum(j.probes for j in judged) <= FLOORS["probes"]
