"""Connections that go only to the address that was checked, and that a deadline can cut off.

The host's name is looked up once, every address it has is checked, and the connection goes to one of just these: a
name that points elsewhere at the next look-up (DNS rebinding) gains nothing. TLS still checks the host's name.
Imported only when a request is made, because urllib3 is slow to load.
"""

import socket
import threading
from collections.abc import Callable, Sequence

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from footnote_audit.errors import FetchError
from footnote_audit.fetch.addresses import Resolve, resolve_within
from footnote_audit.fetch.deadline import Deadline
from footnote_audit.model import Outcome


class Guard(threading.local):
    """What the connections of one session must know: whom they may reach, and the running link's deadline.

    One value a thread, because a session may serve several links at a time.
    """

    def __init__(self, *, may_reach: Callable[[str], bool], resolve: Resolve) -> None:
        self.may_reach = may_reach
        self.resolve = resolve
        self.deadline: Deadline | None = None

    def checked(self, connection: HTTPConnection, host: str) -> Sequence[str]:
        """The host's IP addresses; FetchError if one of them may not be reached, urllib3's errors if there are none."""
        port = connection.port or connection.default_port
        seconds = self.deadline.remaining() if self.deadline else 0.0
        try:
            found = resolve_within(seconds, host, port, resolve=self.resolve)
        except socket.gaierror as error:
            raise NameResolutionError(host, connection, error) from error
        except (OSError, UnicodeError) as error:
            raise NameResolutionError(host, connection, socket.gaierror(str(error))) from error
        if found is None:
            raise ConnectTimeoutError(connection, f"no answer about the name {host}")
        refused = [address for address in found if not self.may_reach(address)]
        if refused:
            reason = f"{host} is {refused[0]}, an address of a private or local network, which is not opened"
            raise FetchError(host, Outcome.UNSUPPORTED, reason)
        return found


class GuardedConnection(HTTPConnection):
    """A plain connection to a checked address; `guard` is set by the pool's class."""

    guard: Guard

    def _new_conn(self) -> socket.socket:
        return _connect(self, self.guard, super()._new_conn)

    def putrequest(self, *args: object, **kwargs: object) -> None:
        """As in http.client; a connection that is used again is put under the new link's deadline first."""
        _watch(self, self.guard)
        super().putrequest(*args, **kwargs)  # type: ignore[arg-type]


class GuardedTlsConnection(HTTPSConnection):
    """A TLS connection to a checked address; `guard` is set by the pool's class."""

    guard: Guard

    def _new_conn(self) -> socket.socket:
        return _connect(self, self.guard, super()._new_conn)

    def putrequest(self, *args: object, **kwargs: object) -> None:
        """As in http.client; a connection that is used again is put under the new link's deadline first."""
        _watch(self, self.guard)
        super().putrequest(*args, **kwargs)  # type: ignore[arg-type]


def pool_classes(guard: Guard) -> dict[str, type[HTTPConnectionPool]]:
    """The classes of a urllib3 pool manager, by scheme, whose connections all stand under this guard."""
    plain = type("Plain", (GuardedConnection,), {"guard": guard})
    tls = type("Tls", (GuardedTlsConnection,), {"guard": guard})
    return {
        "http": type("PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("TlsPool", (HTTPSConnectionPool,), {"ConnectionCls": tls}),
    }


def _connect(connection: HTTPConnection, guard: Guard, dial: Callable[[], socket.socket]) -> socket.socket:
    """A socket to the first checked address that takes the connection; raises the last address's error."""
    host = connection._dns_host
    failure: NewConnectionError | ConnectTimeoutError | None = None
    try:
        for address in guard.checked(connection, host):
            connection._dns_host = address
            if guard.deadline is not None:
                connection.timeout = guard.deadline.remaining()
            try:
                sock = dial()
            except (NewConnectionError, ConnectTimeoutError) as error:
                failure = error
                continue
            if guard.deadline is not None:
                guard.deadline.watch(sock)
            return sock
    finally:
        connection._dns_host = host
    raise failure or NewConnectionError(connection, f"{host} has no address")


def _watch(connection: HTTPConnection, guard: Guard) -> None:
    sock = connection.sock
    if sock is not None and guard.deadline is not None:
        guard.deadline.watch(sock)
