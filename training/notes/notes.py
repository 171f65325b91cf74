"""Whole footnotes of invented articles: commentary, signals, works, short forms, typing errors; with what each part is."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from notes import grammar, prose, talks
from notes.houses import HOUSES
from notes.records import Stock, Work
from notes.short_forms import THE_SAME, short
from notes.works import MONTHS, Printed, book, journal, people

# How often each language and house is printed.
MANNERS: tuple[tuple[str, str, float], ...] = (
    ("en", "press", 3.0), ("en", "humanities", 1.2), ("en", "english law", 3.5), ("en", "american law", 1.0), ("en", "author and year", 0.6),
    ("fr", "press", 1.6), ("fr", "humanities", 1.0), ("de", "german law", 5.0), ("de", "humanities", 1.0), ("de", "press", 0.6),
    ("it", "humanities", 1.0), ("es", "humanities", 0.7), ("pt", "humanities", 0.6), ("pt", "abnt", 0.5), ("ru", "gost", 0.8), ("ru-latn", "gost", 0.6), ("ru-latn", "press", 0.3), ("ru", "press", 0.3),
)  # fmt: skip


class PrintedNote(NamedTuple):
    """A note's text and its labelled stretches: (start, end, label, first of a work)."""

    text: str
    stretches: tuple[tuple[int, int, str, bool], ...]
    works: tuple[tuple[int, int], ...]


class _Note:
    """Collects the pieces of one note."""

    def __init__(self) -> None:
        self.text = ""
        self.stretches: list[tuple[int, int, str, bool]] = []
        self.works: list[tuple[int, int]] = []

    def add(self, text: str, label: str = "", *, begins: bool = False) -> None:
        if label and text:
            self.stretches.append((len(self.text), len(self.text) + len(text), label, begins))
        self.text += text

    def work(self, pieces: Printed) -> None:
        start, first = len(self.text), True
        for text, label in pieces:
            self.add(text, label or "OTH", begins=first)
            first = False
        self.works.append((start, len(self.text)))


class Printer:
    """Prints notes; the same seed and records give the same notes."""

    def __init__(self, stock: Stock, seed: int) -> None:
        self.stock, self.draw = stock, random.Random(seed)

    def notes(self, count: int) -> Iterator[PrintedNote]:
        weights = [w for _, _, w in MANNERS]
        while count > 0:
            language, house, _ = self.draw.choices(MANNERS, weights)[0]
            numbered = self.draw.random() < (0.6 if "law" in house else 0.12)
            for number in range(1, min(count, 12) + 1):
                yield self._note(language, house, number + self.draw.randint(0, 90) if numbered else None)
            count -= 12

    def _note(self, language: str, house: str, number: int | None) -> PrintedNote:
        note = _Note()
        if number is not None:
            note.add(f"{number}{self.draw.choice(('', '', '.', ')'))} ", "NUM")
        kind = self.draw.random()
        if kind < 0.17:
            self._comments(note, language, self.draw.choice((1, 1, 2, 3)))
        else:
            if self.draw.random() < 0.24:
                self._comments(note, language, self.draw.choice((1, 1, 2)))
                note.add(self.draw.choice((" ", " ", " ", " — " if "law" in house else " ")))
            self._citing(note, language, house)
        return _misprinted(self.draw, note)

    def _citing(self, note: _Note, language: str, house: str) -> None:
        """One run of citations, then perhaps commentary and another run."""
        draw = self.draw
        way = draw.random()
        if way < 0.08:
            self._comments(note, language, 1, closed=False)
            note.add(" (")
            self._run(note, language, house, most=2)
            note.add(draw.choice((")", ").", ").", ".)")))
            if draw.random() < 0.3 and note.text.endswith(")"):
                note.add(", ")
                said = self._sentence(language)
                note.add(said[:1].lower() + said[1:], "COM")
        elif way < 0.13:
            self._quotation(note, language)
            self._work(note, language, house, named=True)
        elif way < 0.2:
            note.add(self._filled(draw.choice(prose.LEADING[_base(language)]), language), "COM")
            note.add(" ")
            self._work(note, language, house)
        else:
            self._run(note, language, house, most=4)
        if note.text[-1] not in ".)" or draw.random() < 0.05:
            note.add(draw.choices((".", "", ".."), (0.8, 0.17, 0.03))[0])
        more = draw.random()
        if more < 0.2:
            note.add(draw.choice((" ", " ", " ", " — ", " - ")) if "law" in house else " ")
            self._comments(note, language, draw.choice((1, 1, 2)))
            if draw.random() < 0.45:
                note.add(" ")
                self._run(note, language, house, most=2, signal=0.75)
                note.add(".")
        elif more < 0.4:
            note.add(draw.choice((" — ", " – ", " - ", " ")) if "german" in house else " ")
            self._run(note, language, house, most=2, signal=0.9)
            note.add(draw.choice((".", ".", "")))

    def _run(self, note: _Note, language: str, house: str, *, most: int, signal: float = 0.45) -> None:
        draw, base = self.draw, _base(language)
        if draw.random() < 0.05:
            self._unpublished(note, language)
            return
        if draw.random() < signal:
            word = self._filled(draw.choice(prose.SIGNALS.get(language) or prose.SIGNALS[base]), language)
            at_start = not note.text.strip() or note.text.rstrip()[-1] in ".—–-" or note.text.rstrip()[-1].isdigit()
            note.add(word if at_start else word[:1].lower() + word[1:], "SIG")
            note.add(draw.choice((" ", " ", " ", ", " if base == "en" and not word.endswith((",", "see")) else " ")))
        self._work(note, language, house)
        for _ in range(draw.choices(range(most), (0.66, 0.2, 0.1, 0.04)[:most])[0]):
            joint = draw.random()
            if joint < 0.6:
                note.add("; ")
            elif joint < 0.85:
                note.add(draw.choice(("; ", "; ", ", ", " ")))
                note.add(draw.choice(prose.AND_ALSO.get(language) or prose.AND_ALSO[base]), "SIG")
                note.add(" ")
            else:
                bracketed = draw.random() < 0.25
                note.add(" (" if bracketed else draw.choice((", ", ", ", " ")))
                note.add(draw.choice(prose.THROUGH.get(language) or prose.THROUGH[base]), "SIG")
                note.add(" ")
                self._work(note, language, house)
                note.add(")" if bracketed else "")
                continue
            self._work(note, language, house)
        if draw.random() < 0.1:
            note.add(draw.choice((", ", " ", ", ")))
            note.add(self._filled(draw.choice(prose.TRAILING[base]), language), "COM")

    def _unpublished(self, note: _Note, language: str) -> None:
        """An interview or letter, or data named by themselves."""
        draw, base = self.draw, _base(language)
        if draw.random() < 0.65:
            note.add(
                self._filled(draw.choice(talks.TALKS.get(language) or talks.TALKS[base]), language), "INT", begins=True
            )
            return
        if draw.random() < 0.6:
            note.add(draw.choice(prose.SIGNALS[base][:4]), "SIG")
            note.add(" ")
        note.add(self._filled(draw.choice(talks.DATA[base]), language), "DBS", begins=True)

    def _quotation(self, note: _Note, language: str) -> None:
        """Words quoted from the work behind them."""
        draw = self.draw
        tongue = draw.choice((_base(language), _base(language), "en"))
        marks = draw.choice(_QUOTED[_base(language)])
        opening, closing = marks[0], marks[1]
        said = " ".join(
            self._filled(draw.choice(prose.SENTENCES[tongue]), tongue) for _ in range(draw.choice((1, 2, 2)))
        )
        lead = self._filled(draw.choice(prose.QUOTING[_base(language)]), language)
        note.add(f"{lead[:1].upper()}{lead[1:]}{opening}{said}{closing}", "COM")
        note.add(draw.choice((" ", ". ", " ", " – ", ", ", ", ")))

    def _work(self, note: _Note, language: str, house: str, *, named: bool = False) -> None:
        draw = self.draw
        work = self._unusual(self.stock.work(draw, language, law=named or "law" in house), language)
        if house in ("humanities", "gost") and not named and draw.random() < 0.04:
            alone = replace(work, persons=())
            style = book if house == "humanities" else journal
            note.work(
                [
                    (draw.choice(THE_SAME[language]), "REF"),
                    (" " if "ru" in language else ", ", ""),
                    *style(draw, alone, language),
                ]
            )
            return
        if draw.random() < (0.38 if "law" in house else 0.22):
            note.work(short(draw, work, language, house))
        else:
            note.work(draw.choice(HOUSES[house])(draw, work, language))

    def _unusual(self, work: Work, language: str) -> Work:
        """The work, at times with a name in its title, a bracket in it, or an author like no other."""
        draw, chance = self.draw, self.draw.random()
        if chance < 0.03:
            return replace(work, title=f"{work.title}{self._filled(draw.choice(_HONOURS), language)}")
        if chance < 0.045:
            return replace(work, title=f"{work.title} / [{self._filled(draw.choice(_MAKERS), language)}]")
        if chance < 0.06:
            return replace(
                work, persons=((draw.choice(_HANDLES)(work.persons[0] if work.persons else ("Quay", "Sea")), ""),)
            )
        if chance < 0.07:
            return replace(work, persons=((self._filled("{body} in {place} ({body})", language), ""),))
        if chance < 0.075:
            return replace(work, persons=((self._filled("{place}. {body}", language), ""),))
        return work

    def _comments(self, note: _Note, language: str, count: int, *, closed: bool = True) -> None:
        for i in range(count):
            sentence = self._sentence(language)
            note.add((" " if i else "") + (sentence if closed else sentence.rstrip(".")), "COM")

    def _sentence(self, language: str) -> str:
        base = _base(language)
        made = (
            grammar.sentence(self.draw, base, lambda t: self._filled(t, language))
            if self.draw.random() < 0.55
            else None
        )
        return made or self._filled(self.draw.choice(prose.SENTENCES[base]), language)

    def _filled(self, template: str, language: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda m: self._slot(m[1], language), template)

    def _slot(self, name: str, language: str) -> str:
        draw, base = self.draw, _base(language)
        if name in ("thing", "things"):
            return draw.choice(prose.THINGS[base][name == "things"])
        if name == "person":
            return people(
                draw, (self.stock.person(draw, language),), language, draw.choice(("first", "first", "family"))
            )[0][0]
        if name == "month":
            return draw.choice(MONTHS[language].split())
        if name == "Name":
            return self.stock.person(draw, "en")[0].title()
        if name == "field":
            return draw.choice(prose.FIELDS)
        if name == "role":
            return draw.choice(talks.ROLES[base])
        if name == "owner":
            return draw.choice(talks.OWNERS)
        if name == "place":
            return draw.choice(_TOWNS)
        if name == "body":
            return draw.choice(prose.BODIES[base])
        if name == "year":
            return str(draw.randint(1800, 2025))
        if name == "number":
            return draw.choice(
                (
                    f"{draw.randint(2, 900)}",
                    f"{draw.randint(1, 90)},{draw.randint(100, 999)}",
                    f"{draw.randint(1, 90)}.{draw.randint(1, 9)}",
                )
            )
        if name == "small":
            return str(draw.randint(1, 40))
        if name == "day":
            return f"{draw.randint(1, 28)}{'.' if base == 'de' else ''} {draw.choice(MONTHS[language].split())} {draw.randint(1850, 2025)}"
        return " ".join(self.stock.title(draw, language).split()[: draw.randint(1, 4)]).strip(" ,.:;").lower()


# What titles hold at times: names, makers in brackets.
_HONOURS = (
    ": essays in honour of {person}", ": Festschrift für {person}", ": mélanges offerts à {person}", ", with an answer by {person}", ": the life of {person}",
    ": proceedings of a meeting that was held in {place}", ": studi in onore di {person}",
)  # fmt: skip
_MAKERS = ("ed. by {person} ; transl. {person}", "{person} ... [et al.]", "red. {person} ; {person}", "text {person}")
_HANDLES: tuple[Callable[[tuple[str, str]], str], ...] = (
    lambda p: f"{p[1]}_{p[0]}".lower().replace(" ", "_").strip("_"), lambda p: f"{p[1]} {p[0]}".lower().strip(), lambda p: p[0].lower(), lambda p: f"{p[0]}{len(p[1])}",
)  # fmt: skip
_QUOTED = {
    "en": ("“”", "‘’", '""'), "fr": (("« ", " »"), "“”"), "de": ("„“", "„”", "»«", '""'), "it": ("«»", "“”"), "es": ("«»", "“”"), "pt": ("“”",), "ru": ("«»",),
}  # fmt: skip
_TOWNS = (
    "Paris", "London", "Norville", "Bergen", "Tokyo", "Ankara", "Leicester", "Moscow", "Rome", "Porto", "Lima", "Vienna", "Geneva", "Odessa", "Kiel", "Texas",
)  # fmt: skip


def _base(language: str) -> str:
    return {"ru-latn": "en"}.get(language, language)


_SLIPS = (
    (re.compile(r"(?<=[a-zà-ÿ]), (?=[A-Z])"), ","), (re.compile(r"(?<=\w)\. (?=[A-Z])"), "."), (re.compile(r", (?=\d)"), ",, "), (re.compile(r", "), "  "),
    (re.compile(r"(?<=p)\. (?=\d)"), "."), (re.compile(r"; "), ", "), (re.compile(r"[“”„]"), '"'), (re.compile(r"[‘’]"), "'"), (re.compile(r", (?=\d)"), " "),
)  # fmt: skip


def _misprinted(draw: random.Random, note: _Note) -> PrintedNote:
    """The note, one in eight with one slip of the pen; the stretches follow."""
    text, stretches, works = note.text, note.stretches, note.works
    if draw.random() < 0.13:
        pattern, printed = draw.choice(_SLIPS)
        places = list(pattern.finditer(text))
        if places:
            at = draw.choice(places)
            shift = len(printed) - (at.end() - at.start())
            text = text[: at.start()] + printed + text[at.end() :]

            def move(place: int, at: re.Match[str] = at, shift: int = shift) -> int:
                return place if place <= at.start() else max(at.start(), place + shift)

            stretches = [(move(s), move(e), label, first) for s, e, label, first in stretches]
            works = [(move(s), move(e)) for s, e in works]
    return PrintedNote(text, tuple(stretches), tuple(works))
