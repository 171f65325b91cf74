"""How a bundle is laid out: a BagIt bag (RFC 8493) in a ZIP archive, sealed by one digest.

bundle/bagit.txt
bundle/bag-info.txt               when, by what, how much
bundle/manifest-sha256.txt        a SHA-256 for each file below data/
bundle/tagmanifest-sha256.txt     a SHA-256 for the three files above: its own SHA-256 is the seal
bundle/data/…                     what is bundled
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

TOP = "bundle/"
DATA = "data/"
DECLARATION = "bagit.txt"
INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
TAGS = (DECLARATION, INFO, MANIFEST)
DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
# A file that packs better than this is stored as it is, so that no bundle of ours looks like a bomb.
MOST_RATIO = 50
# Bundles of this size are never called bombs, however they are packed.
FREE = 256 * 2**20
MOST_FILES = 200_000
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file of the bundle: its path below data/, with / between the parts, and its bytes."""

    path: str
    data: bytes


def seal_of(tag_manifest: bytes) -> str:
    """The SHA-256 (hex) that a bundle is sealed by."""
    return hashlib.sha256(tag_manifest).hexdigest()


def manifest(digests: Mapping[str, str]) -> bytes:
    """The lines of a manifest: digest and path, in the order of the paths (RFC 8493 section 2.1.3)."""
    return "".join(f"{digests[path]}  {_encoded(path)}\n" for path in sorted(digests)).encode()


def read_manifest(data: bytes) -> dict[str, str]:
    """Digests by path; raises ValueError with a sentence for what is no manifest."""
    found: dict[str, str] = {}
    try:
        lines = data.decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 at byte {error.start}") from None
    for number, line in enumerate(lines, 1):
        digest, _, path = line.partition(" ")
        name = _decoded(path.strip(" *"))
        if len(digest) != 64 or not _HEX.issuperset(digest.lower()) or not name:
            raise ValueError(f"line {number} is not a SHA-256 and a path")
        if name in found:
            raise ValueError(f"line {number} names a file for the second time")
        found[name] = digest.lower()
    return found


def read_info(data: bytes) -> dict[str, str]:
    """The labels and values of bag-info.txt; lines of another form are passed over."""
    pairs = (line.partition(":") for line in data.decode("utf-8", "replace").splitlines())
    return {label.strip(): value.strip() for label, colon, value in pairs if colon}


def unsafe(name: str) -> str | None:
    """Why a file of this name must not be unpacked; None for a name that leads nowhere else."""
    if not name.isprintable() or "\\" in name:
        return "its name holds characters that no file of a bundle has"
    if name.startswith("/") or ":" in name.split("/")[0]:
        return "its name is absolute"
    if any(part in {"", ".", ".."} for part in name.split("/")):
        return "its name leads out of its folder"
    return None


def _encoded(path: str) -> str:
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _decoded(path: str) -> str:
    return path.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
