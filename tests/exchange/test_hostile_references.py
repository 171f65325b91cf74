"""Files of works that are damaged or meant to do harm: a sentence or what can be taken, soon."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from footnote_audit.errors import ConfigError
from footnote_audit.exchange import FORMS, read_works

LIMITS = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SOUND = {
    "bibtex": '@string{a = "x"}\n@book{k, title = {A {\\"o}}, author = {Moe, Jan and {C}}, year = 1990, x = a # "y"}\n',
    "ris": "TY  - JOUR\nAU  - Moe, Jan\nTI  - A\nDA  - 2020/03/09/\nSP  - 1\nER  - \n",
    "csl-json": '[{"id": "a", "type": "book", "title": "T", "author": [{"family": "M"}], "issued": {"raw": "x"}}]',
}


@pytest.mark.parametrize("form", FORMS)
@LIMITS
@given(
    at=st.integers(0, 130),
    cut=st.integers(0, 20),
    put=st.text(alphabet='{}()"@#=,\\[]: -\n\x00éTYER019', max_size=6),
)
def test_damaged_files_give_works_or_a_sentence(form: str, at: int, cut: int, put: str) -> None:
    """A sound file with some characters changed brings no exception but ConfigError."""
    text = SOUND[form][:at] + put + SOUND[form][at + cut :]
    try:
        read_works(text.encode(), "x", form)
    except ConfigError as error:
        assert str(error).startswith("x: ")


@pytest.mark.parametrize("form", FORMS)
@LIMITS
@given(data=st.binary(max_size=200))
def test_any_bytes_give_works_or_a_sentence(form: str, data: bytes) -> None:
    """No bytes at all bring another exception."""
    try:
        read_works(data, "x", form)
    except ConfigError as error:
        assert str(error).startswith("x: ")


HOSTILE = {
    "braces.bib": "@book{k, title = " + "{" * 1_000_000,
    "entries.bib": "".join(f"@book{{k{n}, title = {{T {n}}}, author = {{Moe, Jan}}}}\n" for n in range(20_000)),
    "one_line.bib": "".join(f"@book{{k{n}, title = {{T {n}}}}} " for n in range(20_000)),
    "never_closed.bib": "@book{k, title = {\n" * 20_000,
    "long_line.bib": "@book{k, title = {" + "x" * 10_000_000 + "}}",
    "ands.bib": "".join(f"@book{{k{n}, author = {{{'a and ' * 3_000}}}}}\n" for n in range(50)),
    "strings.bib": "@string{a = {"
    + "x" * 20_000
    + "}}\n"
    + "".join(f"@misc{{k{n}, t = {'a # ' * 400} a}}\n" for n in range(500)),
    "same.bib": "@book{k, title = {T}}\n" * 20_000,
    "long_line.ris": "TY  - JOUR\nTI  - " + "x" * 10_000_000 + "\nER  - \n",
    "tails.ris": "TY  - JOUR\nTI  - x\n" + "y\n" * 500_000,
    "records.ris": "TY  - JOUR\nTI  - x\nER  - \n" * 20_000,
    "deep.json": "[" * 100_000,
    "long.json": '[{"title": "' + "x" * 10_000_000 + '"}]',
    "names.json": '[{"title": "x", "author": [' + '{"family": "a"},' * 100_000 + '{"family": "a"}]}]',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_cost_little(name: str) -> None:
    """Large and nested files are read or refused in time that grows with their length alone."""
    begun = time.process_time()
    try:
        found = read_works(HOSTILE[name].encode(), name)
        assert len(found.remarks) <= 21
    except ConfigError as error:
        assert str(error).startswith(name)
    assert time.process_time() - begun < 8


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("x.bib", b"", "empty"),
        ("x.bib", b"nothing here", "holds no BibTeX entry"),
        ("x.ris", b"nothing here", "holds no RIS record"),
        ("x.json", b"{", "not JSON"),
        ("x.json", b"[1, 2]", "holds no CSL-JSON items"),
        ("x.json", b'{"schema_version": "1.0"}', "saved audit"),
        ("x.bib", bytes(range(256)) * 40 + b"\0" * 900, "binary"),
        ("x.txt", b"words", "neither BibTeX, RIS nor CSL-JSON"),
    ],
)
def test_files_without_works_are_told(name: str, data: bytes, words: str) -> None:
    """A file that holds no work is refused with what is wrong."""
    with pytest.raises(ConfigError, match=words):
        read_works(data, name)


def test_another_encoding_is_read_and_told() -> None:
    """A file that is not UTF-8 is read as windows-1252, with a remark."""
    found = read_works("@book{k, title = {Køge}}".encode("cp1252"), "x.bib")
    assert found.items[0].title == "Køge"
    assert "windows-1252" in found.remarks[0]


@pytest.mark.parametrize(
    ("start", "kind"), [("@book{k, title={T}}", "book"), ("TY  - BOOK\nTI  - T", "book"), ('{"type": "book"}', "book")]
)
def test_a_file_without_a_telling_name_is_told_by_its_start(start: str, kind: str) -> None:
    """The form is seen from the content where the name does not say it."""
    assert read_works(start.encode(), "works").items[0].type == kind
