"""The audits of an unpacked bundle made anew, and whether that gives the reports that were packed."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from footnote_audit import __version__, pipeline
from footnote_audit.errors import ConfigError, ReadError
from footnote_audit.fetch import Store
from footnote_audit.fetch.store import INDEX
from footnote_audit.judges.replayed import judges_of
from footnote_audit.model import Audit
from footnote_audit.read import nothing_beside
from footnote_audit.report import REPORTERS, from_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What came of an audit of a bundle: the report files that differ from those packed, and whether the whole audit,
    made anew from the article and the copies, is the one that was saved. `version` is that of the program then."""

    name: str
    version: str
    differing: tuple[str, ...]
    same: bool

    @property
    def as_then(self) -> bool:
        """Whether everything came out as it was packed."""
        return self.same and not self.differing


def rebuild(folder: Path) -> Iterator[Rebuilt]:
    """Each audit of a bundle unpacked in `folder`, in its order.

    Raises ReadError for an audit that is not of a form that bundles have.
    """
    if (folder / "store" / INDEX).exists():
        # No bundle of ours has one, and a database of a stranger is not opened: the index is made of the copies.
        raise ReadError(str(folder), f"the bundle brings a database of its own (store/{INDEX}); it is not opened.")
    with Store(folder / "store") as store:
        for place in sorted((folder / "audits").glob("*/"), key=lambda p: (len(p.name.partition("-")[0]), p.name)):
            yield _rebuilt(place, store)


def _rebuilt(place: Path, store: Store) -> Rebuilt:
    try:
        saved = from_json((place / "audit.json").read_text("utf-8"))
        (article,) = (place / "article").iterdir()
        data = article.read_bytes()
        packed = {path.name: path.read_bytes() for path in (place / "report").iterdir()}
        beside = _beside(place / "beside")
    except (OSError, ValueError, RecursionError, ConfigError) as error:
        raise ReadError(str(place), f"it is no audit of a bundle ({error}).") from None
    texts = pipeline.reports(saved, tuple(REPORTERS))
    ours = {name: text.encode("utf-8", "backslashreplace") for name, text in texts.items()}
    differing = [file for file, text in zip(sorted(packed), sorted(ours), strict=False) if packed[file] != ours[text]]
    return Rebuilt(
        name=place.name,
        version=saved.tool_version,
        differing=tuple(differing) if len(packed) == len(ours) else tuple(sorted(packed)),
        same=_same(saved, data, store, beside),
    )


def _same(saved: Audit, data: bytes, store: Store, beside: Callable[[str], bytes | None]) -> bool:
    return pipeline.again(saved, data, store=store, beside=beside, judges=judges_of(saved)) == saved


def _beside(folder: Path) -> Callable[[str], bytes | None]:
    names = folder / "names.json"
    if not names.is_file():
        return nothing_beside
    told = json.loads(names.read_text("utf-8"))
    if not isinstance(told, dict):
        raise ValueError("beside/names.json is not a list of names")
    files = {str(path): folder / str(file) for file, path in told.items()}

    def look(name: str) -> bytes | None:
        file = files.get(name)
        return file.read_bytes() if file is not None and file.parent == folder and file.is_file() else None

    return look


def other_version(rebuilt: Rebuilt) -> bool:
    """Whether the audit was made by another version of the program, so that other reports are no wonder."""
    return rebuilt.version != __version__
