"""Labelled spans of a gold line to one label a token: fields side by side, with the punctuation between them shared out.

A full stop or comma belongs to the field before it; an opening quote or bracket, and the words that only announce a field
("pp.", "in", "vol."), to the field behind. So every token tells the model which field was last, and a line has no gaps but
words that belong to no field.
"""  # noqa: E501

import re
from itertools import pairwise
from typing import Any

from footnote_audit.parse.tagging.lexica import LEXICA, purposes
from footnote_audit.parse.tagging.tokens import Token

OTHER = "other"
_SAME = {
    "director": "editor", "producer": "note", "medium": "note", "source": "note", "PMID": "number", "PMCID": "number",
    "ISSN": "number", "ISBN": "number", "archive": "archive_location",
}  # fmt: skip
_OPENERS = frozenset("([“„«‘‹<")
_MARKERS = {
    "page": "page", "locator": "page", "volume": "volume", "issue": "issue", "container-title": "in", "editor": "in",
    "URL": "note", "DOI": "note",
}  # fmt: skip
_PARTED = ("volume", "issue", "page")


def labels(found: list[Token], row: dict[str, Any]) -> list[str]:
    """One label a token; `row` is a line of the gold set with its "labels" and, of a reference, its "fields"."""
    marked = _cores(found, row["labels"])
    marked = _parted(found, marked, row.get("fields") or {})
    return _filled(found, marked)


_IMPRINT = re.compile(
    r"[.\s]*(?:(?P<place>[^\W\d_][^\d:;()]{2,40}):\s*)?(?P<house>[^\W\d_a-zß-ÿ][^\d:;()]{3,70}?)[,;.\s(]*", re.DOTALL
)
_PRINTING = frozenset(["publisher", "house", "body"])
_NO_IMPRINT = re.compile(
    r"\b(?:in|vol|no|pp?|eds?|edn?|edition|accessed|available|reference source|online|et al)\b", re.I
)


def with_imprints(row: dict[str, Any]) -> dict[str, Any]:
    """The line with place and publisher labelled, where a set leaves them out: what stands between the name of the work
    or of its container and the year, if nothing else can."""
    spans = sorted(row["labels"])
    added = []
    for (_, end, left), (start, _, right) in pairwise(spans):
        match = _IMPRINT.fullmatch(row["text"], end, start)
        if right != "date" or left not in ("title", "container-title") or not match or _NO_IMPRINT.search(match[0]):
            continue
        if not match["place"] and not _PRINTING & {
            p for w in re.findall(r"[^\W\d_]+", match[0]) for p in purposes(w.lower())
        }:
            continue
        added += [[*match.span(name), label] for name, label in _IMPRINT_LABELS.items() if match[name]]
    return {**row, "labels": sorted([*spans, *added])} if added else row


_IMPRINT_LABELS = {"place": "publisher-place", "house": "publisher"}


def _cores(found: list[Token], spans: list[list[Any]]) -> list[str | None]:
    """The labels of the tokens inside the spans, without the punctuation at a span's edges."""
    marked: list[str | None] = [None] * len(found)
    for start, end, name in spans:
        inner = [i for i, t in enumerate(found) if t.start >= start and t.end <= end]
        while inner and not found[inner[0]].text[0].isalnum() and found[inner[0]].text[0] not in "#№":
            inner.pop(0)
        while inner and not found[inner[-1]].text[-1].isalnum() and len(found[inner[-1]].text) == 1:
            inner.pop()
        label = _SAME.get(name, name)
        for i in inner:
            own = label
            if name == "volume-date":
                own = "date" if re.fullmatch(r"1[4-9]\d\d|20\d\d", found[i].text) else "volume"
            marked[i] = own
    return marked


def _parted(found: list[Token], marked: list[str | None], fields: dict[str, Any]) -> list[str | None]:
    """Volume, issue and pages told apart where one span holds them all ("41(2):139-50")."""
    at = 0
    for name in _PARTED:
        value = fields.get(name)
        value = value[0] if isinstance(value, list) else value
        if not value or (any(label == name for label in marked) and name != "volume"):
            continue
        wanted = re.findall(r"[^\W\d_]+|\d+", str(value).lower())
        inside = [i for i, label in enumerate(marked) if label in ("volume", "issue", "date", "page")]
        held = [i for i in inside if found[i].text[0].isalnum()]
        place = _place(found, held, wanted, after=at)
        if place is None and name == "page" and "-" in str(value):
            place = _short_range(found, held, wanted, after=at)
        if place is None:
            continue
        for i in range(_marked_from(found, marked, place[0], name), place[-1] + 1):
            marked[i] = name
        at = place[-1] + 1
    if fields.get("issue") and not fields.get("volume"):
        marked = ["issue" if label == "volume" else label for label in marked]
    return marked


def _marked_from(found: list[Token], marked: list[str | None], first: int, name: str) -> int:
    """Where the marks before a number begin ("no.", "(", "n°")."""
    while first and marked[first - 1] is not None:
        token = found[first - 1]
        if not (token.text in "([.°º" or token.word in LEXICA[name]):
            break
        first -= 1
    return first


def _place(found: list[Token], held: list[int], wanted: list[str], *, after: int) -> list[int] | None:
    size = len(wanted)
    for k in range(len(held) - size + 1):
        run = held[k : k + size]
        if run[0] >= after and [found[i].word for i in run] == wanted and run[-1] - run[0] < 2 * size + 2:
            return run
    return None


def _short_range(found: list[Token], held: list[int], wanted: list[str], *, after: int) -> list[int] | None:
    """The tokens of "139-50" where the field says 139-150."""
    for first, second in pairwise(held):
        if first >= after and found[first].word == wanted[0] and wanted[-1].endswith(found[second].word):
            return [first, second] if second - first == 2 else None
    return None


def _filled(found: list[Token], marked: list[str | None]) -> list[str]:
    """Every gap between two fields shared out between them."""
    filled: list[str] = []
    last: str | None = None
    i = 0
    while i < len(found):
        if marked[i] is not None:
            filled.append(marked[i] or OTHER)
            last = marked[i]
            i += 1
            continue
        end = i
        while end < len(found) and marked[end] is None:
            end += 1
        following = marked[end] if end < len(found) else None
        filled += _gap(found[i:end], last, following)
        i = end
    return filled


def _gap(gap: list[Token], before: str | None, behind: str | None) -> list[str]:
    if before == behind and before is not None and len(gap) < 4:
        return [before] * len(gap)
    lead = len(gap) if behind is None else _announced(gap, behind)
    words = [t.text[0].isalnum() for t in gap[:lead]]
    until = words.index(True) if True in words else lead
    shared = [behind or OTHER] * (len(gap) - lead)
    return [before or (behind if until == lead and behind else OTHER)] * until + [OTHER] * (lead - until) + shared


def _announced(gap: list[Token], behind: str) -> int:
    """Where in a gap the words and openers begin that belong to the field behind it."""
    announcing = LEXICA.get(_MARKERS.get(behind, ""), frozenset())
    lead = len(gap)
    while lead > 0:
        token = gap[lead - 1]
        joins = token.text in ".:°" and lead > 1 and gap[lead - 2].word in announcing
        if not (token.text in _OPENERS or token.word in announcing or joins):
            break
        lead -= 1
    if lead == len(gap) > 1 and gap[-1].text in "\"'":
        return lead - 1
    return lead
