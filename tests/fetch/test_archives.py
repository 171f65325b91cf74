"""Web archives: lists of captures read, the right capture chosen, a capture asked for."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from footnote_audit.errors import FetchError
from footnote_audit.fetch.archives import Archive, choose, fitness, lacking, nearest_first, save
from footnote_audit.fetch.archives.captures import Capture, read_cdx, read_timemap
from footnote_audit.fetch.archives.holdings import Interface
from footnote_audit.fetch.http import HttpGet
from footnote_audit.model import Access, CslItem, Judgement, Outcome, Response

TIMEMAP = """<http://paper.example/a>; rel="original",
<http://archive.example/timegate/http://paper.example/a>; rel="timegate",
<http://archive.example/20110501000000/http://paper.example/a>; rel="first memento"; datetime="Sun, 01 May 2011 00:00:00 GMT",
<http://archive.example/broken/http://paper.example/a>; rel="memento"; datetime="no day",
<http://archive.example/20190601120000/http://paper.example/a>; rel="last memento"; datetime="Sat, 01 Jun 2019 12:00:00 GMT"
"""  # noqa: E501
ROWS = [
    ["timestamp", "original", "statuscode", "digest"],
    ["20110501000000", "http://paper.example/a", "200", "AAA"],
    ["20120501000000", "http://paper.example/a", "302", "BBB"],
    ["20190601120000", "http://paper.example/a", "-", "CCC"],
    ["2019", "http://paper.example/a", "200", "DDD"],
]
CDX = Archive("cdx.example", Interface.CDX, "http://cdx.example/cdx", "http://cdx.example/web/", own=True)
LISTED = Archive("list.example", Interface.TIMEMAP, "http://list.example/timemap/", own=True)
MOMENTS = ("20110401000000", "20150101000000", "20190601000000", "20230601000000")


def capture(moment: str, digest: str | None = None, status: int | None = 200) -> Capture:
    """A capture of one page at a moment of fourteen digits."""
    when = datetime.strptime(moment, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return Capture(f"http://cdx.example/web/{moment}/http://paper.example/a", when, status, digest)


class Web:
    """A `get` that answers from a table of addresses; another address cannot be reached."""

    def __init__(self, pages: Mapping[str, str], headers: Mapping[str, str] | None = None) -> None:
        self.pages, self.headers = pages, headers or {}
        self.asked: list[str] = []

    def __call__(self, uri: str, *, accept: str | None = None) -> Response:  # noqa: ARG002
        self.asked.append(uri)
        if uri not in self.pages:
            raise FetchError(uri, Outcome.TIMEOUT, "no answer in 5 s")
        headers = tuple(self.headers.items())
        body = self.pages[uri].encode()
        return Response(uri=uri, final_uri=uri, status=200, headers=headers, body=body, retrieved="")


def says(answer: Response | FetchError) -> Judgement:
    """Alive where the page says "right"."""
    fit = isinstance(answer, Response) and b"right" in answer.body
    access = Access.ALIVE if fit else Access.SOFT_404
    return Judgement(access=access, reason="", sentence="the page is another one")


def test_a_timemap_gives_its_mementos() -> None:
    """Mementos are read with their moments; links of other relations and undated ones are passed over."""
    found = list(read_timemap(TIMEMAP))
    assert [c.moment.isoformat() for c in found] == ["2011-05-01T00:00:00+00:00", "2019-06-01T12:00:00+00:00"]
    assert found[1].uri_m == "http://archive.example/20190601120000/http://paper.example/a"
    assert found[1].raw == "http://archive.example/20190601120000id_/http://paper.example/a"


@pytest.mark.parametrize("form", ["table", "lines"])
def test_a_cdx_answer_gives_its_captures(form: str) -> None:
    """Rows become captures with status and digest; a row without a full moment is passed over."""
    lines = "\n".join(json.dumps(dict(zip(ROWS[0], row, strict=True))) for row in ROWS[1:])
    body = json.dumps(ROWS) if form == "table" else lines
    found = list(read_cdx(body.encode(), "http://cdx.example/web/"))
    assert [(c.status, c.digest) for c in found] == [(200, "AAA"), (302, "BBB"), (None, "CCC")]
    assert found[0].uri_m == "http://cdx.example/web/20110501000000/http://paper.example/a"


@pytest.mark.parametrize("body", [b"", b"[", b"[[]]", b"[1, 2]", b"<html>", b'{"a": [', b"[" * 100_000, b"\xff\xfe{"])
def test_a_damaged_list_gives_no_capture(body: bytes) -> None:
    """What is no list of captures gives none and raises nothing."""
    assert list(read_cdx(body, "")) == []
    assert list(read_timemap(body.decode("latin-1"))) == []


@pytest.mark.parametrize(
    ("day", "order"),
    [
        (None, "2023 2019 2015 2011"),
        ("2011-03-30", "2011 2015 2019 2023"),
        ("2015", "2015 2019 2011 2023"),
        ("2019-07", "2019 2023 2015 2011"),
        ("soon", "2023 2019 2015 2011"),
    ],
)
def test_captures_are_tried_from_the_nearest_outwards(day: str | None, order: str) -> None:
    """Without a day the newest is first; with one the nearest to it."""
    found = nearest_first([capture(moment) for moment in MOMENTS], day)
    assert [str(c.moment.year) for c in found] == order.split()


def test_redirects_errors_and_the_same_bytes_are_not_opened() -> None:
    """Captures of errors and redirects hold no page, and bytes that were judged once are not judged again."""
    held = [
        capture(MOMENTS[0], "A"),
        capture(MOMENTS[1], "A"),
        capture(MOMENTS[2], "B", 404),
        capture(MOMENTS[3], "C", 302),
    ]
    assert [c.moment.year for c in nearest_first(held, None)] == [2015]


def test_a_capture_of_another_page_is_stepped_over() -> None:
    """Where the nearest capture is not the cited page the next is taken, and the way is told."""
    rows = json.dumps([*ROWS[:2], ["20190601120000", "http://paper.example/a", "200", "CCC"]])
    question = (
        "http://cdx.example/cdx?url=http%3A%2F%2Fpaper.example%2Fa&output=json&fl=timestamp,original,statuscode,digest"
    )
    web = Web(
        {
            question: rows,
            "http://cdx.example/web/20190601120000id_/http://paper.example/a": "for sale",
            "http://cdx.example/web/20110501000000id_/http://paper.example/a": "right",
        }
    )
    found = choose("http://paper.example/a", "2020", get=web, judged=says, archives=(CDX, LISTED))
    assert found.capture is not None
    assert found.capture.moment.year == 2011
    assert found.tried[0] == "cdx.example: 2 captures"
    assert "the page is another one" in found.tried[1]
    assert not [uri for uri in web.asked if "list.example" in uri]


def test_an_archive_that_gives_no_answer_is_told() -> None:
    """Where no archive has the page, one that could not be asked leaves it open whether there is a copy."""
    web = Web({"http://list.example/timemap/http://paper.example/a": ""})
    found = choose("http://paper.example/a", None, get=web, judged=says, archives=(CDX, LISTED))
    assert (found.capture, found.asked) == (None, False)
    assert found.tried == ("cdx.example: no answer in 5 s", "list.example: 0 captures")


def test_a_capture_is_asked_for() -> None:
    """The capture that the archive names is taken; where it names none, that is said."""
    named = Web(
        {"http://archive.example/save/http://paper.example/a": ""},
        {"content-location": "/web/20261101000001/http://paper.example/a"},
    )
    made = save("http://paper.example/a", named, base="http://archive.example/save/")
    assert made.capture is not None
    assert made.capture.uri_m == "http://archive.example/web/20261101000001/http://paper.example/a"
    silent = Web({"http://archive.example/save/http://paper.example/a": ""})
    assert save("http://paper.example/a", silent, base="http://archive.example/save/").capture is None
    assert "no answer" in save("http://paper.example/b", silent, base="http://archive.example/save/").tried


def test_the_words_a_capture_lacks_are_named() -> None:
    """Cited words are looked for with quotation marks, spaces and capitals folded."""
    page = "The minister said: “We  shall\nnot sell.” He left."
    assert lacking(page, ['said: "we shall not sell."', "He stayed"]) == ("He stayed",)


def test_the_fake_archive_gives_the_capture_that_holds_the_page(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the best capture is known, that one is chosen among redirects, soft 404s and parked pages."""
    monkeypatch.syspath_prepend(str(shared / "webfaults"))
    import server  # type: ignore[import-not-found]

    with server.running() as web, HttpGet(allow_private=True) as get:
        known = [b for b in server.SERVER.truth()["behaviours"] if b.get("archive_best")]
        replay = web.services["timegate"]
        archive = Archive("fake", Interface.CDX, web.services["cdx"], replay, own=True)
        right = {b["id"]: b["archive_best"] for b in known}
        chosen = {}
        for behaviour in known:
            uri, cited = behaviour["url"], CslItem(title=behaviour.get("title"))
            found = choose(uri, None, get=get, judged=fitness(uri, cited), archives=(archive,))
            chosen[behaviour["id"]] = found.capture.moment.strftime("%Y%m%d%H%M%S") if found.capture else found.tried
    assert len(right) > 8
    assert chosen == right
