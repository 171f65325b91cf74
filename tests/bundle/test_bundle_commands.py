"""From an audit to a sealed file and back: replayed offline, packed, verified, and made anew elsewhere."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from bundle.audited import GRAIN, SECRET, sources_of
from conftest import NO_SERVICES, Run
from footnote_audit.bundle import Part, write_bundle
from footnote_audit.fetch import Store


@pytest.fixture
def audited(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article and the reports of an online audit of it; the server is gone."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1793500000")
    with sources_of(tmp_path):
        options = ("--allow-private", "--out", "online", "--fail-on", "never", "--quiet")
        code, _, _ = run("audit", "article.txt", *NO_SERVICES, *options)
    assert code == 0
    return tmp_path


def reports(folder: Path) -> dict[str, bytes]:
    """The reports of a folder by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def held(path: Path) -> dict[str, bytes]:
    """The files of a bundle below data/."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith("bundle/data/")]
        return {name.removeprefix("bundle/data/"): archive.read(name) for name in names}


def sources(path: Path) -> dict[str, Any]:
    """The list of sources in a bundle, by id."""
    return {row["id"]: row for row in json.loads(held(path)["sources.json"])}


def test_an_offline_run_replays_the_audit(audited: Path, run: Run) -> None:
    """Pages, moves, walls and failures come out of the store in the same words: reports are the same, byte for byte."""
    outcomes = {
        s["source_id"]: s["outcome"] for s in json.loads(reports(audited / "online")["article.json"])["snapshots"]
    }
    assert outcomes == {"grain": "ok", "stones": "ok", "weir": "ok", "okland": "ok", "silt": "unreachable"}
    options = ("article.txt", "--offline", *NO_SERVICES, "--allow-private", "--fail-on", "never", "--quiet")
    for out in ("once", "twice"):
        assert run("audit", *options, "--out", out)[0] == 0
    once = reports(audited / "once")
    assert once == reports(audited / "twice")
    # The one difference to the online run is the option itself.
    was = once["article.json"].replace(b'"offline": true', b'"offline": false')
    assert was == reports(audited / "online")["article.json"]


def test_a_saved_audit_is_packed_with_all_it_rests_on(audited: Path, run: Run) -> None:
    """Article, registry, reports, copies and their records are in the file, and its seal is printed."""
    code, out, err = run("bundle", "online/article.json", "-o", "b.zip")
    assert code == 0 and "sealed as sha256:" in out
    found = held(audited / "b.zip")
    folder = "audits/1-article/"
    assert found[f"{folder}article/article.txt"] == (audited / "article.txt").read_bytes()
    assert found[f"{folder}registry/sources.yaml"] == (audited / "sources.yaml").read_bytes()
    assert found[f"{folder}audit.json"] == (audited / "online" / "article.json").read_bytes()
    packed = {name.removeprefix(f"{folder}report/"): data for name, data in found.items() if "/report/" in name}
    online = reports(audited / "online")
    assert {name: packed[name] for name in online} == online
    rows = sources(audited / "b.zip")
    assert {name for name, row in rows.items() if row["path"]} == {"grain", "stones", "weir"}
    assert found[rows["grain"]["path"]] == GRAIN
    assert found[rows["weir"]["path"]] == (audited / "weir.txt").read_bytes()
    assert "Not packed: okland: the source is not public" in err


def test_private_sources_are_listed_and_stay(audited: Path, run: Run) -> None:
    """The digest of a private source is in the list; its bytes are nowhere in the bundle."""
    run("bundle", "online/article.json", "-o", "b.zip")
    row = sources(audited / "b.zip")["okland"]
    assert (row["public"], row["path"], len(row["digest"])) == (False, None, 64)
    assert [name for name, data in held(audited / "b.zip").items() if data == SECRET.encode()] == []
    assert [name for name in held(audited / "b.zip") if row["digest"][2:] in name] == []


def test_a_bundle_is_verified_and_rebuilt_elsewhere(
    audited: Path, run: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On another machine the file proves unaltered, and the audit made anew from it gives the same reports."""
    (audited / "sources.yaml").write_text((audited / "sources.yaml").read_text().replace("    public: false\n", ""))
    run("audit", "article.txt", "--offline", "--out", "again", "--fail-on", "never", "--quiet")
    _, out, _ = run("bundle", "again/article.json", "-o", "b.zip")
    seal = out.strip().rpartition("sha256:")[2]
    away = tmp_path_factory.mktemp("away")
    (audited / "b.zip").rename(away / "b.zip")
    for path in audited.rglob("*"):
        if path.is_file():
            path.unlink()
    monkeypatch.chdir(away)
    code, out, err = run("verify", "b.zip", "--seal", f"sha256:{seal.upper()}", "--out", "here")
    assert (code, err) == (0, "")
    assert "unaltered" in out and "gives the same reports, byte for byte" in out
    store = Store(away / "here" / "store")
    grain = json.loads((away / "here" / "sources.json").read_text())[0]
    kept = store.latest(grain["uri"])
    assert kept is not None and store.body(kept.digest) == GRAIN
    store.close()
    code, _, err = run("verify", "b.zip", "--out", "here")
    assert code == 2 and "something lies there already" in err


def test_the_same_audit_gives_the_same_bundle(audited: Path, run: Run) -> None:
    """Two bundles of one audit are equal, byte for byte."""
    for name in ("a.zip", "b.zip"):
        assert run("bundle", "online/article.json", "-o", name)[0] == 0
    assert (audited / "a.zip").read_bytes() == (audited / "b.zip").read_bytes()


def test_an_article_is_audited_from_the_copies(audited: Path, run: Run) -> None:
    """Given an article, the bundle holds an offline audit of it; given beside its saved audit, it is that one's."""
    assert run("bundle", "article.txt", "-o", "a.zip")[0] == 0
    saved = json.loads(held(audited / "a.zip")["audits/1-article/audit.json"])
    assert saved["options"]["offline"] is True
    assert run("verify", "a.zip", "--out", "a")[0] == 0
    (audited / "moved").mkdir()
    (audited / "article.txt").rename(audited / "moved" / "article.txt")
    code, _, err = run("bundle", "online/article.json", "-o", "b.zip")
    assert code == 3 and "is not there as it was audited" in err
    assert run("bundle", "online/article.json", "moved/article.txt", "-o", "b.zip")[0] == 0
    assert len([name for name in held(audited / "b.zip") if name.endswith("/audit.json")]) == 1


@pytest.mark.usefixtures("audited")
def test_what_is_packed_is_not_written_over(run: Run) -> None:
    """The bundle never takes the place of a file that goes into it, and a folder that is not there is told."""
    code, _, err = run("bundle", "article.txt", "-o", "./article.txt")
    assert code == 2 and "one of the files to pack" in err
    code, _, err = run("bundle", "article.txt", "-o", "nowhere/b.zip")
    assert code == 2 and "the bundle cannot be written" in err


def test_an_altered_bundle_is_told(audited: Path, run: Run) -> None:
    """Exit code 1 and the name of what was changed; another seal is told too; no bundle is exit code 3."""
    run("bundle", "online/article.json", "-o", "b.zip")
    assert run("verify", "b.zip", "--seal", "0" * 64)[0] == 1
    with zipfile.ZipFile(audited / "b.zip") as archive, zipfile.ZipFile(audited / "c.zip", "w") as forged:
        for entry in archive.infolist():
            data = archive.read(entry)
            forged.writestr(entry, data.replace(b"4 million", b"9 million") if "article/" in entry.filename else data)
    code, out, _ = run("verify", "c.zip", "--out", "unpacked")
    assert code == 1
    assert "changed: data/audits/1-article/article/article.txt" in out
    assert not (audited / "unpacked").exists()
    code, out, err = run("verify", "article.txt")
    assert (code, out) == (3, "") and "it is no bundle" in err


def test_copies_that_are_gone_are_told(audited: Path, run: Run) -> None:
    """A local file that was changed since, and a copy that is lost, are named and left out; the bundle is made."""
    (audited / "weir.txt").write_text("The weir broke.")
    store = Store(audited / "lost")
    store.close()
    code, _, err = run("bundle", "online/article.json", "-o", "b.zip", "--store", "lost")
    assert code == 0
    for name in ("grain", "stones", "weir"):
        assert f"Not packed: {name}: its copy is no longer there, or was changed." in err
    code, _, err = run("verify", "b.zip", "--out", "here")
    assert code == 0 and "may be why" in err


def test_a_store_is_repaired_by_a_command(audited: Path, run: Run) -> None:
    """A damaged index is told by every command that needs it, and mended by one."""
    (audited / ".footnote-audit" / "index.sqlite").write_bytes(b"no database" * 1000)
    code, _, err = run("audit", "article.txt", "--offline", "--out", "x", "--quiet")
    assert code == 2 and "footnote-audit store repair .footnote-audit" in err
    code, out, _ = run("store", "repair")
    assert code == 0 and out.startswith(".footnote-audit: ")
    assert run("audit", "article.txt", "--offline", "--out", "x", "--fail-on", "never", "--quiet")[0] == 0
    code, _, err = run("store", "repair", "nowhere")
    assert code == 2 and "there are no copies" in err


HERE = "audits/1-x/"


@pytest.mark.parametrize(
    ("files", "code", "words"),
    [
        ({}, 0, ""),
        ({"sources.json": b"[" * 100_000}, 0, ""),
        ({"sources.json": b"{}", "store/index.sqlite": b"SQLite format 3"}, 3, "a database of its own"),
        ({f"{HERE}audit.json": b"{}", f"{HERE}article/a": b"", f"{HERE}report/a": b""}, 3, "no audit of a bundle"),
        ({f"{HERE}audit.json": b"[" * 100_000}, 3, "no audit of a bundle"),
        ({f"{HERE}audit.json": b"\xff"}, 3, "no audit of a bundle"),
        ({"audits": b""}, 0, ""),
        ({"a": b"", "a/b": b""}, 2, "cannot be unpacked there"),
    ],
)
def test_bundles_that_hold_no_audit_break_nothing(
    tmp_path: Path, run: Run, files: dict[str, bytes], code: int, words: str
) -> None:
    """Lists that fit say nothing about what is listed: a bundle that a stranger made ends in a sentence."""
    parts = [Part(path=path, data=data) for path, data in files.items()]
    write_bundle(tmp_path / "b.zip", parts, moment="2026-11-01T00:00:00Z", info={})
    left, _, err = run("verify", "b.zip", "--out", "here")
    assert (left, words in err) == (code, True), err


def test_files_beside_a_forged_audit_stay_in_their_folder(audited: Path, run: Run) -> None:
    """A forged list of files beside the article leads to nothing outside the bundle."""
    run("bundle", "online/article.json", "-o", "b.zip")
    (audited / "secret.bib").write_text("@book{a, title={Secret}}")
    forged = held(audited / "b.zip") | {"audits/1-article/beside/names.json": b'{"../../../../secret.bib": "refs.bib"}'}
    parts = [Part(path=path, data=data) for path, data in forged.items()]
    write_bundle(audited / "c.zip", parts, moment="2026-11-01T00:00:00Z", info={})
    assert run("verify", "c.zip", "--out", "here")[0] == 0
