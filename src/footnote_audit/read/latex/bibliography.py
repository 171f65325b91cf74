"""Works of the .bib files beside an article."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from footnote_audit.bibtex.grammar import Entry, bib_file, with_inherited
from footnote_audit.bibtex.works import Plain, item_of
from footnote_audit.errors import ReadError
from footnote_audit.model import CslItem
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.raw import decode


@dataclass(frozen=True, slots=True, kw_only=True)
class Bibliography:
    """The items by key, and the .bib files that were named but are not to be had."""

    items: Mapping[str, CslItem] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


def bibliography_beside(
    file: ArticleFile, names: Collection[str], *, keys: Collection[str], plain: Plain
) -> Bibliography:
    """The works of these keys from the .bib files of these names; `plain` turns LaTeX into text."""
    entries: dict[str, Entry] = {}
    missing = []
    for name in dict.fromkeys(names):
        path = name if name.endswith(".bib") else f"{name}.bib"
        data = file.beside(path)
        text = _text(path, data) if data else None
        if text is None:
            missing.append(path)
        else:
            entries = {**bib_file(text).entries, **entries}
    items = {key: item_of(with_inherited(entries[key], entries), plain) for key in keys if key in entries}
    return Bibliography(items=items, missing=tuple(missing))


def _text(path: str, data: bytes) -> str | None:
    try:
        return decode(ArticleFile(uri=path, data=data), "application/x-bibtex").text
    except ReadError:
        return None
