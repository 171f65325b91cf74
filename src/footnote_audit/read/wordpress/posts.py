"""Posts of WordPress, wherever they were found, as one document.

Each post is a heading of the first rank (its title) with its content under it, in the order of the file; the notes that
WordPress keeps in a post's meta data (the block `core/footnotes`) follow their post. Content is as the editor stored
it: HTML with shortcodes and block comments, or paragraphs set off by blank lines.
"""

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from footnote_audit.model import CslItem, Document
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.html import html_document
from footnote_audit.read.joined_pages import Page, joined
from footnote_audit.read.raw import Raw
from footnote_audit.read.stitched import Stitching, Traced
from footnote_audit.read.wordpress.json_strings import json_strings, unescaped

_HAS_BLOCKS = re.compile(r"<!-- /?wp:|<(?:p|div|section|article|body)\b", re.I)
_BLOCK = re.compile(
    r"\s*</?(?:h[1-6]|ul|ol|li|dl|table|blockquote|pre|figure|hr|form|address|t[rdh]|script|style)\b", re.I
)
# What stands for itself in text and not in HTML.
_MARKUP_SIGN = re.compile(r"&(?:#\w{1,8}|\w{1,32});|[&<>]")
_BLANK = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+|\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post: its title, its content as stored, its notes as stored (JSON), and what the file says of it."""

    title: Traced
    content: Traced
    footnotes: Traced | None
    item: CslItem


def posts_document(file: ArticleFile, whole: Raw, posts: Sequence[Post]) -> Document:
    """The posts as one document; its own record is that of a single post, or none."""
    stitching = Stitching(whole)
    pages = []
    for number, post in enumerate(posts):
        start = stitching.length
        _lay_out(stitching, post)
        pages.append(Page(name=f"post-{number}", start=start, end=stitching.length))
    document = html_document(joined(file, stitching.raw(file), pages), keep_furniture=file.keep_furniture)
    item = posts[0].item if len(posts) == 1 else CslItem(type="webpage", language=posts[0].item.language)
    return replace(document, item=item, language=item.language or document.language)


def _lay_out(stitching: Stitching, post: Post) -> None:
    if post.title.text.strip():
        at = post.title.origin(0)
        stitching.put("<h1>", at)
        _lay_out_title(stitching, post.title)
        stitching.put("</h1>\n", at)
    _lay_out_content(stitching, post.content)
    if post.footnotes is not None:
        _lay_out_footnotes(stitching, post.footnotes, post.content.text)


def _lay_out_title(stitching: Stitching, title: Traced) -> None:
    """The title's characters as HTML: some versions store them as HTML, others as text."""
    done = 0
    for sign in _MARKUP_SIGN.finditer(title.text):
        stitching.weave(title.part(done, sign.start()))
        stitching.put(html.escape(html.unescape(sign.group()), quote=False), title.origin(sign.start()))
        done = sign.end()
    stitching.weave(title.part(done, len(title.text)))


def _lay_out_content(stitching: Stitching, content: Traced) -> None:
    """Content with blocks as it is; other content with its paragraphs set off by tags, as WordPress shows it."""
    text = content.text
    if _HAS_BLOCKS.search(text):
        stitching.weave(content)
        return
    start = 0
    for blank in _BLANK.finditer(text):
        if text[start : blank.start()].strip():
            plain = not _BLOCK.match(text, start)
            if plain:
                stitching.put("<p>", content.origin(start))
            stitching.weave(content.part(start, blank.start()))
            stitching.put("</p>\n" if plain else "\n", content.origin(max(start, blank.start() - 1)))
        start = blank.end()


def _lay_out_footnotes(stitching: Stitching, stored: Traced, content: str) -> None:
    """The notes of a post's meta data as the list that the block core/footnotes shows."""
    notes = [(key, note) for key, note in _footnotes(stored) if f'id="{key}"' not in content]
    if not notes:
        return
    at = stored.origin(0)
    stitching.put('<ol class="wp-block-footnotes">', at)
    for key, note in notes:
        stitching.put(f'<li id="{html.escape(key)}">', note.origin(0))
        stitching.weave(note)
        stitching.put(f' <a href="#{html.escape(key)}-link">↩︎</a></li>\n', note.origin(len(note.text)))
    stitching.put("</ol>\n", at)


def _footnotes(stored: Traced) -> Iterator[tuple[str, Traced]]:
    """The notes in the JSON of a post's meta data: id and content; nothing where the JSON is damaged."""
    try:
        json.loads(stored.text)
    except (ValueError, RecursionError):
        return
    entries: dict[object, dict[object, Traced]] = {}
    for path, start, end in json_strings(stored.text):
        if len(path) == 2:
            entries.setdefault(path[0], {})[path[1]] = unescaped(stored, start, end)
    for entry in entries.values():
        if "id" in entry and "content" in entry:
            yield (entry["id"].text, entry["content"])
