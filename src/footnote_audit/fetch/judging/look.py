"""One answer as the rules look at it: the page, where it came from, and what it says at its beginning."""

import re
from typing import NamedTuple
from urllib.parse import urldefrag, urlsplit

from footnote_audit.fetch.judging.agreement import Naming, naming_of
from footnote_audit.fetch.judging.decoding import decode
from footnote_audit.fetch.judging.ends import archived, same_place
from footnote_audit.fetch.judging.page import Page, is_prose, read_page, weight
from footnote_audit.fetch.judging.wordings import Phrases, plain, sentences
from footnote_audit.model import CslItem, Response

# Characters of running text below which a page is a notice, and above which it is an article.
NOTICE = 800
ARTICLE = 2500
# The shortest title, in words, that is surely one of a work and not of a site or a notice.
SUBJECT = 4
_LISTED = 6
_ITEMS = frozenset({"li", "h2", "h3", "h4", "td", "dt"})
_CELLS = frozenset({"h1", "h2", "h3", "td", "th", "dd", "li"})
_HEADLINES = frozenset({"h2", "h3", "h4"})
# How much of a page's beginning can be what it says of itself.
_OPENING_BLOCKS, _OPENING = 12, 900
_LONGEST_BLOCK = 500
_PARTS = re.compile(r"\s+[|–—·•»«:›/~-]+\s+|\s*[|·•»«›]\s*|:\s+|\s+-\s*|—|–")
_RAW = 80_000


class Look(NamedTuple):
    """What the rules see. Addresses are without fragment; of a capture in an archive they are those captured.

    `titles` are the title and the first headings, `segments` their parts, `opening` the first words, made plain;
    `sentences` those of the opening. `raw` is the beginning of the page's source in lower case.
    """

    asked: str
    final: str
    redirected: bool
    archive: bool
    status: int
    headers: dict[str, str]
    page: Page
    cited: CslItem | None
    naming: Naming
    titles: tuple[str, ...]
    segments: tuple[tuple[str, ...], ...]
    opening: str
    sentences: tuple[str, ...]
    raw: str

    @property
    def is_notice(self) -> bool:
        """Whether the page has little running text."""
        return self.page.prose < NOTICE

    @property
    def is_article(self) -> bool:
        """Whether the page has much running text."""
        return self.page.prose >= ARTICLE

    @property
    def visible(self) -> int:
        """How much text a reader sees, menus included, in characters of an alphabet."""
        return sum(weight(block.text) for block in self.page.blocks)

    @property
    def running(self) -> int:
        """How much text stands in runs of paragraphs; teasers, each under a headline of its own, do not count."""
        found = run = count = 0
        for block in self.page.main:
            if is_prose(block):
                run, count = run + weight(block.text), count + 1
            elif block.links * 2 >= len(block.text) or block.tag in _HEADLINES:
                found, run, count = found + (run if count > 1 else 0), 0, 0
        return found + (run if count > 1 else 0)

    @property
    def is_listing(self) -> bool:
        """Whether the page is a list of links to other pages, as front pages and sections are."""
        items = sum(1 for b in self.page.main if b.links and (b.links * 2 >= len(b.text) or b.tag in _ITEMS))
        return items >= _LISTED and self.running < NOTICE

    @property
    def has_subject(self) -> bool:
        """Whether title and heading are one, and long enough to be those of a work."""
        if len(self.segments) < 2:
            return False
        others = [part for parts in self.segments[1:] for part in parts]
        return any(len(part.split()) >= SUBJECT and any(part in other for other in others) for part in self.segments[0])

    def entitled(self, phrases: Phrases, share: float = 0.5) -> bool:
        """Whether a part of the title or of a first heading is mostly one of the phrases."""
        return any(
            len(phrases.longest(part).strip()) >= share * len(part.strip()) and phrases.longest(part)
            for parts in self.segments
            for part in parts
        )

    def opens_with(self, phrases: Phrases, shortest: int = 0) -> bool:
        """Whether one of the phrases (of at least so many characters) stands in the first words."""
        return len(phrases.longest(self.opening).strip()) >= max(shortest, 1)


def look_at(asked: str, answer: Response, cited: CslItem | None) -> Look:
    """The answer as the rules look at it."""
    headers = dict(answer.headers)
    text = decode(answer.body, headers.get("content-type", ""))
    page = read_page(text)
    inner, final = archived(asked), archived(answer.final_uri)
    asked_bare = urldefrag(inner or asked).url
    final_bare = urldefrag(final or (answer.final_uri if not inner else asked_bare)).url
    titles = _titles(page)
    opening, body = _opening(page)
    return Look(
        asked=asked_bare,
        final=final_bare,
        redirected=not same_place(asked_bare, final_bare),
        archive=inner is not None,
        status=answer.status,
        headers=headers,
        page=page,
        cited=cited,
        naming=naming_of(asked_bare, page, cited),
        titles=tuple(plain(title) for title in titles),
        segments=tuple(segments_of(title) for title in titles),
        opening=plain(opening),
        sentences=tuple(sentences(body)),
        raw=text[:_RAW].lower(),
    )


def host_of(address: str) -> str:
    """The host of an address, without www."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _titles(page: Page) -> list[str]:
    """The title, another title meant for quoting, and the first headings; a heading may repeat the title."""
    found = list(dict.fromkeys([page.title, page.meta.get("og:title", "")]))
    found += list(dict.fromkeys(page.headings[:2]))
    first = next((block.text for block in page.main if block.tag not in _CELLS), "")
    if not page.headings and len(first) <= 60:
        found.append(first)
    return [title[:300] for title in found if title.strip()]


def segments_of(title: str) -> tuple[str, ...]:
    """A title made plain, then its parts where a sign between words parts it."""
    parts = [plain(part) for part in _PARTS.split(title) if part and part.strip()]
    return tuple(dict.fromkeys(part for part in [plain(title), *parts] if part.strip()))


def _opening(page: Page) -> tuple[str, str]:
    """The first words outside of menus, with headings and without; of a page without such, the first words at all."""
    blocks = [b for b in page.main if b.links * 2 < len(b.text) or len(b.text) < 60] or list(page.blocks)
    found = body = ""
    for block in blocks[:_OPENING_BLOCKS]:
        text = block.text[:_LONGEST_BLOCK] + "\n"
        found += text
        body += "" if block.tag in {"h1", "h2", "h3"} else text
        if len(found) > _OPENING:
            break
    return found, body
