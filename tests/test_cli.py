"""The command from outside: results, exit codes, and one clear sentence for every bad input."""

import json
from pathlib import Path

import pytest

from conftest import ROOT, Run
from footnote_audit import errors

WORK = "Mira Solen, “Grain and Water”, Harbour Review, vol. 3, no. 2, March 2020"
SHORTCODE = f"[simple_tooltip content='{WORK}, p. 7.'][1][/simple_tooltip]"
ARTICLE = f"""Ports of the north

In 2019 the port of Velmar handled 4 million tonnes of grain {SHORTCODE}. The council was pleased.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A short article with one note."""
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def _audit(run: Run, article: Path, *options: str) -> tuple[int, str, str]:
    folder = article.parent
    return run(
        "audit", str(article), "--offline", "--out", str(folder / "out"), "--store", str(folder / "st"), *options
    )


def test_audit_writes_five_reports_and_says_where(run: Run, article: Path) -> None:
    """An audit writes HTML, JSON, Markdown, SARIF and JUnit, and its last line is fit for a status."""
    code, out, _ = _audit(run, article)
    assert code == 0
    assert sorted(p.name for p in (article.parent / "out").iterdir()) == [
        "article.html", "article.json", "article.junit.xml", "article.md", "article.sarif",
    ]  # fmt: skip
    assert "Reports: " in out
    assert "claim" in out.rstrip().splitlines()[-1]


def test_fail_on_decides_the_exit_code(run: Run, article: Path) -> None:
    """A finding of level warning fails a run that is told to fail on warnings, and no other."""
    article.write_text(ARTICLE.replace(WORK, "Ibid"), "utf-8")
    assert _audit(run, article, "--fail-on", "warning")[0] == 1
    assert _audit(run, article, "--fail-on", "error")[0] == 0
    assert _audit(run, article, "--fail-on", "never")[0] == 0


def test_an_article_without_notes_is_never_a_pass(run: Run, article: Path) -> None:
    """Read but nothing to audit is exit code 4, unless that is allowed."""
    article.write_text("A title\n\nNothing here bears a note.\n", "utf-8")
    code, _, err = _audit(run, article)
    assert code == 4
    assert "Nothing was audited" in err
    assert _audit(run, article, "--allow-empty")[0] == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"   \n\n ", "empty"),
        (bytes(range(256)) * 40, "binary"),
        (b"PK\x03\x04" + b"\0" * 500, "container is damaged"),
    ],
)
def test_unreadable_articles_are_exit_code_3(run: Run, article: Path, content: bytes, words: str) -> None:
    """Empty and binary input is answered in one sentence, with exit code 3 and without a report."""
    article.write_bytes(content)
    code, out, err = _audit(run, article)
    assert (code, out) == (3, "")
    assert words in err and err.count("\n") == 1
    assert not (article.parent / "out").exists()


def test_missing_files_and_folders_are_named(run: Run, tmp_path: Path) -> None:
    """A path that does not exist, or is a folder, is an error and never taken for text."""
    code, _, err = run("audit", str(tmp_path / "nowhere.txt"))
    assert code == 3 and "no such file" in err
    code, _, err = run("read", str(tmp_path))
    assert code == 3 and "folder" in err


def test_a_damaged_registry_is_exit_code_2_and_names_the_line(run: Run, article: Path) -> None:
    """The error of a registry names the file, the line and the key."""
    registry = article.parent / "sources.yaml"
    registry.write_text("schema: sources/1\nsources:\n  - id: one\n    item: {type: book, titel: Grain}\n", "utf-8")
    code, _, err = _audit(run, article, "--sources", str(registry))
    assert code == 2
    assert "line 4" in err and "titel" in err and "title" in err
    assert not (article.parent / "out").exists()


def test_a_missing_registry_is_exit_code_2(run: Run, article: Path) -> None:
    """A registry that was named must exist."""
    code, _, err = _audit(run, article, "--sources", str(article.parent / "none.yaml"))
    assert code == 2 and "none.yaml" in err


def test_an_output_folder_that_cannot_be_written_is_exit_code_2(run: Run, article: Path) -> None:
    """Where the reports cannot go, the error names the place."""
    blocked = article.parent / "blocked"
    blocked.write_text("a file", "utf-8")
    code, _, err = run("audit", str(article), "--offline", "--out", str(blocked / "deep"))
    assert code == 2 and "--out" in err


@pytest.mark.parametrize(
    ("args", "near"),
    [(("adit", "x"), "audit"), (("audit", "x", "--ofline"), "--offline"), (("explain", "CIT0002"), "CIT002")],
)
def test_mistyped_words_get_the_nearest_real_one(run: Run, args: tuple[str, ...], near: str) -> None:
    """A mistyped command, option or check is exit code 2 and names what was probably meant."""
    code, _, err = run(*args)
    assert code == 2 and near in err


def test_until_stops_and_writes_json_alone(run: Run, article: Path) -> None:
    """`--until parse` leaves the later stages out and says which were run."""
    assert _audit(run, article, "--until", "parse")[0] == 0
    saved = json.loads((article.parent / "out" / "article.json").read_text("utf-8"))
    assert saved["stages"] == ["read", "parse"]
    assert [p.name for p in (article.parent / "out").iterdir()] == ["article.json"]


def test_a_saved_audit_is_laid_out_as_the_run_did(run: Run, article: Path) -> None:
    """`report` on the JSON gives the same bytes as the run's own report; `check` the same findings."""
    _audit(run, article)
    folder = article.parent / "out"
    for name, suffix in (("html", ".html"), ("markdown", ".md"), ("sarif", ".sarif"), ("junit", ".junit.xml")):
        code, out, _ = run("report", str(folder / "article.json"), "--format", name)
        assert code == 0
        assert out == (folder / f"article{suffix}").read_text("utf-8")
    saved = json.loads((folder / "article.json").read_text("utf-8"))
    _, out, _ = run("check", str(folder / "article.json"))
    assert [json.loads(line)["fingerprint"] for line in out.splitlines()] == [
        f["fingerprint"] for f in saved["findings"]
    ]


def test_read_writes_a_line_a_document(run: Run, article: Path) -> None:
    """The row of `read` has the documented keys; offsets lead into its text."""
    code, out, _ = run("read", str(article), "--format", "jsonl")
    row = json.loads(out)
    assert code == 0
    keys = ["uri", "language", "title", "item", "text", "blocks", "notes", "tables", "warnings"]
    assert list(row) == keys
    note = row["notes"][0]
    assert row["text"][: note["anchor"]["start"]].endswith(note["anchor"]["prefix"])
    assert note["anchor"]["prefix"].endswith("million tonnes of grain")


def test_read_goes_on_after_a_bad_file(run: Run, article: Path, tmp_path: Path) -> None:
    """One unreadable file among several is named; the others are read, and the exit code tells."""
    code, out, err = run("read", str(tmp_path / "none.txt"), str(article), "--format", "jsonl")
    assert code == 3
    assert json.loads(out)["title"] == "Ports of the north"
    assert "none.txt" in err


def test_parse_reads_notes_as_json_lines(run: Run, tmp_path: Path) -> None:
    """Rows are the notes of one article in order: a short form leads to the row it means."""
    rows = [
        {"id": "a", "text": "Mira Solen, “Grain and Water”, Harbour Review, vol. 3, no. 2, March 2020, p. 7."},
        {"id": "b", "text": "Ibid., p. 9."},
        {"id": "c", "text": "Ibid.", "article": "another"},
    ]
    path = tmp_path / "notes.jsonl"
    path.write_text("\n".join(json.dumps(r) for r in rows), "utf-8")
    code, out, _ = run("parse", "--as", "note", "--format", "jsonl", str(path))
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [r["id"] for r in found] == ["a", "b", "c"]
    assert found[0]["citations"][0]["item"]["container-title"] == "Harbour Review"
    assert found[1]["citations"][0]["refers_to"] == "a"
    assert found[1]["citations"][0]["locator"] == "9"
    assert found[2]["citations"][0]["refers_to"] is None


def test_match_judges_json_lines(run: Run, tmp_path: Path) -> None:
    """A figure that the source gives in other words is supported, with the sentence it rests on."""
    row = {
        "id": 1,
        "claim": "The port handled $7 billion worth of goods.",
        "source": ["The weather was mild.", "The port handled goods worth 7,000 million dollars."],
    }
    path = tmp_path / "claims.jsonl"
    path.write_text(json.dumps(row) + "\n", "utf-8")
    code, out, _ = run("match", "--format", "jsonl", str(path))
    found = json.loads(out)
    assert code == 0
    assert found["rating"] == "supported"
    assert found["evidence"][0]["sentence"] == 1
    assert 0.5 < found["score"] <= 1


@pytest.mark.parametrize("text", ["{", "[]", '{"id": 1}', '{"id": 1, "text": 5}'])
def test_bad_json_lines_are_named(run: Run, tmp_path: Path, text: str) -> None:
    """A row that is not what the command reads is exit code 2, with the file in the message."""
    path = tmp_path / "rows.jsonl"
    path.write_text(text, "utf-8")
    code, _, err = run("parse", "--as", "note", str(path))
    assert code == 2 and "rows.jsonl" in err


def test_sources_commands_work_together(run: Run, article: Path) -> None:
    """init writes a registry that check accepts, add extends it, list shows both entries."""
    registry = str(article.parent / "mine.yaml")
    assert run("sources", "init", str(article), "--out", registry)[0] == 0
    assert run("sources", "init", str(article), "--out", registry)[0] == 2
    code, out, _ = run("sources", "check", "--sources", registry)
    assert code == 1 and "has no location" in out and "1 entries" in out
    code, _, _ = run("sources", "add", "--sources", registry, "id=tide", "type=book", "title=Tide", "author=Orn, Ada")
    assert code == 0
    _, out, _ = run("sources", "list", "--sources", registry)
    assert "Grain and Water" in out and "Tide" in out


def test_fetch_offline_opens_no_connection(run: Run, tmp_path: Path) -> None:
    """Without a copy in the store an address is in need of attention because the run is offline, not broken."""
    code, out, _ = run("fetch", "https://velmar.example/a", "--offline", "--store", str(tmp_path))
    row = json.loads(out)
    assert (code, row["verdict"], row["reason"]) == (0, "attention", "offline")


def test_every_error_is_one_of_ours() -> None:
    """All errors of the package share one root, so that one border can answer them."""
    ours = [e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, Exception)]
    assert [e for e in ours if not issubclass(e, errors.AuditError)] == []


def test_the_example_reports_are_rebuilt_byte_for_byte(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reports in reports/ are what `make demo` writes."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    epoch = makefile.partition("DEMO_EPOCH := ")[2].split()[0]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    monkeypatch.chdir(tmp_path)
    assert run("demo", "--out", "made")[0] == 0
    made = {p.name: p.read_bytes() for p in (tmp_path / "made").iterdir()}
    kept = {p.name: p.read_bytes() for p in (ROOT / "reports").iterdir()}
    assert sorted(made) == sorted(kept)
    assert [name for name in made if made[name] != kept[name]] == []
