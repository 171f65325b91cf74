"""BibTeX and biblatex: the grammar of .bib files, their entries as CSL items, and LaTeX in values as text.

Base of the LaTeX reader and of the exchange with reference managers, which know the same files.
"""
