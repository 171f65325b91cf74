"""A note's text out of its markup: tags dropped, entities decoded, line breaks made spaces."""

import html
import re

_TAG = re.compile(r"<(?:!--.{0,2000}?--|/?[a-zA-Z][^<>]{0,500})>", re.S)
_BLOCK_TAG = re.compile(r"<(?:br|/p|/div|/li|p|div|li)\b[^<>]{0,300}>", re.I)
_BREAK = re.compile(r"[ \t\f]*\n[ \t\f\n]*")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def plain_body(markup: str) -> str:
    """The words of a note written in a shortcode or in plain text; spaces other than line breaks stay as they are."""
    text = markup
    if "<" in text:
        text = _TAG.sub("", _BLOCK_TAG.sub(" ", text))
    if "&" in text:
        text = unescape(text)
    return _BREAK.sub(" ", text).strip()


def unescape(text: str) -> str:
    """The text with complete character references decoded; a bare ampersand stays."""
    return _ENTITY.sub(lambda m: html.unescape(m.group()), text)
