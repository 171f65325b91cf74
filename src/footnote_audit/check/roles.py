"""What a date says of a thing: when it was ordered, delivered or made, told from the verb beside it."""

import re
from enum import StrEnum

from footnote_audit.text import fold


class Role(StrEnum):
    """What happened at a date. ACQUIRED may mean the order or the delivery."""

    ORDERED = "ordered"
    ACQUIRED = "acquired"
    DELIVERED = "delivered"
    PRODUCED = "produced"


_STEMS = {
    Role.ORDERED: r"order|contract(?!or)|sign(?:ed|ing)\b|command(?:e|é|er|ées?|ait)\b|bestell|vertrag|pedid|"
    r"pedir|encarg|contrat|ordin(?:at|ar|e\b|i\b)|commess|encomend|заказ|контракт",
    Role.ACQUIRED: r"acqui|bought|buy|purchas|procur|obtain|achet|achat|gekauft|kauf|erwarb|erworb|compr|adqui|acquist|"
    r"ottenut|закуп|купи|куплен|приобр",
    Role.DELIVERED: r"deliver|arriv|handed over|entered service|commission|livr|liefer|geliefert|entreg|consegn|"
    r"поставл|постав[кщ]|передан",
    Role.PRODUCED: r"produc|built|build|manufactur|assembl|construct|fabri|construi|gebaut|hergestellt|fertig|"
    r"fabric|costruit|prodott|produz|произв|построен|собран",
}
# Words after which the figures are no longer what was ordered or delivered.
_OTHER = re.compile(
    r"\b(?:lost|loss\w*|destroy\w*|shot|downed|damag\w*|sunk|crash\w*|retir\w*|cancel\w*|plan(?:s|ned)\b|options?\b|"
    r"request\w*|offer\w*|want\w*|deploy\w*|used|perdu\w*|détrui\w*|abatt\w*|verlor\w*|zerstör\w*|perdid\w*|destruid\w*|"
    r"pers[oi]\b|distrutt\w*|потер\w*|уничтож\w*|сбит\w*)",
    re.I,
)
_PATTERNS = tuple((role, re.compile(rf"(?<![^\W_])(?:{stems})[\w']*", re.I)) for role, stems in _STEMS.items())


def roles_in(text: str, start: int, end: int) -> tuple[tuple[int, Role], ...]:
    """The role words of text[start:end] in order, each with the offset it begins at."""
    plain = fold(text[start:end])
    found = [(start + m.start(), role) for role, pattern in _PATTERNS for m in pattern.finditer(plain)]
    return tuple(sorted(found))


def role_of(text: str) -> Role | None:
    """The one role that a heading or caption speaks of; None for none or several."""
    found = {role for _, role in roles_in(text, 0, len(text))}
    return next(iter(found)) if len(found) == 1 else None


def speaks_of_other(text: str, start: int, end: int) -> bool:
    """Whether the words speak of losses, plans or use, so that counts are not those of an order."""
    return _OTHER.search(fold(text[start:end])) is not None


def role_at(text: str, start: int, end: int, offset: int) -> Role | None:
    """The role of a date at `offset`: the nearest role word before it in text[start:end], else the nearest after."""
    found = roles_in(text, start, end)
    before = [role for at, role in found if at < offset]
    after = [role for at, role in found if at > offset]
    return before[-1] if before else (after[0] if after else None)
