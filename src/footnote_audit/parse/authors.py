"""Printed author lists to CSL names."""

import re
from functools import cache

from footnote_audit.model import Name
from footnote_audit.outlets import OutletKind, outlets
from footnote_audit.parse.outlets import BODY_WORDS
from footnote_audit.text import fold, squeeze

PARTICLES = frozenset(
    [
        "de",
        "der",
        "den",
        "des",
        "du",
        "di",
        "da",
        "dal",
        "dalla",
        "della",
        "degli",
        "dei",
        "do",
        "dos",
        "das",
        "del",
        "van",
        "von",
        "vom",
        "zu",
        "zum",
        "zur",
        "ten",
        "ter",
        "te",
        "af",
        "av",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "y",
        "e",
        "la",
        "le",
        "los",
        "las",
        "d'",
        "l'",
        "st.",
        "san",
        "abu",
    ]
)
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv)\.?$", re.I)
_AND = re.compile(
    r"\s+(?:and|et|und|y|e|i|и|og|och|en|&|with|avec|mit)\s+|\s*&\s*|\s*;\s*|\s+/\s+|(?<=[^\W\d_]{3})/(?=[A-ZÀ-ÞА-Я])|(?<=\.)/(?=[A-ZÀ-ÞА-Я])"
)
_ET_AL = re.compile(
    r"[,]?\s*(?:\bet\s+al(?:ii|\b)\.?|\bet\s+alia\b|\band\s+others\b|\bet\s+autres\b|\bu\.\s*a\.|\be\s+altri\b|\by\s+otros\b|\bи\s+др\.?).*$",
    re.I,
)
_ROLE = re.compile(
    r"\s*\((?:[^()]*\b(?:eds?|edd|hrsg|hg|dirs?|coords?|a cura di|comps?|orgs?|ред|ред\.|eds?\.)\b[^()]*)\)\.?\s*"
    r"|,?\s+(?:eds?\.|hrsg\.|hg\.|dir\.|coord\.|\beditors?\b)\s*$",
    re.I,
)
# "Luc Morel (avec AFP)".
_WITH_AGENCY = re.compile(r"\s\((?:avec|with|mit|con|com|с)\s[^()]{2,40}\)", re.I)
_INITIALS = re.compile(r"^(?:[^\W\d_]\.?[- ]?){1,4}$")
_GIVEN_INITIALS = re.compile(r"^(?:(?:[A-ZÀ-ÞŁŚŠŻŽČĆŞĞİΑ-ΩА-ЯЁ]\.-?){1,4}|[A-ZÀ-ÞŁŚŠŻŽČĆŞĞİ]{1,3})$")
_WORD = re.compile(r"^[^\W\d_][\w.'-]*$")
# Capital particles open the family name: "M. Le Brun", "Van Damme".
_FAMILY_OPENINGS = frozenset(
    ["Le", "La", "De", "Van", "Von", "Du", "Di", "Del", "Della", "Des", "Mac", "St.", "Ten", "Ter"]
)
# More names than any author list that is read as one: what is longer is text.
MOST_NAME_WORDS = 7


def names(text: str) -> tuple[Name, ...]:
    """The names in a printed list of authors or editors, in either order of family and given name; "et al." dropped."""
    plain = _ROLE.sub("", _ET_AL.sub("", _WITH_AGENCY.sub("", squeeze(text)))).strip(" ,;:")
    if not plain:
        return ()
    if is_body(plain) or _ACCOUNT.fullmatch(plain) or is_agency(plain):
        return (Name(literal=plain),)
    found: list[Name] = []
    parts = [p.strip(" ,") for p in _AND.split(plain)]
    families = [w.strip() for part in parts for w in part.split(",") if w.strip()]
    paired = all(part.count(",") == 1 for part in parts)
    if len(parts) > 1 and len(families) > 2 and not paired and all(w.isalpha() and len(w) > 2 for w in families):
        return tuple(Name(family=w) for w in families)
    parted = "/" in plain or ";" in plain
    for part in parts:
        pieces = [p.strip() for p in part.split(",") if p.strip()]
        # "Smith, Jane and Doe, John", "Smith, Jane/Doe, John": each part is one name, family first.
        found += _comma_list(pieces, alone=not found or (len(pieces) == 2 and (parted or "," in parts[0])))
    return tuple(found)


def _comma_list(parts: list[str], *, alone: bool) -> list[Name]:
    found: list[Name] = []
    i = 0
    while i < len(parts):
        following = parts[i + 1] if i + 1 < len(parts) else ""
        if following and _SUFFIX.match(following):
            found.append(_with_suffix(_name(parts[i]), following))
            i += 2
        elif following and _inverted(parts[i], following, first=alone and i == 0):
            found.append(_inverted_name(parts[i], following))
            i += 2
        else:
            found.append(_name(parts[i]))
            i += 1
    return found


def _with_suffix(name: Name, suffix: str) -> Name:
    return Name(family=name.family, given=name.given, particle=name.particle, suffix=suffix, literal=name.literal)


def _inverted(family: str, given: str, *, first: bool) -> bool:
    """Whether "X, Y" is family and given name of one person."""
    if _INITIALS.match(family.replace(" ", "")) and len(family) < 3:
        return False
    if _trailing_initials(family.split()) is not None and _trailing_initials(given.split()) is not None:
        return False
    if _INITIALS.match(given) and not (len(given) > 3 and given.isalpha() and not given.isupper()):
        return not _has_initial(family)
    words = [w for w in family.split() if w.casefold() not in PARTICLES]
    if not first or not words or (len(words) > 1 and is_body(family)):
        return False
    # A second piece of one word is no name by itself: "Muñoz Molina, Antonio".
    return len(given.split()) <= 3 if len(words) == 1 else len(words) == 2 and len(given.split()) == 1


def _has_initial(text: str) -> bool:
    return bool(re.match(r"^[^\W\d_]\.", text))


def _inverted_name(family: str, given: str) -> Name:
    words = family.split()
    lead = 0
    while lead < len(words) - 1 and words[lead].casefold() in PARTICLES and words[lead].islower():
        lead += 1
    particle = " ".join(words[:lead]) or None
    return Name(family=" ".join(words[lead:]), given=given, particle=particle)


def _name(text: str) -> Name:
    """One undivided name: "Given Particle Family", "Family I. I." or "FAMILY Given"."""
    trailing = _trailing_initials(text.split())
    if trailing is not None:
        return trailing
    words = text.split()
    if is_body(text):
        return Name(literal=text)
    if len(words) == 1:
        return _joined_initials(words[0])
    if len(words) > 1 and _SUFFIX.match(words[-1]) and len(words) > 2:
        return _with_suffix(_name(" ".join(words[:-1])), words[-1])
    if words[0].isalpha() and words[0].isupper() and len(words[0]) > 3 and not words[-1].isupper():
        return Name(family=words[0], given=" ".join(words[1:]))
    for i in range(len(words) - 1):
        if words[i] in _FAMILY_OPENINGS and i < 3:
            return Name(given=" ".join(words[:i]) or None, family=" ".join(words[i:]))
        if i and words[i].casefold() in PARTICLES and words[i][0].islower():
            j = i
            while j < len(words) - 1 and words[j].casefold() in PARTICLES:
                j += 1
            return Name(given=" ".join(words[:i]), particle=" ".join(words[i:j]), family=" ".join(words[j:]))
    if words[0].islower() and words[0].casefold() in PARTICLES:
        return Name(particle=words[0], family=" ".join(words[1:]))
    return Name(given=" ".join(words[:-1]), family=words[-1])


def _trailing_initials(words: list[str]) -> Name | None:
    """ "Konttila J" or "Petrov A. N.": initials behind the family name."""
    first = len(words)
    while first > 0 and _GIVEN_INITIALS.match(words[first - 1]):
        first -= 1
    family = words[:first]
    if not family or first == len(words) or any(_GIVEN_INITIALS.match(w) for w in family):
        return None
    return Name(family=" ".join(family), given=" ".join(words[first:]))


def _joined_initials(word: str) -> Name:
    match = re.match(r"^((?:[A-ZÀ-ÞА-Я]\.-?)+)([A-ZÀ-ÞА-Я][\w'-]+)$", word)
    return Name(given=match[1], family=match[2]) if match else Name(family=word)


# The name of an account in a social network.
_ACCOUNT = re.compile(r"@\w{2,40}")
# "Amnesty International" and its like.
_CALLED_INTERNATIONAL = 2
_LONGEST_AGENCY = 40
_SIGNING = frozenset({OutletKind.AGENCY, OutletKind.BROADCASTER})


def is_body(text: str) -> bool:
    """Whether the text names a body (an institute, a ministry, an acronym) and no person."""
    words = re.findall(r"[^\W\d_]+", fold(text).casefold())
    if not words:
        return False
    if any(w in BODY_WORDS for w in words) or (len(words) == _CALLED_INTERNATIONAL and words[-1] == "international"):
        return True
    return len(words) == 1 and text.strip(". ").isupper() and len(text.strip(". ")) > 2


def is_agency(text: str) -> bool:
    """Whether the text is the name of a news agency or a broadcaster, which signs like an author."""
    return len(text) <= _LONGEST_AGENCY and text.casefold() in _agencies()


@cache
def _agencies() -> frozenset[str]:
    signing = (o for o in outlets() if o.kind in _SIGNING)
    return frozenset(name.casefold() for o in signing for name in (o.name, *o.others))


def looks_like_names(text: str) -> bool:
    """Whether the text can be a list of persons or a body: capitalised words, initials, particles, connectors, no digit."""  # noqa: E501
    plain = _ROLE.sub("", _ET_AL.sub("", squeeze(fold(text)))).strip(" ,.;:")
    if not plain or len(plain) > 400 or any(c.isdigit() for c in plain) or '"' in plain:
        return False
    if is_body(plain) and len(plain.split()) <= 14:
        first = plain.split()[0].casefold()
        return plain[0].isupper() and (first == "the" or first not in _NOT_NAMES)
    parts = [p.strip() for a in _AND.split(plain) for p in a.split(",")]
    return all(_name_like(p) for p in parts if p)


def _name_like(part: str) -> bool:
    words = part.split()
    if not words or len(words) > MOST_NAME_WORDS:
        return False
    if words[0].casefold() in _NOT_NAMES:
        return False
    capital = 0
    for word in words:
        if word.casefold() in PARTICLES or re.match(r"^(?:al|el|d'|l'|o')[-']?", word.casefold()):
            capital += word[0].isupper()
        elif not _WORD.match(word) or not word[0].isupper():
            return False
        else:
            capital += 1
    return capital > 0


_NOT_NAMES = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "these",
        "those",
        "in",
        "on",
        "at",
        "for",
        "from",
        "with",
        "when",
        "where",
        "after",
        "before",
        "during",
        "since",
        "until",
        "while",
        "but",
        "as",
        "if",
        "it",
        "its",
        "of",
        "by",
        "to",
        "le",
        "les",
        "un",
        "une",
        "ce",
        "cette",
        "ces",
        "dans",
        "sur",
        "pour",
        "par",
        "avec",
        "selon",
        "en",
        "der",
        "die",
        "das",
        "ein",
        "eine",
        "dieser",
        "diese",
        "im",
        "am",
        "bei",
        "nach",
        "seit",
        "il",
        "lo",
        "gli",
        "or",
        "ou",
        "oder",
        "o",
        "или",
        "also",
        "so",
        "thus",
        "ainsi",
        "donc",
        "et",
        "und",
        "e",
        "y",
        "che",
        "que",
        "was",
        "note",
        "ibid",
        "idem",
        "una",
        "nel",
        "nella",
        "el",
        "los",
        "las",
        "un",
        "una",
        "en",
        "este",
        "esta",
        "os",
        "as",
        "um",
        "uma",
        "no",
        "na",
        "в",
        "на",
        "по",
        "при",
        "это",
        "этот",
        "according",
        "see",
        "read",
        "also",
        "or",
        "and",
    ]
)
