"""Whole articles with their sources in local files, through the command: what each claim is rated, on which words."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from case_files import Case, params
from conftest import Run


class Wanted(NamedTuple):
    """A claim of a note, the ratings that hold for it (any of them), and words that its evidence must show."""

    note: int
    kind: str
    value: str
    ratings: tuple[str, ...]
    evidence: str


@pytest.mark.parametrize("case", params("claims"))
def test_every_claim_is_rated_on_the_words_of_its_source(case: Case, run: Run, tmp_path: Path) -> None:
    """Each claim has the rating that its case expects, and the report shows the words that it rests on.

    The block "missed" names the claims that are not judged so yet; of these none may be called refuted wrongly either.
    """
    audit = _audited(case, run, tmp_path)
    missed = {_key(line) for line in case.blocks.get("missed", "").splitlines()}
    found = {wanted: _wrong(wanted, audit) for wanted in _wanted(case)}
    print(f"{case.name}: {sum(not w for w in found.values())} of {len(found)} claims as expected")  # noqa: T201
    wrong = [f"{w}: {why}" for w, why in found.items() if why and (w[:3] not in missed or why.startswith("refuted"))]
    assert not wrong, "\n".join(wrong)


def _key(line: str) -> tuple[int, str, str]:
    note, kind, value = (part.strip() for part in line.split("|")[:3])
    return int(note), kind, value


def _audited(case: Case, run: Run, folder: Path) -> dict[str, Any]:
    for name, text in case.blocks.items():
        if name.endswith(".txt"):
            (folder / name).write_text(text, "utf-8")
    (folder / "article.md").write_text(case.blocks["article"], "utf-8")
    (folder / "sources.yaml").write_text(case.blocks["registry"], "utf-8")
    arguments = ("article.md", "--offline", "--sources", "sources.yaml", "--format", "json", "--out", "out", "--quiet")
    code, _, err = run("audit", *arguments)
    assert code in (0, 1), err
    audit: dict[str, Any] = json.loads((folder / "out" / "article.json").read_text("utf-8"))
    return audit


def _wanted(case: Case) -> list[Wanted]:
    found = []
    for line in case.blocks["expected"].splitlines():
        ratings, evidence = (part.strip() for part in line.split("|")[3:])
        found.append(Wanted(*_key(line), tuple(ratings.split()), evidence))
    return found


def _wrong(wanted: Wanted, audit: dict[str, Any]) -> str:
    """What is wrong with the claim that is meant; empty where nothing is."""
    verdicts = {v["claim_id"]: v for v in audit["verdicts"]}
    own = [c for c in audit["claims"] if c["note_index"] == wanted.note and c["kind"] == wanted.kind]
    meant = [c for c in own if not wanted.value or c["values"][0]["exact"] == wanted.value]
    if not meant:
        return f"no such claim among {[v['exact'] for c in own for v in c['values'][:1]]}"
    verdict = verdicts[meant[0]["id"]]
    if verdict["rating"] not in wanted.ratings:
        return f"{verdict['rating']}: {verdict['explanation']}"
    shown = " ".join(e["selector"]["exact"] for e in verdict["evidence"])
    return "" if wanted.evidence in shown else f"evidence: {shown!r}"
