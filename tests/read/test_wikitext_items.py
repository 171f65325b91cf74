"""Citation templates become CSL items, at their place in the note."""

import pytest

from footnote_audit.model import CslItem, EmbeddedItem, Name
from footnote_audit.read import read
from footnote_audit.text import place


def _items(note: str, rest: str = "") -> tuple[EmbeddedItem, ...]:
    return read("quay.wiki", f"Text.<ref>{note}</ref>\n\n{rest}".encode()).notes[0].items


def test_news_item() -> None:
    """A news citation gives its people, title, outlet, dates and address."""
    note = (
        "See {{cite news |last1=Malek |first1=Ida |author2=Orr, Jan |title=The [[Quay|quay]] |work=''Harbour Post'' "
        "|date=3 May 1931 |access-date=2020-01-02 |url=https://post.example/3}}."
    )
    (found,) = _items(note)
    assert found.item == CslItem(
        type="article-newspaper",
        title="The quay",
        author=(Name(family="Malek", given="Ida"), Name(family="Orr", given="Jan")),
        container_title="Harbour Post",
        issued="1931-05-03",
        accessed="2020-01-02",
        URL="https://post.example/3",
    )
    text = read("quay.wiki", f"Text.<ref>{note}</ref>".encode()).notes[0].text
    assert text[found.start : found.end].startswith("{{cite news")
    assert text[found.end :] == "."


@pytest.mark.parametrize(
    ("template", "kind", "title", "container", "issued"),
    [
        ("{{Lien web |titre=Le quai |site=Port |date=3 mai 1931 |url=https://a.example}}", "webpage", "Le quai", "Port",
         "1931-05-03"),
        ("{{Ouvrage|auteur1=Ida Malek|titre=Quais|éditeur=Môle|année=1999}}", "book", "Quais", None, "1999"),
        ("{{Article|titre=Quais|périodique=Revue|année=2001|numéro=4}}", "article-journal", "Quais", "Revue", "2001"),
        ("{{Internetquelle |url=https://a.example |titel=Der Kai |werk=Hafenblatt |datum=2012-10-19}}", "webpage",
         "Der Kai", "Hafenblatt", "2012-10-19"),
        ("{{Literatur |Autor=Ida Malek |Titel=Kais |Sammelwerk=Hafenblatt |Nummer=4 |Datum=1999}}", "article-journal",
         "Kais", "Hafenblatt", "1999"),
        ("{{Cita libro|apellidos=Malek|título=Muelles|año=1999}}", "book", "Muelles", None, "1999"),
        ("{{книга|автор=Малек|заглавие=Причалы|год=1999}}", "book", "Причалы", None, "1999"),
        ("{{cite journal|title=Quays|journal=Ports|date=May 2003|pages=4–9}}", "article-journal", "Quays", "Ports",
         "2003-05"),
    ],
)  # fmt: skip
def test_templates_in_several_languages(
    template: str, kind: str, title: str, container: str | None, issued: str
) -> None:
    """The main templates of several Wikipedias give the same fields."""
    (found,) = _items(template)
    item = found.item
    assert (item.type, item.title, item.container_title, item.issued) == (kind, title, container, issued)


def test_page_of_a_book_is_a_locator() -> None:
    """Pages in a citation of a book are where the note points, not what the book spans."""
    (found,) = _items("{{cite book|last=Malek|title=Quays|year=1999|page=12}}")
    assert (found.locator, found.label, found.item.page) == ("12", "page", None)


def test_short_citation_leads_to_the_work() -> None:
    """Author and year give the work that the page cites in full, with the page of the short citation."""
    (found,) = _items("{{harvnb|Malek|1999|p=12}}", "* {{cite book|last=Malek|first=Ida|title=Quays|year=1999}}")
    assert (found.item.title, found.locator) == ("Quays", "12")


def test_link_with_a_label_keeps_its_address() -> None:
    """A link shows its label; its address is kept as a record."""
    (found,) = _items("[https://post.example/3 Harbour Post], p. 2")
    assert (found.item.URL, found.start, found.end) == ("https://post.example/3", 0, 12)


@pytest.mark.parametrize(
    "page",
    ["<ref>" * 5000, "{{" * 5000, "{{a|[[" * 3000, "{|\n" * 3000, "<ref>" * 1000 + "a" + "</ref>" * 1000,
     "{{a|" * 3000 + "}}" * 3000, "<!--" * 3000, "<nowiki>" * 3000, "[http://a " * 3000, "<div a=\"" * 3000],
)  # fmt: skip
def test_brackets_left_open(page: str) -> None:
    """Thousands of brackets without their other half read as what they are, without failing."""
    document = read("quay.wiki", f"The quay fell.\n\n{page}".encode())
    assert document.text.startswith("The quay fell.")


def test_words_lead_back_to_the_page() -> None:
    """Every word has the line and column it has on the page, over wrapped lines, templates, cells and captions."""
    page = (
        "The ''quay''<ref>One.</ref> fell\nin the {{lang|de|Herbst}} autumn &amp; <nowiki>[[rose]]\nagain</nowiki>\n\n"
        "[[File:a.jpg|thumb|A [[pier|jetty]]<ref>Two.</ref>]]\n{|\n| style=x | toll || bridge\n|}\n"
    )
    document = read("quay.wiki", page.encode())
    for word in ("quay", "fell", "in the", "autumn", "rose", "again", "jetty", "toll", "bridge"):
        found = place(document, document.text.index(word))
        assert page.split("\n")[found.line - 1][found.column - 1 :].startswith(word)
