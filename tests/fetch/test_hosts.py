"""Politeness to hosts, by a clock that stands still until somebody sleeps."""

import pytest

from footnote_audit.errors import FetchError
from footnote_audit.fetch.deadline import Watch
from footnote_audit.fetch.hosts import LONG_ASKED, MOST_REFUSALS, MOST_WAIT, Hosts
from footnote_audit.model import Outcome


class Clock:
    """Seconds that pass only in sleep."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """The time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    """A clock."""
    return Clock()


@pytest.fixture
def hosts(clock: Clock) -> Hosts:
    """Hosts that are asked two at a time with a pause of half a second."""
    return Hosts(clock=clock, sleep=clock.sleep, in_flight=2, pause=0.5)


def begun(hosts: Hosts, clock: Clock, host: str) -> float:
    """When a request to the host begins, in seconds from now."""
    before = clock.now
    hosts.enter(host)
    hosts.leave(host)
    return clock.now - before


def test_a_pause_lies_between_two_requests(hosts: Hosts, clock: Clock) -> None:
    """The second request to a host waits, one to another host does not."""
    assert [begun(hosts, clock, host) for host in ("a.example", "b.example", "a.example")] == [0.0, 0.0, 0.5]


def test_a_host_is_left_in_peace_as_long_as_it_asks(hosts: Hosts, clock: Clock) -> None:
    """A wait asked for holds for every request to the host, and for no other host."""
    hosts.hold("a.example", 7.0)
    assert hosts.ready_in("a.example") == 7.0
    assert begun(hosts, clock, "b.example") == 0.0
    assert begun(hosts, clock, "a.example") == 7.0


def test_a_wait_of_a_day_is_not_waited(hosts: Hosts, clock: Clock) -> None:
    """What is longer than a run would wait holds the host up only for a moment."""
    hosts.hold("a.example", MOST_WAIT + 1)
    assert begun(hosts, clock, "a.example") == LONG_ASKED


def test_a_host_that_turns_everything_away_is_left_alone(hosts: Hosts) -> None:
    """After a few refusals in a row nothing more is asked of the host; an answer between them begins the count anew."""
    for _ in range(MOST_REFUSALS - 1):
        hosts.refused("a.example")
    hosts.served("a.example")
    hosts.refused("a.example")
    hosts.enter("a.example")
    for _ in range(MOST_REFUSALS):
        hosts.refused("a.example")
    with pytest.raises(FetchError) as caught:
        hosts.enter("a.example")
    assert (caught.value.outcome, caught.value.code) == (Outcome.BLOCKED, "rate_limited")


def test_no_place_before_the_deadline_is_a_time_out(hosts: Hosts, clock: Clock) -> None:
    """A link whose time ends before the host may be asked is told so, and waits for nothing."""
    hosts.hold("a.example", 9.0)
    with Watch(clock).deadline(2.0) as deadline, pytest.raises(FetchError) as caught:
        hosts.enter("a.example", deadline)
    assert (caught.value.code, clock.now) == ("timeout", 100.0)


def test_what_is_waited_for_is_told(hosts: Hosts) -> None:
    """Hosts that are being asked are named with their requests, those that asked for a wait with what is left of it."""
    hosts.enter("a.example")
    hosts.enter("b.example")
    hosts.hold("b.example", 8.0)
    assert hosts.waited_for() == ("a.example (1)", "b.example asks to wait 8 s")
