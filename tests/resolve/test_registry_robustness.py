"""Whatever stands in a registry, reading it ends in sources or in a ConfigError, and soon."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from footnote_audit.errors import ConfigError
from footnote_audit.model import CslItem, Name, Source
from footnote_audit.resolve import load_registry, parse_registry
from footnote_audit.resolve.edtf import bounds
from footnote_audit.resolve.entries import entry_yaml, new_id
from footnote_audit.resolve.registry import is_address

SOUND = (
    "schema: sources/1\nsources:\n  - id: a\n    item: {type: book, title: T, author: [{family: B}], issued: 2020-01}\n"
    '    locations:\n      - {url: "https://a.example/x", certainty: seen}\n    aliases: [U]\n    public: true\n'
    "    findings:\n      - {text: x, by: person, date: 2020-01-01}\n"
)
LIMITS = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@LIMITS
@given(st.text(max_size=80))
@example("? [a]\n: b")
@example("<<: *a")
@example("\x00")
@example("a: \ud800")
@example("--- |\n")
@example("- - - - - -")
def test_any_text_gives_sources_or_a_config_error(text: str) -> None:
    """No text brings another exception than ConfigError."""
    try:
        assert isinstance(parse_registry(text, "R"), tuple)
    except ConfigError as error:
        assert str(error).startswith("R")


@LIMITS
@given(st.integers(0, len(SOUND)), st.integers(0, 12), st.text(alphabet="{}[]:,-?&*!|>'\"%@`#\n \ta1", max_size=4))
def test_a_damaged_registry_gives_sources_or_a_config_error(at: int, cut: int, put: str) -> None:
    """A sound registry with a few characters changed brings no other exception either."""
    try:
        parse_registry(SOUND[:at] + put + SOUND[at + cut :], "R")
    except ConfigError as error:
        assert str(error).startswith("R")


@LIMITS
@given(st.text(min_size=1, max_size=60).filter(str.strip), st.text(max_size=20))
def test_any_entry_that_is_written_reads_back(title: str, family: str) -> None:
    """A title of any characters that YAML can hold is written so that it is read back, runs of white space as one."""
    names = (Name(family=family),) if family.strip() else ()
    item = CslItem(type="book", title=title, author=names)
    source = Source(id=new_id(item, ()), item=item, resolver="registry")
    try:
        (found,) = parse_registry("schema: sources/1\nsources:\n" + entry_yaml(source), "R")
    except ConfigError:
        assert any(not c.isprintable() for c in title + family)
        return
    assert " ".join((found.item.title or "").split()) == " ".join(title.split())


@pytest.mark.parametrize("hostile", ["[" * 200_000, "{a: " * 100_000, "- " * 100_000, "a: " * 100_000, "&a " * 100_000])
def test_hostile_nesting_ends_soon(hostile: str) -> None:
    """Deep nesting is refused at a small depth and costs no time."""
    begun = time.process_time()
    with pytest.raises(ConfigError):
        parse_registry(f"schema: sources/1\nsources: {hostile}", "R")
    assert time.process_time() - begun < 2


@LIMITS
@given(st.text(alphabet="0123456789X-/.?~ab", max_size=24))
def test_any_date_is_bounded_or_refused(text: str) -> None:
    """A date has a first day no later than its last, or none at all."""
    found = bounds(text)
    assert found is None or found[0] <= found[1]


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("https://a.example", True),
        ("HTTP://user@a.example:80/x?y#z", True),
        ("http://[::1]/", True),
        ("https://пример.рф/путь", True),
        ("https://", False),
        ("https:///path", False),
        ("https://a b", False),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
    ],
)
def test_addresses_are_http_with_a_host(text: str, sound: bool) -> None:
    """Only http and https addresses with a host and without spaces are addresses."""
    assert is_address(text) is sound


def test_a_folder_named_like_a_registry_is_told(tmp_path: Path) -> None:
    """A folder in the registry's place is a ConfigError that names it."""
    (tmp_path / "sources.yaml").mkdir()
    with pytest.raises(ConfigError, match=r"sources\.yaml"):
        load_registry(tmp_path / "sources.yaml")
