"""Lays out an Audit for its readers: HTML for editors, Markdown for mail, JSON, SARIF and JUnit for machines.

Reporters only lay out what the Audit holds; they compare, look up and decide nothing.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from footnote_audit.errors import ConfigError
from footnote_audit.model import Audit, Rule
from footnote_audit.report.html import to_html
from footnote_audit.report.json_audit import from_json, to_data, to_json
from footnote_audit.report.junit import to_junit
from footnote_audit.report.markdown import to_markdown
from footnote_audit.report.robust_links import to_robust_links
from footnote_audit.report.sarif import to_sarif
from footnote_audit.report.schema import json_schema
from footnote_audit.report.summary import Summary, failing, head, status_line, summary

__all__ = [
    "REPORTERS",
    "Reporter",
    "Rule",
    "Summary",
    "failing",
    "from_json",
    "head",
    "json_schema",
    "report",
    "status_line",
    "summary",
    "to_data",
    "to_json",
]


class Reporter(NamedTuple):
    """A form of the report: its function from Audit and rules to text, its file name's end, its media type."""

    function: Callable[[Audit, Sequence[Rule]], str]
    suffix: str
    media_type: str


REPORTERS: dict[str, Reporter] = {
    "html": Reporter(function=to_html, suffix=".html", media_type="text/html"),
    "json": Reporter(function=to_json, suffix=".json", media_type="application/json"),
    "markdown": Reporter(function=to_markdown, suffix=".md", media_type="text/markdown"),
    "sarif": Reporter(function=to_sarif, suffix=".sarif", media_type="application/sarif+json"),
    "junit": Reporter(function=to_junit, suffix=".junit.xml", media_type="application/xml"),
    "robust-links": Reporter(function=to_robust_links, suffix=".links.html", media_type="text/html"),
}


def report(audit: Audit, format: str, *, rules: Sequence[Rule] = (), reporters: dict[str, Reporter] = REPORTERS) -> str:
    """The Audit laid out in a format of `reporters`, a newline at the end; equal Audits give equal text.

    `rules` are the checks' pages, which SARIF and HTML show as help. Raises ConfigError for an unknown format.
    """
    reporter = reporters.get(format)
    if reporter is None:
        raise ConfigError(f"{format!r} is no report format{_nearest(format, reporters)}")
    return reporter.function(audit, rules)


def _nearest(format: str, reporters: dict[str, Reporter]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(format.lower(), reporters, n=1)
    guess = f": did you mean {near[0]!r}?" if near else "."
    return f"{guess} Known: {', '.join(reporters)}."
