"""Notes found and rightly anchored by us and by other tools, form by form, with the scorer of ../shared/documents.

    python -m venv /tmp/peers
    /tmp/peers/bin/pip install -e . pypandoc_binary mammoth docx2python 'footnote-audit[all]'
    /tmp/peers/bin/python benchmarks/peers.py [--defuddle FOLDER]

FOLDER is where `npm install defuddle jsdom` was run. A peer that is not installed is left out. Each peer reads the
forms that it says it reads; what it gives (HTML, a syntax tree) is turned into notes and anchors by the shortest way.
"""

import argparse
import importlib.util
import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from link_rule import linked_notes

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ROOT.parent / "shared" / "documents"
PANDOC = {
    ".html": "html",
    ".docx": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".epub": "epub",
    ".md": "markdown",
    ".wiki": "mediawiki",
    ".rst": "rst",
    ".org": "org",
    ".tex": "latex",
    ".xml": "jats",
}
CONTEXT = 80
Notes = list[dict[str, Any]]
Peer = Callable[[Path], Notes | None]


def ours(path: Path) -> Notes:
    """What `footnote-audit read` finds."""
    from footnote_audit.errors import ReadError
    from footnote_audit.read import read

    def beside(name: str) -> bytes | None:
        file = path.parent / name
        return file.read_bytes() if file.is_file() else None

    try:
        document = read(str(path), path.read_bytes(), beside=beside)
    except ReadError:
        return []
    return [
        {"label": n.label, "text": n.text, "anchor_before": n.anchor.prefix if n.anchor else None}
        for n in document.notes
    ]


def link_rule(path: Path) -> Notes | None:
    """BeautifulSoup on lxml and the rule of link_rule.py, on HTML."""
    return linked_notes(path.read_bytes()) if path.suffix == ".html" else None


def mammoth_html(path: Path) -> Notes | None:
    """mammoth's HTML of a DOCX file, then the link rule."""
    if path.suffix != ".docx":
        return None
    import mammoth

    with path.open("rb") as file:
        return linked_notes(mammoth.convert_to_html(file).value.encode())


def pandoc(path: Path) -> Notes | None:
    """The Note elements of pandoc's syntax tree, each with the words before it in its block."""
    form = PANDOC.get(path.suffix)
    if form is None or "tei" in path.parts:
        return None
    import pypandoc

    try:
        tree = json.loads(pypandoc.convert_file(str(path), "json", format=form, extra_args=["--quiet"]))
    except RuntimeError:
        return []
    return list(_pandoc_notes(tree["blocks"]))


def _pandoc_notes(node: Any) -> Iterator[dict[str, Any]]:
    """Every block's notes; a list that holds inline elements is a block's content."""
    if isinstance(node, dict) and node.get("t") in ("Para", "Plain", "Header"):
        content: Any = node["c"]
        yield from _inline_notes(content[-1] if node["t"] == "Header" else content, [])
    elif isinstance(node, dict):
        yield from _pandoc_notes(node.get("c"))
    elif isinstance(node, list):
        for child in node:
            yield from _pandoc_notes(child)


def _inline_notes(node: Any, before: list[str]) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for child in node:
            yield from _inline_notes(child, before)
    elif isinstance(node, dict):
        kind: Any = node.get("t")
        content: Any = node.get("c")
        if kind == "Note":
            text = " ".join(_words(content).split())
            yield {"label": None, "text": text, "anchor_before": "".join(before)[-CONTEXT:]}
        elif kind in ("Str", "Code"):
            before.append(content if isinstance(content, str) else content[-1])
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            before.append(" ")
        else:
            yield from _inline_notes(content, before)


def _words(node: Any) -> str:
    if isinstance(node, list):
        return "".join(_words(child) for child in node)
    if not isinstance(node, dict):
        return ""
    if node.get("t") == "Str":
        return str(node["c"])
    if node.get("t") in ("Space", "SoftBreak", "LineBreak"):
        return " "
    return _words(node.get("c")) + (" " if node.get("t") in ("Para", "Plain") else "")


def defuddle(folder: Path) -> Peer:
    """The HTML that defuddle makes of a page, then the link rule."""

    def peer(path: Path) -> Notes | None:
        if path.suffix != ".html":
            return None
        command = ["npx", "defuddle", "parse", str(path), "--json"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        try:
            return linked_notes(json.loads(done.stdout)["content"].encode())
        except (ValueError, KeyError):
            return []

    return peer


def main() -> None:
    """Print a table: a row a form, a column a tool; figures are 'whole' of the scorer."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--defuddle", type=Path)
    arguments.add_argument("--only", help="comma-separated forms")
    options = arguments.parse_args()
    peers: dict[str, Peer] = {"ours": ours, "link rule": link_rule}
    if importlib.util.find_spec("mammoth"):
        peers["mammoth"] = mammoth_html
    if importlib.util.find_spec("pypandoc"):
        peers["pandoc"] = pandoc
    if options.defuddle:
        peers["defuddle"] = defuddle(options.defuddle)
    scorer = _scorer()
    manifest = scorer.read(DOCUMENTS / "manifest.jsonl")
    if options.only:
        manifest = [row for row in manifest if row["format"] in options.only.split(",")]
    _print_table(scorer, manifest, peers)


def _print_table(scorer: ModuleType, manifest: Notes, peers: dict[str, Peer]) -> None:
    table: dict[str, dict[str, float]] = {}
    for name, peer in peers.items():
        found = [(row, peer((DOCUMENTS / row["file"]).resolve())) for row in manifest]
        read = [row for row, notes in found if notes is not None]
        predictions = [{"file": row["file"], "notes": notes} for row, notes in found if notes is not None]
        by_form, _, _ = scorer.score(read, predictions)
        for form, figures in by_form.items():
            table.setdefault(form, {})[name] = figures["whole"]
    print("| form | " + " | ".join(peers) + " |")
    print("| --- |" + " --- |" * len(peers))
    for form, figures in sorted(table.items()):
        cells = ("-" if figures.get(name) is None else f"{figures[name]:.3f}" for name in peers)
        print(f"| {form} | " + " | ".join(cells) + " |")


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("documents_score", DOCUMENTS / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
