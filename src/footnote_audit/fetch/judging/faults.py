"""What is said of an address that brought no page: faults of the way there, and the server's own numbers."""

import re
from urllib.parse import urlsplit

from footnote_audit.errors import FetchError
from footnote_audit.model import Access, CslItem, Judgement, Outcome, Response

# What nobody can open is broken; what may open tomorrow, or for others, is not.
_BROKEN = frozenset(
    {
        "dns", "connection_refused", "redirect_loop", "too_many_redirects", "redirect_without_location",
        "forbidden_scheme", "bad_address", "not_found", "gone", "bad_request", "not_archived",
    }
)  # fmt: skip
# Until a fault carries a code, its sentence tells.
_SENTENCES = (
    ("name is not known", "dns"),
    ("takes no connection", "connection_refused"),
    ("refused", "connection_refused"),
    ("in a circle", "redirect_loop"),
    ("redirects more than", "too_many_redirects"),
    ("redirects too often", "too_many_redirects"),
    ("without naming an address", "redirect_without_location"),
    ("only http and https are opened", "forbidden_scheme"),
    ("has expired", "tls_expired"),
    ("self-signed", "tls_untrusted"),
    ("self signed", "tls_untrusted"),
    ("unable to get local issuer", "tls_untrusted"),
    ("mismatch", "tls_hostname"),
    ("certificate", "tls_untrusted"),
    ("secure connection", "tls_protocol"),
    ("broke off in the middle", "truncated"),
    ("shorter than announced", "truncated"),
    ("cut off", "truncated"),
    ("closed the connection without", "empty_reply"),
    ("broke the connection off", "connection_reset"),
    ("broke off", "connection_reset"),
    ("packed body is damaged", "bad_encoding"),
    ("packed as", "bad_encoding"),
    ("does not speak http", "bad_response"),
    ("headers", "bad_response"),
    ("well-formed address", "bad_address"),
    ("names no host", "bad_address"),
    ("robots.txt", "robots_disallow"),
)
_OUTCOMES = {
    Outcome.TIMEOUT: "timeout",
    Outcome.TOO_LARGE: "too_large",
    Outcome.OFFLINE: "offline",
    Outcome.GONE: "not_found",
    Outcome.PAYWALL: "paywall",
    Outcome.BLOCKED: "bot_blocked",
}
_STATUSES = {
    400: (Access.BROKEN, "bad_request", "the server rejects the address"),
    401: (Access.ATTENTION, "login_required", "the page asks for a login"),
    402: (Access.ATTENTION, "paywall", "the page asks for payment"),
    403: (Access.ATTENTION, "forbidden", "the server refuses this reader"),
    404: (Access.BROKEN, "not_found", "the server has no page at this address"),
    405: (Access.ATTENTION, "forbidden", "the server refuses to be read this way"),
    406: (Access.ATTENTION, "forbidden", "the server refuses to be read this way"),
    407: (Access.ATTENTION, "login_required", "a proxy on the way asks for a login"),
    408: (Access.ATTENTION, "timeout", "the server gave up waiting"),
    410: (Access.BROKEN, "gone", "the server says that the page was removed for good"),
    414: (Access.BROKEN, "bad_request", "the server rejects the address"),
    418: (Access.ATTENTION, "odd_status", "the server answers with a number that says nothing"),
    421: (Access.ATTENTION, "bad_response", "the server says that it is the wrong one"),
    423: (Access.ATTENTION, "forbidden", "the page is locked"),
    425: (Access.ATTENTION, "rate_limited", "the server asks for a later request"),
    429: (Access.ATTENTION, "rate_limited", "the server asks for fewer requests"),
    451: (Access.ATTENTION, "legal_block", "the page is withheld for legal reasons"),
    503: (Access.ATTENTION, "maintenance", "the server is overloaded or closed for a while"),
    504: (Access.ATTENTION, "server_error", "a server behind this one did not answer"),
    508: (Access.ATTENTION, "server_error", "the server has a fault"),
    509: (Access.ATTENTION, "suspended", "the site has used up its allowance"),
    511: (Access.ATTENTION, "login_required", "the network on the way asks for a login"),
    999: (Access.ATTENTION, "bot_blocked", "the server refuses automatic readers"),
}
# Outside of these hundreds a number has no meaning.
_HUNDREDS = {
    4: (Access.ATTENTION, "odd_status", "the server answers with a number that says nothing"),
    5: (Access.ATTENTION, "server_error", "the server has a fault"),
}
_REDIRECTS = frozenset({300, 301, 302, 303, 307, 308})
# The path of a name that a handle server (doi.org and its like) resolves.
_HANDLE = re.compile(r"^/10\.\d{4,9}(?:\.\d+)*/\S")


def of_fault(error: FetchError) -> Judgement:
    """What a request that brought nothing says of the address."""
    code = error.code or _code_of(error)
    if error.outcome is Outcome.UNSUPPORTED and not code:
        code = "not_asked"
    access = Access.BROKEN if code in _BROKEN else Access.ATTENTION
    return Judgement(access=access, reason=code or "unreachable", sentence=error.reason)


def _code_of(error: FetchError) -> str:
    told = error.reason.lower()
    for words, code in _SENTENCES:
        if words in told:
            return code
    return _OUTCOMES.get(error.outcome, "")


def of_status(answer: Response) -> Judgement | None:
    """What the status says by itself; None for one that says that a page came (2xx)."""
    status = answer.status
    if 200 <= status < 300:
        return _without_body(answer)
    if status in _REDIRECTS:
        return _judged(
            Access.BROKEN, "redirect_without_location", "the server redirects without naming an address", status
        )
    if status < 400:
        return _judged(
            Access.ATTENTION, "bad_response", "the server answers as if it had been asked something else", status
        )
    if status == 404 and _is_handle(answer):
        return _judged(Access.BROKEN, "doi_not_found", "this DOI is not registered", status)
    told = _STATUSES.get(status) or _HUNDREDS.get(status // 100)
    return _judged(
        *(told or (Access.ATTENTION, "odd_status", "the server answers with a number that says nothing")), status
    )


def is_registered(asked: str, answer: Response, cited: CslItem | None) -> bool:
    """Whether a registry of names led to this answer: then the work exists, whatever stands before it."""
    moved = bool(_HANDLE.match(urlsplit(asked).path)) and urlsplit(answer.final_uri).netloc != urlsplit(asked).netloc
    return moved or bool(cited and cited.DOI and moved)


def _is_handle(answer: Response) -> bool:
    asked, final = urlsplit(answer.uri), urlsplit(answer.final_uri)
    return bool(_HANDLE.match(asked.path)) and asked.netloc == final.netloc


def _without_body(answer: Response) -> Judgement | None:
    if answer.status in {204, 205}:
        return _judged(
            Access.ATTENTION, "no_content", "the server answers that there is nothing to show", answer.status
        )
    if not answer.body.strip():
        return _judged(Access.ATTENTION, "empty_body", "the server answers with an empty page", answer.status)
    return None


def _judged(access: Access, reason: str, sentence: str, status: int) -> Judgement:
    return Judgement(access=access, reason=reason, sentence=f"{sentence} (HTTP {status})")
