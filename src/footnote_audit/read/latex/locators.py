"""What stands after a citation in brackets as locator of CSL: "12--15", "p. 12", "chap. 3", "§ 4"."""

import re

_LABELS = {
    "page": "p pp page pages s seite seiten pág págs pag",
    "chapter": "chap chapter ch kap kapitel",
    "section": "sec sect section § §§ abschn",
    "paragraph": "par para paragraph ¶ abs",
    "note": "n nn note fn anm",
    "figure": "fig figure abb",
    "line": "l ll line lines",
    "volume": "vol volume bd",
    "column": "col cols column sp",
}
_BY_WORD = {word: label for label, words in _LABELS.items() for word in words.split()}
_LOCATOR = re.compile(r"(?:([^\W\d_]+|§§?|¶)\.?\s*)?((?:\d|[ivxlcdm]+\b)[\w.,:\-–—\s]*)", re.I)


def locator(words: str) -> tuple[str | None, str | None]:
    """Locator and label; a bare number counts pages; (None, None) for words that are no place in a work."""
    match = _LOCATOR.fullmatch(words.strip().rstrip("."))
    if match is None:
        return (None, None)
    label = _BY_WORD.get(match.group(1).lower()) if match.group(1) else "page"
    if label is None:
        return (None, None)
    return (re.sub(r"\s*[–—-]+\s*", "-", match.group(2)).strip(), label)
