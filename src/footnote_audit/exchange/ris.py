"""RIS: works as lines `TG  - value`, as reference managers and library catalogues export and take them.

Standard: the RIS format specification (Research Information Systems, 2011), with the tags that Zotero and EndNote write
where the two differ: ED for editors, DB for the archive, T3 for the series.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from footnote_audit.bibtex.works import parted_family
from footnote_audit.errors import ConfigError
from footnote_audit.exchange.imported import MOST_WORKS, Imported, left_out
from footnote_audit.exchange.loss import Written, write_each
from footnote_audit.model import CslItem, Name
from footnote_audit.text import squeeze

_TAG = re.compile(r"\ufeff?([A-Z][A-Z0-9]) {1,2}- ?(.*)")
_LONGEST = 20_000
_TYPES = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "bill": "BILL", "book": "BOOK",
    "chapter": "CHAP", "classic": "CLSWK", "collection": "SER", "dataset": "DATA", "document": "GEN",
    "entry-dictionary": "DICT", "entry-encyclopedia": "ENCYC", "figure": "FIGURE", "graphic": "ART", "hearing": "HEAR",
    "legal_case": "CASE", "legislation": "STAT", "manuscript": "MANSCPT", "map": "MAP", "motion_picture": "MPCT",
    "musical_score": "MUSIC", "pamphlet": "PAMP", "paper-conference": "CPAPER", "patent": "PAT", "periodical": "JFULL",
    "personal_communication": "PCOMM", "post": "ICOMM", "post-weblog": "BLOG", "regulation": "LEGAL", "report": "RPRT",
    "software": "COMP", "song": "SOUND", "standard": "STAND", "thesis": "THES", "webpage": "ELEC",
}  # fmt: skip
_CSL_TYPES = {ris: csl for csl, ris in _TYPES.items()} | {
    "ABST": "article-journal", "EJOUR": "article-journal", "INPR": "article-journal", "EBOOK": "book",
    "EDBOOK": "book", "ECHAP": "chapter", "CONF": "paper-conference", "DBASE": "dataset", "AGGR": "dataset",
    "GOVDOC": "report", "UNPB": "manuscript", "VIDEO": "motion_picture", "MULTI": "webpage", "UNPD": "manuscript",
    "ANCIENT": "classic", "WEB": "webpage",
}  # fmt: skip
# What stands in a whole book's T2 is its series.
_WHOLE = frozenset({"book", "classic", "collection"})
# The tags that give a variable, the first that is there.
_TAGS = {
    "title": ("TI", "T1", "CT"),
    "container_title": ("T2", "JO", "JF", "BT", "JA", "J2", "J1"),
    "collection_title": ("T3",),
    "publisher": ("PB",),
    "publisher_place": ("CY", "PP"),
    "volume": ("VL",),
    "issue": ("IS", "CP"),
    "number": ("M1",),
    "edition": ("ET",),
    "genre": ("M3",),
    "archive": ("DB",),
    "language": ("LA",),
    "note": ("N1",),
    "DOI": ("DO",),
    "URL": ("UR", "LK"),
}
_PEOPLE = {"author": ("AU", "A1"), "editor": ("ED", "A2"), "translator": ("A4",)}
_OTHERS = ("TY", "ER", "ID", "SP", "EP", "PY", "Y1", "Y2", "DA", "SN", "AN")
_USED = frozenset(_OTHERS).union(*_TAGS.values(), *_PEOPLE.values())
_DATE = re.compile(r"(\d{4})(?:[/-](\d{1,2})?(?:[/-](\d{1,2})?(?:/(.*))?)?)?")
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
# EndNote's accession number is a PMID, its second custom field a PMCID; elsewhere AN is the place in the archive.
_PMID, _PMCID = re.compile(r"\d{4,9}"), re.compile(r"PMC\d{4,9}")
_MEDLINE = frozenset({"", "pubmed", "medline"})
_PAGES = re.compile(r"([^\s,;–-]+)[–-]([^\s,;–-]+)")
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
Record = Mapping[str, Sequence[str]]


def read_ris(text: str, uri: str) -> Imported:
    """The works of a RIS file; a record that does not end costs no other. ConfigError where there is none at all."""
    remarks: list[str] = []
    unknown: Counter[str] = Counter()
    items = []
    for record in _records(text, remarks):
        item = _item(record)
        unknown.update(tag for tag in record if tag not in _USED and not (tag == "C2" and item.PMCID))
        items.append(item)
    if not items:
        raise ConfigError(f"{uri}: holds no RIS record; a record begins with a line 'TY  - JOUR'.")
    return Imported(items=tuple(items), remarks=(*remarks, *left_out("tags", unknown)))


def write_ris(items: Sequence[CslItem]) -> Written:
    """The works as records, with what RIS cannot hold."""
    return write_each(items, "RIS", _record, lambda text: read_ris(text, "-"))


def _records(text: str, remarks: list[str]) -> Iterator[Record]:
    """The values by tag of each record; lines without a tag go on with the value before."""
    record: dict[str, list[str]] = {}
    last: list[str] = []
    count = 0
    for number, line in enumerate(text.split("\n"), 1):
        found = _TAG.fullmatch(line.rstrip())
        tag, value = (found.group(1), found.group(2)) if found else ("", line)
        if tag in ("TY", "ER") and record:
            if tag == "TY":
                remarks.append(f"line {number}: the record before has no line 'ER  - '; taken as it is")
            yield record
            record, last, count = {}, [], count + 1
        if count == MOST_WORKS:
            remarks.append(f"line {number}: more than {MOST_WORKS:,} records; the rest is not read")
            return
        if tag == "TY" or (record and tag and tag != "ER"):
            if len(value) > _LONGEST:
                remarks.append(f"line {number}: {tag} is cut after {_LONGEST:,} characters")
            last = record.setdefault(tag, [])
            last.append(squeeze(value[:_LONGEST]))
        elif not record and line.strip() and tag != "ER":
            remarks.append(f"line {number}: stands in no record; not taken")
        elif not tag and line.strip() and len(last[-1]) < _LONGEST:
            last[-1] = f"{last[-1]} {squeeze(value[:_LONGEST])}"
    if record:
        remarks.append("the last record has no line 'ER  - '; taken as it is")
        yield record


def _item(record: Record) -> CslItem:
    kind = _CSL_TYPES.get(record["TY"][0].strip().upper(), "document")
    texts = {name: _first(record, tags) for name, tags in _TAGS.items()}
    if kind in _WHOLE:
        texts["collection_title"] = texts["collection_title"] or texts["container_title"]
        texts["container_title"] = None
    first, last = _first(record, ("SP",)), _first(record, ("EP",))
    numbers = record.get("SN", ())
    issn = next((n for n in numbers if _ISSN.fullmatch(n)), None)
    doi = texts.pop("DOI")
    court = texts.pop("publisher") if kind == "legal_case" else None
    accession = _first(record, ("AN",))
    medical = accession and _PMID.fullmatch(accession) and (texts["archive"] or "").casefold() in _MEDLINE
    return CslItem(
        id=_first(record, ("ID",)),
        type=kind,
        page=f"{first}-{last}" if first and last and first != last else first or last,
        issued=max((_edtf(v) for tag in ("DA", "Y1", "PY") for v in record.get(tag, ())), key=len, default="") or None,
        accessed=_edtf((record.get("Y2") or [""])[0]) or None,
        authority=court,
        archive_location=None if medical else accession,
        PMID=accession if medical else None,
        PMCID=next((v for v in record.get("C2", ()) if _PMCID.fullmatch(v)), None),
        ISSN=issn,
        ISBN=next((n for n in numbers if n and n != issn), None),
        DOI=re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", doi, flags=re.I) if doi else None,
        author=_people(record, "author"),
        editor=_people(record, "editor"),
        translator=_people(record, "translator"),
        **texts,  # type: ignore[arg-type]  # the keys of _TAGS are variables of one text each
    )


def _people(record: Record, variable: str) -> tuple[Name, ...]:
    return tuple(_name(value) for tag in _PEOPLE[variable] for value in record.get(tag, ()) if value)


def _first(record: Record, tags: Sequence[str]) -> str | None:
    return next((value for tag in tags for value in record.get(tag, ()) if value), None)


def _edtf(written: str) -> str:
    """EDTF of a RIS date (YYYY/MM/DD/other) or of YYYY-MM-DD; "" for what is neither."""
    match = _DATE.match(written)
    if match is None:
        return ""
    year, month, day, other = match.groups()
    if not month or not 1 <= int(month) <= 12:
        season = _SEASONS.get((other or "").strip().lower())
        return f"{year}-{season}" if season else year
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day and 1 <= int(day) <= 31 else "")


def _name(written: str) -> Name:
    """A RIS name: "Family, Given, Suffix", or a body's name without a comma."""
    parts = [part.strip() for part in written.split(",", 2)]
    if len(parts) == 1 or not (parts[0] or parts[1]):
        return Name(literal=written)
    particle, family = parted_family(parts[0])
    return Name(
        family=family or None,
        particle=particle,
        given=parts[1] or None,
        suffix=(parts[2] or None) if len(parts) > 2 else None,
    )


def _record(item: CslItem) -> str:
    lines = [("TY", _TYPES.get(item.type, "GEN")), ("ID", item.id or "")]
    for name, tags in _PEOPLE.items():
        lines += [(tags[0], _written(person)) for person in getattr(item, name)]
    unheld = {"container_title"} if item.type in _WHOLE else {"publisher"} if item.type == "legal_case" else set()
    held = {name: tags[0] for name, tags in _TAGS.items() if name not in unheld}
    lines += [(tag, getattr(item, name) or "") for name, tag in held.items()]
    pages = _PAGES.fullmatch(item.page or "")
    lines += [("SP", pages[1]), ("EP", pages[2])] if pages else [("SP", item.page or "")]
    lines += [("PY", (item.issued or "")[:4]), ("DA", _date(item.issued or ""))]
    lines += [("Y2", _date(item.accessed or "") or (item.accessed or "")[:4])]
    lines += [("SN", item.ISSN or ""), ("SN", item.ISBN or "")]
    lines += [("AN", item.archive_location or ("" if item.archive else item.PMID) or ""), ("C2", item.PMCID or "")]
    lines += [("PB", item.authority or "")] if item.type == "legal_case" else []
    texts = [f"{tag}  - {squeeze(value)}" for tag, value in lines if squeeze(value)]
    return "\n".join((*texts, "ER  - ", ""))


def _date(edtf: str) -> str:
    """A RIS date for a month, a day or a season; "" for what PY says already or RIS has no form for."""
    match = _EDTF.fullmatch(edtf)
    if match is None or not match.group(2):
        return ""
    year, month, day = match.groups()
    season = next((name for name, number in _SEASONS.items() if number == month), None)
    return f"{year}///{season}" if season else f"{year}/{month}/{day or ''}/"


def _written(name: Name) -> str:
    """The name as RIS parts it; its own commas are left out, so that a body does not become a person."""
    family, given, particle, suffix, literal = (
        squeeze((part or "").replace(",", " "))
        for part in (name.family, name.given, name.particle, name.suffix, name.literal)
    )
    if literal or not (family and (given or suffix or particle)):
        return literal or family or given
    return f"{particle} {family}".strip() + f", {given}" + (f", {suffix}" if suffix else "")
