"""Works to print: licensed records of the gold set, completed or replaced by invented ones in other languages."""

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from footnote_audit.parse.authors import names
from notes.names import (
    ACRONYMS,
    BODY_KINDS,
    BODY_MATTERS,
    JOURNALS,
    PERSONS,
    PLACES,
    PUBLISHERS,
    TITLE_HEADS,
    TITLE_TAILS,
)

# Only sets under BSD, MIT or CC BY.
LICENSED = ("anystyle", "grobid", "ore")
_SOUND = re.compile(r"[^\x00-\x1f\\_{}|<>@#^~\u2026]+")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Work:
    """What a style prints; persons are (family, given), a body has no given name."""

    language: str
    persons: tuple[tuple[str, str], ...]
    title: str
    container: str
    editors: tuple[tuple[str, str], ...]
    publisher: str
    place: str
    year: int
    month: int
    day: int
    volume: str
    issue: str
    first: int
    last: int
    url: str


class Stock:
    """Titles, containers, publishers, places and persons of the licensed records, by language, and how to draw works."""

    def __init__(self, folder: Path) -> None:
        self.titles: dict[str, list[str]] = defaultdict(list)
        self.containers: dict[str, list[str]] = defaultdict(list)
        self.publishers: list[str] = []
        self.places: list[str] = []
        self.persons: list[tuple[str, str]] = []
        self.bodies: list[str] = []
        for record in _records(folder):
            self._take(record)

    def _take(self, record: dict[str, Any]) -> None:
        fields, language = record["fields"], record.get("lang", "und")
        title = _one(fields.get("title"))
        if 2 <= len(title.split()) <= 24 and _SOUND.fullmatch(title):
            self.titles[language].append(title)
        container = _one(fields.get("container-title"))
        if 1 <= len(container.split()) <= 12 and _SOUND.fullmatch(container) and _LETTER.match(container):
            self.containers[language].append(container)
        for value, kept, most in (("publisher", self.publishers, 6), ("publisher-place", self.places, 3)):
            text = _one(fields.get(value))
            if text and len(text.split()) <= most and _SOUND.fullmatch(text) and _LETTER.match(text):
                kept.append(text)
        for name in fields.get("author") or []:
            self._name(name)

    def _name(self, name: dict[str, str]) -> None:
        literal = name.get("literal")
        if literal is not None and len(literal) > 200:
            return
        parts = [(n.family, n.given, n.literal) for n in names(literal)] if literal else []
        if name.get("family"):
            parts = [(name["family"], name.get("given"), None)]
        for family, given, body in parts:
            if family and given and 1 < len(family) < 24 and len(given) < 24 and _SOUND.fullmatch(family + given):
                self.persons.append((family, given))
            elif body and 1 < len(body.split()) < 9 and _SOUND.fullmatch(body):
                self.bodies.append(body)

    def person(self, draw: random.Random, language: str) -> tuple[str, str]:
        """A person whose name may stand in this language."""
        own = PERSONS[language]
        if language.startswith("ru") or draw.random() < 0.4:
            return draw.choice(own)
        return draw.choice(self.persons)

    def body(self, draw: random.Random, language: str) -> str:
        """A body as author."""
        chance = draw.random()
        if chance < 0.25:
            return draw.choice(ACRONYMS)
        if chance < 0.6 and self.bodies:
            return draw.choice(self.bodies)
        tongue = language if language in BODY_KINDS else "en"
        return f"{draw.choice(BODY_KINDS[tongue])} {draw.choice(BODY_MATTERS[tongue])}"

    def title(self, draw: random.Random, language: str) -> str:
        known = self.titles.get(language, [])
        if (language == "de" and draw.random() < 0.3) or (
            known and draw.random() < (0.9 if len(known) > 500 else 0.55)
        ):
            known = known if draw.random() < 0.75 or language not in ("de", "fr", "it") else self.titles["en"]
            return draw.choice(known)
        made = f"{draw.choice(TITLE_HEADS[language])} {draw.choice(TITLE_TAILS[language])}"
        if draw.random() < 0.35:
            sign = draw.choice((": ", ". ", " — ", " - "))
            made += f"{sign}{draw.choice(TITLE_HEADS[language])} {draw.choice(TITLE_TAILS[language])}"
        if draw.random() < 0.15:
            made += draw.choice(
                (f" {draw.randint(1600, 1980)}-{draw.randint(1981, 2015)}", f" (1{draw.randint(300, 999)})", "?")
            )
        return made

    def work(self, draw: random.Random, language: str, *, law: bool = False) -> Work:
        """One work to be printed in a note in this language; a part of the works is in another one."""
        tongue = language
        if draw.random() < 0.2:
            tongue = draw.choice(("en", "en", "fr", "de", "it", "es", "ru"))
        known = self.containers.get(tongue, [])
        container = draw.choice(known) if known and draw.random() < 0.5 else draw.choice(JOURNALS[tongue])
        if law and draw.random() < 0.6:
            container = draw.choice(JOURNALS["law"] if tongue == "en" else JOURNALS.get(tongue, JOURNALS["law"]))
        count = draw.choices((0, 1, 2, 3), (0.0 if law else 0.12, 0.7, 0.2, 0.08))[0]
        persons = tuple(self.person(draw, tongue) for _ in range(count))
        if count == 1 and draw.random() < 0.13:
            persons = ((self.body(draw, tongue), ""),)
        first = draw.randint(1, 900)
        return Work(
            language=tongue, persons=persons, title=self.title(draw, tongue).strip(" .,"), container=container.strip(" .,"),
            editors=tuple(self.person(draw, tongue) for _ in range(draw.choice((1, 1, 1, 2)))),
            publisher=(draw.choice(self.publishers) if draw.random() < 0.5 else draw.choice(PUBLISHERS[tongue])).strip(" ,"),
            place=(draw.choice(self.places) if draw.random() < 0.4 else draw.choice(PLACES[tongue])).strip(" ,"),
            year=draw.randint(1830, 1960) if draw.random() < 0.12 else draw.randint(1960, 2026), month=draw.randint(1, 12), day=draw.randint(1, 28),
            volume=str(draw.randint(1, 140)), issue=str(draw.randint(1, 12)), first=first, last=first + draw.randint(2, 40),
            url=_address(draw),
        )  # fmt: skip


def _records(folder: Path) -> Iterator[dict[str, Any]]:
    for name in LICENSED:
        with (folder / "refs" / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def _one(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(str(value or "").split())


_SITES = (
    "harbourtimes.example",
    "coast.example.org",
    "www.northbank.example",
    "seastate.example/blog",
    "policywatch.example",
)


def _address(draw: random.Random) -> str:
    words = draw.sample(("pier", "quay", "tax", "law", "report", "ships", "news", "archive", "2019", "pdf", "id=42"), 3)
    end = "-".join([*draw.sample(words, 2), str(draw.randint(1, 99))])
    return f"{draw.choice(('https://', 'http://', 'https://', ''))}{draw.choice(_SITES)}/{'/'.join(words)}{draw.choice(('', f'/{end}', f'/{end}/'))}"
