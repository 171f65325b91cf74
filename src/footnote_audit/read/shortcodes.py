"""What the delimiter scanner found, as stretches to hide, bodies and warnings: the same for text, HTML and Markdown."""

from footnote_audit.model import ReadWarning, WarningCode
from footnote_audit.read.bodies import plain_body
from footnote_audit.read.delimiters import Found, scan
from footnote_audit.read.flow import Body, Hidden
from footnote_audit.read.raw import Raw

# How much of a damaged shortcode is shown in its warning.
_SHOWN = 200


def shortcodes(raw: Raw) -> tuple[list[Hidden], list[Body], list[ReadWarning]]:
    """The stretches of every shortcode in the file, the notes they hold, and a warning for each damaged one."""
    hidden: list[Hidden] = []
    bodies: list[Body] = []
    warnings: list[ReadWarning] = []
    for found in scan(raw.text):
        if found.content is not None:
            body = _body(raw.text, found)
            bodies.append(body)
            hidden.extend(_stretches(found, body))
        else:
            hidden.append(Hidden(start=found.start, end=_with_space(raw.text, found)))
        if found.damage:
            exact = raw.text[found.start : min(found.end, found.start + _SHOWN)]
            message = f"damaged shortcode: {found.damage}"
            warnings.append(raw.warn(WarningCode.DAMAGED_MARKUP, message, found.start, exact))
    return (hidden, bodies, warnings)


def _body(text: str, found: Found) -> Body:
    start, end = found.content or (found.start, found.start)
    while start < end and text[start].isspace():
        start += 1
    return Body(key=f"shortcode-{found.start}", label=found.label, text=plain_body(text[start:end]), raw=start)


def _with_space(text: str, found: Found) -> int:
    """The end of a stretch that leaves no mark: of the spaces on both sides one stays."""
    spaced = text[max(0, found.start - 1) : found.start] == " " == text[found.end : found.end + 1]
    return found.end + spaced


def _stretches(found: Found, body: Body) -> list[Hidden]:
    """The whole shortcode; or the tags on both sides of a word that stays in the text, the note behind it."""
    if found.word is None:
        return [Hidden(start=found.start, end=found.end, key=body.key, label=found.label)]
    start, end = found.word
    return [Hidden(start=found.start, end=start), Hidden(start=end, end=found.end, key=body.key, label=found.label)]
