"""Catalogues on the network: what each is asked, how its answers are weighed, and what a failure comes to.

The answers follow the services' public documentation; the works in them are invented.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from footnote_audit.errors import FetchError
from footnote_audit.model import (
    Citation,
    CitationItem,
    CslItem,
    LocationKind,
    Name,
    NoteKind,
    NoticeKind,
    Outcome,
    Position,
    Resolution,
    ResolutionStatus,
    Response,
    Span,
)
from footnote_audit.resolve import catalogue_resolver, resolve
from footnote_audit.resolve.services.asking import Pace
from footnote_audit.resolve.services.catalogues import BASES, Catalogues
from footnote_audit.resolve.services.sites import Site, known_sites, site_of

ARTICLE = CslItem(
    type="article-journal",
    author=(Name(family="Baker", given="Philippa"),),
    title="Mills of the Upper Valley",
    container_title="Water and Work",
    issued="2009",
)
PRESS = CslItem(
    type="article-newspaper",
    author=(Name(family="Ortiz", given="Ana"),),
    title="Harbour workers end strike over winter wages",
    container_title="The Salt Bay Courier",
    issued="2013-07-10",
)
COURIER = {"salt bay courier": Site("The Salt Bay Courier", "courier.example", "https://courier.example/?s={query}")}


class Web:
    """A `get` that answers by the start of the address; what is not in the table cannot be reached."""

    def __init__(self, answers: dict[str, Any], headers: tuple[tuple[str, str], ...] = ()) -> None:
        self.answers, self.headers = answers, headers
        self.asked: list[str] = []

    def __call__(self, uri: str, *, accept: str | None = None) -> Response:  # noqa: ARG002
        self.asked.append(uri)
        for start, answer in self.answers.items():
            if uri.startswith(start):
                status, body = answer if isinstance(answer, tuple) else (200, answer)
                text = body if isinstance(body, str) else json.dumps(body)
                return Response(
                    uri=uri, final_uri=uri, status=status, headers=self.headers, body=text.encode(), retrieved=""
                )
        raise FetchError(uri, Outcome.TIMEOUT, "no answer in 5 s")


def looked_up(item: CslItem, web: Web, **more: Any) -> Resolution:
    """What the catalogues say of one printed work."""
    cited = CitationItem(id="n1.1", item=item, position=Position.FIRST, span=Span(start=0, end=1), confidence=1.0)
    citation = Citation(note_index=1, kind=NoteKind.CITATION, items=(cited,))
    catalogues = Catalogues(get=web, pace=Pace(clock=lambda: 0.0, sleep=fail), **more)
    found = resolve(
        (citation,),
        registry=(),
        get=web,
        resolvers=(("catalogues", lambda r, g: catalogue_resolver(r, g, catalogues=catalogues)),),
    )
    return found[0]


def fail(seconds: float) -> None:
    """No single look-up asks a service so often that it has to wait."""
    raise AssertionError(seconds)


def crossref_record(**changes: Any) -> dict[str, Any]:
    """A Crossref record of ARTICLE."""
    author = [{"family": "Baker", "given": "Philippa"}]
    whole = {"type": "journal-article", "title": ["Mills of the Upper Valley"], "author": author}
    return {"DOI": "10.5555/mills", "container-title": ["Water and Work"], "issued": {"date-parts": [[2009]]}} | (
        whole | changes
    )


def test_crossref_finds_a_reference_by_its_words() -> None:
    """Of the works that Crossref finds the one that agrees is taken, not the first."""
    works = {"message": {"items": [crossref_record(title=["Wells of the Hills"], DOI="10.5555/w"), crossref_record()]}}
    found = looked_up(ARTICLE, Web({f"{BASES['crossref']}/works?": works}), contact="desk@news.example")
    assert found.status is ResolutionStatus.FOUND
    assert found.source is not None
    assert (found.source.id, found.source.resolver) == ("doi:10.5555/mills", "crossref")
    assert found.candidates[0].reason == "agrees in title, author, outlet, year"


def test_the_contact_is_told_to_services_that_ask_for_it() -> None:
    """Crossref and OpenAlex get the contact as `mailto`, for their polite pools."""
    web = Web({})
    looked_up(ARTICLE, web, contact="desk@news.example")
    told = [uri for uri in web.asked if "mailto=desk%40news.example" in uri]
    assert {uri.split("/works")[0] for uri in told} == {BASES["crossref"], BASES["openalex"]}


def test_a_printed_doi_of_another_work_is_told() -> None:
    """A DOI that leads to another work is not taken; what it is registered as is said."""
    web = Web({f"{BASES['crossref']}/works/": {"message": crossref_record()}, "https": (404, "")})
    item = CslItem(type="article-journal", title="Sails of the Lower Bay", DOI="10.5555/mills", issued="1990")
    found = looked_up(item, web)
    assert found.status is ResolutionStatus.NOT_FOUND
    assert found.tried[0] == "crossref: 10.5555/mills is registered as 'Mills of the Upper Valley'"


def test_a_doi_of_another_agency_is_found_by_the_resolver() -> None:
    """What neither Crossref nor DataCite know is asked of doi.org by content negotiation."""
    record = {"type": "article-journal", "title": "Mills of the Upper Valley", "author": [{"family": "Baker"}]}
    web = Web({BASES["doi.org"]: record | {"issued": {"date-parts": [[2009]]}}, "https": (404, "")})
    found = looked_up(CslItem(type="article-journal", title=ARTICLE.title, DOI="10.5555/mills"), web)
    assert found.source is not None
    assert (found.source.resolver, found.source.locations[0].value) == ("doi.org", "10.5555/mills")


def test_a_service_without_an_answer_is_no_absence() -> None:
    """Where a service could not be asked and no other knows the work, the answer is "not asked", never "not found"."""
    silent = looked_up(ARTICLE, Web({}))
    assert silent.status is ResolutionStatus.NOT_ASKED
    assert silent.tried[0] == "crossref: no answer in 5 s"
    assert looked_up(ARTICLE, Web({"https": (200, "{}")})).status is ResolutionStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ((500, ""), "crossref: answered 500"),
        ((200, "<html>"), "crossref: the answer is not JSON"),
        ((200, "[1]"), "crossref: the answer holds no works"),
        ((200, "[" * 100_000), "crossref: the answer is not JSON"),
        ((200, '{"message": {"items": [{"DOI": 7}, 3]}}'), "crossref: 0 works looked through"),
    ],
)
def test_an_odd_answer_is_told_and_not_raised(answer: tuple[int, str], told: str) -> None:
    """A failed, damaged or odd answer becomes a sentence in `tried`."""
    assert told in looked_up(ARTICLE, Web({"https": answer})).tried


def test_openalex_gives_an_open_copy_and_tells_of_retraction() -> None:
    """The open copy comes before the registered name; a retracted work bears the notice."""
    record = {
        "id": "https://openalex.org/W7", "doi": "https://doi.org/10.5555/mills", "display_name": ARTICLE.title,
        "publication_date": "2009-03-01", "type": "article", "is_retracted": True,
        "authorships": [{"author": {"display_name": "Philippa Baker"}}],
        "best_oa_location": {"pdf_url": "https://repository.example/mills.pdf"},
        "primary_location": {"source": {"display_name": "Water and Work"}},
        "biblio": {"volume": "4", "issue": None, "first_page": "11", "last_page": "29"},
    }  # fmt: skip
    web = Web({f"{BASES['openalex']}/works?": {"results": [record]}, "https": (404, "")})
    source = looked_up(ARTICLE, web).source
    assert source is not None
    assert [place.value for place in source.locations] == ["https://repository.example/mills.pdf", "10.5555/mills"]
    assert [notice.kind for notice in source.notices] == [NoticeKind.RETRACTION]
    assert source.item.page == "11-29"


def test_datacite_finds_a_data_set_and_its_newer_version() -> None:
    """A data set without a printed DOI is found by its title; what replaces it is told."""
    attributes = {
        "doi": "10.5555/counts", "titles": [{"title": "Lock Counts of the Upper Valley"}], "publicationYear": 2017,
        "creators": [{"name": "Mill Survey", "nameType": "Organizational"}], "publisher": {"name": "Valley Archive"},
        "types": {"resourceTypeGeneral": "Dataset"}, "url": "https://archive.example/counts",
        "relatedIdentifiers": [
            {"relationType": "IsPreviousVersionOf", "relatedIdentifierType": "DOI", "relatedIdentifier": "10.5555/c2"}
        ],
    }  # fmt: skip
    web = Web({f"{BASES['datacite']}/dois?": {"data": [{"attributes": attributes}]}, "https": (404, "")})
    item = CslItem(type="dataset", title="Lock Counts of the Upper Valley", publisher="Valley Archive", issued="2017")
    source = looked_up(item, web).source
    assert source is not None
    assert source.item.author == (Name(literal="Mill Survey"),)
    assert [(n.kind, n.DOI) for n in source.notices] == [(NoticeKind.NEW_VERSION, "10.5555/c2")]


def test_a_book_is_found_by_its_isbn_and_compared_all_the_same() -> None:
    """An ISBN leads to a record; a book of another title under it is not taken."""
    book = {
        "key": "/works/OL7W", "title": "The Reed Cutters", "author_name": ["Inga Holm"], "isbn": ["9783161484100"],
        "publish_year": [1987, 1999], "first_publish_year": 1987, "publisher": ["Anker", "Reed Press"],
        "ia": ["reedcut"],
    }  # fmt: skip
    web = Web({f"{BASES['openlibrary']}/search.json?isbn=9783161484100": {"docs": [book]}, "https": (404, "")})
    right = CslItem(
        type="book", title="The Reed Cutters", author=(Name(family="Holm", given="I."),), issued="1999",
        publisher="Reed Press", ISBN="978-3-16-148410-0",
    )  # fmt: skip
    found = looked_up(right, web)
    assert found.source is not None
    assert (found.source.item.issued, found.source.item.publisher) == ("1999", "Reed Press")
    assert found.source.locations[1].value == "https://archive.org/details/reedcut"
    other = CslItem(type="book", title="Salt Roads of the North", ISBN="978-3-16-148410-0")
    assert looked_up(other, web).status is ResolutionStatus.NOT_FOUND


def test_wikidata_finds_a_work_with_a_full_text() -> None:
    """An item of that name is read with its authors' names; a person of the name is no work."""
    claims = {
        "P1476": [{"mainsnak": {"datavalue": {"value": {"text": "Report on the Drowned Villages", "language": "en"}}}}],
        "P50": [{"mainsnak": {"datavalue": {"value": {"id": "Q20"}}}}],
        "P577": [{"mainsnak": {"datavalue": {"value": {"time": "+1972-04-00T00:00:00Z"}}}}],
        "P953": [{"mainsnak": {"datavalue": {"value": "https://archive.example/drowned.pdf"}}}],
        "P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q10870555"}}}}],
    }
    person = {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}]}
    web = Web(
        {
            f"{BASES['wikidata']}/w/api.php?action=wbsearchentities": {"search": [{"id": "Q9"}, {"id": "Q10"}]},
            f"{BASES['wikidata']}/w/api.php?action=wbgetentities&ids=Q9": {
                "entities": {"Q10": {"id": "Q10", "claims": claims}, "Q9": {"id": "Q9", "claims": person}}
            },
            f"{BASES['wikidata']}/w/api.php?action=wbgetentities&ids=Q20": {
                "entities": {"Q20": {"labels": {"en": {"value": "Lena Bruun"}}}}
            },
            "https": (404, ""),
        }
    )
    item = CslItem(type="report", title="Report on the Drowned Villages", author=(Name(family="Bruun"),), issued="1972")
    source = looked_up(item, web).source
    assert source is not None
    assert (source.id, source.item.issued) == ("wikidata:Q10", "1972-04")
    assert source.item.author == (Name(family="Bruun", given="Lena"),)


def test_an_encyclopaedia_gives_the_address_it_cites() -> None:
    """A citation template of the same title brings its address and its archived copy."""
    wikitext = (
        "Text.<ref>{{cite news |last=Ortiz |title=Harbour workers end strike over winter wages |work=[[The Salt Bay"
        " Courier]] |date=2013-07-10 |url=https://courier.example/2013/strike |archive-url=https://archive.example/1}}</ref>"
        "<ref>{{cite web |title=Another page |url=https://other.example/}}</ref>"
    )
    page = {"title": "Salt Bay", "revisions": [{"slots": {"main": {"content": wikitext}}}]}
    base = BASES["wikipedia"].format(language="en")
    web = Web({f"{base}/w/api.php": {"query": {"pages": [page]}}, "https": (404, "")})
    source = looked_up(PRESS, web).source
    assert source is not None
    assert [(p.kind, p.value) for p in source.locations] == [
        (LocationKind.URL, "https://courier.example/2013/strike"),
        (LocationKind.ARCHIVE, "https://archive.example/1"),
    ]


FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<item><title>Harbour workers end strike over winter wages</title><link>https://courier.example/2013/strike</link>
<pubDate>Wed, 10 Jul 2013 08:00:00 +0000</pubDate><dc:creator>Ana Ortiz</dc:creator></item>
<item><title>Harbour workers begin strike</title><link>https://courier.example/2013/begin</link></item></channel></rss>"""
RESULTS = """<html><a href="/about">About us</a><a href="/2013/strike">Harbour workers end strike over winter wages
- The Courier</a><a href="https://elsewhere.example/x">Harbour workers end strike over winter wages</a></html>"""


@pytest.mark.parametrize(("answer", "issued"), [(FEED, "2013-07-10"), (RESULTS, None)], ids=["feed", "page"])
def test_an_outlet_is_asked_by_its_own_search(answer: str, issued: str | None) -> None:
    """The result that bears the printed title is taken from a feed or a page, and only on the outlet's own site."""
    web = Web({"https://courier.example/?s=": answer, "https": (404, "")})
    source = looked_up(PRESS, web, crawl=web, sites=COURIER).source
    assert source is not None
    assert (source.id, source.item.issued) == ("https://courier.example/2013/strike", issued)


def test_an_outlet_is_not_searched_without_leave_to_crawl() -> None:
    """Without a `get` that obeys robots.txt no search page is asked for."""
    web = Web({"https": (404, "")})
    looked_up(PRESS, web, sites=COURIER)
    assert not [uri for uri in web.asked if "courier.example/?s=" in uri]


def test_the_archive_knows_a_page_by_the_words_of_its_address() -> None:
    """A captured address of the outlet that spells the title is taken with its capture; one that does not is not."""
    rows = [
        ["original", "timestamp", "statuscode"],
        ["https://courier.example/2013/07/10/harbour-workers-end-strike-over-winter-wages/", "20130711090000", "200"],
        ["https://courier.example/2013/07/09/harbour-workers-strike-grows", "20130709090000", "200"],
    ]
    web = Web({f"{BASES['archive-index']}/cdx/search/cdx?": rows, "https": (404, "")})
    source = looked_up(PRESS, web, sites=COURIER).source
    assert source is not None
    assert source.item.issued == "2013-07-10"
    assert source.locations[1].value == f"https://web.archive.org/web/20130711090000/{source.locations[0].value}"
    assert "matchType=domain" in web.asked[0]


def test_two_works_that_agree_equally_are_ambiguous() -> None:
    """Two records of one title by different authors are both shown and neither is taken."""
    twins = [
        crossref_record(author=[{"family": "Baker", "given": given}], DOI=f"10.5555/{given}")
        for given in ("Paul", "Pia")
    ]
    item = CslItem(
        type="article-journal", title=ARTICLE.title, author=(Name(family="Baker", given="P."),), issued="2009"
    )
    web = Web({f"{BASES['crossref']}/works?": {"message": {"items": twins}}})
    found = looked_up(item, web)
    assert found.status in (ResolutionStatus.AMBIGUOUS, ResolutionStatus.FOUND)
    assert len(found.candidates) >= 1


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ({"updated-by": [{"type": "retraction", "DOI": "10.5555/n"}]}, [NoticeKind.RETRACTION]),
        ({"updated-by": [{"type": "corrigendum", "DOI": "10.5555/n"}]}, [NoticeKind.CORRECTION]),
        ({"title": ["RETRACTED: Mills of the Upper Valley"]}, [NoticeKind.RETRACTION]),
        ({"relation": {"is-preprint-of": [{"id-type": "doi", "id": "10.5555/p"}]}}, [NoticeKind.PUBLISHED]),
        ({"update-to": [{"type": "retraction", "DOI": "10.5555/other"}]}, []),
    ],
)
def test_what_a_record_says_of_updates_is_kept(changes: dict[str, Any], kinds: list[NoticeKind]) -> None:
    """Retractions, corrections and versions of the record become notices; a notice that retracts another is none."""
    web = Web({f"{BASES['crossref']}/works/": {"message": crossref_record(**changes)}})
    source = looked_up(CslItem(title=ARTICLE.title, DOI="10.5555/mills", type="article-journal"), web).source
    assert source is not None
    assert [notice.kind for notice in source.notices] == kinds


def test_a_service_is_asked_no_oftener_than_its_headers_allow() -> None:
    """After an answer that names a limit of two a second, the third question waits for the rest of the second."""
    now, waited = [10.0], []

    def sleep(seconds: float) -> None:
        waited.append(round(seconds, 3))
        now[0] += seconds

    pace = Pace(clock=lambda: now[0], sleep=sleep)
    web = Web({"https": (200, "{}")}, (("x-rate-limit-limit", "2"), ("x-rate-limit-interval", "1s")))
    pace.learn("crossref", web("https://x.example"))
    for _ in range(3):
        pace.wait("crossref")
        now[0] += 0.1
    assert waited == [0.8]


def test_every_outlet_site_is_a_listed_outlet_with_a_domain() -> None:
    """The table of sites names outlets of the list, plain host names and searches with a place for the words."""
    from footnote_audit.outlets import named

    sites = known_sites()
    assert len(sites) > 150
    for site in sites.values():
        assert named(site.name), site.name
        assert "/" not in site.domain and "." in site.domain
        assert not site.search or ("{query}" in site.search and site.search.startswith("https://"))


def test_the_site_of_a_work_is_that_of_its_outlet_or_its_address() -> None:
    """An outlet's other name leads to its site, an unlisted outlet to the host that the citation prints."""
    assert site_of(CslItem(container_title="Guardian")) == known_sites()["guardian"]
    printed = site_of(CslItem(container_title="Unlisted", URL="https://www.unlisted.example/a"))
    assert printed == Site("www.unlisted.example", "unlisted.example")
    assert site_of(CslItem(container_title="Unlisted")) is None


def test_the_fake_services_are_asked_like_the_real_ones(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Against the fake Crossref, DOI resolver and OpenAlex: found by words, by DOI, and a retraction told."""
    monkeypatch.syspath_prepend(str(shared / "webfaults"))
    import server  # type: ignore[import-not-found]

    from footnote_audit.fetch.http import HttpGet

    with server.running() as web, HttpGet(allow_private=True) as get:
        bases = {
            "crossref": web.services["crossref"],
            "doi.org": web.services["doi"],
            "openalex": web.services["openalex"],
        }
        nowhere = {name: "http://127.0.0.1:9" for name in BASES if name not in bases}
        catalogues = Catalogues(get=get, bases=bases | nowhere)
        made = (("catalogues", lambda r, g: catalogue_resolver(r, g, catalogues=catalogues)),)
        items = (
            CslItem(type="book", title="Pipelines and Power", author=(Name(family="Lovell"),), issued="2011"),
            CslItem(type="article-journal", title="Figures on Transit", DOI="10.5555/wf.retracted.1"),
        )
        cited = tuple(
            CitationItem(id=f"n{n}.1", item=i, position=Position.FIRST, span=Span(start=0, end=1), confidence=1.0)
            for n, i in enumerate(items)
        )
        book, retracted = resolve(
            (Citation(note_index=1, kind=NoteKind.CITATION, items=cited),), registry=(), get=get, resolvers=made
        )
    assert book.source is not None and book.source.id == "doi:10.5555/wf.book.1991"
    assert retracted.source is not None
    assert [n.kind for n in retracted.source.notices] == [NoticeKind.RETRACTION]
