"""The changes that findings offer, in every report."""

import json
from dataclasses import replace
from xml.etree import ElementTree

from footnote_audit.homes import note_home
from footnote_audit.model import Audit, Change, Level
from footnote_audit.report import report
from footnote_audit.report.changes import AROUND, corrected, note_changes
from report import audits


def offering() -> Audit:
    """The full audit, its first finding at a note offering to print the note's first letter as <b>."""
    audit = audits.full()
    note = audit.document.notes[0]
    change = Change(note_index=note.index, start=0, end=1, old=note.text[0], new="<b>")
    at = next(n for n, finding in enumerate(audit.findings) if finding.note_index == note.index)
    finding = replace(audit.findings[at], changes=(change,), level=Level.ERROR)
    return replace(audit, findings=(*audit.findings[:at], finding, *audit.findings[at + 1 :]))


def test_changes_are_made_in_order_and_only_where_the_old_words_stand() -> None:
    """Changes may come in any order; one whose old words are not there is left out."""
    changes = [
        Change(note_index=1, start=6, end=7, old="c", new="C"),
        Change(note_index=1, start=3, end=3, old="", new="!"),
        Change(note_index=1, start=0, end=1, old="x", new="y"),
    ]
    assert corrected("ab, a c", changes) == "ab,! a C"


def test_the_difference_shows_some_words_around() -> None:
    """A long note is shown from some words before to some words behind the change; its corrected text is whole."""
    note = replace(audits.full().document.notes[0], text="a" * 500 + "X" + "b" * 500)
    shown = note_changes(
        [Change(note_index=note.index, start=500, end=501, old="X", new="Y")], {note.index: note_home(note, None)}
    )[0]
    assert shown.plain == f"…{'a' * AROUND}[-X-]{{+Y+}}{'b' * AROUND}…"
    assert shown.corrected == "a" * 500 + "Y" + "b" * 500


def test_the_page_and_the_summary_show_the_difference() -> None:
    """HTML marks the words that go and come, escaped; Markdown strikes and sets in bold."""
    audit = offering()
    first = audit.document.notes[0].text[0]
    assert f"<del>{first}</del><ins>&lt;b&gt;</ins>" in report(audit, "html")
    assert f"~~{first}~~**&lt;b&gt;**" in report(audit, "markdown")


def test_machines_get_the_corrected_note() -> None:
    """SARIF carries the whole corrected note, JUnit the difference, JSON the change itself."""
    audit = offering()
    note = audit.document.notes[0]
    results = json.loads(report(audit, "sarif"))["runs"][0]["results"]
    offered = [entry for r in results for entry in r.get("properties", {}).get("corrected", ())]
    assert [entry["text"] for entry in offered] == ["<b>" + note.text[1:]]
    failures = [e.text or "" for e in ElementTree.fromstring(report(audit, "junit")).iter("failure")]
    assert any(f"[-{note.text[0]}-]{{+<b>+}}" in text for text in failures)
    changes = [c for f in json.loads(report(audit, "json"))["findings"] for c in f["changes"]]
    assert changes == [
        {"note_index": note.index, "start": 0, "end": 1, "old": note.text[0], "new": "<b>", "place_id": None}
    ]
