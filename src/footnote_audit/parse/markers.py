"""The words that make a short form ("Ibid.", "art. cit.", "supra note 4"); patterns meet folded text (text.fold)."""

import re

IBID = r"ibidem|ibid|ib\.|idem|id\.|id(?=,|\s*$)|ebenda|ebd|там\s+же|tam\s+zhe|in\s+the\s+same\s+place|ivi(?=,)|ders\.|dies\."  # noqa: E501
WORK = (
    r"(?:art|op|loc|ob|opus|lieu|comm?unic)\.?\s*cit(?:\.|\b|ato|ata|é|ée)?|art(?:icle|igo|ículo)\s+cit(?:é|ado|ed)\b"
    r"|ouvrage\s+cité|opera\s+citata|opere\s+citato|obra\s+cit(?:ada)?|a\.\s*a\.\s*o\.?|(?<=,\s)cit\.|указ\.\s*соч\.?"
    r"|цит\.\s*соч\.?|ukaz\.\s*soch\.?|uk\.\s*soch\.?"
)
# A number of another note; the group gives it. "n. 8" and "N. 7" only behind "op. cit." or inside brackets.
NOTE_REFERENCE = (
    r"(?:supra|above|oben|siehe\s+oben|ci-dessus|sopra|arriba|выше)[,]?\s*(?:at\s+)?(?:foot)?"
    r"(?:notes?|nn?\.?|fn\.?|nota|anm\.?|сноска)\s*(\d{1,4})|(?:foot)?(?:note|nota)\s+(\d{1,4})\s+(?:above|supra|ci-dessus|oben)"
    r"|\(\s*(?:oben|above|supra|wie)?\s*(?:n|fn|note|anm|nota)\.?\s*(\d{1,4})\s*\)|(?<=cit\.),?\s*\(?n(?:ote)?\.?\s*(\d{1,4})\)?"
)
MARKER = re.compile(
    rf"(?P<ibid>(?<![\w.])(?:{IBID})(?!\w)\.?)|(?P<work>(?<![\w.])(?:{WORK})(?!\w))|(?P<supra>{NOTE_REFERENCE})", re.I
)
NOTE_NUMBER = re.compile(NOTE_REFERENCE, re.I)
