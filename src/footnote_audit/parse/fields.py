"""One printed citation to a CSL item: by rules where a quoted title tells the fields apart, else by the learned tagger."""  # noqa: E501

from dataclasses import replace

from footnote_audit.parse.by_model import read_by_model as read_by_model
from footnote_audit.parse.by_rules import quotes_its_title, read_by_rules
from footnote_audit.parse.numbers import is_whole_range, take_locators
from footnote_audit.parse.reading import Fields as Fields

_CONTRIBUTIONS = frozenset(["article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference"])


def read_fields(text: str) -> Fields:
    """The work that a citation in a note names, its cited place apart from its pages; what is not printed stays None."""  # noqa: E501
    return read_by_rules(text) if quotes_its_title(text) else _with_cited_place(read_by_model(text))


def _with_cited_place(read: Fields) -> Fields:
    """A page that is no range of a contribution is the cited place."""
    item = read.item
    if read.locator is not None:
        found, _ = take_locators(read.locator)
        return read._replace(locator=found.locator or found.pages or read.locator, label=found.label or "page")
    if item.page is None or (item.type in _CONTRIBUTIONS and is_whole_range(item.page)):
        return read
    return read._replace(item=replace(item, page=None), locator=item.page, label="page")
