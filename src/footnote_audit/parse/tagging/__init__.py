"""A learned reading of single references: which words of it are authors, title, container, and so on."""
