"""Any text is read without an error, in time that grows with its length."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from footnote_audit.values import compare, find_values
from footnote_audit.values.tokens import LANGUAGES

_WORDS = """
    0 1 7 12 40 1.000 1,5 2014 99999 0000 ٤٠ ² $ € US$ % - – / . , ( ) [ ] ' million bn m k of the a and to between
    from half quarter third tenths twenty hundred thousand dozen May June march following since before end years km
    per day cent p. No. article S ° № vingt quatre dix et zwei hundert tausend und mille mil две трети XIXe siècle Q3
    s th er
"""
_PIECES = st.sampled_from([*_WORDS.split(), "\n", ""])
_PROSE = st.lists(_PIECES, max_size=30).flatmap(lambda p: st.sampled_from([" ".join(p), "".join(p)]))


@settings(derandomize=True, max_examples=200, deadline=None)
@given(text=st.one_of(_PROSE, st.text(max_size=80)), language=st.sampled_from([None, "xx", *LANGUAGES]))
@example(text="9" * 400, language="en")
@example(text="1." * 500 + "1", language="de")
def test_any_text_is_read(text: str, language: str | None) -> None:
    """Values lie in the text in order, their words are those at their offsets, and each compares with itself."""
    end = 0
    for value in find_values(text, language=language):
        assert end <= value.start < value.end <= len(text)
        assert text[value.start : value.end] == value.exact
        assert (value.amount is None) != (value.date is None)
        compare(value, value)
        end = value.end


@pytest.mark.parametrize("piece", ["1 ", "1-", "twenty-", "a hundred ", "a quarter of ", "2011-", "following May "])
def test_time_grows_with_length(piece: str) -> None:
    """Four times the text takes far less than sixteen times as long, whatever is repeated."""
    find_values(piece * 200, language="en")
    spent = []
    for size in (400, 1_600):
        begin = time.process_time()
        find_values(piece * size, language="en")
        spent.append(time.process_time() - begin)
    assert spent[1] < 10 * spent[0] + 0.05
