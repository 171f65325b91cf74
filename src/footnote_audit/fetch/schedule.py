"""Many links on threads: each host has a queue of its own, so that a slow or strict one holds up only its own links."""

import heapq
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Sequence
from typing import Generic, TypeVar

from footnote_audit.fetch.hosts import Hosts

T = TypeVar("T")
R = TypeVar("R")

# Links that are worked on at a time. More than this brings nothing while Python runs one thread at a time, …
THREADS = 64
# … but a link that waits for its server needs no computing: for each that takes longer than SLOW seconds there may be
# another thread, up to MOST_THREADS.
MOST_THREADS = 256
SLOW = 0.5
_LOOK = 0.1
# Seconds that what is being worked on is given to end where the caller stops early, so that what came is kept.
GRACE = 2.0


def spread(
    tasks: Sequence[T],
    work: Callable[[T], R],
    *,
    host: Callable[[T], str],
    hosts: Hosts,
    threads: int = THREADS,
) -> Generator[tuple[int, R], None, None]:
    """The number of each task and what `work` makes of it, as they end.

    Tasks of one host begin in their order, no more at a time and no faster than `hosts` allows. What `work` raises is
    raised here. Where the caller stops early, the tasks that are being worked on have GRACE
    seconds to end.
    """
    run = _Run(tasks, work, host=host, hosts=hosts)
    run.employ(min(threads, run.places()))
    try:
        for _ in range(len(tasks)):
            yield run.next_result(threads)
    finally:
        run.stop()


class _Run(Generic[T, R]):
    def __init__(self, tasks: Sequence[T], work: Callable[[T], R], *, host: Callable[[T], str], hosts: Hosts) -> None:
        self._tasks, self._work, self._hosts = tasks, work, hosts
        self._queues: dict[str, deque[int]] = {}
        for number, task in enumerate(tasks):
            self._queues.setdefault(host(task), deque()).append(number)
        self._running = dict.fromkeys(self._queues, 0)
        # The hosts that may be asked next, by the moment from which; a host stands here at most once.
        self._ready = [(0.0, order, name) for order, name in enumerate(self._queues)]
        self._order = len(self._ready)
        self._changed = threading.Condition()
        self._began: dict[int, float] = {}
        self._left = len(tasks)
        self._idle = 0
        self._employed = 0
        self._stopped = False
        self._results: queue.SimpleQueue[tuple[int, R | BaseException]] = queue.SimpleQueue()

    def places(self) -> int:
        """How many tasks could be worked on at a time."""
        most = self._hosts.in_flight or len(self._tasks)
        return sum(min(most, len(each)) for each in self._queues.values())

    def employ(self, count: int) -> None:
        for _ in range(count):
            self._employed += 1
            threading.Thread(target=self._worker, name="links", daemon=True).start()

    def next_result(self, threads: int) -> tuple[int, R]:
        while True:
            try:
                number, result = self._results.get(timeout=_LOOK)
            except queue.Empty:
                self._reinforce(threads)
                continue
            if isinstance(result, BaseException):
                raise result
            return number, result

    def _reinforce(self, threads: int) -> None:
        """More threads where those at work wait for slow servers and hosts are ready to be asked."""
        now = time.monotonic()
        with self._changed:
            ready = bool(self._ready) and self._ready[0][0] <= now and not self._idle
            slow = sum(1 for began in self._began.values() if now - began > SLOW)
        if ready:
            self.employ(max(0, min(threads + slow, MOST_THREADS) - self._employed))

    def stop(self) -> None:
        with self._changed:
            self._stopped = True
            self._ready.clear()
            self._changed.notify_all()
            until = time.monotonic() + GRACE
            while self._began and time.monotonic() < until:
                self._changed.wait(until - time.monotonic())

    def _worker(self) -> None:
        taken = self._take()
        while taken is not None:
            name, number = taken
            result: R | BaseException
            try:
                result = self._work(self._tasks[number])
            except BaseException as error:  # noqa: BLE001 - handed to the caller's thread, which raises it
                result = error
            self._results.put((number, result))
            taken = self._take(name, number)

    def _take(self, done: str | None = None, number: int = -1) -> tuple[str, int] | None:
        """The next task whose host may be asked, and its host; None where there is none left.

        `done` is the host of the task that this thread has ended, `number` that task.
        """
        with self._changed:
            if done is not None:
                del self._began[number]
                if self._stopped:
                    self._changed.notify_all()
                self._running[done] -= 1
                self._offer(done, only_if_absent=True)
            while not self._stopped:
                wait = self._next_wait()
                if not self._left:
                    return None
                if wait is not None and wait <= 0:
                    return self._begin()
                self._idle += 1
                self._changed.wait(wait)
                self._idle -= 1
        return None

    # The three below are called with the lock held.

    def _next_wait(self) -> float | None:
        """Seconds until the first host may be asked; None where all wait for a task of theirs to end."""
        while self._ready:
            moment, order, name = self._ready[0]
            wait = max(moment - time.monotonic(), self._hosts.ready_in(name))
            later = moment + 0.001 < time.monotonic() + wait
            if wait > 0 and later:
                # The host asked for a wait meanwhile: others may come before it now.
                heapq.heapreplace(self._ready, (time.monotonic() + wait, order, name))
                if self._ready[0][2] != name:
                    continue
            return wait
        return None

    def _begin(self) -> tuple[str, int]:
        _, _, name = heapq.heappop(self._ready)
        number = self._queues[name].popleft()
        self._running[name] += 1
        self._left -= 1
        if not self._left:
            self._changed.notify_all()
        self._began[number] = time.monotonic()
        self._offer(name, in_seconds=self._hosts.pause)
        return name, number

    def _offer(self, name: str, *, only_if_absent: bool = False, in_seconds: float = 0.0) -> None:
        """Put a host among those that may be asked, where it has tasks and a free place."""
        most = self._hosts.in_flight
        full = bool(most) and self._running[name] >= most
        # A host that was full stands nowhere; one that was not stands there already.
        absent = not only_if_absent or (bool(most) and self._running[name] == most - 1)
        if self._queues[name] and not full and absent:
            self._order += 1
            heapq.heappush(self._ready, (time.monotonic() + in_seconds, self._order, name))
            if self._idle:
                self._changed.notify()
