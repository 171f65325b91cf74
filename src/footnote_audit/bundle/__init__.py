"""Bundles: an audit with all that it rests on in one sealed file, and the proof that the file is unaltered."""

from footnote_audit.bundle.layout import Part
from footnote_audit.bundle.unpacking import unpack
from footnote_audit.bundle.verifying import Verified, verify
from footnote_audit.bundle.writing import write_bundle

__all__ = ["Part", "Verified", "unpack", "verify", "write_bundle"]
