"""Speaks HTTP: the only module that makes requests, and how a fault of the network becomes a sentence.

The protocol is HTTP/1.1 (RFC 9110, 9112) with plain GET: many servers answer HEAD wrongly. Redirects are followed by
hand, because every hop must be checked before it is asked. The environment's proxies and .netrc are not used.
"""

import http.client
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

from footnote_audit import __version__
from footnote_audit.errors import FetchError
from footnote_audit.fetch.addresses import Resolve, check_address, is_public, resolve_host
from footnote_audit.fetch.body import ACCEPTED_ENCODINGS, collect
from footnote_audit.fetch.deadline import Clock, Deadline
from footnote_audit.fetch.outcomes import PASSING, failure_of, name_of
from footnote_audit.model import Outcome, Response

if TYPE_CHECKING:
    import requests

# What a person waits for one link; long enough for the slow servers of archives.
DEADLINE = 30.0
# Reports of several hundred pages with pictures stay below this; whole scanned books do not.
MAX_BYTES = 25 * 2**20
MAX_HOPS = 10
MAX_RETRIES = 2
# Seconds before the first and the second new attempt where the server names no time.
BACKOFF = (1.0, 3.0)
# A server that asks for a longer pause than this is left alone in this run.
MAX_RETRY_AFTER = 15.0
# Connections kept open for further requests to the same hosts.
CONNECTIONS = 16

RETRIED = frozenset({429, 500, 502, 503, 504})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"
# Some servers refuse requests without a language; none is preferred, because sources are read in any.
_LANGUAGES = "en,*;q=0.5"
_PIECE = 1 << 16


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


class HttpGet:
    """The network as a `Get`: one session, safe to call from several threads, closed by `close` or `with`.

    Args:
        deadline: seconds for one link, over all its hops and attempts, pauses included.
        max_bytes: of one body, on the wire and unpacked.
        contact: an address or page for the owners of servers, for the User-Agent; None leaves it out.
        allow_private: whether hosts of private and local networks may be asked.
        verify: whether certificates are checked, or the path of the authorities to check them with.
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
        verify: bool | str = True,
        clock: Clock = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = utc_now,
        resolve: Resolve = resolve_host,
        public: Callable[[str], bool] = is_public,
    ) -> None:
        # Loaded here, because an offline run must not pay for it.
        import requests

        from footnote_audit.fetch.connection import Guard, pool_classes

        self._deadline, self._max_bytes = deadline, max_bytes
        self._clock, self._sleep, self._now = clock, sleep, now
        self._guard = Guard(may_reach=_anywhere if allow_private else public, resolve=resolve)
        self._session = requests.Session()
        self._session.trust_env = False
        self._verify = verify
        self._session.headers.update(_headers(contact))
        self._adapter = requests.adapters.HTTPAdapter(pool_connections=CONNECTIONS, pool_maxsize=CONNECTIONS)
        self._adapter.poolmanager.pool_classes_by_scheme = pool_classes(self._guard)

    def __enter__(self) -> "HttpGet":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections that are still open."""
        self._adapter.close()
        self._session.close()

    def __call__(self, uri: str, *, accept: str | None = None) -> Response:
        """The response at the end of the redirects, whatever its status.

        Raises FetchError with the outcome where there is none within the limits, or where it may not be asked for.
        """
        address = uri.strip()
        check_address(address)
        with Deadline(self._deadline, self._clock) as deadline:
            self._guard.deadline = deadline
            try:
                return self._attempts(address, accept, deadline)
            finally:
                self._guard.deadline = None

    def _attempts(self, uri: str, accept: str | None, deadline: Deadline) -> Response:
        """The response of the last attempt; a fault that may pass is waited out as far as the deadline allows."""
        attempt = 0
        while True:
            wait = BACKOFF[min(attempt, len(BACKOFF) - 1)]
            last = attempt == MAX_RETRIES
            try:
                response = self._follow(uri, accept, deadline)
            except _Broken as fault:
                if last or not fault.passing or not self._worth_waiting(wait, deadline):
                    raise FetchError(uri, fault.outcome, fault.reason) from fault.__cause__
            else:
                wait = _asked_wait(response, self._now()) or wait
                if last or response.status not in RETRIED or not self._worth_waiting(wait, deadline):
                    return response
            self._sleep(wait)
            attempt += 1

    @staticmethod
    def _worth_waiting(wait: float, deadline: Deadline) -> bool:
        return wait <= MAX_RETRY_AFTER and wait < deadline.remaining()

    def _follow(self, uri: str, accept: str | None, deadline: Deadline) -> Response:
        """The response at the end of the redirects; each hop is checked before it is asked."""
        address, seen = uri, {urldefrag(uri).url}
        for _ in range(MAX_HOPS + 1):
            answer = self._ask(address, accept, deadline)
            target = _redirect_target(answer, address)
            if target is None:
                return self._read(uri, address, answer, deadline)
            answer.close()
            check_hop(uri, target)
            # A page that sets a cookie and sends the reader back to itself is not a loop.
            if urldefrag(target).url in seen and not answer.cookies:
                raise FetchError(
                    uri, Outcome.UNREACHABLE, f"the address redirects in a circle by way of {target[:200]}"
                )
            seen.add(urldefrag(target).url)
            address = target
        raise FetchError(uri, Outcome.UNREACHABLE, f"the address redirects more than {MAX_HOPS} times")

    def _ask(self, address: str, accept: str | None, deadline: Deadline) -> "requests.Response":
        """The head of one response, its body still unread; raises _Broken or FetchError."""
        import requests

        # Not Session.get: it reads the whole body of a redirect, however long that is.
        try:
            request = self._session.prepare_request(
                requests.Request("GET", address, headers={"Accept": accept or _ACCEPT})
            )
            answer = self._adapter.send(
                request, stream=True, timeout=deadline.remaining(), verify=self._verify, proxies={}
            )
        except FetchError as error:
            raise FetchError(address, error.outcome, error.reason) from error
        except (OSError, http.client.HTTPException, UnicodeError, _urllib3_error()) as error:
            raise self._broken(address, error, deadline) from error
        self._session.cookies.update(answer.cookies)
        return answer

    def _read(self, uri: str, final_uri: str, answer: "requests.Response", deadline: Deadline) -> Response:
        """The whole response; raises _Broken or FetchError."""
        announced = answer.headers.get("Content-Length", "")
        try:
            if announced.isascii() and announced.isdigit() and int(announced[:20]) > self._max_bytes:
                size = (
                    f"{int(announced[:20]) / 2**20:.4g} MiB, more than the limit of {self._max_bytes / 2**20:.4g} MiB"
                )
                raise FetchError(uri, Outcome.TOO_LARGE, f"the page has {size}")
            pieces = answer.raw.stream(_PIECE, decode_content=False)
            encoding = answer.headers.get("Content-Encoding", "")
            body = collect(uri, pieces, encoding=encoding, max_bytes=self._max_bytes)
        except (OSError, http.client.HTTPException, _urllib3_error()) as error:
            raise self._broken(uri, error, deadline) from error
        finally:
            answer.close()
        if deadline.expired:
            # A body without a length ends "well" when its connection is shut down.
            raise _late(uri, deadline)
        return Response(
            uri=uri,
            final_uri=final_uri,
            status=answer.status_code,
            headers=tuple((name.lower(), value) for name, value in answer.raw.headers.items()),
            body=body,
            retrieved=self._now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        )

    def _broken(self, uri: str, error: BaseException, deadline: Deadline) -> Exception:
        if deadline.expired:
            return _late(uri, deadline)
        outcome, reason = failure_of(error)
        return _Broken(outcome, reason, passing=name_of(error) in PASSING)


class _Broken(Exception):  # noqa: N818 - not an error of the program but a fault of the line
    """A request that failed; `passing`: the next attempt may succeed."""

    def __init__(self, outcome: Outcome, reason: str, *, passing: bool) -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.reason = reason
        self.passing = passing


def _anywhere(_address: str) -> bool:
    return True


def _late(uri: str, deadline: Deadline) -> FetchError:
    return FetchError(uri, Outcome.TIMEOUT, f"the page did not come within {deadline.seconds:g} seconds")


def _urllib3_error() -> type[Exception]:
    import urllib3

    return urllib3.exceptions.HTTPError


def _headers(contact: str | None) -> dict[str, str]:
    return {
        "User-Agent": f"footnote-audit/{__version__}" + (f" (+{contact})" if contact else ""),
        "Accept-Language": _LANGUAGES,
        "Accept-Encoding": ACCEPTED_ENCODINGS,
    }


def check_hop(uri: str, target: str) -> None:
    """Nothing, if a redirect's target may be asked; else FetchError about `uri`, the address that led there."""
    try:
        check_address(target)
    except FetchError as error:
        raise FetchError(uri, error.outcome, f"it redirects to {target[:200]}: {error.reason}") from error


def _redirect_target(answer: "requests.Response", address: str) -> str | None:
    """The absolute address that a response sends the reader to; None if it does not."""
    location = answer.headers.get("Location")
    if answer.status_code not in REDIRECTS or not location:
        return None
    # Header bytes arrive as Latin-1 characters; addresses that are not ASCII are sent as UTF-8.
    raw = location.strip().encode("latin-1", "replace")
    try:
        location = raw.decode("utf-8")
    except UnicodeDecodeError:
        location = raw.decode("latin-1")
    try:
        target = urljoin(address, location)
    except ValueError:
        return location
    fragment = urldefrag(address).fragment
    return f"{target}#{fragment}" if fragment and "#" not in target else target


def _asked_wait(response: Response, now: datetime) -> float | None:
    """The seconds that Retry-After asks for, at least a thousandth; None where it asks for nothing readable."""
    value = dict(response.headers).get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return max(0.001, float(value[:9]))
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, IndexError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.001, (moment - now).total_seconds())
