"""The registry as a file: adding, checking, listing, and beginning one for an article."""

from pathlib import Path

import pytest

from footnote_audit.errors import ConfigError
from footnote_audit.model import Citation, CitationItem, CslItem, Document, Name, NoteKind, Position, Span
from footnote_audit.resolve.nodes import MAX_BYTES
from footnote_audit.resolve.registry import load_registry, parse_registry
from footnote_audit.resolve.registry_file import (
    add_source,
    check_registry,
    insert_entries,
    source_from_fields,
)
from footnote_audit.resolve.starting import starting_registry

KEPT = """\
# Our sources.
schema:   sources/1   # the form

sources:
    # Rivers first.
    -   id: "weir"   # quoted for no reason
        item: { type: book,   title: 'The Weir' }

    # The end of the list.
"""


def test_adding_keeps_every_byte_that_was_there(tmp_path: Path) -> None:
    """An added entry stands behind the old text, which stays as it was: comments, quotes and indentation."""
    path = tmp_path / "sources.yaml"
    path.write_text(KEPT, "utf-8")
    add_source(path, source_from_fields(["https://example.org/lock", "title=The Lock: A History", "id=lock"]))
    text = path.read_text("utf-8")
    assert text.startswith(KEPT)
    weir, lock = load_registry(path)
    assert (weir.id, lock.id, lock.item.title) == ("weir", "lock", "The Lock: A History")
    assert lock.locations[0].value == "https://example.org/lock"
    assert [p.name for p in tmp_path.iterdir()] == ["sources.yaml"]


@pytest.mark.parametrize(
    "text",
    [
        "schema: sources/1\nsources: []\n",
        "schema: sources/1\nsources:\n",
        "schema: sources/1\nsources: [] # none yet\n",
        "",
        "schema: sources/1\nsources:\n- id: a\n  item:\n    type: book\n    title: T",
        "sources:\n  - id: a\n    item:\n      type: book\n      title: T\n\n# last\nschema: sources/1\n",
        "schema: sources/1\r\nsources:\r\n  - id: a\r\n    item:\r\n      type: book\r\n      title: T\r\n",
    ],
)
def test_adding_works_wherever_the_list_stands(text: str) -> None:
    """An empty list, another indentation, another order of keys and other line ends all take a new entry."""
    source = source_from_fields(["title=New", "author=Weber, Max; United Ports", "issued=1922", "type=book"])
    added = insert_entries(text, (source,), "R")
    found = parse_registry(added, "R")[-1]
    assert found.id == "weber-1922-new"
    assert found.item.author == (Name(family="Weber", given="Max"), Name(literal="United Ports"))
    assert added.count("\r\n") == (added.count("\n") if "\r\n" in text else 0)


def test_a_bad_new_entry_leaves_the_file_alone(tmp_path: Path) -> None:
    """An entry that would not be valid is refused before anything is written."""
    path = tmp_path / "sources.yaml"
    path.write_text(KEPT, "utf-8")
    for fields in (["id=weir", "title=Again"], ["title=T", "issued=sometime"], ["url=ftp://x", "title=T"]):
        with pytest.raises(ConfigError):
            add_source(path, source_from_fields(fields))
    assert path.read_text("utf-8") == KEPT


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("The Title", "neither an address nor key=value"),
        ("titel=T", "did you mean 'title'?"),
        ('{"title": ', "is not JSON"),
        ('{"author": "Weber"}', "author must be a list of names"),
    ],
)
def test_a_field_that_cannot_be_used_is_named(field: str, told: str) -> None:
    """What the command line gives wrongly is answered with what to write instead."""
    with pytest.raises(ConfigError, match=told.replace("?", r"\?")):
        source_from_fields([field])


def test_csl_json_becomes_an_entry() -> None:
    """A CSL-JSON object gives the item; a taken id gets a number behind it."""
    field = (
        '{"id": "x", "type": "book", "title": "The Weir", "author": [{"family": "Holm"}], "issued": {"raw": "1930"}}'
    )
    source = source_from_fields([field], taken=["holm-1930-weir"])
    assert (source.id, source.item.type, source.item.issued) == ("holm-1930-weir-2", "book", "1930")


def test_checking_names_missing_files_and_entries_without_a_place(tmp_path: Path) -> None:
    """`sources check` remarks on local files that are not there, works nobody can open and works nobody cites."""
    path = tmp_path / "sources.yaml"
    (tmp_path / "here.txt").write_text("text", "utf-8")
    item = "item: {type: book, title: T}"
    path.write_text(
        f"schema: sources/1\nsources:\n  - id: a\n    {item}\n    locations: [{{file: here.txt}}, {{file: gone.pdf}}]\n"
        f"  - id: b\n    {item}\n  - id: c\n    {item}\n    public: false\n",
        "utf-8",
    )
    assert [r.rpartition("entry ")[2] for r in check_registry(path).remarks] == [
        "'a': the file gone.pdf is not there; copy it there or mend the path",
        "'b': has no location; add an address or a file, so that it can be opened",
    ]
    assert "nothing in the article cites it" in check_registry(path, resolutions=()).remarks[-1]


def test_unreadable_files_are_told_with_the_next_step(tmp_path: Path) -> None:
    """A missing file, a folder, another encoding and a huge file are each answered in a sentence."""
    latin, huge = tmp_path / "latin.yaml", tmp_path / "huge.yaml"
    latin.write_bytes("schema: é".encode("latin-1"))
    huge.write_bytes(b"#" * (MAX_BYTES + 1))
    for path, told in (
        (tmp_path / "gone.yaml", "sources init"),
        (tmp_path, "sources init"),
        (latin, "not UTF-8"),
        (huge, "larger than"),
    ):
        with pytest.raises(ConfigError, match=told):
            load_registry(path)


def test_a_starting_registry_has_one_entry_a_work() -> None:
    """Short forms and works cited twice join one entry, whose comment names the notes; the text is valid as it is."""
    weir = CslItem(
        type="book", author=(Name(family="Holm", given="Åse"),), title='The Weir: "A # Life"', issued="1930-1", URL="x"
    )
    talk = CslItem(type="interview", note="keeper of the lock", issued="1999")
    page = CslItem(type="webpage", title="Locks", URL="https://example.org/locks", DOI="10.5555/7")

    def note(number: int, item: CslItem, refers_to: str | None = None) -> Citation:
        found = CitationItem(
            id=f"n{number}.1",
            item=item,
            position=Position.SUBSEQUENT if refers_to else Position.FIRST,
            span=Span(start=0, end=1),
            confidence=1.0,
            refers_to=refers_to,
        )
        return Citation(note_index=number, kind=NoteKind.CITATION, items=(found,))

    citations = (note(1, weir), note(2, CslItem(), "n1.1"), note(3, talk), note(4, weir), note(5, page))
    document = Document(
        uri="a.txt", media_type="text/plain", digest="", language=None, item=CslItem(title="A\nB"), text=""
    )
    text = starting_registry(document, citations)
    found = parse_registry(text, "R")
    assert [s.id for s in found] == ["holm-weir", "1999-keeper", "locks"]
    assert found[0].item.title == weir.title
    assert [s.public for s in found] == [True, False, True]
    assert [loc.kind for loc in found[2].locations] == ["url", "doi"]
    assert "# notes 1, 2, 4\n" in text
    assert [s.item.title for s in found][2] == "Locks"


def test_a_starting_registry_without_works_is_valid() -> None:
    """An article that cites nothing gets an empty list."""
    document = Document(uri="a", media_type="text/plain", digest="", language=None, item=CslItem(), text="")
    assert parse_registry(starting_registry(document, ()), "R") == ()
