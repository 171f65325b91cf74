"""HTTP against a real server on loopback: limits, hops, retries, and the sentence for each fault."""

import inspect
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from fetch import loopback
from footnote_audit import __version__
from footnote_audit.errors import FetchError
from footnote_audit.fetch.http import HttpGet
from footnote_audit.fetch.outcomes import FAILURES, failure_of, outcome_of
from footnote_audit.model import Outcome

DEADLINE = 0.4


@pytest.fixture(scope="module")
def web() -> Iterator[loopback.Web]:
    """A server whose paths misbehave."""
    with loopback.running() as server:
        yield server


class Pauses(list[float]):
    """Stands for sleep: remembers how long it should have slept."""

    def __call__(self, seconds: float) -> None:
        """Remember."""
        self.append(seconds)


@pytest.fixture
def pauses() -> Pauses:
    """The pauses that a test's requests asked for."""
    return Pauses()


@pytest.fixture
def get(pauses: Pauses) -> Iterator[HttpGet]:
    """The network with loopback allowed and pauses that take no time."""
    with HttpGet(allow_private=True, sleep=pauses, max_bytes=1_000_000, pause=0) as network:
        yield network


def fault(get: HttpGet, uri: str) -> FetchError:
    """How a request fails."""
    with pytest.raises(FetchError) as caught:
        get(uri)
    return caught.value


def test_a_page_comes_whole(get: HttpGet, web: loopback.Web) -> None:
    """Status, address, headers in lower case, body and moment of a plain page are handed over."""
    found = get(web.url("/page"))
    assert (found.status, found.body, found.final_uri) == (200, loopback.PAGE, web.url("/page"))
    assert ("content-type", "text/html") in found.headers
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", found.retrieved)


def test_the_program_names_itself(web: loopback.Web) -> None:
    """The User-Agent holds the program's name, version and contact."""
    with HttpGet(allow_private=True, contact="mailto:desk@a.example") as network:
        network(web.url("/page"))
    assert web.agents[-1] == f"footnote-audit/{__version__} (+mailto:desk@a.example)"


@pytest.mark.parametrize("path", ["/packed", "/moved", "/cookie-gate"])
def test_ways_to_a_page(get: HttpGet, web: loopback.Web, path: str) -> None:
    """A packed page, a moved one and one behind a cookie are read like any other."""
    assert get(web.url(path)).body == loopback.PAGE


def test_a_line_that_is_no_header_is_passed_over(get: HttpGet, web: loopback.Web) -> None:
    """Headers behind such a line count, and a folded header is one, as in browsers."""
    found = get(web.url("/odd-head"))
    assert found.body == loopback.PAGE
    assert dict(found.headers)["x-folded"] == "one two"


def test_the_way_to_a_page_is_told(get: HttpGet, web: loopback.Web) -> None:
    """The addresses gone through, the answers that led on, and the headers sent stand in the response."""
    found = get(web.url("/moved"))
    assert found.hops == (web.url("/moved"), web.url("/page"))
    assert [(each.uri, each.status) for each in found.redirects] == [(web.url("/moved"), 302)]
    assert dict(found.sent)["User-Agent"].startswith("footnote-audit/")


def test_a_server_that_speaks_no_tls_is_named(get: HttpGet, web: loopback.Web) -> None:
    """An address with https at a server that speaks plain HTTP has no secure connection to offer."""
    assert fault(get, web.url("/page").replace("http:", "https:")).code == "tls_protocol"


def test_ten_redirects_are_followed(get: HttpGet, web: loopback.Web) -> None:
    """Ten hops lead to the page; the eleventh is not made."""
    assert get(web.url("/chain-2")).body == loopback.PAGE
    assert fault(get, web.url("/chain-1")).reason == "the address redirects more than 10 times"


def test_the_fragment_survives_a_redirect(get: HttpGet, web: loopback.Web) -> None:
    """What stands behind # is kept for the page where the redirect ends."""
    assert get(web.url("/moved#part-2")).final_uri == web.url("/page#part-2")


@pytest.mark.parametrize(
    ("path", "code", "outcome", "reason"),
    [
        ("/bomb", "too_large", Outcome.TOO_LARGE, "the body is larger than the limit of 0.9537 MiB"),
        ("/endless", "too_large", Outcome.TOO_LARGE, "the body is larger than the limit of 0.9537 MiB"),
        ("/large", "too_large", Outcome.TOO_LARGE, "the page has 9.537e+05 MiB, more than the limit of 0.9537 MiB"),
        ("/damaged", "truncated", Outcome.UNREACHABLE, "the packed body is cut off"),
        ("/odd-packing", "bad_encoding", Outcome.UNSUPPORTED, "the body is packed as 'br', which was not asked for"),
        ("/short", "truncated", Outcome.UNREACHABLE, "the page is shorter than announced"),
        ("/hang-up", "empty_reply", Outcome.UNREACHABLE, "the server closed the connection without an answer"),
        ("/circle-a", "redirect_loop", Outcome.UNREACHABLE, "the address redirects in a circle"),
        ("/many-headers", "too_large", Outcome.UNREACHABLE, "the server does not speak HTTP"),
        (
            "/to-file",
            "forbidden_scheme",
            Outcome.UNSUPPORTED,
            "it redirects to file:///etc/passwd: only http and https are opened",
        ),
    ],
)
def test_faults_are_told(get: HttpGet, web: loopback.Web, path: str, code: str, outcome: Outcome, reason: str) -> None:
    """Each misbehaviour gives its short name, its outcome and a sentence, and none another exception."""
    error = fault(get, web.url(path))
    assert (error.code, error.outcome) == (code, outcome)
    assert error.reason.startswith(reason)


@pytest.mark.parametrize("path", ["/drip-body", "/drip-headers", "/silent"])
def test_the_deadline_is_total(web: loopback.Web, path: str) -> None:
    """A server that sends a byte now and then, or none, is left when the time for the link is over."""
    began = time.monotonic()
    with HttpGet(allow_private=True, deadline=DEADLINE) as network:
        error = fault(network, web.url(path))
    assert error.outcome == Outcome.TIMEOUT
    assert error.reason == "the page did not come within 0.4 seconds"
    assert DEADLINE <= time.monotonic() - began < DEADLINE + 0.4


def test_a_slow_name_server_ends_at_the_deadline() -> None:
    """A look-up of a name that does not end is left when the time is over."""
    done = threading.Event()

    def resolve(_host: str, _port: int) -> Sequence[str]:
        done.wait(5)
        return ()

    with HttpGet(deadline=0.2, resolve=resolve) as network:
        error = fault(network, "http://slow.example/")
    done.set()
    assert error.outcome == Outcome.TIMEOUT


def test_private_addresses_are_refused(web: loopback.Web) -> None:
    """Loopback is refused by default, however it is written, and the server is not even connected to."""
    before = len(web.asked)
    with HttpGet() as network:
        for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1"):
            error = fault(network, web.url("/page", host))
            assert error.outcome == Outcome.UNSUPPORTED
            assert "an address of a private or local network" in error.reason
    assert len(web.asked) == before


def test_every_hop_is_checked(web: loopback.Web) -> None:
    """A redirect to a host that resolves to a private address is refused where the first hop was public."""
    looked_up = []

    def resolve(host: str, _port: int) -> Sequence[str]:
        looked_up.append(host)
        return ("127.0.0.1",) if host == "front.example" else ("10.0.0.1",)

    # "front.example" stands for a public host: only here may it be on loopback.
    with HttpGet(resolve=resolve, public=lambda address: address == "127.0.0.1") as network:
        target = web.url("/page", "inside.example")
        error = fault(network, web.url(f"/to-elsewhere?{target}", "front.example"))
    assert error.outcome == Outcome.UNSUPPORTED
    assert error.reason.startswith("inside.example is 10.0.0.1")
    assert looked_up == ["front.example", "inside.example"]


def test_one_private_address_among_public_ones_is_enough() -> None:
    """A host with a public and a private address is refused: the check covers all addresses it has."""
    with HttpGet(resolve=lambda _host, _port: ("9.9.9.9", "192.168.0.7")) as network:
        assert fault(network, "http://two-faced.example/").reason.startswith("two-faced.example is 192.168.0.7")


def test_the_checked_address_is_the_one_connected_to(web: loopback.Web) -> None:
    """A name is looked up once for a connection, so that it cannot point elsewhere after the check (DNS rebinding)."""
    answers = [("127.0.0.1",), ("10.0.0.1",)]
    with HttpGet(allow_private=True, resolve=lambda _host, _port: answers.pop(0)) as network:
        assert network(web.url("/page", "rebinding.example")).status == 200
    assert len(answers) == 1


def test_an_unknown_name_is_told(get: HttpGet) -> None:
    """A host that has no address is unreachable, and the sentence says so."""
    error = fault(get, "http://no-such-host.invalid/")
    assert (error.outcome, error.reason.partition(":")[0]) == (Outcome.UNREACHABLE, "the host's name is not known")


def test_a_redirect_without_address_is_the_answer(get: HttpGet, web: loopback.Web) -> None:
    """A redirect that names no address comes back as it is, and is no page."""
    found = get(web.url("/to-nowhere"))
    assert outcome_of(found.status, empty=True)[0] == Outcome.UNREACHABLE


def test_retry_after_is_obeyed(get: HttpGet, web: loopback.Web, pauses: Pauses) -> None:
    """A server that asks for seven seconds gets them, and is asked again."""
    assert get(web.url("/busy-once")).status == 200
    assert [round(pause, 1) for pause in pauses] == [7.0]


def test_a_broken_connection_is_tried_again(get: HttpGet, web: loopback.Web, pauses: Pauses) -> None:
    """A connection that breaks off is made anew after a pause."""
    assert get(web.url("/hang-up-once")).status == 200
    assert pauses == [1.0]


def test_two_retries_are_enough(get: HttpGet, web: loopback.Web, pauses: Pauses) -> None:
    """A server that stays busy is asked three times with growing pauses, and its answer handed over."""
    assert get(web.url("/busy")).status == 503
    assert pauses == [1.0, 3.0]


def test_a_long_wait_is_not_waited(get: HttpGet, web: loopback.Web, pauses: Pauses) -> None:
    """A server that asks for a day is left alone."""
    assert get(web.url("/busy-for-long")).status == 429
    assert pauses == []


def test_no_pause_passes_the_deadline(web: loopback.Web, pauses: Pauses) -> None:
    """A pause that would end after the deadline is not begun."""
    with HttpGet(allow_private=True, deadline=0.9, sleep=pauses) as network:
        assert network(web.url("/busy")).status == 503
    assert pauses == []


def test_one_session_serves_several_threads(web: loopback.Web) -> None:
    """Links that run at the same time keep their own deadlines."""
    with HttpGet(allow_private=True, deadline=DEADLINE) as network, ThreadPoolExecutor(8) as pool:
        slow = [pool.submit(fault, network, web.url("/silent")) for _ in range(3)]
        quick = list(pool.map(network, [web.url("/page")] * 20))
        assert {r.status for r in quick} == {200}
        assert {s.result().outcome for s in slow} == {Outcome.TIMEOUT}


def test_offline_runs_load_no_network() -> None:
    """What an offline run imports of this stage loads neither requests nor urllib3 nor PDFium."""
    script = (
        "import sys, footnote_audit.fetch, footnote_audit.fetch.http, footnote_audit.read.pdf;"
        "print(sorted({'requests', 'urllib3', 'pypdfium2'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"


def test_every_exception_of_requests_is_mapped() -> None:
    """No public exception of requests lacks its outcome and sentence."""
    public = {
        name
        for name, kind in vars(requests.exceptions).items()
        if inspect.isclass(kind) and issubclass(kind, requests.exceptions.RequestException)
    }
    assert public - set(FAILURES) - {"CompatJSONDecodeError"} == set()
    assert len(public) > 20


def test_the_innermost_cause_speaks() -> None:
    """A failure that stands behind another gives the sentence; an unknown one still gives one."""
    cause = requests.exceptions.ConnectionError(ConnectionResetError(104, "reset"))
    assert failure_of(cause) == FAILURES["ConnectionResetError"]
    assert failure_of(OSError("odd")) == FAILURES["OSError"]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        *[(200, Outcome.OK), (206, Outcome.OK), (204, Outcome.UNREACHABLE), (304, Outcome.UNREACHABLE)],
        *[(404, Outcome.GONE), (410, Outcome.GONE), (400, Outcome.UNREACHABLE), (401, Outcome.PAYWALL)],
        *[(402, Outcome.PAYWALL), (403, Outcome.BLOCKED), (429, Outcome.BLOCKED), (451, Outcome.BLOCKED)],
        *[(503, Outcome.BLOCKED), (500, Outcome.UNREACHABLE), (504, Outcome.TIMEOUT), (999, Outcome.BLOCKED)],
    ],
)
def test_statuses_are_judged(status: int, outcome: Outcome) -> None:
    """Only 404 and 410 say that a page is gone; walls say nothing about what is behind them."""
    found, sentence = outcome_of(status, empty=False)
    assert found == outcome
    assert outcome == Outcome.OK or sentence.endswith(f"(HTTP {status})")
