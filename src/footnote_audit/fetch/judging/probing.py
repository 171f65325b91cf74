"""Asking for a made-up address beside the one in doubt: a site that answers both alike knows neither."""

from collections.abc import Callable
from urllib.parse import urldefrag, urljoin

from footnote_audit.fetch.judging.absence import hints_at_absence
from footnote_audit.fetch.judging.ends import is_home, same_place
from footnote_audit.fetch.judging.look import Look, look_at
from footnote_audit.fetch.judging.slugs import sibling, slug_words, without_echo
from footnote_audit.fetch.judging.wordings import bare
from footnote_audit.model import Access, Judgement, Response

Probe = Callable[[str], Response | None]
# Two pages more alike than this (0 to 100) are one page; such pages often repeat the address that was asked.
_ALIKE = 88.0
_COMPARED = 4000


def suspicious(look: Look) -> bool:
    """Whether something speaks against the page, but not enough to say so without asking further."""
    if look.archive or is_home(look.asked) or look.naming.agrees:
        return False
    naming = look.naming
    if hints_at_absence(look):
        return True
    if naming.by_title:
        return naming.words >= 2 and naming.named < 0.34 and naming.told < 0.67 and not naming.by_author
    if naming.slug_count >= 2 and naming.named == 0 and naming.told < 0.5:
        return True
    return look.is_listing and look.is_notice and naming.named == 0 and not look.redirected


def ask_beside(look: Look, probe: Probe) -> Judgement | None:
    """The judgement where the site answers a made-up address in the same way, or with its front page."""
    beside = sibling(look.asked)
    answer = probe(beside)
    if answer is None:
        return None
    if 200 <= answer.status < 300:
        return _compared(look, answer, beside)
    if answer.status in {404, 410} and look.is_listing and look.is_notice and not look.redirected:
        front = probe(urljoin(look.asked, "/"))
        if front is not None and front.status == 200 and _alike(look, look_at(front.uri, front, None)):
            return _served_home()
    return None


def _compared(look: Look, answer: Response, beside: str) -> Judgement | None:
    other = look_at(beside, answer, None)
    same_end = look.redirected and same_place(urldefrag(answer.final_uri).url, look.final)
    if not same_end and not _alike(look, other):
        return None
    if look.is_listing or (same_end and look.redirected and is_home(look.final)):
        return _served_home()
    return Judgement(
        access=Access.SOFT_404,
        reason="not_found_page",
        sentence="the site gives the same answer to an address that was made up",
    )


def _served_home() -> Judgement:
    return Judgement(
        access=Access.SOFT_404, reason="home_served", sentence="the site shows its front page for any address"
    )


def _alike(one: Look, other: Look) -> bool:
    """Whether two pages are one but for the address that they repeat, and for the stories they happen to list."""
    from rapidfuzz import fuzz

    names = [_said(look, f"{look.page.title}\n{next(iter(look.page.headings), '')}") for look in (one, other)]
    if names[0] != names[1] and fuzz.ratio(*names) < _ALIKE:
        return False
    texts = [_said(look, look.page.text[:_COMPARED]) for look in (one, other)]
    if not all(texts):
        return False
    return fuzz.ratio(*texts) >= _ALIKE or (one.is_listing and other.is_listing and bool(names[0]))


def _said(look: Look, text: str) -> str:
    """A text without the words of its page's own address."""
    made = f" {bare(without_echo(text, look.asked))} "
    for word in slug_words(look.asked):
        made = made.replace(f" {word} ", " ")
    return made.strip()
