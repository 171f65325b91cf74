"""TEI P5: scholarly editions and articles, whole or in fragments."""

from footnote_audit.read.tei.edition import read_tei

__all__ = ["read_tei"]
