"""Works kept by Word's own reference manager: the sources of a customXml part, cited by the field CITATION.

Standard: ECMA-376 part 1, 22.6 (Bibliography).
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from footnote_audit.errors import ReadError
from footnote_audit.model import CslItem, Name
from footnote_audit.read.docx.package import Package
from footnote_audit.read.manuscript.records import Record

if TYPE_CHECKING:
    from lxml.etree import _Element

_CITATION = re.compile(r'\s*CITATION\s+("[^"]+"|\S+)(.*)', re.S)
_MORE = re.compile(r'\\m\s+("[^"]+"|\S+)')
_PAGES = re.compile(r'\\p\s+("[^"]+"|\S+)')
_TYPES = {
    "Book": "book", "BookSection": "chapter", "JournalArticle": "article-journal", "ArticleInAPeriodical":
    "article-magazine", "ConferenceProceedings": "paper-conference", "Report": "report", "InternetSite": "webpage",
    "DocumentFromInternetSite": "webpage", "Interview": "interview", "Case": "legal_case", "Patent": "patent",
}  # fmt: skip
_CONTAINERS = ("JournalName", "BookTitle", "PeriodicalTitle", "ConferenceName", "InternetSiteTitle", "PublicationTitle")
# No bibliography of an article is longer.
_LONGEST_SOURCES = 20_000


@dataclass(slots=True)
class Sources:
    """The works of a file by their tags."""

    _works: dict[str, CslItem] = field(default_factory=dict)

    def cited(self, instruction: str) -> tuple[Record, ...]:
        """The works that a CITATION field names, with the pages cited; none for another field or an unknown tag."""
        found = _CITATION.match(instruction) if self._works else None
        if found is None:
            return ()
        tags = [found[1].strip('"'), *(tag.strip('"') for tag in _MORE.findall(found[2]))]
        pages = _PAGES.search(found[2])
        locator = pages[1].strip('"') if pages else None
        return tuple(
            Record(item=self._works[tag], locator=locator, label="page" if locator else None)
            for tag in tags
            if tag in self._works
        )


def word_sources(package: Package) -> Sources:
    """The sources of a file; none where it keeps none."""
    works: dict[str, CslItem] = {}
    for name in package.named("customxml/item"):
        try:
            root = package.parsed(name)
        except ReadError:
            # Data of another program, too large to be looked at; nothing of the text is lost.
            continue
        if root is None or not str(root.tag).endswith("bibliography}Sources"):
            continue
        for source in list(root)[:_LONGEST_SOURCES]:
            said = {_local(child): " ".join((child.text or "").split()) for child in source}
            if said.get("Tag"):
                works[said["Tag"]] = _work(source, said)
    return Sources(works)


def _work(source: "_Element", said: dict[str, str]) -> CslItem:
    container = next((said[name] for name in _CONTAINERS if said.get(name)), None)
    return CslItem(
        id=said["Tag"],
        type=_TYPES.get(said.get("SourceType", ""), "document"),
        title=said.get("Title") or None,
        author=_people(source),
        container_title=container if container != said.get("Title") else None,
        publisher=said.get("Publisher") or said.get("Institution") or None,
        publisher_place=said.get("City") or None,
        issued=said["Year"] if re.fullmatch(r"\d{4}", said.get("Year", "")) else None,
        volume=said.get("Volume") or None,
        issue=said.get("Issue") or None,
        page=said.get("Pages") or None,
        edition=said.get("Edition") or None,
        DOI=said.get("DOI") or None,
        URL=said.get("URL") or None,
    )


def _people(source: "_Element") -> tuple[Name, ...]:
    """The authors: b:Author/b:Author/b:NameList/b:Person, or one corporate name."""
    names = []
    for person in source.iterfind("{*}Author/{*}Author/{*}NameList/{*}Person"):
        said = {_local(child): " ".join((child.text or "").split()) for child in person}
        given = " ".join(said[part] for part in ("First", "Middle") if said.get(part))
        if said.get("Last") or given:
            names.append(Name(family=said.get("Last") or None, given=given or None))
    corporate = source.find("{*}Author/{*}Author/{*}Corporate")
    if corporate is not None and corporate.text:
        names.append(Name(literal=" ".join(corporate.text.split())))
    return tuple(names)


def _local(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2]
