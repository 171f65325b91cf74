"""The notes of a page: their texts, the works they record, and their numbers as MediaWiki prints them."""

from collections.abc import Iterable, Mapping, Sequence

from footnote_audit.model import CslItem, EmbeddedItem
from footnote_audit.read.flow import Body, Call
from footnote_audit.read.wikitext.citations import Cited, cited, short_citation
from footnote_audit.read.wikitext.notes import Extent, NoteUse
from footnote_audit.read.wikitext.wording import Quoted, Wording

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"


def note_bodies(source: str, found: Sequence[NoteUse], library: Mapping[str, Cited]) -> list[Body]:
    """The body of every note that is defined, in the order of the file; the first text under a name counts."""
    written: dict[str, NoteUse] = {}
    going_on: dict[str, list[Extent]] = {}
    for use in sorted(found, key=lambda use: (use.damage is not None, use.at)):
        if use.extent is not None and use.follows:
            going_on.setdefault(use.follows, []).append(use.extent)
        elif use.extent is not None:
            written.setdefault(use.key, use)
    for use in found:
        if use.details and use.extends in written:
            written.setdefault(use.key, use)
    ordered = sorted(written.values(), key=lambda use: use.at)
    return [_body(source, use, written, going_on.get(use.key, ()), library) for use in ordered]


def _body(
    source: str,
    use: NoteUse,
    written: Mapping[str, NoteUse],
    more: Iterable[Extent],
    library: Mapping[str, Cited],
) -> Body:
    wording = Wording(source)
    whole = written.get(use.extends) if use.extends else None
    extent = use.extent or (whole.extent if whole else None)
    for part in (extent, *more):
        if part is not None:
            wording.append(" ")
            wording.write(part)
    if use.details:
        wording.append(f" {use.details}")
    start, end = (extent.start, extent.end) if extent else (use.at, use.at)
    while start < end and source[start].isspace():
        start += 1
    text = wording.text()
    return Body(
        key=use.key,
        label=None,
        text=text,
        raw=start,
        calls=tuple((call.key, before) for call, before in wording.calls if not call.follows),
        items=tuple(i for i in (_embedded(source, q, library) for q in wording.quoted) if i and i.end <= len(text)),
    )


def _embedded(source: str, quoted: Quoted, library: Mapping[str, Cited]) -> EmbeddedItem | None:
    """The record of a work that stands at this place of a note's text."""
    if quoted.node is None:
        item = CslItem(type="webpage", URL=quoted.address)
        return EmbeddedItem(item=item, start=quoted.start, end=quoted.end)
    work = cited(source, quoted.node)
    locator = work.locator if work else None
    if work is None:
        short = short_citation(source, quoted.node)
        work = library.get(short[0]) if short else None
        locator = short[1] if short else None
    if work is None:
        return None
    return EmbeddedItem(
        item=work.item, start=quoted.start, end=quoted.end, locator=locator, label="page" if locator else None
    )


def known_by(found: Iterable[NoteUse], bodies: Iterable[Body]) -> dict[str, str]:
    """For calls of a name that its group does not define: the note of that name in another group."""
    defined = {body.key for body in bodies}
    by_name = {key.partition("/")[2]: key for key in sorted(defined) if "/" in key}
    lost = {use.key for use in found if use.key not in defined and "/" in use.key}
    return {key: by_name[name] for key in lost if (name := key.partition("/")[2]) in by_name}


def labelled(bodies: Sequence[Body], calls: Sequence[Call], found: Iterable[NoteUse]) -> list[Body]:
    """The bodies with the numbers that MediaWiki gives them: counted in each group, in the order they are called."""
    groups = {use.key: use.group for use in found}
    by_key = {body.key: body for body in bodies}
    waiting = [call.key for call in sorted(calls, key=lambda call: call.offset)]
    numbers: dict[str, str] = {}
    counts: dict[str, int] = {}
    at = 0
    while at < len(waiting):
        key = waiting[at]
        at += 1
        if key in numbers:
            continue
        group = groups.get(key, "")
        counts[group] = counts.get(group, 0) + 1
        numbers[key] = _printed(group, counts[group])
        if key in by_key:
            waiting += [inner for inner, _ in by_key[key].calls]
    # Spelt out rather than dataclasses.replace, which is several times slower.
    return [
        Body(key=b.key, label=numbers.get(b.key), text=b.text, raw=b.raw, calls=b.calls, items=b.items) for b in bodies
    ]


def _printed(group: str, number: int) -> str:
    if group == "lower-alpha":
        return _letters(number)
    if group == "upper-alpha":
        return _letters(number).upper()
    if group in ("lower-roman", "upper-roman") and number < 40:
        roman = _roman(number)
        return roman if group == "lower-roman" else roman.upper()
    if group == "lower-greek" and number <= len(_GREEK):
        return _GREEK[number - 1]
    return str(number) if group in ("", "decimal") or group.endswith(("-roman", "-greek")) else f"{group} {number}"


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        while number >= value:
            letters += sign
            number -= value
    return letters
