"""OpenDocument texts: zipped (.odt) and flat (.fodt)."""

from footnote_audit.read.odt.reader import read_odt

__all__ = ["read_odt"]
