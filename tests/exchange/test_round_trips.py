"""What is written reads back; what a form cannot hold is told, and only that."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchange_items import ITEMS
from footnote_audit.exchange import FORMS, read_works, write_works
from footnote_audit.exchange.loss import lost_variables
from footnote_audit.model import CslItem

LIMITS = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
# What each form has no place for, whatever the value; the rest below depends on the value.
NEVER = {"csl-json": set(), "bibtex": {"interviewer", "medium"}, "ris": {"interviewer", "medium", "event-place"}}
# RIS has no type for some kinds, no form for ranges of dates, and parts names at every comma; it holds the court of a
# judgment where other works have their publisher, and either a PMID or an archive. BibTeX counts issues and articles of
# a journal in one field; the container of a whole book has no tag in RIS.
SOMETIMES = {
    "csl-json": set(),
    "bibtex": {"number"},
    "ris": {
        "type",
        "issued",
        "accessed",
        "author",
        "editor",
        "translator",
        "container-title",
        "authority",
        "publisher",
        "PMID",
    },
}


@pytest.mark.parametrize("form", FORMS)
@LIMITS
@given(items=st.lists(ITEMS, min_size=1, max_size=4))
def test_works_come_back_but_for_what_is_told(form: str, items: list[CslItem]) -> None:
    """Every variable that differs after a round trip stands in the loss of its work, and no other does."""
    written = write_works(items, form)
    back = read_works(written.text.encode("utf-8"), f"x.{form}", form).items
    assert len(back) == len(items)
    told = {loss.partition(":")[0]: re.split(", ", loss.partition("hold its ")[2]) for loss in written.losses}
    for item, found in zip(items, back, strict=True):
        lost = lost_variables(item, found)
        assert list(lost) == told.get(found.id or "", [])
        assert set(lost) <= NEVER[form] | SOMETIMES[form]


@pytest.mark.parametrize("form", FORMS)
@LIMITS
@given(item=ITEMS)
def test_a_second_trip_loses_nothing_more(form: str, item: CslItem) -> None:
    """What came back once comes back again, through CSL-JSON, too."""
    (once,) = read_works(write_works([item], form).text.encode("utf-8"), f"x.{form}", form).items
    (between,) = read_works(write_works([once], "csl-json").text.encode("utf-8"), "x.json").items
    (twice,) = read_works(write_works([between], form).text.encode("utf-8"), f"x.{form}", form).items
    assert lost_variables(once, twice) == ()


def test_works_of_one_name_get_ids_of_their_own() -> None:
    """Two works with equal ids, or with none and equal words, stand under different keys."""
    items = [CslItem(id="a", title="Quays"), CslItem(id="a", title="Quays"), CslItem(title="Quays")]
    back = read_works(write_works(items, "bibtex").text.encode(), "x.bib").items
    assert [item.id for item in back] == ["a", "quays", "quays-2"]
