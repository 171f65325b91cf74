"""Where sentences end, in the languages read most; see `abbreviations` for their words.

A stop ends a sentence unless
  - lower case, a comma, a semicolon, a colon or a closing mark follows, or a dash after a closing quotation mark;
  - it stands alone in brackets, as an omission does: "[…]";
  - it belongs to an abbreviation, a listed one or a short word of consonants ("Ph."). Those that lead to something
    never end a sentence ("Mr.", "cf."), some only stand before a number ("No. 5"), others end one where a word follows
    that sentences begin with ("in the U.S. The"), a few before any capital ("etc. Hale");
  - it follows an initial, unless a word that sentences begin with follows ("Plan B. It failed");
  - it follows a number that counts: "1." at the head of a sentence, in German "10. Mai" and "Friedrich II. Preußens";
  - it follows a Russian "г." or "в." in a phrase that opens its sentence ("В 1931 г. Пермь").
Stops of Chinese and Japanese need no space behind. The cost is linear in the text.
"""

import re

from footnote_audit.abbreviations import GERMAN_COUNTED, NAME_PARTICLES, Abbreviations, abbreviations
from footnote_audit.model import Span

# It begins with one set of characters, so that the search can jump from stop to stop.
_SENTENCE_END = re.compile(
    # A stop may have closing marks behind; in French a space stands before it. Of a run of stops only the first is
    # tried, or a long one would be gone through from each of its stops.
    r"[.!?…؟۔।。！？](?:(?<=[.!?…؟۔।])(?<![.!?…؟۔।]{2})[.!?…؟۔।]*"
    r"(?:[\"'”’“»«›‹)\]]|[ \u00a0\u202f\u2009][»”](?!\w))*(?=\s|$)"
    r"|(?<=[。！？])[。！？]*[」』”’）)\]]*)"
)
_CLOSING_QUOTE = re.compile(r"[\"”’“»«›‹][)\]]*$")
_OPENING = "\"'“‘«»„‚([—–- ¿¡\u00a0\u202f\u2009"
_GOES_ON = re.compile(r"[,;:)\]]|[»”](?!\w)")
_DASHES = frozenset("—–-")
# Up to three short parts with stops before the last word: "z. B", "J.-C", "p. ex".
_ABBREVIATED = re.compile(r"(?:[^\W\d_]{1,3}\.[-\s]?){0,3}[^\W_]+(?:[-.ªº][^\W_]+)*$")
_ABBREVIATION_LENGTH = 24
_NEXT_WORD = re.compile(r"[^\W\d_]++")
_NUMBER_NEXT = re.compile(r"[\d§]|[IVXLCDM]+\b")
_ROMAN = re.compile(r"[IVXLCDM]+$")
_BEFORE_INITIAL = re.compile(r"(?:,\s?|[^\W\d_]\.[-\s]?)$")
_INITIALISM = re.compile(r"(?:^|\s)(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}$")
_CONSONANTS = re.compile(r"(?:^|[\s.-])[^\W\d_aeiouyàáâäéèêëíìîïóòôöúùûüœæаеёиоуыэюя]{2,4}$", re.I)
_ERAS = frozenset({"г", "гг", "в", "вв"})
_ERA_NUMBER = re.compile(r"[\dIVXLC]\s?$")
# How a sentence opens that tells its time first: "В мае 1931 г.", "Осенью 1702 г.", "5 мая 1931 г.".
_TIME_FIRST = re.compile(
    r"\W*(?:(?:в|во|с|со|к|ко|до|после|около|на|весной|летом|осенью|зимой|в\s+начале|в\s+конце)\s+|\d)"
    r"(?:[^\W\d_]+\s+){0,2}[\dIVXLC–—-]*[\dIVXLC]\s?$",
    re.I,
)
# Words of consonants alone are longer than this where they are no abbreviations.
_LONGEST_CLIPPED = 4
_LOOK_AHEAD = 80
_LOOK_BACK = 60
# A number heads its sentence with no more white space before it than this.
_INDENT = 40


def sentences(text: str, start: int = 0, end: int | None = None, *, language: str | None = None) -> tuple[Span, ...]:
    """The sentences of text[start:end], white space around each left out; offsets into `text`.

    `language` is a BCP 47 tag; without it the abbreviations of all languages known hold, save common words of another.
    """
    stop = len(text) if end is None else end
    known = abbreviations(language)
    german = language is None or language.casefold().startswith("de")
    found = []
    begin = start
    for match in _SENTENCE_END.finditer(text, start, stop):
        after = text[match.end() : min(match.end() + _LOOK_AHEAD, stop)]
        if _ends_sentence(text, begin, match, after, known) and not (
            german and _counts(text, begin, match, after, known, certain=language is not None)
        ):
            found.append(_trim(text, begin, match.end()))
            begin = match.end()
    found.append(_trim(text, begin, stop))
    return tuple(s for s in found if s.end > s.start)


def _ends_sentence(text: str, begin: int, match: re.Match[str], after: str, known: Abbreviations) -> bool:
    stop = match.group()
    if stop[0] in "。！？":
        # "「…。」と言った": Japanese goes on with what was said.
        return not (stop[-1] in "」』" and after[:1] in ("と", "っ", "の", "な"))
    ahead = after.lstrip()
    if not ahead:
        return True
    if _GOES_ON.match(ahead) or (ahead[0] in _DASHES and _CLOSING_QUOTE.search(stop)):
        return False
    if text[match.start() - 1 : match.start()] in ("[", "(") and match.start() > begin and stop[-1] in "])":
        return False
    ahead = ahead.lstrip(_OPENING)
    if ahead[:1].islower():
        return False
    if stop[0] != "." or stop.startswith(".."):
        return True
    return _ends_after_word(text, begin, match.start(), ahead, known)


def _ends_after_word(text: str, begin: int, stop: int, ahead: str, known: Abbreviations) -> bool:
    """Whether a single stop at `stop` ends the sentence that began at `begin`, going by the words at it."""
    first = max(begin, stop - _ABBREVIATION_LENGTH)
    words = text[first:stop].rsplit(None, 1)
    if len(words) == 2 and not words[0].endswith("."):
        if _is_plain(words[1], known):
            return True
        first = stop - len(words[1])
    found = _ABBREVIATED.search(text, first, stop)
    if found is None:
        return True
    if found.start() > begin and text[found.start() - 1] in "/@":
        return True
    heads = found.start() - begin <= _INDENT and not text[begin : found.start()].strip()
    if heads and _is_list_number(found.group()):
        return False
    following = _NEXT_WORD.match(ahead)
    # "A." behind a stop is an initial, "A" may open a sentence.
    opener = following.group().casefold() if following and ahead[following.end() :][:1] != "." else ""
    opens = opener in known.openers
    for word in _readings(found.group()):
        if word in _ERAS and _ERA_NUMBER.search(text, max(begin, stop - len(word) - 3), stop - len(word)):
            return opens or not _tells_time(text, begin, stop - len(word))
        if word in known.numbered and _NUMBER_NEXT.match(ahead):
            return False
        if word in known.leading:
            return False
        if word in known.final:
            return True
        if word in known.trailing:
            return opens
    if _INITIALISM.search(found.group()) or _is_clipped(found.group()):
        return opens
    return not _is_initial(found.group()) or (
        opens and opener not in NAME_PARTICLES and not _BEFORE_INITIAL.search(text, max(begin, stop - 4), stop - 1)
    )


def _is_plain(word: str, known: Abbreviations) -> bool:
    """Whether a word is long, of letters alone and no abbreviation: a stop behind it ends a sentence in any case."""
    if len(word) <= _LONGEST_CLIPPED or not word.isalpha():
        return False
    folded = word.casefold()
    return not any(folded in listed for listed in (known.leading, known.numbered, known.trailing, known.final))


def _readings(printed: str) -> list[str]:
    """The abbreviation in lower case with all its parts, then with fewer: "st.z.b", "z.b", "b"."""
    parts = [part for part in re.split(r"\.[-\s]?", printed.casefold()) if part]
    found = [".".join(parts[at:]) for at in range(len(parts))]
    if "-" in parts[-1]:
        found.append(parts[-1].rpartition("-")[2])
    return found


def _is_clipped(printed: str) -> bool:
    """Whether the last word is too short of vowels to be one, as "Ph." and "Pt." are; not an acronym, as "BBC" is."""
    found = _CONSONANTS.search(printed)
    return found is not None and not found.group().isupper()


def _is_initial(word: str) -> bool:
    return word[-1].isalpha() and not word[-2:-1].isalnum()


def _is_list_number(word: str) -> bool:
    return (word.isdigit() and len(word) <= 3) or (len(word) == 1 and word.isalpha()) or bool(_ROMAN.match(word))


def _tells_time(text: str, begin: int, end: int) -> bool:
    return end - begin <= _LOOK_BACK and _TIME_FIRST.match(text, begin, end) is not None


def _counts(text: str, begin: int, match: re.Match[str], after: str, known: Abbreviations, *, certain: bool) -> bool:
    """Whether the stop makes a German ordinal of the number before it; `certain` where the text is surely German."""
    last = text[match.start() - 1 : match.start()]
    if match.group() != "." or not (last.isdigit() or last in "IVX"):
        return False
    number = re.search(r"(?<![\d.,])\d{1,2}$|(?<!\w)[IVX]{2,}$", text[max(begin, match.start() - 8) : match.start()])
    if number is None:
        return False
    ahead = after.lstrip()
    if ahead[:1].isdigit():
        return number.group().isdigit() and re.match(r"\d{1,2}\.\s|\d{4}\b", ahead) is not None
    following = _NEXT_WORD.match(ahead)
    word = following.group().casefold() if following else ""
    if word in GERMAN_COUNTED:
        return True
    return certain and bool(word) and word not in known.openers


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)
