"""`footnote-audit match CLAIM SOURCE`: what is shown, what is refused, and how it is told from rows of claims."""

import io
import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from conftest import Run
from fetch.loopback import running
from footnote_audit.claim_view import Named, claim_view
from footnote_audit.columns import columns
from footnote_audit.match.by_hand import ByHand, Seen
from footnote_audit.model import (
    Claim,
    ClaimKind,
    Edit,
    EditKind,
    Evidence,
    EvidenceOrigin,
    JudgeName,
    Opinion,
    Rating,
    Relation,
    Span,
    Verdict,
)
from footnote_audit.text import select
from judges.judge_server import answer, serving
from pdf_pages import column, pdf_pages

TEXT = """The council met in the old hall on Monday. Rain fell all morning.
In 2019 the port of Velmar handled 4 million tonnes of grain, said Mira Solen, its director.
She had called the quay a promise in concrete. The minister left early.
"""
WRONG = "In 2019 the port of Velmar handled 9 million tonnes of grain."
RIGHT = "In 2019 the port of Velmar handled 4,000,000 tonnes of grain."
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def source(run: Run) -> str:  # noqa: ARG001 - it changes into the empty folder
    """A short source beside the command."""
    Path("harbour.txt").write_text(TEXT, "utf-8")
    return "harbour.txt"


def _typed(monkeypatch: pytest.MonkeyPatch, data: str) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data.encode()), isatty=lambda: False))


def test_a_contradiction_is_shown_with_its_passage(run: Run, source: str) -> None:
    """Word and sign, the reason, the passage with the sentences around it, and what differs; exit code 1."""
    code, out, err = run("match", WRONG, source)
    lines = out.splitlines()
    assert (code, err) == (1, "")
    assert lines[0].startswith("☒ Source says otherwise")
    assert "Why       The text says 9 million tonnes; the source says 4 million tonnes." in lines
    quoted = " ".join(line.strip("> ") for line in lines if line.lstrip().startswith(">"))
    assert quoted == "In 2019 the port of Velmar handled 4 million tonnes of grain, said Mira Solen, its director."
    assert "Rain fell all morning." in out and "a promise in concrete" in out
    assert "Differs   4 million tonnes" in lines
    assert any(line.startswith("Lacking   9 million tonnes") for line in lines)
    assert "\x1b" not in out


def test_each_fact_of_a_claim_has_its_line(run: Run, source: str) -> None:
    """A claim of two facts tells both, and which one decides."""
    claim = "The port of Velmar, which handled 4 million tonnes of grain in 2019, employed 300 dockers."
    code, out, _ = run("match", claim, source)
    told = " ".join(out.split())
    assert code == 0 and out.startswith("◐ Partly supported")
    assert "Facts □ Not found in the source (decides): The port of Velmar employed 300 dockers." in told
    assert "✓ Supported: The port of Velmar handled 4 million tonnes of grain in 2019." in told


def test_a_supported_claim_is_exit_code_0(run: Run, source: str) -> None:
    """The value is named as shared although it is printed otherwise."""
    code, out, _ = run("match", RIGHT, source)
    assert code == 0 and out.startswith("✓ Supported")
    assert "4 million tonnes" in next(line for line in out.splitlines() if line.startswith("Shared"))


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("refuted", 1), ("partly", 1)])
def test_fail_on_decides_the_exit_code(run: Run, source: str, fail_on: str, code: int) -> None:
    """A contradiction fails unless nothing shall fail."""
    assert run("match", WRONG, source, "--fail-on", fail_on)[0] == code


def test_claim_and_source_come_from_files_and_standard_input(
    run: Run, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`-` as claim and as source, and --claim-file, give what the arguments give."""
    _, wanted, _ = run("match", WRONG, source)
    _typed(monkeypatch, WRONG + "\n")
    assert run("match", "-", source)[1] == wanted
    Path("claim.txt").write_text(f"\ufeff{WRONG}\n", "utf-8")
    assert run("match", source, "--claim-file", "claim.txt")[1] == wanted
    _typed(monkeypatch, TEXT)
    assert run("match", WRONG, "-")[1] == wanted.replace("harbour.txt", "standard input")


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("", "harbour.txt"), 2, "the claim is empty"),
        (("  \n", "harbour.txt"), 2, "the claim is empty"),
        (("x" * 100_001, "harbour.txt"), 2, "the limit is 100,000"),
        (("-", "-"), 2, "cannot both be standard input"),
        (("a claim", "harbour.txt", "--claim-file", "c"), 2, "the one argument is SOURCE"),
        (("a claim", "nowhere.txt"), 3, "nowhere.txt: there is no such file"),
        (("a claim", "."), 3, "this is a folder"),
        (("a claim", "empty.txt"), 3, "empty.txt"),
        (("a claim", "noise.pdf"), 3, "noise.pdf"),
        (("harbour.txt",), 2, "for one claim by hand: footnote-audit match CLAIM harbour.txt"),
        (("The port handled grain",), 3, "For one claim name its source"),
        (("x" * 5000,), 3, "For one claim name its source"),
        (("a claim", "x" * 5000), 3, "it cannot be read"),
        (("rows.jsonl", "--page", "3"), 2, "these options are for one claim"),
        (("a claim", "harbour.txt", "--judge", "http://localhost:1"), 2, "--judge-model NAME go together"),
        (("a claim", "harbour.txt", "--judge", "localhost", "--judge-model", "m"), 2, "is no address"),
        (("a claim", "harbour.txt", "--offline", "--judge", "http://h", "--judge-model", "m"), 2, "--offline opens no"),
        (("a claim", "http://127.0.0.1:9/a"), 3, "could not be fetched"),
        (("a claim", "https://example.org/a", "--offline"), 3, "could not be fetched"),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_is_said(run: Run, source: str, args: tuple[str, ...], code: int, said: str) -> None:
    """Each bad input has its exit code and one sentence; a file that is missing is never taken for text."""
    assert source
    Path("empty.txt").write_bytes(b"")
    Path("noise.pdf").write_bytes(b"%PDF-1.4\n" + bytes(range(256)) * 4)
    found, out, err = run("match", *args)
    assert (found, out) == (code, "")
    assert said in err and "Traceback" not in err


def test_a_claim_that_says_nothing_is_exit_code_4(run: Run, source: str) -> None:
    """Marks alone hold nothing to check."""
    code, out, _ = run("match", "...", source)
    assert code == 4 and out.startswith("– Nothing to check")


def test_a_claim_that_is_a_file_is_still_the_claim(run: Run, source: str) -> None:
    """With two arguments the first is the claim; where a file has that name, standard error says how to read it."""
    _, out, err = run("match", source, source)
    assert "Claim     harbour.txt" in out
    assert "--claim-file reads a claim from a file" in err


def test_rows_are_judged_as_before(run: Run, source: str) -> None:
    """One argument is JSON Lines, exit code 0 whatever they say; --fail-on makes a contradiction count."""
    assert source
    Path("rows.jsonl").write_text(json.dumps({"id": 1, "claim": WRONG, "source": TEXT}) + "\n", "utf-8")
    code, out, _ = run("match", "rows.jsonl")
    row = json.loads(out)
    assert code == 0 and list(row) == ["id", "rating", "score", "evidence", "explanation"]
    assert run("match", "rows.jsonl", "--fail-on", "refuted")[0] == 1


def test_one_claim_as_json(run: Run, source: str) -> None:
    """The row says what the text says, offsets into the source and the claim."""
    _, out, _ = run("match", WRONG, source, "--format", "jsonl")
    row = json.loads(out)
    first = row["evidence"][0]
    assert (row["claim"], row["source"], row["rating"]) == (WRONG, source, "refuted")
    assert [first["exact"][s - first["start"] : e - first["start"]] for s, e in first["differing"]] == [
        "4 million tonnes"
    ]
    assert "9 million tonnes" in [WRONG[s:e] for s, e in row["lacking"]]


def test_an_address_is_fetched_and_kept(run: Run) -> None:
    """A page is fetched where private addresses are allowed; its copy stays in the store, where it is read offline."""
    with running() as web:
        address = web.url("/page")
        code, out, _ = run("match", "The weir holds.", address, "--allow-private")
        assert code == 0 and f"{address}; copy of " in out
        assert run("match", "The weir holds.", address)[0] == 3
    assert Path(".footnote-audit").is_dir()
    code, out, _ = run("match", "The weir holds.", address, "--offline")
    assert code == 0 and f"{address}; copy of " in out


def test_the_cited_page_goes_first_and_another_is_named(run: Run) -> None:
    """Words on the cited page are told with it; words that stand on another page are told with that one."""
    quay = "In 2019 the port of Velmar handled 4 million tonnes of grain."
    pages = [column(72, 700, *lines) for lines in (("The council met on Monday.",), (quay,), ("Rain fell.",))]
    Path("report.pdf").write_bytes(pdf_pages(*pages))
    assert "report.pdf, page 2\n" in run("match", RIGHT, "report.pdf", "--page", "2")[1]
    assert "report.pdf, page 2, not page 3" in run("match", RIGHT, "report.pdf", "--page", "3")[1]
    assert "not page" not in run("match", "The minister resigned.", "report.pdf", "--page", "3")[1]
    code, _, err = run("match", RIGHT, "report.pdf", "--page", "99")
    assert code == 0 and "has no page 99" in err


def test_a_second_judge_is_heard_and_changes_nothing(run: Run, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that says "supported" whatever it is asked is shown beside the rules; rating and exit code stay."""
    monkeypatch.setenv("FOOTNOTE_AUDIT_JUDGE_KEY", "k-123")
    with serving(lambda _: answer("supported", 1, "4 million tonnes of grain", 1.0)) as model:
        code, out, err = run("match", WRONG, source, "--judge", model.url(), "--judge-model", "obeying")
        assert code == 1 and out.startswith("☒ Source says otherwise (likelihood of support 0.02)")
        assert "service: ✓ Supported (1.00), points to “4 million tonnes of grain”" in out
        assert "They disagree; the rules decide." in out
        assert f"will send claims and passages of their sources to 127.0.0.1:{model.server_address[1]}" in err
        assert model.keys == ["Bearer k-123"] and "k-123" not in out + err


def test_rows_hear_a_second_judge(run: Run) -> None:
    """With --judge a row has the opinions of rules and service besides, and its rating stays; faults are said once."""
    Path("rows.jsonl").write_text(json.dumps({"id": 1, "claim": WRONG, "source": TEXT}) + "\n", "utf-8")
    with serving(lambda _: answer("supported", 1, "tonnes of grain", 1.0)) as model:
        _, out, _ = run("match", "rows.jsonl", "--judge", model.url(), "--judge-model", "obeying")
    row = json.loads(out)
    assert row["rating"] == "refuted"
    assert [(o["judge"], o["rating"]) for o in row["opinions"]] == [("rules", "refuted"), ("service", "supported")]
    code, out, err = run("match", "rows.jsonl", "--judge", "http://127.0.0.1:9", "--judge-model", "gone")
    assert code == 0 and "opinions" not in json.loads(out)
    assert err.count("it could not be reached") == 1


def test_an_audit_with_a_second_judge_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report names host, model and what came of asking; the key stands in no file."""
    monkeypatch.setenv("FOOTNOTE_AUDIT_JUDGE_KEY", "k-123")
    note = "Mira Solen, “Grain and Water”, Harbour Review, vol. 3, no. 2, March 2020, p. 7."
    Path("article.txt").write_text(
        f"Ports\n\n{WRONG[:-1]} [simple_tooltip content='{note}'][1][/simple_tooltip]. So it was.\n", "utf-8"
    )
    Path("harbour.txt").write_text(TEXT, "utf-8")
    Path("sources.yaml").write_text(
        "schema: sources/1\nsources:\n- id: solen\n  item:\n    type: article-journal\n    title: Grain and Water\n"
        "    author:\n    - family: Solen\n      given: Mira\n    container-title: Harbour Review\n"
        "    issued: 2020-03\n  locations:\n  - file: harbour.txt\n    certainty: seen\n",
        "utf-8",
    )
    with serving(lambda _: answer("supported", 1, "tonnes of grain", 1.0)) as model:
        code, _, err = run("audit", "article.txt", "--no-archives", "--judge", model.url(), "--judge-model", "obeying")
        asked = len(model.asked)
    audit = json.loads(Path("reports/article.json").read_text("utf-8"))
    assert asked and code == 1, err
    assert audit["judges"][0]["name"] == f"obeying at 127.0.0.1:{model.server_address[1]}"
    assert audit["options"]["judge"].endswith("/v1/chat/completions")
    assert "refuted" in [verdict["rating"] for verdict in audit["verdicts"]]
    assert not [p for p in Path().rglob("*") if p.is_file() and b"k-123" in p.read_bytes()]
    # A bundle is made anew with the opinions of then; nobody is asked, for the server is gone.
    assert run("bundle", "reports/article.json", "article.txt", "-o", "all.zip")[0] == 0
    code, out, err = run("verify", "all.zip", "--out", "again")
    assert code == 0, out + err


def test_the_model_is_asked_for_by_name(run: Run, source: str) -> None:
    """--model without the extra says how to install it, exit code 2; --no-model hears the rules alone."""
    from footnote_audit.judges.installed import model_is_installed

    if not model_is_installed():
        code, out, err = run("match", WRONG, source, "--model")
        assert (code, out) == (2, "") and "pip install" in err
    assert run("match", WRONG, source, "--no-model")[0] == 1


def _found(passage: str, **verdict: Any) -> ByHand:
    evidence = Evidence(
        origin=EvidenceOrigin.SOURCE,
        selector=select(passage, 0, len(passage), page=4),
        relation=Relation.NEUTRAL,
        score=0.5,
        edits=(
            Edit(kind=EditKind.SAME, quoted="the old", found="the old"),
            Edit(kind=EditKind.CHANGED, quoted="hall", found="house"),
            Edit(kind=EditKind.LEFT_OUT, quoted="", found="of stone"),
        ),
    )
    whole = Span(start=0, end=len(passage))
    word = (Span(start=0, end=7),)
    return ByHand(
        claim=Claim(id="c", note_index=None, text=passage, selector=evidence.selector, kind=ClaimKind.STATEMENT),
        verdict=Verdict(
            claim_id="c", rating=Rating.NOT_FOUND, score=0.1, explanation="So it is.", evidence=(evidence,), **verdict
        ),
        seen=(Seen(number=0, passage=whole, around=whole, shared=word, values=(), differing=()),),
        lacking=word,
    )


@pytest.mark.parametrize("width", [10, 24, 40, 80, 120])
def test_lines_fit_the_terminal(width: int) -> None:
    """No line is wider than the terminal, colours and wide letters or not, and colours change no letter."""
    passage = "Harbours 港口的石头房子 " + "and quays " * 40 + "x" * 200 + "\x1b[31m\u202e"
    opinion = Opinion(judge=JudgeName.SERVICE, rating=Rating.SUPPORTED, score=0.9, said="points to “quays”")
    found = _found(passage, opinions=(opinion,))
    plain = list(claim_view(found, passage, Named(name="harbour.pdf", page="9"), width=width))
    lines = [
        ANSI.sub("", line) for line in claim_view(found, passage, Named(name="harbour.pdf"), coloured=True, width=width)
    ]
    assert max(columns(line) for line in [*plain, *lines]) <= max(width, 24)
    assert not [line for line in plain if "\x1b" in line or "\u202e" in line]
    assert [line for line in lines if line.startswith((" ", ">"))][:3] == [
        x for x in plain if x.startswith((" ", ">"))
    ][:3]


def test_differences_pages_and_opinions_are_told() -> None:
    """A quotation is shown as a difference, the page with the one cited, and each judge with its rating."""
    opinion = Opinion(judge=JudgeName.MODEL, rating=Rating.PARTLY_SUPPORTED, score=0.4, said="is unsure")
    lines = list(claim_view(_found("Harbours", opinions=(opinion,)), "Harbours", Named(name="h.pdf", page="9")))
    assert "Quotation the old [-hall-]{+house+} {+of stone+} ([-claim-] {+source+})" in lines
    assert "Source    h.pdf, page 4, not page 9" in lines
    assert "Judges    model: ◐ Partly supported (0.40), is unsure" in lines
