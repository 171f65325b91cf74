"""Many links looked at: each asked for once, its answer kept and judged, in the order given."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import NamedTuple, Protocol
from urllib.parse import urldefrag

from footnote_audit.errors import FetchError
from footnote_audit.fetch.addresses import host_of
from footnote_audit.fetch.hosts import Hosts
from footnote_audit.fetch.judging import judge, onward
from footnote_audit.fetch.judging.beside import Beside, Case, is_worthwhile
from footnote_audit.fetch.robots import Crawling
from footnote_audit.fetch.schedule import kept_together, waiting
from footnote_audit.fetch.store import Store, StoredCopy
from footnote_audit.fetch.store.replaying import Replaying
from footnote_audit.model import CslItem, Judgement, Response

# Answers to made-up and other addresses that are remembered, for the judging of the links beside them.
_MOST_PROBES = 512
# Faults and statuses that may have passed a minute later; an earlier run's are not taken over.
_PASSING_REASONS = frozenset(
    {"timeout", "rate_limited", "connection_reset", "server_error", "maintenance", "empty_reply", "truncated"}
    | {"tls_reset", "bot_blocked", "offline", "unreachable"}
)


class ConditionalGet(Protocol):
    """A `Get` that can ask whether a copy is still what the server has, and knows how hosts are to be treated."""

    hosts: Hosts

    def __call__(self, uri: str, *, accept: str | None = None, conditions: Mapping[str, str] = ...) -> Response: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address to look at, and the work that is cited with it as far as it is known."""

    uri: str
    cited: CslItem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What came of a link: how it is judged, and the answer that was judged, as far as there was one.

    `retrieved` is the moment of the answer or of the failure (ISO 8601, UTC), `digest` the SHA-256 of the body in hex.
    `asked`: whether this run asked for it; else the answer is an earlier run's.
    """

    uri: str
    judgement: Judgement
    retrieved: str
    status: int | None = None
    final_uri: str | None = None
    hops: tuple[str, ...] = ()
    media_type: str | None = None
    digest: str | None = None
    asked: bool = True


class _Page(NamedTuple):
    """The links to one page: the same address, with the fragments that are cited."""

    uri: str
    numbers: tuple[int, ...]


class _Judged(NamedTuple):
    """An answer, or that none came, and how it is judged at a moment (ISO 8601, UTC)."""

    uri: str
    answer: Response | FetchError
    judgement: Judgement
    moment: str


class Links:
    """Looks at links over one `get`, keeping every answer and judgement in a store.

    Args:
        get: speaks to the network; None opens no connection and tells what the store knows.
        store: where answers are kept and found again.
        since: a judgement of that moment (ISO 8601, UTC) or later stands, unless what it judged may have passed; None
            asks for every address anew.
        now: the moment for failures and judgements.
    """

    def __init__(
        self,
        get: ConditionalGet | None,
        *,
        store: Store,
        since: str | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._get, self._store = get, store
        # In an offline run nobody is asked, so that nobody has to be spared.
        self.hosts = (
            get.hosts if get is not None else Hosts(clock=time.monotonic, sleep=time.sleep, in_flight=0, pause=0)
        )
        self._since, self._now = since, now
        self._crawl = Crawling(get) if get is not None else Replaying(store)
        self._probes: OrderedDict[str, Response | None] = OrderedDict()
        self._lock = threading.Lock()
        # Addresses of which the store may have a copy that a server can confirm.
        self._answered: frozenset[str] = frozenset()

    def look(self, links: Sequence[Link]) -> Generator[tuple[int, Looked], None, None]:
        """What comes of each link, with its number, as they end. An address that is given twice is asked for once.

        Raises OutputError where the store cannot be written.
        """
        asked: list[_Page] = []
        for page in _pages(links):
            known = [self._known(links[number]) for number in page.numbers]
            if all(known):
                yield from ((number, looked) for number, looked in zip(page.numbers, known, strict=True) if looked)
            else:
                asked.append(page)
        self._answered = self._store.answered([page.uri for page in asked]) if self._get is not None else frozenset()
        with ExitStack() as opened:
            glance = None
            if self._get is not None and is_worthwhile(len(asked)):
                glance = _Glance(opened.enter_context(closing(Beside())), links, self._dated)
            found = kept_together(
                asked,
                lambda page: self._answer(page.uri),
                lambda page, answer: [self._judged(links[number], answer) for number in page.numbers],
                self._keep,
                host=lambda page: host_of(page.uri),
                hosts=self.hosts,
                glance=glance,
            )
            opened.enter_context(closing(found))
            for number, looked in found:
                yield from zip(asked[number].numbers, looked, strict=True)

    def _known(self, link: Link) -> Looked | None:
        """What an earlier run found, where that is young enough and nothing that passes."""
        if self._since is None:
            return None
        history = self._store.history(link.uri)
        if not history or history[-1].moment < self._since or history[-1].judgement.reason in _PASSING_REASONS:
            return None
        copy = self._store.last(link.uri)
        failed = self._store.failure(link.uri)
        judged = history[-1].judgement
        if failed is not None or copy is None:
            return Looked(uri=link.uri, judgement=judged, retrieved=history[-1].moment, asked=False) if failed else None
        return replace(_looked(link.uri, judged, copy), asked=False)

    def _answer(self, uri: str) -> Response | FetchError:
        """The answer of the network; the copy kept where the server says that it is still what it has."""
        if self._get is None:
            return self._kept(uri)
        conditions = self._store.validators(uri) if uri in self._answered else {}
        try:
            response = self._get(uri, conditions=conditions)
            if response.status == 304 and conditions:
                return self._store.response(self._store.unchanged(uri, response))
            return onward(uri, response, self._get)
        except FetchError as error:
            return error

    def _kept(self, uri: str) -> Response | FetchError:
        try:
            return Replaying(self._store)(uri)
        except FetchError as error:
            return error

    def _judged(self, link: Link, answer: Response | FetchError) -> _Judged:
        return self._dated(link, answer, judge(link.uri, answer, cited=link.cited, probe=self._probe))

    def _dated(self, link: Link, answer: Response | FetchError, judged: Judgement) -> _Judged:
        if not isinstance(answer, FetchError):
            answer = replace(answer, uri=link.uri, final_uri=_with_fragment(answer.final_uri, link.uri))
        return _Judged(link.uri, answer, judged, self._now().strftime("%Y-%m-%dT%H:%M:%SZ"))

    def _keep(self, found: list[tuple[int, list[_Judged]]]) -> list[tuple[int, list[Looked]]]:
        """What is to be told of pages, whose answers and judgements are in the store from now on."""
        changes = self._get is not None or any(isinstance(each.answer, Response) for _, page in found for each in page)
        with self._store.together() if changes else nullcontext():
            return [(number, [self._kept_one(each) for each in page]) for number, page in found]

    def _kept_one(self, one: _Judged) -> Looked:
        if isinstance(one.answer, FetchError):
            looked = Looked(uri=one.uri, judgement=one.judgement, retrieved=one.moment)
            if self._get is None:
                return looked
            self._store.failed(one.uri, one.answer, one.moment)
        else:
            looked = _looked(one.uri, one.judgement, self._store.put(one.answer))
        self._store.judged(one.uri, one.judgement, one.moment)
        return looked

    def _probe(self, uri: str) -> Response | None:
        """The answer to another address of a site, asked for once in a run; None where it brings none."""
        with self._lock:
            if uri in self._probes:
                return self._probes[uri]
        try:
            with waiting():
                found = self._crawl(uri)
        except FetchError:
            found = None
        with self._lock:
            self._probes[uri] = found
            while len(self._probes) > _MOST_PROBES:
                self._probes.popitem(last=False)
        return found


class _Glance:
    """Judgements of answers to pages by the process beside this one; None where it cannot judge all links to a page."""

    def __init__(
        self, beside: Beside, links: Sequence[Link], dated: Callable[[Link, Response, Judgement], _Judged]
    ) -> None:
        self._beside, self._links, self._dated = beside, links, dated

    def __call__(self, found: list[tuple[_Page, Response | FetchError]]) -> Callable[[], list[list[_Judged] | None]]:
        cases = [
            (self._links[number], answer)
            for page, answer in found
            if isinstance(answer, Response)
            for number in page.numbers
        ]
        judged = self._beside.judge([Case(link.uri, answer, link.cited) for link, answer in cases])
        return lambda: self._told(found, iter(judged()))

    def _told(
        self, found: list[tuple[_Page, Response | FetchError]], told: Iterator[Judgement | None]
    ) -> list[list[_Judged] | None]:
        return [self._page(page, answer, told) if isinstance(answer, Response) else None for page, answer in found]

    def _page(self, page: _Page, answer: Response, told: Iterator[Judgement | None]) -> list[_Judged] | None:
        judgements = [(self._links[number], next(told)) for number in page.numbers]
        judged = [self._dated(link, answer, each) for link, each in judgements if each is not None]
        return judged if len(judged) == len(judgements) else None


def in_order(found: Iterator[tuple[int, Looked]]) -> Iterator[Looked]:
    """What comes of links in the order in which they were given; where that ends early, what was found so far."""
    waiting: dict[int, Looked] = {}
    following = 0
    try:
        for number, looked in found:
            waiting[number] = looked
            while following in waiting:
                yield waiting.pop(following)
                following += 1
    except KeyboardInterrupt:
        yield from (waiting[number] for number in sorted(waiting))
        raise


def _pages(links: Sequence[Link]) -> Iterator[_Page]:
    numbers: dict[str, list[int]] = {}
    for number, link in enumerate(links):
        numbers.setdefault(urldefrag(link.uri.strip()).url, []).append(number)
    for uri, found in numbers.items():
        yield _Page(uri, tuple(found))


def _looked(uri: str, judged: Judgement, copy: StoredCopy) -> Looked:
    return Looked(
        uri=uri,
        judgement=judged,
        retrieved=copy.retrieved,
        status=copy.status,
        final_uri=copy.final_uri,
        hops=copy.hops,
        media_type=copy.media_type,
        digest=copy.digest,
    )


def _with_fragment(uri: str, asked: str) -> str:
    fragment = urldefrag(asked).fragment
    return f"{uri}#{fragment}" if fragment and "#" not in uri else uri
