"""PDF files: from the places of their characters to lines, paragraphs and notes."""

from footnote_audit.read.pdf.reading import read_pdf

__all__ = ["read_pdf"]
