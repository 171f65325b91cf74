"""Connections that go only to the address that was checked, and that a deadline can cut off.

The host's name is looked up once, every address it has is checked, and the connection goes to one of just these: a
name that points elsewhere at the next look-up (DNS rebinding) gains nothing. TLS still checks the host's name.
Imported only when a request is made, because urllib3 is slow to load.
"""

import socket
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from ssl import SSLContext

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from footnote_audit.errors import FetchError
from footnote_audit.fetch.addresses import Resolve, literal, resolve_within
from footnote_audit.fetch.deadline import Deadline, Line
from footnote_audit.fetch.heads import Answer
from footnote_audit.model import Outcome

# Hosts whose connections are kept open, and connections to each.
MOST_POOLS = 256
KEPT_OPEN = 8
# Seconds for one try to connect: a packet that was lost is sent again after one, three and seven.
CONNECTING = 10.0


class Guard(threading.local):
    """What the connections of one session must know: whom they may reach, and the running link's deadline.

    One value a thread, because a session may serve several links at a time. `handshaking` is set while TLS begins.
    """

    def __init__(self, *, may_reach: Callable[[str], bool], resolve: Resolve) -> None:
        self.may_reach = may_reach
        self.resolve = resolve
        self.deadline: Deadline | None = None
        self.handshaking = False

    def checked(self, connection: HTTPConnection, host: str) -> Sequence[str]:
        """The host's IP addresses; FetchError if one of them may not be reached, urllib3's errors if there are none."""
        port = connection.port or connection.default_port
        seconds = self.deadline.remaining() if self.deadline else 0.0
        try:
            found = literal(host) or resolve_within(seconds, host, port, resolve=self.resolve)
        except socket.gaierror as error:
            raise NameResolutionError(host, connection, error) from error
        except (OSError, UnicodeError) as error:
            raise NameResolutionError(host, connection, socket.gaierror(str(error))) from error
        if found is None:
            raise ConnectTimeoutError(connection, f"no answer about the name {host}")
        refused = [address for address in found if not self.may_reach(address)]
        if refused:
            reason = f"{host} is {refused[0]}, an address of a private or local network, which is not opened"
            raise FetchError(host, Outcome.UNSUPPORTED, reason, "private")
        return found


class GuardedConnection(HTTPConnection):
    """A plain connection to a checked address; `guard` is set by the pool's class."""

    guard: Guard
    line: Line | None = None
    response_class = Answer

    def _new_conn(self) -> socket.socket:
        sock = _connect(self, self.guard, super()._new_conn)
        self.line = _watched(sock, self.guard)
        return sock

    def putrequest(self, *args: object, **kwargs: object) -> None:
        """As in http.client; a connection that is used again is put under the new link's deadline first."""
        _watch(self.line, self.guard)
        super().putrequest(*args, **kwargs)  # type: ignore[arg-type]

    def close(self) -> None:
        """As in http.client; a body that is still to be read keeps the line by way of its deadline."""
        self.line = None
        super().close()


class GuardedTlsConnection(HTTPSConnection):
    """A TLS connection to a checked address; `guard` is set by the pool's class."""

    guard: Guard
    line: Line | None = None
    response_class = Answer

    def _new_conn(self) -> socket.socket:
        sock = _connect(self, self.guard, super()._new_conn)
        self.line = _watched(sock, self.guard)
        self.guard.handshaking = True
        # A server that does not speak TLS often waits for a request that never comes.
        sock.settimeout(min(CONNECTING, sock.gettimeout() or CONNECTING))
        return sock

    def connect(self) -> None:
        """As in urllib3; what fails after the socket is there is told from what fails on the way to it."""
        super().connect()
        self.guard.handshaking = False

    def putrequest(self, *args: object, **kwargs: object) -> None:
        """As in http.client; a connection that is used again is put under the new link's deadline first."""
        _watch(self.line, self.guard)
        super().putrequest(*args, **kwargs)  # type: ignore[arg-type]

    def close(self) -> None:
        """As in http.client; a body that is still to be read keeps the line by way of its deadline."""
        self.line = None
        super().close()


class Pools:
    """The open connections of a session by scheme, host and port; those used longest ago are let go first."""

    def __init__(self, guard: Guard, tls: Callable[[], SSLContext]) -> None:
        plain = type("Plain", (GuardedConnection,), {"guard": guard})
        secure = type("Secure", (GuardedTlsConnection,), {"guard": guard})
        self._plain = type("PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain})
        self._secure = type("SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": secure})
        self._tls = tls
        self._lock = threading.Lock()
        self._pools: OrderedDict[tuple[str, str, int | None], HTTPConnectionPool] = OrderedDict()

    def pool(self, scheme: str, host: str, port: int | None) -> HTTPConnectionPool:
        """The connections to one host; begun where there are none."""
        key = (scheme, host, port)
        with self._lock:
            known: HTTPConnectionPool | None = self._pools.get(key)
            if known is not None:
                self._pools.move_to_end(key)
                return known
            if scheme == "https":
                made: HTTPConnectionPool = self._secure(host, port, maxsize=KEPT_OPEN, ssl_context=self._tls())
            else:
                made = self._plain(host, port, maxsize=KEPT_OPEN)
            self._pools[key] = made
            oldest = self._pools.popitem(last=False)[1] if len(self._pools) > MOST_POOLS else None
        if oldest is not None:
            oldest.close()
        return made

    def close(self) -> None:
        """Close the connections that are not in use."""
        with self._lock:
            for pool in self._pools.values():
                pool.close()
            self._pools.clear()


def _connect(connection: HTTPConnection, guard: Guard, dial: Callable[[], socket.socket]) -> socket.socket:
    """A socket to the first checked address that takes the connection; raises the last address's error."""
    host = connection._dns_host
    failure: NewConnectionError | ConnectTimeoutError | None = None
    given = connection.timeout
    try:
        for address in guard.checked(connection, host):
            connection._dns_host = address
            if guard.deadline is not None:
                connection.timeout = min(CONNECTING, guard.deadline.remaining())
            try:
                return dial()
            except (NewConnectionError, ConnectTimeoutError) as error:
                failure = error
    finally:
        connection._dns_host = host
        connection.timeout = given
    raise failure or NewConnectionError(connection, f"{host} has no address")


def _watched(sock: socket.socket, guard: Guard) -> Line:
    line = Line(sock)
    # A connection has only so long to begin; what comes over it has the link's whole time.
    sock.settimeout(guard.deadline.remaining() if guard.deadline else None)
    _watch(line, guard)
    return line


def _watch(line: Line | None, guard: Guard) -> None:
    if line is not None and guard.deadline is not None:
        guard.deadline.watch(line)
