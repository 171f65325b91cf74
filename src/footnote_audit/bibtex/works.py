"""Entries of .bib files as CSL items, by the tables of BibTeX and biblatex."""

import re
from collections.abc import Callable, Iterator, Mapping

from footnote_audit.bibtex.grammar import Entry
from footnote_audit.csl import CSL_TYPES
from footnote_audit.model import CslItem, Name

Plain = Callable[[str], str]
TYPES = {
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
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"} | {kind: kind for kind in CSL_TYPES}
# The field of CSL and those of the entry that give it, the first that is there.
FIELDS = {
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher_place": ("location", "address"),
    "collection_title": ("series",),
    "volume": ("volume",),
    "edition": ("edition",),
    "page": ("pages",),
    "language": ("langid", "language"),
    "note": ("note", "addendum"),
    "genre": ("type",),
    "archive": ("library", "eprinttype", "archiveprefix"),
    "archive_location": ("eprint",),
    "authority": ("court", "authority"),
    "event_place": ("venue",),
    "DOI": ("doi",),
    "ISBN": ("isbn",),
    "ISSN": ("issn",),
    "PMID": ("pmid",),
    "PMCID": ("pmcid",),
    "URL": ("url",),
}
_USED = frozenset(name for names in FIELDS.values() for name in names) | frozenset(
    """
    author editor translator title subtitle journaltitle journal booktitle maintitle booksubtitle issue number date
    year month day urldate entrysubtype crossref
    """.split()  # noqa: SIM905 - a list of twenty quoted words is harder to read
)
_DATE = re.compile(r"[\d~?XYu/.-]{4,40}")
_AND = re.compile(r"\s+and(?=\s)", re.I)
_COMMA = re.compile(",")
_DASHES = re.compile(r"\s*[-–—]+\s*")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MOST_NAMES = 100


def item_of(entry: Entry, plain: Plain) -> CslItem:
    """The entry as CSL item."""
    fields = {name: text for name, value in entry.fields.items() if (text := " ".join(plain(value).split()))}
    kind = kind_of(entry.type, fields)
    known = _known(fields)
    if known["page"]:
        known["page"] = _DASHES.sub("-", known["page"])
    for name in ("url", "doi"):
        if name in entry.fields:
            known[name.upper()] = _address(entry.fields[name])
    container = next((fields[f] for f in ("journaltitle", "journal", "booktitle", "maintitle") if f in fields), None)
    in_series = kind.startswith(("article", "periodical"))
    issue = fields.get("issue") or (fields.get("number") if in_series else None)
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
        number=None if in_series else fields.get("number"),
        publisher=known["publisher"],
        publisher_place=known["publisher_place"],
        collection_title=known["collection_title"],
        volume=known["volume"],
        edition=known["edition"],
        page=known["page"],
        language=known["language"],
        note=known["note"],
        archive=known["archive"],
        archive_location=known["archive_location"],
        authority=known["authority"],
        event_place=known["event_place"],
        genre=known["genre"],
        DOI=known["DOI"],
        ISBN=known["ISBN"],
        ISSN=known["ISSN"],
        PMID=known["PMID"],
        PMCID=known["PMCID"],
        URL=known["URL"],
    )


def _known(fields: Mapping[str, str]) -> dict[str, str | None]:
    """The fields of CSL that one field of the entry gives."""
    known: dict[str, str | None] = dict.fromkeys(FIELDS)
    for name, given in FIELDS.items():
        for field in given:
            if field in fields:
                known[name] = fields[field]
                break
    return known


def kind_of(entry_type: str, fields: Mapping[str, str]) -> str:
    """The CSL type of an entry of this type with these fields."""
    told = _SUBTYPES.get(fields.get("entrysubtype", "").strip().lower())
    if told is None and entry_type == "misc" and fields.get("url"):
        return "webpage"
    return told or TYPES.get(entry_type, "document")


def unused_fields(entry: Entry) -> Iterator[str]:
    """The fields that item_of makes nothing of."""
    return (name for name in entry.fields if name not in _USED)


def _titled(fields: Mapping[str, str], name: str, below: str) -> str | None:
    title = fields.get(name) or None
    return f"{title}: {fields[below]}" if title and below in fields else title


def _address(value: str) -> str:
    """A URL or DOI: no LaTeX but its escapes."""
    if "\\" not in value:
        return value.strip().strip("{}").removeprefix("https://doi.org/")
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
    if not written:
        return ()
    found: list[Name] = []
    for raw in _outside_braces(" ".join(written.split()), _AND):
        name = raw.strip()
        if not name or name.lower() == "others":
            continue
        if len(found) == _MOST_NAMES:
            break
        found.append(Name(literal=_text(name, plain)) if _in_one_group(name) else _name(name, plain))
    return tuple(found)


def _outside_braces(text: str, part: re.Pattern[str]) -> Iterator[str]:
    """The text parted where the pattern stands in no braces."""
    if "{" not in text and "\\" not in text:
        yield from part.split(text)
        return
    begun = depth = 0
    for match in re.finditer(rf"\\.|[{{}}]|(?P<part>{part.pattern})", text, part.flags):
        sign = match.group()
        if match.group("part") is None:
            depth = max(0, depth + (sign == "{") - (sign == "}"))
        elif depth == 0:
            yield text[begun : match.start()]
            begun = match.end()
    yield text[begun:]


def _in_one_group(text: str) -> bool:
    """Whether one pair of braces stands around the whole."""
    if not text.startswith("{"):
        return False
    depth = 0
    for match in re.finditer(r"\\.|[{}]", text):
        depth += (match.group() == "{") - (match.group() == "}")
        if depth == 0 and match.end() < len(text):
            return False
    return depth == 0 and text.endswith("}")


def _text(part: str, plain: Plain) -> str:
    return " ".join(plain(part).split())


def _name(name: str, plain: Plain) -> Name:
    raw = [part.strip() for part in _outside_braces(name, _COMMA)]
    if len(raw) == 1:
        return _in_order(_text(name, plain))
    family = _text(raw[0], plain)
    particle, family = (None, family) if _in_one_group(raw[0]) else parted_family(family)
    return Name(
        family=family or None,
        particle=particle,
        given=_text(raw[-1], plain) or None,
        suffix=_text(raw[1], plain) if len(raw) > 2 else None,
    )


def _in_order(name: str) -> Name:
    words = name.split()
    if len(words) < 2:
        return Name(literal=name)
    low = [i for i, word in enumerate(words[:-1]) if word[:1].islower()]
    if low and low[0] > 0:
        particle, family = parted_family(" ".join(words[low[0] :]))
        return Name(family=family, particle=particle, given=" ".join(words[: low[0]]))
    return Name(family=words[-1], given=" ".join(words[:-1]))


def parted_family(family: str) -> tuple[str | None, str]:
    """The particle (von, de la) that begins a family name, and the rest."""
    words = family.split()
    count = 0
    while count < len(words) - 1 and words[count][:1].islower():
        count += 1
    return (" ".join(words[:count]) or None, " ".join(words[count:]))
