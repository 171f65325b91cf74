"""The words that make a short form ("Ibid.", "art. cit.", "supra note 4"); patterns meet folded text (text.fold).

Languages: English, French, German, Italian, Spanish, Portuguese, Russian (Cyrillic and transliterated), and Latin.
"""

import re

# The same work again.
IBID = (
    r"ib[ií]dem|ib[ií]d|ib\.|ebenda|ebd|ebda|там\s+же|tam\s+(?:zhe|že)|in\s+the\s+same\s+place|ivi(?=[,.]?(?:\s+pp?\.|\s*$))"
    r"|ivi(?=,)|(?:preceding|previous)\s+note|note\s+pr[ée]c[ée]dente|vorige[rn]?\s+(?:anm|fn|n|note|fußn)\b|nota\s+(?:precedente|anterior)"
)  # fmt: skip
# The same author again, or the same work: what stands behind tells which. "ID" in capitals is a document.
IDEM = (
    r"[ií]dem|(?-i:[IiÍí]d)\.|(?-i:[Ii]d)(?=,|\s*$)|eadem|eaedem|iidem|ders\.|dies\.|derselbe|dieselben?|(?:он|она|они)\s+же|on[ai]?\s+zhe"
    r"|(?:le|la|les)\s+mêmes?(?=,)"
)  # fmt: skip
_CITED = r"cit(?:\.|\b|ato|ata|ado|ada|é|ée)?"
# A work cited before, told by its author or title. "O. C." in capitals are a name's initials.
WORK = (
    rf"(?:art|op|loc|ob|opus|lieu|comm?unic)\.?\s*(?:ult\.?\s*|supra\s*)?{_CITED}|art(?:icle|igo|ículo|icolo)\s+cit(?:é|ado|ed|ato)\b"
    r"|ouvr(?:age|\.)?\s*cité|opera\s+citata|opere\s+citato|obra\s+cit(?:ada)?|a\.?\s?a\.?\s?o\.?|(?<=,\s)cit\.(?!\s+(?:in|da|en|em|por|dans|par|bei|by)\s+(?!n(?:ota|\.)\s))|указ\.\s*(?:соч|раб|ст)\.?"
    r"|цит\.\s*соч\.?|ukaz\.\s*so(?:ch|č)\.?|uk\.\s*soch\.?|(?:(?:art|op)\.\s*)?préc(?:ité(?:es?|s)?\b|\.)|(?<=,\s)(?-i:[aol]\.\s?c\.)"
)  # fmt: skip
# Where stops inside brackets are hidden from the search for sentences, "x" stands for them.
_NOTE = (
    r"(?:(?:foot)?notes?|nn?[.x]?|fns?[.x]?|fu(?:ß|ss)n(?:ote|[.x])?|nota|anm(?:erkung|[.x])?"
    r"|сноск[аеиу]|сн[.x]|прим(?:еч(?:ание|[.x])|[.x])|snosk[aeiu])"
)
# A note that comes later.
BELOW = r"(?:infra|below|unten|s\.\s?u\.|ci-dessous|plus\s+bas|sotto|abajo|más\s+adelante|abaixo|adiante|ниже)"
_ABOVE = r"(?:supra|above|oben|s\.\s?o\.|ci-dessus|sopra|arriba|acima|выше)"
# A number of another note; the group gives it. "n. 8" and "N. 7" only behind "op. cit." or inside brackets.
NOTE_REFERENCE = (
    rf"(?<!\w)(?:{_ABOVE}|{BELOW}),?\s*(?:at\s+|in\s+|à\s+la\s+|alla\s+|en\s+|bei\s+)?{_NOTE}\s*(\d{{1,4}})"
    rf"|(?<!\w)(?:(?:foot)?note|nota|fn\.?|anm\.)\s*(\d{{1,4}})\s*,?\s+(?:supra|above|ci-dessus|oben|sopra|arriba|acima|{BELOW})(?!\w)"
    rf"|[(\[]\s*(?:(?:{_ABOVE}|{BELOW}),?|wie|siehe|see|vgl\.|zit\.|cited)?\s*(?:in\s+)?{_NOTE}\s*(\d{{1,4}})\s*(?=[,)\]])[)\]]?"
    rf"|(?<=cit\.),?\s*\(?\s*(?:in\s+|alla\s+)?{_NOTE}\s*(\d{{1,4}})\)?|(?<=o\.),?\s+\(?{_NOTE}\s*(\d{{1,4}})\)?"
    rf"|(?<!\w)wie\s+(?:fn\.?|anm\.)\s*(\d{{1,4}})|(?<!\w)(?:см\.\s+)?сноск[ауе]\s+(\d{{1,4}})|(?<=,\s)(?:сн\.|snoska)\s*(\d{{1,4}})"
)  # fmt: skip
MARKER = re.compile(
    rf"(?P<ibid>(?<![\w.])(?:{IBID})(?!\w)\.?)|(?P<idem>(?<![\w.])(?:{IDEM})(?!\w)\.?)"
    rf"|(?P<work>(?<![\w.])(?:{WORK})(?!\w))|(?P<supra>{NOTE_REFERENCE})",
    re.I,
)
NOTE_NUMBER = re.compile(NOTE_REFERENCE, re.I)
AHEAD = re.compile(rf"(?<!\w){BELOW}(?!\w)", re.I)
# A name for a work that the note itself gives: "(hereafter Salt)", "(im Folgenden: Salz)", "[далее - Соль]".
HEREAFTER = re.compile(
    r"[(\[,;]\s*(?:hereafter|hereinafter|henceforth|im\s+folgenden|nachfolgend|künftig|fortan|abgekürzt|ci-après|dorénavant|désormais"
    r"|d'ora\s+in\s+(?:avanti|poi)|di\s+seguito|in\s+seguito|(?:de\s+aquí\s+)?en\s+adelante|en\s+lo\s+sucesivo|doravante|daqui\s+em\s+diante"
    r"|далее(?:\s+по\s+тексту)?|dalee)[\s,:-]*(?:(?:cited|referred\s+to|quoted|zitiert|zit\.|cité[es]*|citato|citado)?\s*(?:as|als|comme|come|como|как)?"
    r"\s*:?\s*)(?P<label>[^()\[\];]{1,80}?)\s*[)\].;]",
    re.I,
)
