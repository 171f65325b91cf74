"""The store of copies: what is kept is found again, whole, whatever happens around it."""

import hashlib
import json
from pathlib import Path

import pytest

from footnote_audit.errors import FetchError, OutputError
from footnote_audit.fetch import fetch
from footnote_audit.fetch.store import OLD_INDEX, WARCS, Store, copy_path
from footnote_audit.model import CslItem, Resolution, ResolutionStatus, Response, Source

WEIR = "https://a.example/weir"


def response(body: bytes, *, uri: str = WEIR, retrieved: str = "2026-11-01T00:00:00Z") -> Response:
    """A page as `get` brings it."""
    headers = (("content-type", "text/html; charset=utf-8"), ("memento-datetime", "Wed, 10 Jul 2013 10:10:10 GMT"))
    return Response(uri=uri, final_uri=uri + "/", status=200, headers=headers, body=body, retrieved=retrieved)


def test_a_copy_is_named_by_its_digest(tmp_path: Path) -> None:
    """The body lies under its SHA-256, the index tells what it is, and a new store finds both."""
    store = Store(tmp_path / "copies")
    kept = store.put(response(b"<p>The weir holds."))
    digest = hashlib.sha256(b"<p>The weir holds.").hexdigest()
    store.lay_out([digest])
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
    assert [copy.digest for copy in Store(tmp_path).answers(WEIR)] == [second.digest, first.digest]


def test_a_body_is_laid_out_once(tmp_path: Path) -> None:
    """A file is written where an audit needs it and left alone after that; what is unknown is passed over."""
    store = Store(tmp_path)
    kept = store.put(response(b"same"))
    path = tmp_path / kept.path
    assert not path.exists()
    store.lay_out([kept.digest])
    path.chmod(0o444)
    before = path.stat().st_mtime_ns
    store.put(response(b"same", uri="https://b.example/weir"))
    store.lay_out([kept.digest, "a" * 64, "../../x"])
    assert path.stat().st_mtime_ns == before
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name]


def old_line(uri: str, body: bytes, **others: object) -> bytes:
    """A line of an index as stores had it before there was a database."""
    digest = hashlib.sha256(body).hexdigest()
    told = {"uri": uri, "final_uri": uri, "digest": digest, "retrieved": "2025-01-02T03:04:05Z", "status": 200}
    return json.dumps(told | {"media_type": "text/html"} | others).encode() + b"\n"


def test_an_old_store_is_taken_over(tmp_path: Path) -> None:
    """Every whole line of an old index is an answer of the new one, in its order, with the headers it kept."""
    body = b"as it was"
    (tmp_path / copy_path(hashlib.sha256(body).hexdigest())).parent.mkdir(parents=True)
    (tmp_path / copy_path(hashlib.sha256(body).hexdigest())).write_bytes(body)
    lines = [
        old_line("https://b.example/", b"gone file", memento_datetime="Wed, 10 Jul 2013 10:10:10 GMT"),
        old_line(WEIR, b"earlier"),
        old_line(WEIR, body, last_modified="Sat, 12 Jun 2021 08:00:00 GMT"),
        b'{"uri": "https://a.exam',
    ]
    (tmp_path / OLD_INDEX).write_bytes(b"".join(lines))
    store = Store(tmp_path)
    newest = store.latest(WEIR)
    assert newest is not None
    assert (store.body(newest.digest), newest.last_modified) == (body, "Sat, 12 Jun 2021 08:00:00 GMT")
    assert [copy.digest for copy in store.answers(WEIR)][1] == hashlib.sha256(b"earlier").hexdigest()
    other = store.latest("https://b.example/")
    assert other is not None and other.memento_datetime == "Wed, 10 Jul 2013 10:10:10 GMT"
    added = store.put(response(b"next", uri="https://c.example/"))
    again = Store(tmp_path)
    assert (again.latest("https://c.example/"), again.latest(WEIR)) == (added, newest)
    assert (tmp_path / OLD_INDEX).read_bytes() == b"".join(lines)


@pytest.mark.parametrize(
    "line",
    [
        b"[]",
        b"null",
        b"{}",
        b'"words"',
        b"\xff\xfe",
        b'{"uri": 7}',
        old_line(WEIR, b"words", digest="../../etc/passwd"),
        old_line(WEIR, b"words", media_type=7),
        old_line(WEIR, b"words", status=10**30),
        old_line(WEIR, b"words", status=[200]),
        b"[" * 50_000,
        json.dumps({"uri": WEIR, "status": "200"}).encode(),
    ],
)
def test_a_line_of_another_form_is_passed_over(tmp_path: Path, line: bytes) -> None:
    """A line that is not a record of a copy is as if it were not there."""
    (tmp_path / OLD_INDEX).write_bytes(line + b"\n")
    assert Store(tmp_path).latest(WEIR) is None


def test_a_changed_copy_is_not_given_out(tmp_path: Path) -> None:
    """A copy whose bytes are no longer those of its name is read from the WARC, and refused where that fails too."""
    store = Store(tmp_path)
    kept = store.put(response(b"as it was"))
    store.lay_out([kept.digest])
    store.close()
    (tmp_path / kept.path).write_bytes(b"forged")
    assert Store(tmp_path).body(kept.digest) == b"as it was"
    (warc,) = (tmp_path / WARCS).iterdir()
    warc.write_bytes(b"forged too")
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
