"""The articles that an argument names: a file, standard input, an address, a folder, a ZIP archive of articles."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from footnote_audit.article_file import article_bytes, standard_input
from footnote_audit.errors import ReadError
from footnote_audit.fetch import Store, fetch
from footnote_audit.model import (
    CslItem,
    Get,
    Location,
    LocationKind,
    Outcome,
    Resolution,
    ResolutionStatus,
    Source,
)
from footnote_audit.read import FORMS, ArticleFile, declared_type, nothing_beside, sniff
from footnote_audit.read.archive import Archive
from footnote_audit.read.sniffing import ZIP

# A folder of more articles is audited in parts.
MOST_ARTICLES = 1_000
# A file of data beside an article is JSON far more often than a post is.
_SUFFIXES = frozenset(suffix for form in FORMS for suffix in form.suffixes) - {".json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article to be read: what it is called, its bytes, its declared media type, and what lies beside it.

    `inside` is its path within the folder or archive that was named, None where it was named itself.
    """

    uri: str
    data: bytes
    media_type: str | None = None
    beside: Callable[[str], bytes | None] = nothing_beside
    inside: str | None = None


Told = Callable[[ReadError], None]


def articles(
    place: str, *, get: Get | None = None, store: Store | None = None, told: Told | None = None
) -> Iterator[Article]:
    """The articles that `place` names, in the order of their names.

    Args:
        place: a path, "-" for standard input, or an http(s) address.
        get: opens an address; the default (None) opens none and uses copies in the store alone.
        store: where the copy of a fetched article is kept; the default is kept nowhere and needs no address.
        told: takes the error of each file of a folder or archive that cannot be opened, and the others go on; by
            default (None) the first such error is raised.

    Raises:
        ReadError: there is none, or it cannot be read.
    """
    if place == "-":
        yield Article(uri="-", data=standard_input())
    elif place.lower().startswith(("http://", "https://")):
        yield _fetched(place, get, store)
    elif _is_folder(place):
        yield from _in_folder(Path(place), told)
    else:
        data = article_bytes(place)
        if data.startswith(b"PK") and sniff(place, data) == ZIP:
            yield from _in_archive(place, data, told)
        else:
            yield Article(uri=place, data=data, beside=_beside(Path(place).parent, Path(place).parent))


def _is_folder(place: str) -> bool:
    try:
        return bool(place) and Path(place).is_dir()
    except (OSError, ValueError):
        return False


def the_article(place: str, *, get: Get | None = None, store: Store | None = None) -> Article:
    """The one article that `place` names; raises ReadError where it names several."""
    found = articles(place, get=get, store=store)
    first = next(found)
    second = next(found, None)
    if second is not None:
        raise ReadError(place, f"it holds several articles ({first.inside}, {second.inside} …); name one of them.")
    return first


def named_address(address: str) -> Resolution:
    """An address that the user names, as what the fetch stage takes: a source found, of which nothing else is known."""
    source = Source(
        id=address,
        item=CslItem(URL=address),
        resolver="command",
        locations=(Location(kind=LocationKind.URL, value=address),),
    )
    return Resolution(item_id=address, status=ResolutionStatus.FOUND, source=source)


def _fetched(address: str, get: Get | None, store: Store | None) -> Article:
    """The article at an address, by way of the fetch stage: its copy is kept as a source's is.

    It is asked for anew where that may be, for an article may still be changing.
    """
    if store is None:
        raise ReadError(address, "an address needs a store for its copy; save the page and name the file.")
    found = next(iter(fetch([named_address(address)], get=get, store=store, base=Path(), fresh=True)))
    if found.outcome is not Outcome.OK or found.digest is None:
        raise ReadError(address, f"the article could not be fetched: {found.reason}.")
    return Article(uri=address, data=store.body(found.digest), media_type=declared_type(found.media_type))


def _in_folder(folder: Path, told: Told | None) -> Iterator[Article]:
    """The articles in a folder and below; hidden files and what a browser saved beside a page are passed over."""
    try:
        paths = [p for p in sorted(folder.rglob("*")) if _is_article(PurePosixPath(p.relative_to(folder).as_posix()))]
        paths = [p for p in paths if p.is_file()]
    except OSError as error:
        raise ReadError(str(folder), f"the folder cannot be read ({error.strerror}); check its permissions.") from None
    _refuse_count(str(folder), len(paths))
    for path in paths:
        data = _opened(partial(article_bytes, str(path)), told)
        if data is not None:
            inside = path.relative_to(folder).as_posix()
            yield Article(uri=str(path), data=data, beside=_beside(path.parent, folder), inside=inside)


def _in_archive(uri: str, data: bytes, told: Told | None) -> Iterator[Article]:
    archive = Archive(ArticleFile(uri=uri, data=data))
    names = sorted(name for name in archive.names() if _is_article(PurePosixPath(name)))
    _refuse_count(uri, len(names))
    for name in names:
        part = _opened(partial(archive.part, name), told)
        if part is not None:
            beside = _beside_in(archive, PurePosixPath(name))
            # Reports are written to a folder of this name: it must not lead out of theirs.
            inside = PurePosixPath(name.lstrip("/")).as_posix()
            yield Article(uri=f"{uri}/{inside}", data=part, beside=beside, inside=inside)


def _opened(get: Callable[[], bytes], told: Told | None) -> bytes | None:
    """What `get` brings; None where it cannot be had and that was told."""
    try:
        return get()
    except ReadError as error:
        if told is None:
            raise
        told(error)
        return None


def _is_article(path: PurePosixPath) -> bool:
    if path.suffix.lower() not in _SUFFIXES:
        return False
    return not any(part.startswith((".", "__MACOSX")) or part.endswith("_files") for part in path.parts)


def _refuse_count(uri: str, count: int) -> None:
    if count == 0:
        raise ReadError(uri, "there is no article in it; known endings: " + " ".join(sorted(_SUFFIXES)))
    if count > MOST_ARTICLES:
        raise ReadError(uri, f"it holds {count:,} articles, the limit is {MOST_ARTICLES:,}; audit it in parts.")


def _beside(folder: Path, root: Path) -> Callable[[str], bytes | None]:
    """Files named relative to `folder`, none outside `root`."""

    def look(name: str) -> bytes | None:
        try:
            path = (folder / name).resolve()
            if not path.is_relative_to(root.resolve()) or not path.is_file():
                return None
            return article_bytes(str(path))
        except (OSError, ValueError, ReadError):
            return None

    return look


def _beside_in(archive: Archive, article: PurePosixPath) -> Callable[[str], bytes | None]:
    """Parts of the archive named relative to the article in it."""

    def look(name: str) -> bytes | None:
        steps: list[str] = []
        for step in (article.parent / name).parts:
            if step == "..":
                if not steps:
                    return None
                steps.pop()
            elif step != ".":
                steps.append(step)
        part = "/".join(steps)
        try:
            return archive.part(part) if part in archive else None
        except ReadError:
            return None

    return look
