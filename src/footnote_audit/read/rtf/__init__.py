"""Rich Text Format files (RTF 1.9.1)."""

from footnote_audit.read.rtf.reader import read_rtf

__all__ = ["read_rtf"]
