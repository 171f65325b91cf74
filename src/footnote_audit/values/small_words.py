"""The small words around values: qualifiers, range words, references, and words that end a counted noun."""

from footnote_audit.model import Qualifier
from footnote_audit.values.tokens import Tokens

_BEFORE = {
    Qualifier.ABOUT: "about|around|roughly|some|approximately|approx|approx.|circa|ca|ca.|c.|in the region of|"
    "in the order of|an estimated|estimated|environ|à peu près|approximativement|quelque|quelques|autour de|"
    "autour d'|de l'ordre de|de l'ordre d'|etwa|ungefähr|rund|zirka|gut und gerne|in etwa|alrededor de|"
    "aproximadamente|unos|unas|cerca de|en torno a|all'incirca|approssimativamente|intorno a|attorno a|por volta de|"
    "em torno de|около|примерно|приблизительно|порядка|cerca del|alrededor del|circa il|circa i|cerca dos|cerca das|"
    "cerca da|environ les",
    Qualifier.NEARLY: "nearly|almost|close to|just under|just below|not quite|well-nigh|approaching|virtually|"
    "près de|près d'|presque|pas loin de|fast|beinahe|nahezu|knapp|annähernd|casi|quasi|poco meno di|quase|perto de|"
    "почти|без малого|poco menos de|pouco menos de|un peu moins de|près des|près du|casi el|quasi il|quasi i|"
    "quase o|perto dos",
    Qualifier.JUST_OVER: "just over|slightly over|slightly more than|just above|a little over|little more than|"
    "a bit more than|un peu plus de|un peu plus d'|à peine plus de|etwas mehr als|gut|knapp über|poco más de|"
    "algo más de|poco più di|pouco mais de|чуть более|чуть больше|немногим более",
    Qualifier.MORE_THAN: "more than|over|above|upwards of|in excess of|exceeding|exceeds|exceeded|well over|"
    "greater than|plus de|plus d'|au-delà de|au-dessus de|mehr als|über|más de|por encima de|superior a|più di|"
    "oltre|mais de|acima de|более|больше|свыше|более чем|dépassant|supérieur à|plus des|plus du|más del|más de los|"
    "más de las|più del|più dei|più della|mais do|mais dos|mais das|mais da",
    Qualifier.AT_LEAST: "at least|no fewer than|no less than|not less than|a minimum of|au moins|pas moins de|"
    "mindestens|wenigstens|zumindest|nicht weniger als|al menos|por lo menos|no menos de|como mínimo|almeno|"
    "non meno di|pelo menos|ao menos|no mínimo|не менее|как минимум|по меньшей мере|не меньше",
    Qualifier.LESS_THAN: "less than|fewer than|under|below|moins de|moins d'|en dessous de|weniger als|unter|"
    "menos de|por debajo de|inferior a|meno di|abaixo de|менее|меньше|менее чем",
    Qualifier.AT_MOST: "up to|at most|no more than|not more than|a maximum of|as many as|as much as|jusqu'à|au plus|"
    "au maximum|pas plus de|bis zu|höchstens|maximal|nicht mehr als|hasta|como máximo|no más de|a lo sumo|fino a|"
    "al massimo|non più di|al più|até|no máximo|não mais de|não mais do que|до|не более|максимум|не больше",
}
_AFTER = {
    Qualifier.AT_LEAST: "or more|ou plus|oder mehr|o más|o più|ou mais|и более|и больше|at least|at the least",
    Qualifier.AT_MOST: "or less|or fewer|ou moins|oder weniger|o menos|o meno|ou menos|at most|и менее",
    Qualifier.ABOUT: "or so|or thereabouts|environ|o así|circa",
}
_LONGEST = 5


def _split(phrase: str) -> tuple[str, ...]:
    spaced = phrase
    for sign in "'.-":
        spaced = spaced.replace(sign, f" {sign} ")
    return tuple(spaced.split())


_QUALIFIERS = {_split(p): q for q, joined in _BEFORE.items() for p in joined.split("|")}
_LAST_WORDS = frozenset(phrase[-1] for phrase in _QUALIFIERS)
_TRAILING = {_split(p): q for q, joined in _AFTER.items() for p in joined.split("|")}
_TRAILING_FIRST = frozenset(phrase[0] for phrase in _TRAILING)
# "Mehr als die Hälfte", "plus de la moitié".
_HALVES = frozenset({"hälfte", "moitié", "mitad", "metà", "metade", "half"})
_ARTICLES = frozenset({"die", "der", "la", "a"})
_SKIPPED = frozenset({"a", "just", "only", "el", "il", "los", "las", "gli"})


def qualifier_before(tokens: Tokens, index: int) -> tuple[Qualifier, int] | None:
    """The qualifier whose words end just before a token, longest first, and the index it begins at."""
    end = index
    skipped = _SKIPPED | _ARTICLES if tokens.low(index) in _HALVES else _SKIPPED
    if tokens.low(end - 1) in skipped and tokens.low(end - 2) in _LAST_WORDS:
        end -= 1
    if tokens.low(end - 1) not in _LAST_WORDS:
        return None
    if tokens.low(end - 1) == "über" and tokens[end - 2].kind == "w" and tokens[end - 2].text[0].isupper():
        return None  # "ein Vertrag über 40 Millionen" says what it is worth, not that it is more.
    for length in range(_LONGEST, 0, -1):
        phrase = tuple(tokens.low(at) for at in range(end - length, end))
        found = _QUALIFIERS.get(phrase)
        if found is not None:
            return found, end - length
    return None


def qualifier_after(tokens: Tokens, index: int) -> tuple[Qualifier, int] | None:
    """The qualifier that begins at a token ("or more"), and the index after it."""
    if tokens.low(index) not in _TRAILING_FIRST:
        return None
    for length in (3, 2, 1):
        found = _TRAILING.get(tuple(tokens.low(at) for at in range(index, index + length)))
        if found is not None:
            return found, index + length
    return None


BETWEEN_WORDS = frozenset("between entre zwischen tra fra между".split())  # noqa: SIM905
FROM_WORDS = frozenset("from de depuis du von vom desde del da dal dalla с со от".split())  # noqa: SIM905
TO_WORDS = frozenset("to until till through à au bis al a hasta até ao до по".split())  # noqa: SIM905
AND_WORDS = frozenset("and et und y e и".split())  # noqa: SIM905
OR_WORDS = frozenset("or ou oder o или".split())  # noqa: SIM905

# A number behind one of these names a place, an edition or a rule; it is no amount.
REFERENCES = frozenset(
    """p pp pg page pages s seite seiten стр с pág págs página páginas pagina pagine pag vol vols volume volumes band bd
    tome tomo t т том issue issues no nos nr nrs n nº n° num número número numéro núm numero № iss heft hft ausgabe
    note notes footnote footnotes fn fußnote anm endnote nota сноска fig figs figure figures abb abbildung рис table
    tables tabelle tableau tabla tab annex annexe anhang appendix map line lines ligne zeile version versions v release
    chapter chapters ch chap kapitel chapitre capítulo capitolo section sections sect sec § §§ art arts item flight
    isbn issn doi id step level grade type model mark mk route highway phase unit room box ref réf report
    resolution resolutions résolution résolutions resolución risoluzione резолюция protocol law bill act
    гл ст глава раздел п пункт vgl series série serie group channel part parts partie teil parte часть""".split()  # noqa: SIM905
)
ARTICLES_OF_LAW = frozenset("article articles artikel artículo articolo artigo статья статьи статье статьёй".split())  # noqa: SIM905

STOP_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": """the a an of in on at by to for from with and or but as is are was were be been has have had will would
        can could that which who whom whose this these those it its their his her he she they we you i not than then so
        if when while since until after before between during against among over under per into onto about via such
        both also only more less most least one two three each every all any some no do does did there here where out
        up down off may might must should shall across through within without worth because although though""",
        "fr": """le la les un une des du de d l en dans par pour sur avec sans et ou mais que qui dont où est sont était
        étaient ont a au aux ce cette ces son sa ses leur leurs il elle ils elles ne pas plus moins entre depuis avant
        après selon contre fut furent sera comme chez vers se""",
        "de": """der die das den dem des ein eine einen einem einer und oder aber in im an am auf von vom zu zum zur mit
        bei für aus nach seit vor bis über unter zwischen gegen ist sind war waren wurde wurden wird werden hat haben
        hatte nicht als wie sich so sowie durch ohne um""",
        "es": """el la los las un una uno y o pero de del en por para con sin sobre desde hasta según contra es son fue
        fueron ha han no más menos que se su sus al a entre como""",
        "it": """il lo la gli le i un una uno e o ma di del della dei delle degli in nel nella per con senza su sul da
        dal dalla che è sono fu furono ha hanno non più meno si al alla tra fra a come""",
        "pt": """o a os as um uma e ou mas de do da dos das em no na nos nas por para com sem sobre que é são foi foram
        não mais menos se ao à entre desde até como pelo pela""",
        "ru": """и в во на с со по из за от до для к ко у о об не что как но или а же бы был была были было это этот при
        между после перед""",
    }.items()
}
IRREGULAR_PLURALS = frozenset(
    """aircraft people men women children personnel troops police staff deaths feet sheep cattle spacecraft watercraft
    hovercraft data media servicemen policemen crew livestock offspring dead wounded casualties infantry artillery
    howitzer cavalry youth poor rounds ammunition crews""".split()  # noqa: SIM905
)
