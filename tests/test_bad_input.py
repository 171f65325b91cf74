"""Bad input through the whole command: one clear sentence, the right exit code, and no report that looks whole."""

import io
import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import ROOT, Run
from footnote_audit.article_limits import LONGEST_NOTE, MOST_CHARACTERS, MOST_FIGURES, MOST_NOTES, MOST_TABLES
from footnote_audit.read.limits import MOST_LINES, MOST_MARKS, MOST_SHORTCODES, MOST_SIGNS, MOST_TAGS

NOTE = "[ref]Mira Solen, “Grain and Water”, Harbour Review, vol. 3, no. 2, March 2020, p. 7.[/ref]"
SENTENCE = "In 2019 the port of Velmar handled 4 million tonnes of grain"
ARTICLE = f"Ports of the north\n\n{SENTENCE}{NOTE}. The council was pleased.\n"


def _audit(run: Run, data: bytes, name: str = "article.txt", *options: str) -> tuple[int, str, str]:
    Path(name).write_bytes(data)
    return run("audit", name, "--offline", "--out", "out", *options)


def _refused(answer: tuple[int, str, str], code: int, *words: str) -> None:
    """One sentence that holds the words, nothing on standard output, and no folder of reports."""
    found, out, err = answer
    assert (found, out) == (code, ""), err
    assert err.startswith("footnote-audit: ") and err.count("\n") == 1
    for word in words:
        assert word in err
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", ("is empty", "give a file with text")),
        (b" \n\t\r\n", ("is empty", "give a file with text")),
        ("\ufeff".encode(), ("is empty",)),
        (bytes(range(256)) * 40, ("binary", "give a text")),
        (b"In 2019 the po\0rt", ("NUL bytes", "give a text")),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), ("a PNG image", "save it as")),
        (b"PK\x03\x04" + bytes(90), ("container is damaged", "save the file anew")),
        (b"%PDF-1.7\nnothing of the kind", ("PDF",)),
        (b"\xff\xfe" + ARTICLE.encode("utf-16-le") + b"x", ("utf-16-le", "save it as UTF-8")),
    ],
)
def test_files_without_text_are_refused(run: Run, data: bytes, words: tuple[str, ...]) -> None:
    """What holds no text is exit code 3, with the file, the reason and the next step."""
    _refused(_audit(run, data), 3, "article.txt: ", *words)


def test_paths_that_are_no_files_are_refused(run: Run) -> None:
    """A missing file, a folder, an empty name and one too long for a file are exit code 3."""
    Path("folder").mkdir()
    for path, words in (
        ("none.txt", "no such file; check the path"),
        ("folder", "no article in it; known endings: "),
        ("", "empty; name a file"),
        ("a" * 5000, "cannot be read"),
    ):
        _refused(run("audit", path, "--offline", "--out", "out"), 3, words)


def test_an_endless_device_is_refused(run: Run) -> None:
    """A device without end is read up to the limit and refused."""
    _refused(run("audit", "/dev/zero", "--offline", "--out", "out"), 3, "/dev/zero", "67,108,864")


def test_closed_standard_input_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input that is closed is named, not taken for an empty article."""
    monkeypatch.setattr(sys, "stdin", None)
    _refused(run("audit", "-", "--offline", "--out", "out"), 3, "standard input is closed")


def test_standard_input_is_an_article(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article piped in gives reports of the name article."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    assert run("audit", "-", "--offline", "--out", "out", "--quiet")[0] == 0
    assert Path("out", "article.json").is_file()


def test_files_of_50_megabytes_are_refused(run: Run) -> None:
    """A file beyond the limit of its kind is refused with the limit, before anything is read out of it."""
    _refused(_audit(run, b"a b c " * 9_000_000), 3, "54,000,000", "limit of 16,777,216")
    _refused(_audit(run, bytes(70_000_000)), 3, "70,000,000", "67,108,864")


def test_one_line_of_10_megabytes_is_refused(run: Run) -> None:
    """An article that would take minutes is refused with the limit, once its text is read."""
    data = (SENTENCE + ". ").encode() * 160_000
    assert len(data) > 9_900_000
    _refused(_audit(run, data), 3, f"limit of {MOST_CHARACTERS:,}", "audit it in parts")


@pytest.mark.parametrize(
    ("name", "piece", "limit"),
    [
        ("a.txt", "Notes\n", MOST_LINES),
        ("a.txt", "\n", MOST_LINES),
        ("a.md", "*a ", MOST_SIGNS),
        ("a.md", "<", MOST_SIGNS),
        ("a.md", "a[^1] ", MOST_MARKS),
        ("a.html", "<p>a", MOST_TAGS),
        ("a.txt", "[simple_tooltip content='", MOST_SHORTCODES),
    ],
)
def test_hostile_markup_is_refused_before_it_is_read(run: Run, name: str, piece: str, limit: int) -> None:
    """Markup out of all proportion is refused with the limit it exceeds; no time is spent on it."""
    data = f"Words {piece * (limit + 1)} end".encode()
    _refused(_audit(run, data, name), 3, name, f"limit of {limit:,}", "split it first")


def test_more_notes_than_can_be_audited_are_refused(run: Run) -> None:
    """The number of notes has a limit, which the sentence names."""
    _refused(_audit(run, b"Words[ref]A[/ref] " * (MOST_NOTES + 1)), 3, f"limit of {MOST_NOTES:,}", "notes")


def test_many_tables_are_refused(run: Run) -> None:
    """The number of tables has a limit, which the sentence names."""
    table = "| a | b |\n| --- | --- |\n| c | d |\n\n"
    _refused(_audit(run, (table * (MOST_TABLES + 1)).encode(), "a.md"), 3, f"limit of {MOST_TABLES:,}", "tables")


def test_one_long_note_and_many_figures_are_refused(run: Run) -> None:
    """The length of a note and the number of figures have limits, which the sentences name."""
    note = "Grain and water. " * (LONGEST_NOTE // 17 + 1)
    _refused(_audit(run, f"Words[^1].\n\n[^1]: {note}".encode(), "a.md"), 3, f"{LONGEST_NOTE:,}", "one note")
    _refused(_audit(run, b"a 1 " * (MOST_FIGURES + 1)), 3, f"{MOST_FIGURES:,}", "figures")


def test_long_ways_of_short_forms_stay_short(run: Run) -> None:
    """Twice as many short forms in a row give reports of about twice the size: none names all before it."""
    sizes = []
    for times in (100, 200):
        text = f"Ports\n\n{SENTENCE}{NOTE}.\n\n" + f"{SENTENCE}[ref]Ibid., p. 9.[/ref].\n\n" * times
        assert _audit(run, text.encode(), "article.txt", "--until", "resolve", "--quiet")[0] in (0, 4)
        sizes.append(Path("out", "article.json").stat().st_size)
    assert sizes[1] < 2.1 * sizes[0]


def test_elements_nested_too_deep_are_refused(run: Run) -> None:
    """Nesting beyond what the parser takes is refused: the text behind it would be missing without a word."""
    page = f"<html><body><p>Before.</p>{'<div>' * 3000}{SENTENCE}{'</div>' * 3000}<p>After.</p>"
    _refused(_audit(run, page.encode(), "a.html"), 3, "a.html", "limit of 2,048")


def test_nested_elements_and_entities_are_read(run: Run) -> None:
    """A thousand levels of elements and entities that would unfold to gigabytes are read like any page."""
    deep = f"<html><body>{'<div>' * 1000}{SENTENCE}{'</div>' * 1000}</body></html>"
    assert _audit(run, deep.encode(), "a.html", "--allow-empty", "--quiet")[0] == 0
    assert SENTENCE in json.loads(Path("out", "a.json").read_text("utf-8"))["document"]["text"]
    names = "abcdefghij"
    bomb = '<!ENTITY a "aaaaaaaaaa">' + "".join(f'<!ENTITY {to} "{f"&{of};" * 10}">' for of, to in pairwise(names))
    page = f"<!DOCTYPE html [{bomb}]><html><body><p>&j; words</p></body></html>"
    assert _audit(run, page.encode(), "b.html", "--allow-empty", "--quiet")[0] == 0
    assert Path("out", "b.json").stat().st_size < 50_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_give_one_text(run: Run, encoding: str) -> None:
    """The same article is audited alike in every encoding; one that had to be guessed is told in the report."""
    assert _audit(run, ARTICLE.encode(encoding), "article.txt", "--quiet")[0] == 0
    document = json.loads(Path("out", "article.json").read_text("utf-8"))["document"]
    assert "Grain and Water" in document["notes"][0]["text"] and "“" in document["notes"][0]["text"]
    assert [w["code"] for w in document["warnings"]] == (["encoding-guessed"] if encoding == "cp1252" else [])


@pytest.mark.parametrize(
    ("text", "code", "warning"),
    [
        ("Title\n\nWords with a note[^1].\n\n[^2]: Another.\n", 0, "note-without-mark"),
        ("Title\n\nWords with a mark[^1] and[^2] another.\n\n[^1]: One.\n", 0, "mark-without-note"),
        ("Title\n\nOne[^1] and two.\n\n[^1]: One.\n\n[^1]: Two.\n", 0, "note-without-mark"),
        ("Title\n\nWords [simple_tooltip content='Mira Solen, Grain, 2020.'][1] that go on.\n", 0, "damaged-markup"),
    ],
)
def test_broken_notes_are_told_in_the_report(run: Run, text: str, code: int, warning: str) -> None:
    """Marks without notes, notes without marks, labels given twice and open shortcodes are named, never passed over."""
    found, _, err = _audit(run, text.encode(), "article.md")
    document = json.loads(Path("out", "article.json").read_text("utf-8"))["document"]
    assert warning in [w["code"] for w in document["warnings"]]
    assert found == code, err


def test_an_article_without_notes_is_exit_code_4(run: Run) -> None:
    """Text without notes is never a pass, and the sentence tells how to accept it."""
    code, _, err = _audit(run, b"Title\n\nWords without a note.\n", "article.txt")
    assert code == 4 and "Nothing was audited" in err and "--allow-empty" in err


@pytest.mark.parametrize(
    ("registry", "words"),
    [
        (b"", ("empty",)),
        (b"schema: sources/1\nsources:\n  - id: a\n    item: {type: book\n", ("line",)),
        (b"schema: sources/1\nsources:\n  - id: a\n    item: {type: book, titel: x}\n", ("line 4", "titel")),
        (b"schema: sources/9\nsources: []\n", ("line 1", "sources/1")),
        (b"\xff\xfe\x00\x00", ("UTF-8",)),
        (b"just words", ("line 1",)),
        (b"[" * 5000, ("sources.yaml",)),
    ],
)
def test_damaged_registries_are_exit_code_2(run: Run, registry: bytes, words: tuple[str, ...]) -> None:
    """A registry that cannot be read is named with line and reason, and nothing is audited with half of it."""
    Path("sources.yaml").write_bytes(registry)
    _refused(_audit(run, ARTICLE.encode()), 2, "sources.yaml", *words)


@pytest.mark.parametrize("out", ["article.txt", "article.txt/deep", "/dev/full", "/proc/none"])
def test_folders_that_cannot_be_written_are_exit_code_2(run: Run, out: str) -> None:
    """Where the reports cannot go, nothing is printed that looks like a result, and the sentence names the option."""
    Path("article.txt").write_text(ARTICLE, "utf-8")
    code, printed, err = run("audit", "article.txt", "--offline", "--out", out, "--quiet")
    assert (code, printed) == (2, "")
    assert out.partition("/")[0] in err and "--out" in err and err.count("\n") == 1
    assert Path("article.txt").read_text("utf-8") == ARTICLE


def test_a_report_that_cannot_be_replaced_leaves_the_others_as_they_were(run: Run) -> None:
    """Reports are written beside their places first: one place that is taken leaves no half-written file behind."""
    Path("out", "article.html").mkdir(parents=True)
    Path("out", "article.html", "kept").touch()
    Path("article.txt").write_text(ARTICLE, "utf-8")
    code, _, err = run("audit", "article.txt", "--offline", "--out", "out", "--quiet")
    assert code == 2 and "article.html" in err
    assert [p.name for p in Path("out").iterdir()] == ["article.html"]


def test_an_unknown_form_names_the_known_ones(run: Run) -> None:
    """`--from` with a form nobody reads lists those that are."""
    _refused(_audit(run, ARTICLE.encode(), "a.txt", "--from", "application/msword"), 3, "known are text, markdown")


@pytest.mark.parametrize("epoch", ["yesterday", "-5", "1e9", "²", "9" * 30, "999999999999"])
def test_a_moment_that_is_none_is_exit_code_2(run: Run, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    """SOURCE_DATE_EPOCH must be whole seconds; anything else is named."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    _refused(_audit(run, ARTICLE.encode()), 2, "SOURCE_DATE_EPOCH", "whole seconds")


@pytest.mark.parametrize(
    "line",
    ["[" * 100_000, '{"id": NaN, "text": "x"}', '{"id": ' + "9" * 5000 + ', "text": "x"}', '{"id": 1, "text": "x"'],
)
@pytest.mark.parametrize("command", [("parse", "--as", "note"), ("parse", "--as", "reference"), ("match",)])
def test_lines_that_are_no_json_are_exit_code_2(run: Run, command: tuple[str, ...], line: str) -> None:
    """Lines too deep, too large or not JSON are named by file and line."""
    Path("rows.jsonl").write_text(line + "\n", "utf-8")
    _refused(run(*command, "rows.jsonl"), 2, "rows.jsonl, line 1", "write one JSON object a line")


def test_odd_characters_and_figures_in_rows_are_answered(run: Run) -> None:
    """Half characters and figures of five thousand digits give a row each, and the rows are JSON."""
    texts = [
        "Grain \ud800, 2020.",
        "Grain, 2020, p. " + "9" * 5000 + ".",
        "It rose by " + "1," * 3000 + "0 million. \udfff",
    ]
    notes = [{"id": n, "text": text} for n, text in enumerate(texts)]
    claims = [{"id": n, "claim": text, "source": texts} for n, text in enumerate(texts)]
    for command, rows in (
        (("parse", "--as", "note"), notes), (("parse", "--as", "reference"), notes), (("match",), claims),
    ):  # fmt: skip
        Path("rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        code, out, _ = run(*command, "rows.jsonl")
        assert code == 0
        assert [json.loads(line)["id"] for line in out.splitlines()] == [0, 1, 2]


def _started(*args: str, stdout: int) -> tuple[int, str]:
    """The command in a process of its own; gives exit code and standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "footnote_audit", *args], stdout=stdout, stderr=subprocess.PIPE, timeout=60, check=False
    )
    return done.returncode, done.stderr.decode()


def test_an_output_nobody_reads_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the reader of the output went away, the command ends in silence; an audit keeps its exit code."""
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(ARTICLE.replace("Mira Solen", "Ibid"), "utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    assert _started("explain", stdout=writer) == (0, "")
    code, err = _started("audit", "article.txt", "--offline", "--out", "out", "--fail-on", "note", stdout=writer)
    os.close(writer)
    assert code == 1 and "Traceback" not in err and "Broken" not in err
    assert len(list(Path("out").iterdir())) == 5


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_an_output_without_room_is_exit_code_2() -> None:
    """A full disk behind standard output is named, and is no fault of the program."""
    with Path("/dev/full").open("w") as full:
        code, err = _started("explain", stdout=full.fileno())
    assert code == 2 and err.count("\n") == 1
    assert "standard output: No space left" in err


def test_the_documentation_names_the_limits() -> None:
    """docs/bad-input.md gives every limit as it is."""
    page = (ROOT / "docs" / "bad-input.md").read_text("utf-8")
    files = (MOST_LINES, MOST_TAGS, MOST_SIGNS, MOST_MARKS, MOST_SHORTCODES)
    articles = (MOST_CHARACTERS, MOST_FIGURES, MOST_NOTES, MOST_TABLES, LONGEST_NOTE)
    assert [limit for limit in (*files, *articles) if f"{limit:,}" not in page] == []
