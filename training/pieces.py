"""The pieces of a printed reference: names, days, pages, numbers, imprints, addresses, as seven languages print them."""  # noqa: E501

import random

from records import Person, Work

# A piece is text with the label of the field it prints; None is what stands between fields.
Piece = tuple[str, str | None]

MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "it": [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    "pt": [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
    "ru": [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
}
SHORT = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
AND = {"en": "and", "fr": "et", "de": "und", "it": "e", "es": "y", "pt": "e", "ru": "и"}
IN = {"en": "in", "fr": "dans", "de": "in", "it": "in", "es": "en", "pt": "in", "ru": "в"}
PAGE = {
    "en": ("p.", "pp."),
    "fr": ("p.", "p."),
    "de": ("S.", "S."),
    "it": ("p.", "pp."),
    "es": ("p.", "pp."),
    "pt": ("p.", "p."),
    "ru": ("С.", "С."),
}
VOLUME = {"en": "vol.", "fr": "vol.", "de": "Bd.", "it": "vol.", "es": "vol.", "pt": "v.", "ru": "Т."}
ISSUE = {"en": "no.", "fr": "n°", "de": "Nr.", "it": "n.", "es": "n.º", "pt": "n.", "ru": "№"}
EDITED = {
    "en": "ed. by",
    "fr": "sous la dir. de",
    "de": "hrsg. von",
    "it": "a cura di",
    "es": "ed. de",
    "pt": "org. de",
    "ru": "под ред.",
}
EDS = {
    "en": "(eds.)",
    "fr": "(dir.)",
    "de": "(Hrsg.)",
    "it": "(a cura di)",
    "es": "(eds.)",
    "pt": "(org.)",
    "ru": "(ред.)",
}
SEEN = {
    "en": ("accessed ", "last accessed ", "Accessed: "), "fr": ("consulté le ",), "de": ("abgerufen am ", "Zugriff: "),
    "it": ("consultato il ",), "es": ("consultado el ",), "pt": ("acesso em ",), "ru": ("дата обращения: ",),
}  # fmt: skip
AVAILABLE = {
    "en": ("Available at: ", "Retrieved from "), "fr": ("Disponible à l’adresse : ", "Disponible sur : "),
    "de": ("Verfügbar unter: ", "Online unter: "), "it": ("Disponibile su: ",), "es": ("Disponible en: ", "Recuperado de "),  # noqa: E501
    "pt": ("Disponível em: ",), "ru": ("Режим доступа: ", "URL: ", "Доступно: "),
}  # fmt: skip
ONLINE = {
    "en": "[online]", "fr": "[en ligne]", "de": "[online]", "it": "[online]", "es": "[en línea]", "pt": "[em linha]",
    "ru": "[Электронный ресурс]",
}  # fmt: skip
_NOMINATIVE = [
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
]  # fmt: skip
QUOTES = {
    "en": ("“", "”"),
    "fr": ("« ", " »"),
    "de": ("„", "“"),
    "it": ("«", "»"),
    "es": ("«", "»"),
    "pt": ("“", "”"),
    "ru": ("«", "»"),
}


def initials_of(person: Person, gap: str = " ") -> str:
    return gap.join(part[0] + "." for part in person.given.replace("-", " ").split() if part[0].isalpha())


def people_in_a_row(people: tuple[Person, ...], form: str, joined: str, last: str) -> str:
    made: list[str] = []
    if not people:
        return ""
    for i, person in enumerate(people):
        if not person.given:
            made.append(person.family)
        elif form == "given" or (form == "inverted-first" and i):
            made.append(f"{person.given} {person.family}")
        elif form == "initials":
            made.append(f"{initials_of(person)} {person.family}")
        elif form == "family-initials":
            made.append(f"{person.family}, {initials_of(person)}")
        elif form == "gost":
            made.append(f"{person.family} {initials_of(person)}")
        elif form == "upper":
            made.append(f"{person.family.upper()}, {person.given}")
        else:
            made.append(f"{person.family}, {person.given}")
    return made[0] if len(made) == 1 else joined.join(made[:-1]) + last + made[-1]


def printed_authors(work: Work, form: str, rng: random.Random, joined: str = ", ", last: str = "") -> str:
    if len(work.authors) > 2 and rng.random() < 0.4:
        few = people_in_a_row(work.authors[:1], form, joined, last)
        return few + rng.choice(
            (" et al.", " et al", " and others" if work.language == "en" else " et al.", ", et al.")
        )
    return people_in_a_row(work.authors, form, joined, last or f" {AND[work.language]} ")


def printed_day(work: Work, rng: random.Random, order: str = "") -> str:
    month = MONTHS[work.language][work.month - 1]
    if work.language == "en" and rng.random() < 0.3:
        month = SHORT[work.month - 1]
    if work.language == "ru":
        return _russian_day(work, rng, order)
    order = order or rng.choice(("dmy", "dmy", "dmy", "mdy" if work.language == "en" else "dmy", "my", "y", "num"))
    if order == "dmy":
        de = " de " if work.language in ("es", "pt") else " "
        return f"{work.day}{'.' if work.language == 'de' else ''}{de}{month}{de}{work.year}"
    if order == "mdy":
        return f"{month} {work.day}, {work.year}"
    if order == "num":
        return (
            f"{work.day:02d}.{work.month:02d}.{work.year}"
            if work.language in ("de", "ru")
            else f"{work.day:02d}/{work.month:02d}/{work.year}"
        )
    return f"{month} {work.year}" if order == "my" else str(work.year)


def _russian_day(work: Work, rng: random.Random, order: str) -> str:
    """A day with the month as it is declined or as programs print it, with or without "г." behind the year."""
    order = order or rng.choice(("dmy", "dmy", "dmy", "my", "y", "num"))
    if order == "num":
        return f"{work.day:02d}.{work.month:02d}.{work.year}"
    named = MONTHS["ru"][work.month - 1] if order != "my" and rng.random() < 0.6 else _NOMINATIVE[work.month - 1]
    year = str(work.year) + (" г." if rng.random() < 0.3 else "")
    return {"y": year, "my": f"{named} {year}"}.get(order, f"{work.day} {named} {year}")


def printed_pages(work: Work, rng: random.Random) -> str:
    first, last = work.pages
    if rng.random() < 0.3 and last // 100 == first // 100 and first > 100:
        return f"{first}{rng.choice('–-')}{last % 100:02d}"
    return f"{first}{rng.choice('–--')}{last}"


def quoted_title(work: Work, rng: random.Random, inside: str = "") -> list[Piece]:
    opening, closing = QUOTES[work.language]
    if work.language == "en":
        opening, closing = rng.choice((("“", "”"), ("“", "”"), ("‘", "’"), ('"', '"')))
    return [(opening, None), (work.title, "title"), (inside + closing, None)]


def online_place(work: Work, rng: random.Random) -> list[Piece]:
    """Sometimes an address or DOI, sometimes with the day of access."""
    chance = rng.random()
    if chance < 0.5:
        return []
    if chance < 0.62 and work.kind in ("article-journal", "chapter", "report"):
        return [(rng.choice((", ", ". ")), None), (rng.choice(("doi:", "https://doi.org/", "DOI: ")) + work.doi, "DOI")]
    lead = rng.choice(
        (", ", ", ", ". ", ", <", ". URL: ", ", available at ", ". Available at: " if work.language == "en" else ", ")
    )
    pieces: list[Piece] = [(lead, None), (work.url, "URL"), (">" if "<" in lead else "", None)]
    if rng.random() < 0.4:
        seen = rng.choice(SEEN[work.language]) + printed_day(work, rng, rng.choice(("dmy", "num")))
        pieces += rng.choice(
            (
                [(" (", None), (seen, "note"), (")", None)],
                [(", ", None), (seen, "note")],
                [(" [", None), (seen, "note"), ("]", None)],
            )
        )
    return pieces


def cited_place(work: Work, rng: random.Random) -> list[Piece]:
    if rng.random() < 0.6:
        return []
    mark = rng.choice((PAGE[work.language][0] + " ", PAGE[work.language][0], "" if work.language == "en" else "p. "))
    return [(", ", None), (mark, None), (str(work.cited), "locator")]


def leading(text: str, closing: str, label: str = "author") -> list[Piece]:
    return [(text, label), (closing, None)] if text else []


def volume_and_issue(work: Work, rng: random.Random) -> list[Piece]:
    """Volume and issue in one of the ways they are printed, or only one of them."""
    volume: Piece = (work.volume, "volume")
    issue: Piece = (work.issue, "issue")
    vol, no = VOLUME[work.language] + " ", ISSUE[work.language] + rng.choice((" ", ""))
    return rng.choice((
        [(", " + vol, None), volume, (", " + no, None), issue],
        [(" ", None), volume, (", " + no, None), issue],
        [(", ", None), volume, ("(", None), issue, (")", None)],
        [(" ", None), volume, (rng.choice((".", "/", ":")), None), issue],
        [(", " + no, None), issue],
        [(", ", None), volume],
        [(" ", None), volume],
    ))  # fmt: skip


def imprint_of(work: Work, rng: random.Random) -> list[Piece]:
    """Place, publisher and year in one of the ways they are printed."""
    place: list[Piece] = [(work.place, "publisher-place")] if work.place else []
    house: Piece = (work.publisher, "publisher")
    year: Piece = (str(work.year), "date")
    colon = " : " if work.language in ("fr", "ru") and rng.random() < 0.6 else ": "
    form = rng.random()
    if form < 0.4:
        return [(" (", None), *place, (colon if place else "", None), house, (", ", None), year, (")", None)]
    if form < 0.5:
        return [(" (", None), house, (rng.choice((" ", ", ")), None), year, (")", None)]
    if form < 0.75:
        return [
            (rng.choice((", ", ". ")), None),
            *place,
            (rng.choice((", ", colon)) if place else "", None),
            house,
            (", ", None),
            year,
        ]
    if form < 0.85 and place:
        return [(", ", None), *place, (rng.choice((" ", ", ")), None), year]
    return [(rng.choice((", ", ". ")), None), house, (", ", None), year]


def book_of(work: Work, rng: random.Random) -> list[Piece]:
    """The book a chapter stands in, with its editors before or behind."""
    word = IN[work.language]
    box: Piece = (work.container, "container-title")
    if not work.editors:
        return [(f", {word} ", None), box]
    people = people_in_a_row(work.editors, rng.choice(("given", "initials")), ", ", f" {AND[work.language]} ")
    if rng.random() < 0.5:
        return [(f", {word} ", None), box, (", ", None), (f"{EDITED[work.language]} {people}", "editor")]
    return [
        (rng.choice((f", {word} ", f". {word.title()}: ")), None),
        (f"{people} {EDS[work.language]}", "editor"),
        (", ", None),
        box,
    ]
