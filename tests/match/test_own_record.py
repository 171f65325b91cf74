"""What a page says of itself against what the note prints."""

import pytest

from footnote_audit.match import own_records
from footnote_audit.model import CslItem, Name, Outcome, ReadSource, Snapshot, Source
from footnote_audit.read import read

PAGE = """<html><head><title>The price of salt</title><meta name="author" content="Ida Holm">
<meta property="article:published_time" content="2016-03-10T08:00:00Z"></head>
<body><article><h1>The price of salt</h1><p>By Ida Holm</p><p>Salt was sold by the barrel.{more}</p></article></body>
</html>"""
HOLM, BRUUN = Name(family="Holm", given="Ida"), Name(family="Bruun", given="Lena")


def differing(cited: CslItem, more: str = "", resolver: str = "printed-address") -> list[tuple[str, str, str]]:
    """The variables in which the page and the citation differ."""
    source = Source(id="https://salt.example/a", item=cited, resolver=resolver)
    snapshot = Snapshot(source_id=source.id, uri_r=source.id, outcome=Outcome.OK, reason="")
    document = read(source.id, PAGE.format(more=more).encode(), "text/html")
    found = own_records([("n1.1", cited)], {"n1.1": ReadSource(source=source, snapshot=snapshot, document=document)})
    return [(told.variable, told.printed, told.stated) for told in found]


def test_another_author_and_another_year_are_told() -> None:
    """The page's own author and date are given beside those printed."""
    cited = CslItem(title="The Price of Salt", author=(BRUUN,), issued="2019-03-10")
    assert differing(cited) == [("author", "Lena Bruun", "Ida Holm"), ("issued", "2019-03-10", "2016-03-10")]


@pytest.mark.parametrize(
    ("cited", "more"),
    [
        (CslItem(title="The Price of Salt", author=(HOLM,), issued="2016"), ""),
        (CslItem(title="The price of salt", author=(Name(family="Holmm", given="I."),), issued="2016-04"), ""),
        (CslItem(title="The price of salt", author=(BRUUN,)), " With notes by Lena Bruun."),
        (CslItem(title="The price of salt", author=(Name(literal="Salt Desk"),)), ""),
        (CslItem(title="The price of salt", issued="2019"), " Updated in 2019."),
        (CslItem(title="The history of rope making", author=(BRUUN,), issued="2019"), ""),
    ],
    ids=["same", "misspelt", "named in the text", "a desk", "year in the text", "another work"],
)
def test_what_can_be_the_same_is_no_difference(cited: CslItem, more: str) -> None:
    """A misprint, a name or year that the page prints, a corporate author and another work are let pass."""
    assert differing(cited, more) == []


def test_a_work_with_a_record_is_left_to_the_record() -> None:
    """What the registry records was compared with the note before."""
    assert differing(CslItem(title="The price of salt", author=(BRUUN,)), resolver="registry") == []
