"""Markdown: notes of its dialects and of shortcodes inside it, tables, quotations."""

from footnote_audit.read.markdown.blocks import read_markdown

__all__ = ["read_markdown"]
