"""Notes of PDFs: at the foot of pages, overleaf, in columns, in lists; and what looks like a mark and is none."""

import pytest

from footnote_audit.model import Document, WarningCode
from footnote_audit.read import ArticleFile
from footnote_audit.read.pdf import read_pdf
from pdf_pages import Rule, Set, column, pdf_pages

Found = list[tuple[str, str | None, str]]


def _read(*pages: list[Set | Rule] | list[Set]) -> Document:
    return read_pdf(ArticleFile(uri="weir.pdf", data=pdf_pages(*pages)))


def notes(document: Document) -> Found:
    """Label, the last words before the mark, and text of each note."""
    return [(n.label, n.anchor.prefix[-16:] if n.anchor else None, n.text) for n in document.notes]


TEXT = (
    "The weir at the mill was built in the year of the",
    "flood.^{1} It has held since then, although the river",
    "rose four times,^{2} and the town that had paid for it",
    "was never paid back.",
)


def test_notes_at_the_foot() -> None:
    """A note begins with its label, goes on over its lines, and is called where the raised mark stands."""
    page = [
        *column(72, 760, *TEXT),
        *column(
            72, 100, "^{1} Town rolls, p. 4.", "^{2} See the letters of the miller, which", "fill two books.", size=8
        ),
    ]
    found = _read(page)
    assert notes(found) == [
        ("1", "ar of the flood.", "Town rolls, p. 4."),
        ("2", "rose four times,", "See the letters of the miller, which fill two books."),
    ]
    assert found.text == (
        "The weir at the mill was built in the year of the flood. It has held since then, although the river rose "
        "four times, and the town that had paid for it was never paid back."
    )
    assert found.warnings == ()


@pytest.mark.parametrize("label", ["1", "^{1}", "1.", "^{1}."])
def test_forms_of_labels(label: str) -> None:
    """A label may be raised or not, with a stop or without."""
    page = [*column(72, 760, "The weir holds.^{1}"), *column(72, 100, f"{label} Town rolls, p. 4.", size=8)]
    assert notes(_read(page)) == [("1", "The weir holds.", "Town rolls, p. 4.")]


def test_a_label_without_space() -> None:
    """A label that stands right before the note's first word, as text programs without a tab set it."""
    page = [
        *column(72, 760, "The weir holds.^{1} The lock^{2} fell."),
        *column(72, 100, "1Town rolls, p. 4.", "2Ibid., p. 5.", size=8),
    ]
    assert [(label, text) for label, _, text in notes(_read(page))] == [
        ("1", "Town rolls, p. 4."),
        ("2", "Ibid., p. 5."),
    ]


def test_a_note_goes_on_overleaf() -> None:
    """What stands over the first label at a page's foot is the end of the note before."""
    first = [
        *column(72, 760, *TEXT[:2], "and was never"),
        *column(72, 100, "^{1} Town rolls, p. 4; but the miller, who had no", size=8),
    ]
    second = [
        *column(72, 760, "paid for.^{2} The lock fell."),
        *column(72, 100, "reason to lie, says otherwise.", "^{2} Ibid., p. 5.", size=8),
    ]
    assert notes(_read(first, second)) == [
        ("1", "ar of the flood.", "Town rolls, p. 4; but the miller, who had no reason to lie, says otherwise."),
        ("2", " never paid for.", "Ibid., p. 5."),
    ]


def test_numbers_that_begin_again_on_each_page() -> None:
    """The same label on two pages is two notes, each called on its own page."""
    pages = [
        [*column(72, 760, f"The {name} holds.^{{1}}"), *column(72, 100, f"^{{1}} Rolls of the {name}.", size=8)]
        for name in ("weir", "lock", "mill")
    ]
    assert notes(_read(*pages)) == [
        ("1", f"The {name} holds.", f"Rolls of the {name}.") for name in ("weir", "lock", "mill")
    ]


def test_symbols_and_letters() -> None:
    """Signs, raised or not, and raised letters are labels too."""
    page = [
        *column(72, 760, "The weir* holds.^{†} The lock fell.^{a}"),
        *column(72, 100, "* Of oak.", "^{†} Town rolls.", "^{a} Ibid.", size=8),
    ]
    assert notes(_read(page)) == [
        ("*", "The weir", "Of oak."),
        ("†", "The weir holds.", "Town rolls."),
        ("a", ". The lock fell.", "Ibid."),
    ]


def test_several_marks_in_one_place() -> None:
    """Marks set off by a comma call a note each."""
    page = [
        *column(72, 760, "The weir holds.^{1,2}"),
        *column(72, 100, "^{1} Town rolls.", "^{2} Letters.", size=8),
    ]
    assert notes(_read(page)) == [("1", "The weir holds.", "Town rolls."), ("2", "The weir holds.", "Letters.")]


def test_marks_that_print_as_one_number() -> None:
    """Two marks with nothing between them call a note each, where both numbers follow the one before."""
    page = [
        *column(72, 760, "The lock fell.^{1} The weir holds.^{23} The pond^{4} dried up."),
        *column(72, 100, "^{1} Ibid.", "^{2} Town rolls.", "^{3} Letters.", "^{4} Maps.", size=8),
    ]
    found = [(label, text) for label, _, text in notes(_read(page))]
    assert found == [("1", "Ibid."), ("2", "Town rolls."), ("3", "Letters."), ("4", "Maps.")]
    assert {(before or "")[-15:] for _, before, _ in notes(_read(page))[1:3]} == {"The weir holds."}


def test_exponents_and_figures_are_no_marks() -> None:
    """Raised figures behind units, and those without a note, stay in the text."""
    page = [
        *column(72, 760, "The pond of 40 m^{2} and 10^{3} reeds^{1} dried up."),
        *column(72, 100, "^{1} Town rolls.", size=8),
    ]
    found = _read(page)
    assert notes(found) == [("1", "2 and 10 3 reeds", "Town rolls.")]
    assert found.text == "The pond of 40 m2 and 10 3 reeds dried up."


def test_a_mark_for_a_year() -> None:
    """A raised figure behind a year is a mark where the foot has its note."""
    page = [*column(72, 760, "The weir fell in 1987^{1} at night."), *column(72, 100, "^{1} Town rolls.", size=8)]
    assert notes(_read(page)) == [("1", "eir fell in 1987", "Town rolls.")]


def test_sizes_in_the_text_matrix() -> None:
    """Book programs write size 1 and scale the text: marks and notes are small all the same."""
    page = [
        *column(72, 760, *TEXT, matrix=True),
        *column(72, 100, "^{1} Town rolls.", "^{2} Letters.", size=8, matrix=True),
    ]
    assert [n.text for n in _read(page).notes] == ["Town rolls.", "Letters."]


def test_notes_in_the_size_of_the_text() -> None:
    """A rule sets off notes that are no smaller than the text."""
    page: list[Set | Rule] = [
        *column(72, 760, *TEXT),
        Rule(x=72, y=116, length=100),
        *column(72, 100, "1 Town rolls.", "2 Letters."),
    ]
    assert [(n.label, n.text) for n in _read(page).notes] == [("1", "Town rolls."), ("2", "Letters.")]


def test_each_column_has_its_foot() -> None:
    """Notes stand at the foot of their column, and the text goes on at the head of the next."""
    page = [
        *column(72, 760, "The weir holds,^{1} and the", "town that paid for it has"),
        *column(72, 100, "^{1} Town rolls.", size=8),
        *column(320, 760, "never been paid back, as", "the miller says.^{2}"),
        *column(320, 100, "^{2} Letters.", size=8),
    ]
    found = _read(page)
    assert found.text == "The weir holds, and the town that paid for it has never been paid back, as the miller says."
    assert notes(found) == [("1", "The weir holds,", "Town rolls."), ("2", "the miller says.", "Letters.")]
    assert found.warnings == ()


def test_a_list_of_notes_at_the_end() -> None:
    """Notes under a heading at the end are called by the marks before it, over pages."""
    text = [*column(72, 760, *TEXT)]
    end = [
        *column(72, 760, "Notes", size=16),
        *column(72, 720, "1. Town rolls, p. 4.", "2. Letters of the miller.", size=9),
    ]
    found = _read(text, end)
    assert [(n.label, n.text) for n in found.notes] == [("1", "Town rolls, p. 4."), ("2", "Letters of the miller.")]
    assert "rolls" not in found.text
    assert "Notes" not in found.text


def test_a_page_of_the_web_printed() -> None:
    """A list at the end without a heading, with what a browser prints at the edges of the page; digits set apart."""
    words = " ".join(f"Word {n}.^{{{n}}}" for n in range(1, 12))
    page = [
        Set(x=24, y=800, words="3/14/25, 8:55 AM The weir", size=8),
        *column(72, 760, words, size=7),
        *column(72, 700, *(f"{n}. Rolls {n} of the town." for n in range(1, 11)), size=11),
        Set(x=66, y=568, words="1"),
        Set(x=72.6, y=568, words="1. Letters."),
        Set(x=24, y=20, words="https://weir.example/mill 1/1", size=8),
    ]
    found = _read(page)
    assert [n.label for n in found.notes] == [str(n) for n in range(1, 12)]
    assert found.notes[10].text == "Letters."
    assert "AM" not in found.text


def test_lists_that_begin_again_with_each_chapter() -> None:
    """A list for each chapter, all at the book's end: each is called by the marks of its chapter."""
    chapters = [
        [
            *column(72, 760, f"The {name}", size=18),
            *column(72, 720, f"The {name} was built late.^{{1}} It fell", "at night^{2} and was left."),
        ]
        for name in ("weir", "lock")
    ]
    end = [
        *column(72, 780, "Notes", size=18),
        *column(72, 750, "The weir", size=13),
        *column(72, 730, "1. Weir rolls.", "2. Weir letters.", size=9),
        *column(72, 690, "The lock", size=13),
        *column(72, 670, "1. Lock rolls.", "2. Lock letters.", size=9),
    ]
    found = notes(_read(*chapters, end))
    assert found == [
        ("1", " was built late.", "Weir rolls."),
        ("2", "It fell at night", "Weir letters."),
        ("1", " was built late.", "Lock rolls."),
        ("2", "It fell at night", "Lock letters."),
    ]


def test_numbers_in_brackets() -> None:
    """Marks in brackets call the entries of a list in brackets; a year in brackets is none."""
    text = column(
        72,
        760,
        "The weir holds [1], as the town [1994] says [2].",
        "References",
        "[1] Town rolls.",
        "[2] Letters.",
        step=22,
    )
    assert notes(_read(text)) == [("1", "The weir holds", "Town rolls."), ("2", "town [1994] says", "Letters.")]


def test_a_mark_whose_note_is_lost() -> None:
    """A mark between those of its neighbours is told where no note has its label."""
    page = [
        *column(72, 760, "The weir holds.^{1} The lock fell.^{2} The mill", "burnt.^{3}"),
        *column(72, 100, "^{1} Town rolls.", "^{3} Letters.", size=8),
    ]
    found = _read(page)
    assert [(n.label, n.text) for n in found.notes] == [("1", "Town rolls."), ("2", ""), ("3", "Letters.")]
    assert WarningCode.MARK_WITHOUT_NOTE in {w.code for w in found.warnings}


def test_a_note_that_nothing_calls() -> None:
    """A note that counts on from the one before is read, though no mark calls it, and told."""
    page = [
        *column(72, 760, "The weir holds.^{1} The lock fell.^{3}"),
        *column(72, 100, "^{1} Town rolls.", "^{2} Letters.", "^{3} Ibid.", size=8),
    ]
    found = _read(page)
    assert [(n.label, n.anchor is None) for n in found.notes] == [("1", False), ("3", False), ("2", True)]
    assert [w.code for w in found.warnings if w.code is WarningCode.NOTE_WITHOUT_MARK]


def test_small_print_without_marks_is_no_note() -> None:
    """Small lines that begin with numbers are text where no mark calls them."""
    page = [
        *column(72, 760, *[t.replace("^{1}", "").replace("^{2}", "") for t in TEXT]),
        *column(72, 300, "1 mile north", "2 miles west", size=8),
    ]
    found = _read(page)
    assert found.notes == ()
    assert "2 miles west" in found.text


def test_numbers_in_round_brackets() -> None:
    """Marks in round brackets call a list that has them so, too, at the document's end."""
    text = column(72, 760, "The weir holds (1), as the town says (2).", "(1) Town rolls.", "(2) Letters.", step=22)
    assert notes(_read(text)) == [("1", "The weir holds", "Town rolls."), ("2", "as the town says", "Letters.")]
    none = column(72, 760, "The weir (1) holds and (2) is of oak.", "1. It holds.", "2. It is of oak.", step=22)
    assert _read(none).notes == ()
