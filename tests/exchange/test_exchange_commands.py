"""Works in and out by the command: registries from .bib files, bibliographies from articles, a filter by hand."""

import json
from pathlib import Path

import pytest

from conftest import Run
from footnote_audit import Options, audit
from footnote_audit.citation_table import citation_table

HOUSE = str(Path(__file__).parent / "house.csl")
BIB = """@article{solen, author = {Solen, Mira}, title = {Grain and Water}, journal = {Harbour Review}, year = 2020}
@misc{empty, year = 1990}
@online{page, title = {Locks}, url = {ftp://example.org}}
"""
NOTES = [
    "Mira Solen, “Grain and Water”, Harbour Review, vol. 3, no. 2, March 2020, p. 7.",
    "Ibid., p. 9.",
    "The mayor said so.",
]
SHORTCODES = " ".join(f"word [simple_tooltip content='{n}'][{i}][/simple_tooltip]" for i, n in enumerate(NOTES, 1))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article whose three notes cite one work."""
    path = tmp_path / "article.txt"
    path.write_text(f"Ports of the north\n\nIn 2019 {SHORTCODES}.\n", "utf-8")
    return path


def test_a_bib_file_becomes_entries_of_the_registry(run: Run, tmp_path: Path) -> None:
    """Works are appended once; what was left out is told, and the registry stays sound."""
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    code, out, err = run("sources", "import", "refs.bib")
    assert (code, out) == (0, "sources.yaml: added 2 of the works in refs.bib\n")
    assert "empty: has neither title, author" in err
    assert "page: URL 'ftp://example.org' is no http address; left out" in err
    assert run("sources", "list")[1].split()[0] == "solen"
    code, out, err = run("sources", "import", "refs.bib")
    assert (code, out) == (0, "sources.yaml: added 0 of the works in refs.bib\n")
    assert "solen: the same work as solen; not taken again" in err


def test_an_import_too_large_for_a_registry_writes_nothing(run: Run, tmp_path: Path) -> None:
    """Works that no registry can hold are refused before anything is written."""
    many = "".join(f"@book{{k{n}, title = {{{'Quays ' * 2_000}{n}}}}}\n" for n in range(300))
    (tmp_path / "refs.bib").write_text(many, "utf-8")
    code, _, err = run("sources", "import", "refs.bib")
    assert code == 2 and "larger than" in err and err.count("\n") == 1
    assert not (tmp_path / "sources.yaml").exists()


@pytest.mark.parametrize("name", ["none.bib", ".", "empty.ris"])
def test_files_that_cannot_be_imported_are_named(run: Run, tmp_path: Path, name: str) -> None:
    """A missing file, a folder and an empty file are exit code 2 in one sentence."""
    (tmp_path / "empty.ris").write_bytes(b"")
    code, _, err = run("sources", "import", name)
    assert code == 2 and name in err and err.count("\n") == 1


def test_an_audit_takes_a_bib_file_for_its_sources(run: Run, article: Path) -> None:
    """`--sources refs.bib` is as good as a registry; what it leaves out is told."""
    (article.parent / "refs.bib").write_text(BIB, "utf-8")
    code, out, err = run("resolve", str(article), "--sources", "refs.bib")
    assert code == 0
    assert [json.loads(line)["source"] for line in out.splitlines()] == ["solen", "solen"]
    assert "empty: has neither" in err
    result = audit(article, Options(started="2026-11-01T00:00:00Z"), sources=article.parent / "refs.bib")
    assert result.resolutions[0].source is not None


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("csl-json", '[\n  {\n    "id": "solen-2020-grain"'),
        ("bibtex", "@article{solen-2020-grain,"),
        ("ris", "TY  - JOUR"),
    ],
)
def test_the_works_of_an_article_come_out_once(run: Run, article: Path, form: str, start: str) -> None:
    """A work cited twice stands once, in the form asked for, and comes in again."""
    code, out, _ = run("parse", str(article), "--format", form)
    assert code == 0 and out.startswith(start) and out.count("Grain and Water") == 1


def test_what_a_form_cannot_hold_is_told(run: Run, tmp_path: Path) -> None:
    """A variable that the form has no place for is named on standard error."""
    path = tmp_path / "notes.txt"
    path.write_text("Interview with Bo Aalto, Rome, 3 May 2011.\n", "utf-8")
    code, out, err = run("parse", "--as", "note", str(path), "--format", "ris")
    assert code == 0 and out.startswith("TY  - GEN")
    assert "RIS cannot hold its type" in err


def test_a_saved_audit_gives_what_the_sources_record(run: Run, article: Path) -> None:
    """From an audit the works come out as the registry has them, not as the notes print them."""
    recorded = BIB.replace("Grain and Water", "Grain and Waters")
    (article.parent / "refs.bib").write_text(recorded, "utf-8")
    run("audit", str(article), "--offline", "--sources", "refs.bib", "--format", "json", "--out", "out")
    code, out, _ = run("parse", "out/article.json", "--format", "csl-json")
    assert code == 0 and json.loads(out)[0]["title"] == "Grain and Waters"
    code, out, _ = run("parse", "out/article.json", "--style", HOUSE, "--notes")
    assert out.splitlines()[0] == "1  Solen, Mira, Grain and Waters, 2020, at 7."
    assert out.splitlines()[2] == "3  The mayor said so."
    assert [json.loads(line)["id"] for line in run("parse", "out/article.json")[1].splitlines()] == [1, 2, 3]


def test_a_bibliography_names_the_notes_of_each_work(run: Run, article: Path) -> None:
    """`--style` prints the works once each with the notes that cite them."""
    code, out, _ = run("parse", str(article), "--style", HOUSE)
    assert (code, out) == (0, "Solen, Mira. Grain and Water. 2020.  [notes 1, 2]\n")


@pytest.mark.parametrize("options", [("--notes",), ("--style", HOUSE, "--format", "ris"), ("--style", "none.csl")])
def test_options_that_do_not_go_together_are_told(run: Run, article: Path, options: tuple[str, ...]) -> None:
    """A style stands alone, and a style that is not there is named."""
    assert run("parse", str(article), *options)[0] == 2


def test_plain_lines_are_references(run: Run, tmp_path: Path) -> None:
    """Lines typed by hand come out as a table; as JSON Lines their ids are their line numbers."""
    path = tmp_path / "typed.txt"
    path.write_text(f"{NOTES[0]}\n\nBo Aalto, “Locks of Köge”, Harbour Review, vol. 4, 2021.\n", "utf-8")
    code, out, _ = run("parse", "--as", "reference", str(path))
    assert code == 0 and "\x1b" not in out
    assert next(line.split() for line in out.splitlines() if line.split()[0] == "title")[1] == "Grain"
    _, out, _ = run("parse", "--as", "reference", str(path), "--format", "jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert [(row["id"], row["text"][:5]) for row in rows] == [(1, "Mira "), (3, "Bo Aa")]
    _, out, _ = run("parse", "--as", "reference", str(path), "--format", "bibtex")
    assert out.count("\n@") + out.startswith("@") == 2


def test_the_table_colours_confidence_and_steers_no_terminal() -> None:
    """Colours stand around names and figures alone; escape signs of the text are made harmless."""
    row = {
        "id": 1,
        "text": "x\x1b[31m\u202e",
        "citations": [
            {
                "item": {"type": "book", "title": "Qu\x1bays", "author": [{"family": "Solen", "given": "Mira"}]},
                "position": "first",
                "refers_to": None,
                "locator": None,
                "label": None,
                "signal": None,
                "confidence": 0.42,
                "fields": [{"variable": "title", "span": [0, 1], "confidence": 0.97}],
            }
        ],
    }
    plain, coloured = "\n".join(citation_table([row])), "\n".join(citation_table([row], coloured=True))
    assert "\x1b" not in plain and "\u202e" not in plain
    assert plain.splitlines()[-2:] == [
        "    author           Mira Solen",
        "    title            Qu\ufffdays  (0.97)",
    ]
    assert "\x1b[31m0.42\x1b[0m" in coloured and "\x1b[32m0.97\x1b[0m" in coloured and "\x1b[31m\u202e" not in coloured
