"""Short forms as notes print them: Ibid., art. cit., a.a.O., (oben N. 7), supra note 4, an author with a page."""

import random

from notes.records import Work
from notes.works import Printed, people, quoted

IBID = {
    "en": ("Ibid.", "Ibid.", "ibid.", "Id.", "id.", "Ibidem"), "fr": ("Ibid.", "Ibid.", "Id.", "Ibidem", "Idem"), "de": ("Ebd.", "Ebenda", "a.a.O.", "Ibid.", "ebd."),
    "it": ("Ibid.", "Ibidem", "Ivi", "Ibid."), "es": ("Ibid.", "Ibídem", "Íd.", "Ídem", "Ibíd."), "pt": ("Ibid.", "Ibidem", "Idem", "Id."), "ru": ("Там же", "Там же."), "ru-latn": ("Tam zhe", "Tam zhe."),
}  # fmt: skip
CIT = {
    "en": ("op. cit.", "art. cit.", "op. cit.", "loc. cit.", "op.cit."), "fr": ("art. cit.", "op. cit.", "art. cité", "ouvr. cité", "loc. cit.", "art.cit."),
    "de": ("a.a.O.", "a. a. O.", "aaO", "a.a.O."), "it": ("op. cit.", "cit.", "art. cit."), "es": ("op. cit.", "ob. cit.", "art. cit."), "pt": ("op. cit.", "ob. cit."),
    "ru": ("Указ. соч.", "указ. соч.", "Цит. соч."), "ru-latn": ("Ukaz. soch.", "op. cit."),
}  # fmt: skip
# The same author again, before a work of its own.
THE_SAME = {
    "en": ("Id.", "Idem"), "fr": ("Id.", "Idem"), "de": ("Ders.", "Dies."), "it": ("Id.", "Ead."), "es": ("Id.", "Ídem"), "pt": ("Id.", "Idem"), "ru": ("Он же.", "Она же."),
    "ru-latn": ("On zhe.", "Idem."),
}  # fmt: skip
PAGE = {"en": "p.", "fr": "p.", "de": "S.", "it": "p.", "es": "p.", "pt": "p.", "ru": "С.", "ru-latn": "S."}


def short(draw: random.Random, work: Work, language: str, house: str) -> Printed:
    """One short form in the manner of the house."""
    page = draw.randint(1, 400)
    place: Printed = (
        [(", ", ""), (f"{PAGE[language]} {page}{draw.choice(('', '', f'-{page + 3}'))}", "PAG")]
        if draw.random() < 0.65
        else []
    )
    if house == "german law":
        return _german(draw, work, page)
    if house in ("english law", "american law") and draw.random() < 0.8:
        return _lawyers(draw, work, page)
    kind = draw.random()
    if kind < 0.08:
        return _by_number(draw, work, language, place)
    if kind < 0.4:
        mark = draw.choice(IBID[language])
        if language.startswith("ru"):
            place = [(". ", ""), (f"{PAGE[language]} {page}", "PAG")] if place else []
            mark = mark.rstrip(".")
        return [(mark, "REF"), *place]
    who = people(
        draw, (work.persons or work.editors)[:2], language, draw.choice(("family", "family", "first", "initial"))
    )
    mark = draw.choice(CIT[language])
    link = " " if language.startswith("ru") and draw.random() < 0.7 else ", "
    if kind < 0.75:
        return [*who, (link, ""), (mark, "REF"), *place]
    brief = " ".join(work.title.split()[: draw.randint(2, 5)]).rstrip(",:;.")
    title = (
        quoted(draw, brief, language) if draw.random() < 0.6 else [(brief + draw.choice(("", "", "...", "…")), "TIT")]
    )
    marked: Printed = [(", ", ""), (mark, "REF")] if draw.random() < 0.7 or not place else []
    return [*who, (", ", ""), *title, *marked, *place]


# A note before or behind, by its number.
NUMBERED = {
    "en": ("supra note {n}", "above, n. {n}", "(n {n})", "(note {n})", "infra note {n}", "infra n. {n}", "note {n} above", "below, note {n}"),
    "fr": ("supra, note {n}", "supra note {n}", "(note {n})", "infra, note {n}", "ci-dessus, note {n}", "préc. note {n}", "ci-dessous, note {n}"),
    "de": ("(Fn. {n})", "(oben Anm. {n})", "(wie Anm. {n})", "oben Fn. {n}", "unten Fn. {n}", "(unten Anm. {n})", "wie Anm. {n}"),
    "it": ("supra, nota {n}", "(nota {n})", "cit. alla nota {n}", "infra, nota {n}", "cit. in nota {n}", "supra nota {n}"),
    "es": ("supra nota {n}", "(nota {n})", "infra nota {n}", "supra, n. {n}", "véase la nota {n} supra"),
    "pt": ("supra nota {n}", "(nota {n})", "infra, nota {n}", "nota {n} supra", "nota {n}, acima"),
    "ru": ("(сноска {n})", "см. сноску {n}", "выше, прим. {n}", "ниже, прим. {n}", "сн. {n}"),
    "ru-latn": ("(snoska {n})", "supra note {n}", "(note {n})"),
}  # fmt: skip


def _by_number(draw: random.Random, work: Work, language: str, place: Printed) -> Printed:
    """Marlow, supra note 4, p. 7; or the number of the note alone."""
    mark = draw.choice(NUMBERED[language]).format(n=draw.randint(1, 90))
    who = people(draw, (work.persons or work.editors)[:2], language, "family") if draw.random() < 0.7 else []
    link = " " if mark.startswith("(") else ", "
    return [*who, *([(link, "")] if who else []), (mark, "REF"), *place]


def _lawyers(draw: random.Random, work: Work, page: int) -> Printed:
    who = people(draw, (work.persons or work.editors)[:2], "en", draw.choice(("family", "family", "family", "initial")))
    number = draw.randint(1, 120)
    place = draw.choice(
        (
            f"at {page}",
            f"p. {page}",
            f"at p. {page}",
            f"pp. {page}–{page + 4}",
            f"para. {page % 10}.{page % 7 + 1}",
            f"para {page % 30}",
            f"{page}",
            f"ch. {page % 9 + 1}",
        )
    )
    at: Printed = [(", ", ""), (place, "PAG")] if draw.random() < 0.75 else []
    kind = draw.random()
    if kind < 0.25:
        mark = draw.choice(("id.", "Id.", "ibid.", "Ibid.", "Id."))
        named: Printed = [*who, (", ", "")] if draw.random() < 0.25 else []
        return [*named, (mark, "REF"), *at]
    if kind < 0.6:
        lead: Printed = [*who, (", ", "")]
        if draw.random() < 0.15:
            lead = [
                *who,
                (", ", ""),
                *quoted(draw, work.title, "en"),
                (" in ", ""),
                *people(draw, work.editors[:1], "en", "family", "EDR"),
                (draw.choice((", ", " ")), ""),
            ]
        return [
            *lead,
            (f"{draw.choice(('op. cit.', 'op cit', 'loc. cit.'))}", "REF"),
            (draw.choice((", ", " ")), ""),
            (f"{draw.choice(('n.', 'note', 'fn.'))} {number}", "REF"),
            *at,
        ]
    if kind < 0.85:
        return [
            *who,
            (draw.choice((", ", " ")), ""),
            (
                draw.choice(
                    (
                        f"supra note {number}",
                        f"supra n. {number}",
                        f"above n. {number}",
                        f"(n {number})",
                        f"(note {number})",
                        f"infra note {number}",
                        f"below n. {number}",
                    )
                ),
                "REF",
            ),
            *at,
        ]
    brief = " ".join(work.title.split()[: draw.randint(2, 4)]).rstrip(",:;.")
    return [*who, (", ", ""), (brief, "TIT"), *(at or [(", ", ""), (str(page), "PAG")])]


def _german(draw: random.Random, work: Work, page: int) -> Printed:
    who = people(draw, (work.persons or work.editors)[:3], "de", draw.choices(("family", "initial"), (0.93, 0.07))[0])
    place = draw.choice(
        (
            f"{page} ff.",
            f"{page} f.",
            f"{page}",
            f"S. {page}",
            f"S. {page} ff.",
            f"{page}, {page + 3} f.",
            f"{page} ({page + 2})",
            f"Rn. {page}",
            f"Kap. {page % 9 + 1}",
            "passim",
        )
    )
    kind = draw.random()
    if kind < 0.4:
        mark = draw.choice(
            (
                f"(oben N. {page % 90 + 1})",
                f"(oben Fn. {page % 90 + 1})",
                f"(Fn. {page % 90 + 1})",
                "(vorige N.)",
                f"(N. {page % 90 + 1})",
                f"(o. Anm. {page % 90 + 1})",
                "(vorige Fn.)",
                f"(oben N. {page % 90 + 1})",
                f"(unten N. {page % 90 + 1})",
            )
        )
        return [*who, (" ", ""), (mark, "REF"), *([(" ", ""), (place, "PAG")] if draw.random() < 0.9 else [])]
    if kind < 0.6:
        mark = draw.choice(("a.a.O.", "a. a. O.", "aaO", "a.a.O. (Fn. 3)", "aaO."))
        return [*who, (draw.choice((", ", " ")), ""), (mark, "REF"), (draw.choice((" ", ", ")), ""), (place, "PAG")]
    if kind < 0.85:
        band: Printed = [(" ", ""), (draw.choice(("I", "II", "III", "1")), "VOL")] if draw.random() < 0.2 else []
        return [*who, *band, (draw.choice((" ", " ", " ", ", ")), ""), (place, "PAG")]
    if kind < 0.9:
        return [
            (draw.choice(("Ebd.", "Ebenda", "ebd.", "A.a.O.")), "REF"),
            (draw.choice((", ", " ")), ""),
            (place, "PAG"),
        ]
    brief = " ".join(work.title.split()[: draw.randint(1, 4)]).rstrip(",:;.")
    return [*who, (", ", ""), (brief, "TIT"), (draw.choice((", ", " ")), ""), (place, "PAG")]
