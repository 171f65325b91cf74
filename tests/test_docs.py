"""What the documentation says is true of the program."""

import re

import click
import pytest

from case_files import CASES, read_case_file
from conftest import ROOT
from footnote_audit.check import CHECKS, Check, explain
from footnote_audit.cli import cli
from footnote_audit.read import FORMS

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = (ROOT / "docs" / "commands.md").read_text("utf-8")
HEADINGS = ("What it checks", "Why it matters", "Example", "What to do", "Known limits")


def _commands(group: click.Group, path: str = "") -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            found |= _commands(command, f"{path}{name} ")
        else:
            found[f"{path}{name}"] = command
    return found


ALL_COMMANDS = _commands(cli)


@pytest.mark.parametrize("name", ALL_COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    """docs/commands.md shows each command with each of its options."""
    part = re.search(rf"^## {name}$(.*?)(?=^## |\Z)", COMMANDS, re.M | re.S)
    assert part, f"docs/commands.md has no heading '## {name}'"
    for parameter in ALL_COMMANDS[name].params:
        for option in parameter.opts if isinstance(parameter, click.Option) else ():
            assert f"`{option}" in part[1], f"{name}: {option} is not in docs/commands.md"


def test_readme_help_is_the_help() -> None:
    """README.md shows what `footnote-audit --help` prints."""
    context = click.Context(cli, info_name="footnote-audit", terminal_width=80, **cli.context_settings)
    text = cli.get_help(context)
    assert text.strip() in README


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.id)
def test_every_check_has_a_page_with_five_headings(check: Check) -> None:
    """`explain` prints a page with the five headings, by id and by name."""
    page = explain(check.id)
    assert [h for h in HEADINGS if h not in page] == []
    assert explain(check.name) == page


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.id)
def test_every_check_has_a_case_that_fires_and_one_that_stays_silent(check: Check) -> None:
    """The case file of a check holds both sides."""
    cases = read_case_file(CASES / "check" / f"{check.id}.md")
    fires = [bool(case.blocks.get("expected", "").strip()) for case in cases]
    assert True in fires and False in fires


def test_paths_named_in_the_documentation_exist() -> None:
    """Every repository path that README.md or a page of docs/ names is there."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    missing = []
    for page in pages:
        for path in re.findall(r"`((?:src|tests|docs|benchmarks|examples)/[\w./-]+\w)`", page.read_text("utf-8")):
            if not (ROOT / path).exists():
                missing.append(f"{page.name}: {path}")
    assert missing == []


def test_every_form_is_documented() -> None:
    """docs/reading.md has a row for each form with all of its name endings."""
    page = (ROOT / "docs" / "reading.md").read_text("utf-8")
    rows = {m[1]: m[2] for m in re.finditer(r"^\| `([a-z-]+)` \| ([^|]+)\|", page, re.M)}
    assert {form.name for form in FORMS} == set(rows)
    for form in FORMS:
        assert set(form.suffixes) <= set(rows[form.name].split()), form.name
