"""Many links on threads: each host has a queue of its own, so that a slow or strict one holds up only its own links."""

import contextlib
import heapq
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from footnote_audit.fetch.hosts import Hosts

T = TypeVar("T")
A = TypeVar("A")
R = TypeVar("R")
K = TypeVar("K")
# Begins to look at answers, and gives back what waits for the results; None among them: to be finished as others are.
Glance = Callable[[list[tuple[T, A]]], Callable[[], list[R | None]]]

# Links that are worked on at a time. More than this brings nothing while Python runs one thread at a time, …
THREADS = 64
# … but a link that waits for its server needs no computing: for each that takes longer than SLOW seconds there may be
# another thread, up to MOST_THREADS.
MOST_THREADS = 256
SLOW = 0.5
_LOOK = 0.1
# Answers that may wait to be finished: servers that take long should be asked early, bodies should not fill memory.
BACKLOG = 96
# Threads that finish answers at a time. More only take the interpreter from one another.
FINISHING = 1
# Results that are handed on, and answers that are glanced at, at a time, where so many are there already.
_BATCH, _GLANCES = 32, 16
# Seconds that what is being worked on is given to end where the caller stops early, so that what came is kept.
GRACE = 2.0


_here = threading.local()


def as_it_came(_task: object, answer: A) -> A:
    """The answer: for tasks of which nothing is to be computed."""
    return answer


@contextlib.contextmanager
def waiting() -> Generator[None, None, None]:
    """Around what waits for a server while an answer is finished: another thread may finish answers meanwhile."""
    run: _Run[Any, Any, Any] | None = getattr(_here, "run", None)
    if run is None:
        yield
        return
    run.count_finishing(-1)
    try:
        yield
    finally:
        run.count_finishing(1)


def spread(
    tasks: Sequence[T],
    work: Callable[[T], A],
    finish: Callable[[T, A], R],
    *,
    host: Callable[[T], str],
    hosts: Hosts,
    threads: int = THREADS,
) -> Generator[tuple[int, R], None, None]:
    """The number of each task and what becomes of it, as they end.

    Tasks of one host begin in their order, no more at a time and no faster than `hosts` allows. `work` waits for
    servers; `finish` computes from what it brought, and comes after everything that can be begun. What they raise is
    raised here. Where the caller stops early, the tasks that are being worked on have GRACE seconds to end.
    """
    return kept_together(tasks, work, finish, list, host=host, hosts=hosts, threads=threads)


def kept_together(
    tasks: Sequence[T],
    work: Callable[[T], A],
    finish: Callable[[T, A], R],
    keep: Callable[[list[tuple[int, R]]], list[tuple[int, K]]],
    *,
    host: Callable[[T], str],
    hosts: Hosts,
    threads: int = THREADS,
    glance: Glance[T, A, R] | None = None,
) -> Generator[tuple[int, K], None, None]:
    """As `spread`; what `finish` made is handed to `keep` in the caller's thread, as many results as there are.

    `keep` gives back what is to be told of them. It is called for all that ended, also where the caller stops early.
    `glance`, called in one thread, is given answers before `finish`, which gets those for which None comes back, and
    others too where more than BACKLOG wait before the first glance has ended.
    """
    run = _Run(tasks, work, finish, host=host, hosts=hosts)
    if glance is not None:
        run.glance_with(glance)
    run.employ(min(threads, run.places()))
    left = len(tasks)
    try:
        while left:
            found = run.next_results(threads)
            left -= len(found)
            yield from keep(found)
    except (GeneratorExit, KeyboardInterrupt):
        run.stop()
        keep(run.ended())
        raise
    finally:
        run.stop()


class _Begun(NamedTuple):
    """A task of this number whose host is to be asked."""

    number: int
    host: str


class _Run(Generic[T, A, R]):
    def __init__(
        self,
        tasks: Sequence[T],
        work: Callable[[T], A],
        finish: Callable[[T, A], R],
        *,
        host: Callable[[T], str],
        hosts: Hosts,
    ) -> None:
        self._tasks, self._work, self._finish, self._hosts = tasks, work, finish, hosts
        self._queues: dict[str, deque[int]] = {}
        for number, task in enumerate(tasks):
            self._queues.setdefault(host(task), deque()).append(number)
        self._running = dict.fromkeys(self._queues, 0)
        # The hosts that may be asked next, by the moment from which; a host stands here at most once.
        self._ready = [(0.0, order, name) for order, name in enumerate(self._queues)]
        self._order = len(self._ready)
        lock = threading.RLock()
        self._changed, self._arrived = threading.Condition(lock), threading.Condition(lock)
        self._left = len(tasks)
        self._began: dict[int, float] = {}
        self._answers: deque[tuple[int, A]] = deque()
        # Answers to be glanced at, and how many are being so.
        self._glance: Glance[T, A, R] | None = None
        self._came: deque[tuple[int, A]] = deque()
        self._glancing, self._glanced_once = 0, False
        self._finishing = self._idle = self._employed = 0
        self._stopped = False
        self._results: queue.SimpleQueue[tuple[int, R] | BaseException] = queue.SimpleQueue()

    def places(self) -> int:
        """How many tasks could be worked on at a time."""
        most = self._hosts.in_flight or len(self._tasks)
        return sum(min(most, len(each)) for each in self._queues.values())

    def employ(self, count: int) -> None:
        for _ in range(count):
            self._employed += 1
            threading.Thread(target=self._worker, name="links", daemon=True).start()

    def glance_with(self, glance: Glance[T, A, R]) -> None:
        self._glance = glance
        threading.Thread(target=self._glancer, args=(glance,), name="glances", daemon=True).start()

    def next_results(self, threads: int) -> list[tuple[int, R]]:
        """What ended, at least one; raises what a task raised once everything before it was given back."""
        while True:
            try:
                first = self._results.get(timeout=_LOOK)
            except queue.Empty:
                self._reinforce(threads)
                continue
            return self._with_others(first)

    def ended(self) -> list[tuple[int, R]]:
        """What ended and was not given back yet."""
        found = []
        with contextlib.suppress(queue.Empty):
            while True:
                result = self._results.get_nowait()
                if not isinstance(result, BaseException):
                    found.append(result)
        return found

    def _with_others(self, first: tuple[int, R] | BaseException) -> list[tuple[int, R]]:
        result, found = first, []
        while not isinstance(result, BaseException):
            found.append(result)
            if len(found) == _BATCH or self._results.empty():
                return found
            result = self._results.get_nowait()
        if not found:
            raise result
        self._results.put(result)
        return found

    def _reinforce(self, threads: int) -> None:
        """More threads where those at work wait for slow servers and hosts are ready to be asked."""
        now = time.monotonic()
        with self._changed:
            ready = bool(self._ready) and self._ready[0][0] <= now
            wanted = not self._idle and (ready or bool(self._answers))
            slow = sum(1 for began in self._began.values() if now - began > SLOW)
        if wanted:
            self.employ(max(0, min(threads + slow, MOST_THREADS) - self._employed))

    def stop(self) -> None:
        with self._changed:
            self._stopped = True
            self._ready.clear()
            self._changed.notify_all()
            until = time.monotonic() + GRACE
            while (self._began or self._waiting_answers() or self._finishing) and time.monotonic() < until:
                self._changed.wait(until - time.monotonic())

    def _worker(self) -> None:
        try:
            while (taken := self._take()) is not None:
                if isinstance(taken, _Begun):
                    answer = self._work(self._tasks[taken.number])
                    self._answered(taken, answer)
                else:
                    number, answer = taken
                    _here.run = self
                    self._results.put((number, self._finish(self._tasks[number], answer)))
                    _here.run = None
                    self.count_finishing(-1)
        except BaseException as error:  # noqa: BLE001 - handed to the caller's thread, which raises it
            self._results.put(error)

    def _glancer(self, glance: Glance[T, A, R]) -> None:
        """Glances at answers, the next while what comes of those before is waited for."""
        begun: tuple[list[tuple[int, A]], Callable[[], list[R | None]]] | None = None
        try:
            while (batch := self._next_glance(wait=begun is None)) or begun:
                before, begun = begun, None
                if batch:
                    begun = batch, glance([(self._tasks[number], answer) for number, answer in batch])
                if before:
                    self._glanced(before[0], before[1]())
        except BaseException as error:  # noqa: BLE001 - handed to the caller's thread, which raises it
            self._results.put(error)

    def _next_glance(self, *, wait: bool) -> list[tuple[int, A]]:
        """Answers to glance at; none where no more will come or, without `wait`, where there are none now."""
        with self._changed:
            while not self._came:
                if not wait or (not self._began and (self._stopped or not self._left)):
                    return []
                self._arrived.wait(_LOOK)
            batch = [self._came.popleft() for _ in range(min(_GLANCES, len(self._came)))]
            self._glancing += len(batch)
            return batch

    def _glanced(self, batch: list[tuple[int, A]], found: list[R | None]) -> None:
        with self._changed:
            self._glancing -= len(batch)
            self._glanced_once = True
            for (number, answer), result in zip(batch, found, strict=True):
                if result is None:
                    self._answers.append((number, answer))
                else:
                    self._results.put((number, result))
            if self._left and not self._stopped:
                self._changed.notify(len(batch))
            else:
                self._changed.notify_all()

    def _answered(self, done: _Begun, answer: A) -> None:
        with self._changed:
            del self._began[done.number]
            self._running[done.host] -= 1
            if self._glance is not None:
                self._came.append((done.number, answer))
                self._arrived.notify()
            else:
                self._answers.append((done.number, answer))
                if self._idle and self._finishing < FINISHING:
                    self._changed.notify()
            self._offer(done.host, only_if_absent=True)

    def count_finishing(self, change: int) -> None:
        with self._changed:
            self._finishing += change
            if self._stopped:
                self._changed.notify_all()
            elif change < 0 and self._answers and self._idle:
                self._changed.notify()

    def _take(self) -> _Begun | tuple[int, A] | None:
        """A task to begin or an answer to finish; None where there is nothing more to do for this thread."""
        with self._changed:
            while True:
                wait = self._next_wait()
                full = self._waiting_answers() >= BACKLOG
                if wait is not None and wait <= 0 and not full:
                    return self._begin()
                if self._answers and self._finishing < FINISHING:
                    self._finishing += 1
                    if full:
                        self._changed.notify()
                    return self._answers.popleft()
                if full and self._came and not self._glanced_once and self._finishing < FINISHING:
                    # Who glances is not ready yet. Later on two that compute would only cost more memory.
                    self._finishing += 1
                    return self._came.pop()
                if (not self._left or self._stopped) and not self._waiting_answers():
                    return None
                self._idle += 1
                # While answers wait for a thread that finishes others, that thread looks after them.
                self._changed.wait(None if full else wait)
                self._idle -= 1

    # Those below are called with the lock held.

    def _waiting_answers(self) -> int:
        return len(self._answers) + len(self._came) + self._glancing

    def _next_wait(self) -> float | None:
        """Seconds until the first host may be asked; None where all wait for a task of theirs to end."""
        while self._ready:
            moment, order, name = self._ready[0]
            now = time.monotonic()
            wait = max(moment - now, self._hosts.ready_in(name))
            if wait > 0 and now + wait > moment + 0.001:
                # The host asked for a wait meanwhile: others may come before it now.
                heapq.heapreplace(self._ready, (now + wait, order, name))
                if self._ready[0][2] != name:
                    continue
            return wait
        return None

    def _begin(self) -> _Begun:
        _, _, name = heapq.heappop(self._ready)
        number = self._queues[name].popleft()
        self._running[name] += 1
        self._left -= 1
        if not self._left:
            self._changed.notify_all()
        self._began[number] = time.monotonic()
        self._offer(name, in_seconds=self._hosts.pause)
        return _Begun(number, name)

    def _offer(self, name: str, *, only_if_absent: bool = False, in_seconds: float = 0.0) -> None:
        """Put a host among those that may be asked, where it has tasks and a free place."""
        if self._stopped:
            return
        most = self._hosts.in_flight
        full = bool(most) and self._running[name] >= most
        # A host that was full stands nowhere; one that was not stands there already.
        absent = not only_if_absent or (bool(most) and self._running[name] == most - 1)
        if self._queues[name] and not full and absent:
            self._order += 1
            heapq.heappush(self._ready, (time.monotonic() + in_seconds, self._order, name))
            if self._idle:
                self._changed.notify()
