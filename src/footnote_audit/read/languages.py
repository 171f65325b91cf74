"""The language of a text, guessed by its commonest little words."""

import re
from collections import Counter

# The commonest function words of each language, those too that it shares with its neighbours: the sum tells.
_LISTED = {
    "en": "the of and to in is that was for with as his her by this are from which were been has have not but they",
    "fr": "le la les de des du d l et est un une à en dans qui que pour sur au aux avec par ce cette sont été plus ne "
    "pas ont leur il elle se son sa ses mais où après sans",
    "de": "der die das und ist nicht mit dem den von zu im für auf ein eine sich des auch als wurde war nach bei einer",
    "es": "el la los las y a de en que un una por con para del se su al lo como más fue es entre sus ha pero este esta",
    "it": "il la lo gli e a di in l che è un una per con del della dei nel nella si sono le da anche come più dal alla",
    "pt": "o a os as e de que uma não com para em do da dos das no na se por foi ao mais como é pelo pela um",
    "ru": "и в не на что с по как к из у за от о для это был его была но также при они было",
}
_STOP_WORDS = {code: frozenset(listed.split()) for code, listed in _LISTED.items()}
_WORD = re.compile(r"[^\W\d_]+")
# Enough words to tell the language apart, few enough to cost nothing in a long text.
_SAMPLE = 20_000
_LEAST_HITS = 3


def guess_language(text: str) -> str | None:
    """The ISO 639-1 code whose stop words the text uses most; None for too little text or a tie."""
    uses = Counter(_WORD.findall(text[:_SAMPLE].casefold()))
    ranked = sorted(((sum(uses[word] for word in words), code) for code, words in _STOP_WORDS.items()), reverse=True)
    (best, code), (second, _) = ranked[0], ranked[1]
    return code if best >= _LEAST_HITS and best > second else None
