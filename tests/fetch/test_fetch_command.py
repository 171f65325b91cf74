"""The commands `fetch` and `refresh` against a server on loopback."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Run
from fetch import loopback

REGISTRY = """schema: sources/1
sources:
  - id: weir
    item: {{type: webpage, title: Weir, URL: '{0}'}}
    locations: [{{url: '{0}'}}]
"""


@pytest.fixture(scope="module")
def web() -> Iterator[loopback.Web]:
    """A server whose paths misbehave."""
    with loopback.running() as server:
        yield server


def rows(out: str) -> list[dict[str, object]]:
    """The rows of JSON Lines."""
    return [json.loads(line) for line in out.splitlines()]


def test_a_line_a_link(run: Run, web: loopback.Web) -> None:
    """Each link has its row, in the order given, with the way to its page; a broken one makes exit code 1."""
    links = [web.url("/moved"), web.url("/circle-a"), web.url("/page")]
    code, out, _ = run("fetch", *links, "--allow-private", "--no-pacing")
    found = rows(out)
    assert code == 1
    assert [row["uri"] for row in found] == links
    assert [row["verdict"] for row in found] == ["alive", "broken", "alive"]
    assert found[0]["hops"] == [web.url("/moved"), web.url("/page")]
    assert (found[0]["final_uri"], found[0]["status"], found[0]["media_type"]) == (web.url("/page"), 200, "text/html")
    assert (found[1]["reason"], found[1]["status"], found[1]["digest"]) == ("redirect_loop", None, None)


@pytest.mark.parametrize(
    ("address", "verdict", "reason"),
    [
        ("http://desk:secret@a.example/", "attention", "credentials"),
        ("http://a.example:99999/", "broken", "bad_address"),
        ("http://[::1", "broken", "bad_address"),
        ("data:text/html,quay", "broken", "forbidden_scheme"),
        ("file:///etc/hostname", "broken", "forbidden_scheme"),
        ("javascript:alert(1)", "broken", "forbidden_scheme"),
        ("quay", "broken", "forbidden_scheme"),
        ("http://a.example/" + "x" * 50_000, "broken", "bad_address"),
        ("http://127.0.0.1:1/", "attention", "private"),
        ("http://2130706433/", "attention", "private"),
        ("http://a b.example/", "broken", "bad_address"),
        ("http://" + "ü" * 80 + ".example/", "broken", "bad_address"),
    ],
)
def test_odd_addresses_have_a_reason(run: Run, address: str, verdict: str, reason: str) -> None:
    """What cannot or may not be asked is told with its reason, and nothing is asked."""
    _, out, _ = run("fetch", "--", address)
    (row,) = rows(out)
    assert (row["verdict"], row["reason"], row["status"]) == (verdict, reason, None)


def test_addresses_with_spaces_and_letters_are_sent_quoted(run: Run, web: loopback.Web) -> None:
    """An address with spaces or letters beyond ASCII is asked for as browsers do, and told as it was given."""
    web.asked.clear()
    _, out, _ = run("fetch", web.url("/page?q=a b"), web.url("/page?q=Größe"), "--allow-private", "--no-pacing")
    assert [row["verdict"] for row in rows(out)] == ["alive", "alive"]
    assert sorted(web.asked) == ["/page?q=Gr%C3%B6%C3%9Fe", "/page?q=a%20b"]


def test_a_registry_and_a_list_can_be_given(run: Run, web: loopback.Web, tmp_path: Path) -> None:
    """The addresses of a registry's sources are looked at, and those of a list with one a line."""
    (tmp_path / "sources.yaml").write_text(REGISTRY.format(web.url("/page")), "utf-8")
    (tmp_path / "list.txt").write_text(f"# pages\n\n{web.url('/moved')}\n", "utf-8")
    for place, address in (("sources.yaml", "/page"), ("list.txt", "/moved")):
        _, out, _ = run("fetch", "--from", place, "--allow-private")
        assert [row["uri"] for row in rows(out)] == [web.url(address)]
    assert run("fetch")[0] == 2


def test_a_second_run_asks_for_nothing_and_refresh_does(run: Run, web: loopback.Web) -> None:
    """What was found is told again from the store, until it is old or asked for anew."""
    first = run("fetch", web.url("/page"), "--allow-private")
    web.asked.clear()
    assert run("fetch", web.url("/page"), "--allow-private") == first
    assert run("refresh", "--allow-private")[1] == ""
    assert web.asked == []
    assert run("fetch", web.url("/page"), "--allow-private", "--max-age", "0")[0] == 0
    assert web.asked == ["/page"]


def test_the_table_says_why(run: Run, web: loopback.Web) -> None:
    """For a person each link is a line with its verdict and a sentence; what makes exit code 1 can be chosen."""
    links = [web.url("/circle-a"), "--allow-private", "--format", "table"]
    code, out, _ = run("fetch", *links, "--fail-on", "never")
    assert code == 0
    assert out.startswith(f"broken     ---  {web.url('/circle-a')}  the address redirects in a circle")


def test_a_browsers_name_is_used_only_where_allowed(run: Run, web: loopback.Web) -> None:
    """A page that refuses programs is refused unless the user allows one more request under a browser's name."""
    address = web.url("/browsers-only")
    web.agents.clear()
    assert rows(run("fetch", address, "--allow-private")[1])[0]["verdict"] == "attention"
    assert all(agent.startswith("footnote-audit/") for agent in web.agents)
    found = rows(run("fetch", address, "--allow-private", "--browser-agent", "--max-age", "0")[1])
    assert found[0]["verdict"] == "alive"
    assert sum(agent.startswith("Mozilla/") for agent in web.agents) == 1
