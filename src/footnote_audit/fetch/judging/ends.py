"""What addresses tell by themselves: home pages, sections, searches, logins, and the words of a slug."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

_INDEX = re.compile(
    r"(?:index|default|home|homepage|main|start|accueil|inicio|startseite|welcome|latest|frontpage|news)"
    r"(?:\.(?:html?|php\d?|aspx?|jsp|cfm|shtml))?",
    re.I,
)
_LANGUAGE = re.compile(r"(?:[a-z]{2}|eng|fra|fre|deu|ger|esp|spa|por|ita|rus|ara|heb|tur|aze)(?:[-_][a-z]{2,4})?", re.I)
_LOGIN = re.compile(
    r"(?:^|[/._-])(?:log-?in|sign-?in|log-?on|sign-?on|sso|auth|authenticate|authentication|oauth2?|saml2?|idp|"
    r"wp-login|connexion|anmelden|einloggen|inloggen|logowanie|shibboleth|wayf)(?:$|[/._-])",
    re.I,
)
_SEARCH = re.compile(r"(?:^|/)(?:search|suche|recherche|buscar|busca|ricerca|zoeken|sok|szukaj|hledat|arama|poisk|find)"
                     r"(?:$|[/._-])", re.I)  # fmt: skip
_SEARCH_KEYS = frozenset({"q", "query", "search", "keyword", "keywords", "searchterm"})
_ERROR = re.compile(
    r"(?:^|[/._-])(?:404|not[-_]?found|page[-_]?not[-_]?found|error[-_]?404|404[-_]?error|error[-_]?page|err404)"
    r"(?:$|[/.?])|(?:^|/)(?:410|errors?|missing|gone|sorry|oops|unavailable|removed|deleted|expired|no[-_]?page|"
    r"dead[-_]?link|seite-nicht-gefunden|fehler|introuvable|erreur|no-encontrada|nao-encontrada|non-trovata|"
    r"niet-gevonden)(?:$|[/.?])",
    re.I,
)
_CONSENT = re.compile(
    r"(?:^|[/.])(?:consent|cookie-?wall|cookieconsent|guce|privacy-?gate|collectconsent)(?:$|[/.])", re.I
)
_PARKING = re.compile(
    r"(?:^|[/.])(?:lander|parking|parked|domain-for-sale|forsale|buydomain)(?:$|[/.?])|sedoparking|bodis|parkingcrew|"
    r"hugedomains|(?:^|\.)dan\.com|afternic|(?:^|\.)sedo\.com|undeveloped|(?:^|\.)above\.com|domainmarket|parklogic|"
    r"skenzo|domainnamesales|smartname|cashparking",
    re.I,
)
_WALLS = {
    "bot_challenge": re.compile(
        r"(?:^|/)(?:captcha|showcaptcha|sgcaptcha|are-you-(?:a-)?(?:human|robot)|robot-?check|validatecaptcha|botcheck|"
        r"human-?verification)(?:$|[/.])|/challenge/?$",
        re.I,
    ),
    "paywall": re.compile(
        r"(?:^|/)(?:subscribe|subscriptions?|paywall|abo|abonnements?|suscribete|suscripcion|suscripciones|assine|"
        r"abbonamenti|abonnieren|prenumerera|tilaa|prenumerata|podpiska|pricing)(?:\.\w+)?/?$",
        re.I,
    ),
    "maintenance": re.compile(r"(?:^|/)(?:maintenance|wartung|mantenimiento|onderhoud)(?:\.\w+)?/?$", re.I),
    "geo_block": re.compile(
        r"(?:^|/)(?:geo-?block(?:ed)?|geo-?restrict(?:ed|ion)|(?:not-available|unavailable)-in-your-(?:country|region)|"
        r"gdpr-block|eu-block)(?:\.\w+)?/?$",
        re.I,
    ),
}
# Endings of an address that name a form of the same page.
# fmt: off
_FORMS = frozenset({
    "print", "amp", "full", "abstract", "pdf", "html", "htm", "epdf", "fulltext", "text", "view", "download", "index",
    "mobile", "m", "page", "html5",
})
# fmt: on
SUFFIX = re.compile(r"\.(?:html?|php\d?|aspx?|jsp|cfm|shtml|xhtml|pdf|txt|docx?|xml|json|do|cgi|pl|stm)$", re.I)
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
    path = path_parts(address)
    return (
        bool(_SEARCH.search(parts.path)) or (bool(keys & _SEARCH_KEYS) and len(path) <= 1) or (not path and "s" in keys)
    )


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


def wall_at(address: str) -> str:
    """The reason of the wall that an address names; "" where it names none."""
    path = urlsplit(address).path
    return next((reason for reason, pattern in _WALLS.items() if pattern.search(path)), "")


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
    dropped = [SUFFIX.sub("", part) for part in below[len(above) :]]
    return not all(part in _FORMS or _INDEX.fullmatch(part) for part in dropped)


def same_place(one: str, other: str) -> bool:
    """Whether two addresses differ only by scheme, www., case, a slash at the end or the fragment."""
    return _bare_address(one) == _bare_address(other)


def _bare_address(address: str) -> tuple[str, str, str]:
    parts = urlsplit(address)
    host = (parts.netloc or "").lower().removeprefix("www.").removesuffix(":80").removesuffix(":443")
    return host, unquote(parts.path).rstrip("/").lower(), parts.query
