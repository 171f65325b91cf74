"""How notes and bibliographies print a work: one function a family of styles, giving pieces of text with their labels."""  # noqa: E501

import random

from pieces import (
    AND,
    EDS,
    IN,
    ISSUE,
    MONTHS,
    PAGE,
    Piece,
    book_of,
    cited_place,
    imprint_of,
    leading,
    online_place,
    people_in_a_row,
    printed_authors,
    printed_day,
    printed_pages,
    quoted_title,
    volume_and_issue,
)
from records import Work


def _behind_title(work: Work, rng: random.Random, stop: str) -> list[Piece]:
    """What follows the title in a note, by the kind of work."""
    if work.kind in ("article-newspaper", "article-magazine", "webpage"):
        numbered = [(f", {ISSUE[work.language]} ", None), (work.issue, "issue")] if rng.random() < 0.12 else []
        return [
            (stop, None),
            (work.container, "container-title"),
            *numbered,
            (", ", None),
            (printed_day(work, rng), "date"),
            *cited_place(work, rng),
            *online_place(work, rng),
        ]
    if work.kind == "article-journal":
        date = rng.choice((f" ({work.year})", f", {work.year}", f" ({printed_day(work, rng, 'my')})"))
        mark = rng.choice((": ", ", ", f", {PAGE[work.language][1]} "))
        order: list[Piece] = [
            (date[:2], None),
            (date[2:].rstrip(")"), "date"),
            (")" if ")" in date else "", None),
        ]
        pages: list[Piece] = [(mark, None), (printed_pages(work, rng), "page")] if rng.random() < 0.85 else []
        return [
            (stop, None),
            (work.container, "container-title"),
            *volume_and_issue(work, rng),
            *order,
            *pages,
            *online_place(work, rng),
        ]
    if work.kind == "chapter":
        mark = rng.choice((", ", f", {PAGE[work.language][1]} "))
        return [*book_of(work, rng), *imprint_of(work, rng), (mark, None), (printed_pages(work, rng), "page")]
    if work.kind == "report":
        numbered = (
            [(" " + rng.choice(("No. ", "", ISSUE[work.language] + " ")), None), (work.issue, "number")]
            if rng.random() < 0.4
            else []
        )
        genre: list[Piece] = [(stop, None), (work.genre, "genre"), *numbered] if rng.random() < 0.5 else []
        place: list[Piece] = [(", ", None), (work.place, "publisher-place")] if work.place else []
        return [
            *genre,
            (", ", None),
            (work.publisher, "publisher"),
            *place,
            (", ", None),
            (printed_day(work, rng), "date"),
            *cited_place(work, rng),
            *online_place(work, rng),
        ]
    if work.kind == "thesis":
        return [
            (rng.choice((" (", ", ")), None),
            (work.genre, "genre"),
            (", ", None),
            (work.publisher, "publisher"),
            (", ", None),
            (str(work.year), "date"),
            (rng.choice((")", "")), None),
            *cited_place(work, rng),
        ]
    return [*imprint_of(work, rng), *cited_place(work, rng)]


def note(work: Work, rng: random.Random) -> list[Piece]:
    """Press, humanities and think-tank notes: given name first, commas between the fields."""
    form = rng.choice(("given", "given", "given", "initials"))
    colon = work.language == "de" and rng.random() < 0.5
    lead = leading(printed_authors(work, form, rng), ": " if colon else ", ")
    if work.kind in ("book", "thesis") and rng.random() < 0.8:
        title: list[Piece] = [(work.title, "title")]
        return [*lead, *title, *_behind_title(work, rng, ", "), (rng.choice((".", "")), None)]
    if rng.random() < 0.35 and work.language == "en":
        return [*lead, *quoted_title(work, rng, inside=","), *_behind_title(work, rng, " "), (".", None)]
    if rng.random() < 0.15:
        return [*lead, (work.title, "title"), *_behind_title(work, rng, ", "), (rng.choice((".", "")), None)]
    stop = rng.choice(
        (", ", ", in: " if work.language == "de" else ", ", ", in " if work.language in ("de", "it") else ", ")
    )
    return [*lead, *quoted_title(work, rng), *_behind_title(work, rng, stop), (rng.choice((".", "")), None)]


def bibliography(work: Work, rng: random.Random) -> list[Piece]:
    """Humanities bibliographies: family name first, full stops between the fields."""
    lead = printed_authors(work, rng.choice(("inverted-first", "inverted", "upper")), rng)
    year: list[Piece] = [(str(work.year), "date"), (". ", None)] if rng.random() < 0.3 else []
    title = (
        [(work.title, "title"), (".", None)]
        if work.kind in ("book", "report") or rng.random() < 0.25
        else quoted_title(work, rng, inside=".")
    )
    body = _behind_title(work, rng, " ")
    if body and body[0][0] == ", ":
        body[0] = (" ", None)
    return [*leading(lead, " " if lead.endswith(".") else ". "), *year, *title, *body, (".", None)]


def author_year(work: Work, rng: random.Random) -> list[Piece]:
    """Social-science references: year behind the authors."""
    form = rng.choice(("family-initials", "family-initials", "inverted", "inverted-first"))
    slash = work.language == "de" and rng.random() < 0.4
    lead = printed_authors(
        work,
        form,
        rng,
        "/" if slash else ", ",
        "/" if slash else rng.choice((", & ", " & ", f" {AND[work.language]} ")),
    )
    press = work.kind in ("article-newspaper", "article-magazine", "webpage")
    month = MONTHS[work.language][work.month - 1]
    day = rng.choice((f", {month} {work.day}", f", {work.day} {month}", f", {month}", "")) if press else ""
    date = (f"{work.year}{day}" if rng.random() < 0.95 else "n.d.", "date")
    closing = rng.choice((") ", "). ", "): "))
    opened: list[Piece] = [(" (", None), date, (closing, None)] if lead else []
    title: list[Piece] = [(work.title, "title")] if rng.random() < 0.7 else quoted_title(work, rng)
    if not lead:
        title = [*title, (" (", None), date, (")", None)]
    return [*leading(lead, ""), *opened, *title, (". ", None), *_undated(work, rng), (".", None)]


def _undated(work: Work, rng: random.Random) -> list[Piece]:
    if work.kind in ("article-newspaper", "article-magazine", "webpage"):
        late: list[Piece] = (
            [(", ", None), (f"{MONTHS[work.language][work.month - 1]} {work.day}", "date")]
            if rng.random() < 0.15
            else []
        )
        return [(work.container, "container-title"), *late, *online_place(work, rng)]
    if work.kind == "article-journal":
        mark = rng.choice((", ", f", {PAGE[work.language][1]} ", ": "))
        return [
            ("In: " if work.language == "de" and rng.random() < 0.5 else "", None),
            (work.container, "container-title"),
            *volume_and_issue(work, rng),
            (mark, None),
            (printed_pages(work, rng), "page"),
            *online_place(work, rng),
        ]
    imprint: list[Piece] = (
        [(work.place, "publisher-place"), (": ", None), (work.publisher, "publisher")]
        if work.place and rng.random() < 0.7
        else [(work.publisher, "publisher")]
    )
    if work.kind == "chapter":
        word = IN[work.language].title()
        pages: list[Piece] = rng.choice(
            ([], [(f" ({PAGE[work.language][1]} ", None), (printed_pages(work, rng), "page"), (")", None)])
        )
        editors: list[Piece] = (
            [(f"{people_in_a_row(work.editors, 'initials', ', ', ' & ')} {EDS[work.language]}", "editor"), (", ", None)]
            if work.editors
            else []
        )
        return [
            (word + " ", None),
            *editors,
            (work.container, "container-title"),
            *pages,
            *rng.choice(([], [(". ", None), *imprint])),
        ]
    if work.kind in ("report", "thesis"):
        number: list[Piece] = (
            [(" " + rng.choice(("No. ", "")), None), (work.issue, "number")] if rng.random() < 0.3 else []
        )
        return [*rng.choice(([], [(work.genre, "genre"), *number, (". ", None)])), *imprint, *online_place(work, rng)]
    return imprint
