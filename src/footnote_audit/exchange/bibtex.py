"""BibTeX and biblatex: .bib files in and out, with the fields that both programs know where they have one.

Written are `year` and `month`, which BibTeX needs, and `date` where these cannot say it (biblatex reads EDTF). A CSL
type that no entry type stands for goes into `entrysubtype`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from footnote_audit.bibtex.grammar import bib_file, with_inherited
from footnote_audit.bibtex.latex_text import latex, plain
from footnote_audit.bibtex.works import item_of, kind_of, unused_fields
from footnote_audit.errors import ConfigError
from footnote_audit.exchange.imported import Imported, left_out
from footnote_audit.exchange.loss import Written, write_each
from footnote_audit.model import CslItem, Name

_ENTRY_TYPES = {
    "article": "article", "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "book": "book", "chapter": "incollection", "entry-dictionary": "inreference", "entry-encyclopedia": "inreference",
    "paper-conference": "inproceedings", "thesis": "thesis", "report": "techreport", "webpage": "online",
    "post": "online", "post-weblog": "online", "manuscript": "unpublished", "patent": "patent", "dataset": "dataset",
    "software": "software", "legislation": "legislation", "legal_case": "jurisdiction", "pamphlet": "booklet",
    "periodical": "periodical", "personal_communication": "letter", "motion_picture": "video", "song": "audio",
}  # fmt: skip
_PUBLISHERS = {"techreport": "institution", "thesis": "school", "online": "organization", "misc": "organization"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")


def read_bibtex(text: str, uri: str) -> Imported:
    """The works of a .bib file with what crossref adds; raises ConfigError where it holds no entry at all."""
    found = bib_file(text)
    if not found.entries:
        why = f" ({found.faults[0]})" if found.faults else ""
        raise ConfigError(f"{uri}: holds no BibTeX entry{why}; an entry begins with @type{{key, on a line.")
    unknown: Counter[str] = Counter()
    items = []
    for entry in found.entries.values():
        whole = with_inherited(entry, found.entries)
        unknown.update(unused_fields(whole))
        items.append(item_of(whole, plain))
    return Imported(items=tuple(items), remarks=(*found.faults, *left_out("fields", unknown)))


def write_bibtex(items: Sequence[CslItem]) -> Written:
    """The works as entries, their ids as keys, with what BibTeX cannot hold."""
    return write_each(items, "BibTeX", _entry, lambda text: read_bibtex(text, "-"))


def _entry(item: CslItem) -> str:
    kind = _ENTRY_TYPES.get(item.type, "misc")
    fields = dict(_fields(item, kind))
    if kind_of(kind, fields) != item.type:
        fields["entrysubtype"] = item.type
    braced = {name: value if name == "month" else "{" + value + "}" for name, value in fields.items() if value}
    lines = [f"  {name} = {value}," for name, value in braced.items()]
    return "\n".join((f"@{kind}{{{item.id},", *lines, "}", ""))


def _fields(item: CslItem, kind: str) -> Iterator[tuple[str, str]]:
    """The fields of an entry of this type with their values in LaTeX, "" for what the item has not."""
    in_series = kind in ("article", "periodical")
    for name, people in (("author", item.author), ("editor", item.editor), ("translator", item.translator)):
        yield name, " and ".join(_name(person) for person in people)
    texts = {
        "title": item.title,
        "journal" if in_series else "booktitle": item.container_title,
        _PUBLISHERS.get(kind, "publisher"): item.publisher,
        "address": item.publisher_place,
        "series": item.collection_title,
        "volume": item.volume,
        "number": item.issue if in_series else item.number,
        "issue": None if in_series else item.issue,
        "edition": item.edition,
        "type": item.genre,
        "venue": item.event_place,
        "archiveprefix" if item.archive_location else "library": item.archive,
        "eprint": item.archive_location,
        "court" if kind == "jurisdiction" else "authority": item.authority,
        "language": item.language,
        "note": item.note,
    }
    for name, text in texts.items():
        yield name, latex(text or "")
    yield "pages", latex(item.page or "").replace("-", "--")
    yield from _date(item.issued or "")
    for name in ("DOI", "ISBN", "ISSN", "PMID", "PMCID"):
        yield name.lower(), _verbatim(getattr(item, name) or "")
    yield "urldate", _verbatim(item.accessed or "")
    yield "url", _verbatim(item.URL or "")


def _date(edtf: str) -> Iterator[tuple[str, str]]:
    day = _DAY.fullmatch(edtf)
    year = re.match(r"\d{4}", edtf)
    if year:
        yield "year", year.group()
    if day and day.group(2):
        yield "month", _MONTHS[int(day.group(2)) - 1]
    if edtf and (day is None or day.group(3)):
        yield "date", _verbatim(edtf)


def _verbatim(text: str) -> str:
    """A value that biblatex takes as it stands: nothing in it may end it or be a command."""
    return re.sub(r"[{}\\\s]", lambda found: f"%{ord(found.group()):02X}", text)


def _name(name: Name) -> str:
    if name.literal or not name.family:
        return "{" + latex(name.literal or name.given or "") + "}"
    family = _part(name.family, braced=not name.particle)
    if not (name.given or name.suffix or name.particle):
        return "{" + latex(name.family) + "}"
    whole = f"{latex(name.particle)} {family}" if name.particle else family
    suffix = f", {_part(name.suffix)}" if name.suffix else ""
    return f"{whole}{suffix}, {_part(name.given or '')}"


def _part(text: str, *, braced: bool = False) -> str:
    """A part of a name; in braces where BibTeX would part it further."""
    parted = "," in text or re.search(r"(?:^|\s)and(?:\s|$)", text, re.I) or (braced and text[:1].islower())
    return "{" + latex(text) + "}" if parted else latex(text)
