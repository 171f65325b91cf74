"""What a form cannot hold, found by reading back what was written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any

from footnote_audit.csl import variable
from footnote_audit.exchange.imported import Imported
from footnote_audit.model import CslItem, Name
from footnote_audit.text import fold, squeeze


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Works as text in some form, and a sentence for each work of which the form cannot hold everything."""

    text: str
    losses: tuple[str, ...] = ()


def write_each(
    items: Sequence[CslItem], form: str, write: Callable[[CslItem], str], read: Callable[[str], Imported]
) -> Written:
    """The works one after the other; each is read back, and what does not come back is told with its variable."""
    texts, losses = [], []
    for item in items:
        text = write(item)
        texts.append(text)
        back = read(text).items
        lost = lost_variables(item, back[0] if back else CslItem())
        if lost:
            losses.append(f"{item.id}: {form} cannot hold its {', '.join(lost)}")
    return Written(text="\n".join(texts), losses=tuple(losses))


def lost_variables(item: CslItem, back: CslItem) -> tuple[str, ...]:
    """The CSL variables whose value differs, but for white space, the kind of dashes and quotes, and the id."""
    return tuple(
        variable(f.name)
        for f in fields(CslItem)
        if f.name != "id" and _plain(getattr(item, f.name)) != _plain(getattr(back, f.name))
    )


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_name(name) for name in value)
    return fold(squeeze(value)) if value else None


def _name(name: Name) -> tuple[str | None, ...]:
    """The name for comparison; one of a single part is the same whichever part it is."""
    parts = (name.family, name.given, name.particle, name.suffix, name.literal)
    here = [part for part in parts if part]
    return tuple(_plain(part) for part in (here if len(here) == 1 else parts))
