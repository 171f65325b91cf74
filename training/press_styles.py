"""Styles of engineers, libraries and law journals: one function a family of styles."""

import random

from pieces import (
    AND,
    AVAILABLE,
    EDS,
    IN,
    ISSUE,
    MONTHS,
    ONLINE,
    PAGE,
    SEEN,
    SHORT,
    VOLUME,
    Piece,
    leading,
    people_in_a_row,
    printed_day,
    printed_pages,
    quoted_title,
)
from press_pieces import PRESS, address_at_end, cited_page, people_of, place_and_house
from records import Work


def numbered(work: Work, rng: random.Random) -> list[Piece]:
    """Engineers' lists: number in brackets, initials first, days as 3-May-2014 or May 3, 2014."""
    lead: list[Piece] = [(f"[{rng.randrange(1, 90)}]", "citation-number"), (" ", None)] if rng.random() < 0.8 else []
    lead += leading(people_of(work, "initials", rng), ", ")
    month = MONTHS[work.language][work.month - 1]
    short = SHORT[work.month - 1] if work.language == "en" else month[:3] + rng.choice((".", ""))
    if work.kind in PRESS or work.kind == "article-journal":
        box: list[Piece] = [(" ", None), (work.container, "container-title")]
        if work.kind == "article-journal":
            box += [(f", {VOLUME[work.language]} ", None), (work.volume, "volume")]
            box += rng.choice(([], [(f", {ISSUE[work.language]} ", None), (work.issue, "issue")]))
            box += [(f", {PAGE[work.language][1]} ", None), (printed_pages(work, rng), "page")]
            date = f"{short} {work.year}"
        else:
            date = rng.choice((f"{work.day:02d}-{month[:3]}-{work.year}", f"{short} {work.day:02d}, {work.year}"))
        tail = address_at_end(work, rng, (rng.choice((". [Online]. Available: ", ". ")), ""), 0.3)
        return [*lead, *quoted_title(work, rng, inside=","), *box, (", ", None), (date, "date"), *tail, (".", None)]
    if work.kind == "chapter":
        people = people_in_a_row(work.editors, "initials", ", ", f" {AND[work.language]} ")
        editors: list[Piece] = (
            [(", ", None), (f"{people}, {EDS[work.language].strip('()')}", "editor")] if people else []
        )
        return [
            *lead, *quoted_title(work, rng, inside=","), (f" {IN[work.language]} ", None),
            (work.container, "container-title"), *editors, (" ", None), *place_and_house(work, rng), (", ", None),
            (str(work.year), "date"), (f", {PAGE[work.language][1]} ", None), (printed_pages(work, rng), "page"),
            (".", None),
        ]  # fmt: skip
    title: list[Piece] = quoted_title(work, rng, inside=",") if work.kind == "report" else [(work.title, "title")]
    stop = " " if work.kind == "report" else ". "
    return [
        *lead,
        *title,
        (stop, None),
        *place_and_house(work, rng),
        (", ", None),
        (str(work.year), "date"),
        (".", None),
    ]


def library(work: Work, rng: random.Random) -> list[Piece]:
    """Libraries' lists: family names in capitals, medium in brackets, date before the numbers."""
    names = people_of(work, rng.choice(("upper", "upper", "inverted")), rng)
    lead = leading(names, " " if names.endswith(".") else ". ")
    online = rng.random() < 0.5
    medium: list[Piece] = [(" ", None), (ONLINE[work.language], "note")] if online else []
    tail: list[Piece] = []
    if online:
        tail = [(". " + rng.choice(AVAILABLE[work.language]), None), (work.url, "URL")]
        if rng.random() < 0.4:
            tail += [(". ", None), (f"[{rng.choice(SEEN[work.language])}{printed_day(work, rng, 'dmy')}]", "note")]
    colon = " : " if work.language == "fr" or rng.random() < 0.3 else ": "
    if work.kind in PRESS:
        date = printed_day(work, rng, rng.choice(("dmy", "dmy", "my")))
        house: list[Piece] = [(work.publisher, "publisher"), (", ", None)] if rng.random() < 0.15 else []
        return [
            *lead, (work.title, "title"), (". ", None), (work.container, "container-title"), *medium, (". ", None),
            *house, (date, "date"), *cited_page(work, rng, ", p. "), *tail, (".", None),
        ]  # fmt: skip
    if work.kind == "article-journal":
        date = rng.choice((str(work.year), printed_day(work, rng, "my").capitalize()))
        return [
            *lead, (work.title, "title"), (". ", None), (work.container, "container-title"), *medium, (". ", None),
            (date, "date"), (f", {VOLUME[work.language].capitalize()} ", None), (work.volume, "volume"),
            (f", {rng.choice(('no ', 'n° ', ISSUE[work.language] + ' '))}", None), (work.issue, "issue"),
            (f", {PAGE[work.language][0]} ", None), (printed_pages(work, rng), "page"), *tail, (".", None),
        ]  # fmt: skip
    imprint: list[Piece] = place_and_house(work, rng, colon)
    if rng.random() < 0.06:
        imprint = [(f"[S. l.]{colon}[s. n.]", None)]
    if work.kind == "chapter":
        word = {"fr": "Dans", "es": "En", "ru": "В"}.get(work.language, "In") + colon
        people = people_in_a_row(work.editors, "upper", ", ", f" {AND[work.language]} ")
        editors = [(f"{people} {EDS[work.language]}", "editor"), (", ", None)] if people else []
        return [
            *lead, (work.title, "title"), (". ", None), (word, None), *editors, (work.container, "container-title"),
            (". ", None), *imprint, (", ", None), (str(work.year), "date"), (f", {PAGE[work.language][0]} ", None),
            (printed_pages(work, rng), "page"), (".", None),
        ]  # fmt: skip
    if work.kind == "thesis":
        imprint = [(work.genre, "genre"), (". ", None), (work.publisher, "publisher")]
    return [
        *lead,
        (work.title, "title"),
        *medium,
        (". ", None),
        *imprint,
        (", ", None),
        (str(work.year), "date"),
        *tail,
        (".", None),
    ]


def harvard(work: Work, rng: random.Random) -> list[Piece]:
    """Year in brackets and no stop behind it; where nobody signs, the outlet leads."""
    names = people_of(work, "family-initials", rng)
    press = work.kind in PRESS
    lead: list[Piece] = [(names, "author")] if names else []
    if not names and press:
        lead = [(work.container, "container-title")]
    year: list[Piece] = [(" (" if lead else "(", None), (str(work.year), "date"), (") ", None)]
    month = MONTHS[work.language][work.month - 1]
    tail: list[Piece] = []
    if rng.random() < 0.55:
        tail = [(". " + rng.choice(AVAILABLE[work.language]), None), (work.url, "URL")]
        if rng.random() < 0.3:
            tail += [
                (" (", None),
                (rng.choice(SEEN[work.language]) + printed_day(work, rng, "dmy"), "note"),
                (")", None),
            ]
    if press:
        mark = rng.choice((", ", ", ", " "))
        day = rng.choice((f"{work.day} {month}", f"{work.day} {month}", f"{month} {work.day}"))
        if work.language == "de":
            day = f"{work.day}{rng.choice(('.', ''))} {month}"
        box: list[Piece] = [(mark, None), (work.container, "container-title")] if names else []
        return [
            *lead,
            *year,
            *quoted_title(work, rng),
            *box,
            (", ", None),
            (day, "date"),
            *cited_page(work, rng, ", p. "),
            *tail,
            (".", None),
        ]
    if work.kind == "article-journal":
        return [
            *lead, *year, *quoted_title(work, rng), (", ", None), (work.container, "container-title"), (", ", None),
            (work.volume, "volume"), ("(", None), (work.issue, "issue"), (")", None),
            (rng.choice((", ", f", {PAGE[work.language][1]} ")), None), (printed_pages(work, rng), "page"), *tail,
            (".", None),
        ]  # fmt: skip
    if work.kind == "chapter":
        people = people_in_a_row(work.editors, "initials", ", ", f" {AND[work.language]} ")
        editors: list[Piece] = [(f"{people} {EDS[work.language]}", "editor"), (" ", None)] if people else []
        return [
            *lead, *year, *quoted_title(work, rng), (f", {IN[work.language]} ", None), *editors,
            (work.container, "container-title"), (". ", None), *place_and_house(work, rng),
            (f", {PAGE[work.language][1]} ", None), (printed_pages(work, rng), "page"), *tail, (".", None),
        ]  # fmt: skip
    return [*lead, *year, (work.title, "title"), (". ", None), *place_and_house(work, rng), *tail, (".", None)]


def lawyers(work: Work, rng: random.Random) -> list[Piece]:
    """English law notes: year and volume before the journal, outlet and day in brackets, address in angle brackets."""
    lead = leading(people_of(work, rng.choice(("given", "initials")), rng), ", ")
    tail: list[Piece] = [(" <", None), (work.url, "URL"), (">", None)] if rng.random() < 0.45 else []
    if tail and rng.random() < 0.4:
        tail += [(" ", None), (rng.choice(SEEN[work.language]) + printed_day(work, rng, "dmy"), "note")]
    end: Piece = (rng.choice((".", ".", "")), None)
    year: Piece = (str(work.year), "date")
    if work.kind in PRESS:
        gap = rng.choice((" (", " ("))
        order = "mdy" if work.language == "en" else "dmy"
        if rng.random() < 0.2:
            return [
                *lead, *quoted_title(work, rng), (" ", None), (work.container, "container-title"), (gap, None),
                (printed_day(work, rng, rng.choice((order, "dmy"))), "date"), (")", None), *tail, end,
            ]  # fmt: skip
        return [
            *lead, *quoted_title(work, rng), (gap, None), (work.container, "container-title"), (", ", None),
            (printed_day(work, rng, rng.choice((order, "dmy"))), "date"), (")", None), *cited_page(work, rng, " "), *tail, end,  # noqa: E501
        ]  # fmt: skip
    if work.kind == "article-journal":
        issue: list[Piece] = [("(", None), (work.issue, "issue"), (")", None)] if rng.random() < 0.25 else []
        return [
            *lead, *quoted_title(work, rng), (" (", None), year, (") ", None), (work.volume, "volume"), *issue,
            (" ", None), (work.container, "container-title"), (" ", None), (str(work.pages[0]), "page"),
            *cited_page(work, rng, ", "), *tail, end,
        ]  # fmt: skip
    house: list[Piece] = [(work.publisher, "publisher"), (rng.choice((" ", ", ")), None)]
    if work.place and rng.random() < 0.2:
        house = [*place_and_house(work, rng), (", ", None)]
    if work.kind == "chapter":
        people = people_in_a_row(work.editors, "given", ", ", f" {AND[work.language]} ")
        editors: list[Piece] = [(f"{people} {EDS[work.language]}", "editor"), (", ", None)] if people else []
        return [
            *lead, *quoted_title(work, rng), (f" {IN[work.language]} ", None), *editors,
            (work.container, "container-title"), (" (", None), *house, year, (")", None), *cited_page(work, rng, " "), *tail, end,  # noqa: E501
        ]  # fmt: skip
    title = (
        quoted_title(work, rng) if work.kind in ("report", "thesis") and rng.random() < 0.6 else [(work.title, "title")]
    )
    inside: list[Piece] = (
        [(work.genre, "genre"), (", ", None)] if work.kind in ("report", "thesis") and rng.random() < 0.5 else []
    )
    return [*lead, *title, (" (", None), *inside, *house, year, (")", None), *cited_page(work, rng, " "), *tail, end]
