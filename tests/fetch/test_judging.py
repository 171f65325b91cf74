"""Judging: what the case files cannot say of probes, files, character sets, days and hostile pages."""

import time
from collections.abc import Callable

import pytest

from footnote_audit.errors import FetchError
from footnote_audit.fetch.judging import judge, onward, standing
from footnote_audit.fetch.judging.slugs import sibling
from footnote_audit.fetch.judging.wordings import languages, losses
from footnote_audit.model import Access, CslItem, Judgement, Outcome, Response

ASKED = "https://valley.example/2011/08/minister-visits-dam.html"
WORDS = (
    "The council met on Tuesday and put the decision off until the spring, when the survey of the river will be ready. "
    "Two members asked for the figures of the last ten years, which the engineers promised to send within the month."
)
ARTICLE = f"<title>The dam</title><h1>The dam</h1>{f'<p>{WORDS}</p>' * 4}"
NOWHERE = f"<title>Valley</title><p>Have a look around.</p><p>{WORDS}</p>"
FRONT = "<title>Valley</title><ul>" + "".join(f"<li><a href='/{n}'>Headline {n}</a></li>" for n in range(12)) + "</ul>"
PDF = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n"
    b"<< /Type /Pages /Kids [3 0 R] /Count 3 >>\nendobj\n"
    + b"% padding\n" * 50
    + b"trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
)


def answer(
    body: str | bytes, *, asked: str = ASKED, final: str = "", status: int = 200, kind: str = "text/html"
) -> Response:
    """A response as `get` brings it."""
    data = body.encode() if isinstance(body, str) else body
    return Response(
        uri=asked,
        final_uri=final or asked.partition("#")[0],
        status=status,
        headers=(("content-type", kind),),
        body=data,
        retrieved="2026-11-01T00:00:00Z",
    )


def probing(answers: dict[str, Response], other: Response | None, asked: list[str]) -> Callable[[str], Response | None]:
    """A probe that answers from a table, and otherwise always the same; notes what it was asked for."""

    def probe(uri: str) -> Response | None:
        asked.append(uri)
        return answers.get(uri, other)

    return probe


def told(found: Judgement) -> str:
    """A judgement on one line."""
    return f"{found.access} {found.reason}".strip()


def test_a_site_that_answers_everything_alike_is_found_out() -> None:
    """A page without a word of the address is soft where a made-up neighbour gets the same one."""
    asked: list[str] = []
    same = answer(NOWHERE.replace("look", "good look"), asked=sibling(ASKED))
    assert told(judge(ASKED, answer(NOWHERE), probe=probing({}, same, asked))) == "soft404 not_found_page"
    assert asked == [sibling(ASKED)]


def test_a_site_that_knows_what_it_has_is_believed() -> None:
    """The same page is alive where a made-up neighbour is not found, and where nobody can be asked."""
    asked: list[str] = []
    missing = answer("no", status=404)
    assert told(judge(ASKED, answer(NOWHERE), probe=probing({}, missing, asked))) == "alive"
    assert told(judge(ASKED, answer(NOWHERE), probe=probing({}, None, asked))) == "alive"
    assert told(judge(ASKED, answer(NOWHERE))) == "alive"


def test_no_address_is_made_up_without_suspicion() -> None:
    """A page that names itself like the address or like the cited title is not asked about further."""
    asked: list[str] = []
    body = ARTICLE.replace("The dam", "Minister visits the dam")
    assert told(judge(ASKED, answer(body), probe=probing({}, None, asked))) == "alive"
    cited = CslItem(title="The dam")
    assert told(judge(ASKED, answer(ARTICLE), cited=cited, probe=probing({}, None, asked))) == "alive"
    assert asked == []


def test_the_front_page_under_the_address_of_a_work_is_compared() -> None:
    """A list of links is soft where it is the site's front page, and alive where it is a list of its own."""
    front = {"https://valley.example/": answer(FRONT, asked="https://valley.example/")}
    missing = answer("no", status=404)
    assert told(judge(ASKED, answer(FRONT), probe=probing(front, missing, []))) == "soft404 home_served"
    other = {"https://valley.example/": answer(ARTICLE, asked="https://valley.example/")}
    assert told(judge(ASKED, answer(FRONT), probe=probing(other, missing, []))) == "alive"


def test_any_address_led_to_the_same_page_is_found_out() -> None:
    """A redirect that a made-up neighbour gets as well leads nowhere."""
    latest = answer(FRONT, final="https://valley.example/all-stories")
    other = answer(FRONT, asked=sibling(ASKED), final="https://valley.example/all-stories")
    assert judge(ASKED, latest, probe=probing({}, other, [])).access is Access.SOFT_404


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://a.example/2011/08/minister.html", ("https://a.example/2011/08/", ".html")),
        ("https://a.example/item/4711/", ("https://a.example/item/", "/")),
        ("https://a.example/show.php?id=77", ("https://a.example/show.php?id=", "")),
        ("https://a.example/новости/порт", ("https://a.example/новости/", "")),
    ],
)
def test_made_up_addresses_keep_the_form(address: str, kept: tuple[str, str]) -> None:
    """A made-up neighbour lies in the same folder, ends alike, is the same every time, and is another."""
    made = sibling(address)
    assert made.startswith(kept[0]) and made.endswith(kept[1])
    assert made == sibling(address) != address


def test_a_page_that_sends_its_reader_on_is_followed() -> None:
    """The page at the end of a refresh is judged, and fetched in the place of the stub."""
    stub = answer('<meta http-equiv="refresh" content="0; url=/new/dam.html"><title>Moved</title>')
    target = answer(ARTICLE, asked="https://valley.example/new/dam.html")
    assert told(judge(ASKED, stub, probe=probing({}, target, []))) == "alive"
    assert told(judge(ASKED, stub)) == "attention meta_refresh"
    missing = answer("gone", status=404)
    assert told(judge(ASKED, stub, probe=probing({}, missing, []))) == "broken not_found"

    def get(uri: str, *, accept: str | None = None) -> Response:
        assert (uri, accept) == ("https://valley.example/new/dam.html", None)
        return target

    found = onward(ASKED, stub, get)
    assert (found.uri, found.body) == (ASKED, target.body)
    assert found.hops == (ASKED, target.final_uri)


@pytest.mark.parametrize(
    ("body", "kind", "fragment", "expected"),
    [
        (PDF, "application/pdf", "", "alive"),
        (PDF, "text/html", "", "alive"),
        (PDF[:300], "application/pdf", "", "attention truncated"),
        (b"%PDF-1.4\n" + bytes(range(256)), "application/pdf", "", "attention unreadable"),
        (b"no pdf at all", "application/pdf", "", "attention unreadable"),
        (PDF, "application/pdf", "#page=3", "alive"),
        (PDF, "application/pdf", "#page=4", "attention anchor_missing"),
        (b"PK\x03\x04" + b"x" * 500, "application/zip", "", "attention truncated"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "image/png", "", "alive"),
        (b"Trade by partner, in tonnes\n1 2 3", "text/plain", "", "alive"),
        (b"404 page not found", "text/plain", "", "soft404 not_found_page"),
        (b'{"status": "error", "message": "Document not found"}', "application/json", "", "soft404 not_found_page"),
        (b'{"title": "Cargo", "values": [4, 0, 4]}', "application/json", "", "alive"),
        (b"", "text/html", "", "attention empty_body"),
    ],
)
def test_files_are_judged_by_what_they_are(body: bytes, kind: str, fragment: str, expected: str) -> None:
    """A whole file is alive; one that is cut off, none, or only a notice is what it is."""
    assert told(judge(ASKED + fragment, answer(body, kind=kind))) == expected


@pytest.mark.parametrize(
    ("encoding", "kind", "head"),
    [
        ("cp1251", "text/html", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'),
        ("cp1251", "text/html; charset=windows-1251", ""),
        ("koi8-r", "text/html; charset=koi8-r", ""),
        ("utf-8", "text/html; charset=iso-8859-1", ""),
        ("utf-16", "text/html", ""),
        ("utf-8", "text/html; charset=x-no-such", ""),
    ],
)
def test_notices_are_read_in_every_character_set(encoding: str, kind: str, head: str) -> None:
    """A notice is found whatever its bytes are declared to be."""
    body = f"<html>{head}<title>Порт</title><h1>Страница не найдена</h1>".encode(encoding)
    assert told(judge(ASKED, answer(body, kind=kind))) == "soft404 not_found_page"


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (FetchError(ASKED, Outcome.UNREACHABLE, "the host's name is not known", "dns"), "broken dns"),
        (FetchError(ASKED, Outcome.UNREACHABLE, "the host takes no connection"), "broken connection_refused"),
        (FetchError(ASKED, Outcome.UNREACHABLE, "the address redirects in a circle"), "broken redirect_loop"),
        (FetchError(ASKED, Outcome.TIMEOUT, "the page did not come within 8 seconds"), "attention timeout"),
        (FetchError(ASKED, Outcome.TOO_LARGE, "the page has 90 MiB"), "attention too_large"),
        (FetchError(ASKED, Outcome.UNREACHABLE, "the certificate has expired"), "attention tls_expired"),
        (FetchError(ASKED, Outcome.UNREACHABLE, "something else"), "attention unreachable"),
    ],
)
def test_faults_of_the_way_have_their_reason(error: FetchError, expected: str) -> None:
    """What may open tomorrow, or for others, is never called broken."""
    assert told(judge(ASKED, error)) == expected


def test_a_registered_doi_vouches_for_a_wall() -> None:
    """A wall behind a DOI stays a wall, and the sentence says that the work exists."""
    asked = "https://doi.example/10.5555/dam.7"
    wall = answer("<title>Just a moment...</title>", asked=asked, final="https://press.example/a/7", status=403)
    found = judge(asked, wall)
    assert told(found) == "attention bot_challenge"
    assert "its DOI is registered" in found.sentence


def test_one_look_is_no_proof() -> None:
    """A page counts as gone after failures on three days since it was last seen, or by its source's own notice."""
    days = [("2026-11-01T08:00:00Z", Access.BROKEN), ("2026-11-01T20:00:00Z", Access.BROKEN)]
    assert not standing(days).gone
    days.append(("2026-11-03T08:00:00Z", Access.SOFT_404))
    assert standing(days).failed_days == ("2026-11-03", "2026-11-01")
    days.append(("2026-11-04T08:00:00Z", Access.ATTENTION))
    assert not standing(days).gone
    days.append(("2026-11-05T08:00:00Z", Access.BROKEN))
    assert standing(days).gone
    assert not standing([*days, ("2026-11-06T08:00:00Z", Access.ALIVE)]).gone
    assert not standing([("2026-11-02T08:00:00Z", Access.ALIVE), *days]).gone
    notice = Judgement(access=Access.BROKEN, reason="gone", sentence="removed for good")
    assert standing([], notice).gone


def test_many_languages_are_known() -> None:
    """Pages that are not there are known in more than sixty languages, each with wordings of its own."""
    assert len(languages()) == len(set(languages())) > 60
    assert len(losses()) == len(languages())


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + "deep",
        "<p>" + "a " * 500_000,
        "<a href='" + "x" * 900_000 + "'>",
        "<!--" * 200_000,
        "<script>" + "location = location = " * 40_000,
        "<title>" + "page not found - " * 60_000,
        "<h1>404</h1>" * 70_000,
        "<meta name=a content=b>" * 40_000,
        "<div style='" + "display : " * 90_000 + "'>x",
        "&" * 1_000_000,
        '<script type="application/json">"' + "\\a" * 400_000,
        "<li><a href=x>y</a></li>" * 40_000,
        "\0" * 900_000,
        "we " * 300_000 + "partners",
    ],
    ids=range(14),
)
def test_hostile_pages_cost_little(body: str) -> None:
    """No page of a million characters takes more than a few seconds, or brings judging down."""
    began = time.process_time()
    judge(ASKED + "#:~:text=page,-y", answer("<html>" + body), cited=CslItem(title="A dam in the valley"))
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    ("body", "other"),
    [
        (
            "<title>minister visits dam - Valley</title><p>We keep minister visits dam for you.",
            "<title>{} - Valley</title>",
        ),
        ("<title>Valley</title><h1>Around here</h1>{stories}", "<title>Valley</title><h1>Around here</h1>{stories}"),
    ],
    ids=["repeats the address", "lists other stories each time"],
)
def test_pages_that_differ_by_chance_only_are_alike(body: str, other: str) -> None:
    """A site that knows nothing is found out though its page repeats the address or lists new stories each time."""
    made = sibling(ASKED).rpartition("/")[2].removesuffix(".html")
    first, second = (
        "".join(f"<li><a href=/{n}>{word} {n}</a></li>" for n in range(9)) for word in ("Harvest", "Regatta")
    )
    words = made.replace("-", " ")
    given = body.replace("{stories}", first)
    beside = other.replace("{stories}", second).replace("{}", words)
    if "{}" in other:
        beside += f"<p>We keep {words} for you."
        given = f"{given} It is as you left it."
        beside = f"{beside} It is as you left it."
    found = judge(
        ASKED, answer(given), cited=CslItem(title="Lock keepers strike"), probe=probing({}, answer(beside), [])
    )
    assert found.access is Access.SOFT_404
