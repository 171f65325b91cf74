"""Whether a page says that what was asked for is not there."""

import re

from footnote_audit.fetch.judging.look import SUBJECT, Look, segments_of
from footnote_audit.fetch.judging.wordings import Loss, about, losses_in
from footnote_audit.model import Access, Judgement

# A title that says no more than that a page is missing has few words; so has a sentence that says it.
_TITLE_WORDS, _TITLE = 10, 80
_SENTENCE_WORDS, _SENTENCE = 40, 260
# Under the title of a work only a brief sentence is a notice; a longer one may be the news.
_BRIEF = 12
# The longest name of a site that stands beside a notice in a title, in words.
_NAME_WORDS = 4
# What may stand beside a notice that says it all, and in a title beside the words that make one up, in characters.
_BESIDE, _BESIDE_PARTS = 8, 16
# Beside a notice that names no page ("not found") next to nothing, in a sentence that names one some words more.
_BESIDE_BARE, _BESIDE_SENTENCE = 2, 30
# Never there, as against taken away; the rest of the words for a loss mean the latter.
_NEVER = re.compile(
    r"found|find|locat|exist|trouv|encontr|gefunden|auffind|trovat|vind|gevond|bestaat|hitta|finns|fund|findes|funnet|"
    r"finnes|loyd|loyt|znalez|znaleź|istniej|nalez|najd|najst|postoji|pronad|obstaja|найден|существ|знайд|існу|намер|"
    r"намир|постои|gasit|talalhat|letez|βρεθ|υπαρχ|bulun|mevcut|tapıl|tapil|موجود|العثور|یافت|پیدا|נמצא|קיים|存在|不到|"
    r"未找到|見つか|みつか|찾을|missing|leitud|atrast|nerast|gjet|aurkitu|ditemukan|dijumpai|tồn tại|tìm thấy|"
    r"գտնվ|გოიძებნ|მოიძებნ|არსებობ|मिल|ไม่พบ"
)
_FILLERS = re.compile(
    r"(?<= )(?:o+ps|wh?oops|ups|uups|hoppla|oeps|hoppa|vaya|sorry|error|errors|erreur|erro|errore|fehler|fout|fel|fejl|"
    r"feil|virhe|blad|chyba|hiba|greska|eroare|gabim|hata|xeta|ошибка|помилка|грешка|σφαλμα|خطا|שגיאה|错误|錯誤|http|https|"
    r"status|code|404|410|4|0|hmm+|uh|oh|no|the|this|that|la|le|el|o|die|der|das|den|a|an|to|or|and|page|seite|desole|"
    r"desculpe|maaf|извините|it|is|its|he|she|you|your|we|re|i|m|s|t|has|been|was|by|on|in|of|for|et|y|e|i|u|und|oder|"
    r"ou|eller|ja|mehr|plus|anymore) "
)
# What may stand beside a notice of a work that was taken away.
_REST, _LITTLE = 300, 50
_MARKED = re.compile(
    r"(?<![\w-])(?:error-?404|error404|page-?404|page404|not-?found|page-not-found|error-?page|errorpage|http-?404|is-404|"
    r"e404|err404|four-?oh-?four|404-?page|page--404|template-404|notfoundpage|pagenotfound)(?![\w])"
)
_NAMED_SO = re.compile(r"404|not-?_?found|lost|missing|error|removed|deleted|introuvable|nicht-gefunden")
# Classes that content management systems give only to the page for what is not there.
_SURELY = re.compile(r"(?<![\w-])(?:error-?404|page-?404|http-?404|is-404|template-404|404-page)(?![\w-])")
# The status itself; in running text it is a figure like any other unless a word beside it says what it means.
_CODE = re.compile(r" 4 ?[0o] ?4 ")
_CODE_TOLD = re.compile(
    r" (?:error|http|status|code|fehler|erreur|erro|errore|fout|fel|fejl|feil|virhe|blad|chyba|hiba|greska|eroare|hata|"
    r"xeta|ошибка|помилка|грешка|σφαλμα|خطا|שגיאה|错误|錯誤|エラー|오류) "
)


def not_there(look: Look) -> Judgement | None:
    """A page that stands in the place of one that is not there; None where it is not plain that it is."""
    if look.naming.agrees and look.page.prose >= _REST:
        return None
    entitled = [_title_says(parts) for parts in look.segments]
    named = any(entitled)
    page_only = sum(1 for e in entitled if e)
    longest = _BRIEF if look.has_subject else _SENTENCE_WORDS
    notices = [
        (sentence, kind)
        for sentence in look.sentences
        if (kind := sentence_says(sentence)) and len(sentence.split()) <= longest
    ]
    told = [kind for _, kind in notices]
    marked = bool(_MARKED.search(look.page.names))
    if look.is_notice:
        plain_case = (
            named
            or (marked and bool(told))
            or (bool(told) and _nothing_else(look, {sentence for sentence, _ in notices}))
            or _is_marked(look)
        )
    elif not look.is_article:
        plain_case = (named and (bool(told) or marked)) or page_only >= 2
    else:
        plain_case = page_only >= 2 and bool(told) and marked
    if not plain_case or _is_about(look):
        return None
    removed = "removed" in (entitled + told) and "page" not in (entitled + told)
    if removed:
        return Judgement(
            access=Access.SOFT_404, reason="removed", sentence="the page says that the work was taken away"
        )
    return Judgement(
        access=Access.SOFT_404, reason="not_found_page", sentence="the page says that there is nothing at this address"
    )


def _is_marked(look: Look) -> bool:
    return bool(_SURELY.search(look.page.names)) and not look.naming.agrees


def hints_at_absence(look: Look) -> bool:
    """Whether some sign of a missing page is there, too weak to decide by itself."""
    if look.is_article:
        return sum(1 for parts in look.segments if _title_says(parts)) >= 2
    return (
        bool(_MARKED.search(look.page.names))
        or any(_title_says(parts) for parts in look.segments)
        or any(sentence_says(sentence) for sentence in look.sentences)
    )


def _is_about(look: Look) -> bool:
    """Whether missing pages are what the cited work itself is about: its title, or the address asked, says so."""
    cited = look.cited.title if look.cited and look.cited.title else ""
    if cited:
        return look.naming.named >= 0.6 and (_title_says(segments_of(cited)) != "" or look.page.prose > _REST)
    last = look.asked.rstrip("/").rpartition("/")[2].lower()
    return look.page.prose > _REST and bool(_NAMED_SO.search(last)) and not look.redirected


def _nothing_else(look: Look, notices: set[str]) -> bool:
    """Whether a page is little more than its notice; one with a title of its own may tell of something else."""
    if not look.naming.agrees and not look.has_subject:
        return True
    # One word of an address, often that of a folder, is a weak agreement.
    enough = _LITTLE if look.has_subject or look.naming.words > 1 else 2 * _LITTLE
    return sum(len(sentence) for sentence in look.sentences if sentence not in notices) < enough


def _title_says(parts: tuple[str, ...]) -> str:
    """ "page" or "removed" where a title, or a part of it beside a site's name, says so; else ""."""
    pieces = parts[1:] or parts
    if not pieces or about().within(parts[0]):
        return ""
    kinds = [_loss(part, title=True) for part in pieces]
    # Beside the notice only a site's name may stand: a longer part is the subject of a work.
    beside = [part for part, kind in zip(pieces, kinds, strict=True) if not kind]
    if any(len(part.split()) > _NAME_WORDS for part in beside):
        return ""
    return next((kind for kind in kinds if kind), "")


def _loss(text: str, *, title: bool) -> str:
    words = text.split()
    longest, most = (_TITLE, _TITLE_WORDS) if title else (_SENTENCE, _SENTENCE_WORDS)
    if not words or len(words) > most or len(text) > longest:
        return ""
    coded = _CODE.search(text)
    if coded and _CODE_TOLD.search(text) and len(_without(text)) <= _BESIDE:
        return "page"
    if coded and title and len(_without(text)) <= _BESIDE_BARE:
        return "page"
    for row in losses_in(text):
        kind = _row_says(row, text, title=title)
        if kind:
            return kind
    return ""


def _row_says(row: Loss, text: str, *, title: bool) -> str:
    whole = row.whole.longest(text)
    if whole and len(_without(text, whole)) <= _beside(row, whole, title=title):
        return _kind(thing=row.thing.longest(whole), work=row.work.longest(whole), lost=whole)
    lost = row.lost.longest(text)
    if not lost:
        return ""
    thing, work = row.thing.longest(text), row.work.longest(text)
    if thing and text.partition(thing)[2][:1].isdigit():
        thing = ""  # a numbered page of a book
    if title and len(_without(text, lost, thing, work, *row.this.all_in(text))) > _BESIDE_PARTS:
        return ""
    if thing or (work and (row.this.within(text) or (title and len(text.split()) <= 4))):
        return _kind(thing=thing, work=work, lost=lost)
    return ""


def _beside(row: Loss, whole: str, *, title: bool) -> int:
    if len(whole.split()) < SUBJECT and not row.thing.within(whole) and not row.work.within(whole):
        return _BESIDE_BARE
    return _BESIDE if title else _BESIDE_SENTENCE


def _kind(*, thing: str, work: str, lost: str) -> str:
    return "removed" if work and not thing and not _NEVER.search(lost) else "page"


def _without(text: str, *phrases: str) -> str:
    """What is left of a text besides phrases and words that say nothing of their own."""
    for phrase in phrases:
        if phrase:
            text = text.replace(phrase, " ", 1)
    return _FILLERS.sub("", f" {' '.join(text.split())} ").strip()


def sentence_says(sentence: str) -> str:
    """ "page" or "removed" where a sentence, made plain, says that something is not there; else ""."""
    opening = " ".join(sentence.split(maxsplit=2)[:2])
    return "" if about().within(f" {opening.split(' ')[0]} ") else _loss(sentence, title=False)
