"""Word files: WordprocessingML in a ZIP container (ECMA-376, transitional and strict)."""

from footnote_audit.read.docx.reader import read_docx

__all__ = ["read_docx"]
