"""Many links looked at over a network that is made up here: what is asked, kept, taken over and told."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from footnote_audit.errors import FetchError
from footnote_audit.fetch.hosts import Hosts
from footnote_audit.fetch.judging.beside import WORTHWHILE
from footnote_audit.fetch.links import Link, Links, Looked, in_order
from footnote_audit.fetch.store import Store
from footnote_audit.model import Access, Judgement, Outcome, Response

WORDS = " ".join(
    f"The harbour of Velmar took in {n} barges of slate, and the lock keeper wrote each of them down."
    for n in range(30)
)
PAGE = f"<!doctype html><title>Slate by water</title><h1>Slate by water</h1><p id='part-2'>{WORDS}</p>".encode()
NONE: Mapping[str, str] = {}


class Web:
    """A `Get` whose answers are given by address: a status, or a fault. `asked` is every address in order."""

    def __init__(self, answers: Mapping[str, int | FetchError], *, etag: bool = False) -> None:
        self.hosts = Hosts(clock=time.monotonic, sleep=time.sleep, in_flight=0, pause=0)
        self.answers, self.etag = answers, etag
        self.asked: list[str] = []

    def __call__(self, uri: str, *, accept: str | None = None, conditions: Mapping[str, str] = NONE) -> Response:
        """The answer; 304 where the request holds the page's ETag."""
        assert accept is None
        self.asked.append(uri)
        answer = self.answers.get(uri, 404)
        if isinstance(answer, FetchError):
            raise answer
        status = 304 if conditions.get("If-None-Match") == '"v1"' else answer
        return Response(
            uri=uri,
            final_uri=uri,
            status=status,
            headers=(("content-type", "text/html"), *((("etag", '"v1"'),) if self.etag else ())),
            body=b"" if status == 304 else PAGE,
            retrieved="2026-11-01T00:00:00Z" if len(self.asked) == 1 else "2026-11-09T00:00:00Z",
            hops=(uri,),
        )


def looked(web: Web | None, store: Store, *uris: str, since: str | None = None) -> list[Looked]:
    """What comes of the addresses, in their order."""
    return list(in_order(Links(web, store=store, since=since).look([Link(uri=uri) for uri in uris])))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store in an empty folder."""
    with Store(tmp_path / "kept") as kept:
        yield kept


def test_each_link_has_its_verdict_in_the_order_given(store: Store) -> None:
    """Pages, missing pages and faults each get a verdict, and the order is that of the input."""
    lost = FetchError("https://c.example/", Outcome.UNREACHABLE, "the host's name is not known", "dns")
    web = Web({"https://a.example/slate-by-water": 200, "https://c.example/": lost})
    found = looked(web, store, "https://c.example/", "https://b.example/x", "https://a.example/slate-by-water")
    assert [(each.uri[8], each.judgement.access.value, each.judgement.reason, each.status) for each in found] == [
        ("c", "broken", "dns", None),
        ("b", "broken", "not_found", 404),
        ("a", "alive", "", 200),
    ]


def test_a_page_is_asked_for_once(store: Store) -> None:
    """The same address given twice, and again with fragments, is one request; each fragment is judged by itself."""
    page = "https://a.example/slate-by-water"
    web = Web({page: 200})
    found = looked(web, store, page, f"{page}#part-2", f"{page}#part-9", page)
    assert web.asked == [page]
    assert [each.judgement.reason for each in found] == ["", "", "anchor_missing", ""]
    assert found[1].final_uri == f"{page}#part-2"


def test_a_young_answer_stands(store: Store) -> None:
    """A second run takes over what the first found, and asks anew where that is older than it may be."""
    page = "https://a.example/slate-by-water"
    web = Web({page: 200})
    first = looked(web, store, page, "https://b.example/x")
    again = looked(web, store, page, "https://b.example/x", since="2020-01-01T00:00:00Z")
    assert len(web.asked) == 2
    assert [(each.judgement, each.digest, each.asked) for each in again] == [
        (each.judgement, each.digest, False) for each in first
    ]
    looked(web, store, page, since="2999-01-01T00:00:00Z")
    assert len(web.asked) == 3


def test_what_may_have_passed_is_asked_again(store: Store) -> None:
    """A time-out of an earlier run is no answer to go by."""
    late = FetchError("https://a.example/", Outcome.TIMEOUT, "the page did not come within 30 seconds", "timeout")
    web = Web({"https://a.example/": late})
    looked(web, store, "https://a.example/")
    looked(web, store, "https://a.example/", since="2020-01-01T00:00:00Z")
    assert len(web.asked) == 2


def test_an_unchanged_page_keeps_its_body(store: Store) -> None:
    """A server that says that nothing changed is believed: the copy kept is judged, with the new moment."""
    page = "https://a.example/slate-by-water"
    web = Web({page: 200}, etag=True)
    first, second = looked(web, store, page), looked(web, store, page)
    assert (second[0].digest, second[0].status, second[0].judgement.access) == (first[0].digest, 200, Access.ALIVE)
    assert (first[0].retrieved, second[0].retrieved) == ("2026-11-01T00:00:00Z", "2026-11-09T00:00:00Z")


def test_a_long_list_is_judged_as_a_short_one(store: Store) -> None:
    """So many links that a process beside this one judges them get the verdicts of few, and all are kept."""
    lost = FetchError("https://c.example/", Outcome.UNREACHABLE, "the host's name is not known", "dns")
    pages = {f"https://h{n % 7}.example/slate-by-water/{n}": 404 if n % 50 == 3 else 200 for n in range(WORTHWHILE)}
    web = Web({**pages, "https://c.example/": lost})
    found = looked(web, store, *pages, "https://c.example/")
    assert [each.judgement.reason for each in found] == [
        *("not_found" if status == 404 else "" for status in pages.values()),
        "dns",
    ]
    assert all(store.history(each.uri)[-1].judgement == each.judgement for each in found)
    assert all(store.last(uri) for uri in pages)


def test_an_offline_run_tells_what_the_store_knows(store: Store) -> None:
    """Without a network a page that is kept is judged from its copy, and one that is not is only offline."""
    page = "https://a.example/slate-by-water"
    looked(Web({page: 200}), store, page)
    kept, unknown = looked(None, store, page, "https://b.example/")
    assert (kept.judgement.access, kept.status) == (Access.ALIVE, 200)
    assert (unknown.judgement.access, unknown.judgement.reason) == (Access.ATTENTION, "offline")


def test_what_is_done_is_told_when_stopped() -> None:
    """Ctrl-C gives the links that are done, in order, before it goes on up."""

    def found() -> Iterator[tuple[int, Looked]]:
        alive = Judgement(access=Access.ALIVE, reason="", sentence="")
        for number in (3, 0, 2):
            yield number, Looked(uri=str(number), judgement=alive, retrieved="")
        raise KeyboardInterrupt

    told = []
    with pytest.raises(KeyboardInterrupt):
        for each in in_order(found()):
            told.append(each.uri)
    assert told == ["0", "2", "3"]
