"""Works of the .bib files beside an article as CSL items, by the tables of BibTeX and biblatex."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from footnote_audit.errors import ReadError
from footnote_audit.model import CslItem, Name
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.latex.bib_file import Entry, entries_of, with_inherited
from footnote_audit.read.raw import decode

Plain = Callable[[str], str]
_TYPES = {
    "article": "article-journal", "periodical": "periodical", "suppperiodical": "article-journal", "book": "book",
    "mvbook": "book", "booklet": "pamphlet", "collection": "book", "mvcollection": "book", "proceedings": "book",
    "mvproceedings": "book", "reference": "book", "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter",
    "incollection": "chapter", "suppcollection": "chapter", "inproceedings": "paper-conference",
    "conference": "paper-conference", "inreference": "entry-encyclopedia", "phdthesis": "thesis",
    "mastersthesis": "thesis", "thesis": "thesis", "techreport": "report", "report": "report", "manual": "report",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "misc": "document", "unpublished": "manuscript",
    "patent": "patent", "dataset": "dataset", "software": "software", "letter": "personal_communication",
    "legislation": "legislation", "jurisdiction": "legal_case", "video": "motion_picture", "movie": "motion_picture",
    "audio": "song", "newspaper": "article-newspaper", "magazine": "article-magazine",
}  # fmt: skip
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
# The field of CSL and those of the entry that give it, the first that is there.
_FIELDS = {
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher_place": ("location", "address"),
    "collection_title": ("series",),
    "volume": ("volume",),
    "edition": ("edition",),
    "page": ("pages",),
    "language": ("langid", "language"),
    "note": ("note", "addendum"),
    "genre": ("type",),
    "DOI": ("doi",),
    "ISBN": ("isbn",),
    "ISSN": ("issn",),
    "URL": ("url",),
}
_DATE = re.compile(r"[\d~?XYu/.-]{4,40}")
_AND = re.compile(r"\s+and\s+(?![^{]*\})", re.I)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MOST_NAMES = 100


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
            entries = {**entries_of(text), **entries}
    items = {key: item_of(with_inherited(entries[key], entries), plain) for key in keys if key in entries}
    return Bibliography(items=items, missing=tuple(missing))


def _text(path: str, data: bytes) -> str | None:
    try:
        return decode(ArticleFile(uri=path, data=data), "application/x-bibtex").text
    except ReadError:
        return None


def item_of(entry: Entry, plain: Plain) -> CslItem:
    """The entry as CSL item."""
    fields = {name: text for name, value in entry.fields.items() if (text := " ".join(plain(value).split()))}
    kind = _SUBTYPES.get(fields.get("entrysubtype", "").lower()) or _TYPES.get(entry.type, "document")
    if entry.type == "misc" and "url" in fields:
        kind = "webpage"
    known = {name: next((fields[f] for f in given if f in fields), None) for name, given in _FIELDS.items()}
    if known["page"]:
        known["page"] = re.sub(r"\s*[-–—]+\s*", "-", known["page"])
    for name in ("url", "doi"):
        if name in entry.fields:
            known[name.upper()] = _address(entry.fields[name])
    container = next((fields[f] for f in ("journaltitle", "journal", "booktitle", "maintitle") if f in fields), None)
    issue = fields.get("issue") or (fields.get("number") if kind.startswith(("article", "periodical")) else None)
    return CslItem(
        id=entry.key,
        type=kind,
        title=_titled(fields, "title", "subtitle"),
        container_title=_titled({**fields, "container": container or ""}, "container", "booksubtitle"),
        author=names_of(entry.fields.get("author", ""), plain),
        editor=names_of(entry.fields.get("editor", ""), plain),
        translator=names_of(entry.fields.get("translator", ""), plain),
        issued=_issued(fields),
        accessed=_date(fields.get("urldate", "")),
        issue=issue,
        number=None if issue else fields.get("number"),
        publisher=known["publisher"],
        publisher_place=known["publisher_place"],
        collection_title=known["collection_title"],
        volume=known["volume"],
        edition=known["edition"],
        page=known["page"],
        language=known["language"],
        note=known["note"],
        genre=known["genre"],
        DOI=known["DOI"],
        ISBN=known["ISBN"],
        ISSN=known["ISSN"],
        URL=known["URL"],
    )


def _titled(fields: Mapping[str, str], name: str, below: str) -> str | None:
    title = fields.get(name) or None
    return f"{title}: {fields[below]}" if title and below in fields else title


def _address(value: str) -> str:
    """A URL or DOI: no LaTeX but its escapes."""
    bare = re.sub(r"\\url\s*\{([^{}]*)\}", r"\1", value).strip().strip("{}")
    return re.sub(r"\\([%_#&~$])", r"\1", bare).removeprefix("https://doi.org/")


def _issued(fields: Mapping[str, str]) -> str | None:
    """EDTF of `date`, or of year, month and day."""
    date = _date(fields.get("date", ""))
    if date is not None:
        return date
    year = re.search(r"\d{4}", fields.get("year", ""))
    if year is None:
        return None
    words = fields.get("month", "").strip().lower()
    month = int(words) if re.fullmatch(r"0?[1-9]|1[0-2]", words) else None
    if month is None and words[:3] in _MONTHS:
        month = _MONTHS.index(words[:3]) + 1
    if month is None:
        return year.group()
    day = re.fullmatch(r"0?([1-9]|[12]\d|3[01])", fields.get("day", "").strip())
    return f"{year.group()}-{month:02}" + (f"-{int(day.group(1)):02}" if day else "")


def _date(written: str) -> str | None:
    match = _DATE.fullmatch(written.strip().rstrip("/"))
    return match.group() if match else None


def names_of(written: str, plain: Plain) -> tuple[Name, ...]:
    """The names of an author field: "Last, First", "von Last, Jr, First", "First von Last", "{Corporate Name}"."""
    found = []
    for raw in _AND.split(" ".join(written.split()))[:_MOST_NAMES]:
        name = raw.strip()
        if not name or name.lower() == "others":
            continue
        if name.startswith("{") and name.endswith("}") and "{" not in name[1:-1]:
            found.append(Name(literal=plain(name)))
        else:
            found.append(_name(name, plain))
    return tuple(found)


def _name(name: str, plain: Plain) -> Name:
    parts = [" ".join(plain(part).split()) for part in re.split(r",(?![^{]*\})", name)]
    if len(parts) == 1:
        return _in_order(parts[0])
    particle, family = _parted(parts[0])
    return Name(
        family=family,
        particle=particle,
        given=parts[-1] or None,
        suffix=parts[1] if len(parts) > 2 else None,
    )


def _in_order(name: str) -> Name:
    words = name.split()
    if len(words) < 2:
        return Name(literal=name)
    low = [i for i, word in enumerate(words[:-1]) if word[:1].islower()]
    if low and low[0] > 0:
        particle, family = _parted(" ".join(words[low[0] :]))
        return Name(family=family, particle=particle, given=" ".join(words[: low[0]]))
    return Name(family=words[-1], given=" ".join(words[:-1]))


def _parted(family: str) -> tuple[str | None, str]:
    """The particle (von, de la) that begins a family name, and the rest."""
    words = family.split()
    count = 0
    while count < len(words) - 1 and words[count][:1].islower():
        count += 1
    return (" ".join(words[:count]) or None, " ".join(words[count:]))
