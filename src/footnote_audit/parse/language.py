"""A guess at a title's language from its letters and small words."""

import re

_SMALL_WORDS = {
    "en": "the of and in to for on with from is are at by as an its how why what will a over after amid not it their be",  # noqa: E501
    "fr": "le la les de du des et en dans pour sur une un au aux par avec l' d' est ce qui que face sans entre à",
    "de": "der die das und in den von zu im für auf mit dem des ein eine ist zur zum als aus bei nach über wie",
    "es": "el la los las de del y en para por con una un que se al su entre sobre más como",
    "it": "il lo la gli le di del della dei e in per con una un che nel nella sul sulla tra alla al da è",
    "pt": "o a os as de do da dos das e em para por com uma um que no na nos nas ao entre sobre não",
    "ru": "и в на с по о не за из к для от как что",
}
# The languages that a small word belongs to.
_LANGUAGES = {
    word: tuple(code for code, words in _SMALL_WORDS.items() if word in words.split())
    for word in dict.fromkeys(" ".join(_SMALL_WORDS.values()).split())
}
_LETTERS = {"fr": frozenset("éèêçàùœ"), "de": frozenset("äöüß"), "es": frozenset("ñ¿¡"), "pt": frozenset("ãõ")}
_WORDS = re.compile(r"[^\W\d_]+'?")
_TRANSLITERATED = re.compile(
    r"\b(?:[\w']*(?:iya|iye|yye|ogo|ego|skiy|skaya|skoye|skii|aya|oye|oy|iy|stvo|nost'?|ikh|ykh|ami)|i|v|na|o|protiv|voyna|mir)\b",
    re.I,
)


def guess_language(title: str) -> str | None:
    """ISO 639-1 code of the likeliest of seven languages; None where the words do not say."""
    if not title.isascii() and _is_cyrillic(title):
        return "ru" if not re.search("[іїєґ]", title, re.I) else "uk"
    lowered = title.casefold()
    scores = dict.fromkeys(_SMALL_WORDS, 0)
    for word in _WORDS.findall(title.replace("’", "'").casefold()):
        for code in _LANGUAGES.get(word, ()):
            scores[code] += 1
    if not lowered.isascii():
        for code, letters in _LETTERS.items():
            scores[code] += not letters.isdisjoint(lowered)
    best = max(scores, key=lambda code: scores[code])
    if scores[best] == 0 or sum(v == scores[best] for v in scores.values()) > 1:
        return "ru" if len(_TRANSLITERATED.findall(title)) >= 2 else None
    return best


def _is_cyrillic(title: str) -> bool:
    """Whether most letters are Cyrillic."""
    letters = [c for c in title if c.isalpha()]
    return sum("\u0400" <= c <= "\u04ff" for c in letters) > len(letters) / 2
