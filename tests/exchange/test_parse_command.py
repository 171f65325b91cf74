"""`parse` by hand: what lines, articles and saved audits show, and how it ends where there is nothing to show."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Run
from footnote_audit.citation_table import citation_table
from footnote_audit.columns import columns

LINES = """Solen, Mira. Quays. Rome: Dock Press, 1990.
See Solen, Quays, p. 7; quoted in Bo Aalto, “Locks”, Harbour Review, vol. 3, no. 2 (2020): 14.
Ibid., p. 9.
The mayor said so.
"""
LISTED = """Ports of the north

The quays grew (Solen 1990, 14; Aalto 2020). More came with the second wall, as everybody knew.

References

Aalto, Bo (2020). “Locks”. Harbour Review 3(2), 14–20.

Solen, Mira (1990). Quays. Rome: Dock Press.
"""
HOUSE = str(Path(__file__).parent / "house.csl")


@pytest.fixture
def typed(tmp_path: Path) -> Path:
    """A file of plain lines, which is no article."""
    path = tmp_path / "typed.txt"
    path.write_text(LINES, "utf-8")
    return path


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """An article without notes, with a list of works and citations in its text."""
    path = tmp_path / "listed.txt"
    path.write_text(LISTED, "utf-8")
    return path


def test_plain_lines_without_notes_are_notes(run: Run, typed: Path) -> None:
    """A file in which no note and no list of works is found is read line by line, which is told once."""
    code, out, err = run("parse", str(typed))
    assert code == 0 and err.count("\n") == 1 and "each line is read as a note" in err
    assert out == run("parse", str(typed), "--as", "note")[1]
    lines = out.splitlines()
    assert lines[0] == "note 1: citation  Solen, Mira. Quays. Rome: Dock Press, 1990."
    assert "    refers to        note 1: Mira Solen, Quays" in lines
    assert "    cited through    work 2: Bo Aalto, Locks" in lines
    assert "    signal           See" in lines
    assert [line for line in lines if line.startswith("    may mean")][1].startswith("    may mean         note 2: Bo")
    assert lines[-1] == "  cites no work"


@pytest.mark.parametrize(("form", "start"), [("jsonl", '{"id": 1, "text": "Solen, M'), ("bibtex", "@book{solen-1990")])
def test_lines_come_out_in_every_form(run: Run, typed: Path, form: str, start: str) -> None:
    """What is read line by line is written in each form that an article is."""
    code, out, _ = run("parse", str(typed), "--format", form)
    assert code == 0 and out.startswith(start)


@pytest.mark.parametrize("form", ["table", "jsonl", "csl-json", "bibtex", "ris"])
def test_a_list_of_works_comes_out_in_every_form(run: Run, listed: Path, form: str) -> None:
    """Entries of an article's own list of works stand in each form, once each."""
    code, out, err = run("parse", str(listed), "--format", form)
    assert (code, err) == (0, "") and "Harbour Review" in out and "Dock Press" in out
    if form == "table":
        assert "in the text, t1  (Solen 1990, 14; Aalto 2020)" in out
        assert "    refers to        entry b2: Mira Solen, Quays" in out
    if form == "csl-json":
        assert [work["title"] for work in json.loads(out)] == ["Locks", "Quays"]


def test_a_saved_audit_holds_its_list_of_works(run: Run, listed: Path) -> None:
    """The list of works and the citations in the text come out of a saved audit as out of the article."""
    run("audit", str(listed), "--offline", "--until", "parse", "--out", "out", "--allow-empty")
    assert run("parse", "out/listed.json")[1] == run("parse", str(listed))[1] != ""
    assert run("parse", "out/listed.json", "--format", "ris")[1].count("TY  -") == 2


def test_a_bibliography_says_where_entries_are_cited(run: Run, listed: Path) -> None:
    """A work that only the list has is laid out with its entry and how often the text cites it."""
    code, out, _ = run("parse", str(listed), "--style", HOUSE)
    assert code == 0 and out.splitlines()[0].endswith("[entry b1; 1 time in the text]")


def test_what_was_seen_but_not_surely_is_said() -> None:
    """A field under the threshold stands apart from the item with its words and its confidence."""
    text = "Mira Solen, Quays, IfW."
    fields = [
        {"variable": "title", "span": [12, 17], "confidence": 0.97, "kept": True},
        {"variable": "publisher", "span": [19, 22], "confidence": 0.21, "kept": False},
    ]
    cited = {"item": {"title": "Quays"}, "position": "first", "refers_to": None, "locator": None, "label": None}
    row = {"id": 1, "text": text, "citations": [cited | {"signal": None, "confidence": 0.21, "fields": fields}]}
    assert list(citation_table([row]))[-1] == "    unsure           publisher “IfW”  (0.21)"


@pytest.mark.parametrize("width", [24, 46, 80])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Values go on in the next line, wide characters counted as two columns."""
    title = "港湾の歴史 " * 9 + "x" * 90 + " Порты севера" * 5
    cited = {"item": {"type": "book", "title": title}, "position": "first", "refers_to": None, "locator": None}
    rest: dict[str, object] = {"label": None, "signal": None, "confidence": 0.5, "fields": []}
    row = {"id": 1, "label": "1", "kind": "citation", "text": title, "citations": [cited | rest]}
    lines = list(citation_table([row], width=width))
    assert all(columns(line) < width for line in lines if not line.startswith("  work"))
    assert "".join(lines).count("港湾") >= 9 and "".join("".join(lines).split()).count("x" * 90) <= 1


@pytest.mark.parametrize(
    ("name", "data", "options", "code", "said"),
    [
        ("none.txt", None, (), 3, "no such file"),
        ("empty.txt", b"", (), 3, "the file is empty"),
        ("binary.txt", b"\0\1\2" * 99, (), 3, "binary"),
        ("latin.txt", b"M\xfcller, Quays", ("--as", "note"), 2, "not UTF-8"),
        ("blank.txt", b" \n\n", ("--as", "note"), 4, "holds no line"),
        ("prose.md", b"# Ports\n\nProse only.\n", (), 4, "no notes and no list of works"),
        ("prose.md", b"# Ports\n\nProse only.\n", ("--format", "ris"), 4, "no notes and no list of works"),
        ("listed.txt", LISTED.encode(), ("--style", HOUSE, "--notes"), 4, "has no notes"),
        ("said.txt", b"The mayor said so.\n", ("--as", "note", "--format", "ris"), 4, "cite no work"),
        ("typed.txt", LINES.encode(), ("--style", "none.csl"), 2, "none.csl"),
        ("rows.jsonl", b'{"id": 1}\n', (), 2, "'text' is missing"),
    ],
)
def test_exit_codes_tell_why_nothing_came(
    run: Run, tmp_path: Path, name: str, data: bytes | None, options: tuple[str, ...], code: int, said: str
) -> None:
    """Unreadable is 3, wrong use 2, and 4 what can be read but holds nothing; a sentence says which."""
    if data is not None:
        (tmp_path / name).write_bytes(data)
    left, _, err = run("parse", name, *options)
    assert (left, said in err) == (code, True)


def test_json_lines_are_told_by_their_name_and_start(run: Run, tmp_path: Path) -> None:
    """A .jsonl file needs no option; in a table its rows show the words they were read from."""
    (tmp_path / "rows.jsonl").write_text('{"id": "a", "text": "Ibid., p. 9."}\n', "utf-8")
    code, out, _ = run("parse", "rows.jsonl")
    assert code == 0 and json.loads(out)["id"] == "a" and "text" not in json.loads(out)
    assert run("parse", "rows.jsonl", "--format", "table")[1].startswith("note a: short-citation  Ibid., p. 9.\n")


def test_standard_input_is_a_filter() -> None:
    """Lines are piped in, and a reader that goes away is no fault."""
    command = [sys.executable, "-m", "footnote_audit", "parse"]
    done = subprocess.run(command, input=LINES.encode(), capture_output=True, env={**os.environ}, check=False)
    assert done.returncode == 0 and b"\x1b" not in done.stdout and done.stdout.startswith(b"note 1: citation")
    reading, writing = os.pipe()
    os.close(reading)
    gone = subprocess.run(command, input=LINES.encode(), stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert gone.returncode == 0 and gone.stderr.count(b"\n") == 1


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def test_a_person_at_the_keyboard_is_told_how_to_end(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where standard input is a terminal, a line says what is awaited."""
    monkeypatch.setattr(sys, "stdin", _Terminal(io.BytesIO(LINES.encode()), "utf-8"))
    code, out, err = run("parse")
    assert code == 0 and "Ctrl-D" in err and out.startswith("note 1")
