"""Reads case files: a title, a sentence why, and cases of fenced blocks. One form for every stage.

    # Title
    Why these cases stand here, in a sentence.

    ## name of a case
    ~~~ input
    ...
    ~~~
    ~~~ expected
    ...
    ~~~

A fence is three or more tildes with the block's name behind; a block ends at the same fence. What a block means is up
to the stage's test.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"
_FENCE = re.compile(r"^(~{3,})[ \t]*([\w.-]+)[ \t]*\n(.*?)^\1[ \t]*$", re.M | re.S)


@dataclass(frozen=True)
class Case:
    """One case: the file and heading it stands under, and its blocks by name (without the last line break)."""

    file: str
    name: str
    blocks: dict[str, str]


def read_case_file(path: Path) -> list[Case]:
    """The cases of one file, in order; a file without title, reason or case is an error."""
    text = path.read_text("utf-8")
    head, *parts = re.split(r"^## +(.+)$", text, flags=re.M)
    title, _, why = head.strip().partition("\n")
    assert title.startswith("# ") and why.strip() and parts, f"{path}: needs a title, a sentence why, and a case"
    found = []
    for name, body in zip(parts[::2], parts[1::2], strict=True):
        blocks = {m[2]: m[3].removesuffix("\n") for m in _FENCE.finditer(body)}
        assert blocks, f"{path}: case {name!r} holds no block"
        found.append(Case(file=path.name, name=name.strip(), blocks=blocks))
    return found


def params(folder: str) -> list[object]:
    """Every case below tests/cases/<folder> as pytest parameters, named file:case."""
    files = sorted((CASES / folder).rglob("*.md"))
    assert files, f"no case files in {folder}"
    return [pytest.param(case, id=f"{path.stem}:{case.name}") for path in files for case in read_case_file(path)]
