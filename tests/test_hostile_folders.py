"""Folders and archives with hostile members through the whole command: the rest is read, the hostile ones are told."""

import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from conftest import Run
from footnote_audit.articles import MOST_ARTICLES, articles
from footnote_audit.errors import ReadError
from footnote_audit.read.archive import MOST_PARTS
from hostile_files import Sort, bomb, container
from hostile_sorts import BY_FORM, SORTS

GOOD = "The quay was built in 1911.[^1]\n\n[^1]: Mira Solen, “Quays”, Harbour Review, 2020.\n"


def _read(run: Run, *places: str) -> tuple[int, list[str], list[str]]:
    """The exit code, the names of what was read, and the lines told."""
    code, out, err = run("read", *places, "--format", "jsonl")
    return (code, [json.loads(line)["uri"].rpartition("/")[2] for line in out.splitlines()], err.splitlines())


@pytest.mark.parametrize("sort", SORTS, ids=[sort.form for sort in SORTS])
def test_broken_files_are_exit_code_3_or_read_in_part(run: Run, sort: Sort) -> None:
    """A file cut in half, or of zeros, is read in part or is one sentence that names it, by read and by audit."""
    for data in (sort.seed()[: len(sort.seed()) // 2], bytes(1_000), b"\x00" + sort.seed()):
        Path(sort.name).write_bytes(data)
        for command in (("read",), ("audit", "--offline", "--out", "out", "--quiet", "--fail-on", "never")):
            code, _, err = run(command[0], sort.name, *command[1:])
            assert code in (0, 3, 4)
            if code == 3:
                assert err.startswith(f"footnote-audit: {sort.name}: ")
                assert err.count("\n") == 1


def test_hostile_members_of_an_archive(run: Run) -> None:
    """Bombs, broken and empty members are told one by one; what is whole is read; nothing is written anywhere."""
    members: list[tuple[str, str | bytes]] = [
        ("a.md", GOOD),
        ("bomb.docx", bomb(BY_FORM["docx"], 5_000_000)),
        ("bomb.txt", bytes(3_000_000)),
        ("broken.pdf", b"%PDF-1.7 nothing"),
        ("empty.html", b""),
        ("inner.zip", container({"deep.md": GOOD})),
        ("z.md", GOOD),
        ("../../climbs.md", GOOD),
        ("/tmp/absolute.md", GOOD),
        ("line\nbreak\x1b[2J.md", GOOD),
    ]
    Path("issue.zip").write_bytes(container(members))
    before = sorted(Path("..").rglob("*"))
    code, names, told = _read(run, "issue.zip")
    assert code == 3
    assert names == ["absolute.md", "a.md", "line\nbreak\x1b[2J.md", "z.md"]
    assert len(told) == 4
    for name, line in zip(("bomb.docx", "bomb.txt", "broken.pdf", "empty.html"), told, strict=True):
        assert line.startswith("footnote-audit: issue.zip")
        assert name in line
    assert all(line.isprintable() for line in told)
    assert sorted(Path("..").rglob("*")) == before


def test_doubled_encrypted_and_too_many_members(run: Run) -> None:
    """Of two members of one name one is read; an encrypted one is told; too many are refused at once."""
    with pytest.warns(UserWarning, match="Duplicate name"):
        Path("doubled.zip").write_bytes(container([("a.md", GOOD), ("a.md", GOOD)]))
    assert _read(run, "doubled.zip")[:2] == (0, ["a.md"])
    locked = bytearray(container({"a.md": GOOD, "z.md": GOOD}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    Path("locked.zip").write_bytes(locked)
    code, names, told = _read(run, "locked.zip")
    assert (code, names) == (3, ["z.md"])
    assert "a.md is encrypted" in told[0]
    Path("parts.zip").write_bytes(container((f"{n}.x", b"") for n in range(MOST_PARTS + 1)))
    assert "more than the limit of 20,000" in _read(run, "parts.zip")[2][0]
    Path("articles.zip").write_bytes(container((f"{n}.md", b"") for n in range(MOST_ARTICLES + 1)))
    assert "the limit is 1,000" in _read(run, "articles.zip")[2][0]


def test_an_archive_of_bombs_costs_no_more_than_its_bound(run: Run) -> None:
    """Members that unpack to much are read up to the bound of the archive, the rest is told."""
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(140):
            archive.writestr(f"{number:03}.md", b"\0" * 999_999)
    Path("many.zip").write_bytes(many.getvalue())
    code, names, told = _read(run, "many.zip")
    assert (code, names) == (3, [])
    assert "its parts unpack to more than the limit of 134,217,728 bytes" in told[-1]


def test_names_that_lead_out_of_the_reports(run: Run, tmp_path: Path) -> None:
    """Reports on members with absolute names, and with names that climb, stay in the folder of reports."""
    names = (f"{tmp_path}/absolute.md", "//double.md", "a/../../climbs.md", "../up.md", "./here.md", "b/./c.md")
    Path("issue.zip").write_bytes(container(dict.fromkeys(names, GOOD)))
    before = set(tmp_path.iterdir())
    code, _, err = run("audit", "issue.zip", "--offline", "--out", "out", "--quiet", "--fail-on", "never")
    assert (code, err) == (0, "")
    assert set(tmp_path.iterdir()) == before | {tmp_path / "out"}


def test_links_and_odd_files_of_a_folder(run: Run, tmp_path: Path) -> None:
    """Links in circles, broken links and pipes are passed over; the articles are read, linked ones too."""
    root = tmp_path / "issue"
    root.mkdir()
    (tmp_path / "outside.md").write_text(GOOD, "utf-8")
    (root / "a.md").write_text(GOOD, "utf-8")
    (root / "circle").symlink_to(root)
    (root / "self.md").symlink_to(root / "self.md")
    (root / "none.md").symlink_to(root / "nothing.md")
    (root / "out.md").symlink_to(tmp_path / "outside.md")
    os.mkfifo(root / "pipe.md")
    (root / "folder.md").mkdir()
    assert _read(run, str(root)) == (0, ["a.md", "out.md"], [])


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x03\x04" + bytes(1_000)])
def test_an_unreadable_archive_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    """What begins like an archive and is none is refused."""
    path = tmp_path / "broken.zip"
    path.write_bytes(data)
    with pytest.raises(ReadError, match="container is damaged"):
        list(articles(str(path)))
