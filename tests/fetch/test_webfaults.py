"""HTTP against the fake web of the development data: what is alive comes, what is broken does not."""

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from footnote_audit.errors import FetchError
from footnote_audit.fetch.http import HttpGet
from footnote_audit.fetch.outcomes import outcome_of
from footnote_audit.model import Outcome

# Behaviours that take seconds by themselves (pauses asked for by the server, slow answers, a hundred MiB) are measured
# apart; docs/fetching.md has the figures.
SLOW = frozenset(
    {"slow_headers", "slow_body", "bad_header", "flap_500", "flap_502", "flap_reset", "big_100mb", "redir_dead_host"}
)
SLOW_GROUPS = ("rl_",)
DEADLINE = 6.0


@dataclass(frozen=True)
class Asked:
    """One behaviour, and what came of asking for it."""

    truth: dict[str, Any]
    outcome: Outcome
    final_uri: str | None
    seconds: float


@pytest.fixture(scope="module")
def asked(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Asked]]:
    """Every quick behaviour that is plainly alive or broken, asked once."""
    folder = str(shared / "webfaults")
    sys.path.insert(0, folder)
    try:
        import server  # type: ignore[import-not-found]
    finally:
        sys.path.remove(folder)
    with server.running():
        truth = server.SERVER.truth()
        authorities = tmp_path_factory.mktemp("tls") / "ca.pem"
        authorities.write_text(truth["ca_pem"])
        wanted = [
            behaviour
            for behaviour in truth["behaviours"]
            if behaviour["verdict"] in {"alive", "broken"}
            and behaviour["id"] not in SLOW
            and not behaviour["id"].startswith(SLOW_GROUPS)
        ]
        with (
            HttpGet(allow_private=True, verify=str(authorities), deadline=DEADLINE) as get,
            ThreadPoolExecutor(16) as pool,
        ):
            yield list(pool.map(lambda behaviour: ask(get, behaviour), wanted))


def ask(get: HttpGet, truth: dict[str, Any]) -> Asked:
    """The outcome of asking for one behaviour."""
    began = time.monotonic()
    try:
        found = get(truth["url"])
    except FetchError as error:
        return Asked(truth, error.outcome, None, time.monotonic() - began)
    outcome, _ = outcome_of(found.status, empty=not found.body)
    return Asked(truth, outcome, found.final_uri, time.monotonic() - began)


def test_alive_and_broken_are_told_apart(asked: list[Asked]) -> None:
    """A page that is there comes as `ok`, one that is broken does not, save a 404 that the server takes back."""
    wrong = [a.truth["id"] for a in asked if (a.truth["verdict"] == "alive") != (a.outcome == Outcome.OK)]
    assert wrong == ["flap_404"]
    assert len(asked) > 95


def test_redirects_end_where_they_should(asked: list[Asked]) -> None:
    """The final address is the one that a reader's browser would show; refreshes inside a page are not followed."""
    wrong = [
        a.truth["id"] for a in asked if a.outcome == Outcome.OK and a.truth.get("final", a.final_uri) != a.final_uri
    ]
    assert wrong == ["meta_refresh"]


def test_no_link_takes_too_long(asked: list[Asked]) -> None:
    """Every link ends within its own bound and the deadline."""
    late = [a.truth["id"] for a in asked if a.seconds > min(a.truth.get("max_seconds", DEADLINE), DEADLINE + 1)]
    assert late == []
