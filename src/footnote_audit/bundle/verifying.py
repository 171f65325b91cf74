"""Whether a bundle is as it was sealed: every file hashed again, and what was changed, taken out or put in by name."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from footnote_audit.bundle.layout import (
    DATA,
    INFO,
    MANIFEST,
    TAG_MANIFEST,
    TAGS,
    read_info,
    read_manifest,
    seal_of,
)
from footnote_audit.bundle.reading import Damaged, OpenBundle
from footnote_audit.errors import ReadError

COPIES = DATA + "store/"
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What came of checking a bundle. `seal` is the SHA-256 of its list of lists; `octets` the bytes of its files.

    `changed`, `missing` and `added` are paths within the bundle. Only a seal that was noted elsewhere tells a bundle
    that was altered from one that was altered and sealed anew.
    """

    seal: str
    files: int
    octets: int
    info: dict[str, str]
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether everything is there and as it was."""
        return not (self.changed or self.missing or self.added)


def verify(path: Path) -> Verified:
    """What a bundle holds, each file checked against the lists.

    Raises ReadError for what is no bundle, is cut off, or was made to do harm.
    """
    with OpenBundle(path) as bundle:
        sealed = bundle.text(TAG_MANIFEST)
        listed = _listed(bundle, TAG_MANIFEST, sealed)
        if not set(TAGS) <= set(listed):
            raise ReadError(str(path), f"it is no bundle: {TAG_MANIFEST} does not list {', '.join(TAGS)}.")
        listed |= _listed(bundle, MANIFEST, bundle.text(MANIFEST)) if MANIFEST in bundle.names() else {}
        there = {name for name in bundle.names() if name != TAG_MANIFEST}
        changed, octets = [], 0
        for name in sorted(there & set(listed)):
            digest, size = _hashed(bundle, name)
            octets += size if name.startswith(DATA) else 0
            if digest != listed[name] or not _named_rightly(name, digest):
                changed.append(name)
        info = read_info(bundle.text(INFO)) if INFO in there else {}
        return Verified(
            seal=seal_of(sealed),
            files=sum(name.startswith(DATA) for name in there),
            octets=octets,
            info=info,
            changed=tuple(changed),
            missing=tuple(sorted(set(listed) - there)),
            added=tuple(sorted(there - set(listed))),
        )


def _listed(bundle: OpenBundle, name: str, data: bytes) -> dict[str, str]:
    try:
        return read_manifest(data)
    except ValueError as error:
        raise ReadError(str(bundle.path), f"it is no bundle: {name}: {error}.") from None


def _hashed(bundle: OpenBundle, name: str) -> tuple[str | None, int]:
    """The SHA-256 and the bytes of a file; None for one that cannot be unpacked."""
    digest, size = hashlib.sha256(), 0
    try:
        for piece in bundle.pieces(name):
            digest.update(piece)
            size += len(piece)
    except Damaged:
        return None, size
    return digest.hexdigest(), size


def _named_rightly(name: str, digest: str | None) -> bool:
    """Whether a copy that is named by its digest has that digest."""
    named = name.removeprefix(COPIES).replace("/", "") if name.startswith(COPIES) else ""
    return len(named) != 64 or not _HEX.issuperset(named) or named == digest
