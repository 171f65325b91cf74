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
_SETS = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}
_TRANSLITERATED = re.compile(
    r"\b(?:[\w']*(?:iya|iye|yye|ogo|ego|skiy|skaya|skoye|skii|aya|oye|oy|iy|stvo|nost'?|ikh|ykh|ami)|i|v|na|o|protiv|voyna|mir)\b",
    re.I,
)


def guess_language(title: str) -> str | None:
    """ISO 639-1 code of the likeliest of seven languages; None where the words do not say."""
    letters = [c for c in title if c.isalpha()]
    if not letters:
        return None
    if sum("\u0400" <= c <= "\u04ff" for c in letters) > len(letters) / 2:
        return "ru" if not re.search("[іїєґ]", title, re.I) else "uk"
    words = re.findall(r"[^\W\d_]+'?", title.replace("’", "'").casefold())
    scores = {code: sum(w in small for w in words) for code, small in _SETS.items()}
    scores["fr"] += sum(c in "éèêçàùœ" for c in title.casefold()) > 0
    scores["de"] += sum(c in "äöüß" for c in title.casefold()) > 0
    scores["es"] += any(c in "ñ¿¡" for c in title.casefold())
    scores["pt"] += any(c in "ãõ" for c in title.casefold())
    best = max(scores, key=lambda code: scores[code])
    if scores[best] == 0 or sum(v == scores[best] for v in scores.values()) > 1:
        return "ru" if len(_TRANSLITERATED.findall(title)) >= 2 else None
    return best
