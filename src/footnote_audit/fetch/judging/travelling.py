"""Where the way from an address ended: on a front page, in a section, a search, or at another work."""

import re
from urllib.parse import urljoin, urlsplit

from footnote_audit.fetch.judging.ends import (
    is_error,
    is_home,
    is_index,
    is_search,
    is_section_of,
    path_parts,
)
from footnote_audit.fetch.judging.look import Look
from footnote_audit.fetch.judging.slugs import slug_words
from footnote_audit.fetch.judging.wordings import bare, plain, wall, walls
from footnote_audit.model import Access, Judgement

_DATED = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])(?!\d)")
_REFRESH = re.compile(r"^\s*([\d.]*)\s*[;,]?\s*(?:url\s*=)?\s*[\"']?\s*([^\"']*)", re.I)


def refresh_target(look: Look) -> str | None:
    """The absolute address that the page's own refresh sends its reader to; None where it stays."""
    if not look.page.refresh:
        return None
    found = _REFRESH.match(look.page.refresh)
    if not found or not found[2].strip():
        return None
    try:
        seconds = float(found[1] or 0)
        target = urljoin(look.final, found[2].strip())
    except ValueError:
        return None
    # Pages that reload or move on after minutes (slides, live news) are read before.
    return target if seconds <= 30 and urlsplit(target).scheme in {"http", "https"} else None


def led_astray(look: Look) -> Judgement | None:
    """A way that ended where the work cannot be: judged by the address it ended at."""
    if not look.redirected or (look.naming.by_title and look.naming.agrees and look.naming.named >= 0.8):
        return None
    if is_error(look.final) and not is_error(look.asked) and not look.is_article:
        return _soft("not_found_page", "the address leads to a page of errors")
    judged = home_reached(look, look.final)
    if judged:
        return judged
    if is_search(look.final) and not is_search(look.asked):
        return _soft("redirect_to_search", "the address leads to a search")
    if is_section_of(look.final, look.asked) and _is_section(look):
        return _soft("redirect_to_section", "the address leads to the section it was in")
    return None


def home_reached(look: Look, final: str) -> Judgement | None:
    """A deep address that leads to a front page."""
    if not is_home(final) or is_home(look.asked) or _names_the_work(look, final):
        return None
    return _soft("redirect_to_home", "the address leads to the front page")


def _names_the_work(look: Look, final: str) -> bool:
    """Whether a whole site is the work: its name holds the words of the address, or of the title."""
    host = bare((urlsplit(final).hostname or "").replace(".", " ").replace("-", " "))
    moved = urlsplit(final).hostname != urlsplit(look.asked).hostname
    words = slug_words(look.asked)
    fits = bool(words) and all(word in host.replace(" ", "") for word in words)
    # The front page of a site is a place to send a short address of its own to, such as /project on a host of many.
    return (moved and fits) or (look.page.prose >= 1500 and look.naming.named >= 0.75 and not look.is_listing)


def _is_section(look: Look) -> bool:
    parts = path_parts(look.asked)
    if look.naming.named >= 0.5 and look.naming.words >= 2:
        return False
    return look.is_listing or look.page.prose < 1500 or len(parts) - len(path_parts(look.final)) >= 2


def home_served(look: Look) -> Judgement | None:
    """A front page under the address of a work, without a redirect."""
    if is_home(look.asked) or is_index(look.asked) or look.naming.agrees or not look.is_listing:
        return None
    names = [
        parts for parts in look.segments[:2] if any(f" {part.strip()} " in _homes() for part in parts[1:] or parts)
    ]
    canonical = look.page.canonical
    at_home = bool(canonical) and is_home(urljoin(look.final, canonical))
    if names or at_home:
        return _soft("home_served", "the front page stands at this address")
    return None


def _homes() -> frozenset[str]:
    return frozenset(plain(phrase) for phrase in walls()["home"])


def searched(look: Look) -> Judgement | None:
    """A page of search results in the place of a work."""
    if is_search(look.asked) or look.naming.agrees or not look.is_notice:
        return None
    if look.entitled(wall("search"), 0.6):
        return _soft("redirect_to_search", "a page of search results stands at this address")
    return None


def elsewhere(look: Look) -> Judgement | None:
    """Another work than the one cited."""
    naming = look.naming
    if not naming.by_title:
        return _other_story(look)
    if naming.other_year:
        return Judgement(
            access=Access.ATTENTION,
            reason="content_changed",
            sentence="the page bears the cited title with another year: it may have been replaced",
        )
    slug = slug_words(look.asked)
    same_slug = bool(set(slug_words(look.final)) & set(slug))
    strange = naming.words >= 2 and naming.named < 0.2 and naming.told <= 0.5 and not naming.by_author
    if look.redirected and strange and len(slug) >= 2 and not same_slug:
        return _soft("redirect_to_other_content", "the address leads to a page that bears nothing of the cited title")
    return None


def _other_story(look: Look) -> Judgement | None:
    """A dated address that leads to one of another time, of which no word is the same."""
    naming = look.naming
    asked, final = _DATED.search(look.asked), _DATED.search(look.final)
    if not look.redirected or asked is None or final is None or asked.groups() == final.groups():
        return None
    others = slug_words(look.final)
    if (
        naming.slug_count < 2
        or len(others) < 2
        or naming.named
        or naming.told
        or set(others) & set(slug_words(look.asked))
    ):
        return None
    return Judgement(
        access=Access.ATTENTION,
        reason="redirect_to_other_content",
        sentence="the address leads to a page of another date that bears none of its words",
    )


def _soft(reason: str, sentence: str) -> Judgement:
    return Judgement(access=Access.SOFT_404, reason=reason, sentence=sentence)
