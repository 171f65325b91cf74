"""One total time limit for a link: it holds against servers that send a byte now and then.

A socket's own time-out starts anew with every byte, so a header or body that drips never reaches it. Here a timer
shuts the sockets of the link down when the time is over: a read that waits in another thread then ends at once.
"""

import contextlib
import socket
import threading
from collections.abc import Callable
from types import TracebackType

Clock = Callable[[], float]

# The least time-out handed to a socket: zero would mean "do not wait at all" and None "for ever".
_LEAST_SECONDS = 0.001


class Deadline:
    """The time left for one link, and the sockets to shut down when it is over; used as a context manager."""

    def __init__(self, seconds: float, clock: Clock) -> None:
        self.seconds = seconds
        self._clock = clock
        self._end = clock() + seconds
        self._lock = threading.Lock()
        self._fired = False
        self._handles: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._fire)
        self._timer.daemon = True

    def __enter__(self) -> "Deadline":
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            for handle in self._handles:
                handle.close()
            self._handles.clear()

    @property
    def expired(self) -> bool:
        """Whether the time is over."""
        return self._fired or self._clock() >= self._end

    def remaining(self) -> float:
        """Seconds left; never below a thousandth, so that it can serve as a socket's time-out."""
        return max(_LEAST_SECONDS, self._end - self._clock())

    def watch(self, sock: socket.socket) -> None:
        """Shut this socket down when the time is over.

        A duplicate is kept: TLS takes the first object's descriptor away, and http.client closes its connection
        before the body is read, while shutting down a duplicate reaches the connection that both stand for.
        """
        handle = socket.fromfd(sock.fileno(), sock.family, sock.type)
        with self._lock:
            self._handles.append(handle)
            if self._fired:
                _shut_down(handle)

    def _fire(self) -> None:
        with self._lock:
            self._fired = True
            for handle in self._handles:
                _shut_down(handle)


def _shut_down(handle: socket.socket) -> None:
    with contextlib.suppress(OSError):  # closed by the other side in the meantime
        handle.shutdown(socket.SHUT_RDWR)
