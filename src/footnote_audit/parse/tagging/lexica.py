"""Words that tell the fields of a reference apart, in the languages read most; one set a purpose."""

from footnote_audit.parse.authors import PARTICLES
from footnote_audit.parse.dates import MONTHS, SEASONS
from footnote_audit.parse.outlets import BODY_WORDS, JOURNAL_WORDS, MAGAZINE_WORDS, PLACES, PRESS_WORDS, PUBLISHER_WORDS

_WORDS = {
    "editor": """ed eds edd editor editors edited hrsg hg hgg hrg dir dirs sld direction curatore cura curato coord coords
        coordinated red redaktor trad trans transl translated translator translators übers übersetzt herausgegeben publ
        éd éds édité editado organizado org orgs comp compiled ред сост пер""",  # noqa: E501
    "volume": "vol vols volume volumes bd bde band bände tome tomes tom t v jg jahrgang voll volumen т том",
    "issue": "no nos nr nrs n num number numbers issue issues heft h iss n° № numéro numero número fasc fascicolo вып",
    "page": """p pp pg pgs pages page s ss seite seiten pag pagg págs pág pgs pp str стр с col cols sp f ff fol
        passim rn para art""",
    "in": "in dans im nel nella nei en w v в ín na",
    "meeting": """proc proceedings conference conf symposium symp workshop congress colloquium colloque actes atti acts meeting
        tagung kongress annual international""",  # noqa: E501
    "publisher": """press verlag univ university publishing books wiley springer elsevier inc ltd gmbh co edizioni editore
        editrice presses pub sons hall & edn institute laterza einaudi mulino olschki marsilio bompiani giuffrè cedam
        feltrinelli mondadori routledge sage mit oup cup puf flammarion fayard grasset seuil gallimard hachette nathan
        armand colin vrin beck mohr siebeck steiner reclam fischer rowohlt campus vandenhoeck ruprecht gruyter brill nomos
        metzler ariel alianza akal cátedra tecnos trotta наука мысль""",  # noqa: E501
    "journal": """journal review international zeitschrift annals bulletin letters transactions science sciences research revue
        rivista studies quarterly rev j proc phys lett acad ann soc sci med biol chem am eur int bull arch archives acta
        nature physica econ psychol math appl theor comput neurosci clin surg comm mem archivio annali quaderni studi
        cahiers zeitschr jahrbuch jb zs ieee acm spec tech natl exp environ res""",  # noqa: E501
    "edition": "edn edition éd éds édition auflage aufl edizione ediz ed edición edição rev revised 2nd 3rd 4th издание изд",  # noqa: E501
    "genre": """thesis dissertation phd diss msc ma thèse mémoire tesi doctoral doctorate habilitation report rapport bericht
        paper working brief memo unpublished manuscript preprint patent poster abstract""",  # noqa: E501
    "note": """accessed retrieved available online consulted consulté abgerufen zugriff visited viewed press forthcoming
        submitted appear disponible ligne personal communication reprint reprinted translated original cited url http doi
        pmid pmc isbn issn arxiv обращения доступа""",  # noqa: E501
    "back": "ibid ibidem idem op cit loc supra art above infra oben aao ebd ebda там же указ соч",
    "and": "and et und y e i og och en & with avec mit и al u",
    "archive": "archivio archives archive asv arch fondo fonds busta b reg f cc c ms mss cod carte filza serie",
    "small": """the of and in to for on with from is are at by as an its how why what le la les de du des en dans pour sur un
        une au aux par der die das den von zu im für auf mit dem ein eine ist zur zum als aus bei il lo gli di del della
        dei per con una che nel nella sul el los las y por que se al o os do da dos das em и в на с по о""",  # noqa: E501
    "given": """john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
        donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary
        nicholas eric jonathan stephen larry justin scott brandon benjamin samuel frank gregory raymond alexander patrick
        jack dennis jerry peter henry carl arthur mary patricia jennifer linda elizabeth barbara susan jessica sarah karen
        nancy lisa margaret betty sandra ashley dorothy kimberly emily donna michelle carol amanda melissa deborah laura
        rebecca sharon cynthia kathleen amy angela anna ruth helen maria jane alice jean pierre michel andré philippe rené
        louis alain jacques bernard marcel daniel roger robert claude christian françois nicolas laurent marie catherine
        françoise monique sylvie isabelle nathalie sophie julie hans karl heinz werner wolfgang klaus jürgen günter helmut
        gerhard friedrich wilhelm otto ernst ulrich bernd stefan andreas uwe ralf jörg anke ursula monika petra sabine
        giovanni giuseppe antonio mario luigi francesco angelo vincenzo pietro carlo franco domenico paolo giorgio marco
        luca alberto roberto stefano andrea gino ugo giulia rosa chiara elena lucia josé juan manuel jesús javier luis
        miguel ángel carlos jorge pedro fernando pablo sergio rafael ana carmen isabel teresa pilar joão antónio paulo
        ivan vladimir sergei sergey dmitri dmitry alexei aleksandr mikhail nikolai andrei igor oleg boris viktor anatoly
        olga natalia tatiana irina svetlana владимир сергей александр дмитрий андрей иван ольга елена анна ali mohammed
        muhammad ahmed hassan mehmet mustafa wei li zhang yang""",  # noqa: E501
}
LEXICA: dict[str, frozenset[str]] = {name: frozenset(words.split()) for name, words in _WORDS.items()} | {
    "month": frozenset(MONTHS),
    "season": frozenset(SEASONS),
    "particle": frozenset(PARTICLES),
    "body": BODY_WORDS,
    "press": PRESS_WORDS | MAGAZINE_WORDS,
    "outlet": JOURNAL_WORDS,
    "house": PUBLISHER_WORDS,
    "place": frozenset(w for name in PLACES for w in name.replace(",", " ").split() if len(w) > 2 and w != "the"),
}


_SMALL_WORDS = {
    "en": "the of and in for on with from by at an to is as",
    "it": "di del della dei degli delle e il lo gli nel nella alla per con dal al un una a cura",
    "fr": "le la les de du des et en dans pour sur une un au aux par sous",
    "de": "der die das und von im für zur zum den dem des ein eine mit in hrsg",
    "es": "el la los las y en del de para por un una al",
    "pt": "o os a as e em da do das dos na no para por um uma",
    "ru": "и в на о по из за при для под не как vestnik i v na o",
}
# The languages whose small words a word is one of.
TONGUES: dict[str, tuple[str, ...]] = {
    word: tuple(tongue for tongue, words in _SMALL_WORDS.items() if word in words.split())
    for words_of in _SMALL_WORDS.values()
    for word in words_of.split()
}


def purposes(word: str) -> tuple[str, ...]:
    """The names of the sets that hold a word in lower case."""
    return tuple(name for name, words in LEXICA.items() if word in words)
