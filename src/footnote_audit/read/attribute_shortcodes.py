"""Shortcodes that keep the note in an attribute and show a label or a word between their tags.

    [simple_tooltip content='note'][1][/simple_tooltip]

Editors turn the quotes of an attribute into typographic ones, so the opening quote may be the closing character and the
same character occurs inside as an apostrophe: the note ends at the last quote that stands before the bracket which
closes the opening tag.
"""

import re

from footnote_audit.read.openers import CLOSING, PARAGRAPH_END, Found, Opener, nearly

_SINGLE = "'‘’‚‛′`´"
_DOUBLE = '"“”„‟″«»'
_SINGLE_ENTITIES = r"&#0*(?:39|8216|8217|8218|8242|x27|x2018|x2019);|&(?:apos|[lr]squo|sbquo|prime);"
_DOUBLE_ENTITIES = r"&#0*(?:34|8220|8221|8222|8243|171|187|x22|x201[cd]);|&(?:quot|[lr]dquo|bdquo|Prime|[lr]aquo);"
_QUOTE = f"(?:[{_SINGLE}{_DOUBLE}]|{_SINGLE_ENTITIES}|{_DOUBLE_ENTITIES})"
_SINGLE_QUOTE = re.compile(f"[{_SINGLE}]|{_SINGLE_ENTITIES}", re.I)
_OTHER_ATTRIBUTES = rf"(?:\s+[\w-]+\s*=\s*(?:{_QUOTE}[^\]\n]{{0,80}}?{_QUOTE}|[\w%.-]+))*"
_TAG_END = re.compile(rf"({_QUOTE})({_OTHER_ATTRIBUTES})\s*\]", re.I)
_LABEL = re.compile(
    r"\s*(?:\[\s*([^\[\]]{1,12}?)\s*\]|\(?([0-9]{1,4}|x{0,3}(?:ix|iv|v?i{1,3}|v|x)|[*†‡§¶]{1,3})\)?)\s*"
)
_SMALL_TAG = re.compile(r"</?(?:sup|sub|b|i|em|strong|span|small|a)\b[^<>]{0,200}>", re.I)
# A bare number shown by a shortcode is its label where it keeps step with the shortcodes counted; else it is prose.
_STEP = 3


def attribute_shortcode(text: str, match: re.Match[str], opener: Opener, limit: int, *, number: int) -> Found | None:
    """An attribute shortcode between its opener and `limit`, which is not beyond the next opener."""
    name = opener.name
    begin = _content_start(text, match, opener, limit)
    if begin is None:
        return None
    content_start, quote = begin
    closing = _closing(text, name, content_start, limit)
    if closing is None:
        return _without_closing(text, match.start(), content_start, limit=limit, quote=quote)
    inside = closing.start()
    damage = (
        None if closing.group().endswith("]") and closing.group(1).lower() == name.lower() else "misspelt closing tag"
    )
    end = _tag_end(text, content_start, inside, quote)
    if end is None:
        end = _bare_bracket(text, content_start, inside)
        damage = "the closing quote is missing"
    elif not quote:
        damage = "the opening quote is missing"
    if end is None:
        return Found(
            start=match.start(), end=closing.end(), content=(content_start, inside), damage="no closing bracket"
        )
    content_end, tag_end = end
    label, word = _printed(text, tag_end, inside, number=number)
    return Found(
        start=match.start(),
        end=closing.end(),
        content=(content_start, content_end),
        label=label,
        word=word,
        damage=damage,
    )


def _content_start(text: str, match: re.Match[str], opener: Opener, limit: int) -> tuple[int, str] | None:
    names = "|".join(opener.attributes)
    pattern = re.compile(rf"\b(?:{names})\s*=\s*({_QUOTE}?)", re.I)
    at = pattern.search(text, match.end(), min(limit, match.end() + 400))
    return (at.end(), at.group(1)) if at else None


def _closing(text: str, name: str, start: int, limit: int) -> re.Match[str] | None:
    for match in CLOSING.finditer(text, start, limit):
        if nearly(match.group(1), name):
            return match
    return None


def _tag_end(text: str, start: int, limit: int, quote: str) -> tuple[int, int] | None:
    """Where the note ends and where its opening tag ends: at the last fitting quote before a bracket."""
    single = bool(_SINGLE_QUOTE.fullmatch(quote)) if quote else None
    last = last_same = None
    for match in _TAG_END.finditer(text, start, limit):
        last = match
        if single is None or bool(_SINGLE_QUOTE.fullmatch(match.group(1))) == single:
            last_same = match
    best = last_same or last
    return (best.start(), best.end()) if best else None


def _bare_bracket(text: str, start: int, limit: int) -> tuple[int, int] | None:
    """The end of an opening tag without its quote: the bracket before the printed label."""
    label = re.compile(r"\]\s*(?:\[[^\[\]]{1,12}\])?\s*$")
    match = label.search(text, max(start, limit - 40), limit) or next(
        re.compile(r"\]").finditer(text, start, limit), None
    )
    return (match.start(), match.start() + 1) if match else None


def _without_closing(text: str, start: int, content_start: int, *, limit: int, quote: str) -> Found:
    """A shortcode whose closing tag is lost: up to its label, within the paragraph."""
    stop = PARAGRAPH_END.search(text, content_start, limit)
    limit = stop.start() if stop else limit
    single = bool(_SINGLE_QUOTE.fullmatch(quote)) if quote else None
    ends = list(_TAG_END.finditer(text, content_start, limit))
    same = [m for m in ends if single is None or bool(_SINGLE_QUOTE.fullmatch(m.group(1))) == single] or ends
    labelled = next((m for m in same if _bracketed_label(text, m.end(), limit)), None)
    best = labelled or (same[0] if same else None)
    if best is None:
        return Found(start=start, end=content_start, content=None, damage="it is never closed")
    label = _bracketed_label(text, best.end(), limit)
    return Found(
        start=start,
        end=label.end() if label else best.end(),
        content=(content_start, best.start()),
        label=label.group(1) if label else None,
        damage="the closing tag is missing",
    )


_BRACKETED_LABEL = re.compile(r"\[\s*([^\[\]]{1,12}?)\s*\]")


def _bracketed_label(text: str, start: int, limit: int) -> re.Match[str] | None:
    return _BRACKETED_LABEL.match(text, start, limit)


def _printed(text: str, start: int, end: int, *, number: int) -> tuple[str | None, tuple[int, int] | None]:
    """What the shortcode shows: a label, or a word of the running text."""
    label = _LABEL.fullmatch(_SMALL_TAG.sub("", text[start:end]))
    if label and label.group(1):
        return (label.group(1), None)
    if label and (not label.group(2).isdigit() or int(label.group(2)) <= number + 1 + _STEP):
        return (label.group(2), None)
    return (None, (start, end) if text[start:end].strip() else None)
