"""What several tests share: where the shared data lies, and a fixed moment."""

from collections.abc import Callable
from pathlib import Path

import pytest

from footnote_audit.cli import main

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
STARTED = "2026-11-01T00:00:00Z"
# Options that ask catalogues and archives where nobody answers: no test may reach the real ones.
NO_SERVICES = tuple(
    f"--service={name}=http://127.0.0.1:9"
    for name in (
        "crossref", "doi.org", "openalex", "datacite", "openlibrary", "wikidata", "wikipedia", "archive-index"
    )
)  # fmt: skip
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data beside the checkout; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is not here: the development data is not part of the project")
    return SHARED


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in an empty folder; gives exit code, standard output and standard error."""
    monkeypatch.chdir(tmp_path)

    def call(*args: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(list(args))
        output = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return left.value.code, output.out, output.err

    return call
