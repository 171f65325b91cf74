"""A `Get` for archives: with a time for each link, from the store where an answer is young, and no more where an
archive is silent.
"""

import threading
import time
from collections import Counter

from footnote_audit.errors import FetchError
from footnote_audit.fetch.addresses import host_of
from footnote_audit.fetch.deadline import Clock
from footnote_audit.fetch.store import Store
from footnote_audit.model import Get, Outcome, Response

# Questions in a row that an archive gave no answer to, before it is left alone in this run.
_MOST_SILENCES = 3


class Patience:
    """What is known of the archives asked in a run; safe for several threads.

    Args:
        get: speaks to the network and keeps what comes, or gives again what was kept.
        store: where answers are kept.
        since: an answer of that moment (ISO 8601, UTC) or later is not asked for again; None asks anew.
        clock: seconds that only go forward.
    """

    def __init__(self, get: Get, store: Store, *, since: str | None, clock: Clock = time.monotonic) -> None:
        self._get, self._store = get, store
        self._since, self._clock = since, clock
        self._silences: Counter[str] = Counter()
        self._lock = threading.Lock()

    def within(self, seconds: float, *, anew: bool = False) -> Get:
        """A `Get` for one link: after so many seconds no further question is begun. `anew`: whatever is kept."""
        end = self._clock() + seconds

        def ask(uri: str, *, accept: str | None = None) -> Response:
            kept = None if anew else self._young(uri, accept)
            if kept is not None:
                return kept
            if self._clock() >= end:
                raise FetchError(uri, Outcome.TIMEOUT, f"the archives took more than {seconds:.0f} s", "timeout")
            return self._asked(uri, accept)

        return ask

    def _young(self, uri: str, accept: str | None) -> Response | None:
        copy = self._store.last(uri, accept=accept) if self._since is not None else None
        if copy is None or copy.retrieved < (self._since or ""):
            return None
        return self._store.response(copy)

    def _asked(self, uri: str, accept: str | None) -> Response:
        host = host_of(uri)
        with self._lock:
            if self._silences[host] >= _MOST_SILENCES:
                raise FetchError(uri, Outcome.UNREACHABLE, f"{host} gave no answer and is left alone in this run")
        try:
            answer = self._get(uri, accept=accept)
        except FetchError as error:
            # What an offline run does not know is nobody's silence.
            if error.outcome is not Outcome.OFFLINE:
                with self._lock:
                    self._silences[host] += 1
            raise
        with self._lock:
            self._silences[host] = 0
        return answer
