"""LaTeX with the files beside it: works from .bib files, text from \\input files, and damaged or hostile sources."""

import pytest

from footnote_audit.model import Document, WarningCode
from footnote_audit.read import read

BIB = """
@string{jor = "Journal of Rivers"}
@article{lind, author = {Lind, Ada and {van den} Berg, Jr., Kees and {Ferry Board}}, title = {The {Mara} Tolls},
  journal = jor # { (old)}, year = 1901, month = mar, volume = 4, number = 2, pages = {10--20}, doi = {10.1/a\\_b}}
@Book{falk, author = "Bo Falk", title = "Stra{\\ss}en", publisher = {Orrin}, date = {1902-05-07}}
@comment{nothing}
@incollection{part, title = {A Part}, crossref = {whole}, author={Moe, Jan}}
@book{whole, title = {The Whole}, editor = {Ann Other}, year = {1903}}
@misc{broken, title = {Never closed
@online{page, title = {Page}, url = {http://example.org/a_b}, urldate = {2020-01-02}}
"""


def document(source: str, **beside: str) -> Document:
    """The source read with these files beside it; `_` in a name stands for the dot."""
    files = {name.replace("_", "."): text.encode("utf-8") for name, text in beside.items()}
    return read("article.tex", source.encode("utf-8"), beside=files.get)


def test_cited_works_come_from_the_bib_file() -> None:
    """Each key in a note carries its work, where it stands in the note's text, and the locator."""
    read_in = document(
        r"A.\footcite[see][12--14]{lind} B.\footnote{By \cite{falk, part}.} \bibliography{works}", works_bib=BIB
    )
    first, second = read_in.notes
    (lind,) = first.items
    assert first.text[lind.start : lind.end] == "lind"
    assert (lind.locator, lind.label) == ("12-14", "page")
    assert [name.family or name.literal for name in lind.item.author] == ["Lind", "Berg", "Ferry Board"]
    assert (lind.item.type, lind.item.container_title) == ("article-journal", "Journal of Rivers (old)")
    assert (lind.item.issued, lind.item.issue, lind.item.page) == ("1901-03", "2", "10-20")
    assert lind.item.DOI == "10.1/a_b"
    falk, part = second.items
    assert (falk.item.title, falk.item.issued) == ("Straßen", "1902-05-07")
    assert (part.item.title, part.item.container_title, part.item.issued) == ("A Part", "The Whole", "1903")
    assert read_in.warnings == ()


def test_an_entry_without_its_brace_costs_no_other() -> None:
    """The entry after one that is never closed is read."""
    read_in = document(r"A.\footcite{page} \addbibresource{w.bib}", w_bib=BIB)
    assert read_in.notes[0].items[0].item.URL == "http://example.org/a_b"
    assert read_in.notes[0].items[0].item.accessed == "2020-01-02"


def test_a_missing_bib_file_is_told() -> None:
    """Without the file the keys stand, with a warning that names it."""
    read_in = document(r"A.\footcite{lind}\bibliography{works}")
    assert read_in.notes[0].text == "lind"
    (warning,) = read_in.warnings
    assert warning.code is WarningCode.TEXT_INCOMPLETE
    assert "works.bib does not lie beside" in warning.message


def test_text_and_macros_of_files_taken_in() -> None:
    """Notes of an \\input file stand in their order and lead back to that file; its commands work."""
    read_in = document(
        r"\input{own}One\fn{first}. \include{two} \input{gone}",
        own_tex=r"\newcommand{\fn}[1]{\footnote{#1}}",
        two_tex="\nTwo\\fn{second}.",
    )
    assert [(n.text, n.part, n.line) for n in read_in.notes] == [("first", None, 1), ("second", "two", 2)]
    assert [w.exact for w in read_in.warnings] == ["gone"]


def test_a_file_that_takes_itself_in_ends() -> None:
    """An endless \\input is cut with a warning."""
    read_in = document(r"\input{a}", a_tex=r"x\footnote{y} \input{a}")
    assert WarningCode.TEXT_INCOMPLETE in {w.code for w in read_in.warnings}


@pytest.mark.parametrize(
    "source",
    [
        r"\def\a{\a\a}\a Text\footnote{n}",
        r"\newcommand{\d}[1]{#1#1}" + r"\d{" * 60 + "x" + "}" * 60 + r"Text\footnote{n}",
        "".join(f"\\newcommand{{\\m{chr(97 + i)}}}{{{chr(92) + 'm' + chr(98 + i)} x}}" for i in range(20))
        + r"\ma Text\footnote{n}",
        r"\emph{" * 1000 + r"Text\footnote{n}" + "}" * 1000,
        r"\begin{itemize}\item " * 1000 + r"Text\footnote{n}",
        "}" * 1000 + r"\end{x}Text\footnote{n}",
    ],
)
def test_hostile_sources_keep_their_notes(source: str) -> None:
    """Commands that expand without end and deep nesting cost no note."""
    assert "n" in [note.text for note in document(source).notes]


def test_notes_nested_a_thousand_deep() -> None:
    """Each note in a note is a note of its own."""
    assert len(document("x" + r"\footnote{a" * 1000 + "}" * 1000).notes) == 1000


def test_every_prefix_of_an_article_reads() -> None:
    """A truncated source gives what is there."""
    source = (
        r"\documentclass{article}\begin{document}A\footnote[2]{b \emph{c}}\begin{tabular}{l}d & $e$ \\ \end{tabular}"
        r"\footcite[f]{g}\caption{h}\item[i] \verb|j|\url{k}\newcommand{\l}[1][m]{n}\end{document}"
    )
    for end in range(1, len(source)):
        assert read("article.tex", source[:end].encode("utf-8")).uri == "article.tex"


def test_latin_encoding_is_that_of_inputenc() -> None:
    """Bytes that are no UTF-8 are read as the preamble says, without a guess."""
    source = "\\usepackage[latin2]{inputenc}\nŁódź\\footnote{ż}".encode("iso8859-2")
    read_in = read("article.tex", source)
    assert read_in.notes[0].text == "ż"
    assert read_in.warnings == ()
