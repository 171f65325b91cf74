"""Works and notes laid out in a CSL style, by citeproc-py (CSL 1.0.2).

What citeproc-py does not do is not done here either: no letters behind equal years (2001a), no merging of numbers.
"""

import re
import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from footnote_audit.csl import to_csl_json
from footnote_audit.errors import ConfigError
from footnote_audit.exchange.cited import Cited, Work
from footnote_audit.exchange.styles import load_style
from footnote_audit.model import Citation, CitationItem, CslItem, Note

# What citeproc-py raises for a work that a style's rules do not foresee.
_FAULTS = (AssertionError, AttributeError, LookupError, NameError, NotImplementedError, TypeError, ValueError)
_Result = TypeVar("_Result")
# The number of an entry, which a style sets apart by the layout alone.
_NUMBER = re.compile(r"^([\[(]?\d+[\]).]+)(?=[^\s\d])")
_AFTER = re.compile(r"\s*[.,;:!?)\]]")


def bibliography(works: Sequence[Work], style_name: str) -> tuple[tuple[str, Work], ...]:
    """The entry of each work with the work, sorted as the style says.

    Raises ConfigError where the style cannot be had, has no bibliography, or cannot lay out a work.
    """
    style = load_style(style_name)
    if not style.has_bibliography():
        raise ConfigError(f"--style {style_name}: it lays out notes only; add --notes, or name another style.")
    return _laid_out(style, style_name, works, _Sheet.entries)


def styled_notes(cited: Cited, style_name: str) -> tuple[tuple[Note, str], ...]:
    """Each note with its text anew: cited works in the style's words, commentary and signals as they stand.

    A short form comes out as the style shortens a work cited before. Raises ConfigError as bibliography does.
    """
    numbers = {item_id: number for number, work in enumerate(cited.works) for item_id in work.item_ids}

    def lay_out(sheet: _Sheet) -> tuple[tuple[Note, str], ...]:
        pairs = zip(cited.notes, cited.citations, strict=False)
        return tuple((note, _anew(note.text, citation, numbers, sheet)) for note, citation in pairs)

    return _laid_out(load_style(style_name), style_name, cited.works, lay_out)


def _laid_out(style: Any, name: str, works: Sequence[Work], lay_out: "Callable[[_Sheet], _Result]") -> _Result:
    """What `lay_out` makes of the works; with coarser dates where the processor fails on seasons and on ranges."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return lay_out(_Sheet(style, works, coarse_dates=False))
        except _FAULTS:
            pass
        try:
            return lay_out(_Sheet(style, works, coarse_dates=True))
        except _FAULTS as error:
            what = f"{type(error).__name__} {error!s:.200}".strip()
            raise ConfigError(f"--style {name}: the CSL processor fails on it ({what}); name another style.") from error


def _anew(text: str, citation: Citation, numbers: dict[str, int], sheet: "_Sheet") -> str:
    parts = []
    end = 0
    for item in citation.items:
        if item.id not in numbers or item.span.start < end:
            continue
        cited = sheet.cite(numbers[item.id], item)
        if _AFTER.match(text, item.span.end):
            cited = cited.removesuffix(".")
        parts += [text[end : item.span.start], cited]
        end = item.span.end
    return "".join((*parts, text[end:]))


class _Sheet:
    """The works as one style lays them out; what was cited before counts for what is cited next."""

    def __init__(self, style: Any, works: Sequence[Work], *, coarse_dates: bool) -> None:
        from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
        from citeproc.source.json import CiteProcJSON

        self._works = works
        self._places: dict[tuple[str, str], Any] = {}
        records = [_record(work.item, number, coarse_dates=coarse_dates) for number, work in enumerate(works)]
        self._sheet = CitationStylesBibliography(style, CiteProcJSON(records), formatter.plain)
        for record in records:
            self._sheet.register(Citation([CitationItem(record["id"])]))

    def entries(self) -> tuple[tuple[str, Work], ...]:
        """Each entry with its work, in the style's order."""
        self._sheet.sort()
        texts = [_line(entry) for entry in self._sheet.bibliography()]
        if len(texts) < len(self._sheet.items):
            # A work that the style prints nothing of has no entry.
            alone = (self._sheet.style.render_bibliography([item]) for item in self._sheet.items)
            texts = [_line(entries[0]) if entries else "" for entries in alone]
        works = (self._works[int(key[1:])] for key in self._sheet.keys)
        pairs = zip(texts, works, strict=True)
        return tuple((text or work.item.title or "(nothing to print)", work) for text, work in pairs)

    def cite(self, number: int, cited: CitationItem) -> str:
        """The work as a note cites it, with the note's locator."""
        import citeproc

        at, label = cited.locator, cited.label
        if at is None:
            # "Ibid." alone means the same place, which CSL calls ibid only where the place is the same.
            at, label = cited.inherited_locator, cited.inherited_label
        place = {}
        if at:
            # The processor takes two places for the same only where they are one object.
            made = citeproc.Locator(label or "page", at)
            place["locator"] = self._places.setdefault((label or "page", at), made)
        citation = citeproc.Citation([citeproc.CitationItem(f"w{number}", **place)])
        self._sheet.register(citation)
        return " ".join(str(self._sheet.cite(citation, lambda _: "")).split())


def _line(entry: object) -> str:
    return _NUMBER.sub(r"\1 ", " ".join(str(entry).split()))


def _record(item: CslItem, number: int, *, coarse_dates: bool) -> dict[str, Any]:
    """The item as citeproc-py reads it: dates as numbers alone, every key a variable of CSL."""
    record = to_csl_json(replace(item, id=f"w{number}"))
    for name in ("issued", "accessed"):
        date = record.get(name)
        if date is None:
            continue
        date.pop("edtf", None)
        if "raw" in date:
            date = {"literal": date["raw"]}
        if coarse_dates:
            date.pop("season", None)
            ends = date.get("date-parts", ())
            if len({end[0] for end in ends}) == 1:
                date["date-parts"] = [ends[0][:1]] if len(ends) > 1 else ends
        record[name] = date
    return record
