"""Judging in a process beside this one: the same judgements, and none where it cannot know."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from footnote_audit.fetch.judging import judge
from footnote_audit.fetch.judging.beside import LARGEST, Beside, Case
from footnote_audit.model import CslItem, Response

ASKED = "https://marsh.example/2014/reed-cutters-return.html"
WORDS = "The reed cutters came back to the marsh in November, when the ice could bear a sledge and the birds had left. "
ARTICLE = f"<title>Reed cutters return</title><h1>Reed cutters return</h1><p>{WORDS * 12}</p>"
NOWHERE = "<title>Welcome</title><p>Have a look around, and write to us at any time if something is missing here.</p>"
LOST = "<title>Page not found</title><h1>Page not found</h1><p>The page you asked for does not exist.</p>"


def case(body: str, *, asked: str = ASKED, cited: CslItem | None = None, status: int = 200) -> Case:
    """What is to be judged: a page that came for an address."""
    response = Response(
        uri=asked,
        final_uri=asked.partition("#")[0],
        status=status,
        headers=(("content-type", "text/html"),),
        body=body.encode(),
        retrieved="2026-11-09T00:00:00Z",
    )
    return Case(asked, response, cited)


@pytest.fixture(scope="module")
def beside() -> Iterator[Beside]:
    """One process for the tests of this file."""
    with closing(Beside()) as process:
        yield process


def test_the_process_beside_judges_alike(beside: Beside) -> None:
    """Articles, notices, statuses and missing parts get the judgement that they get here; batches come in order."""
    cases = [
        case(ARTICLE),
        case(LOST),
        case(ARTICLE, status=503),
        case(ARTICLE, asked=f"{ASKED}#fourth-part"),
        case(ARTICLE, cited=CslItem(type="article-newspaper", title="Reed cutters return")),
    ]
    begun = [beside.judge(cases), beside.judge(cases[:2])]
    here = [judge(asked, answer, cited=cited) for asked, answer, cited in cases]
    assert [each() for each in begun] == [here, here[:2]]
    assert len({each.reason for each in here}) == 4


def test_what_needs_another_page_or_much_memory_is_left_to_the_caller(beside: Beside) -> None:
    """A page in doubt, for which a made-up address must be asked, and a very long one are not judged there."""
    assert judge(*case(NOWHERE)[:2], probe=lambda _uri: case(NOWHERE).answer).reason == "not_found_page"
    assert beside.judge([case(NOWHERE), case(ARTICLE + " " * LARGEST), case(LOST)])()[:2] == [None, None]


def test_without_the_process_the_caller_judges() -> None:
    """A process that has ended, even between question and answer, judges nothing and stops nothing."""
    gone = Beside()
    waiting = gone.judge([case(ARTICLE)])
    gone.close()
    assert waiting() == [None]
    assert gone.judge([case(ARTICLE)])() == [None]
