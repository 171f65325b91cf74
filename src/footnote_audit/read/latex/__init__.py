"""LaTeX: sources of articles and books, with the files that they take in and the works of their .bib files."""

from footnote_audit.read.latex.document import read_latex

__all__ = ["read_latex"]
