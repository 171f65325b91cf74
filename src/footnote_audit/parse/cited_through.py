"""The words by which one work is cited through another: "quoted in", "zit. nach", "apud"; they meet folded text."""

import re

# "itself quoted in", "hier zitiert nach": what may stand before the words.
_LEADS = (
    r"(?:(?:and\s+)?(?:as|here|itself|in\s+turn)\s+|(?:tel(?:le)?s?\s+que\s+)?(?:(?:lui|elle)-m[eê]mes?|ici)\s+|(?:hier|selbst|seinerseits|ihrerseits|auch)\s+"
    r"|a\s+(?:sua|loro)\s+volta,?\s+|qui\s+|a\s+su\s+vez,?\s+|aqu[ií]\s+|por\s+sua\s+vez,?\s+|aqui\s+|здесь\s+|(?:в\s+)?свою\s+очередь,?\s+)?"
)  # fmt: skip
_WORDS = (
    r"(?:(?:quoted|qtd\.|cited|reprinted|reproduced|excerpted)\s+(?:in|by|from|after)"
    r"|cit(?:ée?s?|ee?s?)\s+(?:dans|par|in|chez|d'apr[eè]s)|(?:reproduite?s?|reprise?s?)\s+(?:dans|par|in)"
    r"|zit(?:iert|\.)\s+(?:nach|n\.?|bei|in|aus)|(?:abgedruckt|wiedergegeben)\s+(?:in|bei|nach)"
    r"|(?:citat[aeio]|riportat[aeio]|riprodott[aeio]|ripres[aeio])\s+(?:in|da|dal|dalla)"
    r"|(?:citad|reproducid|reproduzid|recogid|transcrit)[ao]s?\s+(?:en|em|por|pel[ao])"
    r"|cit\.\s+(?:in|da|en|em|por|po|dans|par|bei|nach|by)|apud"
    r"|(?:цит(?:ируется|ировано|\.)|воспр(?:оизводится|\.)|приводится|приведено)\s+по|(?:цит(?:ируется|\.)|приведено)\s+в"
    r"|(?:tsit(?:iruetsya|iruetsia|\.)|privoditsya)\s+po)"
)
CITED_THROUGH = re.compile(rf"{_LEADS}{_WORDS}(?!\w)", re.I)
# Where a citation is cut in two: before the words, not inside one.
THROUGH = re.compile(rf"(?<=\s)(?={_WORDS}(?!\w))", re.I)


def through_at(signal: str) -> int | None:
    """Where in a folded signal the words begin that it ends in; None where it says something else."""
    found = list(CITED_THROUGH.finditer(signal))
    return found[-1].start() if found and not signal[found[-1].end() :].strip(" ,:;(") else None
