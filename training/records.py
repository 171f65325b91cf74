"""Works to print: the parts of licensed gold lines (names, titles, journals, imprints) joined with outlets of the list."""  # noqa: E501

import random  # noqa: I001
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import outlet_names
from footnote_audit.outlets import OutletKind, outlets
from footnote_audit.parse.authors import names
from footnote_audit.parse.outlets import BODY_WORDS
from footnote_audit.parse.tagging.lexica import LEXICA
from footnote_audit.text import fold
from headlines import headline, study

LANGUAGES = ("en", "fr", "de", "it", "es", "pt", "ru")
# How often each language is printed; the gold lines already hold much English and Italian.
WEIGHTS = (42, 15, 13, 3, 7, 5, 14)
_CYRILLIC_FAMILIES = [
    "Иванов",
    "Петров",
    "Сидоров",
    "Кузнецов",
    "Смирнов",
    "Попов",
    "Лебедев",
    "Козлов",
    "Новиков",
    "Морозов",
    "Волков",
    "Соловьёв",
    "Васильев",
    "Зайцев",
    "Павлов",
    "Семёнов",
    "Голубев",
    "Виноградов",
    "Богданов",
    "Воробьёв",
    "Фёдоров",
    "Михайлов",
    "Беляев",
    "Тарасов",
    "Белов",
    "Комаров",
    "Орлов",
    "Киселёв",
    "Макаров",
    "Андреев",
    "Ковалёв",
    "Ильин",
    "Гусев",
    "Титов",
    "Кузьмин",
    "Кудрявцев",
    "Баранов",
    "Куликов",
    "Алексеев",
    "Степанов",
]
_CYRILLIC_GIVEN = [
    "Александр",
    "Сергей",
    "Владимир",
    "Андрей",
    "Алексей",
    "Иван",
    "Дмитрий",
    "Николай",
    "Михаил",
    "Ольга",
    "Елена",
    "Наталья",
    "Ирина",
    "Анна",
]
_PATRONYMICS = [
    "Иванович", "Петрович", "Сергеевич", "Андреевич", "Николаевич", "Викторович", "Львович", "Фёдорович", "Олегович",
]  # fmt: skip
_CYRILLIC_HOUSES = [
    "Наука",
    "Мысль",
    "Прогресс",
    "Питер",
    "Альпина",
    "Высшая школа",
    "Новый мир",
    "Русский язык, Маяк",
    "Диалог",
]
_CYRILLIC_PLACES = ["М.", "Москва", "СПб.", "Санкт-Петербург", "Киев", "Минск", "Новосибирск"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person by given and family name; a body has no given name."""

    family: str
    given: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work before it is printed; `kind` is a CSL type, empty strings stand for what it lacks."""

    kind: str
    language: str
    authors: tuple[Person, ...]
    title: str
    container: str
    editors: tuple[Person, ...]
    publisher: str
    place: str
    year: int
    month: int
    day: int
    volume: str
    issue: str
    pages: tuple[int, int]
    cited: int
    url: str
    doi: str
    genre: str


# The parser's own rule for bodies goes on changing; what is printed, and so the model's bytes, must not change with it.
def _is_body(text: str) -> bool:
    """Whether a name holds a word for bodies or is an acronym."""
    words = re.findall(r"[^\W\d_]+", fold(text).casefold())
    return any(word in BODY_WORDS for word in words) or (
        len(words) == 1 and text.strip(". ").isupper() and len(text.strip(". ")) > 2
    )


def _families(printed: str) -> list[str]:
    """The family names of printed persons; of what the parser alone takes for a body, the last word."""
    people = names(printed)
    return [
        person.family or (person.literal or "").split()[-1]
        for person in people
        if person.family or (person.literal and not _is_body(person.literal))
    ]


class Stock:
    """The parts works are made of, by language where that matters."""

    def __init__(self, rows: Iterable[dict[str, Any]]) -> None:
        self.families: list[str] = []
        self.given: list[str] = sorted(w.title() for w in LEXICA["given"] if w.isascii() or w[0] < "а")
        self.titles: dict[str, list[str]] = {language: [] for language in LANGUAGES}
        self.journals: list[str] = []
        self.houses: list[str] = []
        self.places: list[str] = []
        self.bodies: list[str] = []
        for row in rows:
            self._take(row)

    def _take(self, row: dict[str, Any]) -> None:
        fields = row.get("fields") or {}
        for name in fields.get("author") or []:
            self._take_name(name)
        title = fields.get("title")
        language = row["lang"] if row["lang"] in self.titles else None
        if (
            isinstance(title, str)
            and language
            and 12 < len(title) < 160
            and not re.search(r"[\"“”«»]|<|\d{4}\.", title)
        ):
            self.titles[language].append(title)
        if (
            isinstance(fields.get("container-title"), str)
            and fields.get("volume")
            and len(fields["container-title"]) < 90
        ):
            self.journals.append(fields["container-title"])
        for name, store in (("publisher", self.houses), ("publisher-place", self.places)):
            value = fields.get(name)
            if isinstance(value, str) and 2 < len(value) < 50 and not re.search(r"\d|[()]", value):
                store.append(value)

    def _take_name(self, name: dict[str, str]) -> None:
        if name.get("family") and len(name["family"]) > 2:
            self.families.append(name["family"])
        elif name.get("literal") and _is_body(name["literal"]) and len(name["literal"]) < 60:
            self.bodies.append(name["literal"].strip(" ."))
        elif name.get("literal"):
            for family in _families(name["literal"]):
                if re.fullmatch(r"[^\W\d_a-zà-ÿ][^\W\d_]+(?:[-' ][^\W\d_]+)*", family):
                    self.families.append(family.title() if family.isupper() else family)


def _person(stock: Stock, language: str, rng: random.Random) -> Person:
    if language == "ru":
        given, family = rng.choice(_CYRILLIC_GIVEN), rng.choice(_CYRILLIC_FAMILIES)
        if given[-1] in "ая":
            family += "а"
        elif rng.random() < 0.6:
            given += " " + rng.choice(_PATRONYMICS)
        return Person(family=family, given=given)
    given = rng.choice(stock.given)
    if rng.random() < 0.12:
        given += " " + rng.choice("ABCDEFGHJKLMPRSTW") + "."
    elif rng.random() < 0.06:
        given += "-" + rng.choice(stock.given)
    family = rng.choice(stock.families)
    if rng.random() < 0.04:
        family = rng.choice(("de ", "von ", "van ", "Van den ", "di ", "al-", "O’", "Mc")) + family
    return Person(family=family, given=given)


def _title(stock: Stock, language: str, kind: str, rng: random.Random) -> str:
    if language == "ru" or rng.random() < (0.5 if kind in ("press", "web", "report") else 0.2):
        return headline(language, rng) if kind in ("press", "web") else study(language, rng)
    stored = stock.titles[language] or stock.titles["en"]
    title = rng.choice(stored)
    if language == "en" and rng.random() < 0.4:
        title = " ".join(w[:1].upper() + w[1:] if len(w) > 3 else w for w in title.split(" "))
    if rng.random() < 0.04:
        title += "?"
    if rng.random() < 0.05:
        words = title.split(" ")
        at = rng.randrange(len(words))
        title = " ".join([*words[:at], "‘" + words[at].strip(",.:?") + "’", *words[at + 1 :]])
    return title


_PRESS_KINDS = {
    OutletKind.NEWSPAPER: "article-newspaper", OutletKind.AGENCY: "article-newspaper", OutletKind.BROADCASTER: "webpage",  # noqa: E501
    OutletKind.MAGAZINE: "article-magazine", OutletKind.SITE: "webpage",
}  # fmt: skip
_GENRES = {
    "en": ("Report", "Working Paper", "Policy Brief", "Issue Brief", "Briefing Paper", "Research Paper"),
    "fr": ("Rapport", "Note", "Policy Paper", "Étude"), "de": ("Bericht", "Arbeitspapier", "Studie"),
    "it": ("Rapporto", "Working Paper"), "es": ("Informe", "Documento de trabajo"), "pt": ("Relatório",), "ru": ("Доклад",),  # noqa: E501
}  # fmt: skip
_THESES = {
    "en": "PhD diss.",
    "fr": "thèse de doctorat",
    "de": "Dissertation",
    "it": "Tesi di dottorato",
    "es": "Tesis doctoral",
}
_KINDS = (
    "press",
    "press",
    "press",
    "web",
    "report",
    "article-journal",
    "article-journal",
    "book",
    "book",
    "chapter",
    "thesis",
)


def _outlet(language: str, rng: random.Random) -> tuple[str, str]:
    """A listed outlet or one that does not exist, and the CSL type of what stands in it."""
    if rng.random() < 0.4:
        return outlet_names.paper(language, rng), rng.choice(("article-newspaper", "article-newspaper", "webpage"))
    ours = [o for o in outlets() if o.kind in _PRESS_KINDS and o.language == language] or list(outlets())
    outlet = rng.choice(ours)
    name = rng.choice([outlet.name, *outlet.others]) if outlet.others and rng.random() < 0.3 else outlet.name
    return name, _PRESS_KINDS.get(outlet.kind, "webpage")


def _journal(stock: Stock, language: str, rng: random.Random) -> str:
    if language != "ru" and rng.random() < 0.65:
        return rng.choice(stock.journals)
    listed = [o.name for o in outlets() if o.kind is OutletKind.JOURNAL and o.language == language]
    return rng.choice(listed) if listed and rng.random() < 0.4 else outlet_names.journal(language, rng)


def _body(stock: Stock, language: str, thinkers: list[str], rng: random.Random) -> str:
    if language == "ru" or rng.random() < 0.35:
        return outlet_names.institute(language, rng)
    return rng.choice([*thinkers, *stock.bodies])


def _handle(stock: Stock, rng: random.Random) -> str:
    """What a writer of posts is called: no given name, often no capital."""
    name = rng.choice(stock.given) + rng.choice(("", "_", "")) + rng.choice(stock.families)
    return rng.choice((name, name.lower(), name.split("_")[0].lower() + str(rng.randrange(1, 99))))


def work(stock: Stock, rng: random.Random) -> Work:
    """A new work out of the stock."""
    language = rng.choices(LANGUAGES, WEIGHTS)[0]
    kind = rng.choice(_KINDS)
    container, title = "", _title(stock, language, kind, rng)
    if kind in ("press", "web"):
        container, kind = _outlet(language, rng)
    elif kind == "article-journal":
        container = _journal(stock, language, rng)
    elif kind == "chapter":
        container = _title(stock, language, kind, rng)
    thinkers = [o.name for o in outlets() if o.kind is OutletKind.THINK_TANK]
    publisher = rng.choice(_CYRILLIC_HOUSES if language == "ru" else stock.houses)
    if rng.random() < 0.3:
        publisher = outlet_names.house(language, rng)
    place = rng.choice(_CYRILLIC_PLACES if language == "ru" else stock.places)
    if kind == "report":
        publisher = rng.choice([*thinkers, *stock.bodies[:200]])
        if rng.random() < 0.4 or language == "ru":
            publisher = outlet_names.institute(language, rng)
        place = place if rng.random() < 0.5 else ""
    authors = tuple(_person(stock, language, rng) for _ in range(rng.choice((1, 1, 1, 1, 2, 2, 3, 4, 5))))
    chance = rng.random()
    if chance < (0.22 if kind in ("report", "webpage") else 0.04):
        authors = (Person(family=_body(stock, language, thinkers, rng)),)
    elif kind in _PRESS_KINDS.values() and chance < 0.3:
        authors = ()
        if chance > 0.26:
            authors = (Person(family=container if rng.random() < 0.5 else _handle(stock, rng)),)
    elif chance > 0.95:
        authors = ()
    first = rng.randrange(1, 900)
    slug = re.sub(r"[^a-z0-9]+", "-", title.lower())[: rng.randrange(10, 70)].strip("-") or "item"
    host = re.sub(r"[^a-z0-9]+", "", (container or publisher).lower())[:14] or "example"
    return Work(
        kind=kind, language=language, authors=authors, title=title, container=container,
        editors=tuple(_person(stock, language, rng) for _ in range(rng.choice((0, 1, 1, 2, 3)))) if kind == "chapter" else (),  # noqa: E501
        publisher=publisher, place=place, year=rng.choice((rng.randrange(1890, 2000), rng.randrange(2000, 2025))),
        month=rng.randrange(1, 13), day=rng.randrange(1, 29), volume=str(rng.randrange(1, 140)),
        issue=str(rng.choice((rng.randrange(1, 13), rng.randrange(1, 60)))), pages=(first, first + rng.randrange(2, 40)),  # noqa: E501
        cited=rng.randrange(1, 400),
        url=f"https://{rng.choice(('www.', ''))}{host}.{rng.choice(('com', 'org', 'net', 'fr', 'de', 'ru'))}/{rng.choice(('', 'news/', '2019/03/', 'article/'))}{slug}",  # noqa: E501
        doi=f"10.{rng.randrange(1000, 9999)}/{rng.choice(('j.', 's', ''))}{rng.randrange(10000, 9999999)}",
        genre=_THESES.get(language, "PhD thesis") if kind == "thesis" else rng.choice(_GENRES[language]),
    )  # fmt: skip
