"""Works printed as English, American and German lawyers print them."""

import random

from notes.records import Work
from notes.works import Printed, date, people, quoted


def english_law(draw: random.Random, work: Work, language: str) -> Printed:
    """A. Marlow, ‘Salt’ (1996) 89 Harvard Law Rev. 1685, at 1690."""
    del language
    who = people(draw, work.persons, "en", draw.choice(("initial", "initial", "first")))
    year: Printed = [(draw.choice((" (", " (", " [")), ""), (str(work.year), "DAT")]
    year += [("]" if "[" in year[0][0] else ")", ""), (" ", "")]
    at = work.first + draw.randint(1, 20)
    more: Printed = [
        (draw.choice((" ", ", ")), ""),
        (draw.choice((f"at {at}", f"at p. {at}", f"at pp. {at}–{at % 10 + 3}", f"at {at} and {at + 3}")), "PAG"),
    ]
    comma: Printed = [(draw.choice((", ", ", ", " ")), "")] if who else []
    if draw.random() < 0.4:
        page: Printed = [(draw.choice((
            str(work.first), f"at {work.first}", f"at {work.first}–{work.first % 100 + 2}", f"ch. {work.issue}", f"at {work.first} and {work.first + 1}",
            f"para. {work.issue}.{work.day}", f"ch. {work.issue} recs. {work.day} and {work.month}", f"pp. {work.first}-{work.last}",
        )), "PAG")]  # fmt: skip
        if draw.random() < 0.12:
            series = f"{draw.choice(('Cmnd', 'Cm', 'HC', 'Law Com. No.'))} {work.first * 3}"
            return [
                *who,
                *comma,
                (work.title, "TIT"),
                (" (", ""),
                (str(work.year), "DAT"),
                ("; ", ""),
                (series, "CON"),
                (")", ""),
                (" ", ""),
                *page,
            ]
        edition: Printed = [(draw.choice(("2nd ed., ", "10th ed., ")), "OTH")] if draw.random() < 0.15 else []
        publisher: Printed = (
            [(draw.choice((work.place, work.publisher)), "PLC"), (draw.choice((", ", " ")), "")]
            if draw.random() < 0.25
            else []
        )
        return [
            *who,
            *comma,
            (work.title, "TIT"),
            (" (", ""),
            *edition,
            *publisher,
            (str(work.year), "DAT"),
            (")", ""),
            *([(" ", ""), *page] if draw.random() < 0.7 else []),
        ]
    if draw.random() < 0.25:
        return [
            *who, *comma, *quoted(draw, work.title, "en"), (draw.choice((" in ", " in ", ", in ")), ""),
            *([*people(draw, work.editors, "en", "initial", "EDR"), (", ", "")] if draw.random() < 0.25 else []), (work.container, "CON"), (draw.choice((", ed. ", ", ed. ", ", eds. ")), ""),
            *people(draw, work.editors, "en", "initial", "EDR"), (" (", ""), (str(work.year), "DAT"), (") ", ""), (str(work.first), "PAG"),
        ]  # fmt: skip
    volume: Printed = (
        [(work.volume if draw.random() < 0.9 else draw.choice(("I", "VII", "XII")), "VOL"), (" ", "")]
        if draw.random() < 0.85
        else []
    )
    return [
        *who,
        *comma,
        *quoted(draw, work.title, "en"),
        *year,
        *volume,
        (work.container, "CON"),
        (" ", ""),
        (str(work.first), "PAG"),
        *(more if draw.random() < 0.6 else []),
    ]


def american_law(draw: random.Random, work: Work, language: str) -> Printed:
    """Ada Marlow, Salt, 89 Harv. L. Rev. 1685, 1690 (1996)."""
    del language
    who = people(draw, work.persons, "en", "first")
    at: Printed = [(", ", ""), (str(work.first + 4), "PAG")] if draw.random() < 0.6 else []
    return [
        *who, *([(", ", "")] if who else []), (work.title, "TIT"), (", ", ""), (work.volume, "VOL"), (" ", ""), (work.container, "CON"), (" ", ""),
        (str(work.first), "PAG"), *at, (" (", ""), (str(work.year), "DAT"), (")", ""),
    ]  # fmt: skip


def _german_place(draw: random.Random, work: Work) -> Printed:
    first = work.first
    shown = draw.choice(
        (
            f"{first} ff.",
            f"{first} ff.",
            f"{first} f.",
            f"{first} ({first + 4} ff.)",
            f"{first} ({first + 7})",
            f"{first}",
            f"S. {first}",
            f"{first}, {first + 3} f.",
        )
    )
    if draw.random() < 0.06:
        shown = draw.choice(
            (
                f"Rn. {work.issue}",
                f"Rdnr. {work.issue}",
                f"§ {work.issue} Anm. 3",
                f"Kap. {work.issue}",
                f"{first} N. {work.issue}",
            )
        )
    return [(shown, "PAG")]


def german_law(draw: random.Random, work: Work, language: str) -> Printed:
    """Brandt/Voß, Das Watt, ZfS 7 (1978) 228 (230 ff.)."""
    del language
    who = people(
        draw, work.persons or work.editors, "de", draw.choices(("family", "initial", "first"), (0.8, 0.15, 0.05))[0]
    )
    lead: Printed = [*who, (draw.choice((", ", ", ", ", ", ", ", ": ", " ")), ""), (work.title, "TIT")]
    year = str(work.year)
    kind = draw.random()
    if kind < 0.35:
        mid = draw.choice((
            [(" ", ""), (work.volume, "VOL"), (" (", ""), (year, "DAT"), (") ", "")], [(" ", ""), (work.volume, "VOL"), (" (", ""), (year, "DAT"), ("), ", "")],
            [(" ", ""), (work.volume, "VOL"), (" (", ""), (year, "DAT"), (") ", "")], [(" ", ""), (year, "DAT"), (", ", "")], [(" ", ""), (year, "DAT"), (" S. ", "")],
            [(" ", ""), (work.volume, "VOL"), (" Nr. ", ""), (work.issue, "ISS"), (" (", ""), (year, "DAT"), (") ", "")],
            [(" ", ""), (f"{year}/{work.issue}", "DAT"), (" S. ", "")],
        ))  # fmt: skip
        return [*lead, (", ", ""), (work.container, "CON"), *mid, *_german_place(draw, work)]
    place: Printed = [(work.place, "PLC"), (" ", "")] if draw.random() < 0.55 else []
    edition: Printed = [(draw.choice(("2. Aufl. ", "3. Aufl., ", "2. A. ")), "OTH")] if draw.random() < 0.2 else []
    if draw.random() < 0.1:
        place = [
            (draw.choice(("erscheint bei ", "im Erscheinen bei ", "")), ""),
            (work.publisher, "PUB"),
            (", ", ""),
            *place,
        ]
    imprint: Printed = (
        [(" (", ""), *edition, *place, (year, "DAT"), (")", "")]
        if draw.random() < 0.8
        else [(", ", ""), *place, (year, "DAT"), (",", "")]
    )
    page: Printed = [(" ", ""), *_german_place(draw, work)] if draw.random() < 0.75 or imprint[0][0] == ", " else []
    if kind < 0.65:
        band: Printed = (
            [(draw.choice((", Bd. ", " Bd. ", " ")), ""), (draw.choice((work.issue, "I", "II", "III", "VII 1")), "VOL")]
            if draw.random() < 0.2
            else []
        )
        return [*lead, *band, *imprint, *page]
    form = draw.choice(("family", "family", "family", "initial"))
    editors: Printed = [
        *people(draw, work.editors, "de", form, "EDR"),
        (draw.choice((" (Hrsg.)", " (Hrsg.)", " (Hg.)", "")), "EDR"),
    ]
    into: Printed = [(", in: ", ""), *editors]
    if draw.random() < 0.7:
        return [*lead, *into, (", ", ""), (work.container, "CON"), *imprint, *page]
    if draw.random() < 0.45:
        return [*lead, (draw.choice((", in: ", ", in ", ", ")), ""), (work.container, "CON"), *imprint, *page]
    return [
        *lead,
        (", in: ", ""),
        *people(draw, work.editors, "de", "family", "EDR"),
        (" ", ""),
        *_german_place(draw, work),
    ]


def case(draw: random.Random, work: Work, language: str) -> Printed:
    """BGHZ 50, 100 (105); Marlow v. Aske [1999] 2 AC 123; Cass. civ., 3 mai 1999."""
    n, p, y = work.volume, work.first, work.year
    if language == "de":
        court, day = draw.choice(("BGH", "BVerfG", "BAG", "OLG Köln", "RG")), date(draw, work, "de", "day")
        return [(draw.choice((
            f"{draw.choice(('BGHZ', 'BVerfGE', 'RGZ', 'BAGE', 'RGSt'))} {n}, {p} ({p + 4})", f"{court} NJW {y}, {p}", f"{court}, Urteil {day if day.startswith('v.') else 'v. ' + day}, NJW {y}, S. {p} ff.",
            f"{draw.choice(('BGHZ', 'BVerfGE', 'RGZ'))} {n}, {p} ff.", f"{court} JZ {y}, {p} f. m. Anm. {draw.choice(('Brandt', 'Voß', 'Zimmer'))}",
        )), "CAS")]  # fmt: skip
    a, b = (
        draw.choice(
            ("Marlow", "Aske", "R", "Hale", "Harbour Board", "Smith", "Jones", "Re Salt Trust", "United States")
        )
        for _ in range(2)
    )
    return [(draw.choice((
        f"{a} v. {b} [{y}] {work.issue} AC {p}", f"{a} v {b} ({y}) {n} ER {p}, at {p + 3}", f"{a} v. {b}, {n} U.S. {p} ({y})", f"{a} v. {b}, {n} F.2d {p}, {p + 5} (2d Cir. {y})",
        f"{a} v {b} [{y}] UKHL {work.issue}, [{n}]",
    )), "CAS")]  # fmt: skip
