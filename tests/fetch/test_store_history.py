"""What a store knows of an address over time: answers, failures and judgements, and playing them back."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fetch.stored import MOMENT, WEIR, answer
from footnote_audit.errors import FetchError
from footnote_audit.fetch.store import Store
from footnote_audit.fetch.store.replaying import Recording, Replaying
from footnote_audit.model import Access, Judgement, Outcome, Response


def judgement(access: Access, reason: str = "x") -> Judgement:
    """A judgement in few words."""
    return Judgement(access=access, reason=reason, sentence=f"It is {access.value}.")


@pytest.mark.parametrize("folder", ["copies", None])
def test_judgements_are_kept_by_day(tmp_path: Path, folder: str | None) -> None:
    """The same judgement stands once a day with its last moment; another one of the same day stands beside it."""
    store = Store(tmp_path / folder if folder else None)
    assert store.history(WEIR) == ()
    told = [
        (Access.BROKEN, "2026-11-01T08:00:00Z"),
        (Access.BROKEN, "2026-11-01T09:00:00Z"),
        (Access.ALIVE, "2026-11-01T10:00:00Z"),
        (Access.BROKEN, "2026-11-02T08:00:00Z"),
    ]
    for access, moment in told:
        store.judged(WEIR, judgement(access), moment)
    store.judged("https://b.example/", judgement(Access.SOFT_404), MOMENT)
    history = [(judged.judgement.access, judged.moment) for judged in store.history(WEIR)]
    assert history == told[1:]


def test_the_newest_answer_and_the_newest_page_are_told_apart(tmp_path: Path) -> None:
    """A page that is gone and an empty one do not hide the copy of the page as it was."""
    store = Store(tmp_path)
    kept = store.put(answer(b"words"))
    gone = store.put(answer(b"not here", status=404, retrieved="2026-11-02T00:00:00Z"))
    assert (store.last(WEIR), store.latest(WEIR)) == (gone, kept)
    blank = store.put(answer(b" \n", retrieved="2026-11-03T00:00:00Z"))
    assert (store.last(WEIR), store.latest(WEIR)) == (blank, kept)
    assert store.answers(WEIR) == (blank, gone, kept)


def test_records_of_a_catalogue_are_no_pages(tmp_path: Path) -> None:
    """The same address asked for another form has a history of its own."""
    store = Store(tmp_path)
    page = store.put(answer(b"<p>words"))
    assert not store.has_records()
    record = store.put(answer(b"{}", retrieved="2026-11-02T00:00:00Z"), accept="application/json")
    assert (store.latest(WEIR), store.latest(WEIR, accept="application/json")) == (page, record)
    assert store.has_records()


def test_addresses_are_told_by_their_age(tmp_path: Path) -> None:
    """What was asked last before a moment comes the oldest first; failures count, records of catalogues do not."""
    store = Store(tmp_path)
    assert store.asked("2027-01-01T00:00:00Z") == ()
    for name, day in (("a", 3), ("b", 1), ("c", 2), ("a", 1)):
        store.put(answer(b"words", uri=f"https://{name}.example/", retrieved=f"2026-11-0{day}T00:00:00Z"))
    store.failed("https://d.example/", FetchError("d", Outcome.TIMEOUT, "late"), "2026-11-01T12:00:00Z")
    store.put(answer(b"{}", uri="https://e.example/"), accept="application/json")
    assert store.asked("2026-11-03T00:00:00Z") == tuple(f"https://{name}.example/" for name in "bdc")


def test_an_answer_put_twice_is_kept_once(tmp_path: Path) -> None:
    """The stage that fetches and the `get` that notes everything may both put an answer."""
    store = Store(tmp_path)
    assert store.put(answer(b"words")) == store.put(answer(b"words"))
    assert len(store.answers(WEIR)) == 1


def test_addresses_that_are_no_text_are_kept(tmp_path: Path) -> None:
    """A lone surrogate in an address or header, from bytes that are no UTF-8, breaks nothing."""
    uri = "https://a.example/\udce9"
    with Store(tmp_path) as store:
        store.put(answer(b"words", uri=uri, headers=(("x", "\udce9"),)))
        assert store.latest(uri) is not None
        store.judged(uri, judgement(Access.ALIVE), MOMENT)
        assert len(store.history(uri)) == 1


class Web:
    """A `Get` that answers from a table of functions, counted."""

    def __init__(self, **pages: Callable[[str], Response]) -> None:
        self.pages = pages
        self.asked = 0

    def __call__(self, uri: str, *, accept: str | None = None) -> Response:
        """What the table says of the last part of the address."""
        self.asked += 1
        return self.pages[uri.rpartition("/")[2] + (accept or "")](uri)


def broken(uri: str) -> Response:
    """No answer."""
    raise FetchError(uri, Outcome.TIMEOUT, "the page did not come within 30 seconds", "timeout")


def told(get: Callable[..., Response], uri: str, accept: str | None = None) -> object:
    """What comes of asking: the response, or the words and codes of the failure."""
    try:
        return get(uri, accept=accept)
    except FetchError as error:
        return (str(error), error.uri, error.outcome, error.reason, error.code)


def test_a_run_is_replayed(tmp_path: Path) -> None:
    """Answers, walls, records and failures come from the store as they came from the network; nobody is asked."""
    web = Web(
        page=lambda uri: answer(b"words", uri=uri, hops=(uri, WEIR)),
        wall=lambda uri: answer(b"no", uri=uri, status=403),
        pagejson=lambda uri: answer(b"{}", uri=uri),
        late=broken,
    )
    asked = [("page", None), ("wall", None), ("page", "json"), ("late", None)]
    with Store(tmp_path) as store:
        get = Recording(web, store, now=lambda: datetime(2026, 11, 1, tzinfo=UTC))
        online = [told(get, "https://a.example/" + name, accept) for name, accept in asked]
    count = web.asked
    replay = Replaying(Store(tmp_path))
    assert [told(replay, f" https://a.example/{name} ", accept) for name, accept in asked] == online
    assert web.asked == count


def test_what_was_never_asked_is_offline(tmp_path: Path) -> None:
    """An address that the store does not know gives the outcome `offline`, and no folder is made."""
    with pytest.raises(FetchError) as caught:
        Replaying(Store(tmp_path / "copies"))(WEIR)
    assert caught.value.outcome is Outcome.OFFLINE
    assert not (tmp_path / "copies").exists()


def test_a_later_answer_takes_a_failure_back(tmp_path: Path) -> None:
    """What counts is what came of asking last: an answer after a failure, a failure after an answer."""
    store = Store(tmp_path)
    failure = FetchError(WEIR, Outcome.TIMEOUT, "late")
    store.failed(WEIR, failure, MOMENT)
    assert store.failure(WEIR) is not None
    kept = store.put(answer(b"words", retrieved="2026-11-02T00:00:00Z"))
    assert store.failure(WEIR) is None
    assert Replaying(store)(WEIR).body == b"words"
    store.failed(WEIR, failure, "2026-11-03T00:00:00Z")
    with pytest.raises(FetchError, match="late"):
        Replaying(store)(WEIR)
    assert store.latest(WEIR) == kept
