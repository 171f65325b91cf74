"""Single facts, several judges, quotations that differ, claims without a source and second-hand sources, in reports."""

import json
import re
from dataclasses import replace
from typing import Any

from lxml import html as lxml_html

from footnote_audit.model import JudgeName
from footnote_audit.report import from_json, report, to_json
from report import audits
from report.judged_audits import FACTS, LOOSE, hostile_judged, judged


def _page() -> Any:
    return lxml_html.document_fromstring(report(judged(), "html"))


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def _first_part(tree: Any) -> Any:
    return tree.xpath(f"//*[@id='{judged().claims[0].id}']")[0]


def test_each_fact_has_its_own_sign_and_one_decides() -> None:
    """A claim of several facts has a line a fact with sign, word and reason; the one that decides says so."""
    lines = _first_part(_page()).xpath(".//ul[@class='facts']/li")
    assert [line.xpath(".//use/@href") for line in lines] == [["#sign-refuted"], ["#sign-supported"]]
    assert _words(lines[0]) == f"Source says otherwise: {FACTS[0]} This one decides. The source says 30%."
    assert _words(lines[1]) == f"Supported: {FACTS[1]} The source says 2014."


def test_judges_are_named_with_what_they_say() -> None:
    """Each judge's opinion is shown, and that they disagree; one voice alone is not repeated."""
    part = _first_part(_page())
    told = [_words(line) for line in part.xpath(".//ul[@class='voices']/li")]
    assert told == [
        "rules: Source says otherwise, likelihood of support 0.02; The source says 30%.",
        "service: Supported, likelihood of support 0.95; points to “30%”.",
    ]
    assert "They disagree; the rules decide." in _words(part)
    alone = lxml_html.document_fromstring(report(audits.full(), "html"))
    assert not alone.xpath("//ul[@class='voices']|//ul[@class='facts']")


def test_a_quotation_is_shown_as_a_difference_that_can_be_heard() -> None:
    """Words changed, left out and put in are del and ins, each told in words too; marked cuts are no difference."""
    change = _first_part(_page()).xpath(".//p[@class='change']")[0]
    assert [_words(e) for e in change.xpath(".//bdi/del")] == ["article: forty", "article: always"]
    assert [_words(e) for e in change.xpath(".//bdi/ins")] == ["source: thirty", "source: at most"]
    assert _words(change).endswith("took article: forty source: thirty source: at most article: always […]")


def test_claims_without_a_source_are_bracketed_and_listed() -> None:
    """What the article says without a source stands between bars in the text, and in a list that leads there."""
    tree = _page()
    assert _words(tree.xpath("//section[@id='unsourced']//li")[0]) == f"“{LOOSE}”"
    target = tree.xpath("//section[@id='unsourced']//li/a/@href")[0].removeprefix("#")
    assert tree.xpath(f"//section[@id='article']//*[@id='{target}']")
    flagged = "".join(e.text_content() for e in tree.xpath("//section[@id='article']//span[contains(@class, 'flag')]"))
    assert LOOSE in flagged
    text = report(judged(), "markdown")
    assert "## Without a source" in text and LOOSE in text


def test_what_a_source_rests_on_stands_at_the_source_and_at_the_claim() -> None:
    """A source that quotes or reprints another says so in its row, and at the claim that rests on it."""
    tree = _page()
    assert "a reprint, cited through Loma Wire" in _words(tree.xpath("//section[@id='sources']")[0])
    assert "Agence Delta" not in _words(tree.xpath("//section[@id='sources']")[0])
    part = _words(_first_part(tree))
    assert "The source is cited through Agence Delta: “Agence Delta”." in part
    assert "The source is a reprint, cited through Loma Wire." in part
    assert "cited through Loma Wire" in report(judged(), "markdown")


def test_the_report_says_who_was_heard() -> None:
    """Model and service are named with version or host, how often the service answered, and what went wrong."""
    how = _words(_page().xpath("//section[@id='how']")[0])
    assert "model: footnote-audit-model 1.0, SHA-256 00ff" in how
    assert "service: small at localhost:11434; asked for 7 claims, 6 usable answers. It was slow." in how
    assert "judge=http://localhost:11434/api/chat" in how
    assert "service: small at localhost:11434" in report(judged(), "markdown")
    assert "## Judges" not in report(replace(judged(), judges=()), "markdown")


def test_the_audit_is_read_back_whole() -> None:
    """Facts, opinions, differences, derivations and judges go through JSON without loss."""
    assert from_json(to_json(judged())) == judged()
    saved = json.loads(to_json(judged()))
    assert saved["judges"][1]["judge"] == JudgeName.SERVICE.value


def test_hostile_words_are_words_in_every_form() -> None:
    """Markup from an article, a source or a service stays text in HTML and Markdown."""
    page = report(hostile_judged(), "html")
    assert "<script" not in page and not lxml_html.document_fromstring(page).xpath("//script")
    text = report(hostile_judged(), "markdown")
    assert "<script" not in text and not re.search(r"(?<!\\)\]\(javascript", text)
