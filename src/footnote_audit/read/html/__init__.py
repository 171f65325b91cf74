"""HTML: linked notes, notes in place, notes listed without links, tables, the page's own record."""

from footnote_audit.read.html.page import html_document, read_html

__all__ = ["html_document", "read_html"]
