"""What requests go over: the adapter of requests on our own connections. Loaded with the first request of a run."""

import http.client
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

import requests
import urllib3

from footnote_audit.fetch.addresses import Resolve, needs_no_quoting
from footnote_audit.fetch.connection import Guard, Pools

if TYPE_CHECKING:
    import ssl


class Session(NamedTuple):
    """Connections, the guard over whom they reach, the cookies of a run, and the faults that a broken line raises."""

    guard: Guard
    pools: Pools
    adapter: requests.adapters.HTTPAdapter
    cookies: requests.cookies.RequestsCookieJar
    broken: tuple[type[Exception], ...]


def new_session(may_reach: Callable[[str], bool], resolve: Resolve, tls: "Callable[[], ssl.SSLContext]") -> Session:
    """A session without a connection yet."""
    guard = Guard(may_reach=may_reach, resolve=resolve)
    pools = Pools(guard, tls)
    broken = (OSError, http.client.HTTPException, UnicodeError, urllib3.exceptions.HTTPError)
    return Session(guard, pools, _adapter(pools), requests.cookies.RequestsCookieJar(), broken)


def _adapter(pools: Pools) -> requests.adapters.HTTPAdapter:
    """The adapter of requests over our own connections, without what it looks up anew for every request."""
    no_cookies = requests.cookies.RequestsCookieJar()

    class Adapter(requests.adapters.HTTPAdapter):
        def get_connection_with_tls_context(self, request: Any, *_: Any, **__: Any) -> Any:
            parts = request.parts
            return pools.pool(parts.scheme, parts.hostname or "", parts.port)

        def cert_verify(self, *_: Any, **__: Any) -> None:
            """Nothing: the connections' own TLS context checks certificates."""

        def request_url(self, request: Any, *_: Any) -> str:
            parts = request.parts
            return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

        def build_response(self, req: Any, resp: Any) -> requests.Response:
            # Not its constructor, which makes a jar for cookies each time.
            response = requests.Response.__new__(requests.Response)
            response._content, response._content_consumed = False, False  # type: ignore[attr-defined, assignment]
            response.status_code = resp.status
            response.headers = resp.headers
            response.raw, response.reason, response.url = resp, resp.reason, req.url
            response.request = req
            response.cookies = no_cookies
            if "Set-Cookie" in resp.headers:
                response.cookies = requests.cookies.RequestsCookieJar()
                requests.cookies.extract_cookies_to_jar(response.cookies, req, resp)  # type: ignore[no-untyped-call]
            return response

    return Adapter()


def prepared(address: str, headers: dict[str, str]) -> Any:
    """A GET request; most addresses can be sent as they are, the others are quoted as requests does."""
    request: Any = requests.PreparedRequest()
    request.method = "GET"
    request.headers = dict(headers)
    if needs_no_quoting(address):
        request.url = address.partition("#")[0]
    else:
        request.prepare_url(address, None)
    request.parts = urlsplit(request.url)
    return request
