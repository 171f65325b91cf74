"""Sealed files: the same parts give the same bytes, and whatever was altered is named."""

import contextlib
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from footnote_audit.bundle import Part, unpack, verify, write_bundle
from footnote_audit.errors import ConfigError, OutputError, ReadError

MOMENT = "2026-11-01T12:34:56Z"
WORDS = hashlib.sha256(b"words").hexdigest()
PARTS = (
    Part(path="audits/1-weir/article/weir.txt", data=b"The weir holds." * 1000),
    Part(
        path="store/" + hashlib.sha256(b"words").hexdigest()[:2] + "/" + hashlib.sha256(b"words").hexdigest()[2:],
        data=b"words",
    ),
    Part(path="empty", data=b""),
    Part(path="odd 100% é", data=bytes(range(256)) * 300),
)
Files = dict[str, bytes]


def write(path: Path, parts: tuple[Part, ...] = PARTS) -> str:
    """A bundle at this path; its seal."""
    return write_bundle(path, parts, moment=MOMENT, info={"External-Description": "a\nb"})


def files(path: Path) -> Files:
    """The files of a bundle by their name in the archive."""
    with zipfile.ZipFile(path) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def zipped(path: Path, contents: Files) -> Path:
    """An archive with these files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return path


def listed(contents: Files) -> Files:
    """A bundle with lists that fit what it holds."""
    data = {name: body for name, body in contents.items() if name.startswith("bundle/data/")}
    lines = [f"{hashlib.sha256(body).hexdigest()}  {name.removeprefix('bundle/')}\n" for name, body in data.items()]
    made = {
        "bundle/bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bundle/bag-info.txt": b"",
        "bundle/manifest-sha256.txt": "".join(lines).encode(),
    }
    tags = [f"{hashlib.sha256(body).hexdigest()}  {name.removeprefix('bundle/')}\n" for name, body in made.items()]
    return contents | made | {"bundle/tagmanifest-sha256.txt": "".join(tags).encode()}


def test_the_same_parts_give_the_same_bytes(tmp_path: Path) -> None:
    """Name and moment of the writing leave no trace; the seal is the same, and every file bears the audit's moment."""
    assert write(tmp_path / "a.zip") == write(tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 1, 12, 34, 56)}


def test_a_bundle_is_a_bag(tmp_path: Path) -> None:
    """The lists are as RFC 8493 has them, and name every file."""
    write(tmp_path / "a.zip")
    held = files(tmp_path / "a.zip")
    assert held["bundle/bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    octets = sum(len(part.data) for part in PARTS)
    assert held["bundle/bag-info.txt"].decode().splitlines() == [
        "External-Description: a b",
        "Bagging-Date: 2026-11-01",
        f"Payload-Oxum: {octets}.4",
    ]
    rows = dict(line.split("  ")[::-1] for line in held["bundle/manifest-sha256.txt"].decode().splitlines())
    assert rows["data/odd 100%25 é"] == hashlib.sha256(PARTS[3].data).hexdigest()
    assert {f"bundle/{name.replace('%25', '%')}" for name in rows} == {n for n in held if n.startswith("bundle/data/")}


def test_a_whole_bundle_is_unaltered(tmp_path: Path) -> None:
    """Verifying gives the seal that writing gave, and unpacking gives the parts."""
    seal = write(tmp_path / "a.zip")
    found = verify(tmp_path / "a.zip")
    assert (found.whole, found.seal, found.files) == (True, seal, 4)
    assert found.info["Bagging-Date"] == "2026-11-01"
    unpack(tmp_path / "a.zip", tmp_path / "out")
    assert {p.path: (tmp_path / "out" / p.path).read_bytes() for p in PARTS} == {p.path: p.data for p in PARTS}
    with pytest.raises(ConfigError, match="something lies there already"):
        unpack(tmp_path / "a.zip", tmp_path / "out")


@pytest.mark.parametrize(
    ("alter", "word", "names"),
    [
        (lambda f: f | {"bundle/data/empty": b"x"}, "changed", ["data/empty"]),
        (lambda f: f | {"bundle/bag-info.txt": b"x"}, "changed", ["bag-info.txt"]),
        (lambda f: {n: d for n, d in f.items() if n != "bundle/data/empty"}, "missing", ["data/empty"]),
        (lambda f: f | {"bundle/data/new": b""}, "added", ["data/new"]),
        (lambda f: f | {"bundle/new": b""}, "added", ["new"]),
    ],
)
def test_what_was_altered_is_named(
    tmp_path: Path, alter: Callable[[Files], Files], word: str, names: list[str]
) -> None:
    """A file that was changed, taken out or put in stands under its name, and nothing else does."""
    write(tmp_path / "a.zip")
    found = verify(zipped(tmp_path / "b.zip", alter(files(tmp_path / "a.zip"))))
    assert not found.whole
    told = {"changed": found.changed, "missing": found.missing, "added": found.added}
    assert {key: [*value] for key, value in told.items() if value} == {word: names}


def test_a_bundle_that_was_sealed_anew_has_another_seal(tmp_path: Path) -> None:
    """Whoever alters a file and its lists makes a whole bundle: only the seal tells."""
    seal = write(tmp_path / "a.zip")
    altered = files(tmp_path / "a.zip") | {"bundle/data/empty": b"x"}
    found = verify(zipped(tmp_path / "b.zip", listed(altered)))
    assert found.whole and found.seal != seal


def test_a_copy_that_is_not_what_it_is_called_is_changed(tmp_path: Path) -> None:
    """A body under the SHA-256 of another one is an alteration, even where the lists fit."""
    write(tmp_path / "a.zip")
    altered = files(tmp_path / "a.zip") | {f"bundle/data/{PARTS[1].path}": b"forged"}
    found = verify(zipped(tmp_path / "b.zip", listed(altered)))
    assert found.changed == (f"data/{PARTS[1].path}",)


def test_every_cut_is_told(tmp_path: Path) -> None:
    """A bundle that was cut off at any place, or holds a byte that was changed, is never called whole."""
    seal = write(tmp_path / "a.zip", PARTS[:3])
    data = (tmp_path / "a.zip").read_bytes()
    for place in range(0, len(data), 101):
        for name, bad in (("cut", data[:place]), ("bent", data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])):
            path = tmp_path / f"{name}.zip"
            path.write_bytes(bad)
            try:
                found = verify(path)
            except ReadError:
                continue
            # Moments and other marks of the archive itself are not sealed: the contents are.
            assert not found.whole or (found.seal == seal and name == "bent"), (name, place)


def raw(name: str, *, mode: int = 0o100644, again: bool = False) -> bytes:
    """An archive with a file of this name, as it is, once or twice."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("bundle/bagit.txt", b"x")
        entry = zipfile.ZipInfo("x" * len(name))
        entry.external_attr = mode << 16
        archive.writestr(entry, b"words")
        if again:
            archive.writestr("y" * len(name), b"words")
    data = buffer.getvalue()
    assert name.isascii()
    return data.replace(b"x" * len(name), name.encode()).replace(b"y" * len(name), name.encode())


def overlapping() -> bytes:
    """An archive whose files all lie on the same packed bytes (a bomb that needs no nesting)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bundle/data/0", bytes(40_000_000))
        first = archive.infolist()[0]
        for number in range(1, 200):
            entry = zipfile.ZipInfo(f"bundle/data/{number}")
            for name in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
                setattr(entry, name, getattr(first, name))
            archive.filelist.append(entry)
            archive.NameToInfo[entry.filename] = entry
    return buffer.getvalue()


def hostile() -> Iterator[tuple[str, bytes, str]]:
    """Files that are no bundles, with words of the sentence that is said."""
    yield "nothing", b"", "no bundle, or cut off"
    yield "text", b"The weir holds.", "no bundle, or cut off"
    yield "parent", raw("bundle/data/../../../x"), "leads out of its folder"
    yield "root", raw("/etc/cron.d/weir"), "its name is absolute"
    yield "drive", raw("C:/weir"), "its name is absolute"
    yield "backslash", raw("bundle\\data\\weir"), "characters that no file of a bundle has"
    yield "escape", raw("bundle/data/\x1b[2J"), "characters that no file of a bundle has"
    yield "null", raw("bundle/data/a\0b"), "characters that no file of a bundle has"
    yield "dot", raw("bundle/data/./weir"), "leads out of its folder"
    yield "outside", raw("weir/data/weir.txt"), "outside the folder"
    yield "twice", raw("bundle/data/weir.txt", again=True), "is there twice"
    yield "link", raw("bundle/data/weir.txt", mode=0o120777), "it is a link"
    yield "bomb", overlapping(), "a bomb and no bundle"
    yield "bare", raw("bundle/weir.txt"), "tagmanifest-sha256.txt is missing"


@pytest.mark.parametrize(("data", "words"), [pytest.param(d, w, id=name) for name, d, w in hostile()])
def test_hostile_files_are_refused(tmp_path: Path, data: bytes, words: str) -> None:
    """What was made to do harm, or is no bundle, is one sentence, and nothing of it is unpacked."""
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        verify(path)
    assert words in str(caught.value) and str(caught.value).isprintable()
    with contextlib.suppress(ReadError):
        unpack(path, tmp_path / "out")
    assert [p.name for p in tmp_path.rglob("*")] == ["a.zip"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("tagmanifest-sha256.txt", b"", "does not list"),
        ("tagmanifest-sha256.txt", b"\xff\xfe", "not UTF-8"),
        ("manifest-sha256.txt", b"no digest  data/empty\n", "line 1 is not a SHA-256"),
        ("manifest-sha256.txt", b"a" * 64 + b"  data/x\n" + b"b" * 64 + b"  data/x\n", "for the second time"),
    ],
)
def test_lists_of_another_form_are_refused(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    """Lists that are none are told with their line."""
    write(tmp_path / "a.zip")
    path = zipped(tmp_path / "b.zip", files(tmp_path / "a.zip") | {f"bundle/{name}": data})
    with pytest.raises(ReadError, match=words):
        verify(path)


def test_a_bundle_of_ours_never_looks_like_a_bomb(tmp_path: Path) -> None:
    """A page that packs a thousandfold is stored as it is, so that what we write we also read."""
    write(tmp_path / "a.zip", (Part(path="zeros", data=bytes(8_000_000)),))
    assert (tmp_path / "a.zip").stat().st_size > 8_000_000
    assert verify(tmp_path / "a.zip").whole


def test_a_bundle_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    """A fault on the way leaves the file that was there, and no half-written one."""
    write(tmp_path / "a.zip")
    before = (tmp_path / "a.zip").read_bytes()

    def broken() -> Iterator[Part]:
        yield PARTS[0]
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left"):
        write_bundle(tmp_path / "a.zip", broken(), moment=MOMENT, info={})
    assert [p.name for p in tmp_path.iterdir()] == ["a.zip"]
    assert (tmp_path / "a.zip").read_bytes() == before
