"""Posts as the REST interface of WordPress gives them: /wp-json/wp/v2/posts, one post or a list."""

import html
import json
import re
from typing import Any

from footnote_audit.errors import ReadError
from footnote_audit.model import CslItem, Document, Name
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.raw import Raw, decode
from footnote_audit.read.stitched import Traced, traced
from footnote_audit.read.wordpress.json_strings import json_strings, unescaped
from footnote_audit.read.wordpress.posts import Post, posts_document

JSON = "application/json"
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_READ = frozenset(("content", "title", "meta"))
_NOTHING = Traced(text="", stretches=())


def read_post_json(file: ArticleFile) -> Document:
    """The post or posts of a JSON file as one document; raises ReadError for JSON that is none."""
    raw = decode(file, JSON)
    try:
        value = json.loads(raw.text)
    except RecursionError:
        raise ReadError(file.uri, "the JSON nests too deep; give a post of WordPress's REST interface") from None
    except ValueError as error:
        raise ReadError(file.uri, f"the JSON is damaged ({str(error)[:100]}); save it anew") from None
    records = value if isinstance(value, list) else [value]
    strings = _strings(raw, () if isinstance(value, list) else (0,))
    posts = [
        _post(record, strings.get(number, {})) for number, record in enumerate(records) if isinstance(record, dict)
    ]
    posts = [post for post in posts if post.content.text.strip()]
    if not posts:
        raise ReadError(file.uri, "the JSON is no WordPress post: it lacks content.raw and content.rendered")
    return posts_document(file, raw, posts)


def _strings(raw: Raw, prefix: tuple[int, ...]) -> dict[str | int, dict[tuple[str | int, ...], Traced]]:
    """The strings of the file that posts are read from, by the post's number and the path in it."""
    written = traced([(raw.text, 0, False)])
    found: dict[str | int, dict[tuple[str | int, ...], Traced]] = {}
    for path, start, end in json_strings(raw.text):
        number, *place = (*prefix, *path) or (0,)
        if place and len(place) <= 2 and place[0] in _READ:
            found.setdefault(number, {})[tuple(place)] = unescaped(written, start, end)
    return found


def _post(record: dict[str, Any], strings: dict[tuple[str | int, ...], Traced]) -> Post:
    def first(*paths: tuple[str, ...]) -> Traced:
        return next((strings[path] for path in paths if path in strings and strings[path].text.strip()), _NOTHING)

    content = first(("content", "raw"), ("content", "rendered"), ("content",))
    title = first(("title", "raw"), ("title", "rendered"), ("title",))
    date = _DATE.match(record["date"]) if isinstance(record.get("date"), str) else None
    link = record.get("link")
    return Post(
        title=title,
        content=content,
        footnotes=strings.get(("meta", "footnotes")),
        item=CslItem(
            type="webpage",
            title=" ".join(html.unescape(title.text).split()) or None,
            author=_authors(record),
            issued=date[0] if date else None,
            URL=link if isinstance(link, str) and link else None,
        ),
    )


def _authors(record: dict[str, Any]) -> tuple[Name, ...]:
    """The authors that a post asked for with _embed carries."""
    embedded = record.get("_embedded")
    authors = embedded.get("author") if isinstance(embedded, dict) else None
    names = [a.get("name") for a in authors if isinstance(a, dict)] if isinstance(authors, list) else []
    return tuple(Name(literal=name) for name in names if isinstance(name, str) and name)
