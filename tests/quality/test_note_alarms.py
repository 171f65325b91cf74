"""How often the checks of notes speak of printed references that are, but for slips of their printers, in order.

The references of one document of the gold set are set as the notes of an article, and as its list of works.
"""

import json
import os
from collections import Counter, defaultdict
from collections.abc import Sequence
from html import escape
from pathlib import Path

import pytest

from conftest import STARTED
from footnote_audit.check import check
from footnote_audit.model import Audit, Options
from footnote_audit.parse import parse, parse_bibliography
from footnote_audit.read import read

# Lines of each file of the dev part; the figures of docs/quality.md are those of all (ALARM_LINES=9999).
LINES = int(os.environ.get("ALARM_LINES", "40"))
IN_ONE_ARTICLE = 50
# Fewer notes and entries than this are no measure.
LEAST_READ = 200
# Alarms in a hundred lines that make the test fail. These checks speak of an outlet or a person that is not as printed,
# or of a number that cannot be: hardly any of it is wrong in printed references.
MOST = {"CIT004": 1.0, "CIT005": 1.0, "CIT006": 0.5, "CIT008": 0.5, "CIT009": 0.2, "CIT021": 0.2, "CIT022": 0.2}


def as_notes(texts: Sequence[str]) -> str:
    """A page whose notes are the texts."""
    called = "".join(f'<p>Said.<a href="#f{n}" id="r{n}"><sup>{n}</sup></a></p>' for n in range(1, len(texts) + 1))
    notes = "".join(f'<li id="f{n}">{escape(text)} <a href="#r{n}">\u21a9</a></li>' for n, text in enumerate(texts, 1))
    return f'<html><article><h1>T</h1>{called}<section class="footnotes"><ol>{notes}</ol></section></article></html>'


def as_list(texts: Sequence[str]) -> str:
    """A page whose list of works holds the texts."""
    entries = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<html><article><h1>T</h1><p>Said.</p><h2>References</h2><ul>{entries}</ul></article></html>"


def alarms(page: str) -> tuple[int, Counter[str]]:
    """How many notes and entries were read of the page, and how often each check of notes speaks of them."""
    document = read("x.html", page.encode("utf-8", "replace"))
    listed = parse_bibliography(document)
    audit = Audit(
        schema_version="1",
        tool_version="0",
        options=Options(started=STARTED),
        document=document,
        citations=parse(document, listed),
        bibliography=listed,
    )
    found = Counter(finding.check for finding in check(audit) if finding.check.startswith("CIT"))
    return len(document.notes) + len(listed.entries), found


def articles(path: Path) -> list[list[str]]:
    """The lines of a file by the document that they come from, where it is told; no more in one than a list holds."""
    by_source: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines()[:LINES]:
        row = json.loads(line)
        by_source[str(row.get("source")), str(row.get("lang"))].append(row["text"])
    return [
        texts[at : at + IN_ONE_ARTICLE] for texts in by_source.values() for at in range(0, len(texts), IN_ONE_ARTICLE)
    ]


def test_clean_references_raise_few_alarms(shared: Path) -> None:
    """Of printed references hardly any is said to name a wrong outlet, a person in two spellings or a wrong number."""
    lines, found = 0, Counter[str]()
    for path in sorted((shared / "citation-gold" / "dev" / "refs").glob("*.jsonl")):
        for texts in articles(path):
            for page in (as_notes(texts), as_list(texts)):
                read_lines, spoken = alarms(page)
                lines += read_lines
                found += spoken
    told = "".join(
        f"\n  {name}  {found[name]:>4}  {100 * found[name] / lines:.1f} in a hundred" for name in sorted(found)
    )
    print(f"\n{lines} notes and entries{told}")  # noqa: T201
    assert lines > LEAST_READ, "hardly any line was read"
    over = {name: found[name] for name, most in MOST.items() if 100 * found[name] / lines > most}
    if over:
        pytest.fail(f"more alarms than {MOST}: {over} in {lines} lines")
