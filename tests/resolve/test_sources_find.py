"""`sources find`: entries proposed for the works that the registry lacks, with the evidence for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import NO_SERVICES, Run
from footnote_audit.resolve import load_registry

ARTICLE = """An article about pipes[^1] and wages[^2] and more[^3].

[^1]: Ada Lovell and Bo Ng, Pipelines and Power, Harbour University Press, 2012, p. 4.
[^2]: Mira Solen, “Wages of the Upper Harbour”, Journal of Ports, vol. 3, no. 1, 2001, pp. 4-19.
[^3]: Interview with a pilot, Port Orlo, 3 May 2021.
"""


@pytest.fixture
def services(shared: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, ...]]:
    """Options that ask the fake Crossref, DOI resolver and OpenAlex, and nobody else."""
    monkeypatch.syspath_prepend(str(shared / "webfaults"))
    import server  # type: ignore[import-not-found]

    with server.running() as web:
        known = {"crossref": "crossref", "doi.org": "doi", "openalex": "openalex"}
        fakes = tuple(f"--service={name}={web.services[fake]}" for name, fake in known.items())
        yield (*NO_SERVICES, *fakes, "--allow-private", "--deadline", "5")


def test_entries_are_printed_with_their_evidence(services: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    """A work that a catalogue knows becomes an entry; what differs, what was asked and what was not found is told."""
    (tmp_path / "a.md").write_text(ARTICLE, "utf-8")
    code, out, err = run("sources", "find", "a.md", *services)
    assert code == 0
    assert "# note 1: Ada Lovell, Bo Ng, Pipelines and Power" in out
    assert "# the note prints issued '2012', the record '2011'" in out
    assert "- id: lovell-2011-pipelines" in out and "doi: 10.5555/wf.book.1991" in out
    assert "# not found, and not every catalogue could be asked; try again later" in out
    assert "Interview" not in out
    assert "2 cited works are not in sources.yaml: 1 found, 1 not found while a catalogue could not be asked." in err
    assert not (tmp_path / "sources.yaml").exists()


def test_found_entries_are_written_and_not_asked_for_again(services: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    """With --write the registry holds the entry, its evidence as comments, and the next run passes it over."""
    (tmp_path / "a.md").write_text(ARTICLE, "utf-8")
    assert run("sources", "find", "a.md", "--write", *services)[0] == 0
    text = (tmp_path / "sources.yaml").read_text("utf-8")
    assert "# note 1: Ada Lovell, Bo Ng, Pipelines and Power" in text
    assert [entry.id for entry in load_registry(tmp_path / "sources.yaml")] == ["lovell-2011-pipelines"]
    _, out, err = run("sources", "find", "a.md", *services)
    assert "Pipelines" not in out and "1 cited works" in err


def test_a_service_that_does_not_exist_is_named(run: Run, tmp_path: Path) -> None:
    """A mistyped service is a usage error that lists those there are."""
    (tmp_path / "a.md").write_text(ARTICLE, "utf-8")
    code, _, err = run("sources", "find", "a.md", "--service", "crosref=http://127.0.0.1:9")
    assert code == 2 and "crossref, doi.org, openalex" in err
    code, _, err = run("sources", "find", "a.md", "--service", "crossref=ftp://127.0.0.1")
    assert code == 2 and "must begin with http" in err
