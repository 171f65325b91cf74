"""ART002: names that the text and the article's tables give to different things."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from footnote_audit.check.grids import Grid, Row
from footnote_audit.check.naming import proper_name
from footnote_audit.check.passages import Passage, passages
from footnote_audit.check.places import quoted
from footnote_audit.check.reading_tables import Tables, read_tables
from footnote_audit.check.wording import words
from footnote_audit.model import Audit, Hit, Related, ValueKind
from footnote_audit.text import key, select

# "Falcon 200", "Falcon-200 and 300", "Falcon 200/300": a name and the designations after it.
_DESIGNATED = re.compile(
    r"(?<![\w-])([^\W\d_][^\W\d_]{2,})[- \u00a0](\d{1,4}[A-Z]{0,2})(?![\w.,]?\d)"
    r"((?:(?:\s*[,/]\s*|\s+(?:and|or|et|ou|und|oder|y|o|e|и|или)\s+)-?\d{1,4}[A-Z]{0,2}(?![\w.,]?\d))*)(?!\w)"
)
_MORE = re.compile(r"\d{1,4}[A-Z]{0,2}")
_DESIGNATION = re.compile(r"\d{1,4}[a-z]{0,2}")


class _Models(NamedTuple):
    """What the tables call their rows: designations by name, names by designation, and the rows of both."""

    names: frozenset[str]
    owners: dict[str, dict[str, tuple[Row, Grid]]]


def name_differs_from_table(audit: Audit) -> Iterator[Hit]:
    """The text gives a model number to one name, the article's own table to another.

    What it checks: names followed by a designation ("Falcon 200 and 300") where a table of the article has that name
    without the designation, and has the designation with one other name only.

    Why it matters to a reader of the article: the reader takes one thing for another.

    Example: the text speaks of the Falcon 200; the table lists a Falcon, and a Merlin 200.

    What to do: check which name is right.

    Known limits: names that are in no table are left alone. A number that counts things ("Falcon 200 pieces") is told
    from a designation only by its place.
    """
    tables = read_tables(audit)
    models = _models(tables)
    if not models.owners:
        return
    for passage in passages(audit):
        for match in _DESIGNATED.finditer(passage.text, passage.start, passage.end):
            hit = _hit(audit, passage, match, models, tables.language)
            if hit is not None:
                yield hit


def _models(tables: Tables) -> _Models:
    names: set[str] = set()
    owners: dict[str, dict[str, tuple[Row, Grid]]] = defaultdict(dict)
    for grid in tables.grids:
        for row in grid.rows:
            name = proper_name(row.label, frozenset())
            if not name:
                continue
            names.add(name[0])
            for part in name[1:2]:
                if _DESIGNATION.fullmatch(part):
                    owners[part].setdefault(name[0], (row, grid))
    return _Models(names=frozenset(names), owners=dict(owners))


def _hit(audit: Audit, passage: Passage, match: re.Match[str], models: _Models, language: str | None) -> Hit | None:
    name = key(match[1])
    designations = [d.casefold() for d in (match[2], *_MORE.findall(match[3]))]
    if not match[1][0].isupper() or name not in models.names:
        return None
    if any(name in models.owners.get(d, {}) for d in designations):
        return None
    owned = [models.owners[d] for d in designations if len(models.owners.get(d, {})) == 1]
    if len(owned) != len(designations) or len({next(iter(o)) for o in owned}) != 1:
        return None
    if len(designations) == 1 and (_counts(passage, match, language) or _counts_next(passage, match)):
        return None
    rows = [next(iter(owner.values())) for owner in owned]
    labels = " and ".join(quoted(row.label) for row, _ in rows)
    return Hit(
        message=f"{'Note ' + passage.note.label if passage.note else 'The text'} speaks of {quoted(match.group())}; "
        f"the table has {labels}, and {quoted(match[1])} without a number.",
        target=f"{name} {' '.join(designations)}",
        note_index=passage.note.index if passage.note else None,
        selector=passage.selector(match.start(), match.end()),
        related=tuple(
            Related(
                message="the table",
                exact=row.label,
                selector=select(audit.document.text, row.start, row.start + len(row.label)),
            )
            for row, _ in rows
        ),
    )


def _counts(passage: Passage, match: re.Match[str], language: str | None) -> bool:
    """Whether the number counts something or is a year, and so designates nothing."""
    return any(
        value.start <= match.start(2) < value.end and (value.unit or value.kind is not ValueKind.COUNT)
        for value in passage.values(language)
    )


def _counts_next(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a noun follows straight after, which the number may count: "the Falcon 200 times"."""
    after = words(passage.text, match.end(), passage.end)[:1]
    return bool(after) and after[0].content and passage.text[match.end() : after[0].start].isspace()
