"""Which language a short sentence speaks, told from its numbers, months, units, endings and letters.

The commonest words tell a language best, but a sentence with one figure often has only one of them, or none.
"""

from functools import cache
from typing import NamedTuple

from footnote_audit.values.number_words import number_words

# What a word counts that belongs to one language; one that two share counts half for each.
BY_WORD = 1.0
BY_LETTER = 0.75
BY_ENDING = 0.5
# The best language must reach this much, and be so far ahead of the second.
LEAST = 1.5
AHEAD = 0.5

_WORDS = """
en: percent per cent million billion thousand years months days people men women soldiers workers ships tanks aircraft
january february march april june july august october december kilometres miles tonnes about nearly almost least
bought sold built owns owned cost costs killed signed holds lasted supplied imported exported delivered reached won lost
fell rose made took began ended died said half third quarter fifth spring summer autumn winter votes members

fr: pour cent millions milliard milliards mille ans années mois jours personnes hommes femmes soldats ouvriers navires
janvier février mars avril mai juin juillet août septembre octobre novembre décembre kilomètres tonnes environ près
moins plus acheté vendu construit possède coûté coûte tués signé signée signés détient duré livré livrés importé exporté
atteint gagné perdu tombé faite morts moitié tiers quart printemps été automne hiver pays contre depuis mètres

de: prozent million millionen milliarde milliarden mio mrd tausend jahre jahren monate monaten tage tagen menschen
männer frauen soldaten arbeiter schiffe panzer januar februar märz juni juli oktober dezember kilometer tonnen etwa
rund fast knapp mindestens höchstens kaufte verkaufte baute besitzt kostete kostet hält dauerte lieferte lieferten
importierte exportierte erreichte gewann verlor sank stieg betrug schloss unterzeichnet starben hälfte drittel viertel
frühjahr sommer herbst winter an ab euro seit zwischen gegen

es: ciento millón millones mil años meses días personas hombres mujeres soldados trabajadores buques enero febrero
marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre kilómetros toneladas cerca casi menos más
compró vendió construyó posee costó cuesta murieron firmó firmaron duró suministró importó exportó entregó alcanzó ganó
perdió cayó mitad tercio cuarto primavera verano otoño invierno dólares

it: cento milione milioni miliardo miliardi mila anni mesi giorni persone uomini donne soldati operai navi gennaio
febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre chilometri tonnellate circa quasi
almeno meno comprato venduto costruito possiede costato costa morti firmato durato fornito importato esportato
consegnato raggiunto vinto perso metà terzo quarto primavera estate autunno inverno dollari

pt: cento milhão milhões mil bilhões anos meses dias pessoas homens mulheres soldados trabalhadores navios janeiro
fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro quilómetros quilômetros toneladas cerca
quase menos comprou vendeu construiu possui custou morreram assinou assinaram durou forneceu importou exportou entregou
atingiu ganhou perdeu caiu metade terço quarto primavera verão outono inverno dólares
"""
_ENDINGS = (
    ("en", ("ing", "ed", "ly", "ness")),
    ("fr", ("aient", "ait", "eux", "ées", "ée", "ement", "euse", "oire")),
    ("de", ("ung", "ten", "te", "en", "lich", "isch", "keit", "heit")),
    ("es", ("ción", "aron", "ieron", "ó", "dad", "ado", "ada")),
    ("it", ("zione", "ato", "ati", "ata", "ono", "tà", "ggio")),
    ("pt", ("ção", "ções", "aram", "ou", "dade", "ado", "ada")),
)
_LETTERS = {
    "ß": "de",
    "ä": "de",
    "ö": "de",
    "ü": "de",
    "ñ": "es",
    "ó": "es",
    "í": "es",
    "ã": "pt",
    "õ": "pt",
} | dict.fromkeys("èêëçœùûîô", "fr")
# An ending tells nothing in a word this short.
_LONG = 5


class Spoken(NamedTuple):
    """A word in lower case, and whether it may be a name: printed with a capital inside a sentence."""

    low: str
    name: bool


def tongue(spoken: list[Spoken], counts: dict[str, float] | None = None) -> str | None:
    """The language of some words, beside what is known of them (`counts`, by language); None where it does not tell."""
    scores = dict(counts or {})
    for low, name in spoken:
        if "а" <= low[:1] <= "я":
            scores["ru"] = scores.get("ru", 0.0) + BY_WORD
            continue
        known = _known().get(low, ())
        for language in known:
            scores[language] = scores.get(language, 0.0) + BY_WORD / len(known)
        if not known and not name:
            _by_shape(low, scores)
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])[:2]
    if not ranked or ranked[0][1] < LEAST or (len(ranked) > 1 and ranked[0][1] < ranked[1][1] + AHEAD):
        return None
    return ranked[0][0]


def _by_shape(low: str, scores: dict[str, float]) -> None:
    if not low.isascii():
        for language in {_LETTERS[c] for c in low if c in _LETTERS}:
            scores[language] = scores.get(language, 0.0) + BY_LETTER
    if len(low) < _LONG:
        return
    for language, endings in _ENDINGS:
        if low.endswith(endings):
            scores[language] = scores.get(language, 0.0) + BY_ENDING


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """The languages that each telling word belongs to."""
    owners: dict[str, set[str]] = {}
    for paragraph in _WORDS.strip().split("\n\n"):
        language, _, told = paragraph.partition(":")
        numbers = number_words(language)
        for word in {*told.split(), *(w for w, n in numbers.pieces.items() if n > 1), *numbers.scales}:
            owners.setdefault(word, set()).add(language)
    return {word: tuple(sorted(languages)) for word, languages in owners.items()}
