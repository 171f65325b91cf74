"""The fake web of the development data, asked for as a whole: limits, politeness, and what is found out."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from footnote_audit.fetch.hosts import Hosts
from footnote_audit.fetch.http import HttpGet
from footnote_audit.fetch.links import Link, Links, Looked
from footnote_audit.fetch.store import Store
from footnote_audit.model import Response

# Shorter than that of the command, so that what hangs for ever takes less of a test run.
DEADLINE = 6.0
# What makes its host wait for seconds, or the server pack half a gigabyte; benchmarks/links.py asks for these too.
SLOW = frozenset({"rl_429_none", "rl_429_long", "flap_500", "st_503_always"})
LEFT_OUT = frozenset({"names", "huge"})
MOST_REQUESTS = 1.6
# Clocks of two threads: what is this much too early is not early.
SLACK = 0.06
# What is alive but broke in a way that readers would not see: a 404 that the server takes back.
TAKEN_BACK = {"flap_404"}


class Timed:
    """A `Get` that notes how long each address took."""

    def __init__(self, get: HttpGet) -> None:
        self._get = get
        self.hosts: Hosts = get.hosts
        self.seconds: dict[str, float] = {}

    def __call__(self, uri: str, **asked: Any) -> Response:
        """As the other."""
        began = time.monotonic()
        try:
            return self._get(uri, **asked)
        finally:
            self.seconds[uri] = time.monotonic() - began


@dataclass(frozen=True)
class Asked:
    """The whole fake web after one run: the truth, what was found, the server's own counts, and the time."""

    truth: dict[str, dict[str, Any]]
    found: dict[str, Looked]
    stats: dict[str, Any]
    seconds: dict[str, float]
    wall: float


@contextmanager
def fake_web(server: Path, told: Path) -> Iterator[dict[str, Any]]:
    """The fake web in a process of its own, so that it does not wait for our threads; gives its truth."""
    command = [sys.executable, "-B", str(server), "--port", "0", "--truth-out", str(told), "--max-seconds", "120"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield json.loads(told.read_text("utf-8"))
        finally:
            process.kill()


@pytest.fixture(scope="module")
def asked(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    """Nearly every behaviour, asked for once and together."""
    work = tmp_path_factory.mktemp("webfaults")
    with fake_web(shared / "webfaults" / "server.py", work / "truth.json") as truth:
        (work / "ca.pem").write_text(truth["ca_pem"])
        wanted = [b for b in truth["behaviours"] if b.get("needs") not in LEFT_OUT and b["id"] not in SLOW]
        behaviours = {each["id"]: each for each in wanted}
        began = time.monotonic()
        with (
            HttpGet(allow_private=True, verify=str(work / "ca.pem"), deadline=DEADLINE) as get,
            Store(work / "kept") as store,
        ):
            timed = Timed(get)
            links = [Link(uri=each["url"]) for each in behaviours.values()]
            found = dict(Links(timed, store=store).look(links))
        wall = time.monotonic() - began
        named = {name: found[number] for number, name in enumerate(behaviours)}
        stats = json.loads(HttpGet(allow_private=True)(f"{truth['proxy']}/_ctl/stats").body)
        yield Asked(behaviours, named, stats, timed.seconds, wall)


def test_what_is_broken_is_found(asked: Asked) -> None:
    """Every behaviour that the truth calls broken is called so, or by another answer that it accepts."""
    wrong = {
        name: (asked.found[name].judgement.access, asked.found[name].judgement.reason)
        for name, each in asked.truth.items()
        if each["verdict"] == "broken" and asked.found[name].judgement.access not in each["accept"]
    }
    assert wrong == {}


def test_nothing_healthy_is_accused(asked: Asked) -> None:
    """No page that is alive is called broken or missing."""
    accused = {
        name
        for name, each in asked.truth.items()
        if each["verdict"] == "alive" and asked.found[name].judgement.access in {"broken", "soft404"}
    }
    assert accused - TAKEN_BACK == set()


def test_faults_of_the_way_have_their_names(asked: Asked) -> None:
    """Where no page came, the reason is that of the truth."""
    wrong = {
        name: (each["reason"], asked.found[name].judgement.reason)
        for name, each in asked.truth.items()
        if asked.found[name].status is None
        and each.get("reason") not in {None, "", asked.found[name].judgement.reason}
        and each["verdict"] != "alive"
    }
    assert wrong == {}


def test_redirects_end_where_they_should(asked: Asked) -> None:
    """The final address is the one that a reader's browser would show."""
    wrong = {
        name: asked.found[name].final_uri
        for name, each in asked.truth.items()
        if asked.found[name].status and each.get("final", asked.found[name].final_uri) != asked.found[name].final_uri
    }
    assert wrong == {}


def test_no_retry_is_impolite(asked: Asked) -> None:
    """No address is asked for again before the time that its server named, and no host by too many at a time."""
    early = {}
    for name, each in asked.truth.items():
        times = asked.stats["behaviours"].get(name, {}).get("times", ())
        gaps = [later - earlier for earlier, later in pairwise(times)]
        if each.get("min_gap_seconds") and gaps and min(gaps) < each["min_gap_seconds"] - SLACK:
            early[name] = gaps
    assert early == {}
    assert {
        name: host["max_in_flight"] for name, host in asked.stats["hosts"].items() if host["max_in_flight"] > 4
    } == {}


def test_no_link_takes_too_long_or_too_much(asked: Asked) -> None:
    """Every link ends within its own bound and the deadline, and reads no more than its bound."""
    bound = {name: min(each.get("max_seconds", DEADLINE), DEADLINE) + 1 for name, each in asked.truth.items()}
    late = {
        name: asked.seconds[each["url"]]
        for name, each in asked.truth.items()
        if asked.seconds.get(each["url"], 0) > bound[name]
    }
    sent = {name: asked.stats["behaviours"].get(name, {}).get("bytes", 0) for name in asked.truth}
    assert late == {}
    assert {name for name, each in asked.truth.items() if sent[name] > each.get("max_bytes", 2**40)} == set()


def test_few_requests_are_made(asked: Asked) -> None:
    """Redirects, retries and made-up addresses included, the requests stay near one for each link."""
    assert asked.stats["requests"] <= MOST_REQUESTS * len(asked.truth)
    assert asked.wall < 60
