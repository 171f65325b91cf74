"""EPUB 2 and 3: the pages of a book in reading order, its notes wherever in the book they lie."""

from footnote_audit.read.epub.book import read_epub

__all__ = ["read_epub"]
