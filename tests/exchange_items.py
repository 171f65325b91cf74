"""Works of every kind for the tests of exchange: what a hypothesis strategy draws."""

from hypothesis import strategies as st

from footnote_audit.csl import CSL_TYPES
from footnote_audit.model import CslItem, Name

_TEXT = st.text(
    alphabet=st.sampled_from("abcZÉßñłЖ漢 \"'`{}$%&#_~^\\-–—“”,.;:()[]/<>@=+*|019\n\u00a0"), min_size=1, max_size=30
).filter(lambda text: bool(text.strip()))
_WORD = st.from_regex(r"[A-ZÉ][a-zéß]{1,8}(?:[- ][A-Z][a-z]{1,6})?", fullmatch=True)
_YEAR = st.integers(1000, 2099).map(str)
_DATE = st.one_of(
    _YEAR,
    st.tuples(_YEAR, st.integers(1, 12)).map(lambda d: f"{d[0]}-{d[1]:02}"),
    st.tuples(_YEAR, st.integers(1, 12), st.integers(1, 28)).map(lambda d: f"{d[0]}-{d[1]:02}-{d[2]:02}"),
    st.tuples(_YEAR, st.integers(21, 24)).map(lambda d: f"{d[0]}-{d[1]}"),
    st.tuples(_YEAR, _YEAR).map(lambda d: f"{min(d)}/{max(d)}"),
    st.sampled_from(["199X", "1984?", "2021-03/2021-04"]),
)
_NAME = st.one_of(
    st.builds(Name, family=_WORD, given=_WORD),
    st.builds(
        Name,
        family=_WORD,
        given=_WORD,
        particle=st.sampled_from(["von", "de la"]),
        suffix=st.sampled_from(["Jr.", "III"]),
    ),
    st.builds(Name, family=_WORD, given=_WORD, suffix=st.just("Jr.")),
    st.builds(Name, literal=_TEXT),
    st.builds(Name, family=_TEXT, given=_TEXT),
    st.builds(Name, family=_WORD),
)
_NAMES = st.lists(_NAME, max_size=3).map(tuple)


def _maybe(values: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.none() | values


ITEMS = st.builds(
    CslItem,
    type=st.sampled_from(CSL_TYPES),
    title=_TEXT,
    author=_NAMES,
    editor=_NAMES,
    translator=_NAMES,
    interviewer=_NAMES,
    container_title=_maybe(_TEXT),
    collection_title=_maybe(_TEXT),
    publisher=_maybe(_TEXT),
    publisher_place=_maybe(_WORD),
    event_place=_maybe(_WORD),
    issued=_maybe(_DATE),
    accessed=_maybe(_DATE),
    volume=_maybe(st.sampled_from(["3", "XII", "2a"])),
    issue=_maybe(st.sampled_from(["3", "1-2"])),
    number=_maybe(st.sampled_from(["7", "N 3/2"])),
    page=_maybe(st.sampled_from(["7", "139-150", "ii-x", "12, 14-16", "e123"])),
    edition=_maybe(st.sampled_from(["2", "2nd, revised"])),
    genre=_maybe(_TEXT),
    medium=_maybe(_WORD),
    archive=_maybe(_TEXT),
    archive_location=_maybe(st.sampled_from(["1901.01234", "hep-th/9901001", "Box 3"])),
    authority=_maybe(_WORD),
    language=_maybe(st.sampled_from(["en", "de-AT"])),
    note=_maybe(_TEXT),
    DOI=_maybe(st.sampled_from(["10.1000/182", "10.5555/a_b(c)<d>;2"])),
    ISBN=_maybe(st.just("978-3-16-148410-0")),
    ISSN=_maybe(st.just("1234-567X")),
    PMID=_maybe(st.just("19234567")),
    PMCID=_maybe(st.just("PMC1234567")),
    URL=_maybe(st.sampled_from(["https://example.org/a_b?c=d%20e&f#g", "http://example.org/~x"])),
)
