"""A `Get` that notes all it brings in a store, and one that opens no connection and brings it again."""

from collections.abc import Callable
from datetime import UTC, datetime

from footnote_audit.errors import FetchError
from footnote_audit.fetch.store import Store
from footnote_audit.model import Get, Outcome, Response


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


class Recording:
    """A `Get` that keeps every answer and every failure of another `Get` in a store."""

    def __init__(self, get: Get, store: Store, *, now: Callable[[], datetime] = utc_now) -> None:
        self._get, self._store, self._now = get, store, now

    def __call__(self, uri: str, *, accept: str | None = None) -> Response:
        """As the other; raises what it raises, and OutputError where the store cannot be written."""
        try:
            response = self._get(uri, accept=accept)
        except FetchError as error:
            moment = self._now().strftime("%Y-%m-%dT%H:%M:%SZ")
            self._store.failed(uri.strip(), error, moment, accept=accept)
            raise
        self._store.put(response, accept=accept)
        return response


class Replaying:
    """A `Get` for runs that are offline: the newest answer or failure of each address in a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __call__(self, uri: str, *, accept: str | None = None) -> Response:
        """The answer as it came.

        Raises FetchError as it was raised then; with the outcome `offline` where nothing is known of the address, and
        `absent` where the body of its answer is lost.
        """
        address = uri.strip()
        failed = self._store.failure(address, accept=accept)
        if failed is not None:
            raise failed.error
        copy = self._store.last(address, accept=accept)
        if copy is None:
            raise FetchError(address, Outcome.OFFLINE, "this run is offline and keeps no copy of this address")
        return self._store.response(copy)
