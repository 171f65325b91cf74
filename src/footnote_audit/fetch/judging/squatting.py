"""Something else in the place of a site: names for sale, closed accounts, a server's own first page, spam, faults."""

import re

from footnote_audit.fetch.judging.ends import is_parking
from footnote_audit.fetch.judging.look import Look, host_of
from footnote_audit.fetch.judging.wordings import plain, wall
from footnote_audit.model import Access, Judgement

_PROVIDERS = (
    "sedoparking", "parkingcrew", "bodis.com", "parklogic", "/px.js?ch=", "above.com/marketplace", "hugedomains",
    "dan.com/", "afternic", "domainmarket", "parking-page", "parkingpage", "parked-domain", "domain_parked",
    "cashparking", "skenzo", "uniregistry", "domainsponsor", "window.park =", "adsense/domains/caf.js", "domainparking",
    "parking.godaddy", "/lander", "sav.com/parking", "namebright", "rook.media", "trafficjunky.park",
)  # fmt: skip
_HOSTLIKE = re.compile(
    r"(?<![\w.@/-])[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){0,4}\.(?:com|net|org|info|biz|example|test|[a-z]{2})(?![\w-])"
)
_TECHNICAL = re.compile(
    r"warning: (?:mysqli?|pg|include|require|fopen|file_get_contents|session|pdo|odbc|mssql)\w*\(|"
    r"fatal error: |parse error: |uncaught (?:exception|error|pdoexception)|sqlstate\[|you have an error in your sql|"
    r"mysql server has gone away|server error in '|traceback \(most recent call last\)|ora-\d{4,5}|"
    r"microsoft ole db|adodb\.|microsoft vbscript|java\.lang\.|org\.apache\.|nullpointerexception|"
    r"error establishing a database connection|could not select database|stack trace:|call to undefined|"
    r"whoops, looks like something went wrong|application error|no such table|table '[^']*' doesn't exist|"
    r"too many connections|can't connect to (?:local )?mysql|undefined (?:index|variable|offset|array key)"
)
_CODED = re.compile(r"\((?:HTTP )?50[0-4]\)|\b(?:error|http) 50[0-4]\b", re.I)
_SPAM_WORDS = 3
# How much of a title a phrase makes up.
_HALF, _PURE = 0.5, 0.9


def _soft(reason: str, sentence: str) -> Judgement:
    return Judgement(access=Access.SOFT_404, reason=reason, sentence=sentence)


def parked(look: Look) -> Judgement | None:
    """A name that is for sale, or that only shows advertisements."""
    if look.page.prose >= 600 or (look.naming.by_title and look.naming.agrees):
        return None
    said = _soft("parked", "the site's name is for sale or only shows advertisements")
    if is_parking(look.final) and not is_parking(look.asked):
        return said
    provider = any(mark in look.raw for mark in _PROVIDERS)
    text = look.opening + plain(" ".join([look.page.title, *(block.text for block in look.page.blocks[:20])])[:3000])
    hits = wall("parked").found(text)
    named = wall("domain").within(text) or bool(_HOSTLIKE.search(look.page.title.lower())) or provider
    if (hits and named and (not look.naming.agrees or hits >= 2)) or (provider and look.visible < 300):
        return said
    return None


def closed(look: Look) -> Judgement | None:
    """A site or account that was closed, whose time ran out, or that was never filled."""
    if look.page.prose >= 500:
        return None
    for kind, reason, sentence, shortest in (
        ("expired", "expired", "the site's name or its hosting has run out", 12),
        ("suspended", "suspended", "the site or account was closed", 14),
        ("default", "default_page", "the server shows its own first page and no site", 16),
    ):
        told = look.opens_with(wall(kind), shortest) and not look.naming.agrees
        # A title that agrees with the address may be that of a work about such a thing.
        if told or look.entitled(wall(kind), _PURE if look.naming.agrees else _HALF):
            return _soft(reason, sentence)
    return None


def taken_over(look: Look) -> Judgement | None:
    """A site that now sells games of chance and the like in the place of the work."""
    naming = look.naming
    if naming.agrees or wall("spam").found(plain(_wanted(look))):
        return None
    names = plain(" ".join([look.page.title, look.page.meta.get("description", ""), *look.page.headings[:5]]))
    hits, everywhere = wall("spam").found(names), wall("spam").found(look.opening)
    if hits >= _SPAM_WORDS or (
        hits >= 1 and hits + everywhere >= _SPAM_WORDS + 1 and (naming.differs or not naming.words)
    ):
        return _soft("takeover", "the site now advertises games of chance or the like")
    return None


def _wanted(look: Look) -> str:
    cited = look.cited
    title = f"{cited.title or ''} {cited.container_title or ''}" if cited else ""
    return f"{title} {re.sub(r'[-_/.?=&]', ' ', look.asked)} {host_of(look.asked)}"


def failing(look: Look) -> Judgement | None:
    """A page that is only the message of a fault."""
    if look.page.prose >= 500 or (look.naming.agrees and look.naming.by_title):
        return None
    if _CODED.search(look.page.title) and look.page.prose < 250 and not look.naming.agrees:
        return _soft("error_page", "the page is only the message of a fault of the server")
    visible = look.page.text[:3000].lower()
    if _TECHNICAL.search(visible) and (look.visible < 1500 and not look.naming.agrees):
        return _soft("error_page", "the page is only the message of a fault of the server")
    if look.entitled(wall("error"), 0.4) or (look.opens_with(wall("error"), 12) and look.page.prose < 250):
        if look.naming.agrees and look.page.prose >= 100:
            return None
        return _soft("error_page", "the page is only the message of a fault of the server")
    return None
