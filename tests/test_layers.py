"""Who may import whom: values go forward only, and stages never import each other."""

import ast
from pathlib import Path

import pytest

from conftest import ROOT

SRC = ROOT / "src" / "footnote_audit"
BASE = {
    "errors",
    "model",
    "text",
    "values",
    "numerals",
    "calendar_dates",
    "names",
    "csl",
    "abbreviations",
    "clauses",
    "homes",
    "page_numbers",
    "sentences",
    "bibtex",
    "outlets",
}
STAGES = {"read", "parse", "resolve", "fetch", "match", "check", "report"}
# Works in and out: stands on one stage, and no stage knows it.
EXCHANGE = {"exchange"}
# The model and the service that are heard beside the rules: they know the values that pass, and no stage.
JUDGES = {"judges"}
# Sealed files: they know nothing of what they hold.
BUNDLE = {"bundle"}
TOP = {
    "jsonl",
    "reports_folder",
    "article_file",
    "article_limits",
    "articles",
    "changed_pages",
    "citation_table",
    "claim_view",
    "columns",
    "listing",
    "packing",
    "plugins",
    "rebuilding",
    "source_copies",
    "stages",
    "pipeline",
    "cli",
    "__init__",
    "__main__",
}
MAY_IMPORT = {
    **dict.fromkeys(BASE, BASE),
    **dict.fromkeys(STAGES, BASE | {"__init__"}),
    "exchange": BASE | {"resolve"},
    "bundle": BASE,
    "judges": BASE | {"__init__"},
    "pipeline": BASE
    | STAGES
    | {"__init__", "article_limits", "changed_pages", "plugins", "reports_folder", "source_copies"},
    **dict.fromkeys(TOP - {"pipeline"}, BASE | STAGES | EXCHANGE | BUNDLE | JUDGES | TOP),
}
FILES = sorted(SRC.rglob("*.py"))


def unit(path: Path) -> str:
    """The layer a file belongs to: its stage, or its own name."""
    parts = path.relative_to(SRC).parts
    return parts[0] if len(parts) > 1 else path.stem


def imported(path: Path) -> set[str]:
    """The units of this project that a file imports, whether at its top or inside a function."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            names = [node.module or ""]
            if node.module == "footnote_audit":
                names = [f"footnote_audit.{a.name}" for a in node.names]
        for name in names:
            if name.split(".")[0] == "footnote_audit":
                part = [*name.split("."), ""][1]
                found.add(part if part in BASE | STAGES | EXCHANGE | BUNDLE | JUDGES | TOP else "__init__")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SRC)))
def test_imports_point_forward(path: Path) -> None:
    """A file imports only the layers below its own, and a stage no other stage."""
    own = unit(path)
    allowed = MAY_IMPORT.get(own)
    assert allowed is not None, f"{own} stands in no layer: give it one in this table"
    assert imported(path) - allowed - {own} == set()


def test_no_import_runs_in_a_circle() -> None:
    """Inside a layer modules import one another downwards only; only a package's __init__ may import all of it."""
    graph = {_dotted(path): _targets(path) for path in FILES}
    circles = []
    done: set[str] = set()

    def visit(module: str, above: tuple[str, ...]) -> None:
        if module in above:
            circles.append(above[above.index(module) :])
        elif module not in done:
            for target in sorted(graph.get(module, ())):
                visit(target, (*above, module))
            done.add(module)

    for module in graph:
        visit(module, ())
    assert circles == []


def test_only_one_module_speaks_http() -> None:
    """requests is imported by fetch/http.py alone, and by what it goes over."""
    speaking = {p for p in FILES if "requests" in _modules(p)}
    assert speaking <= {SRC / "fetch" / "http.py", SRC / "fetch" / "session.py"}


def test_modules_stay_short() -> None:
    """No module passes 400 lines and no function 60."""
    long = [str(p) for p in FILES if p.read_text("utf-8").count("\n") > 400]
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 60:
                long.append(f"{path}:{node.lineno} {node.name}")
    assert long == []


def _dotted(path: Path) -> str:
    parts = path.relative_to(SRC.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _targets(path: Path) -> set[str]:
    """The modules of this project that a file imports by name."""
    known = {_dotted(p) for p in FILES}
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names} & known
            found |= inner or ({node.module} & known)
    # The package's own name stands for what its __init__ holds beside its modules: __version__.
    return found - {"footnote_audit"}


def _modules(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {a.name.split(".")[0] for a in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found
