"""What an argument may name: a file, an address, a folder, a ZIP archive of articles."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from conftest import Run
from fetch.loopback import running
from footnote_audit.articles import articles
from footnote_audit.errors import ReadError

ONE = "# Quays\n\nThe quay was built in 1911.[^1]\n\n[^1]: Mira Solen, “Quays”, Harbour Review, 2020.\n"
TWO = "The ferry sank in 1923.[ref]Edda Tarn, “Ferries”, Harbour Review, 2021.[/ref]\n"


def _zip(parts: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return packed.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles, a page's saved files, a hidden file and a bibliography."""
    root = tmp_path / "issue"
    for name, text in {
        "quays.md": ONE,
        "north/ferries.txt": TWO,
        "quays_files/menu.html": "<p>Menu</p>",
        ".draft.md": ONE,
        "works.bib": "@book{a, title={A}}",
        "photo.raw": "x",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


def test_a_folder_gives_its_articles_in_order(run: Run, folder: Path) -> None:
    """Files of known endings in it and below are read; hidden ones and a saved page's own files are not."""
    code, out, _ = run("read", str(folder), "--format", "jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [Path(row["uri"]).name for row in rows] == ["ferries.txt", "quays.md"]
    assert [len(row["notes"]) for row in rows] == [1, 1]


def test_a_zip_archive_gives_its_articles(run: Run, tmp_path: Path) -> None:
    """An archive's articles are named by the archive and their path in it."""
    path = tmp_path / "issue.zip"
    path.write_bytes(_zip({"quays/one.md": ONE, "__MACOSX/one.md": ONE}))
    code, out, _ = run("read", str(path), "--format", "jsonl")
    assert code == 0
    assert [json.loads(line)["uri"] for line in out.splitlines()] == [f"{path}/quays/one.md"]


def test_each_article_of_a_folder_is_audited(run: Run, folder: Path) -> None:
    """Reports lie in a folder of the article's own name; an unreadable article does not stop the others."""
    (folder / "broken.docx").write_bytes(b"PK\x03\x04rest")
    code, out, err = run("audit", str(folder), "--offline", "--fail-on", "never", "--format", "json", "--quiet")
    assert code == 3
    assert "broken.docx: " in err
    written = sorted(str(p.relative_to("reports")) for p in Path("reports").rglob("*.json"))
    assert written == ["north/ferries.txt/ferries.json", "quays.md/quays.json"]
    assert [line.partition(": ")[0] for line in out.splitlines()] == ["north/ferries.txt", "quays.md"]


def test_a_command_for_one_article_names_the_several(run: Run, folder: Path) -> None:
    """parse takes one article: of a folder with two it names both."""
    code, _, err = run("parse", str(folder))
    assert code == 3
    assert "several articles (north/ferries.txt, quays.md …); name one" in err


def test_what_lies_beside_is_bounded_by_the_folder(folder: Path) -> None:
    """An article may look at files of the folder that was named, and at none above it."""
    (folder.parent / "secret.bib").write_text("x", "utf-8")
    ferries = next(articles(str(folder)))
    assert ferries.beside("../works.bib") == b"@book{a, title={A}}"
    assert ferries.beside("../../secret.bib") is None
    assert ferries.beside("none.bib") is None
    (alone,) = articles(str(folder / "quays.md"))
    assert alone.beside("works.bib") == b"@book{a, title={A}}"
    assert alone.beside("../secret.bib") is None


def test_what_lies_beside_in_an_archive(tmp_path: Path) -> None:
    """Parts of the archive are found relative to the article in it."""
    path = tmp_path / "issue.zip"
    path.write_bytes(_zip({"a/one.md": ONE, "works.bib": "@x", "a/own.bib": "@y"}))
    (article,) = articles(str(path))
    assert (article.beside("own.bib"), article.beside("../works.bib")) == (b"@y", b"@x")
    assert article.beside("../../works.bib") is None


def test_nothing_to_read_is_told(run: Run, tmp_path: Path) -> None:
    """A folder or archive without an article is exit code 3 and names the endings that are known."""
    (tmp_path / "issue").mkdir()
    (tmp_path / "issue.zip").write_bytes(_zip({"photo": "x"}))
    for place in ("issue", "issue.zip"):
        code, _, err = run("read", place)
        assert code == 3
        assert "no article in it; known endings: .adoc" in err


def test_an_address_is_fetched_and_kept(run: Run) -> None:
    """An address is read through the fetch stage: its copy is kept and serves an offline run."""
    with running() as web:
        uri = web.url("/page")
        code, out, _ = run("read", uri, "--allow-private", "--format", "text")
    assert (code, out) == (0, "The weir holds.\n")
    assert run("read", uri, "--offline", "--format", "text")[:2] == (0, out)


def test_an_article_is_asked_for_anew(run: Run) -> None:
    """A second run online reads the page as it is now, not the copy of the first."""
    with running() as web:
        for _ in range(2):
            assert run("read", web.url("/page"), "--allow-private")[0] == 0
        assert web.asked == ["/page", "/page"]


def test_an_address_that_brings_nothing_is_told(run: Run) -> None:
    """Private addresses are not opened unless asked for, and offline none is: exit code 3 with the reason."""
    for option, reason in ((), "private"), (("--offline",), "offline"):
        code, _, err = run("read", "http://127.0.0.1:1/quays", *option)
        assert code == 3
        assert "could not be fetched" in err
        assert reason in err


def test_an_address_needs_a_store() -> None:
    """Without a store there is nowhere to keep the copy."""
    with pytest.raises(ReadError, match="needs a store"):
        next(articles("https://quay.example/a"))
