"""Wikitext, the source of Wikipedia and other MediaWiki pages."""

from footnote_audit.read.wikitext.reading import read_wikitext, wikitext_document

__all__ = ["read_wikitext", "wikitext_document"]
