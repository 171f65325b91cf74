"""The cited place and the date behind a judgment or a law: ", para. 94", " at 495", " (825 f.)", ", 4 May 2016"."""

from collections.abc import Iterator

from footnote_audit.parse.law.forms import AT, DATE, SECTION, compiled

_MOST = 5
# The words of the seven languages before a paragraph, a page, an article, a section, by CSL's label of the place.
_PARAGRAPH = (
    r"paras?\.?|paragraphs?|¶{1,2}|[Rr]n\.?|[Rr]z\.?|Rdnr\.?|Tz\.|points?|pts?\.|consid(?:érants?|\.)|cons\.|párrs?\.?"
    r"|apdos?\.|apartados?|punt[oi]|§{1,2}|pars?\.|FJ|f\.j\.|n\.os|п\.|пп\.|абз\.|E\.|Erw\."
)
_PAGE = r"at(?: pp?\.?)?|pp?\.|S\.|Seiten?|pág\.|págs?\.|pagg?\.|с\."
_ARTICLE = r"[Aa]rts?\.?|[Aa]rticles?|[Aa]rtikel|[Aa]rtículos?|[Aa]rtigos?|[Аа]рт\.|ст\.|[Rr]eg(?:s|ulation)?\.?"
_SECTION = r"ss?\.?|[Ss]ec(?:s|tions?)?\.?|§{1,2}"
_NUMBER = r"\d{1,4}[a-z]?(?:~-~\d{1,4})?(?:~\(\w{1,3}\)){0,3}"
_PARAGRAPHS = rf"{_NUMBER}(?:(?:,| and| et| und| e| y)~{_NUMBER}(?![\w.]| [^\W\d_]{{3}})){{0,4}}"
_DATED = r"(?:judgment of |of |du |vom |de |del |от |arrêt du |judgment )"
PLACES = (
    ("para", rf"[,:;]? \(?(?:at |here |hier |ici )?\[?(?:{_PARAGRAPH})~\[?(?P<at>{_PARAGRAPHS})\]?\)?(?![\w/])"),
    ("para", r",? (?:at )?\[(?P<at>\d{1,4}(?:~-~\[?\d{1,4})?)\](?: \([A-Z][^()\d]{2,30}\))?(?!\s?\d)"),
    ("art", rf",? (?:{_ARTICLE})~(?P<at>{_NUMBER}(?:\.\d{{1,2}})?)\.?[º°]?(?!\w)"),
    ("at", rf"[,:]? (?:here |hier |ici )?(?:{_PAGE})~(?P<at>{AT})(?:~f{{1,2}}\.?)?(?![\w/])"),
    ("at", rf"~\((?P<at>{AT})(?:~f{{1,2}}\.?)?\)(?!\w)"),
    ("sec", rf",? (?:{_SECTION})~(?P<at>{SECTION})(?:~ff?\.?)?(?!\w)"),
    ("date", rf",?~\({_DATED}?(?P<at>{DATE})\)"),
    ("date", rf",? {_DATED}?(?P<at>{DATE})(?:~(?:г\.|года))?(?!\w)"),
    ("year", r",?~\((?P<at>1[6-9]\d\d|20\d\d)\)"),
)


def places_behind(plain: str, end: int, limit: int) -> Iterator[tuple[str, int, int, int]]:
    """What follows at once: its name, where it stands, and where the text goes on behind it."""
    seen: set[str] = set()
    for _ in range(_MOST):
        unseen = ((name, compiled(pattern)) for name, pattern in PLACES if name not in seen)
        found = next(((name, m) for name, pattern in unseen if (m := pattern.match(plain, end, limit))), None)
        if found is None:
            return
        name, match = found
        seen.add(name)
        end = match.end()
        yield name, match.start("at"), match.end("at"), end
