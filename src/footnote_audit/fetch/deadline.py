"""One total time limit for a link: it holds against servers that send a byte now and then.

A socket's own time-out starts anew with every byte, so a header or body that drips never reaches it. Here one thread
watches all links of a run and shuts the connections of a link down when its time is over: a read that waits in another
thread then ends at once.
"""

import contextlib
import socket
import threading
from collections.abc import Callable
from types import TracebackType

Clock = Callable[[], float]

# The least time-out handed to a socket: zero would mean "do not wait at all" and None "for ever".
_LEAST_SECONDS = 0.001


class Line:
    """A second hold on a connection's socket, by which it can be shut down from another thread.

    TLS takes the first object's descriptor away, and http.client closes its connection before the body is read, while
    shutting down this one reaches the connection that all of them stand for. It is let go with its last reference.
    """

    def __init__(self, sock: socket.socket) -> None:
        self._handle = socket.fromfd(sock.fileno(), sock.family, sock.type)

    def __del__(self) -> None:
        self._handle.close()

    def shut_down(self) -> None:
        """End what reads from or writes to the connection, in whichever thread."""
        with contextlib.suppress(OSError):  # closed by the other side in the meantime
            self._handle.shutdown(socket.SHUT_RDWR)


class Watch:
    """The thread that ends the links of a run whose time is over; it begins with the first link."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._changed = threading.Condition()
        self._running: set[Deadline] = set()
        self._wakes = 0.0
        self._thread: threading.Thread | None = None
        self._closed = False

    def deadline(self, seconds: float) -> "Deadline":
        """A deadline so many seconds from now, under this watch while it is used as a context manager."""
        return Deadline(seconds, self._clock, self)

    def close(self) -> None:
        """End the thread; a deadline that begins later is only looked at, not enforced."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def begin(self, deadline: "Deadline") -> None:
        """Watch a deadline from now on."""
        with self._changed:
            self._running.add(deadline)
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._watch, name="deadlines", daemon=True)
                self._thread.start()
            # Deadlines of one length end in the order in which they begin: the thread seldom has to be woken.
            elif deadline.end < self._wakes:
                self._changed.notify()

    def end(self, deadline: "Deadline") -> None:
        """Watch a deadline no more."""
        with self._changed:
            self._running.discard(deadline)

    def _watch(self) -> None:
        with self._changed:
            while not self._closed:
                now = self._clock()
                for deadline in [d for d in self._running if d.end <= now]:
                    self._running.discard(deadline)
                    deadline.fire()
                self._wakes = min((d.end for d in self._running), default=float("inf"))
                self._changed.wait(max(_LEAST_SECONDS, self._wakes - now) if self._running else None)


class Deadline:
    """The time left for one link, and the connections to shut down when it is over; used as a context manager."""

    def __init__(self, seconds: float, clock: Clock, watch: Watch) -> None:
        self.seconds = seconds
        self.end = clock() + seconds
        self._clock = clock
        self._watch = watch
        self._lock = threading.Lock()
        self._fired = False
        self._lines: list[Line] = []

    def __enter__(self) -> "Deadline":
        self._watch.begin(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._watch.end(self)
        self._lines.clear()

    @property
    def expired(self) -> bool:
        """Whether the time is over."""
        return self._fired or self._clock() >= self.end

    def remaining(self) -> float:
        """Seconds left; never below a thousandth, so that it can serve as a socket's time-out."""
        return max(_LEAST_SECONDS, self.end - self._clock())

    def watch(self, line: Line) -> None:
        """Shut this connection down when the time is over."""
        with self._lock:
            self._lines.append(line)
            if self._fired:
                line.shut_down()

    def fire(self) -> None:
        """The time is over."""
        with self._lock:
            self._fired = True
            for line in self._lines:
                line.shut_down()
