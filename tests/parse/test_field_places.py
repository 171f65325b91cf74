"""Every field that is read has its place in the note and a confidence, whichever way it was read."""

import pytest

from footnote_audit.csl import to_csl_json
from footnote_audit.model import CitationItem
from footnote_audit.parse import parse_notes

# Read off other fields, or off what is left where one is found.
WITHOUT_PLACE = frozenset({"id", "type", "language", "archive", "translator"})
NOTES = (
    "See  Ada Marlow and Jon Aske, “The  Price of Salt”, Sea Quarterly, vol. 3, no. 2, May 2008, pp. 70-91, p. 75.",
    "Voir Luc Morel, « Les phares », Note d’analyse, CEREM, 2005, https://example.org/a (consulté le 3 mai 2020).",
    "Ada Marlow, “Loss”, in Sea Voices, ed. Jon Aske (London: Quay Press, 2007), pp. 12-19, ISBN 978-3-16-148410-0.",
    "Anne Leroy, “Le port : une île ?”, Géographies, 2009/3, no. 41, pp. 101-117, doi:10.5555/geo.2009.3.",
    "Vgl. BVerfG, Urteil v. 12.3.2008 – 1 BvR 370/07, NJW 2008, 822 (825 f.).",
    "Case 26/62 Van Gend en Loos, EU:C:1963:1, para 4.",
    "Федеральный закон от 27 июля 2006 г. № 152-ФЗ «О персональных данных» // СЗ РФ. 2006. № 31. Ст. 3451.",
    "Marlow, A. Salt and tide. Sea Studies 12, 3 (2019), ISSN 1234-5679. PMID: 19234567. arXiv:1901.01234",
)


def _fields(item: CitationItem) -> set[str]:
    return {name for name in to_csl_json(item.item) if name not in WITHOUT_PLACE} | (
        {"locator"} if item.locator else set()
    )


@pytest.mark.parametrize("note", NOTES)
def test_every_field_has_its_place(note: str) -> None:
    """No field is without a place, and none with one that is no field."""
    (citation,) = parse_notes([note])
    (item,) = citation.items
    placed = {field.variable for field in item.fields}
    assert _fields(item) - placed == set()
    assert all(0 < field.confidence <= 1 for field in item.fields)


@pytest.mark.parametrize("note", NOTES)
def test_places_print_their_fields(note: str) -> None:
    """What stands at a field's place is its value but for white space; dates print their year, names the family."""
    (citation,) = parse_notes([note])
    (item,) = citation.items
    for field in item.fields:
        assert item.span.start <= field.span.start < field.span.end <= item.span.end
        printed = " ".join(note[field.span.start : field.span.end].split())
        if field.variable in ("issued", "accessed"):
            assert (to_csl_json(item.item)[field.variable]["edtf"][:4]) in printed
        elif field.variable == "author":
            assert (item.item.author[0].family or "") in printed
        elif field.variable in ("title", "container-title", "publisher", "number", "PMID", "ISSN"):
            assert to_csl_json(item.item)[field.variable] == printed


def test_places_of_a_short_form_stay_in_it() -> None:
    """A later work by the same author, "Id., Title", has places of its own."""
    notes = [
        "Ada Marlow, “The Price of Salt”, Sea Quarterly, vol. 31, May 2008, p. 7.",
        "Id., “Ropes”, Sea Quarterly, vol. 32, 2009.",
    ]
    _, second = parse_notes(notes)
    (item,) = second.items
    assert all(item.span.start <= f.span.start < f.span.end <= item.span.end for f in item.fields)
