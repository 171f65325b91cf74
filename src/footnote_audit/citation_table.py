"""The rows of `parse` as a table for a person: each work's fields, how sure they are, and what a short form means."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from footnote_audit.columns import columns, head, shown, wrapped

# From here up a field can be taken as it stands; below the lower bound somebody should look.
SURE, UNSURE = 0.9, 0.6
# Columns of the field names, and of a note's words where no terminal says how wide it is.
FIELD_WIDTH, HEAD_WIDTH = 16, 60
# Narrower than this a table is no help.
_NARROWEST = 20
_INDENT = 4
_ORDER = (
    "author", "title", "container-title", "editor", "translator", "collection-title", "edition", "genre", "volume",
    "issue", "number", "publisher-place", "publisher", "issued", "page",
)  # fmt: skip
_ANSI = {"bold": "1", "dim": "2", "cyan": "36", "green": "32", "yellow": "33", "red": "31"}
Paint = Callable[[str, str], str]


class _Line(NamedTuple):
    """A name and a value, with the confidence of the value where there is one."""

    name: str
    value: str
    confidence: float | None = None


def citation_table(
    rows: Iterable[Mapping[str, Any]], *, coloured: bool = False, width: int | None = None
) -> Iterator[str]:
    """The lines of the table: each row's words, then the works it cites, their fields below each other.

    `coloured` puts ANSI colours around names and confidences: green for sure, yellow, red for doubtful. `width` is the
    terminal's, in columns: longer values go on in the next line; None leaves every value on one.
    """
    paint = _ansi if coloured else _bare
    room = None if width is None else max(_NARROWEST, width - 1)
    known: dict[str, str] = {}
    for row in rows:
        yield _row_head(row, paint, room)
        for number, cited in enumerate(row["citations"], 1):
            item_id = cited["item"].get("id")
            if item_id:
                known[item_id] = _named(cited["item"])
            yield _work_head(number, cited, paint, many=len(row["citations"]) > 1)
            for line in _lines(cited, row, known):
                yield from _laid_out(line, paint, room)
        if not row["citations"]:
            yield "  cites no work"
        said = _commentary(row)
        if said and row["citations"]:
            yield from _laid_out(_Line("commentary", said), paint, room)


def _row_head(row: Mapping[str, Any], paint: Paint, room: int | None) -> str:
    kind = row.get("kind")
    if kind == "bibliography-entry":
        name = f"entry {shown(str(row['number'] or row['id']))}"
    elif kind == "in-text-citation":
        name = f"in the text, {row['id']}"
    elif kind is None:
        name = f"reference {shown(str(row['id']))}"
    else:
        name = f"note {shown(str(row.get('label') or row['id']))}: {kind}"
    room_left = HEAD_WIDTH if room is None else room - columns(name) - 2
    words = head(row["text"], room_left) if room_left >= 12 and row.get("text") else ""
    return f"{paint(name, 'bold')}  {words}".rstrip()


def _work_head(number: int, cited: Mapping[str, Any], paint: Paint, *, many: bool) -> str:
    name = f"work {number}" if many else "work"
    kind = cited["item"].get("type", "document")
    return f"  {name}: {kind}, {cited['position']}, confidence {_sure(cited['confidence'], paint)}"


def _lines(cited: Mapping[str, Any], row: Mapping[str, Any], known: Mapping[str, str]) -> Iterator[_Line]:
    confidences: dict[str, float] = {}
    for told in cited.get("fields", ()):
        if told.get("kept", True):
            confidences[told["variable"]] = min(told["confidence"], confidences.get(told["variable"], 1.0))
    if cited["signal"]:
        yield _Line("signal", cited["signal"])
    item = cited["item"]
    for name in (*(n for n in _ORDER if n in item), *(n for n in item if n not in (*_ORDER, "id", "type"))):
        yield _Line(name, _value(item[name]), confidences.get(name))
    if cited["locator"]:
        yield _Line(f"cited {cited['label'] or 'page'}", cited["locator"], confidences.get("locator"))
    elif cited.get("inherited_locator"):
        yield _Line(f"cited {cited.get('inherited_label') or 'page'}", f"{cited['inherited_locator']}, as there")
    yield from _meant(cited, known)
    if cited.get("through"):
        yield _Line("cited through", _place(cited["through"], None, known, row))
    for told in cited.get("fields", ()):
        if not told.get("kept", True) and row.get("text"):
            seen = row["text"][told["span"][0] : told["span"][1]]
            yield _Line("unsure", f"{told['variable']} “{seen}”", told["confidence"])


def _meant(cited: Mapping[str, Any], known: Mapping[str, str]) -> Iterator[_Line]:
    """What a short form refers to, or what it may mean, or that nothing was found."""
    if cited.get("refers_to_item"):
        yield _Line("refers to", _place(cited["refers_to_item"], cited["refers_to"], known))
        return
    for candidate in cited.get("candidates", ()):
        place = _place(candidate["item"], candidate["id"], known)
        yield _Line("may mean", f"{place} ({candidate['reason']})", candidate["score"])
    if not cited.get("candidates") and cited["position"] != "first":
        yield _Line("refers to", "nothing found")


def _place(item_id: str, row_id: Any, known: Mapping[str, str], row: Mapping[str, Any] | None = None) -> str:
    """Where an item stands, and its names and title where its row was printed before."""
    if row is not None:
        ids = [c["item"].get("id") for c in row["citations"]]
        where = f"work {ids.index(item_id) + 1}" if item_id in ids else item_id
        named = next((_named(c["item"]) for c in row["citations"] if c["item"].get("id") == item_id), "")
    else:
        where = f"{'entry' if item_id.startswith('b') else 'note'} {row_id if row_id is not None else item_id}"
        named = known.get(item_id, "")
    return f"{where}: {named}" if named else where


def _named(item: Mapping[str, Any]) -> str:
    people = item.get("author") or item.get("editor") or []
    names = ", ".join(_value(person) for person in people[:2]) + (" et al." if len(people) > 2 else "")
    title = next((item[n] for n in ("title", "container-title", "publisher", "genre", "note") if item.get(n)), "")
    return ", ".join(part for part in (names, title) if part)


def _commentary(row: Mapping[str, Any]) -> str:
    spans = (row["text"][start:end] for start, end in row.get("commentary", ())) if row.get("text") else ()
    return " … ".join(words.strip() for words in spans if any(c.isalnum() for c in words))


def _laid_out(line: _Line, paint: Paint, room: int | None) -> Iterator[str]:
    """The line, or as many as its value takes in the room there is."""
    name = f"{line.name:<{FIELD_WIDTH}}"
    colour = "red" if line.name in ("unsure", "may mean") else "cyan"
    sure = "" if line.confidence is None else f"  ({_sure(line.confidence, paint)})"
    value = shown(line.value)
    if room is None:
        yield f"{' ' * _INDENT}{paint(name, colour)} {value}{sure}"
        return
    # On a narrow terminal the value stands below its name.
    beside = room >= 2 * (FIELD_WIDTH + _INDENT)
    indent = _INDENT + FIELD_WIDTH + 1 if beside else _INDENT + 2
    whole = f"{value}{'' if line.confidence is None else f'  ({line.confidence:.2f})'}"
    pieces = list(wrapped(whole, room - indent))
    if sure and pieces[-1].endswith(f"({line.confidence:.2f})"):
        pieces[-1] = pieces[-1].removesuffix(f"({line.confidence:.2f})") + sure.strip()
    if not beside:
        yield f"{' ' * _INDENT}{paint(line.name, colour)}"
    for number, piece in enumerate(pieces):
        first = number == 0 and beside
        yield f"{' ' * _INDENT}{paint(name, colour)} {piece}" if first else f"{' ' * indent}{piece}"


def _sure(confidence: float, paint: Paint) -> str:
    colour = "green" if confidence >= SURE else "yellow" if confidence >= UNSURE else "red"
    return paint(f"{confidence:.2f}", colour)


def _ansi(text: str, style: str) -> str:
    return f"\x1b[{_ANSI[style]}m{text}\x1b[0m"


def _bare(text: str, _: str) -> str:
    return text


def _value(value: Any) -> str:
    """A value of CSL-JSON in words: names in running order, dates as EDTF."""
    if isinstance(value, list):
        return "; ".join(_value(v) for v in value)
    if isinstance(value, dict):
        if "edtf" in value:
            return str(value["edtf"])
        order = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix", "literal", "raw")
        return " ".join(str(value[part]) for part in order if value.get(part))
    return str(value)
