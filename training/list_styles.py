"""Works cited, author-year lists and notes of several disciplines: one function a family of styles."""

import random

from pieces import (
    AND,
    AVAILABLE,
    EDITED,
    EDS,
    IN,
    MONTHS,
    PAGE,
    SEEN,
    SHORT,
    Piece,
    leading,
    people_in_a_row,
    printed_day,
    printed_pages,
    quoted_title,
)
from press_pieces import PRESS, address_at_end, cited_page, genre_and_number, outlet_of, people_of, place_and_house
from records import Work


def philologists(work: Work, rng: random.Random) -> list[Piece]:
    """Works-cited lists and notes of the modern languages: stops or commas, "37.3 (2012)", "vol. 3, no. 2"."""
    listed = rng.random() < 0.6
    names = people_of(work, "inverted-first" if listed else "given", rng)
    stop = ". " if listed else ", "
    lead = leading(names, " " if names.endswith(".") and listed else stop)
    inside = "." if listed else ","
    if work.kind in ("article-journal", *PRESS):
        title = quoted_title(work, rng, inside=inside)
        box: list[Piece] = [(" ", None), (outlet_of(work, rng), "container-title")]
    if work.kind in PRESS:
        month = SHORT[work.month - 1] if work.language == "en" else MONTHS[work.language][work.month - 1]
        date = rng.choice(
            (f"{work.day} {month} {work.year}", printed_day(work, rng, "mdy" if work.language == "en" else "dmy"))
        )
        return [
            *lead,
            *title,
            *box,
            (", ", None),
            (date, "date"),
            *cited_page(work, rng, ", p. "),
            *address_at_end(work, rng, (", ", "")),
            (".", None),
        ]
    if work.kind == "article-journal":
        numbers = rng.choice((
            [(", vol. ", None), (work.volume, "volume"), (", no. ", None), (work.issue, "issue"), (", ", None), (str(work.year), "date")],  # noqa: E501
            [(", ", None), (work.volume, "volume"), (".", None), (work.issue, "issue"), (" (", None), (str(work.year), "date"), (")", None)],  # noqa: E501
            [(", ", None), (work.volume, "volume"), (", ", None), (work.issue, "issue"), (" (", None), (str(work.year), "date"), (")", None)],  # noqa: E501
            [(", ", None), (work.volume, "volume"), (", ", None), (str(work.year), "date")],
        ))  # fmt: skip
        pages: list[Piece] = [
            (f", {rng.choice(('', PAGE[work.language][1] + ' '))}", None),
            (printed_pages(work, rng), "page"),
        ]
        cited = cited_page(work, rng, " (p. ", ")") or cited_page(
            work, rng, ", en partic. p. " if work.language == "fr" else ", at "
        )
        return [
            *lead,
            *title,
            *box,
            *numbers,
            *pages,
            *cited,
            *address_at_end(work, rng, (" <", ">"), 0.2),
            (".", None),
        ]
    return [*lead, *_philologists_book(work, rng, listed=listed)]


def _philologists_book(work: Work, rng: random.Random, *, listed: bool) -> list[Piece]:
    """What stands behind the authors of a book, of part of one, or of a report."""
    stop, inside = (". ", ".") if listed else (", ", ",")
    if work.kind == "chapter":
        people = people_in_a_row(work.editors, "given", ", ", f" {AND[work.language]} ")
        editors: list[Piece] = [(", ", None), (f"{EDITED[work.language]} {people}", "editor")] if people else []
        word = IN[work.language].title() if listed else IN[work.language]
        return [
            *quoted_title(work, rng, inside=inside), (f" {word} ", None), (work.container, "container-title"),
            *editors, (", ", None), *place_and_house(work, rng), (", ", None), (str(work.year), "date"),
            (f", {PAGE[work.language][1]} ", None), (printed_pages(work, rng), "page"), (".", None),
        ]  # fmt: skip
    if work.kind in ("report", "thesis"):
        genre = genre_and_number(work, rng)
        return [
            *quoted_title(work, rng, inside=inside), (" ", None), *genre, (stop if genre else "", None),
            *place_and_house(work, rng), (", ", None), (printed_day(work, rng, rng.choice(("my", "y"))), "date"),
            *cited_page(work, rng, ", p. "), *address_at_end(work, rng, (", ", "")), (".", None),
        ]  # fmt: skip
    if listed:
        return [
            (work.title, "title"),
            (". ", None),
            *place_and_house(work, rng),
            (", ", None),
            (str(work.year), "date"),
            (".", None),
        ]
    return [
        (work.title, "title"), (" (", None), *place_and_house(work, rng, rng.choice((": ", " : "))), (", ", None),
        (str(work.year), "date"), (")", None), *cited_page(work, rng, ", "), (".", None),
    ]  # fmt: skip


def dated_list(work: Work, rng: random.Random) -> list[Piece]:
    """Author, full stop, year, full stop; the day behind the outlet; where nobody signs, the outlet leads."""
    names = people_of(work, "inverted-first", rng)
    press = work.kind in PRESS
    lead = leading(names, " " if names.endswith(".") else ". ")
    if not names and press:
        lead = [(work.container, "container-title"), (". ", None)]
    year: list[Piece] = [(str(work.year) if rng.random() < 0.95 else "n.d.", "date"), (". ", None)]
    if press:
        box: list[Piece] = (
            [(" ", None), (outlet_of(work, rng), "container-title"), (rng.choice((", ", ". ")), None)]
            if names
            else [(" ", None)]
        )
        day = printed_day(work, rng, "mdy" if work.language == "en" and rng.random() < 0.7 else "dmy")
        return [
            *lead,
            *year,
            *quoted_title(work, rng, inside="."),
            *box,
            (day, "date"),
            *address_at_end(work, rng, (". ", "")),
            (".", None),
        ]
    if work.kind == "article-journal":
        return [
            *lead, *year, *quoted_title(work, rng, inside="."), (" ", None), (work.container, "container-title"), (" ", None),  # noqa: E501
            (work.volume, "volume"), (" (", None), (work.issue, "issue"), ("): ", None), (printed_pages(work, rng), "page"),  # noqa: E501
            *address_at_end(work, rng, (". ", ""), 0.3), (".", None),
        ]  # fmt: skip
    if work.kind == "chapter":
        people = people_in_a_row(work.editors, "given", ", ", f" {AND[work.language]} ")
        editors: list[Piece] = [(", ", None), (f"{EDITED[work.language]} {people}", "editor")] if people else []
        pages: list[Piece] = [(", ", None), (printed_pages(work, rng), "page")] if rng.random() < 0.4 else []
        return [
            *lead, *year, *quoted_title(work, rng, inside="."), (f" {IN[work.language].title()} ", None),
            (work.container, "container-title"), *editors, *pages, (". ", None), *place_and_house(work, rng), (".", None),  # noqa: E501
        ]  # fmt: skip
    title = (
        quoted_title(work, rng, inside=".")
        if work.kind in ("report", "thesis") and rng.random() < 0.5
        else [(work.title, "title"), (".", None)]
    )
    genre = genre_and_number(work, rng) if work.kind in ("report", "thesis") else []
    return [
        *lead,
        *year,
        *title,
        (" ", None),
        *genre,
        (". " if genre else "", None),
        *place_and_house(work, rng),
        *address_at_end(work, rng, (". ", ""), 0.2),
        (".", None),
    ]


def german_list(work: Work, rng: random.Random) -> list[Piece]:
    """German author-year lists: slashes between names, colon behind the year, "In:" before the outlet."""
    form = rng.choice(("inverted", "inverted", "upper", "family-initials"))
    names = people_in_a_row(work.authors, form, rng.choice(("/", "; ")), rng.choice(("/", "; ")))
    year = str(work.year) if rng.random() < 0.94 else rng.choice(("o. J.", "o.J."))
    lead = [*leading(names or "Anon.", " ("), (year, "date"), (rng.choice(("): ", "): ", "). ")), None)]
    title: list[Piece] = [(work.title, "title")] if rng.random() < 0.8 else quoted_title(work, rng)
    stop = "" if work.title.endswith("?") else "."
    seen: list[Piece] = [
        (". Text abrufbar unter: " if rng.random() < 0.4 else ". " + rng.choice(AVAILABLE[work.language]), None),
        (work.url, "URL"),
    ]
    if rng.random() < 0.4:
        seen += [(" (", None), (rng.choice(SEEN[work.language]) + printed_day(work, rng, "num"), "note"), (")", None)]
    tail = seen if rng.random() < 0.5 else []
    if work.kind in PRESS:
        day = (
            f"{work.day}. {MONTHS[work.language][work.month - 1]} {work.year}"
            if rng.random() < 0.7
            else printed_day(work, rng, "num")
        )
        return [
            *lead,
            *title,
            (stop + " In: ", None),
            (work.container, "container-title"),
            (", ", None),
            (day, "date"),
            *cited_page(work, rng, ", S. "),
            *tail,
            (".", None),
        ]
    if work.kind == "article-journal":
        return [
            *lead, *title, (stop + " In: ", None), (work.container, "container-title"), (rng.choice((" ", ", ", ", Jg. ", ", Bd. ")), None),  # noqa: E501
            (work.volume, "volume"), (rng.choice((", H. ", ", Heft ", ", Nr. ", "/")), None), (work.issue, "issue"),
            (rng.choice((", S. ", ": ", ", ")), None), (printed_pages(work, rng), "page"), *tail, (".", None),
        ]  # fmt: skip
    if work.kind == "chapter":
        people = people_in_a_row(work.editors, form, "/", "/")
        editors: list[Piece] = [(f"{people} (Hrsg.)", "editor"), (": ", None)] if people else []
        return [
            *lead, *title, (stop + " In: ", None), *editors, (work.container, "container-title"), (". ", None),
            *place_and_house(work, rng), (", S. ", None), (printed_pages(work, rng), "page"), *tail, (".", None),
        ]  # fmt: skip
    return [*lead, *title, (stop + " ", None), *place_and_house(work, rng), *tail, (".", None)]


def psychologists(work: Work, rng: random.Random) -> list[Piece]:
    """Initials behind the family name, the whole date in brackets behind the authors."""
    names = people_in_a_row(
        work.authors[:6], "family-initials", ", ", rng.choice((", & ", ", & ", f" {AND[work.language]} "))
    )
    month = MONTHS[work.language][work.month - 1]
    press = work.kind in PRESS
    date = (
        f"{work.year}, {rng.choice((f'{month} {work.day}', f'{work.day} {month}', month))}" if press else str(work.year)
    )
    title: list[Piece] = [(work.title, "title")]
    stop = "" if work.title.endswith("?") else "."
    head: list[Piece] = [
        *leading(names, " ("),
        *([] if names else [*title, (stop + " (", None)]),
        (date, "date"),
        ("). ", None),
    ]
    head += [*title, (stop + " ", None)] if names else []
    tail = address_at_end(work, rng, (rng.choice((". ", ". Retrieved from " if work.language == "en" else ". ")), ""))
    if press:
        box: list[Piece] = [(work.container, "container-title")] if rng.random() < 0.92 else []
        return [*head, *box, *(tail if box else []), (".", None)]
    if work.kind == "article-journal":
        return [
            *head, (work.container, "container-title"), (", ", None), (work.volume, "volume"), ("(", None),
            (work.issue, "issue"), ("), ", None), (printed_pages(work, rng), "page"), *tail, (".", None),
        ]  # fmt: skip
    if work.kind == "chapter":
        people = people_in_a_row(work.editors, "initials", ", ", " & ")
        editors: list[Piece] = [(f"{people} {EDS[work.language]}", "editor"), (", ", None)] if people else []
        mark = {"ru": "сс."}.get(work.language, PAGE[work.language][1])
        return [
            *head, (IN[work.language].title() + " ", None), *editors, (work.container, "container-title"), (f" ({mark} ", None),  # noqa: E501
            (printed_pages(work, rng), "page"), ("). ", None), *place_and_house(work, rng), (".", None),
        ]  # fmt: skip
    kind: list[Piece] = [("(", None), *genre_and_number(work, rng), (") ", None)] if work.kind == "report" else []
    kind = kind if len(kind) > 2 else []
    return [
        *head[:-1],
        (stop + " " if not kind else " ", None),
        *kind,
        *place_and_house(work, rng),
        *tail,
        (".", None),
    ]
