"""The store of copies: what is kept is found again, whole, whatever happens around it."""

import hashlib
import json
from pathlib import Path

import pytest

from footnote_audit.errors import FetchError, OutputError
from footnote_audit.fetch import fetch
from footnote_audit.fetch.store import INDEX, Store
from footnote_audit.model import CslItem, Resolution, ResolutionStatus, Response, Source

WEIR = "https://a.example/weir"


def response(body: bytes, *, uri: str = WEIR, retrieved: str = "2026-11-01T00:00:00Z") -> Response:
    """A page as `get` brings it."""
    headers = (("content-type", "text/html; charset=utf-8"), ("memento-datetime", "Wed, 10 Jul 2013 10:10:10 GMT"))
    return Response(uri=uri, final_uri=uri + "/", status=200, headers=headers, body=body, retrieved=retrieved)


def test_a_copy_is_named_by_its_digest(tmp_path: Path) -> None:
    """The body lies under its SHA-256, the index tells what it is, and a new store finds both."""
    kept = Store(tmp_path / "copies").put(response(b"<p>The weir holds."))
    digest = hashlib.sha256(b"<p>The weir holds.").hexdigest()
    assert (kept.digest, kept.path) == (digest, f"{digest[:2]}/{digest[2:]}")
    assert (tmp_path / "copies" / kept.path).read_bytes() == b"<p>The weir holds."
    again = Store(tmp_path / "copies")
    assert again.latest(WEIR) == kept
    assert again.body(digest) == b"<p>The weir holds."
    assert (kept.media_type, kept.memento_datetime) == ("text/html", "Wed, 10 Jul 2013 10:10:10 GMT")


def test_nothing_is_written_before_the_first_copy(tmp_path: Path) -> None:
    """A store that is only asked leaves no folder behind."""
    store = Store(tmp_path / "copies")
    assert store.latest(WEIR) is None
    assert not (tmp_path / "copies").exists()


def test_earlier_copies_stay(tmp_path: Path) -> None:
    """A changed page is kept beside the earlier one; the newest is the answer."""
    store = Store(tmp_path)
    first = store.put(response(b"as it was"))
    second = store.put(response(b"as it is", retrieved="2026-11-02T00:00:00Z"))
    assert Store(tmp_path).latest(WEIR) == second
    assert store.body(first.digest) == b"as it was"
    assert len((tmp_path / INDEX).read_text().splitlines()) == 2


def test_the_same_body_is_kept_once(tmp_path: Path) -> None:
    """Two addresses with one body share the file, which is not written again."""
    store = Store(tmp_path)
    path = tmp_path / store.put(response(b"same")).path
    path.chmod(0o444)
    before = path.stat().st_mtime_ns
    store.put(response(b"same", uri="https://b.example/weir"))
    assert path.stat().st_mtime_ns == before
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name]


def test_a_cut_off_line_is_passed_over(tmp_path: Path) -> None:
    """An index whose last line a crash cut off still gives the others, and the next copy gets a line of its own."""
    Store(tmp_path).put(response(b"whole"))
    with (tmp_path / INDEX).open("ab") as index:
        index.write(b'{"uri": "https://a.exam')
    again = Store(tmp_path)
    assert again.latest(WEIR) is not None
    added = again.put(response(b"next", uri="https://b.example/"))
    assert Store(tmp_path).latest("https://b.example/") == added
    assert Store(tmp_path).latest(WEIR) is not None


@pytest.mark.parametrize(
    "line",
    [
        b"[]",
        b"null",
        b"{}",
        b'"words"',
        b"\xff\xfe",
        b'{"uri": 7}',
        json.dumps({"uri": WEIR, "status": "200"}).encode(),
    ],
)
def test_a_line_of_another_form_is_passed_over(tmp_path: Path, line: bytes) -> None:
    """A line that is not a record of a copy is as if it were not there."""
    (tmp_path / INDEX).write_bytes(line + b"\n")
    assert Store(tmp_path).latest(WEIR) is None


def test_a_changed_copy_is_not_given_out(tmp_path: Path) -> None:
    """A copy whose bytes are no longer those of its name is refused."""
    store = Store(tmp_path)
    kept = store.put(response(b"as it was"))
    (tmp_path / kept.path).write_bytes(b"forged")
    with pytest.raises(FetchError, match="the copy was changed after it was kept"):
        store.body(kept.digest)


@pytest.mark.parametrize("digest", ["../../etc/passwd", "", "a" * 64, "A" * 64])
def test_only_digests_lead_to_copies(tmp_path: Path, digest: str) -> None:
    """What is no SHA-256 in hex, or one that nothing has, gives no bytes."""
    for store in (Store(tmp_path), Store(None)):
        with pytest.raises(FetchError):
            store.body(digest)


def test_a_store_without_a_folder_lasts_for_the_run() -> None:
    """Without a folder, copies are kept in memory."""
    store = Store(None)
    kept = store.put(response(b"for now"))
    assert store.latest(WEIR) == kept
    assert store.body(kept.digest) == b"for now"


def test_a_local_file_is_not_copied(tmp_path: Path) -> None:
    """A local file's bytes are found by their digest where they lie, as long as they are the same."""
    path = tmp_path / "weir.txt"
    path.write_bytes(b"The weir holds.")
    store = Store(tmp_path / "copies")
    digest = store.refer(path, b"The weir holds.")
    assert store.body(digest) == b"The weir holds."
    assert not (tmp_path / "copies").exists()
    path.write_bytes(b"The weir broke.")
    with pytest.raises(FetchError, match="changed"):
        store.body(digest)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A store that cannot be written stops the run with a sentence that names it."""
    (tmp_path / "copies").write_text("a file in its place")
    with pytest.raises(OutputError, match=r"copies: the copy of https://a\.example/weir cannot be kept"):
        Store(tmp_path / "copies").put(response(b"words"))
    assert (tmp_path / "copies").read_text() == "a file in its place"


def test_the_moment_of_change_that_a_server_names_is_kept(tmp_path: Path) -> None:
    """Last-Modified stands in the snapshot as ISO 8601, also when the copy is read from the store again."""
    uri = "https://courier.example/1"
    source = Source(id="s", item=CslItem(URL=uri), resolver="registry")
    meant = Resolution(item_id="n1.1", status=ResolutionStatus.FOUND, source=source)

    def get(uri: str, *, accept: str | None = None) -> Response:
        headers = (("last-modified", "Sat, 12 Jun 2021 08:00:00 GMT"), ("x-accept", str(accept)))
        moment = "2026-11-01T00:00:00Z"
        return Response(uri=uri, final_uri=uri, status=200, headers=headers, body=b"words", retrieved=moment)

    for ask in (get, None):
        (snapshot,) = fetch([meant], get=ask, store=Store(tmp_path / "store"), base=tmp_path)
        assert snapshot.last_modified == "2021-06-12T08:00:00Z"
