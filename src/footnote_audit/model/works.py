"""Works and names as CSL-JSON knows them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A CSL name: either the parts, or `literal` for a corporate or undivided name."""

    family: str | None = None
    given: str | None = None
    particle: str | None = None
    suffix: str | None = None
    literal: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CslItem:
    """A work as a CSL-JSON item; attributes are CSL's variables with `_` for `-`. csl.py writes CSL's own spelling.

    `issued` and `accessed` are EDTF level 1 strings (2021-03/2021-04, 2013-24 for winter 2013). None means absent.

    What CSL has no variable for goes where its users put it: an arXiv number into `archive_location` with `archive`
    "arXiv", a handle into `URL` as https://hdl.handle.net/..., the court, body or state that speaks into `authority`,
    the docket or number of a judgment or law into `number`, an ECLI too where nothing else is printed.
    """

    id: str | None = None
    type: str = "document"
    title: str | None = None
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    interviewer: tuple[Name, ...] = ()
    container_title: str | None = None
    collection_title: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    event_place: str | None = None
    issued: str | None = None
    accessed: str | None = None
    volume: str | None = None
    issue: str | None = None
    number: str | None = None
    page: str | None = None
    edition: str | None = None
    genre: str | None = None
    medium: str | None = None
    archive: str | None = None
    archive_location: str | None = None
    authority: str | None = None
    language: str | None = None
    note: str | None = None
    DOI: str | None = None
    ISBN: str | None = None
    ISSN: str | None = None
    PMID: str | None = None
    PMCID: str | None = None
    URL: str | None = None
