"""JATS, NLM and BITS: journal articles and books as their publishers' archives keep them."""

from footnote_audit.read.jats.article import read_jats

__all__ = ["read_jats"]
