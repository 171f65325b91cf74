"""Org: notes by label, in place and of the old bracketed kind, as Org's syntax and its exporters read them."""

from footnote_audit.read.org.blocks import org_document, read_org

__all__ = ["org_document", "read_org"]
