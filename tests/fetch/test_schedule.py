"""Links on threads: hosts do not hold one another up, and none is asked for more than it is to be."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest

from footnote_audit.fetch.hosts import Hosts
from footnote_audit.fetch.schedule import BACKLOG, FINISHING, as_it_came, kept_together, spread, waiting

PATIENCE = 10.0


def hosts(in_flight: int = 4, pause: float = 0.0) -> Hosts:
    """Hosts by the real clock."""
    return Hosts(clock=time.monotonic, sleep=time.sleep, in_flight=in_flight, pause=pause)


def first_letter(task: str) -> str:
    """The host of a task in these tests."""
    return task[0]


def test_a_slow_host_holds_up_only_its_own_links() -> None:
    """While all places of one host are taken, the tasks of the others are done."""
    others_done = threading.Event()
    left = ["b1", "b2", "c1"]

    def work(task: str) -> bool:
        if task in left:
            left.remove(task)
            if not left:
                others_done.set()
            return True
        return others_done.wait(PATIENCE)

    tasks = ["a1", "a2", "a3", "b1", "b2", "c1"]
    found = dict(spread(tasks, work, as_it_came, host=first_letter, hosts=hosts(in_flight=2), threads=3))
    assert found == dict.fromkeys(range(6), True)


def test_more_threads_come_where_all_wait_for_slow_servers() -> None:
    """Links that hang do not keep the others from beginning, however few threads there are to begin with."""
    last_done = threading.Event()

    def work(task: str) -> bool:
        if task == "z":
            last_done.set()
        return last_done.wait(PATIENCE)

    assert all(
        done for _, done in spread(["a", "b", "z"], work, as_it_came, host=first_letter, hosts=hosts(), threads=2)
    )


def test_no_more_than_so_many_at_a_time() -> None:
    """A host is worked on by no more than its places, and in the order of its tasks."""
    running: Counter[str] = Counter()
    most: Counter[str] = Counter()
    begun: list[str] = []
    lock = threading.Lock()

    def work(task: str) -> None:
        host = task[0]
        with lock:
            begun.append(task)
            running[host] += 1
            most[host] = max(most[host], running[host])
        with lock:
            running[host] -= 1

    tasks = [f"{host}{number:02}" for number in range(20) for host in "ab"]
    found = list(spread(tasks, work, as_it_came, host=first_letter, hosts=hosts(in_flight=1)))
    assert sorted(number for number, _ in found) == list(range(40))
    assert most == {"a": 1, "b": 1}
    assert [task for task in begun if task[0] == "a"] == sorted(task for task in tasks if task[0] == "a")


def test_a_pause_is_kept_between_beginnings() -> None:
    """Two tasks of one host do not begin within its pause."""
    begun: list[float] = []
    paced = hosts(pause=0.03)

    def work(_task: str) -> None:
        paced.enter("a")
        begun.append(time.monotonic())
        paced.leave("a")

    list(spread(["a1", "a2", "a3"], work, as_it_came, host=first_letter, hosts=paced))
    assert all(later - earlier >= 0.029 for earlier, later in pairwise(begun))


def test_servers_are_asked_before_answers_are_looked_at() -> None:
    """What can be begun is begun before anything is computed from what came."""
    done: list[str] = []

    def finish(task: str, answer: str) -> str:
        done.append(f"looked at {task}")
        return answer * 2

    def work(task: str) -> str:
        done.append(f"asked for {task}")
        return task

    found = dict(spread(["a", "b", "c"], work, finish, host=first_letter, hosts=hosts(), threads=1))
    assert found == {0: "aa", 1: "bb", 2: "cc"}
    assert done == [f"asked for {task}" for task in "abc"] + [f"looked at {task}" for task in "abc"]


def test_one_that_waits_for_a_server_again_makes_room() -> None:
    """However many answers are looked at at a time, those that wait for a server again keep no other from its turn."""
    together = threading.Barrier(FINISHING + 1)

    def finish(_task: str, _answer: str) -> int:
        with waiting():
            return together.wait(PATIENCE)

    tasks = [f"{chr(ord('a') + number)}" for number in range(FINISHING + 1)]
    found = dict(spread(tasks, str, finish, host=first_letter, hosts=hosts()))
    assert sorted(found.values()) == list(range(FINISHING + 1))


def test_what_work_raises_is_raised_to_the_caller() -> None:
    """A fault that is not a link's own ends the run."""

    def work(task: str) -> None:
        if task == "b":
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        list(spread(["a", "b"], work, as_it_came, host=first_letter, hosts=hosts()))


def test_a_caller_that_stops_early_leaves_the_rest() -> None:
    """What has not begun when the caller stops is never begun, and what has begun may end."""
    begun: list[str] = []
    paced = hosts(in_flight=1, pause=60.0)

    def work(task: str) -> None:
        paced.enter("a")
        begun.append(task)
        paced.leave("a")

    found = spread([f"a{n}" for n in range(50)], work, as_it_came, host=first_letter, hosts=paced)
    next(found)
    found.close()
    assert begun == ["a0"]


def test_nothing_to_do_is_nothing() -> None:
    """Without tasks there is no result and no wait."""
    assert list(spread([], str, as_it_came, host=first_letter, hosts=hosts())) == []


def test_what_a_glance_cannot_tell_is_finished() -> None:
    """Every answer is glanced at, those alone that it tells nothing of are finished, and each is kept once."""
    kept: list[int] = []

    def glance(pairs: list[tuple[str, str]]) -> Callable[[], list[str | None]]:
        return lambda: [None if answer.endswith("7") else f"glanced {answer}" for _, answer in pairs]

    def keep(found: list[tuple[int, str]]) -> list[tuple[int, str]]:
        kept.extend(number for number, _ in found)
        return found

    tasks = [f"{'abc'[n % 3]}{n}" for n in range(BACKLOG - 1)]
    spread_out = kept_together(
        tasks,
        str,
        lambda _task, answer: f"finished {answer}",
        keep,
        host=first_letter,
        hosts=hosts(),
        glance=glance,
    )
    found = [text for _, text in sorted(spread_out)]
    assert found == [f"{'finished' if task.endswith('7') else 'glanced'} {task}" for task in tasks]
    assert sorted(kept) == list(range(BACKLOG - 1))


def test_a_slow_first_glance_holds_up_nothing() -> None:
    """While the first glance takes long and too many answers wait, they are finished as if there were none."""
    enough = threading.Event()
    finished: list[str] = []

    def glance(pairs: list[tuple[str, str]]) -> Callable[[], list[str | None]]:
        assert enough.wait(PATIENCE)
        return lambda: [answer for _, answer in pairs]

    def finish(_task: str, answer: str) -> str:
        finished.append(answer)
        if len(finished) == BACKLOG:
            enough.set()
        return answer

    tasks = [f"{'abc'[n % 3]}{n}" for n in range(3 * BACKLOG)]
    found = kept_together(tasks, str, finish, list, host=first_letter, hosts=hosts(), glance=glance)
    assert sorted(text for _, text in found) == sorted(tasks)


def test_what_had_come_is_kept_when_the_caller_stops() -> None:
    """Answers that came and were not told yet when the caller stops are kept all the same."""
    kept: list[str] = []
    came = threading.Barrier(3)

    def work(task: str) -> str:
        came.wait(PATIENCE)
        return task

    def keep(found: list[tuple[int, str]]) -> list[tuple[int, str]]:
        kept.extend(text for _, text in found)
        return found

    found = kept_together(["a", "b", "c"], work, as_it_came, keep, host=first_letter, hosts=hosts())
    next(found)
    found.close()
    assert sorted(kept) == ["a", "b", "c"]
