"""ART019: one model given to two makers."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from footnote_audit.check.passages import Passage, passages
from footnote_audit.check.places import quoted
from footnote_audit.check.reading_tables import Tables, read_tables
from footnote_audit.check.two_places import Words, contradiction
from footnote_audit.check.wording import stems, words
from footnote_audit.model import Audit, Hit, Kind, Related
from footnote_audit.text import fold, key, select

# A model carries a number: "Kestrel-20", "TB2", "Kestrel 20".
_MODEL = r"(?P<model>[A-Z][A-Za-z]*(?:[- ](?=\d)|(?=\d))\d{1,4}[A-Z]{0,2})(?![\w.,]?\d)"
_NAME = r"(?P<maker>[A-Z][\w&'-]*(?: (?:of |de |et |und |& )?[A-Z][\w&'-]*){0,3})"
_VERB = r"(?:built|builds|makes|made|manufactured|manufactures|produced|produces|developed|develops|designed)"
_BY_MAKER = re.compile(rf"\b{_NAME} {_VERB} (?:the |its |all |both )?{_MODEL}\b")
_MADE_BY = re.compile(
    rf"\b{_MODEL}s?(?: [a-z]+){{0,3}},? (?:(?:is|was|are|were|been|has been|have been) )?{_VERB} by (?:the )?{_NAME}"
)
_COLUMN = re.compile(
    r"builder|maker|manufacturer|producer|shipyard|hersteller|constructeur|fabricante?|производитель", re.I
)
_OPENERS = frozenset("What Who Which There Here The It This That He She They Its His Her A An".split())  # noqa: SIM905


class _Made(NamedTuple):
    """Who made a model, and where that is told."""

    maker: str
    told: Related


def maker_differs(audit: Audit) -> Iterator[Hit]:
    """One model is given to two makers.

    What it checks: sentences that say who built, makes or developed a model that carries a number ("Kestrel-20"),
    against one another, against notes, and against a table's column of makers.

    Why it matters to a reader of the article: one of the two is wrong, and the reader takes one firm for another.

    Example: the text says that Harland Yard built the Kestrel-20, a note that Moss Marine did.

    What to do: look up who made it.

    Known limits: models made under licence have two makers indeed; models without a number are left alone.
    """
    made: dict[str, _Made] = _in_tables(audit, read_tables(audit))
    for passage in passages(audit):
        for match in _told(passage):
            maker, model = match["maker"], key(match["model"]).replace(" ", "")
            if maker.split()[0] in _OPENERS:
                continue
            at = Words(passage, passage.start + match.start(), passage.start + match.end())
            earlier = made.setdefault(model, _Made(maker, _related("where the other maker is told", at)))
            if not stems(words(earlier.maker)) & stems(words(maker)):
                yield _hit(at, match["model"], earlier)


def _told(passage: Passage) -> Iterator[re.Match[str]]:
    plain = fold(passage.exact)
    for pattern in (_BY_MAKER, _MADE_BY):
        yield from pattern.finditer(plain)


def _in_tables(audit: Audit, tables: Tables) -> dict[str, _Made]:
    found: dict[str, _Made] = {}
    for grid in tables.grids:
        for column in (c for c in grid.columns if _COLUMN.search(c.title)):
            for row in grid.rows:
                cell = row.cells[column.index]
                model = re.search(_MODEL, fold(row.label))
                if cell is not None and cell.text.strip() and model:
                    place = select(audit.document.text, cell.start, cell.end)
                    told = Related(message=f"the table, {row.label}", exact=cell.text, selector=place)
                    found[key(model["model"]).replace(" ", "")] = _Made(cell.text.strip(), told)
    return found


def _related(message: str, at: Words) -> Related:
    return Related(message=message, exact=at.exact, selector=at.passage.selector(at.start, at.end))


def _hit(at: Words, model: str, earlier: _Made) -> Hit:
    hit = contradiction(at, f"says {at.quoted}; elsewhere {model} is of {quoted(earlier.maker)}.", (), kind=Kind.REVIEW)
    return Hit(
        message=hit.message,
        target=f"{hit.target} / {earlier.maker}",
        note_index=hit.note_index,
        selector=hit.selector,
        related=(earlier.told,),
        kind=hit.kind,
    )
