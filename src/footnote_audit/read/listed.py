"""Marks in the text and a list of notes, paired by running order: plain text and bare pages.

A list of notes is a run of lines that begin with labels counting up from one, the last such run of the text, under a
heading or a rule or at the end. It is believed only where marks of a fitting form stand in the text before it: so
enumerations, bracketed years and array indices are never taken for notes.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from footnote_audit.read.labels import SUPERSCRIPTS, letter_number, longest_rise, ordinal, plain_label

_ROMAN = "[ivxlcIVXLC]{1,8}"
_SYMBOL = r"\*{1,4}|†{1,4}|‡{1,4}|§{1,4}|¶{1,4}|‖{1,4}|#{1,4}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A way to print labels: in front of a note in the list, and as marks in the text.

    `strict`: the marks look like other things (years, points, footing digits), so only those in running order count.
    `number` gives the number that a label stands for.
    """

    name: str
    entry: re.Pattern[str]
    marks: tuple[tuple[re.Pattern[str], bool], ...]
    number: Callable[[str], int | None] = ordinal


_BRACKETED = re.compile(rf"\[(\d{{1,6}}|{_ROMAN})\](?!\(|\w|:[ \t]*(?:https?:|<))")
_PARENTHESIZED = re.compile(r"\((\d{1,6})\)")
_SUPERSCRIPT = re.compile(rf"(?<![\s{SUPERSCRIPTS}])[{SUPERSCRIPTS}]{{1,6}}(?![\d{SUPERSCRIPTS}])")
# A number at the foot of a word, of its punctuation, or of a year; the year's own four digits are not part of it.
_GLUED = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=\b1[5-9]\d\d)|(?<=\b20\d\d)|(?<=[^\W\d_][.,;:!?”’»)])|"
    r"(?<=[”’»)][.,;:!?]))(\d{1,3})(?![\w%°.,]\w|\w|%)"
)
_LETTERED = re.compile(r"(?<=\S)[ \t]?\[([A-Za-z]{1,2})\](?![(\w:])")
_SYMBOL_MARK = re.compile(rf"(?<=[^\s*†‡§¶‖#])(?:{_SYMBOL})(?![\w*†‡§¶‖#])")

FORMS = (
    Form(
        name="brackets",
        entry=re.compile(rf"^[ \t]*\[(\d{{1,6}}|{_ROMAN})\]:?[ \t]*(?=\S)", re.M),
        marks=((_BRACKETED, False),),
    ),
    Form(
        name="superscripts",
        entry=re.compile(rf"^[ \t]*([{SUPERSCRIPTS}]{{1,6}})[ \t]*(?=\S)", re.M),
        marks=((_SUPERSCRIPT, False),),
    ),
    Form(
        name="parentheses",
        entry=re.compile(r"^[ \t]*\((\d{1,6})\)[ \t]*(?=\S)", re.M),
        marks=((_PARENTHESIZED, True),),
    ),
    Form(
        name="numbers",
        entry=re.compile(r"^[ \t]*(\d{1,6})[.):]?[ \t]+(?=[^\s\d|])", re.M),
        marks=((_BRACKETED, False), (_SUPERSCRIPT, False), (_PARENTHESIZED, True), (_GLUED, True)),
    ),
    Form(
        name="symbols",
        entry=re.compile(rf"^[ \t]*({_SYMBOL})[ \t]*(?=[^\s*†‡§¶‖#])", re.M),
        marks=((_SYMBOL_MARK, False),),
    ),
    Form(
        name="letters",
        entry=re.compile(r"^[ \t]*\[([A-Za-z]{1,2})\][ \t]*(?=\S)", re.M),
        marks=((_LETTERED, False),),
        number=letter_number,
    ),
)

# What stands over a list of notes, in the languages read most.
HEADING = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]*|[-–—=~]{3,20}[ \t]*)?[*_]{0,2}(?:(?:foot|end)?notes?|"
    r"notes? (?:and|&) references|references?|sources?|citations?|"
    r"notes? de (?:bas de page|fin)|notes et références|références?|anmerkungen|fu(?:ß|ss)noten|endnoten|"
    r"einzelnachweise|"
    r"quellen|belege|notas?(?: (?:al|a) pie(?: de página)?)?|notas de rodapé|referencias|referências|fuentes|fontes|"
    r"note(?: a piè di pagina)?|riferimenti|fonti|примечани[яе]|сноски|источники|ссылки|литература|bibliography|"
    r"works cited|list of references|references and notes|end ?notes|foot ?notes|side ?notes|notes and sources|"
    r"literatur(?:verzeichnis)?|literatur und anmerkungen|anmerkungen und quellen|notes et sources|"
    r"noten|voetnoten|eindnoten|bronnen|verwijzingen|referenties|fotnot(?:er|en)|noter|kilder|referanser|referenser|"
    r"källor|viitteet|alaviitteet|lähteet|przypisy(?: końcowe)?|źródła|bibliografia|poznámky(?: pod čarou)?|zdroje|"
    r"vysvetlivky|opombe|viri|bilješke|fusnote|napomene|reference|lábjegyzet(?:ek)?|jegyzetek|végjegyzetek|források|"
    r"note de subsol|note finale|referințe|surse|dipnotlar|dipnot|notlar|son notlar|kaynaklar|kaynakça|"
    r"примітки|виноски|джерела|посилання|бележки|забележки|източници|напомене|фусноте|референце|"
    r"литература и примечания|σημειώσεις|υποσημειώσεις|παραπομπές|αναφορές|πηγές|הערות(?: שוליים)?|מקורות|"
    r"الهوامش|هوامش|الحواشي|المراجع|المصادر|"
    r"ملاحظات|پانویس(?:‌ها)?|منابع|注释|註釋|注釋|注|註|註解|脚注|腳註|尾注|参考文献|參考文獻|参考资料|參考資料|注記|出典|"
    r"각주|주석|미주|참고 ?문헌|chú thích|ghi chú|tham khảo|catatan kaki|catatan|"
    r"referensi|notes? ?bas de page|notes? finales|"
    r"notas finais|notas finales|bibliografía|bibliographie|notes i referències|referències|erreferentziak|oharrak)"
    r"[ \t]*[*_]{0,2}[ \t]*:?[ \t]*(?:[-–—=~]{3,20}[ \t]*)?$",
    re.I | re.M,
)
RULE = re.compile(r"^[ \t]*(?:_{3,}|-{3,}|\*{3,}|—{2,}|={3,}|─{2,}|\* \* \*)[ \t]*$", re.M)
# The share of notes that must have a mark before a list is believed: half under a heading, more without one.
_SHARE_HEADED = 0.5
_SHARE_BARE = 0.75
# Words after which a number in parentheses or brackets names a part, not a note.
_NAMES_A_PART = re.compile(
    r"\b(?:points?|items?|articles?|arts?|sections?|§|paragraphs?|clauses?|steps?|eq|equations?|figs?|figures?|"
    r"tables?|tableaux?|"
    r"alinéas?|lemmas?|theorems?|part|chapters?|punkte?|absatz|abs|nummer|nr|no|abbildung|tabelle|gleichung|punto|"
    r"artículo|"
    r"apartado|figura|tabla|tabela|ponto|artigo|articolo|comma|пункт|статья|рис|табл)\.?\s*$",
    re.I,
)
_UNIT = re.compile(r"(?<![^\W\d_])(?:[kcdmµnh]?m|km|cm|mm|dm|ft|in|yd|mi|ha|s|h|sec|[A-Z]|CO|CO2)$")
# A superscript after a short number is a power; after a year it is a mark.
_POWER = re.compile(r"(?<!\d)\d{1,3}$")
_LOOK_BACK = 24
# A list that begins with a number of four digits is one of years.
_FIRST_YEAR = 1000
# An array and its index: "a[1]".
_VARIABLE = re.compile(r"(?<![\w’'.-])[a-z]$")
# How far past its end a list's labels may be missing: a mark whose note was lost.
_LOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A note of the list: its label, the offsets of its text."""

    label: str
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSpan:
    """A mark in the text: its offsets, the printed label, the number it stands for."""

    start: int
    end: int
    label: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of notes with the marks that call them; `start` and `end` bound the list with its heading."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    marks: tuple[MarkSpan, ...]


def find_listing(text: str, forms: Sequence[Form] = FORMS) -> Listing | None:
    """The list of notes at the end of a text with its marks; None where no list is believed."""
    best: Listing | None = None
    for form in forms:
        listing = _listing(text, form)
        if listing and (best is None or _weight(listing) > _weight(best)):
            best = listing
    return best


def _weight(listing: Listing) -> int:
    return len({m.number for m in listing.marks})


def _listing(text: str, form: Form) -> Listing | None:
    counted = counted_lines(text, form)
    first = next((i for i in range(len(counted) - 1, -1, -1) if counted[i][1] == 1), None)
    if first is None:
        return None
    run = _rising(counted[first:])
    start = run[0][0].start()
    head = head_of(text, start)
    entries = entries_of(text, run)
    for pattern, strict in form.marks:
        candidates = candidate_marks(text, pattern, form, end=head[0])
        if strict:
            candidates = [mark for mark in candidates if not _begins_a_line(text, mark.start)]
        marks = chosen_marks(candidates, entries, strict=strict)
        if believed(marks, entries, headed=head[1]):
            return Listing(start=head[0], end=entries[-1].end, entries=entries, marks=marks)
    return None


def _begins_a_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def counted_lines(text: str, form: Form) -> list[tuple[re.Match[str], int]]:
    """The lines that can begin a note of the form, each with its number."""
    lines = ((match, form.number(match.group(1))) for match in form.entry.finditer(text))
    return [(match, number) for match, number in lines if number is not None]


def believed(marks: Sequence[MarkSpan], entries: Sequence[Entry], *, headed: bool) -> bool:
    """Whether enough of the notes have a mark for the list to be one."""
    numbers = {entry.number for entry in entries}
    if min(numbers) >= _FIRST_YEAR:
        return False
    share = len({mark.number for mark in marks} & numbers) / len(numbers)
    return bool(marks) and share >= (_SHARE_HEADED if headed else _SHARE_BARE)


def _rising(counted: Sequence[tuple[re.Match[str], int]]) -> list[tuple[re.Match[str], int]]:
    """The entries that count up; a lower number inside a note (a list in it) is passed over."""
    run = [counted[0]]
    for match, number in counted[1:]:
        if run[-1][1] < number <= run[-1][1] + 1 + _LOST:
            run.append((match, number))
    return run


def head_of(text: str, start: int) -> tuple[int, bool]:
    """Where the list begins with its heading or rule, and whether it has one."""
    at = start
    headed = False
    while True:
        above = _line_above(text, at)
        if above is None:
            return (at, headed)
        begin, end = above
        line = text[begin:end]
        if HEADING.fullmatch(line) or RULE.fullmatch(line):
            at, headed = begin, True
        else:
            return (at, headed)


def _line_above(text: str, at: int) -> tuple[int, int] | None:
    """The offsets of the last line with words above the line at `at`."""
    end = at
    while end > 0 and text[end - 1].isspace():
        end -= 1
    if end == 0:
        return None
    begin = text.rfind("\n", 0, end) + 1
    return (begin, end)


def entries_of(
    text: str, run: Sequence[tuple[re.Match[str], int]], *, limit: int | None = None, indented: bool = True
) -> tuple[Entry, ...]:
    """The notes that begin at these lines; the last one ends with its paragraph and `indented` ones after it.

    No note reaches over `limit`, the text's end where it is None.
    """
    stop = len(text) if limit is None else limit
    found = []
    for position, (match, number) in enumerate(run):
        is_last = position + 1 == len(run)
        end = _last_end(text, match.end(), stop, indented=indented) if is_last else run[position + 1][0].start()
        while end > match.end() and text[end - 1].isspace():
            end -= 1
        found.append(Entry(label=plain_label(match.group(1)), number=number, start=match.end(), end=end))
    return tuple(found)


_PARAGRAPH_END = re.compile(r"\n[ \t]*\n|\f")
# A number alone on an indented line is a page's.
_UNINDENTED_END = re.compile(r"\n[ \t]*\n(?![ \t]+[^\W\d_\n]|[ \t]+\S[^\n]{0,40}?[^\W\d_])|\f")


def _last_end(text: str, start: int, stop: int, *, indented: bool) -> int:
    match = (_UNINDENTED_END if indented else _PARAGRAPH_END).search(text, start, stop)
    return match.start() if match else stop


def candidate_marks(
    text: str, pattern: re.Pattern[str], form: Form, *, start: int = 0, end: int | None = None
) -> list[MarkSpan]:
    """What can be a mark in text[start:end], whatever its number."""
    found: list[MarkSpan] = []
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        label = match.group(1) if match.re.groups else match.group()
        number = form.number(label)
        if number is not None and not is_something_else(text, match):
            found.append(MarkSpan(start=match.start(), end=match.end(), label=plain_label(label), number=number))
    return found


def chosen_marks(candidates: Sequence[MarkSpan], entries: Sequence[Entry], *, strict: bool) -> tuple[MarkSpan, ...]:
    """The marks of the list's notes: those in running order, and where the form is plain also repeated ones."""
    known = {entry.number for entry in entries}
    lowest, highest = min(known), max(known) + _LOST
    within = [mark for mark in candidates if lowest <= mark.number <= highest]
    in_order = longest_rise([mark.number for mark in within])
    if strict:
        return tuple(within[i] for i in in_order if within[i].number in known)
    return tuple(_with_repeats(within, in_order))


def _with_repeats(candidates: Sequence[MarkSpan], in_order: Sequence[int]) -> list[MarkSpan]:
    """The marks in order, and every mark of a number that was reached before it."""
    kept = set(in_order)
    found = []
    reached: list[int] = []
    for position, mark in enumerate(candidates):
        at = bisect_left(reached, mark.number)
        if position in kept:
            found.append(mark)
            reached.append(mark.number)
        elif at < len(reached) and reached[at] == mark.number:
            found.append(mark)
    return found


def is_something_else(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a mark is the number of a part ("point (2)"), a unit's or a number's power."""
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    if match.group()[0] in SUPERSCRIPTS:
        return bool(_UNIT.search(before) or _POWER.search(before))
    if match.group()[0] in "([":
        if match.group()[0] == "[" and _VARIABLE.search(before):
            return True
        return bool(_NAMES_A_PART.search(before)) or text[max(0, match.start() - 1) : match.start()] == "\\"
    return False
