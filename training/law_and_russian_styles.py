"""Styles apart from the others: notes of English and German law, and Russian lists after GOST."""

import random

from pieces import Piece, leading, people_in_a_row, printed_authors, printed_day, printed_pages, quoted_title
from records import Work


def law(work: Work, rng: random.Random) -> list[Piece]:
    """Law notes: year in brackets before the volume, page behind the journal without a mark."""
    lead = leading(printed_authors(work, rng.choice(("given", "initials")), rng), ", ")
    year: Piece = (str(work.year), "date")
    if work.kind == "article-journal":
        title = quoted_title(work, rng)
        numbers: list[Piece] = [
            (work.volume, "volume"),
            *rng.choice(([], [("(", None), (work.issue, "issue"), (")", None)])),
            (" ", None),
        ]
        cited: list[Piece] = rng.choice(([], [(", ", None), (str(work.cited), "locator")]))
        return [
            *lead,
            *title,
            (rng.choice((" (", " [")), None),
            year,
            (rng.choice((") ", "] ")), None),
            *numbers,
            (work.container, "container-title"),
            (" ", None),
            (str(work.pages[0]), "page"),
            *cited,
            (rng.choice((".", "")), None),
        ]
    if work.kind == "book":
        imprint: list[Piece] = rng.choice(
            (
                [year],
                [(work.publisher, "publisher"), (" ", None), year],
                [(work.place or "London", "publisher-place"), (" ", None), year],
            )
        )
        return [
            *lead,
            (work.title, "title"),
            (" (", None),
            *imprint,
            (")", None),
            *rng.choice(([], [(" ", None), (str(work.cited), "locator")])),
            (rng.choice((".", "")), None),
        ]
    return law_book(work, rng)


def law_book(work: Work, rng: random.Random) -> list[Piece]:
    """Law notes without a publisher: year in brackets, page behind them, "ed." before the editors."""
    lead = leading(printed_authors(work, rng.choice(("given", "initials", "initials")), rng), ", ")
    place: list[Piece] = (
        [(work.place, "publisher-place"), (rng.choice((" ", ", ")), None)] if work.place and rng.random() < 0.4 else []
    )
    year: Piece = (str(work.year), "date")
    mark = rng.choice((" ", " at ", " at p. ", ", "))
    cited: list[Piece] = rng.choice(
        ([], [(mark, None), (f"{work.cited}{rng.choice(('', '', ' ff.', f'–{work.cited + 3}'))}", "locator")])
    )
    if work.kind != "chapter":
        return [
            *lead,
            (work.title, "title"),
            (" (", None),
            *place,
            year,
            (")", None),
            *cited,
            (rng.choice((".", "")), None),
        ]
    people = people_in_a_row(work.editors, "initials", ", ", " and ")
    editors: list[Piece] = [(", ", None), (f"{rng.choice(('ed.', 'eds.'))} {people}", "editor")] if people else []
    pages: list[Piece] = [(" ", None), (printed_pages(work, rng), "page")] if rng.random() < 0.4 else cited
    return [
        *lead,
        *quoted_title(work, rng),
        (" in ", None),
        (work.container, "container-title"),
        *editors,
        (" (", None),
        *place,
        year,
        (")", None),
        *pages,
        (".", None),
    ]


def german_law(work: Work, rng: random.Random) -> list[Piece]:
    """German law notes: family name alone, volume and year before the page, "ff." behind it."""
    few = work.authors[: rng.choice((1, 1, 1, 2, 3))]
    lead = leading("/".join(p.family for p in few), rng.choice((", ", ", ", ": ")))
    if rng.random() < 0.2:
        lead = leading(people_in_a_row(few, "given", "/", "/"), ", ")
    behind = rng.choice(("", " ff.", " f.", " ff"))
    first: Piece = (f"{work.pages[0]}{behind}", "locator" if behind else "page")
    cited: list[Piece] = rng.choice(
        ([], [], [(" (", None), (f"{work.pages[0] + 4}{rng.choice(('', ' f.', ' ff.'))}", "locator"), (")", None)])
    )
    mark = rng.choice((" ", " ", ", S. ", " S. "))
    year: Piece = (str(work.year), "date")
    place: list[Piece] = [(work.place, "publisher-place"), (" ", None)] if work.place and rng.random() < 0.5 else []
    end: Piece = (rng.choice((".", "")), None)
    if work.kind in ("article-journal", "article-newspaper", "article-magazine", "webpage"):
        journal: list[Piece] = [
            (work.container, "container-title"),
            (" ", None),
            (work.volume, "volume"),
            (" (", None),
            year,
            (")", None),
        ]
        if rng.random() < 0.3:
            journal = [(work.container, "container-title"), (" ", None), year]
        return [
            *lead,
            (work.title, "title"),
            (rng.choice((", ", ", in: ")), None),
            *journal,
            (mark, None),
            first,
            *cited,
            end,
        ]
    return [*lead, *_german_law_book(work, rng, place, year, [(mark, None), first, *cited, end])]


def _german_law_book(
    work: Work, rng: random.Random, place: list[Piece], year: Piece, behind: list[Piece]
) -> list[Piece]:
    """What stands behind the authors of a book or of part of one; `behind` is the page, what is cited, and the end."""
    edition: list[Piece] = (
        [(f"{rng.randrange(2, 9)}. Aufl.", "edition"), (rng.choice((", ", " ")), None)] if rng.random() < 0.25 else []
    )
    if work.kind == "chapter" and work.editors:
        editors = "/".join(p.family for p in work.editors)
        return [
            (work.title, "title"),
            (", in: ", None),
            (f"{editors} (Hrsg.)", "editor"),
            (", ", None),
            (work.container, "container-title"),
            (" (", None),
            *edition,
            *place,
            year,
            (")", None),
            *behind,
        ]
    return [
        (work.title, "title"),
        (" (", None),
        *edition,
        *place,
        year,
        (")", None),
        *(behind[:2] if rng.random() < 0.6 else []),
        behind[-1],
    ]


def gost(work: Work, rng: random.Random) -> list[Piece]:
    """Russian lists: family name and initials, "//" before what holds the work, marks in capitals."""
    lead = leading(printed_authors(work, "gost", rng, ", ", ", "), rng.choice((" ", " ", ". ")))
    year: Piece = (str(work.year), "date")
    dash = rng.choice((". ", ". – ", ". — ", ", "))
    again: list[Piece] = []
    if work.authors and rng.random() < 0.15:
        again = [(" / ", None), (people_in_a_row(work.authors, "initials", ", ", ", "), None)]
    medium: list[Piece] = [(" [Электронный ресурс]", "note")] if rng.random() < 0.12 else []
    tail: list[Piece] = []
    if rng.random() < 0.25:
        tail = [(dash + rng.choice(("URL: ", "Режим доступа: ")), None), (work.url, "URL")]
        if rng.random() < 0.6:
            day = f"{work.day:02d}.{work.month:02d}.{work.year}"
            tail += [(" (", None), ("дата обращения: " + day, "note"), (")", None)]
    if work.kind in ("article-journal", "article-newspaper", "article-magazine", "webpage"):
        return [
            *lead, (work.title, "title"), *again, *medium, (rng.choice((" // ", " // ", "// ", ". // ")), None),
            (work.container, "container-title"), (dash, None), *_gost_numbers(work, rng, dash), *tail, (".", None),
        ]  # fmt: skip
    if work.kind == "chapter":
        place: list[Piece] = [(dash + work.place, "publisher-place"), (", ", None)] if work.place else [(dash, None)]
        return [
            *lead, (work.title, "title"), *again, (" // ", None), (work.container, "container-title"), *place, year,
            (dash + "С. ", None), (printed_pages(work, rng), "page"), (".", None),
        ]  # fmt: skip
    place = (
        [(work.place, "publisher-place"), (rng.choice((": ", " : ")), None)]
        if work.place and rng.random() < 0.7
        else []
    )
    size: list[Piece] = rng.choice(([], [(dash, None), (f"{work.pages[1]} с", "note")]))
    return [
        *lead, (work.title, "title"), *again, *medium, (dash, None), *place, (work.publisher, "publisher"), (", ", None),  # noqa: E501
        year, *size, *tail, (".", None),
    ]  # fmt: skip


def _gost_numbers(work: Work, rng: random.Random, dash: str) -> list[Piece]:
    """Year or day, volume, issue and pages behind the name of a journal."""
    dash = dash if dash != ", " else ". "
    year: Piece = (str(work.year), "date")
    numbers: list[Piece] = rng.choice((
        [(dash + "№ ", None), (work.issue, "issue")], [(dash + "№ ", None), (work.issue, "issue")],
        [(dash + "Т. ", None), (work.volume, "volume")], [(dash + "Вып. ", None), (work.issue, "issue")],
        [(dash + "Т. ", None), (work.volume, "volume"), (", № ", None), (work.issue, "issue")],
    ))  # fmt: skip
    if work.kind != "article-journal":
        day: Piece = (printed_day(work, rng, rng.choice(("dmy", "dmy", "num"))), "date")
        numbers = numbers if rng.random() < 0.2 else []
        return [day, *numbers]
    pages: list[Piece] = [(dash + rng.choice(("С. ", "С. ", "с. ")), None), (printed_pages(work, rng), "page")]
    return [year, *numbers, *(pages if rng.random() < 0.8 else [])]
