"""Tells whether every footnote of an article holds."""

__version__ = "0.1.0"
