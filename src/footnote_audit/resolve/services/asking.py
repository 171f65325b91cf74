"""Asking a catalogue over its interface: addresses, politeness, and what came of it."""

import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from footnote_audit.errors import FetchError
from footnote_audit.model import Get, Response, Source

JSON = "application/json"
# A service that names no limit gets at most this many questions in a second (OpenAlex documents 10, Crossref 5).
UNNAMED_LIMIT = 5
# Parameters of a question; those without a value are left out.
Query = Mapping[str, str | int | None]


class Answer(NamedTuple):
    """The works that a service knows, what came of asking in words, and whether it could be asked at all."""

    works: tuple[Source, ...]
    tried: str
    asked: bool = True


class Reply(NamedTuple):
    """What stands in a service's answer (None: nothing usable), and the reason where there is nothing."""

    data: Any
    reason: str = ""
    asked: bool = True


@dataclass(kw_only=True)
class Pace:
    """How often each service may be asked: as its rate headers say, else UNNAMED_LIMIT a second.

    Crossref documents `x-rate-limit-limit` and `x-rate-limit-interval` ("1s"), both are read from every answer.
    """

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _limits: dict[str, tuple[int, float]] = field(default_factory=dict)
    _asked: dict[str, deque[float]] = field(default_factory=dict)

    def wait(self, service: str) -> None:
        """Return when the service may be asked once more."""
        while True:
            with self._lock:
                limit, interval = self._limits.get(service, (UNNAMED_LIMIT, 1.0))
                times = self._asked.setdefault(service, deque())
                now = self.clock()
                while times and now - times[0] >= interval:
                    times.popleft()
                if len(times) < limit:
                    times.append(now)
                    return
                pause = interval - (now - times[0])
            self.sleep(pause)

    def learn(self, service: str, response: Response) -> None:
        """Take over the limit that an answer names."""
        headers = dict(response.headers)
        limit, interval = headers.get("x-rate-limit-limit", ""), headers.get("x-rate-limit-interval", "1s")
        seconds = interval.removesuffix("s")
        if limit.isdigit() and int(limit) and seconds.isdigit() and int(seconds):
            with self._lock:
                self._limits[service] = (int(limit), float(seconds))


@dataclass(frozen=True, kw_only=True)
class Service:
    """One catalogue as this run may ask it: its name, where it is, and what it is told about who asks."""

    name: str
    base: str
    get: Get
    pace: Pace
    contact: str | None = None
    key: str | None = None

    def json(self, path: str, query: Query | None = None, *, accept: str = JSON) -> Reply:
        """The JSON object or list at a path below the base; parameters without a value are left out."""
        import json

        response = self.ask(path, query, accept=accept)
        if not isinstance(response, Response):
            return response
        try:
            return Reply(json.loads(response.body))
        except (ValueError, RecursionError):
            return Reply(None, "the answer is not JSON")

    def ask(self, path: str, query: Query | None = None, *, accept: str) -> Response | Reply:
        """The answer at a path below the base, or why there is none."""
        from urllib.parse import urlencode

        words = {name: value for name, value in (query or {}).items() if value not in (None, "")}
        uri = self.base.rstrip("/") + path + (f"?{urlencode(words)}" if words else "")
        self.pace.wait(self.name)
        try:
            response = self.get(uri, accept=accept)
        except FetchError as error:
            return Reply(None, error.reason, asked=False)
        self.pace.learn(self.name, response)
        if response.status == 404:
            return Reply(None, "not registered")
        if response.status != 200:
            return Reply(None, f"answered {response.status}", asked=response.status in (400, 422))
        return response

    def answer(self, works: tuple[Source, ...], reply: Reply) -> Answer:
        """What the service says, with its name before the words."""
        if reply.reason:
            return Answer((), f"{self.name}: {reply.reason}", reply.asked)
        count = len(works)
        return Answer(works, f"{self.name}: {count} {'work' if count == 1 else 'works'} looked through")
