"""The HTML page as a document: complete, accessible, safe, asking nothing of any host."""

import re
import time
from dataclasses import replace
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import html as lxml_html

from footnote_audit.model import Audit, ClaimKind, Rating
from footnote_audit.report import report
from footnote_audit.report.words import LOOKS
from report import audits
from report.judged_audits import hostile_judged, judged

SAMPLES = [audits.empty, audits.full, audits.hostile, judged, hostile_judged]


def page(audit: Audit) -> Any:
    """The page parsed."""
    return lxml_html.document_fromstring(report(audit, "html", rules=audits.RULES))


def words(element: Any) -> str:
    """The element's text in one line."""
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("make", SAMPLES)
def test_nothing_is_requested(make: Any) -> None:
    """No element loads anything, no script runs, every link leads to a place on the page or to http(s)."""
    tree = page(make())
    assert not tree.xpath("//script|//link|//img|//iframe|//object|//embed|//form|//base|//@style|//@src|//@srcset")
    assert not [a for a in tree.xpath("//@*") if a.attrname.startswith("on")]
    assert all(re.match(r"#|https?://", h) for h in tree.xpath("//a/@href"))
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'")
    assert "url(" not in tree.xpath("//style")[0].text and "@import" not in tree.xpath("//style")[0].text


@pytest.mark.parametrize("make", SAMPLES)
def test_addresses_on_the_page_are_whole(make: Any) -> None:
    """Every id stands once and every link within the page leads somewhere."""
    tree = page(make())
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {unquote(h[1:]) for h in tree.xpath("//a/@href|//use/@href") if h.startswith("#")}
    assert targets <= set(ids)


@pytest.mark.parametrize("make", SAMPLES)
def test_structure_for_screen_readers(make: Any) -> None:
    """One h1, landmarks, a language, named sections, tables with headers, and a skip link first."""
    tree = page(make())
    assert tree.get("lang") == "en"
    assert len(tree.xpath("//h1")) == len(tree.xpath("//main")) == len(tree.xpath("//nav[@aria-label]")) == 1
    assert all(s.get("aria-labelledby") for s in tree.xpath("//section"))
    assert all(t.xpath(".//th[@scope]") for t in tree.xpath("//table"))
    assert tree.xpath("//body//a")[0].get("class") == "skip"
    headings = [int(h.tag[1]) for h in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert headings[0] == 1 and all(b - a <= 1 for a, b in pairwise(headings))


def test_parts_come_in_their_order() -> None:
    """To do, article, notes, sources, inside, without source, not checked, how: always there, in this order."""
    for make in SAMPLES:
        ids = page(make()).xpath("//main/section/@id")
        assert ids == ["to-do", "article", "cards", "sources", "inside", "unsourced", "unchecked", "how"]


def test_nothing_checked_is_the_first_line() -> None:
    """The page of an audit that checked no claim says so above its title."""
    body = words(page(audits.empty()).xpath("//header")[0])
    assert body.startswith("No claim was checked: the article has no notes.")


def test_every_rating_has_word_sign_and_line() -> None:
    """Each rating is shown by its word and sign at its note, and by its line under the words of the article."""
    tree = page(audits.full())
    for claim, verdict in zip(audits.full().claims, audits.full().verdicts, strict=True):
        card = tree.get_element_by_id(f"note-{claim.note_index}")
        assert LOOKS[verdict.rating].word in words(card.xpath(".//h3")[0])
        assert card.xpath(f".//h3//use[@href='#sign-{verdict.rating}']")
        assert tree.get_element_by_id(claim.id) is not None
        underlined = tree.xpath(f"//section[@id='article']//span[contains(@class, 'c {verdict.rating}')]")
        assert claim.text in {words(u) for u in underlined}
    style = tree.xpath("//style")[0].text
    for rating, look in LOOKS.items():
        if look.line:
            assert f".c.{rating} {{ text-decoration-style: {look.line};" in style
            assert tree.get_element_by_id(f"sign-{rating}") is not None


def test_card_shows_claim_passage_and_reason_in_this_order() -> None:
    """A card says what the article says, then the words it was held against, then why, then the note as printed."""
    card = words(page(audits.full()).get_element_by_id("note-1"))
    order = [
        "Says",
        "Source says (page 4",
        "about 30%",
        "Why",
        "The note as printed",
        "Printed and recorded differ",
        "Steps",
    ]
    places = [card.index(o) for o in order]
    assert places == sorted(places)
    assert "The note says" in words(page(audits.full()).get_element_by_id("note-2"))
    assert "Recorded finding says" in words(page(audits.full()).get_element_by_id("note-4"))


def test_article_is_whole_and_tables_are_tables() -> None:
    """Every word of the article stands on the page once, its table as a table."""
    section = page(audits.full()).get_element_by_id("article")
    for mark in section.xpath(".//sup"):
        mark.drop_tree()
    text = words(section.xpath(".//div[contains(@class, 'text')]")[0])
    for clause, _, _, _ in audits.STORY:
        assert text.count(clause) == 1
    rows = [[words(c) for c in r.xpath("th|td")] for r in section.xpath(".//table//tr")]
    assert tuple(map(tuple, rows)) == audits.TABLE


def test_hostile_text_is_text() -> None:
    """Script in titles and messages is shown, never run; addresses that are no web pages are not linked."""
    text = report(audits.hostile(), "html", rules=audits.RULES)
    assert "<script" not in text and "<img" not in text
    tree = page(audits.hostile())
    assert "<script>alert(1)</script>" in words(tree.xpath("//h1")[0])
    assert not [h for h in tree.xpath("//a/@href") if not re.match(r"#|https?://[\w.]+/[^\"<> ]*$", h)]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", text)


def test_both_places_of_an_inconsistency_stand_side_by_side() -> None:
    """A finding inside the article shows both places, and its words in the text are bracketed."""
    tree = page(audits.full())
    inside = words(tree.get_element_by_id("inside"))
    assert "Here" in inside and "57,000" in inside and "The table says" in inside and "58,400" in inside
    assert "57,000" in [words(f) for f in tree.xpath("//span[contains(@class, 'flag')]")]


def test_unchecked_claims_are_grouped_with_a_remedy() -> None:
    """What could not be checked stands under its reason, with what would make it checkable."""
    text = words(page(audits.full()).get_element_by_id("unchecked"))
    assert "The host of the source blocked the request (blocked is not gone): 1 claim" in text
    assert "attach a saved copy" in text and "The source is an interview or a message: 1 claim" in text
    assert "Nothing to check at 1 note: 7." in text


def test_claim_address_does_not_depend_on_its_place() -> None:
    """A card's address is the claim's id, so it stays when other parts of the article change."""
    audit = audits.full()
    fewer = replace(audit, claims=audit.claims[3:], verdicts=audit.verdicts[3:], findings=())
    tree = page(fewer)
    assert all(tree.get_element_by_id(c.id) is not None for c in fewer.claims)


def test_overlapping_claims_take_the_gravest_line() -> None:
    """Where several claims share words, the words are underlined as the gravest of them."""
    audit = audits.full()
    verdicts = tuple(replace(v, rating=Rating.SUPPORTED) for v in audit.verdicts)
    twin = replace(audit.claims[0], id="twin")
    grave = replace(verdicts[0], claim_id="twin", rating=Rating.REFUTED)
    tree = page(replace(audit, claims=(*audit.claims, twin), verdicts=(*verdicts, grave)))
    refuted = tree.xpath("//section[@id='article']//span[contains(@class, 'c refuted')]")
    assert [words(r) for r in refuted] == [twin.text]
    assert "Source says otherwise" in words(tree.get_element_by_id("note-1").xpath(".//h3")[0])


def test_notes_can_be_filtered_without_script() -> None:
    """Each rating that a note has can be chosen, with its count; a note that a link leads to is never hidden."""
    tree = page(audits.full())
    labels = [words(label) for label in tree.xpath("//fieldset/label")]
    assert labels[:2] == ["all 7 notes", "Source says otherwise: 1"] and "Could not be checked: 2" in labels
    style = tree.xpath("//style")[0].text
    for choice in tree.xpath("//fieldset//input/@id")[1:]:
        assert f"#cards:has(#{choice}:checked) .card:not(.is-{choice[5:]}, :target, :has(:target))" in style


def test_a_long_article_stays_small_and_quick() -> None:
    """A thousand claims are laid out in all formats in seconds at most, forty notes in far less than 2 MB."""
    audit = audits.long(1000)
    began = time.process_time()
    report(audit, "html")
    assert time.process_time() - began < 2
    assert len(report(audits.long(40), "html").encode()) < 200_000


def test_words_of_several_claims_are_said_once() -> None:
    """Claims of the same clause stand as parts of one card: the clause once, then a line for what each is about."""
    audit = audits.full()
    first = audit.claims[0]
    twin = replace(first, id="0123456789ab", kind=ClaimKind.STATEMENT)
    verdict = next(v for v in audit.verdicts if v.claim_id == first.id)
    doubled = replace(
        audit,
        claims=(first, twin, *audit.claims[1:]),
        verdicts=(*audit.verdicts, replace(verdict, claim_id=twin.id, explanation="Another reason.")),
    )
    text = report(doubled, "html")
    assert text.count("<h4>Says</h4>") == report(audit, "html").count("<h4>Says</h4>")
    assert "the wording" in text and "Another reason." in text
