"""The source lines of tables in web pages."""

import pytest

from footnote_audit.read import read

TABLE = "<table><tr><th>Year</th><th>Ships</th></tr><tr><td>1931</td><td>40</td></tr></table>"


@pytest.mark.parametrize(
    ("behind", "source"),
    [
        ("<p>Quelle: Hafenamt, 1933.</p><p>It rose.</p>", "Quelle: Hafenamt, 1933."),
        ("<p>It rose.</p><p>It sank.</p><p>Source: port office.</p>", None),
        ("<p>Sources differ on this.</p>", None),
    ],
)
def test_the_line_right_behind_a_table_names_its_source(behind: str, source: str | None) -> None:
    """Only a line that begins with the word for source and stands beside the table counts."""
    page = f"<html><body><p>The quay fell.</p>{TABLE}{behind}</body></html>"
    (table,) = read("page.html", page.encode(), "text/html").tables
    assert table.source == source
