"""Words that tell the type of a work wherever they stand outside its title, in the languages read most."""

import re
from functools import cache
from typing import NamedTuple

from footnote_audit.model import CslItem
from footnote_audit.text import fold

# The CSL type and its words, the most telling first; patterns meet folded text, whatever its case.
_TOLD = (
    (
        "thesis",
        r"\bph\.?\s?d\.?,?\s(?:thesis|diss(?:ertation|\.))|\b(?:doctoral|master'?s|m\.?a\.?|bachelor'?s)\s(?:thesis|dissertation)|\bunpublished\sdissertation"
        r"|\bthèse(?:\sde\sdoctorat)?\b|\bmémoire\sde\s(?:master|maîtrise|d\.e\.a)|\b(?:inaugural)?dissertation,\s|\b(?:univ\.-)?diss\.|\bhabilitation(?:sschrift)?\b"
        r"|\b(?:master|bachelor|diplom|magister)arbeit\b|\btesi\sdi\s(?:dottorato|laurea)|\btesis\s(?:doctoral|de\s(?:maestría|licenciatura|grado))"
        r"|\btese\sde\sdoutora\w+|\bdissertação\sde\smestrado|\b(?:авто)?реф(?:ерат|\.)?\s?дис|\bдис(?:с(?:ертация)?)?\.?\s(?:\.\.\.\s)?(?:канд|докт|на\sсоиск)"
        r"|\bавтореф(?:ерат|\.)|\b(?:kand|dokt)\.\sdiss",
    ),
    (
        "patent",
        r"\b(?:(?:us|u\.s\.|ep|european|german)\s)?(?:patents?|brevet(?:to|s)?|patente?s?|patentschrift|patentanmeldung|патент(?:\sрф)?)\s(?:application\s)?(?:no\.?|nr\.?|n[°º]|n\.|№)?\s?(?:[a-z]{2}\s?)?"
        r"(?:\d{1,4}(?:[,. ]\d{3}){1,3}(?!\d)|\d{5,12})(?:\s?[ABC]\d?\b)?"
        r"|\b(?:US|EP|WO|DE)\s?(?:\d{1,4}(?:[,. ]\d{3}){1,3}|\d{5,12})\s?[ABC]\d?\b",
    ),
    (
        "hearing",
        r"\bhearings?\s(?:before|on)\sthe\b|\bhearing\sbefore\b|\baudition\s(?:de\s.{2,60}\s)?(?:devant|par)\sla\scommission|\banhörung\s(?:vor|im|des)\b"
        r"|\baudizione\s(?:di\s.{2,60}\s)?(?:presso|davanti|innanzi)|\bcomparecencia\s(?:de\s.{2,60}\s)?ante\b|\baudiência\spública\b|\bпарламентские\sслушания",
    ),
    (
        "motion_picture",
        r"\bdirected\sby\b|\bdocumentary\sfilm\b|\[film\]|\bfilm\s(?:réalisé|documentaire)|\bréalis(?:é|ation)\s(?:par|:|de)\b|\(réal\.|\bréal\.|\bregie:?\s|\bregia\sdi\b"
        r"|\bdir(?:igida?|igido)\spor\b|\brealiza(?:ção|dor)\b|\bреж(?:\.|исс[её]р)|\b(?:х|д)/ф\b|\bkinofilm\b|\bdokumentarfilm\b",
    ),
    (
        "broadcast",
        r"\b(?:radio|television|tv)\s(?:broadcast|program(?:me)?|series|show|documentary)\b|\bbroadcast\s(?:on|of)?\s?\d|\b(?:first\s)?(?:aired|broadcast)\son\b|\bpodcast\b"
        r"|\bémission\s(?:de\s(?:radio|télévision)|diffusée|du)\b|\bdiffusée?\s(?:le|sur)\b|\b(?:radio|fernseh)sendung\b|\bsendung\s(?:vom|v\.)|\bausgestrahlt\b"
        r"|\btrasmission[ei]\s(?:radio|televis|del|rai)|\bandat[ao]\sin\sonda\b|\bprograma\sde\s(?:radio|rádio|televisi[óo]n|televisão)|\bemitid[ao]\s(?:el|em|en)\b"
        r"|\b(?:радио|теле)?передача\b|\bэфир\s(?:от|\d)|\bBBC\sRadio\s\d",
    ),
    (
        "speech",
        r"\b(?:paper|talk|lecture)\s(?:presented|given|delivered|read)\s(?:at|to|before)\b|\b(?:keynote\s)?(?:speech|address|lecture|remarks)\s(?:at|to|before|given|delivered|by)\b"
        r"|\bdiscours\s(?:devant|à|au|du|prononcé)\b|\ballocution\b|\b(?:communication|conférence)\s(?:présentée|donnée|prononcée)\b|\b(?:rede|ansprache|vortrag|festrede)\s(?:vor|von|auf|bei|beim|am|an|anlässlich|im|in)\b"
        r"|\bdiscorso\s(?:al|alla|tenuto|pronunciato|di)\b|\b(?:relazione|intervento)\s(?:presentata|tenuto|al)\b|\bdiscurso\s(?:ante|en|no|na|pronunciado|proferido|perante)\b"
        r"|\bconferencia\s(?:pronunciada|impartida|dictada)\b|\b(?:palestra|comunicação)\s(?:proferida|apresentada)\b|\b(?:речь|выступление|доклад|лекция)\s(?:на|в|перед)\b",
    ),
    (
        "dataset",
        r"\[(?:data\s?set|data|datensatz|jeu\sde\sdonnées|conjunto\sde\s(?:datos|dados)|insieme\sdi\sdati"
        r"|набор\sданных)\]",
    ),
    (
        "software",
        r"\[(?:computer\s)?(?:software|program(?:me|a)?|logiciel|programm|программа)\]",
    ),
)  # fmt: skip
_STANDARD = (
    r"(?:(?:ISO(?:/IEC|/TS)?|DIN(?:\sEN)?(?:\sISO)?|BS(?:\sEN)?(?:\sISO)?|NF(?:\sEN)?(?:\sISO)?|UNI(?:\sEN)?(?:\sISO)?|UNE(?:-EN)?(?:-ISO)?|NP(?:\sEN)?|ABNT\sNBR|NBR"
    r"|ГОСТ(?:\sР)?(?:\sИСО)?|GOST(?:\sR)?|IEC|IEEE(?:\sStd\.?)?|ASTM|ANSI(?:/[A-Z]{2,5})?|ÖNORM|RFC|EN)\s)(?P<number>[A-Z]?\s?\d[\d.-]{1,14}(?::\d{4})?(?:-\d\d)?)(?![\w/])"
)
_REFERENCE_WORKS = (
    r"\bencyclop|\benzyklop|\blexikon\b|wörterbuch\b|\benciclop|\bdictionnaire\b|\bdictionary\b|\bdizionario\b|\bdiccionario\b|\bdicionário\b|\bэнциклопеди|\bсловарь\b"
    r"|\bentsiklopedi|\bbritannica\b|\bwikip[ée]dia\b|\bтреккан|\btreccani\b|\bvikipedi"
)  # fmt: skip
_MEETINGS = (
    r"\bproceedings\b|\bproc\.\s|\b(?:conference|symposium|workshop|congress)\b|\bkonferenz|\btagung|\bkongress|\bactes\s(?:du|de\sla|des)\b|\bcolloque\b|\batti\s(?:del|della|dei)\b|\bconvegno\b"
    r"|\bactas\b|\bcongreso\b|\banais\b|\bcongresso\b|\bsimp[óo]sio|\bматериалы\b|\bконференци|\bсимпозиум|\bсб(?:орник)?\.?\sтрудов"
)  # fmt: skip
_OF_MEETINGS = frozenset({"chapter", "document", "book", "article-journal", "article-magazine", "article-newspaper"})


_VAGUE = frozenset({"book", "document", "report", "webpage"})
# Letters one of which has to stand in a text where the words of a type do, so that few texts are searched for them.
_CUES = {
    "thesis": ("thes", "thès", "diss", "mémoire", "habil", "arbeit", "tesi", "tese", "дис", "реф"),
    "patent": ("patent", "brevet", "патент", "us", "ep", "wo", "de"),
    "hearing": ("hearing", "audi", "anhörung", "comparecencia", "слушани"),
    "motion_picture": ("film", "directed", "réal", "regi", "dirig", "realiza", "реж", "/ф"),
    "broadcast": (
        "radio", "tele", "tv", "broadcast", "aired", "podcast", "émission", "diffus", "sendung", "ausgestrahlt",
        "trasmission", "onda", "programa", "emitid", "передача", "эфир",
    ),
    "speech": (
        "present", "given", "delivered", "read", "speech", "address", "lecture", "remarks", "discours", "allocution",
        "conf", "comunica", "communic", "rede", "ansprache", "vortrag", "discorso", "relazione", "intervento",
        "discurso", "palestra", "речь", "выступ", "доклад", "лекция",
    ),
    "dataset": ("[",),
    "software": ("[",),
}  # fmt: skip
# A pattern that is quickly searched for and without which the words cannot tell the type.
_NEEDED = {"patent": r"\d[,. ]\d{3}|\d{5}"}
_PHRASES = frozenset({"patent", "speech", "dataset", "software", "broadcast"})


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


def told_type(item: CslItem, outside: str) -> str | None:
    """The CSL type that words tell of a work; `outside` is the citation without its title. None where none tell."""
    if item.volume or item.issue:
        return None
    standard = _compiled(_STANDARD).match(fold(item.title or outside).strip())
    if standard or _compiled(_STANDARD).match(fold(outside).strip()):
        return "standard"
    plain = fold(outside)
    lowered = plain.casefold()
    for kind, pattern in _TOLD:
        if not any(cue in lowered for cue in _CUES[kind]) or not _compiled(_NEEDED.get(kind, "")).search(plain):
            continue
        if _compiled(pattern).search(plain):
            return kind
    return _by_container(item) or _by_identifier(item)


def _by_identifier(item: CslItem) -> str | None:
    """A preprint by its number; a book by its ISBN, where nothing says that it is another thing."""
    if item.container_title or item.collection_title or item.genre:
        return None
    if item.archive_location and item.type in _VAGUE:
        return "article"
    return "book" if item.ISBN and item.type in _VAGUE else None


class Phrase(NamedTuple):
    """Words that tell a type, from `start` to `end` of a text, and the number or the genre that they give."""

    kind: str
    start: int
    end: int
    number: str | None
    genre: str | None


def told_phrase(tail: str) -> Phrase | None:
    """The words behind a title that say what the work is and name nothing else, with what belongs to them.

    "US Patent 4,123,456", "[dataset]", "speech at the Harbour Forum", "broadcast on", up to the comma.
    """
    plain = fold(tail)
    for kind, pattern in _TOLD:
        match = _compiled(pattern).search(plain) if kind in _PHRASES else None
        if match is None:
            continue
        end = match.end()
        if kind == "speech":
            end = next((i for i in range(end, len(plain)) if plain[i] in ",.;([\x00"), len(plain))
        number = _compiled(r"\d[\d,./ ]{3,14}\d(?:\s?[ABC]\d?\b)?").search(plain, match.start(), end)
        return Phrase(
            kind, match.start(), end, number.group().strip() if number and kind == "patent" else None,
            tail[match.start() : end].strip() if kind == "speech" else None,
        )  # fmt: skip
    return None


def _by_container(item: CslItem) -> str | None:
    box = fold(item.container_title or "")
    if not box or not item.title:
        return None
    if _compiled(_REFERENCE_WORKS).search(box):
        return "entry-encyclopedia"
    if item.type in _OF_MEETINGS and _compiled(_MEETINGS).search(box):
        return "paper-conference"
    return None
