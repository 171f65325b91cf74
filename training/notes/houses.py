"""The house styles, and the ways in which each prints a work."""

import random
from collections.abc import Callable

from notes.law_works import american_law, case, english_law, german_law
from notes.records import Work
from notes.works import Printed, abnt, author_year, book, chapter, gost, journal, press, report

Style = Callable[[random.Random, Work, str], Printed]
HOUSES: dict[str, tuple[Style, ...]] = {
    "press": (press, press, press, journal, journal, report, report, book, book, chapter),
    "humanities": (book, book, journal, chapter, book, press),
    "english law": (english_law, english_law, english_law, english_law, case),
    "american law": (american_law, american_law, book, case),
    "german law": (german_law, german_law, german_law, german_law, german_law, german_law, case),
    "author and year": (author_year,),
    "gost": (gost,),
    "abnt": (abnt,),
}
