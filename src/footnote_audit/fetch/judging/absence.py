"""Whether a page says that what was asked for is not there."""

import re

from footnote_audit.fetch.judging.look import Look
from footnote_audit.fetch.judging.wordings import Loss, losses
from footnote_audit.model import Access, Judgement

# A title that says no more than that a page is missing has few words; so has a sentence that says it.
_TITLE_WORDS, _TITLE = 9, 70
_NAME_WORDS = 4
_SENTENCE_WORDS, _SENTENCE = 40, 260
# Characters beside the phrase in a title or sentence that is nothing else, fillers set aside.
_BESIDE = 10
_FILLERS = re.compile(
    r"(?<= )(?:o+ps|wh?oops|ups|uups|sorry|error|errors|erreur|erro|errore|fehler|fout|fel|fejl|feil|virhe|blad|chyba|"
    r"hiba|greska|eroare|gabim|hata|xeta|ошибка|помилка|грешка|σφαλμα|خطا|שגיאה|错误|錯誤|エラー|오류|http|https|status|code|"
    r"404|410|hmm+|uh|oh|no|the|this|that|la|le|el|o|die|der|das|a|page|seite|desole|desculpe|sorry|maaf|извините) "
)
# What may stand beside a notice of a work that was taken away.
_REST = 300
_MARKED = re.compile(
    r"(?<![\w-])(?:error-?404|error404|page-?404|page404|not-?found|page-not-found|error-?page|errorpage|http-?404|is-404|"
    r"e404|err404|four-?oh-?four|404-?page|page--404|template-404|notfoundpage|pagenotfound)(?![\w])"
)
_SAYS_404 = re.compile(
    r"^ (?:[^\W\d]\w*\s){0,3}4 ?0 ?4(?: (?:error|not found|fehler|erreur|oops|page))?(?: [^\W\d]\w*){0,4} $"
)


def not_there(look: Look) -> Judgement | None:
    """A page that stands in the place of one that is not there; None where it is not plain that it is."""
    if look.naming.by_title and look.naming.agrees and not look.is_notice:
        return None
    entitled = [_title_says(parts) for parts in look.segments]
    named = any(entitled)
    page_only = sum(1 for e in entitled if e)
    told = [kind for kind in (_sentence_says(sentence) for sentence in look.sentences) if kind]
    marked = bool(_MARKED.search(look.page.names))
    if look.is_notice:
        plain_case = named or marked and bool(told) or (bool(told) and _nothing_else(look))
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


def hints_at_absence(look: Look) -> bool:
    """Whether some sign of a missing page is there, too weak to decide by itself."""
    if look.is_article:
        return False
    return (
        bool(_MARKED.search(look.page.names))
        or any(_title_says(parts) for parts in look.segments)
        or any(_sentence_says(sentence) for sentence in look.sentences)
    )


def _is_about(look: Look) -> bool:
    """Whether missing pages are what the cited work itself is about."""
    cited = look.cited.title if look.cited and look.cited.title else ""
    if not cited or look.naming.named < 0.6:
        return False
    return bool(_title_says((f" {cited.casefold()} ",)) or look.page.prose > _REST)


def _nothing_else(look: Look) -> bool:
    """Whether a page is little more than its notice; one with a title of its own may tell of something else."""
    return not look.naming.agrees or look.page.prose < _REST


def _title_says(parts: tuple[str, ...]) -> str:
    """ "page" or "removed" where a title, or a part of it beside a site's name, says so; else ""."""
    pieces = parts[1:] or parts
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
    if len(text) < 40 and _SAYS_404.match(text):
        return "page"
    for row in losses():
        kind = _row_says(row, text, title=title)
        if kind:
            return kind
    return ""


def _row_says(row: Loss, text: str, *, title: bool) -> str:
    length = row.whole.longest(text)
    if length and len(_FILLERS.sub("", text).strip()) - length <= _BESIDE:
        return "page" if row.thing.within(text) or not row.work.within(text) else "removed"
    if not row.lost.within(text):
        return ""
    if row.thing.within(text):
        return "page"
    if row.work.within(text) and (row.this.within(text) or (title and len(text.split()) <= 4)):
        return "removed"
    return ""


def _sentence_says(sentence: str) -> str:
    return _loss(sentence, title=False)
