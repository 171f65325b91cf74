"""The words that tell citation from prose, in the languages read most: one table a purpose, patterns built from it.

Patterns meet folded text (text.fold): plain quotes, hyphens and spaces. Languages: English, French, German, Italian,
Spanish, Portuguese, Russian (Cyrillic and transliterated).
"""

import re

from footnote_audit.parse.markers import MARKER as MARKER

SIGNALS = """
see in particular|see especially|see for example|see, for example|see for instance|see, for instance|see e.g.|see, e.g.
see also|see further|see generally|see however|see, however|see too|see notably|see on this|but see|see
read in particular|read for example|read also|also read|also see|read|compare with|compare|contrast|cf.|cf|confer
quoted in|quoted by|quoted from|qtd. in|cited in|cited by|cited from|as quoted in|as cited in|reproduced in|reprinted in
reported by|reported in|adapted from|drawn from|taken from|consult|for details, see|source:|sources:|source :|sources :
contra|accord|e.g.|see, inter alia|see inter alia|see, among others|see among others|apud
voir en particulier|voir notamment|voir par exemple|voir également|voir aussi|voir sur ce point|voir|v. aussi|v.
lire en particulier|lire notamment|lire par exemple|lire également|lire aussi|lire|cité dans|cité par|cité in|cité d'après
cité en|citée dans|citée par|reproduit dans|repris dans|se reporter à|on se reportera à|comparer|comp.|consulter
sur ce point, voir|pour plus de détails, voir|voir, entre autres|voir entre autres|voir en ce sens|en ce sens|en sens contraire|contra :
siehe auch|siehe etwa|siehe insbesondere|siehe z. b.|siehe zum beispiel|siehe hierzu|siehe dazu|siehe|s. auch|s. etwa|s.
vgl. auch|vgl. dazu|vgl. etwa|vgl. hierzu|vgl. insbesondere|vgl. nur|vgl.|vergleiche|lies|zitiert nach|zit. nach|zit. bei
zitiert bei|zitiert in|zit. n.|zit. in|abgedruckt in|abgedruckt bei|wiedergegeben bei|wiedergegeben in|statt vieler|vgl. statt vieler
siehe nur|s. nur|anders aber|anders etwa|anders dagegen|anders jedoch|anders noch|anders nur|anders:|anderer ansicht|ausführlich dazu|ausführlich|eingehend|ebenso|dagegen|dazu auch|dazu etwa|dazu näher|näher dazu|dazu|hierzu|so etwa|so auch|ähnlich auch|ähnlich|quelle:
si veda anche|si veda ad esempio|si veda|si vedano|vedi anche|vedi|v. anche|cfr. anche|cfr.|cfr|citato in|cit. in|citato da
leggi anche|per i dettagli si veda|fonte:|fonti:|si vedano, tra gli altri|si veda, tra gli altri|cit. da|riprodotto in|riportato in
in senso contrario|in senso conforme|per tutti|si rinvia a|v. per tutti|v. ad esempio
véase también|véase por ejemplo|véase en particular|véase|véanse|ver también|ver por ejemplo|ver|citado en|citado por
véanse, entre otros|véase, entre otros|véanse entre otros|véase, por todos|por todos|vid. también|vid.|cit. en|cit. por|reproducido en|recogido en
en sentido contrario|léase|consúltese|fuente:|fuentes:|ver também|ver por exemplo|veja também|veja-se|veja|vejam-se|leia-se|leia|citado em|ver, por todos|ver por todos|ver, entre outros|ver entre outros|vide também|vide|cit. em|reproduzido em|transcrito em
em sentido contrário
смотри также|см. также|см. например|см., например|см. подробнее|см.|ср.|смотри|цит. по:|цит. по|цит. в|цитируется по:|цитируется по
см., напр.|см. напр.|подробнее см.|об этом см.|см. об этом|приводится по:|приводится по|воспр. по|источник:|sm. takzhe|sm. takže|sm.|sr.
sm., napr.|sm. napr.|podrobnee sm.|ob etom sm.|tsit. po:|tsit. po|cit. po
"""  # noqa: E501
# Short words that open a citation only where a name, a quotation or a marker follows at once.
WEAK_SIGNALS = frozenset(
    [
        "see",
        "read",
        "lire",
        "ver",
        "so",
        "dazu",
        "hierzu",
        "s.",
        "v.",
        "compare",
        "contrast",
        "consult",
        "lies",
        "leggi",
        "leia",
        "confer",
        "cf",
        "sr.",
        "sm.",
        "comparer",
        "comp.",
        "contra",
        "accord",
        "e.g.",
        "ebenso",
        "dagegen",
        "ausführlich",
        "eingehend",
        "per tutti",
        "por todos",
    ]
)


def _alternation(table: str) -> str:
    words = {w.strip() for line in table.strip().splitlines() for w in line.split("|")}
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)


# "For a different reading, see X", "Sur ce point, voir X": up to eight words may lead to a signal at the start.
SIGNAL = re.compile(rf"(?<![\w'-])(?:{_alternation(SIGNALS)})(?![\w'])[,:]?\s*", re.I)
_ADVERBS = r"(?:also|for example|for instance|e\.g\.|notamment|par exemple|aussi|auch|etwa|insbesondere|anche|también)"
AFTER_SIGNAL = re.compile(rf"(?:{_ADVERBS}[,:]?\s+|(?:the|le|la|les|l')\s*(?=\"))+", re.I)

# Finite verbs, pronouns and conjunctions: outside quotation marks they speak for prose.
PROSE = frozenset(
    """
    is was were are been being has had have will would could may might must should did does do it its they he she we this these
    those there then however although whereas because since while which who whose whom what when where that
    been not also only today some many several both most all more than later earlier
    est sont était étaient ont avait avaient fut furent sera seront ce cette ces cela il elle ils elles nous on qui que dont
    où mais ne pas n'a n'ont s'est selon ainsi puis alors comme
    ist sind war waren wird wurde wurden hat haben hatte hatten er sie es dies diese dieser daß dass nicht auch aber weil
    è sono era erano ha hanno fu furono questo questa non che
    es son fue fueron era eran ha han había está están este esta no que pero
    foi foram são tem têm não este esta isso
    был была было были это этот эта эти не что который которая которые он она они также является
    """.split()  # noqa: E501, SIM905
)

PAGE_LABEL = r"pages?|pgs?\.?|pp?\.|pp|p(?=\s*\d)|ss?\.(?=\s*\d)|seiten?|с\.|стр\.|págs?\.?|pagg?\.|pag\.|str\."
OTHER_LABELS = {
    "chapter": r"chapters?|chap\.|ch\.|chapitre|kapitel|kap\.|cap\.|гл\.",
    "section": r"sections?|sect\.|sec\.|§§?",
    "paragraph": r"paragraphs?|paras?\.?|¶|rn\.|rdnr\.|абз\.|п\.(?=\s*\d)",
    "column": r"columns?|cols?\.(?=\s*\d)|sp\.(?=\s*\d)",
    "folio": r"folios?|fol\.",
    "figure": r"fig\.|figure|abb\.|рис\.",
    "table": r"table|tableau|tabelle|tab\.|табл\.",
    "line": r"lines?(?=\s*\d)",
    "verse": r"verses?(?=\s*\d)",
    "note": r"anm\.",
}

# Whole words of bodies that print, and of things that are printed.
DATABASE = re.compile(
    r"\b(?:data\s?bases?|datasets?|data\s+sets?|data|statistics|base\s+de\s+donn[ée]es|donn[ée]es|bases?\s+de\s+dat[oi]s|datos|"
    r"base\s+de\s+dados|dados|datenbank(?:en)?|daten|banca\s+dati|banche\s+dati|dati|база\s+данных|базы\s+данных|данные)\b",
    re.I,
)
STRONG_DATABASE = re.compile(
    r"\b(?:data\s?bases?|datasets?|data\s+sets?|base\s+de\s+donn[ée]es|bases?\s+de\s+datos|base\s+de\s+dados|datenbank(?:en)?|"
    r"banca\s+dati|banche\s+dati|база\s+данных|базы\s+данных)\b",
    re.I,
)
INTERVIEW_NOUN = re.compile(
    r"\b(?:(?:telephone|phone|personal|private|written|online|email|e-mail|informal|confidential)\s+)?(?:interviews?|"
    r"conversations?|correspondence|personal\s+communications?|communications?\s+personnelles?|entretiens?|correspondance|"
    r"gespräche?|interviews?\s+des|persönliche\s+mitteilung|schriftliche\s+mitteilung|intervist[ae]|colloqui[oa]?|"
    r"comunicazione\s+personale|entrevistas?|comunicación\s+personal|comunicação\s+pessoal|интервью|беседа|беседы|"
    r"личное\s+сообщение|telefoninterviews?|interv'(?:yu|iu)|besed[ay]|e-?mails?|letters?|lettres?|courriels?|briefe?|schreiben|lettera|carta|"
    r"correo(?:\s+electrónico)?|письмо|сообщение|pis'mo)\b",
    re.I,
)
PERSONAL_OPENING = re.compile(
    r"(?:(?:the\s+)?author(?:'s|s')?\s+|own\s+)?(?:(?:telephone|phone|personal|private|written|online|e-?mail|informal|confidential|"
    r"anonymous|series\s+of)\s+)*(?:interviews?\s+(?:with|by|conducted|held|at|in|\()|conversations?\s+with|discussions?\s+with|"
    r"correspondence\s+with|communications?\s+with|personal\s+communication|private\s+communication|"
    r"communications?\s+personnelles?|entretiens?\s+(?:avec|de|du|r[ée]alis[ée]|t[ée]l[ée]phonique|des)|correspondance\s+avec|"
    r"gespräch(?:e)?\s+(?:mit|des)|interview\s+(?:mit|des)|persönliche\s+mitteilung|intervist[ae]\s+(?:con|a|dell|di)|"
    r"colloqui[oa]?\s+con|comunicazione\s+personale|entrevistas?\s+(?:con|com|del|do|a|realizada)|comunicación\s+personal|"
    r"comunicação\s+pessoal|(?:(?:личн|телефонн|письменн)\w{2,4}\s+)?"
    r"(?:интервью|беседа|переписка|разговор)\s+(?:с|автора)\b|личное\s+сообщение|interv'(?:yu|iu)\s+(?:avtora|s)\b|beseda\s+(?:avtora\s+)?s\b|telefoninterviews?\s+mit)",
    re.I,
)
# A letter that names its writer or reader as the author.
LETTER = re.compile(
    r"(?:(?:personal|private|electronic)\s+)?(?:letters?|e-?mails?|messages?|lettres?|courriels?|briefe?|schreiben|(?:schriftliche\s+)?mitteilung|lettera|messaggio"
    r"|carta|correo(?:\s+electrónico)?|mensagem|письмо|сообщение|pis'mo)\s[^.;\"]{0,120}?\b(?:to\s+the\s+authors?|to\s+me|à\s+l'auteure?|an\s+(?:den|die)\s+(?:verfasser|autor)(?:in)?"
    r"|all'autor[ei]|all'autrice|al\s+autor|a\s+la\s+autora|ao\s+autor|à\s+autora|автор(?:у|ам)|avtoru)\b",
    re.I,
)  # fmt: skip
INVOLVED = re.compile(
    r"\bauthors?(?:'s|s')?\b|\b(?:I|my|we|our|us)\b|\b(?:l'auteur|l'auteure|les auteurs|nous|mes|mon|notre|nos)\b"
    r"|\b(?:verfassers?|verfasserin|autors?|autorin|ich|wir|mein|unser)\b|\b(?:l'autore|dell'autore|autore|autrice)\b"
    r"|\b(?:el autor|la autora|del autor|o autor|a autora|do autor)\b|\bавтор(?:а|у|ом|ами|ов)?\b",
    re.I,
)
