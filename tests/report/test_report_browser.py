"""The page in a real browser, with scripts off by its own policy: laid out, readable, within its width."""

import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from footnote_audit.report import report
from report import audits

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


@pytest.fixture(scope="session")
def browser() -> str:
    """The path of chromium; tests that need it are skipped where it is absent."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("no chromium on this machine: the page is not opened in a browser")
    return found


def run(browser: str, folder: Path, *arguments: str) -> str:
    """What the browser writes to standard output, with a profile of its own."""
    command = [browser, *FLAGS, f"--user-data-dir={folder / 'profile'}", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout


def test_page_is_laid_out_and_runs_no_script(browser: str, tmp_path: Path) -> None:
    """The hostile page opens, is drawn at the size asked for, and nothing of the article in it runs or is fetched."""
    file = tmp_path / "page.html"
    file.write_text(report(audits.hostile(), "html"), "utf-8")
    picture = tmp_path / "page.png"
    dom = run(browser, tmp_path, "--window-size=768,1024", f"--screenshot={picture}", "--dump-dom", file.as_uri())
    assert struct.unpack(">II", picture.read_bytes()[16:24]) == (768, 1024)
    assert "<script" not in dom and dom.count("<h1") == 1 and "How this was done" in dom
