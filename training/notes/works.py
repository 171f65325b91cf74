"""Works printed as notes print them: press, think tank, journal, law and humanities styles, and short forms.

A printed work is a list of (text, label); an empty label is what stands between fields.
"""

import random
from collections.abc import Sequence

from notes.records import Work

Printed = list[tuple[str, str]]

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ru-latn": "yanvarya fevralya marta aprelya maya iyunya iyulya avgusta sentyabrya oktyabrya noyabrya dekabrya",
}
_QUOTES = {
    "en": ("“”", "‘’", '""', "“”"), "fr": ("«\u00a0|\u00a0»", "« | »", "“”", "«»"), "de": ("„“", "»«", "„“", '""'), "it": ("«»", "“”", "‘’"),
    "es": ("«»", "“”", '""'), "pt": ("“”", '""', "«»"), "ru": ("«»", "«»", "“”"), "ru-latn": ("“”", '""', "«»"),
}  # fmt: skip
_PAGE = {"en": "p.", "fr": "p.", "de": "S.", "it": "p.", "es": "p.", "pt": "p.", "ru": "С.", "ru-latn": "S."}
_PAGES = {"en": "pp.", "fr": "pp.", "de": "S.", "it": "pp.", "es": "pp.", "pt": "pp.", "ru": "С.", "ru-latn": "S."}
_VOLUME = {
    "en": ("vol. ", "Vol. ", "vol."), "fr": ("vol. ", "t. ", "tome "), "de": ("Bd. ", "Jg. "), "it": ("vol. ", "a. "), "es": ("vol. ", "t. "),
    "pt": ("v. ", "vol. "), "ru": ("Т. ", "т. "), "ru-latn": ("T. ", "t. "),
}  # fmt: skip
_ISSUE = {
    "en": ("no. ", "no ", "N°", "issue ", "No. "), "fr": ("n° ", "no ", "n°"), "de": ("Nr. ", "H. ", "Heft "), "it": ("n. ", "n° ", "fasc. "), "es": ("núm. ", "n.º ", "nº "),
    "pt": ("n. ", "nº "), "ru": ("№ ", "№"), "ru-latn": ("No. ", "№ "),
}  # fmt: skip
_AND = {"en": "and", "fr": "et", "de": "und", "it": "e", "es": "y", "pt": "e", "ru": "и", "ru-latn": "i"}


def language_of(draw: random.Random, note: str) -> str:
    """The language that the note's style is printed in."""
    return note if draw.random() < 0.95 else "en"


def quoted(draw: random.Random, text: str, language: str) -> Printed:
    marks = draw.choice(_QUOTES[language])
    opening, closing = marks.split("|") if "|" in marks else (marks[0], marks[-1])
    return [(opening, ""), (text, "TIT"), (closing, "")]


def people(
    draw: random.Random, persons: Sequence[tuple[str, str]], language: str, form: str, label: str = "AUT"
) -> Printed:
    """Names in one form: "first" (Ada Marlow), "initial" (A. Marlow), "last" (Marlow, Ada), "family" (Marlow)."""
    if not persons:
        return []
    done = [_person(draw, p, form) for p in persons]
    if form == "family" and len(done) > 1 and language == "de":
        return [(draw.choice(("/", "/", " / ")).join(done), label)]
    if len(done) > 2 and draw.random() < 0.2:
        return [(f"{done[0]} et al.", label)]
    joined = ", ".join(done[:-1])
    last = draw.choice(
        (f" {_AND[language]} ", f" {_AND[language]} ", ", ", " & ", ", and " if language == "en" else ", ")
    )
    return [(joined + last + done[-1] if joined else done[-1], label)]


def _person(draw: random.Random, person: tuple[str, str], form: str) -> str:
    family, given = person
    if not given or form == "family":
        return family
    if form == "initial":
        sep = draw.choice(("", " ", " "))
        return sep.join(f"{w[0]}." for w in given.replace(".", ". ").split()) + " " + family
    if form == "last":
        return f"{family}, {given}"
    return f"{given} {family}"


def date(draw: random.Random, work: Work, language: str, precision: str) -> str:
    month = MONTHS[language].split()[work.month - 1]
    if precision == "year":
        return str(work.year)
    if precision == "month":
        other = MONTHS[language].split()[work.month % 12]
        return draw.choice(
            (
                f"{month} {work.year}",
                f"{month} {work.year}",
                f"{month} – {other} {work.year}",
                f"{month[:3]}. {work.year}",
            )
        )
    if language == "en":
        return draw.choice((
            f"{work.day} {month} {work.year}", f"{month} {work.day}, {work.year}", f"{work.day} {month[:3]}. {work.year}", f"{work.day} {month} {work.year}",
            f"{month[:3]} {work.day}, {work.year}",
        ))  # fmt: skip
    if language == "de":
        return draw.choice(
            (
                f"{work.day}. {month} {work.year}",
                f"{work.day}.{work.month}.{work.year}",
                f"v. {work.day}. {month} {work.year}",
            )
        )
    if language in ("es", "pt"):
        return f"{work.day} de {month} de {work.year}"
    return f"{work.day} {month} {work.year}"


def cited(draw: random.Random, language: str, *, comma: str = ", ", always: bool = False) -> Printed:
    """A cited page, or nothing."""
    if not always and draw.random() < 0.45:
        return []
    at = draw.randint(1, 600)
    if draw.random() < 0.35:
        return [(comma, ""), (f"{_PAGES[language]} {at}{draw.choice('-–')}{at + draw.randint(1, 30)}", "PAG")]
    if draw.random() < 0.1:
        return [
            (comma, ""),
            (
                f"{_PAGE[language]} {at} {'sq.' if language == 'fr' else 'ff.' if language in ('en', 'de') else 'ss.'}",
                "PAG",
            ),
        ]
    return [(comma, ""), (f"{_PAGE[language]}{draw.choice((' ', ' ', ''))}{at}", "PAG")]


def _issue(draw: random.Random, work: Work, language: str) -> Printed:
    found: Printed = []
    if draw.random() < 0.75:
        found += [(", ", ""), (draw.choice(_VOLUME[language]) + work.volume, "VOL")]
    if draw.random() < 0.7 or not found:
        found += [(", ", ""), (draw.choice(_ISSUE[language]) + work.issue, "ISS")]
    return found


def _web(draw: random.Random, work: Work, chance: float) -> Printed:
    if draw.random() > chance:
        return []
    access: Printed = []
    if draw.random() < 0.4:
        day = date(draw, work, "en", "day")
        access = [
            (" ", ""),
            (
                draw.choice(
                    (f"(accessed {day})", f"[accessed {day}]", f"(last visited {day})", f"(consulté le {day})")
                ),
                "URL",
            ),
        ]
    return [(draw.choice((", ", " ", ", available at ", ": ")), ""), (work.url, "URL"), *access]


def press(draw: random.Random, work: Work, language: str) -> Printed:
    """Ada Marlow, “Salt”, Coastal Review, 3 May 2011."""
    form = draw.choice(("first", "first", "first", "last"))
    who = people(draw, work.persons, language, form)
    return [
        *who, *([(", ", "")] if who else []), *quoted(draw, work.title, language), (", ", ""), (work.container, "CON"),
        *(_issue(draw, work, language) if draw.random() < 0.15 else []), (", ", ""),
        (date(draw, work, language, "day"), "DAT"), *(cited(draw, language) if draw.random() < 0.3 else []), *_web(draw, work, 0.3),
    ]  # fmt: skip


def journal(draw: random.Random, work: Work, language: str) -> Printed:
    """Ada Marlow, “Salt”, Coastal Review, vol. 3, no. 4, 2011, pp. 3-9."""
    who = people(draw, work.persons, language, draw.choice(("first", "first", "initial", "last")))
    pages: Printed = (
        [(", ", ""), (f"{_PAGES[language]} {work.first}-{work.last}", "PAG")]
        if draw.random() < 0.5
        else cited(draw, language)
    )
    when = date(draw, work, language, draw.choice(("year", "year", "month")))
    link = draw.choice((", ", ", in ", ", dans " if language == "fr" else ", in "))
    title = quoted(draw, work.title, language) if draw.random() < 0.85 else [(work.title, "TIT")]
    if draw.random() < 0.2:
        return [
            *who, *([(", ", "")] if who else []), *title, (" ", ""), (work.container, "CON"), (" ", ""), (work.volume, "VOL"), (", ", ""),
            (f"no. {work.issue}", "ISS"), (" (", ""), (str(work.year), "DAT"), ("): ", ""), (f"{work.first}–{work.last}", "PAG"), *_web(draw, work, 0.2),
        ]  # fmt: skip
    return [
        *who, *([(", ", "")] if who else []), *title, (link, ""), (work.container, "CON"), *_issue(draw, work, language), (", ", ""),
        (when, "DAT"), *pages, *_web(draw, work, 0.15),
    ]  # fmt: skip


def report(draw: random.Random, work: Work, language: str) -> Printed:
    """Ada Marlow, “Salt”, Policy Paper no. 4, Washington, DC, Harbour Institute, May 2011, p. 4."""
    who = people(draw, work.persons, language, "first")
    series: Printed = [
        (", ", ""),
        (
            draw.choice(
                ("Policy Paper", "Working Paper", "Briefing", "Note de recherche", "Discussion Paper", "Report")
            ),
            "CON",
        ),
        (" ", ""),
        (f"no. {work.issue}", "ISS"),
    ]
    where: Printed = [(", ", ""), (work.place, "PLC"), (draw.choice((", ", ": ")), ""), (work.publisher, "PUB")]
    if draw.random() < 0.3:
        where = [(", ", ""), (work.publisher, "PUB")]
    title = quoted(draw, work.title, language) if draw.random() < 0.7 else [(work.title, "TIT")]
    return [
        *who, *([(", ", "")] if who else []), *title, *(series if draw.random() < 0.5 else []), *where, (", ", ""),
        (date(draw, work, language, draw.choice(("year", "month", "day"))), "DAT"), *cited(draw, language), *_web(draw, work, 0.25),
    ]  # fmt: skip


def book(draw: random.Random, work: Work, language: str) -> Printed:
    """Ada Marlow, Salt, Bergen, Fjord Press, 2011, p. 4 (or Chicago's brackets)."""
    who = people(draw, work.persons, language, draw.choice(("first", "first", "initial", "last")))
    edition: Printed = (
        [(", ", ""), (draw.choice(("2nd ed.", "2e éd.", "3. Aufl.", "rev. ed.")), "OTH")] if draw.random() < 0.1 else []
    )
    lead: Printed = [
        *who,
        *([(draw.choice((", ", ", ", ", ", " ")), "")] if who else []),
        (work.title, "TIT"),
        *edition,
    ]
    if draw.random() < 0.35:
        inner = draw.choice(((work.place, work.publisher), (work.place, ""), ("", work.publisher)))
        got: Printed = [(" (", "")]
        if inner[0]:
            got += [(inner[0], "PLC"), (": " if inner[1] else ", ", "")]
        if inner[1]:
            got += [(inner[1], "PUB"), (", ", "")]
        got += [(str(work.year), "DAT"), (")", "")]
        page: Printed = [(", ", ""), (str(work.first), "PAG")] if draw.random() < 0.6 else []
        return [*lead, *got, *page]
    where: Printed = [(", ", ""), (work.place, "PLC")] if draw.random() < 0.7 else []
    if draw.random() < 0.75 or not where:
        where += [(draw.choice((", ", ", ", " : ", ": ")) if where else ", ", ""), (work.publisher, "PUB")]
    return [*lead, *where, (", ", ""), (str(work.year), "DAT"), *cited(draw, language)]


def chapter(draw: random.Random, work: Work, language: str) -> Printed:
    who = people(draw, work.persons, language, draw.choice(("first", "first", "initial")))
    into = {
        "en": ", in ",
        "fr": draw.choice((", in ", ", dans ")),
        "de": ", in: ",
        "it": ", in ",
        "es": ", en ",
        "pt": ", in ",
        "ru": " // ",
        "ru-latn": " // ",
    }[language]
    mark = {
        "en": " (ed.)",
        "fr": " (dir.)",
        "de": " (Hrsg.)",
        "it": " (a cura di)",
        "es": " (ed.)",
        "pt": " (org.)",
        "ru": " (ред.)",
        "ru-latn": " (red.)",
    }[language]
    editors: Printed = [*people(draw, work.editors, language, "first", "EDR"), (mark, "EDR"), (", ", "")]
    title = quoted(draw, work.title, language) if draw.random() < 0.75 else [(work.title, "TIT")]
    return [
        *who, *([(", ", "")] if who else []), *title, (into, ""), *(editors if draw.random() < 0.7 else []), (work.container, "CON"), (", ", ""),
        (work.place, "PLC"), (draw.choice((", ", ": ")), ""), (work.publisher, "PUB"), (", ", ""), (str(work.year), "DAT"), *cited(draw, language),
    ]  # fmt: skip


def author_year(draw: random.Random, work: Work, language: str) -> Printed:
    """Marlow, A. (1996). Salt. Bergen: Fjord Press; or Marlow 1996, 12."""
    who = people(draw, work.persons or work.editors, language, draw.choice(("last", "family", "initial")))
    if draw.random() < 0.5:
        family = people(draw, work.persons or work.editors, language, "family")
        return [
            *family,
            (draw.choice((" ", " (", ", ")), ""),
            (str(work.year), "DAT"),
            (draw.choice((": ", ", ")), ""),
            (str(work.first), "PAG"),
        ]
    tail: Printed = [(". ", ""), (work.place, "PLC"), (": ", ""), (work.publisher, "PUB")]
    if draw.random() < 0.5:
        tail = [
            (". ", ""),
            (work.container, "CON"),
            (", ", ""),
            (work.volume, "VOL"),
            ("(", ""),
            (work.issue, "ISS"),
            ("), ", ""),
            (f"{work.first}–{work.last}", "PAG"),
        ]
    return [*who, (" (", ""), (str(work.year), "DAT"), (draw.choice(("). ", "), ")), ""), (work.title, "TIT"), *tail]


def abnt(draw: random.Random, work: Work, language: str) -> Printed:
    """LUNA, Marta. O cais. Lisboa: Onda, 1990, p. 3; as Brazilian houses print."""
    del language
    persons = work.persons or work.editors
    who: Printed = [("; ".join(f"{f.upper()}, {g}" if g else f.upper() for f, g in persons), "AUT")]
    page: Printed = [(", ", ""), (f"p. {work.first}", "PAG")] if draw.random() < 0.75 else []
    lead: Printed = [*who, (" " if who[0][0].endswith(".") else ". ", ""), (work.title, "TIT"), (". ", "")]
    if draw.random() < 0.45:
        number: Printed = [(", ", ""), (f"v. {work.volume}", "VOL"), (", ", ""), (f"n. {work.issue}", "ISS")]
        return [*lead, (work.container, "CON"), *number, *page, (", ", ""), (str(work.year), "DAT")]
    return [*lead, (work.place, "PLC"), (": ", ""), (work.publisher, "PUB"), (", ", ""), (str(work.year), "DAT"), *page]


def gost(draw: random.Random, work: Work, language: str) -> Printed:
    """Лунин А. И. Море. М.: Наука, 1980. С. 12."""
    latin = language == "ru-latn"
    persons = work.persons or work.editors
    who: Printed = [(draw.choice((", ", ", ")).join(f"{f} {g}" for f, g in persons), "AUT")]
    dash = draw.choice((" ", " – ", " — "))
    page: Printed = (
        [(f".{dash}", ""), (f"{'S' if latin else draw.choice('Сс')}. {work.first}", "PAG")]
        if draw.random() < 0.85
        else []
    )
    lead: Printed = [*who, (" ", ""), (work.title, "TIT")]
    year = str(work.year)
    if draw.random() < 0.5:
        mid: Printed = [(" // ", ""), (work.container, "CON"), (f".{dash}", ""), (year, "DAT")]
        number: Printed = (
            [(f".{dash}", ""), (f"№ {work.issue}", "ISS")]
            if draw.random() < 0.8
            else [(f".{dash}", ""), (f"{'T' if latin else 'Т'}. {work.issue}", "VOL")]
        )
        return [*lead, *mid, *number, *page]
    return [
        *lead,
        (f".{dash}", ""),
        (work.place, "PLC"),
        (draw.choice((": ", ", ")), ""),
        (work.publisher, "PUB"),
        (", ", ""),
        (year, "DAT"),
        *page,
    ]
