"""Training of the tagger: labels of tokens, printed lines, and the same bytes from the same data."""

import json
from pathlib import Path
from typing import Any

import pytest
from generated import generated
from labelling import labels, with_imprints
from latin_letters import latin
from packing import packed
from train_citations import SETS, gold, train

from footnote_audit.parse.tagging.tokens import tokens


def _row(pieces: list[tuple[str, str | None]], fields: dict[str, Any]) -> dict[str, Any]:
    text, spans = "", []
    for printed, label in pieces:
        if label:
            spans.append([len(text), len(text) + len(printed), label])
        text += printed
    return {"text": text, "labels": spans, "fields": fields, "lang": "en"}


ROW = _row(
    [
        ("Marlow, A.", "author"), (" ", None), ("(2009).", "date"), (" ", None), ("Salt and rope in the harbour.", "title"),  # noqa: E501
        (" ", None), ("Harbour Review,", "container-title"), (" ", None), ("vol. 41, no. 2,", "volume"), (" ", None),
        ("pp. 139-50.", "page"),
    ],
    {
        "author": [{"family": "Marlow", "given": "A."}], "title": "Salt and rope in the harbour", "volume": "41",
        "issue": "2", "page": "139-150", "container-title": "Harbour Review", "publisher": "Quay Press",
        "publisher-place": "Velmar",
    },
)  # fmt: skip


def test_a_volume_span_is_parted() -> None:
    """Volume and issue in one span get labels of their own, their words with them; no token is left over."""
    found = tokens(ROW["text"])
    given = labels(found, ROW)
    by_label = {label: " ".join(t.text for t, g in zip(found, given, strict=True) if g == label) for label in given}
    assert by_label["volume"] == "vol . 41 ,"
    assert by_label["issue"] == "no . 2 ,"
    assert by_label["page"] == "pp . 139 - 50 ."
    assert len(given) == len(found)


def test_printed_lines_are_the_same_each_time() -> None:
    """The same records give the same lines, and every label's span holds text."""
    first, second = list(generated([ROW], 40)), list(generated([ROW], 40))
    assert first == second
    assert all(line["text"][a:b] for line in first for a, b, _ in line["labels"])


def test_printed_lines_are_of_many_styles() -> None:
    """Press, report and book styles in Latin and Cyrillic letters print every field that they should teach."""
    made = list(generated([ROW], 400))
    given = {label for line in made for _, _, label in line["labels"]}
    assert given >= {
        "author", "title", "container-title", "date", "volume", "issue", "page", "locator", "publisher",
        "publisher-place", "URL", "DOI", "editor", "edition", "genre", "note", "number", "citation-number",
    }  # fmt: skip
    assert {line["lang"] for line in made} == {"en", "fr", "de", "it", "es", "pt", "ru"}
    russian = [line["text"] for line in made if line["lang"] == "ru"]
    assert any(text.isascii() for text in russian) or any("а" not in text for text in russian)


def test_russian_is_written_in_latin_letters() -> None:
    """Each scheme has a letter for every Cyrillic one, capitals stay, labels too."""
    pieces = [("Щукин Ю.", "author"), (" ", None), ("Объезд", "title")]
    assert latin(pieces, 0) == [("Shchukin Iu.", "author"), (" ", None), ("Ob”ezd", "title")]
    assert latin(pieces, 1)[0] == ("Ščukin Ju.", "author")
    assert latin(pieces, 2)[2] == ("Obezd", "title")


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (". Velmar: Quay Press, ", {"publisher-place": "Velmar", "publisher": "Quay Press"}),
        (". Quay Press. ", {"publisher": "Quay Press"}),
        (", ed. Jon Aske: Quay Press, ", {}),
        (". Rope and salt, ", {}),
        (". ", {}),
    ],
)
def test_imprints_that_a_set_leaves_out_are_labelled(between: str, expected: dict[str, str]) -> None:
    """What stands between title and year is place and publisher where nothing else can be meant."""
    row = _row([("Salt and rope", "title"), (between, None), ("2009", "date")], {})
    found = {label: row["text"][a:b] for a, b, label in with_imprints(row)["labels"] if label.startswith("publisher")}
    assert found == expected


def test_the_same_data_gives_the_same_model(tmp_path: Path) -> None:
    """Training twice writes the same bytes."""
    for name in SETS:
        path = tmp_path / "data" / f"{name}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(ROW) + "\n", "utf-8")
    train(gold(tmp_path / "data"), tmp_path / "one", made=30)
    train(gold(tmp_path / "data"), tmp_path / "two", made=30)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_other_files_are_no_models() -> None:
    """A file of another kind is refused in words."""
    with pytest.raises(ValueError, match="no CRFsuite model"):
        packed(b"nothing of the kind")
