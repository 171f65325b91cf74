"""Speaks HTTP: the only module that makes requests, and how a fault of the network becomes a sentence.

The protocol is HTTP/1.1 (RFC 9110, 9112) with plain GET: many servers answer HEAD wrongly. Redirects are followed by
hand, because every hop must be checked before it is asked. The environment's proxies and .netrc are not used.
"""

import contextlib
import http.client
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urldefrag

from footnote_audit import __version__
from footnote_audit.errors import FetchError
from footnote_audit.fetch.addresses import Resolve, check_address, host_of, is_public, resolve_host
from footnote_audit.fetch.body import ACCEPTED_ENCODINGS, collect
from footnote_audit.fetch.deadline import Clock, Deadline, Watch
from footnote_audit.fetch.hops import asked_wait, check_hop, redirect_target
from footnote_audit.fetch.hosts import IN_FLIGHT, MOST_WAIT, PAUSE, Hosts, Turn
from footnote_audit.fetch.outcomes import Broken, announced_too_much, broken, late
from footnote_audit.model import Outcome, Redirect, Response

if TYPE_CHECKING:
    import ssl

    import requests

    from footnote_audit.fetch.session import Session

# What a person waits for one link; long enough for the slow servers of archives.
DEADLINE = 30.0
# Reports of several hundred pages with pictures stay below this; whole scanned books do not.
MAX_BYTES = 25 * 2**20
MAX_HOPS = 10
MAX_RETRIES = 2
# Seconds before the first and the second new attempt where the server names no time.
BACKOFF = (1.0, 3.0)

RETRIED = frozenset({429, 500, 502, 503, 504})
# Answers that some servers give to every program that does not call itself a browser.
REFUSALS = frozenset({401, 403, 406, 418, 429, 503, 999})
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"
# Some servers refuse requests without a language; none is preferred, because sources are read in any.
_LANGUAGES = "en,*;q=0.5"
_PIECE = 1 << 16
# The body of a redirect up to this many bytes is read, so that its connection can be used again.
_DRAINED = 1 << 14
_NONE: Mapping[str, str] = {}


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


class HttpGet:
    """The network as a `Get`: one session, safe to call from several threads, closed by `close` or `with`.

    Args:
        deadline: seconds for one link, over all its hops and attempts, pauses included; waiting for the first turn at
            its host is not counted.
        max_bytes: of one body, on the wire and unpacked.
        contact: an address or page for the owners of servers, for the User-Agent; None leaves it out.
        allow_private: whether hosts of private and local networks may be asked.
        browser_agent: whether a page that refuses this program is asked for once more under a browser's name.
        in_flight: requests to one host at a time; pause: seconds between the beginnings of two. Zero: no limit.
        verify: whether certificates are checked, or the path of the authorities to check them with; by default those
            of the variable SSL_CERT_FILE, by which OpenSSL and most programs are told of them, else those of requests.
        clock: seconds that only go forward; sleep: waits seconds; now: the moment for `retrieved`.
        resolve: host and port to IP addresses; public: whether an IP address is one of the public internet.
    """

    def __init__(
        self,
        *,
        deadline: float = DEADLINE,
        max_bytes: int = MAX_BYTES,
        contact: str | None = None,
        allow_private: bool = False,
        browser_agent: bool = False,
        in_flight: int = IN_FLIGHT,
        pause: float = PAUSE,
        verify: bool | str = True,
        clock: Clock = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = utc_now,
        resolve: Resolve = resolve_host,
        public: Callable[[str], bool] = is_public,
    ) -> None:
        self._deadline, self._max_bytes = deadline, max_bytes
        self._sleep, self._now = sleep, now
        self._verify, self._browser_agent = verify, browser_agent
        self.hosts = Hosts(clock=clock, sleep=sleep, in_flight=in_flight, pause=pause)
        self._watch = Watch(clock)
        self._may_reach, self._resolve = _anywhere if allow_private else public, resolve
        self._headers = _headers(contact)
        self._has_cookies = False
        self._lock = threading.Lock()
        self._made: Session | None = None

    def __enter__(self) -> "HttpGet":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections that are still open."""
        if self._made is not None:
            self._made.pools.close()
        self._watch.close()

    @property
    def _session(self) -> "Session":
        """What requests go over; set up with the first, because a run that asks for nothing must not pay for it."""
        if self._made is None:
            from footnote_audit.fetch.session import new_session

            with self._lock:
                self._made = self._made or new_session(self._may_reach, self._resolve, lambda: self._tls)
        return self._made

    @cached_property
    def _tls(self) -> "ssl.SSLContext":
        # One for all connections: the authorities take some twenty milliseconds to load.
        import os
        import ssl

        from certifi import where

        authorities = self._verify if isinstance(self._verify, str) else os.environ.get("SSL_CERT_FILE")
        authorities = authorities or where()
        context = ssl.create_default_context(cafile=authorities)
        if self._verify is False:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        return context

    def __call__(self, uri: str, *, accept: str | None = None, conditions: Mapping[str, str] = _NONE) -> Response:
        """The response at the end of the redirects, whatever its status.

        `conditions` are headers that make the request conditional (RFC 9110 section 13). Raises FetchError with the
        outcome where there is none within the limits, or where it may not be asked for.
        """
        address = uri.strip()
        check_address(address)
        headers = {**self._headers, "Accept": accept or _ACCEPT, **conditions}
        turn, session = Turn(self.hosts), self._session
        try:
            turn.take(host_of(address))
            with self._watch.deadline(self._deadline) as deadline:
                link = _Link(address, headers, deadline, turn)
                session.guard.deadline = deadline
                response = self._attempts(link)
                if self._browser_agent and response.status in REFUSALS and not deadline.expired:
                    return self._follow(link._replace(headers=headers | {"User-Agent": BROWSER}))
                return response
        except Broken as fault:
            raise FetchError(address, fault.outcome, fault.reason, fault.code) from fault.__cause__
        finally:
            turn.leave()
            session.guard.deadline = None

    def _attempts(self, link: "_Link") -> Response:
        """The response of the last attempt; a fault that may pass is waited out as far as the deadline allows.

        Raises Broken for the last attempt's fault, or FetchError.
        """
        attempt = 0
        while True:
            wait = BACKOFF[min(attempt, len(BACKOFF) - 1)]
            last = attempt == MAX_RETRIES
            try:
                response = self._follow(link)
            except Broken as fault:
                if last or attempt >= fault.passing or not self._worth_waiting(wait, link.deadline):
                    raise
            else:
                host = host_of(response.final_uri)
                if response.status not in RETRIED:
                    self.hosts.served(host)
                    return response
                wait = self._asked_pause(response, host, wait)
                if last or not self._worth_waiting(wait, link.deadline):
                    if response.status == 429:
                        self.hosts.refused(host)
                    return response
            link.turn.leave()
            self._wait(link, wait)
            attempt += 1

    def _asked_pause(self, response: Response, host: str, wait: float) -> float:
        """The seconds to wait before this address is asked again; its host is left in peace as long."""
        asked = asked_wait(dict(response.headers).get("retry-after", ""), self._now())
        if asked is not None or response.status == 429:
            self.hosts.hold(host, asked or wait)
        return asked or wait

    def _wait(self, link: "_Link", seconds: float) -> None:
        """Wait before the next attempt; where the host is waited for anyway, that wait is enough."""
        host = host_of(link.uri)
        left = seconds - max(0.0, self.hosts.ready_in(host))
        if left > 0.01:
            self._sleep(seconds)
        link.turn.take(host, link.deadline)

    @staticmethod
    def _worth_waiting(wait: float, deadline: Deadline) -> bool:
        return wait <= MOST_WAIT and wait < deadline.remaining()

    def _follow(self, link: "_Link") -> Response:
        """The response at the end of the redirects; each hop is checked before it is asked."""
        uri = address = link.uri
        seen = {urldefrag(uri).url}
        gone_through: list[Redirect] = []
        for _ in range(MAX_HOPS + 1):
            link.turn.take(host_of(address), link.deadline)
            answer, sent = self._ask(address, link)
            target = redirect_target(answer.status_code, answer.headers, address)
            if target is None:
                return self._read(address, answer, link, sent, tuple(gone_through))
            gone_through.append(Redirect(uri=address, status=answer.status_code, headers=_lower(answer)))
            _let_go(answer)
            check_hop(uri, target)
            # A page that sets a cookie and sends the reader back to itself is not a loop.
            if urldefrag(target).url in seen and not answer.cookies:
                reason = f"the address redirects in a circle by way of {target[:200]}"
                raise FetchError(uri, Outcome.UNREACHABLE, reason, "redirect_loop")
            seen.add(urldefrag(target).url)
            address = target
        raise FetchError(
            uri, Outcome.UNREACHABLE, f"the address redirects more than {MAX_HOPS} times", "too_many_redirects"
        )

    def _ask(self, address: str, link: "_Link") -> "tuple[requests.Response, dict[str, str]]":
        """The head of one response, its body still unread, and the headers sent; raises Broken or FetchError."""
        from footnote_audit.fetch.session import prepared

        # Not Session.get: it reads the whole body of a redirect, however long that is.
        session = self._session
        session.guard.handshaking = False
        try:
            request = prepared(address, link.headers)
            if self._has_cookies:
                self._add_cookies(request)
            answer = session.adapter.send(request, stream=True, timeout=link.deadline.remaining())
        except FetchError as error:
            raise FetchError(address, error.outcome, error.reason, error.code) from error
        except session.broken as error:
            raise self._broken(address, error, link.deadline) from error
        if "Set-Cookie" in answer.headers:
            session.cookies.update(answer.cookies)
            self._has_cookies = True
        return answer, dict(request.headers)

    def _add_cookies(self, request: "requests.PreparedRequest") -> None:
        import requests

        told = requests.cookies.get_cookie_header(self._session.cookies, request)  # type: ignore[no-untyped-call]
        if told:
            request.headers["Cookie"] = told

    def _read(
        self,
        final_uri: str,
        answer: "requests.Response",
        link: "_Link",
        sent: dict[str, str],
        redirects: tuple[Redirect, ...],
    ) -> Response:
        """The whole response; raises Broken or FetchError."""
        uri, deadline, session = link.uri, link.deadline, self._session
        try:
            announced = answer.headers.get("Content-Length", "")
            if announced.isascii() and announced.isdigit() and int(announced[:20]) > self._max_bytes:
                raise announced_too_much(uri, int(announced[:20]), self._max_bytes)
            pieces = answer.raw.stream(_PIECE, decode_content=False)
            encoding = answer.headers.get("Content-Encoding", "")
            body = collect(uri, pieces, encoding=encoding, max_bytes=self._max_bytes)
        except FetchError:
            answer.close()
            raise
        except session.broken as error:
            answer.close()
            raise self._broken(uri, error, deadline) from error
        answer.raw.release_conn()
        if deadline.expired:
            # A body without a length ends "well" when its connection is shut down.
            raise late(uri, deadline.seconds)
        return Response(
            uri=uri,
            final_uri=final_uri,
            status=answer.status_code,
            headers=_lower(answer),
            body=body,
            retrieved=self._now().strftime("%Y-%m-%dT%H:%M:%SZ"),
            hops=(*(each.uri for each in redirects), final_uri),
            redirects=redirects,
            sent=tuple(sent.items()),
        )

    def _broken(self, uri: str, error: BaseException, deadline: Deadline) -> Exception:
        if deadline.expired:
            return late(uri, deadline.seconds, handshaking=self._session.guard.handshaking)
        return broken(error, handshaking=self._session.guard.handshaking)


class _Link(NamedTuple):
    """One link on its way: the address asked, the headers of its requests, its time, and its place at a host."""

    uri: str
    headers: dict[str, str]
    deadline: Deadline
    turn: Turn


def _let_go(answer: "requests.Response") -> None:
    """Give a redirect's connection back where its body is short, else close it."""
    length = answer.headers.get("Content-Length", "")
    if length.isascii() and length.isdigit() and int(length[:9]) <= _DRAINED:
        with contextlib.suppress(OSError, http.client.HTTPException, _urllib3_error()):
            answer.raw.drain_conn()
            answer.raw.release_conn()
            return
    answer.close()


def _lower(answer: "requests.Response") -> tuple[tuple[str, str], ...]:
    return tuple((name.lower(), value) for name, value in answer.raw.headers.items())


def _anywhere(_address: str) -> bool:
    return True


def _urllib3_error() -> type[Exception]:
    import urllib3

    return urllib3.exceptions.HTTPError


def _headers(contact: str | None) -> dict[str, str]:
    return {
        "User-Agent": f"footnote-audit/{__version__}" + (f" (+{contact})" if contact else ""),
        "Accept-Language": _LANGUAGES,
        "Accept-Encoding": ACCEPTED_ENCODINGS,
    }
