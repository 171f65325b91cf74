"""Works with every value on one line: what lists and registries hold, and what can be written in any form."""

from dataclasses import fields, replace

from footnote_audit.csl import NAME_VARIABLES, variable
from footnote_audit.model import CslItem, Name
from footnote_audit.text import squeeze

PEOPLE = tuple(f.name for f in fields(CslItem) if variable(f.name) in NAME_VARIABLES)
TEXTS = tuple(f.name for f in fields(CslItem) if variable(f.name) not in NAME_VARIABLES)
_PARTS = tuple(f.name for f in fields(Name))


def on_one_line(item: CslItem) -> CslItem:
    """The item with every run of white space in its values and names as one space, ends trimmed."""
    changed: dict[str, str | tuple[Name, ...]] = {}
    for name in TEXTS:
        text = getattr(item, name)
        if text and (tidy := squeeze(text)) != text:
            changed[name] = tidy
    for name in PEOPLE:
        people: tuple[Name, ...] = getattr(item, name)
        if people and (tidied := tuple(_name(person) for person in people)) != people:
            changed[name] = tidied
    # Most items of a long list are tidy as they come.
    return replace(item, **changed) if changed else item  # type: ignore[arg-type]  # each value has the form it had


def _name(name: Name) -> Name:
    changed = {part: tidy for part in _PARTS if (text := getattr(name, part)) and (tidy := squeeze(text)) != text}
    return replace(name, **changed) if changed else name
