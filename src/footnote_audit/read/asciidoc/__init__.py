"""AsciiDoc: its footnote macros, attributes and blocks as the AsciiDoc Language documentation describes them."""

from footnote_audit.read.asciidoc.blocks import asciidoc_document, read_asciidoc

__all__ = ["asciidoc_document", "read_asciidoc"]
