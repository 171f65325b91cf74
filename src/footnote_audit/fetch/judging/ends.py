"""What addresses tell by themselves: home pages, sections, searches, logins, and the words of a slug."""

import hashlib
import random
import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from footnote_audit.fetch.judging.wordings import bare

_INDEX = re.compile(
    r"(?:index|default|home|homepage|main|start|accueil|inicio|startseite|welcome|latest|frontpage|news)"
    r"(?:\.(?:html?|php\d?|aspx?|jsp|cfm|shtml))?",
    re.I,
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{2,4})?", re.I)
_LOGIN = re.compile(
    r"(?:^|[/._-])(?:log-?in|sign-?in|log-?on|sign-?on|sso|auth|authenticate|authentication|oauth2?|saml2?|idp|cas|"
    r"wp-login|connexion|anmelden|einloggen|giris|acceso|entrar|inloggen|logowanie|shibboleth|wayf|accounts?)(?:$|[/._-])",
    re.I,
)
_SEARCH = re.compile(r"(?:^|/)(?:search|suche|recherche|buscar|busca|ricerca|zoeken|sok|szukaj|hledat|arama|poisk|find)"
                     r"(?:$|[/._-])", re.I)  # fmt: skip
_SEARCH_KEYS = frozenset({"q", "query", "s", "search", "keyword", "keywords", "searchterm", "term", "text"})
_ERROR = re.compile(
    r"(?:^|[/._-])(?:404|410|not-?found|notfound|page-?not-?found|error-?404|404-?error|errors?|error-?page|"
    r"err404|missing|gone|seite-nicht-gefunden|introuvable|no-encontrada|nao-encontrada|non-trovata)(?:$|[/._-])",
    re.I,
)
_CONSENT = re.compile(
    r"(?:^|[/.])(?:consent|cookie-?wall|cookieconsent|guce|privacy-?gate|collectconsent)(?:$|[/.])", re.I
)
_PARKING = re.compile(r"(?:^|[/.])(?:lander|parking|parked|domain-for-sale|forsale|buydomain)(?:$|[/.?])|"
                      r"(?:sedoparking|bodis|parkingcrew|hugedomains|dan\.com|afternic|sedo\.com|undeveloped|"
                      r"above\.com|domainmarket|parklogic|skenzo|domainnamesales|smartname|cashparking)", re.I)  # fmt: skip
# Endings of an address that name a form of the same page.
_FORMS = frozenset(
    [
        "print",
        "amp",
        "full",
        "abstract",
        "pdf",
        "html",
        "htm",
        "epdf",
        "fulltext",
        "text",
        "view",
        "download",
        "index",
        "mobile",
        "m",
        "page",
        "html5",
    ]
)
_SUFFIX = re.compile(r"\.(?:html?|php\d?|aspx?|jsp|cfm|shtml|xhtml|pdf|txt|docx?|xml|json|do|cgi|pl|stm)$", re.I)
_WORD = re.compile(r"[^\W\d_]{3,}")
EMPTY_WORDS = frozenset(
    [
        "the",
        "and",
        "for",
        "with",
        "from",
        "that",
        "this",
        "are",
        "was",
        "were",
        "how",
        "why",
        "what",
        "who",
        "when",
        "where",
        "into",
        "over",
        "after",
        "before",
        "about",
        "der",
        "die",
        "das",
        "und",
        "von",
        "mit",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "fur",
        "les",
        "des",
        "une",
        "dans",
        "sur",
        "pour",
        "par",
        "avec",
        "del",
        "los",
        "las",
        "una",
        "por",
        "con",
        "para",
        "article",
        "articles",
        "story",
        "stories",
        "news",
        "post",
        "posts",
        "index",
        "page",
        "pages",
        "archive",
        "archives",
        "content",
        "node",
        "view",
        "item",
        "html",
        "show",
        "www",
        "blog",
        "world",
        "politics",
        "business",
        "culture",
        "opinion",
        "section",
        "default",
        "publications",
        "publication",
        "detail",
        "details",
        "artikel",
        "beitrag",
        "noticia",
        "noticias",
        "actualite",
        "actualites",
        "read",
        "files",
        "file",
        "download",
        "downloads",
        "wiki",
        "title",
        "doc",
        "docs",
        "uploads",
        "upload",
        "media",
        "static",
        "pub",
        "public",
        "paper",
        "papers",
        "report",
        "reports",
    ]
)
_ARCHIVED = re.compile(r"/(?:web/)?(\d{4,14})(?:[a-z]{2}_)?/(https?:/{1,2}.+)$", re.I | re.S)


def archived(address: str) -> str | None:
    """The address that an address of a web archive is a capture of; None for other addresses."""
    found = _ARCHIVED.search(address)
    return re.sub(r"^(https?:)/+", r"\1//", found[2]) if found else None


def path_parts(address: str) -> list[str]:
    """The parts of an address's path, percent-decoded, without empty ones."""
    return [unquote(part) for part in urlsplit(address).path.split("/") if part]


def is_home(address: str) -> bool:
    """Whether an address is that of a site's front page, in any language."""
    parts = urlsplit(address)
    path = path_parts(address)
    if [key for key, _ in parse_qsl(parts.query) if key.lower() not in {"lang", "language", "hl", "ref"}
        and not key.lower().startswith("utm_")]:  # fmt: skip
        return not path and any(word in parts.query.lower() for word in ("404", "notfound", "expired", "error"))
    if len(path) == 2 and _LANGUAGE.fullmatch(path[0]):
        path = path[1:]
    return not path or (len(path) == 1 and bool(_INDEX.fullmatch(path[0]) or _LANGUAGE.fullmatch(path[0])))


def is_index(address: str) -> bool:
    """Whether an address names the first page of a folder, at any depth."""
    path = path_parts(address)
    return bool(path) and bool(_INDEX.fullmatch(path[-1]))


def is_login(address: str) -> bool:
    """Whether an address names a page to log in."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    return bool(_LOGIN.search(parts.path)) or host.startswith(
        ("login.", "sso.", "auth.", "accounts.", "idp.", "signin.")
    )


def is_search(address: str) -> bool:
    """Whether an address names a page of search results."""
    parts = urlsplit(address)
    keys = {key.lower() for key, _ in parse_qsl(parts.query)}
    return bool(_SEARCH.search(parts.path)) or (bool(keys & _SEARCH_KEYS) and len(path_parts(address)) <= 1)


def is_error(address: str) -> bool:
    """Whether an address names a page of errors."""
    parts = urlsplit(address)
    query = parts.query.lower()
    return bool(_ERROR.search(parts.path)) or any(
        f"{key}=404" in query for key in ("error", "status", "code", "e", "err")
    )


def is_consent(address: str) -> bool:
    """Whether an address names a page that asks for consent."""
    parts = urlsplit(address)
    return bool(_CONSENT.search(f"{parts.hostname}{parts.path}"))


def is_parking(address: str) -> bool:
    """Whether an address is one where names without a site are parked or sold."""
    parts = urlsplit(address)
    return bool(_PARKING.search(f"{parts.hostname}{parts.path}"))


def is_section_of(final: str, asked: str) -> bool:
    """Whether `final` is a folder above `asked` on the same host, and not another form of the same page."""
    if urlsplit(final).hostname != urlsplit(asked).hostname or urlsplit(final).query:
        return False
    above, below = [p.lower() for p in path_parts(final)], [p.lower() for p in path_parts(asked)]
    if not above or len(above) >= len(below) or below[: len(above)] != above:
        return False
    dropped = [_SUFFIX.sub("", part) for part in below[len(above) :]]
    return not all(part in _FORMS or _INDEX.fullmatch(part) for part in dropped)


def same_place(one: str, other: str) -> bool:
    """Whether two addresses differ only by scheme, www., case, a slash at the end or the fragment."""
    return _bare_address(one) == _bare_address(other)


def _bare_address(address: str) -> tuple[str, str, str]:
    parts = urlsplit(address)
    host = (parts.netloc or "").lower().removeprefix("www.").removesuffix(":80").removesuffix(":443")
    return host, unquote(parts.path).rstrip("/").lower(), parts.query


def slug_words(address: str) -> list[str]:
    """The words of the last part of an address that has any, made plain; those that are on any site are left out."""
    for part in reversed(path_parts(address)):
        made = bare(re.sub(r"[-_+.~]", " ", _SUFFIX.sub("", part)))
        words = [word for word in _WORD.findall(made) if word not in EMPTY_WORDS]
        if words:
            return words[:20]
    return []


def sibling(address: str) -> str:
    """A made-up address of the same form beside this one, the same one every time."""
    chance = random.Random(hashlib.sha256(address.encode("utf-8", "replace")).digest())
    parts = urlsplit(address)
    query = parse_qsl(parts.query, keep_blank_values=True)
    if query and len(path_parts(address)) <= 2:
        longest = max(range(len(query)), key=lambda i: len(query[i][1]))
        query[longest] = (query[longest][0], _made_up(query[longest][1], chance))
        return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(query), ""))
    folder, _, last = parts.path.rstrip("/").rpartition("/")
    suffix = _SUFFIX.search(last)
    stem, ending = (last[: suffix.start()], suffix[0]) if suffix else (last, "")
    slash = "/" if parts.path.endswith("/") else ""
    return urlunsplit(
        (parts.scheme, parts.netloc, f"{folder}/{_made_up(unquote(stem), chance)}{ending}{slash}", "", "")
    )


def _made_up(word: str, chance: random.Random) -> str:
    """A word of the same form: letters for letters, digits for digits, long enough to be nobody's."""
    made = "".join(
        chance.choice("0123456789") if c.isdigit() else chance.choice("bcdfghkmnpqrtvwxz") if c.isalpha() else c
        for c in word[:60]
        if c.isalnum() or c in "-_."
    )
    digits = made.isdigit()
    return made + "".join(chance.choice("0123456789" if digits else "bcdfghkmnpqrtvwxz") for _ in range(6))
