"""Commentary put together from parts, so that no two sentences need be alike: openings, subjects, verbs, what follows."""

import random
from collections.abc import Callable

PARTS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "opening": (
            "On {day}, ", "On {day}, off the coast of {place}, ", "In {year}, ", "At the end of {month} {year}, ", "For the first time since {year}, ", "For his first journey abroad as {job}, ",
            "Also called the {thing}, ", "For his second journey abroad as {job} in the new cabinet of {person}, ", "For the {body}, ", "For many years, ", "For details of the {things}, ", "As {job}, ",
            "In the eyes of {person}, ", "With the help of {place} and the {body}, ", "Of the {number} {things} sold by {place}, ", "To the north of {place}, ", "Until the visit of {person} in {month} {year}, ", "According to {person}, ", "In particular, ", "Although {body} had warned of it, ", "Between {year} and {year}, ", "Despite the {thing}, ", "After the {thing} of {month} {year}, ", "By contrast, ",
            "At the time, ", "Since then, ", "Under the {thing} of {year}, ", "Thus ", "Officially, ", "Here again, ", "Together with {place} and {place}, ", "From {place}, ", "",  "", "", "", "",
        ),
        "subject": (
            "{person}", "the {body}", "{place}", "the {thing}", "this {thing}", "the {things} of {place}", "{person}, then {job},", "{person}, who led the {body},", "the {body}, based in {place},", "the company",
            "the {job} of {place}", "neither {place} nor {place}", "the {thing} and the {thing}", "{number} {things}", "this organisation", "the government", "a {thing} called the {Name} {Name}", "the two sides", "the words",
        ),
        "verb": (
            "bought {number} {things} from {place}", "went to {place}", "was built in {year}", "has observer status", "is based in {place} and today includes {place}, {place}, {place} and {place}",
            "refused to sign the {thing}", "went to {place} at the end of {month} {year}", "was the first ever visit of a {job} to {place}", "are more or less tied to {place}", "joined the {body} in {year} with {place}, {place} and {place}",
            "opened an office in {place} and another in {place}", "had never been to {place} before", "replaced {person} as {job}", "came back to {place} in {month} {year} with {number} {things}", "took the side of {place}", "had been minister of {noun} under {person}", "were attributed to {person} in telegrams of the {body}", "boarded the {Name} {Name}", "left {small} wounded", "is known as the {Name} {Name}",
            "chose {place} for the first visit of its kind", "lost {small} % of its {things}", "agreed to pay {number} million dollars", "was led by {person}", "denied any part in the {thing}",
            "met {person} in {place} on {day}", "represents about {small} % of the trade of {place}", "include {place} and {place}", "spoke of a ‘{quoted}’", "was formerly called {place}", "does not recognise {place}",
        ),
        "end": (
            ".", ".", ".", ", according to the {body}.", ", which had long been expected.", " (article {small}).", ", on {day}.", ", against {number} in {year}.", " at the end of {month} {year}.", ", the first since {year}.",
            ", while {place} has a {thing} of its own.", ", although the {things} were never delivered.", " and {person} resigned.", " ({place}, {place} and {place}).", ", where {person} was born.", "; the {body} followed in {year}.",
        ),
        "fragment": (
            "In particular the provision for a {thing} and a {thing} of {noun} (article {small}).", "The {thing} of {place}, {place} and {place}.", "Quote attributed to {person}, taken from a speech in {place}.",
            "Namely {person}, {person} and {person}.", "A reference to the {thing} of {year}.", "Or ‘{quoted}’, or again ‘{quoted}’.", "Among them {place}, {place} and {place}.", "Not to be confused with {person}.", "In this case the {thing}.",
            "{number} dollars at the rate of {day}.", "President of {place} from {year} to {year}.", "Former {job} of {place}.", "Especially in {place}.", "Members: {place}, {place}, {place}.", "That is to say, from {year} onwards.",
        ),
        "noun": ("trade", "war", "defence", "finance", "energy", "justice", "education", "labour"),
        "job": ("foreign minister", "mayor", "ambassador", "president", "chief of staff", "judge", "director"),
    },
    "fr": {
        "opening": ("Le {day}, ", "En {year}, ", "Fin {month} {year}, ", "Pour la première fois, ", "Aussi appelé {Name}, ", "Malgré l’accord, ", "À l’époque, ", "Depuis lors, ", "Entre {year} et {year}, ", "", "", "", ""),
        "subject": ("{person}", "le {body}", "{place}", "le {thing}", "ce {thing}", "{person}, alors {job},", "cette organisation", "le gouvernement", "le pont", "la société", "{number} {things}"),
        "verb": (
            "a été ouvert à {place}", "s’est rendu à {place}", "a acheté {number} {things}", "est basée à {place} et comprend {place}, {place} et {place}", "avait refusé de signer", "a rencontré {person} à {place}",
            "représente {small} % des échanges", "dispose du statut d’observateur", "est connu sous le nom de {Name}", "n’a jamais été livré",
        ),
        "end": (".", ".", " le {day}.", " en {year}.", ", selon le {body}.", " (article {small}).", ", contre {number} en {year}.", ", où est né {person}."),
        "fragment": ("Notamment la création d’un {thing} (article {small}).", "Soit {person}, {person} et {person}.", "Propos attribués à {person}, tirés d’un discours.", "Ancien {job} de {place}.", "Ou « {quoted} »."),
        "noun": ("commerce",), "job": ("ministre", "maire", "ambassadeur", "président", "directeur"),
    },
    "de": {
        "opening": ("Am {day} ", "Im Jahre {year} ", "Ende {month} {year} ", "Auch ", "Seit {year} ", "Im Gegensatz dazu ", "Zwischen {year} und {year} ", "In {place} ", "Nach der Reform von {year} ", "Trotz des Vertrags "),
        "subject": ("{person}", "das {body}", "{place}", "der {thing}", "dieser {thing}", "die Regierung", "die Zahl der {things}"),
        "verb": ("wurde", "hat", "war", "ging", "blieb", "kam", "gilt"),
        "end": (
            " {person} als {job} in {place} eingesetzt.", " nie unterzeichnet.", " nur in {place} und {place} bekannt.", " auf {number} zurück.", " mit dem {thing} verbunden, der erst {year} entstand.", " umstritten, weil der {thing} fehlt.",
            " nach Ansicht von {person} ohne Bedeutung.", " in den {things} von {place} nicht vorgesehen (Artikel {small}).",
        ),
        "fragment": ("Insbesondere die Bestimmung über den {thing} (Artikel {small}).", "Nämlich {person}, {person} und {person}.", "Früher {job} in {place}.", "Also der „{quoted}“."),
        "noun": ("Handel",), "job": ("Minister", "Richter", "Bürgermeister", "Direktor"),
    },
}  # fmt: skip


def sentence(draw: random.Random, language: str, filled: Callable[[str], str]) -> str | None:
    """A sentence of commentary, slots filled by `filled`; None for a language without parts."""
    parts = PARTS.get(language)
    if parts is None:
        return None
    if draw.random() < 0.25:
        template = draw.choice(parts["fragment"])
    elif language == "de":
        template = (
            draw.choice(parts["opening"])
            + draw.choice(parts["verb"])
            + " "
            + draw.choice(parts["subject"])
            + draw.choice(parts["end"])
        )
    else:
        template = (
            draw.choice(parts["opening"])
            + draw.choice(parts["subject"])
            + " "
            + draw.choice(parts["verb"])
            + draw.choice(parts["end"])
        )
    for slot in ("noun", "job"):
        while f"{{{slot}}}" in template:
            template = template.replace(f"{{{slot}}}", draw.choice(parts[slot]), 1)
    text = filled(template)
    return text[:1].upper() + text[1:]
