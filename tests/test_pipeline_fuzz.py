"""The whole pipeline under made-up articles: never an exception but ReadError, never an offset that lies."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import STARTED
from footnote_audit import pipeline
from footnote_audit.errors import ReadError
from footnote_audit.fetch import Store
from footnote_audit.model import Audit, Options, Selector
from footnote_audit.report import from_json

_WORKS = (
    "Mira Solen, “Grain and Water”, Harbour Review, vol. 3, no. 2, March 2020, p. 7", "Ibid., p. 9", "Ibid",
    "Solen, art. cit., p. 12", "op. cit., pp. 3-2", "See also Tove Brandt, Stones of Orlo (Orlo: Quay Press, 1931)",
    "https://velmar.example/a?b=(c)", "Interview with a clerk, 31 February 2020", "doi:10.1000/xyz", "id. ; ibid.",
    "According to the council, 3,5 % of 1.000.000 in 1999-98", "Brandt (ed.), « L’eau », in Solen, 2020a, t. IV",
)  # fmt: skip
_WORDS = (
    "The port of Velmar handled 4 million tonnes of grain in 2019", "“We never saw a ship”, said Brandt", ". ", ", ",
    " of 12% (", ") ", "\n", "\n\n", "€1e9", "from 5 to 3 km", "’", "“", "”", "«", "»", "1,2,3,4", "99/99/9999", "½",
    "Year Grain Fish 2018 12 40 2019 14 38", "Table 1: Grain", "Total\t26\t78", "| a | 1 |\n| --- | --- |\n| b | 2 |",
    "<table><tr><td>a</td><td>1</td></tr></table>", "# Ports\n", "Notes\n", "1. ", "[1]", "[1] ", "¹", "[^1]",
    "[^1]: ", "<sup>", '<a href="#n1" id="r1">1</a>', '<li id="n1">', "</li>", "<p>", "-", "–", "\u00a0", "\u200f",
    "\x00", "\ue002", "\U000f0001", "ﬁ", "İ", "ß", "😀", "e\u0301", "١٢", "²", "9" * 40, "&amp;", "&#0;", "`", "*",
)  # fmt: skip
_NOTES = st.lists(st.sampled_from((*_WORKS, "; ", ". ", " ")), min_size=1, max_size=3).map("".join)
_MARKED = st.one_of(
    _NOTES.map(lambda t: f"[ref]{t}[/ref]"),
    _NOTES.map(lambda t: f"[simple_tooltip content='{t}'][1][/simple_tooltip]"),
    _NOTES.map(lambda t: f"((({t})))"),
    _NOTES.map(lambda t: f"^[{t}]"),
    _NOTES.map(lambda t: f"\n\n[^1]: {t}\n"),
    _NOTES.map(lambda t: f"\n[2] {t}\n"),
)
ARTICLES = st.lists(st.one_of(st.sampled_from(_WORDS), _MARKED, st.sampled_from(_WORKS)), max_size=25).map("".join)
TYPES = st.sampled_from(("text/plain", "text/markdown", "text/html", None))


def audited(text: str, media_type: str | None) -> Audit | None:
    """The audit of a text, its reports made as well; None where the text is refused."""
    options = Options(started=STARTED, offline=True, media_type=media_type)
    try:
        result = pipeline.audit("article", text.encode("utf-8"), options, store=Store(None))
    except ReadError:
        return None
    texts = pipeline.reports(result, ("html", "json", "markdown", "sarif", "junit"))
    assert from_json(texts["article.json"]) == result
    return result


def selectors(result: Audit) -> list[Selector]:
    """Every selector of the audit that leads into the article's text."""
    found = [s for n in result.document.notes for s in (n.anchor, n.supports, n.sentence)]
    found += [c.selector for c in result.claims]
    found += [f.selector for f in result.findings]
    return [s for s in found if s is not None]


@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ARTICLES, TYPES)
def test_any_article_is_audited_or_refused(text: str, media_type: str | None) -> None:
    """Any mix of prose, marks, notes and tables is audited; every selector quotes its place, the JSON reads back."""
    result = audited(text, media_type)
    if result is None:
        return
    for selector in selectors(result):
        assert result.document.text[selector.start : selector.end] == selector.exact
    notes = {note.index: note.text for note in result.document.notes}
    for citation in result.citations:
        for span in (*citation.commentary, *(item.span for item in citation.items)):
            assert 0 <= span.start <= span.end <= len(notes[citation.note_index])
