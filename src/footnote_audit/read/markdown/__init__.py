"""Markdown: notes of its dialects and of shortcodes inside it, tables, quotations."""

from footnote_audit.read.markdown.blocks import markdown_document, read_markdown

__all__ = ["markdown_document", "read_markdown"]
