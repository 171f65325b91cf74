"""Archives asked about links while further links are looked at: what they hold, and for captures of what is there."""

from collections import deque
from collections.abc import Generator, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from footnote_audit.fetch.archived import Archives
from footnote_audit.fetch.archives.captures import moment_in
from footnote_audit.fetch.archives.choice import choose
from footnote_audit.fetch.archives.fitness import fitness
from footnote_audit.fetch.archives.holdings import is_told_outside
from footnote_audit.fetch.archives.naming import cited_day, mementos
from footnote_audit.fetch.archives.patience import Patience
from footnote_audit.fetch.archives.preserving import Preserving, confirmed
from footnote_audit.fetch.links import Link, Looked
from footnote_audit.fetch.store import Store
from footnote_audit.fetch.store.replaying import Recording, Replaying
from footnote_audit.model import Access, CslItem, Get, Memento

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

# Links that archives are asked about at a time.
_AT_A_TIME = 4
# Faults of the address itself: there is nothing that an archive could hold, or that it may be told.
_NO_PAGE = frozenset({"bad_address", "credentials", "forbidden_scheme", "private"})
_Found = tuple[Looked, tuple[Memento, ...]]


class Beside:
    """Asks archives about links that were looked at, a few at a time, in threads of its own.

    Args:
        get: speaks to the network; None tells what the store knows.
        store: where answers are kept.
        archives: those asked; None asks none.
        since: an answer of that moment (ISO 8601, UTC) or later is not asked for again; None asks anew.
        seconds: for the questions about one link in all; after that no further one is begun.
        every: asks about every link, not only about those that are broken, show something else or need a look.
    """

    def __init__(
        self,
        get: Get | None,
        store: Store,
        archives: Archives | None,
        *,
        since: str | None,
        seconds: float,
        every: bool = False,
    ) -> None:
        asking = Recording(get, store) if get is not None else Replaying(store)
        self._patience = Patience(asking, store, since=since)
        self._store, self._archives = store, archives
        self._seconds, self._every = seconds, every
        self._pool: ThreadPoolExecutor | None = None
        capturing = archives is not None and archives.capturing
        anew = self._patience.within(float("inf"), anew=True)
        self._preserving = Preserving(archives.asked, anew, store) if archives is not None and capturing else None

    def each(self, found: Iterable[Looked], links: Sequence[Link]) -> Generator[_Found, None, None]:
        """The links in the same order, each with the captures that are known of it.

        Where that ends early, links that archives are still asked about come without.
        """
        if self._archives is None:
            yield from ((looked, ()) for looked in found)
            return
        cited = {link.uri: link.cited for link in reversed(links) if link.cited is not None}
        waiting: deque[tuple[Looked, Future[tuple[Memento, ...]] | None]] = deque()
        try:
            for looked in found:
                waiting.append((looked, self._begun(looked, cited) if self._is_asked(looked) else None))
                while waiting and (waiting[0][1] is None or waiting[0][1].done()):
                    yield _result(*waiting.popleft())
            while waiting:
                # Waited for while it stands in the line, so that an interrupt leaves no link out.
                row = _result(*waiting[0])
                waiting.popleft()
                yield row
        except KeyboardInterrupt:
            for looked, future in waiting:
                yield _result(looked, future if future is not None and future.done() else None)
            raise
        finally:
            if self._pool is not None:
                self._pool.shutdown(wait=False, cancel_futures=True)

    def _begun(self, looked: Looked, cited: Mapping[str, CslItem]) -> "Future[tuple[Memento, ...]]":
        if self._pool is None:
            # Loaded here, because most runs find nothing to ask archives about.
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(_AT_A_TIME, thread_name_prefix="archives")
        return self._pool.submit(self._of, looked, cited.get(looked.uri))

    def _is_asked(self, looked: Looked) -> bool:
        judged = looked.judgement
        if not self._every and judged.access is Access.ALIVE and self._preserving is None:
            return False
        if judged.reason in _NO_PAGE or moment_in(looked.uri) is not None or self._archives is None:
            return False
        return any(archive.own or is_told_outside(looked.uri) for archive in self._archives.asked)

    def _of(self, looked: Looked, cited: CslItem | None) -> tuple[Memento, ...]:
        made = self._made(looked, cited)
        if self._archives is None or (looked.judgement.access is Access.ALIVE and not self._every):
            return made
        day = cited_day(cited)
        chosen = choose(
            looked.uri,
            day,
            get=self._patience.within(self._seconds),
            judged=fitness(looked.uri, cited),
            archives=self._archives.asked,
        )
        return (*made, *(m for m in mementos(chosen, day) if m.uri_m not in {known.uri_m for known in made}))

    def _made(self, looked: Looked, cited: CslItem | None) -> tuple[Memento, ...]:
        """The capture that was asked for of a page that is there."""
        if self._preserving is None or looked.judgement.access is not Access.ALIVE:
            return ()
        found = self._preserving.preserve(looked.uri, looked.retrieved)
        if found is None:
            return ()
        memento = confirmed(looked.uri, found, self._patience.within(self._seconds, anew=True), self._store, cited)
        return (memento,) if memento is not None else ()


def _result(looked: Looked, future: "Future[tuple[Memento, ...]] | None") -> _Found:
    return looked, future.result() if future is not None else ()
