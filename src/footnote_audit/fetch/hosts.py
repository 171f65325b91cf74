"""Politeness to hosts: how many requests at a time, the pause between two, and the waits that a host asked for."""

import threading
from collections.abc import Callable

from footnote_audit.errors import FetchError
from footnote_audit.fetch.deadline import Clock, Deadline
from footnote_audit.model import Outcome

# What a browser opens to one host at most is six; archives and small presses ask for fewer.
IN_FLIGHT = 4
# Seconds between the beginnings of two requests to one host.
PAUSE = 0.05
# The longest wait in seconds that a link waits where its host asks for it, …
MOST_WAIT = 15.0
# … and how long a host is left in peace that asks for more than that: it means the page more often than the host.
LONG_ASKED = 5.0
# Links in a row that a host turned away for asking too much, before it is left alone in this run.
MOST_REFUSALS = 3


class _Host:
    __slots__ = ("next_start", "refusals", "running", "wait_until", "waiting")

    def __init__(self) -> None:
        self.running = 0
        self.next_start = 0.0
        self.wait_until = 0.0
        self.refusals = 0
        self.waiting = 0


class Hosts:
    """What is known of the hosts asked in this run; safe for several threads.

    Args:
        in_flight: requests to one host at a time; pause: seconds between the beginnings of two. Zero: no limit.
        clock: seconds that only go forward; sleep: waits seconds.
    """

    def __init__(
        self, *, clock: Clock, sleep: Callable[[float], None], in_flight: int = IN_FLIGHT, pause: float = PAUSE
    ):
        self.in_flight, self.pause = in_flight, pause
        self._clock, self._sleep = clock, sleep
        self._free = threading.Condition()
        self._hosts: dict[str, _Host] = {}

    def ready_in(self, host: str) -> float:
        """Seconds until a request to the host could begin; zero or less: now."""
        known = self._hosts.get(host)
        return max(known.next_start, known.wait_until) - self._clock() if known else 0.0

    def enter(self, host: str, deadline: Deadline | None = None) -> None:
        """Wait for the host's turn; `leave` ends it.

        Raises FetchError where the deadline comes before, or where the host is left alone.
        """
        with self._free:
            known = self._hosts.get(host)
            if known is None:
                known = self._hosts[host] = _Host()
            self._refuse(host, known)
            while self.in_flight and known.running >= self.in_flight:
                known.waiting += 1
                in_time = self._free.wait(deadline.remaining() if deadline else None)
                known.waiting -= 1
                if not in_time and deadline is not None and deadline.expired:
                    raise _busy(host)
            known.running += 1
        try:
            self._wait(host, known, deadline)
        except BaseException:
            self.leave(host)
            raise

    def _wait(self, host: str, known: _Host, deadline: Deadline | None) -> None:
        """Take the next beginning that is free and wait for it; a wait that the host asks for meanwhile is added."""
        start = 0.0
        while True:
            with self._free:
                now = self._clock()
                if start and known.wait_until <= start:
                    return
                start = max(now, known.next_start, known.wait_until)
                known.next_start = start + self.pause
            if start <= now:
                return
            if deadline is not None and start - now >= deadline.remaining():
                raise _busy(host)
            self._sleep(start - now)
            self._refuse(host, known)

    def leave(self, host: str) -> None:
        """A request to the host is over."""
        with self._free:
            known = self._hosts[host]
            known.running -= 1
            if known.waiting:
                self._free.notify_all()

    def hold(self, host: str, seconds: float) -> None:
        """The host asked for a wait: no request to it begins before. More than MOST_WAIT counts as LONG_ASKED."""
        with self._free:
            known = self._hosts.setdefault(host, _Host())
            known.wait_until = max(known.wait_until, self._clock() + (seconds if seconds <= MOST_WAIT else LONG_ASKED))

    def refused(self, host: str) -> None:
        """A link ended because the host wants fewer requests; a few in a row, and it is left alone."""
        with self._free:
            self._hosts.setdefault(host, _Host()).refusals += 1

    def waited_for(self) -> tuple[str, ...]:
        """The hosts that requests or links wait for, longest first, each with what is waited for."""
        now = self._clock()
        with self._free:
            asked = sorted(
                (known.next_start, host, known.running, known.wait_until - now)
                for host, known in self._hosts.items()
                if known.running or known.wait_until > now
            )
        return tuple(
            f"{host} asks to wait {wait:.0f} s" if wait > 0 else f"{host} ({running})"
            for _, host, running, wait in asked
        )

    def served(self, host: str) -> None:
        """The host answered."""
        known = self._hosts.get(host)
        if known is not None:
            known.refusals = 0

    def _refuse(self, host: str, known: _Host) -> None:
        if known.refusals >= MOST_REFUSALS:
            reason = f"{host} turned {known.refusals} requests away for asking too much and is left alone in this run"
            raise FetchError(host, Outcome.BLOCKED, reason, "rate_limited")


class Turn:
    """The place of one link at the host that it is asking at the moment."""

    def __init__(self, hosts: Hosts) -> None:
        self._hosts = hosts
        self._host: str | None = None

    def take(self, host: str, deadline: Deadline | None = None) -> None:
        """Wait for a place at this host, giving up the one at another; nothing where it is held already."""
        if host != self._host:
            self.leave()
            self._hosts.enter(host, deadline)
            self._host = host

    def leave(self) -> None:
        """Give the place up."""
        if self._host is not None:
            self._hosts.leave(self._host)
            self._host = None


def _busy(host: str) -> FetchError:
    return FetchError(host, Outcome.TIMEOUT, f"{host} could not be asked within the time for the link", "timeout")
