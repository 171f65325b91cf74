"""Names and values with white space at their edges, which a form must not take for parts of a name."""

import pytest

from footnote_audit.exchange import read_works, write_works
from footnote_audit.exchange.loss import lost_variables
from footnote_audit.model import CslItem, Name


# RIS has no braces: there a small first word is always a particle, which its losses tell.
@pytest.mark.parametrize("form", ["bibtex", "csl-json"])
@pytest.mark.parametrize("family", [" ß 0'", "\u00a0øre Bay", "\nde Solen ", " 'x y "])
def test_blanks_around_a_family_name_part_nothing(form: str, family: str) -> None:
    """A family name that begins with a blank and a small letter comes back whole, with no particle parted from it."""
    item = CslItem(id="a", type="book", title=" Quays\n", translator=(Name(family=family, given="Mira "),))
    written = write_works([item], form)
    (back,) = read_works(written.text.encode("utf-8"), f"x.{form}", form).items
    assert written.losses == () and lost_variables(item, back) == ()
    assert back.translator[0].particle is None
