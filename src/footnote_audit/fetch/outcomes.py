"""What a status or a failed request means for a source: one table each, and a sentence for the report."""

from footnote_audit.errors import FetchError
from footnote_audit.model import Outcome

# A status that is not here is told by its class: see outcome_of.
_STATUSES = {
    204: (Outcome.UNREACHABLE, "the server answers without a page"),
    205: (Outcome.UNREACHABLE, "the server answers without a page"),
    401: (Outcome.PAYWALL, "the page asks for a login"),
    402: (Outcome.PAYWALL, "the page asks for payment"),
    403: (Outcome.BLOCKED, "the server refuses automatic readers or this place"),
    404: (Outcome.GONE, "the server has no page at this address"),
    405: (Outcome.BLOCKED, "the server refuses to be read this way"),
    406: (Outcome.BLOCKED, "the server refuses to be read this way"),
    407: (Outcome.BLOCKED, "a proxy on the way asks for a login"),
    408: (Outcome.TIMEOUT, "the server gave up waiting"),
    410: (Outcome.GONE, "the server says that the page was removed for good"),
    418: (Outcome.BLOCKED, "the server refuses automatic readers or this place"),
    429: (Outcome.BLOCKED, "the server asks for fewer requests"),
    451: (Outcome.BLOCKED, "the page is withheld for legal reasons"),
    503: (Outcome.BLOCKED, "the server is overloaded or refuses automatic readers"),
    504: (Outcome.TIMEOUT, "a server behind this one did not answer in time"),
    999: (Outcome.BLOCKED, "the server refuses automatic readers or this place"),
}


def outcome_of(status: int, *, empty: bool) -> tuple[Outcome, str]:
    """What a final HTTP status says about the page, with a sentence for the report; `empty`: it has no body.

    Only 404 and 410 say that a page is gone. A wall (401, 402, 403, 429, 451, 503) says nothing about the page
    behind it. Other 4xx and 5xx, and a redirect that names no address, leave it open: `unreachable`.
    """
    if status in _STATUSES:
        outcome, sentence = _STATUSES[status]
    elif 200 <= status < 300:
        if not empty:
            return Outcome.OK, ""
        outcome, sentence = Outcome.UNREACHABLE, "the server answers with an empty page"
    elif 300 <= status < 400:
        outcome, sentence = Outcome.UNREACHABLE, "the server redirects without naming an address"
    elif 400 <= status < 500:
        outcome, sentence = Outcome.UNREACHABLE, "the server rejects the address"
    else:
        outcome, sentence = Outcome.UNREACHABLE, "the server has a fault"
    return outcome, f"{sentence} (HTTP {status})"


# Every public exception of requests by name (a test compares the list), then those of urllib3 and of Python that
# stand behind them or come out of reading a body. The innermost cause that is named here speaks.
FAILURES = {
    "RequestException": (Outcome.UNREACHABLE, "the request failed"),
    "InvalidJSONError": (Outcome.UNREACHABLE, "the answer is not the JSON it should be"),
    "JSONDecodeError": (Outcome.UNREACHABLE, "the answer is not the JSON it should be"),
    "HTTPError": (Outcome.UNREACHABLE, "the server answered with an error"),
    "ConnectionError": (Outcome.UNREACHABLE, "no connection to the server could be made"),
    "ProxyError": (Outcome.UNREACHABLE, "the proxy failed"),
    "SSLError": (Outcome.UNREACHABLE, "no secure connection could be made"),
    "Timeout": (Outcome.TIMEOUT, "the server did not answer in time"),
    "ConnectTimeout": (Outcome.TIMEOUT, "the server could not be reached in time"),
    "ReadTimeout": (Outcome.TIMEOUT, "the server did not answer in time"),
    "URLRequired": (Outcome.UNSUPPORTED, "there is no address"),
    "TooManyRedirects": (Outcome.UNREACHABLE, "the address redirects too often"),
    "MissingSchema": (Outcome.UNSUPPORTED, "the address has no scheme"),
    "InvalidSchema": (Outcome.UNSUPPORTED, "only http and https are opened"),
    "InvalidURL": (Outcome.UNSUPPORTED, "this is not a well-formed address"),
    "InvalidHeader": (Outcome.UNREACHABLE, "the server's headers contradict one another"),
    "InvalidProxyURL": (Outcome.UNSUPPORTED, "the proxy's address is not well-formed"),
    "ChunkedEncodingError": (Outcome.UNREACHABLE, "the connection broke off in the middle of the page"),
    "ContentDecodingError": (Outcome.UNREACHABLE, "the packed body is damaged"),
    "StreamConsumedError": (Outcome.UNREACHABLE, "the answer was read already"),
    "RetryError": (Outcome.UNREACHABLE, "every attempt failed"),
    "UnrewindableBodyError": (Outcome.UNREACHABLE, "the request could not be sent again"),
    # urllib3
    "NameResolutionError": (Outcome.UNREACHABLE, "the host's name is not known"),
    "NewConnectionError": (Outcome.UNREACHABLE, "the host takes no connection"),
    "ConnectTimeoutError": (Outcome.TIMEOUT, "the server could not be reached in time"),
    "ReadTimeoutError": (Outcome.TIMEOUT, "the server did not answer in time"),
    "ProtocolError": (Outcome.UNREACHABLE, "the connection broke off"),
    "IncompleteRead": (Outcome.UNREACHABLE, "the page is shorter than announced"),
    "InvalidChunkLength": (Outcome.UNREACHABLE, "the page is cut off"),
    "LocationParseError": (Outcome.UNSUPPORTED, "this is not a well-formed address"),
    # Python
    "SSLCertVerificationError": (Outcome.UNREACHABLE, "the server's certificate is not valid"),
    "BadStatusLine": (Outcome.UNREACHABLE, "the server does not speak HTTP"),
    "SSLEOFError": (Outcome.UNREACHABLE, "the server broke the secure connection off"),
    "ConnectionRefusedError": (Outcome.UNREACHABLE, "the host takes no connection"),
    "RemoteDisconnected": (Outcome.UNREACHABLE, "the server closed the connection without an answer"),
    "LineTooLong": (Outcome.UNREACHABLE, "the server's headers are too long"),
    "HTTPException": (Outcome.UNREACHABLE, "the server does not speak HTTP"),
    "ConnectionResetError": (Outcome.UNREACHABLE, "the server broke the connection off"),
    "BrokenPipeError": (Outcome.UNREACHABLE, "the server broke the connection off"),
    "TimeoutError": (Outcome.TIMEOUT, "the server did not answer in time"),
    "UnicodeError": (Outcome.UNSUPPORTED, "this is not a well-formed address"),
    "OSError": (Outcome.UNREACHABLE, "the network failed"),
}

# The short names of faults; a failure without one is named after its outcome.
CODES = {
    "SSLError": "tls_protocol",
    "TooManyRedirects": "too_many_redirects",
    "MissingSchema": "forbidden_scheme",
    "InvalidSchema": "forbidden_scheme",
    "InvalidURL": "bad_address",
    "URLRequired": "bad_address",
    "LocationParseError": "bad_address",
    "UnicodeError": "bad_address",
    "InvalidHeader": "bad_response",
    "ChunkedEncodingError": "truncated",
    "ContentDecodingError": "bad_encoding",
    "NameResolutionError": "dns",
    "NewConnectionError": "connection_refused",
    "ConnectionRefusedError": "connection_refused",
    "ProtocolError": "truncated",
    "IncompleteRead": "truncated",
    "InvalidChunkLength": "truncated",
    "SSLCertVerificationError": "tls_untrusted",
    "SSLEOFError": "tls_reset",
    "BadStatusLine": "bad_response",
    "RemoteDisconnected": "empty_reply",
    "LineTooLong": "too_large",
    "HTTPException": "bad_response",
    "ConnectionResetError": "connection_reset",
    "BrokenPipeError": "connection_reset",
}
# What OpenSSL says of a certificate (X509_V_ERR_…): expired, not yet valid, another host's, another IP address's.
_CERTIFICATES = {10: "tls_expired", 9: "tls_expired", 62: "tls_hostname", 64: "tls_hostname"}
# What these say before a connection is encrypted.
_BROKEN_OFF = frozenset({"connection_reset", "truncated", "empty_reply", "tls_reset"})

# How many new attempts a failure is worth: the connection broke or was not made in time, and nothing else was wrong. A
# page that came in part is often cut off by its server every time.
PASSING = {
    "RemoteDisconnected": 2,
    "ConnectionResetError": 2,
    "BrokenPipeError": 2,
    "ConnectTimeoutError": 1,
    "ProtocolError": 1,
    "ChunkedEncodingError": 1,
    "IncompleteRead": 1,
    "InvalidChunkLength": 1,
    "SSLEOFError": 1,
}
_NO_TLS = "the server began no secure connection"


class Broken(Exception):  # noqa: N818 - not an error of the program but a fault of the line
    """A request that failed; `passing`: how many new attempts are worth making."""

    def __init__(self, outcome: Outcome, reason: str, code: str, *, passing: int) -> None:
        super().__init__(reason)
        self.outcome, self.reason, self.code = outcome, reason, code
        self.passing = passing


def broken(error: BaseException, *, handshaking: bool) -> Broken:
    """What a failed request says of the line; `handshaking`: it failed while TLS began."""
    outcome, reason = failure_of(error)
    code = code_of(error, handshaking=handshaking)
    if handshaking and code == "timeout":
        return Broken(outcome, _NO_TLS, "tls_protocol", passing=0)
    return Broken(outcome, reason, code, passing=PASSING.get(name_of(error), 0))


def late(uri: str, seconds: float, *, handshaking: bool = False) -> FetchError:
    """A link whose time of so many seconds is over; `handshaking`: while TLS began."""
    if handshaking:
        return FetchError(uri, Outcome.TIMEOUT, _NO_TLS, "tls_protocol")
    return FetchError(uri, Outcome.TIMEOUT, f"the page did not come within {seconds:g} seconds", "timeout")


def announced_too_much(uri: str, size: int, most: int) -> FetchError:
    """A body whose announced size in bytes is larger than what is read at most."""
    told = f"the page has {size / 2**20:.4g} MiB, more than the limit of {most / 2**20:.4g} MiB"
    return FetchError(uri, Outcome.TOO_LARGE, told, "too_large")


# An exception may stand behind another, and that behind a third; hostile chains do not occur, loops do.
_DEEPEST = 8


def name_of(error: BaseException) -> str:
    """The key in FAILURES of the innermost cause that has one; "RequestException" where none has."""
    found = "RequestException"
    for cause in _causes(error):
        for kind in type(cause).__mro__:
            if kind.__name__ in FAILURES and not (kind is OSError and found != "RequestException"):
                found = kind.__name__
                break
    return found


def failure_of(error: BaseException) -> tuple[Outcome, str]:
    """How a failed request is recorded, and a sentence for the report."""
    # Loaded here, because a run without a failed request must not pay for it.
    import socket
    import ssl

    outcome, sentence = FAILURES[name_of(error)]
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return outcome, f"{sentence}: {cause.verify_message.rstrip('.')}"
        if isinstance(cause, socket.gaierror) and cause.strerror:
            return outcome, f"{sentence}: {cause.strerror}"
    return outcome, sentence


def code_of(error: BaseException, *, handshaking: bool = False) -> str:
    """The short name of a failed request's fault; `handshaking`: it failed while TLS began."""
    import ssl
    from http.client import HTTPException

    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _CERTIFICATES.get(cause.verify_code, "tls_untrusted")
        if isinstance(cause, HTTPException) and "headers" in str(cause):
            return "too_large"
    name = name_of(error)
    code = CODES.get(name) or ("timeout" if FAILURES[name][0] is Outcome.TIMEOUT else "unreachable")
    return "tls_reset" if handshaking and code in _BROKEN_OFF else code


def _causes(error: BaseException) -> list[BaseException]:
    """The exception and what stands behind it, outermost first (requests and urllib3 hand causes over in args)."""
    found: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and len(found) < _DEEPEST:
        found.append(cause)
        behind = [getattr(cause, "reason", None), *cause.args, cause.__cause__]
        cause = next((b for b in behind if isinstance(b, BaseException) and b not in found), None)
    return found
