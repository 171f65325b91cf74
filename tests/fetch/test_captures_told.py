"""Captures in the rows of `fetch`, and the manners in which archives are asked."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive_site import Site, html, running
from conftest import Run
from footnote_audit.errors import FetchError
from footnote_audit.fetch.archives.holdings import is_told_outside
from footnote_audit.fetch.archives.patience import Patience
from footnote_audit.fetch.store import Store
from footnote_audit.model import Outcome, Response

PAGE = html("Lock rates of Holm", "The lock keeper takes forty cents from each barge that passes before noon.")
SOLD = html("holm.example is for sale", "This domain may be for sale. Buy this domain.", "Related searches")


@pytest.fixture
def site() -> Iterator[Site]:
    """A page that is there, one that is gone, and captures of both."""
    with running() as server:
        server.pages["/rates"] = (200, PAGE)
        for path in ("/rates", "/gone"):
            server.captures[f"{server.base}{path}"] = {"20120501000000": PAGE, "20230501000000": SOLD}
        yield server


def rows(run: Run, site: Site, *options: str) -> list[list[tuple[str, bool | None]]]:
    """The captures of each row: the day, and whether it holds the page."""
    links = [f"{site.base}/rates", f"{site.base}/gone"]
    _, out, _ = run("fetch", *links, "--allow-private", "--quiet", *site.service, *options)
    found = [json.loads(line) for line in out.splitlines()]
    assert [row["uri"] for row in found] == links
    return [[(m["memento_datetime"][:10], m["holds"]) for m in row["mementos"]] for row in found]


def test_captures_of_what_is_gone_are_told(run: Run, site: Site) -> None:
    """A page that is gone comes with its captures, the one that holds it first; offline they are told again."""
    expected = [[], [("2012-05-01", True), ("2023-05-01", None)]]
    assert rows(run, site) == expected
    assert rows(run, site, "--offline") == expected
    site.asked.clear()
    assert rows(run, site) == expected
    assert not [path for path in site.asked if path.startswith(("/cdx/", "/web/"))]


def test_captures_of_every_link_can_be_asked_for_or_none(run: Run, site: Site) -> None:
    """--mementos tells those of pages that are there as well, --no-archives asks for none."""
    assert [len(found) for found in rows(run, site, "--no-archives")] == [0, 0]
    assert not [path for path in site.asked if path.startswith("/cdx/")]
    assert [found[0] for found in rows(run, site, "--mementos")] == [("2012-05-01", True)] * 2


def test_archives_are_not_told_of_private_addresses(run: Run, site: Site) -> None:
    """Without an archive of one's own no archive is asked about a loopback address."""
    _, out, _ = run("fetch", f"{site.base}/gone", "--allow-private", "--quiet")
    assert json.loads(out)["mementos"] == []


@pytest.mark.parametrize(
    ("uri", "told"),
    [
        ("https://paper.se/a", True),
        ("http://8.8.8.8/a", True),
        ("http://10.1.2.3/a", False),
        ("http://[::1]:8000/", False),
        ("http://wiki/a", False),
        ("http://desk.internal/a", False),
        ("http://a.localhost./", False),
        ("data:text/plain,a", False),
    ],
)
def test_names_of_private_networks_are_known(uri: str, told: bool) -> None:
    """Addresses that only a private network can know are told by their host."""
    assert is_told_outside(uri) is told


def test_a_silent_archive_is_left_alone(tmp_path: Path) -> None:
    """After three questions without an answer an archive is asked nothing more, another one is."""
    asked = []

    def get(uri: str, *, accept: str | None = None) -> Response:
        asked.append(uri)
        raise FetchError(uri, Outcome.TIMEOUT, f"no answer in 5 s ({accept})")

    patience = Patience(get, Store(tmp_path), since=None)
    for number in range(5):
        with pytest.raises(FetchError):
            patience.within(9)(f"http://slow.archive.se/{number}")
    with pytest.raises(FetchError):
        patience.within(9)("http://other.archive.se/")
    assert len(asked) == 4


def test_the_questions_about_a_link_have_their_time(tmp_path: Path) -> None:
    """When the time for a link is over no further question is begun, and the next link has its own."""
    seconds = iter((0.0, 1.0, 6.0, 10.0, 11.0))

    def get(uri: str, *, accept: str | None = None) -> Response:
        return Response(uri=uri, final_uri=uri, status=200, headers=(), body=(accept or "").encode(), retrieved="")

    patience = Patience(get, Store(tmp_path), since=None, clock=lambda: next(seconds))
    ask = patience.within(5)
    assert ask("http://archive.se/1").status == 200
    with pytest.raises(FetchError, match="the archives took more than 5 s"):
        ask("http://archive.se/2")
    assert patience.within(5)("http://archive.se/3").status == 200
