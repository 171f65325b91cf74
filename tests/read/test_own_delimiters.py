"""Delimiters that the user names hold notes as those of the table do."""

import pytest

from footnote_audit.errors import ConfigError
from footnote_audit.read import read
from footnote_audit.read.delimiters import scan
from footnote_audit.read.openers import own_delimiters


def test_own_delimiters() -> None:
    """What stands between a named pair is a note, with brackets in it balanced; without the pair it is text."""
    text = "A fell {{{One {old}.}}} and rose {{{Two.}}}."
    found = scan(text, (own_delimiters("{{{", "}}}"),))
    assert [text[slice(*one.content)] for one in found if one.content] == ["One {old}.", "Two."]
    assert scan(text) == ()


def test_own_words() -> None:
    """A pair may be words, in any case of letters."""
    text = "A fell BEGIN-NOTE One. end-note and rose."
    (found,) = scan(text, (own_delimiters("begin-note", "end-note"),))
    assert found.content is not None
    assert text[slice(*found.content)].strip() == "One."


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_named_delimiters_hold_in_every_markup(name: str) -> None:
    """Text, Markdown and HTML take the pair that the caller names."""
    text = "The quay fell{{{Port office.}}} early."
    source = f"<html><body><p>{text}</p></body></html>" if name.endswith("html") else text
    document = read(name, source.encode(), delimiters=("{{{", "}}}"))
    assert document.text.strip() == "The quay fell early."
    assert [note.text for note in document.notes] == ["Port office."]


@pytest.mark.parametrize(("opening", "closing"), [("", "}}"), ("{{", " "), ("*", "*")])
def test_pairs_that_cannot_work(opening: str, closing: str) -> None:
    """A pair that lacks a half, or is one same sign, is refused."""
    with pytest.raises(ConfigError, match="delimiters of notes"):
        own_delimiters(opening, closing)
