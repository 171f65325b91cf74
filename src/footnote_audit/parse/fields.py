"""One printed citation to a CSL item: laws and judgments by their grammar, quoted titles by rules, the rest by the tagger."""  # noqa: E501

import re
from dataclasses import replace

from footnote_audit.parse.boxes import with_boxes
from footnote_audit.parse.broadcasts import read_broadcast
from footnote_audit.parse.by_model import read_by_model
from footnote_audit.parse.by_rules import quotes_its_title, read_by_rules
from footnote_audit.parse.edited import with_editors
from footnote_audit.parse.films import read_film
from footnote_audit.parse.german_theses import read_german_thesis
from footnote_audit.parse.law.reading import read_law
from footnote_audit.parse.numbers import is_whole_range, take_locators
from footnote_audit.parse.part_forms import read_part
from footnote_audit.parse.reading import Fields as Fields

_CONTRIBUTIONS = frozenset(["article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference"])

# A title in italics as plain text has it, the other mark for which is read already.
_UNDERSCORES = re.compile(r"(?<![\w/])_(?=[^\s_])([^_\n]{2,300})(?<=[^\s_])_(?![\w/])")


def read_fields(text: str) -> Fields:
    """The work that a citation in a note names, its cited place apart from its pages; what is not printed stays None."""  # noqa: E501
    text = _UNDERSCORES.sub(r"*\1*", text)
    own = read_law(text) or read_film(text) or read_broadcast(text) or read_german_thesis(text)
    own = own or read_part(text)
    if own is not None:
        return own
    ruled = read_by_rules(text) if quotes_its_title(text) else None
    return ruled or _with_cited_place(with_boxes(text, with_editors(text, read_by_model(text))))


def read_entry(text: str) -> Fields:
    """The work that an entry of a bibliography prints; its pages stay where they are."""
    return read_law(text) or read_by_model(text)


def _with_cited_place(read: Fields) -> Fields:
    """A page that is no range of a contribution is the cited place."""
    item = read.item
    if read.locator is not None:
        found, _ = take_locators(read.locator)
        return read._replace(locator=found.locator or found.pages or read.locator, label=found.label or "page")
    if item.page is None or (item.type in _CONTRIBUTIONS and is_whole_range(item.page)):
        return read
    spans = tuple(replace(s, variable="locator") if s.variable == "page" else s for s in read.spans)
    return read._replace(item=replace(item, page=None), locator=item.page, label="page", spans=spans)
