"""Whether a page names itself as the cited work, or as the address that was asked."""

import re
from typing import NamedTuple

from footnote_audit.fetch.judging.page import Page
from footnote_audit.fetch.judging.slugs import slug_words, without_echo
from footnote_audit.fetch.judging.wordings import ANY, bare, small_words
from footnote_audit.model import CslItem

_TEXT = 20_000
# Inflected forms of a word share this many first letters.
_STEM = 6
_WORD = re.compile(r"[^\W\d_]{3,}")
_SCRIPT = re.compile("[\u0370-\u03ff]|[\u0400-\u052f]|[\u0530-\u058f]|[\u0590-\u05ff]|[\u0600-\u06ff]|[\u0900-\ufaff]")
_NAMES = (
    "og:title",
    "twitter:title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "title",
    "description",
    "og:description",
)
_NUMBER = re.compile(r"\b(?:1[89]|20)\d\d\b")
_FEW = 2


class Naming(NamedTuple):
    """How a page's names and text agree with the cited title, or where none is given with the words of the address.

    `words`: how many words were compared; 0 where nothing can be compared. `named` and `told` are the shares of them
    in the page's names and in its whole text. `by_author`: the cited author stands in the text. `by_title`: the cited
    title was compared. `slug` is the share of the address's words in the names and the first text.
    """

    words: int
    named: float
    told: float
    by_author: bool
    by_title: bool
    other_year: bool
    slug: float
    slug_count: int

    @property
    def agrees(self) -> bool:
        """The page is what was cited or asked for, as far as names tell."""
        return self.words > 0 and (self.named >= 0.6 or (self.by_author and self.named >= 0.34))

    @property
    def differs(self) -> bool:
        """Nothing of the page's names and next to nothing of its text is of what was cited or asked for."""
        alien = self.words >= _FEW and self.named < 0.2 and self.told < 0.5
        return alien and not self.by_author and self.slug < 0.5


def naming_of(asked: str, page: Page, cited: CslItem | None) -> Naming:
    """How the page agrees with the cited work or, without a title, with the address asked."""
    names = bare(" ".join([page.title, *(page.meta.get(n, "") for n in _NAMES), *page.headings[:8]])[:4000])
    text = bare(without_echo(page.text[:_TEXT], asked))
    slug = slug_words(asked)
    title = cited.title if cited and cited.title else ""
    words = words_of(title) or slug
    if words and (_other_script(words, text) or (title and _other_language(title, text))):
        words, slug = [], []
    both = f" {names} {text}"
    return Naming(
        words=len(words),
        named=_share(words, f" {names}"),
        told=_share(words, both),
        by_author=_has_author(cited, both),
        by_title=bool(words_of(title)) and bool(words),
        other_year=_other_year(title, page),
        slug=_share(slug, both),
        slug_count=len(slug),
    )


def words_of(title: str) -> list[str]:
    """The words of a title that can tell it from others, made plain."""
    made = bare(title)
    words = [word for word in _WORD.findall(made) if word not in small_words()[ANY]]
    return list(dict.fromkeys(words))[:30]


def _share(words: list[str], text: str) -> float:
    return sum(1 for word in words if f" {word[:_STEM]}" in text) / len(words) if words else 0.0


def _other_script(words: list[str], text: str) -> bool:
    """Whether the words are in another script than most of the text: then nothing can be compared."""
    sample = text[:2000]
    foreign = len(_SCRIPT.findall(sample)) > len(sample) * 0.4
    return foreign != bool(_SCRIPT.search(" ".join(words))) and len(sample) > 40


def _other_language(title: str, text: str) -> bool:
    """Whether the small words of a title and of a text are those of two languages: a translated title tells nothing."""
    own, page = _language(bare(title), 2), _language(text[:6000], 5)
    return bool(own) and bool(page) and own != page


def _language(text: str, least: int) -> str:
    words = text.split()
    counts = {name: sum(1 for word in words if word in small) for name, small in small_words().items() if name != ANY}
    best, second = sorted(counts.values(), reverse=True)[:2]
    return max(counts, key=lambda name: counts[name]) if best >= least and best > second else ""


def _has_author(cited: CslItem | None, text: str) -> bool:
    names = [bare(n.family or n.literal or "") for n in cited.author] if cited else []
    return any(len(name) > 3 and f" {name} " in f"{text} " for name in names)


def _other_year(title: str, page: Page) -> bool:
    """Whether the page bears the cited title but for the year in it: a series that went on at the same address."""
    cited = set(_NUMBER.findall(title))
    if not cited:
        return False
    for name in (page.title, *page.headings[:2]):
        years = set(_NUMBER.findall(name))
        words = words_of(title)
        if years and not years & cited and words and _share(words, f" {bare(name)}") >= 0.75:
            text = "\n".join(block.text for block in page.main)[:_TEXT]
            return not any(year in text for year in cited)
    return False
