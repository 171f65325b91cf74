"""WordPress: the export file of a site (WXR) and posts as its REST interface gives them."""

from footnote_audit.read.wordpress.export import read_export
from footnote_audit.read.wordpress.rest import read_post_json

__all__ = ["read_export", "read_post_json"]
