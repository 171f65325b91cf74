"""The words of an address, and an address that was made up after it."""

import hashlib
import random
import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from footnote_audit.fetch.judging.ends import SUFFIX, path_parts
from footnote_audit.fetch.judging.wordings import ANY, bare, small_words

_WORD = re.compile(r"[^\W\d_]{3,}")


def slug_words(address: str) -> list[str]:
    """The words of the last part of an address that has any, made plain; those that are on any site are left out."""
    for part in reversed(path_parts(address)):
        made = bare(re.sub(r"[-_+.~]", " ", SUFFIX.sub("", part)))
        words = [word for word in _WORD.findall(made) if word not in small_words()[ANY]]
        if words:
            return words[:20]
    return []


def without_echo(text: str, asked: str) -> str:
    """The text without the address that was asked, which pages about nothing like to repeat."""
    path = urlsplit(asked).path
    for echo in {path, unquote(path), path.strip("/").rpartition("/")[2], unquote(path.strip("/").rpartition("/")[2])}:
        if len(echo) > 3:
            text = text.replace(echo, " ")
    return text


def sibling(address: str) -> str:
    """A made-up address of the same form beside this one, the same one every time."""
    chance = random.Random(hashlib.sha256(address.encode("utf-8", "replace")).digest())
    parts = urlsplit(address)
    query = parse_qsl(parts.query, keep_blank_values=True)
    if query and len(path_parts(address)) <= 2:
        longest = max(range(len(query)), key=lambda i: len(query[i][1]))
        query[longest] = (query[longest][0], _made_up(query[longest][1], chance))
        return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(query), ""))
    folder, _, last = parts.path.rstrip("/").rpartition("/")
    suffix = SUFFIX.search(last)
    stem, ending = (last[: suffix.start()], suffix[0]) if suffix else (last, "")
    slash = "/" if parts.path.endswith("/") else ""
    return urlunsplit(
        (parts.scheme, parts.netloc, f"{folder}/{_made_up(unquote(stem), chance)}{ending}{slash}", "", "")
    )


def _made_up(word: str, chance: random.Random) -> str:
    """A word of the same form: letters for letters, digits for digits, long enough to be nobody's."""
    made = "".join(
        chance.choice("0123456789") if c.isdigit() else chance.choice("bcdfghkmnpqrtvwxz") if c.isalpha() else c
        for c in word[:60]
        if c.isalnum() or c in "-_."
    )
    digits = made.isdigit()
    return made + "".join(chance.choice("0123456789" if digits else "bcdfghkmnpqrtvwxz") for _ in range(6))
