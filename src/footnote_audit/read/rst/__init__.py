"""reStructuredText, with docutils: plain documents and those of Sphinx."""

from footnote_audit.read.rst.document import read_rst

__all__ = ["read_rst"]
