"""Runs the case files of judging: invented pages of many languages and layouts, healthy ones among them."""

import re
from html import escape
from typing import NamedTuple

import pytest

from case_files import Case, params
from footnote_audit.fetch.judging import judge
from footnote_audit.model import Access, CslItem, Response

# Running text for pages that have some; of no language's notices.
PARAGRAPHS = (
    "The port authority signed the contract in spring, after eleven months of talks that were held in turn in both "
    "towns. Officials put its value at nine million over ten years, a figure that the board has confirmed since then.",
    "According to the pilots, more than half of the traffic used the southern channel that year, and the share of the "
    "northern one fell to an eighth. The shares could change again once the new lock opens, two engineers warned.",
    "Between the two surveys the quay became the second largest of the coast, with two thirds of its trade carried by "
    "a single company. The years before had shown a share of a quarter, according to the same series of figures.",
    "The harbour master was called to the council on the first of the month, two days after the first reports of the "
    "spill. She regarded the reports as exaggerated, she told the members, and named three ships that had passed.",
)
HEADLINES = ("Dredging starts again", "Ferry fares to rise", "New pilot boat named", "Lock gates delivered")
_PAGE_BREAK = re.compile(r"^----$", re.M)


class Given(NamedTuple):
    """One page of a case."""

    asked: str
    answer: Response
    cited: CslItem | None


def page_of(text: str) -> Given:
    """A page in the short form of the case files (tests/cases/fetch/judging)."""
    first, *lines = text.strip("\n").split("\n")
    asked, _, final = (part.strip() for part in first.partition("=>"))
    head, body, headers, cited, status, chrome = "", [], [("content-type", "text/html; charset=utf-8")], None, 200, True
    for line in lines:
        mark, _, rest = line.partition(" ")
        match mark:
            case "cited:":
                cited = CslItem(title=rest)
            case "#":
                head = f"<title>{escape(rest)}</title>"
            case "=":
                body.append(f"<h1>{escape(rest)}</h1>")
            case "@":
                name, _, value = rest.partition(": ")
                headers.append((name, value))
            case "%bare":
                chrome = False
            case _ if mark.startswith("!") and mark[1:].isdigit():
                status = int(mark[1:])
            case "+links":
                body += [f'<li><a href="/s/{i}">{HEADLINES[i % 4]} ({i})</a></li>' for i in range(int(rest))]
            case _ if re.fullmatch(r"\+\d", mark):
                body += [f"<p>{PARAGRAPHS[i % 4]}</p>" for i in range(int(mark[1:]))]
            case _:
                body.append(line if line.startswith("<") else f"<p>{escape(line)}</p>")
    nav = "<header><a href='/'>Front</a><nav><ul><li>World</li><li>Sport</li></ul></nav></header>" if chrome else ""
    foot = "<footer><p>© 2020. All rights reserved. Terms of use.</p></footer>" if chrome else ""
    html = f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{nav}<main>{''.join(body)}</main>{foot}"
    answer = Response(
        uri=asked,
        final_uri=final or asked.partition("#")[0],
        status=status,
        headers=tuple(headers),
        body=html.encode(),
        retrieved="2026-11-01T00:00:00Z",
    )
    return Given(asked, answer, cited)


@pytest.mark.parametrize("case", params("fetch/judging"))
def test_pages_are_judged_as_a_reader_would(case: Case) -> None:
    """Every page gets the answer, and where one is named the reason, that a careful reader would give."""
    pages = [page_of(text) for text in _PAGE_BREAK.split(case.blocks["pages"])]
    expected = case.blocks["expected"].splitlines()
    assert len(pages) == len(expected)
    wrong = []
    for number, (page, wanted) in enumerate(zip(pages, expected, strict=True), 1):
        found = judge(page.asked, page.answer, cited=page.cited)
        access, _, reason = wanted.partition(" ")
        if found.access is not Access(access) or (reason and found.reason != reason):
            wrong.append(f"{number}: {wanted!r} but {found.access} {found.reason} ({found.sentence})")
    assert wrong == []
