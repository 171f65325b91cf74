"""The WARC files of a store: other tools read them, and the index can be made of them anew."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fetch.stored import MOMENT, PAGE, WEIR, answer, records
from footnote_audit.errors import ConfigError, FetchError
from footnote_audit.fetch.store import INDEX, WARCS, Store
from footnote_audit.fetch.store.repairing import repair
from footnote_audit.fetch.store.warc_reading import Answer, remarks
from footnote_audit.model import Access, Judgement, Outcome, Redirect

ALIVE = Judgement(access=Access.ALIVE, reason="ok", sentence="The page can be the cited work – so it seems.")


def kinds(root: Path) -> list[str]:
    """The types of a store's records in order."""
    return [record.rec_type for record, _ in records(root)]


def get(record: Any, name: str) -> str | None:
    """A field of a record."""
    value = record.rec_headers.get_header(name)
    return None if value is None else str(value)


def test_an_answer_is_a_response_record(tmp_path: Path) -> None:
    """Status, headers and unpacked body stand in a record for the final address, after a warcinfo record."""
    headers = (*PAGE, ("content-encoding", "gzip"), ("content-length", "11"))
    with Store(tmp_path) as store:
        kept = store.put(answer(b"<p>The weir holds.", final_uri=WEIR + "/", headers=headers))
    (info, _), (record, payload) = records(tmp_path)
    assert (info.rec_type, info.rec_headers.protocol, b"footnote-audit") == ("warcinfo", "WARC/1.1", b"footnote-audit")
    assert (record.rec_type, get(record, "WARC-Target-URI"), get(record, "WARC-Date")) == (
        "response",
        WEIR + "/",
        MOMENT,
    )
    assert (record.http_headers.get_statuscode(), payload) == ("200", b"<p>The weir holds.")
    assert get(record, "WARC-Payload-Digest") == f"sha256:{kept.digest}"
    sent = {name: record.http_headers.get_header(name) for name in ("content-length", "x-orig-content-encoding")}
    assert sent == {"content-length": "18", "x-orig-content-encoding": "gzip"}


def test_hops_and_requests_have_records_where_they_are_known(tmp_path: Path) -> None:
    """A redirect stands before the answer it led to, the request after it, pointing at it."""
    redirect = Redirect(uri=WEIR, status=301, headers=(("location", "/lock"),))
    lock = "https://a.example/lock?a=1"
    with Store(tmp_path) as store:
        store.put(answer(b"words", final_uri=lock, hops=(WEIR, lock), redirects=(redirect,), sent=(("Accept", "*/*"),)))
        kept = store.latest(WEIR)
    assert kept is not None and kept.hops == (WEIR, lock)
    _, (hop, _), (response, _), (request, _) = records(tmp_path)
    assert (get(hop, "WARC-Target-URI"), hop.http_headers.get_statuscode()) == (WEIR, "301")
    assert (request.rec_type, request.http_headers.protocol) == ("request", "GET")
    assert request.http_headers.statusline == "/lock?a=1 HTTP/1.1"
    assert get(request, "WARC-Concurrent-To") == get(response, "WARC-Record-ID")


def test_the_same_body_is_a_revisit(tmp_path: Path) -> None:
    """A body that is kept already gives a revisit record that names the answer that has it."""
    with Store(tmp_path) as store:
        store.put(answer(b"same"))
        store.put(answer(b"same", uri="https://b.example/", retrieved="2026-11-02T00:00:00Z"))
    assert kinds(tmp_path) == ["warcinfo", "response", "revisit"]
    *_, (record, payload) = records(tmp_path)
    assert get(record, "WARC-Profile") == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    assert (get(record, "WARC-Refers-To-Target-URI"), get(record, "WARC-Refers-To-Date")) == (WEIR, MOMENT)
    assert payload == b""


def test_a_304_renews_the_copy(tmp_path: Path) -> None:
    """A conditional request sends what the server gave; its 304 is a new answer with the old body and newer headers."""
    told = (*PAGE, ("etag", '"v1"'), ("last-modified", "Sat, 12 Jun 2021 08:00:00 GMT"), ("content-length", "5"))
    store = Store(tmp_path)
    first = store.put(answer(b"words", headers=told))
    assert store.validators(WEIR) == {
        "If-None-Match": '"v1"',
        "If-Modified-Since": "Sat, 12 Jun 2021 08:00:00 GMT",
    }
    later = "2026-11-03T00:00:00Z"
    again = store.unchanged(
        WEIR, answer(b"", status=304, headers=(("etag", '"v2"'), ("content-length", "0")), retrieved=later)
    )
    assert (again.digest, again.status, again.media_type, again.retrieved) == (first.digest, 200, "text/html", later)
    assert (again.header("etag"), again.header("content-length")) == ('"v2"', "5")
    assert store.latest(WEIR) == again and store.body(again.digest) == b"words"
    store.close()
    *_, (record, _) = records(tmp_path)
    assert get(record, "WARC-Profile") == "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


def test_only_a_copy_that_is_there_makes_a_request_conditional(tmp_path: Path) -> None:
    """Without a copy, after another answer, and where the body is lost, a request asks for the page."""
    store = Store(tmp_path)
    assert store.validators(WEIR) == {}
    with pytest.raises(FetchError, match="no copy is kept"):
        store.unchanged(WEIR, answer(b"", status=304))
    store.put(answer(b"words", headers=(("etag", '"1"'),)))
    assert store.validators(WEIR) == {"If-None-Match": '"1"'}
    store.close()
    for warc in (tmp_path / WARCS).iterdir():
        warc.unlink()
    assert store.validators(WEIR) == {}
    store.put(answer(b"words", headers=(("etag", '"1"'),), retrieved="2026-11-02T00:00:00Z"))
    store.put(answer(b"gone", status=404, retrieved="2026-11-03T00:00:00Z"))
    assert store.validators(WEIR) == {}


def furnished(root: Path) -> None:
    """A store with an answer of every kind, a judgement and a failure."""
    odd = (*PAGE, ("x-name", "caf\xe9"), ("content-encoding", "br"), ("x-folded", "one\r\n two"), ("etag", '"1"'))
    with Store(root) as store:
        store.put(
            answer(b"words", headers=odd, hops=(WEIR, "https://a.example/é x"), final_uri="https://a.example/é x")
        )
        store.put(answer(b"words", uri="https://b.example/"))
        store.put(answer(b" \n", uri="https://c.example/"))
        store.put(answer(b"%PDF-1.7", uri="https://d.example/", status=404, headers=()), accept="application/pdf")
        store.unchanged(WEIR, answer(b"", status=304, headers=(("etag", '"2"'),), retrieved="2026-11-03T00:00:00Z"))
        store.judged(WEIR, ALIVE, MOMENT)
        late = FetchError("https://e.example/", Outcome.TIMEOUT, "the page did not come", "late")
        store.failed("https://e.example/", late, MOMENT)


def rows(root: Path) -> list[str]:
    """The index as SQL."""
    connection = sqlite3.connect(root / INDEX)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_the_index_is_made_anew_without_loss(tmp_path: Path) -> None:
    """An index built of the WARC files is the one that was written beside them, to the letter; the old one stays."""
    furnished(tmp_path)
    before = rows(tmp_path)
    found = repair(tmp_path)
    assert rows(tmp_path) == before
    assert (found.answers, found.judged, found.warcs, found.damage) == (5, 1, 1, ())
    assert found.aside is not None and found.aside.is_file()


def test_a_store_without_an_index_gets_one(tmp_path: Path) -> None:
    """WARC files alone are a store: the first look makes the index."""
    furnished(tmp_path)
    before = rows(tmp_path)
    (tmp_path / INDEX).unlink()
    with Store(tmp_path) as store:
        kept = store.latest("https://b.example/")
        assert kept is not None and store.body(kept.digest) == b"words"
    assert rows(tmp_path) == before


@pytest.mark.parametrize(
    "damage", [b"no database at all, but long enough to be looked at" * 40, b"", b"SQLite format 3\0" * 300]
)
def test_a_damaged_index_is_told_and_repaired(tmp_path: Path, damage: bytes) -> None:
    """An index that is none ends the run with what helps, and after that the store is as it was."""
    furnished(tmp_path)
    before = rows(tmp_path)
    (tmp_path / INDEX).write_bytes(damage)
    uses: list[Callable[[Store], object]] = [
        lambda store: store.latest(WEIR),
        lambda store: store.put(answer(b"new")),
        lambda store: store.history(WEIR),
    ]
    for use in uses:
        with pytest.raises(ConfigError, match=r"the index of the copies is damaged .*store repair"):
            use(Store(tmp_path))
    repair(tmp_path)
    assert rows(tmp_path) == before


def test_what_is_whole_in_a_damaged_warc_is_taken(tmp_path: Path) -> None:
    """Bytes that are broken cost the record they are in; the others are indexed, and the place is named."""
    with Store(tmp_path) as store:
        kept = [store.put(answer(b"%d" % n, uri=f"https://{n}.example/")) for n in range(5)]
        places = [place.offset for copy in kept for _, place in store.records(copy.digest) if place is not None]
    (warc,) = (tmp_path / WARCS).iterdir()
    data = bytearray(warc.read_bytes())
    data[places[2] + 12 : places[2] + 60] = b"\x1f\x8b\x08 no" * 8
    warc.write_bytes(bytes(data[:-30]))
    found = repair(tmp_path)
    assert found.answers == 3
    assert [told.rpartition(" ")[2] for told in found.damage] == [f"{places[2]:,}", f"{places[4]:,}"]
    store = Store(tmp_path)
    assert [store.last(f"https://{n}.example/") is not None for n in range(5)] == [True, True, False, True, False]


def test_damage_anywhere_breaks_nothing(tmp_path: Path) -> None:
    """Bytes that are cut, bent, doubled or zeroed cost records, and never more than that."""
    furnished(tmp_path)
    (warc,) = (tmp_path / WARCS).iterdir()
    data, chance = warc.read_bytes(), random.Random(1)
    whole = sum(isinstance(remark, Answer) for remark in remarks(warc))
    for _ in range(150):
        start = chance.randrange(len(data))
        end = min(len(data), start + chance.choice((1, 8, 64, 512)))
        middle = chance.choice((b"", data[start:end] * 2, bytes(end - start), bytes(b ^ 1 for b in data[start:end])))
        warc.write_bytes(data[:start] + middle + data[end:])
        found = list(remarks(warc))
        assert sum(isinstance(remark, Answer) for remark in found) <= whole + 3
        assert isinstance(found[-1], int) and 0 <= found[-1] <= warc.stat().st_size


def test_a_store_of_nothing_is_not_repaired(tmp_path: Path) -> None:
    """A folder without copies is told."""
    with pytest.raises(ConfigError, match="there are no copies"):
        repair(tmp_path)


def test_a_store_that_is_being_written_is_not_repaired(tmp_path: Path) -> None:
    """While a run holds a WARC file, its index is left alone."""
    with Store(tmp_path) as store:
        store.put(answer(b"words"))
        with pytest.raises(ConfigError, match="a run is writing this file"):
            repair(tmp_path)


def test_an_index_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    """What a later version wrote is neither read wrongly nor called damaged."""
    furnished(tmp_path)
    connection = sqlite3.connect(tmp_path / INDEX)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(ConfigError, match="a later version"):
        Store(tmp_path).latest(WEIR)


def test_records_of_other_hands_are_passed_over(tmp_path: Path) -> None:
    """A WARC of another tool, and records that only look like ours, add nothing and break nothing."""
    import io

    from warcio.warcwriter import WARCWriter

    furnished(tmp_path)
    before = rows(tmp_path)
    with (tmp_path / WARCS / "other.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        deep = '{"asked": ' + "[" * 20_000
        odd = '{"asked": "x", "status": 1e30, "size": 1e30, "headers": [], "media_type": []}'
        for told in (None, "no json", "{}", '{"asked": 7, "hops": 9}', "[]", "null", deep, odd):
            fields = {} if told is None else {"Footnote-Audit": told}
            for kind in ("response", "revisit", "metadata", "resource"):
                body = b"HTTP/1.1 200 OK\r\n\r\nwords" if kind in {"response", "revisit"} else b"{}"
                record = writer.create_warc_record(
                    "http://x.example/",
                    kind,
                    payload=io.BytesIO(body),
                    length=len(body),
                    warc_headers_dict=dict(fields),
                    warc_content_type="text/plain",
                )
                writer.write_record(record)
    repair(tmp_path)
    assert rows(tmp_path) == before
