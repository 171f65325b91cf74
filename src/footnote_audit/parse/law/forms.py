"""What a form of citing law is, and the pieces that its patterns are made of.

In a pattern a space stands for white space and `~` for white space or nothing. The groups of a pattern are named by
what they hold, perhaps with a figure behind: `title`, `court` (who judges or legislates), `box` (reporter, official
journal), `vol`, `iss`, `page`, `no` (docket, number of the law), `date`, `year` (a year alone), `ecli`, and the cited
section, article, page or paragraph: `sec`, `art`, `at`, `para`. Patterns meet folded text (text.fold), linear in it.
"""

import re
from functools import cache
from typing import NamedTuple


class Form(NamedTuple):
    """One way of citing: the CSL type, words one of which has to stand in the text (parted by |), and the pattern.

    `sure` forms are citations wherever they stand; `parties` forms have the names of the parties before them.
    """

    kind: str
    cues: str
    pattern: str
    sure: bool = True
    parties: bool = False


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern with its shorthands written out; compiled when a text first needs it."""
    return re.compile(pattern.replace("~", r"\s?").replace(" ", r"\s"))


# "12 March 2008", "12.3.2008", "12. März 2008", "1er mars 2004", "28 de junio de 2010", "March 12, 2008".
DATE = (
    r"(?:\d{1,2}[./]~\d{1,2}[./]~\d{4}|\d{4}-\d\d-\d\d"
    r"|\d{1,2}(?:er|\.º|[.º°]|th|st|nd|rd)? (?:de )?[^\W\d_]{3,12}\.? (?:de |del )?\d{4}"
    r"|[A-Z][a-z]{2,9}\.? \d{1,2}, \d{4})"
)
YEAR = r"(?:1[6-9]\d\d|20\d\d)"
NUMBER = r"(?:[Nn](?:os?|rs?|úm|um)?\.?~[°ºo]?\.?[°º]?|№|[Nn]umber|[Nn]uméro)"
PAGE = r"\d{1,5}"
AT = r"\d{1,5}(?:-\d{1,5})?"
# A part of a law's title: anything but what ends it.
REST = r"[^,;()\[\]\"]"
SECTION = r"\d{1,5}[a-z]{0,3}(?:[.:-]\d{1,4}[a-z]?)*(?:~\((?:[a-zA-Z]{1,4}|\d{1,2})\)){0,4}"
