"""HTML: linked notes, notes in place, notes listed without links, tables, the page's own record."""

from footnote_audit.read.html.page import declared_encoding, read_html

__all__ = ["declared_encoding", "read_html"]
