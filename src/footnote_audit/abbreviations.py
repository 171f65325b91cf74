"""Words that end in a stop without ending a sentence, and words that open one, in the languages read most.

The keys are ISO 639-1 codes. Entries are in lower case without the last stop; the parts of "z. B." stand as "z.b".
"""

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviations:
    """What a language puts before a stop within a sentence, and the little words that a sentence begins with.

    `leading` always lead to what follows ("Mr.", "cf.", "z. B."); `numbered` do so before a number alone, because
    they are words as well ("No. 5", "art. 5"); `trailing` end a sentence before an opener ("in the U.S. The"), `final`
    before any capital ("etc. Hale").
    """

    leading: frozenset[str]
    numbered: frozenset[str]
    trailing: frozenset[str]
    final: frozenset[str]
    openers: frozenset[str]


_LEADING = {
    "": "dr prof cf viz ibid id op loc p pp vol vols ed eds fig figs ch nr st mt ms",
    "en": "mr mrs messrs gen col lt sgt capt cdr adm rev hon gov sen rep pres fr ft i.e e.g vs approx ca c para chap "
    "sec sect dept univ assn bros repr trans ed.by",
    "fr": "m mm mme mmes mlle me mgr cie p.ex c.à-d c.à.d cad éd coll trad dir sous chap t fol av env vol réf resp ste",
    "de": "med jur gem fa hr hrn fr frl z.b d.h vgl bzw hrsg bd bde abs abb anm kap s str geb gest hl sog ggf evtl "
    "ca bes insb inkl einschl dipl ing mag u tab ziff lit rn zit übers phil",
    "es": "sto sta avda prov sr sra dra srta sres d dña don excmo excma ilmo p.ej ee pág págs núm núms cap caps art "
    "arts vid v gral cnel tte mons hnos lic ing arq",
    "it": "sig sig.ra dott dott.ssa avv on ing arch mons cfr es cap pag pagg n nn art artt sgg ss geom rag sen",
    "pt": "sr sra srta dra d exmo v pág págs núm cap art arts p.ex n eng arq des séc",
    "ru": "т.е т.н см ср ст ок кв ч гл рис табл стр с т тт изд ред сост пер напр указ акад проф доц ул пл пр пос дер "
    "обл им о просп бул наб кн вып ген полк архиеп еп св тов",
}
_NUMBERED = {
    "": "art arts cap par max min res",
    "en": "no nos figs sec",
    "fr": "no al sept juill",
    "de": "art ziff",
    "es": "no ene mar abr may ago set sept oct dic",
    "it": "gen mar mag ago set ott dic",
    "pt": "fev mar abr mai ago set out dez",
    "ru": "янв февр мар апр июн авг сент окт нояб дек",
}
_TRAILING = {
    "": "al jr sen jan feb apr jun jul aug sep sept oct nov dec a.m p.m u.s u.k u.n e.u",
    "en": "inc ltd co corp esq ext est ph.d b.c a.d",
    "fr": "s j.c janv févr avr juil déc suiv",
    "de": "etc usw u.a u.ä usf jh jhdt v.chr n.chr chr mio mrd tsd st.gallen evtl ff f sept okt dez jan std min",
    "es": "ee.uu uu s a.c d.c cía ej av rr.hh ff.aa",
    "it": "a.c d.c sec sgg spa",
    "pt": "a.c d.c séc ltda cia",
    "ru": "н.э г гг в вв млн млрд тыс руб коп долл чел экз соч",
}
_FINAL = {
    "en": "etc",
    "fr": "etc",
    "de": "",
    "es": "etc",
    "it": "etc ecc",
    "pt": "etc",
    "ru": "т.д т.п др пр км кг га мм",
}
_OPENERS = {
    "en": "the this that these those it its he she his her they their we our i you a an in on at by for from with of "
    "to as if when while after before since until but and or yet so not no nor nobody there here then thus "
    "however although though because both each every many most some such one two what who why how where only "
    "even nothing",
    "fr": "le la les l un une des du de ce cet cette ces c il elle ils elles on nous vous je j son sa ses leur leurs "
    "en au aux dans par pour sur avec sans sous selon mais et or donc car ainsi alors après avant depuis quand "
    "lorsque si qui que quoi d y tout tous toute puis pourtant aucun nul personne rien",
    "de": "der die das den dem des er sie es ein eine einen einem einer im in am an auf aus bei mit nach von vom zu "
    "zum zur für als wenn doch aber auch und oder dies diese dieser dieses diesen man wir ich so da dann damit "
    "dort hier seit nur noch nun kein keine niemand alle viele unter über vor während wie was wer wo warum "
    "selbst trotz sein seine ihr ihre jeder jede beide ob weil",
    "es": "el la los las lo un una unos unas este esta estos estas ese esa eso esto aquel aquella en de del al a con "
    "por para sin sobre según desde hasta entre tras pero y o ni si no se su sus él ella ellos yo que qué "
    "quien quién cuando como cómo también así ya más nadie nada todo todos muchos cada otro otra",
    "it": "il lo la i gli le l un una uno questo questa questi queste quello quella in di del della dei nel nella a "
    "al alla da dal con per su sul tra fra ma e o se non si che chi quando come così anche già poi dopo prima "
    "egli ella essi lui lei nessuno niente tutto tutti ogni",
    "pt": "o a os as um uma uns umas este esta estes estas esse essa isso isto aquele em no na nos nas de do da dos "
    "das ao à com por pelo pela para sem sobre segundo desde até entre mas e ou nem se não que quem quando "
    "como também assim já ele ela eles elas seu sua ninguém nada tudo todos cada outro outra",
    "ru": "в во на с со к ко у о об от до из за по под при для без через после перед между он она оно они его её их "
    "мы я вы это этот эта эти тот та те то там тут здесь тогда но а и или не ни что кто как когда где если так "
    "также уже ещё все всё никто ничто каждый многие однако потом затем",
}
# Words that belong to names as well: "J. La Rue", "M. Le Goff", "A. de Soto".
_PARTICLES = "la le les l el los las de del da di do dos du des d o lo von van den der i a y e"
# Without a known language, an abbreviation that is a common word of another one is taken for the word.
_ELSEWHERE = (
    "me on an sous dir mag ing don des set ago out mar may mai sen ext est id env coll lit min fr col no art arts cap "
    "cad m hon par rep ms ste resp dos oct v es"
)
# Words with a day or a century before them in German: "10. Mai", "19. Jahrhundert".
_COUNTED = (
    "januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert "
    "jahrhunderts jh jhd jhdt auflage aufl weltkrieg armee kapitel abschnitt absatz satz band teil quartal"
)
NAME_PARTICLES = frozenset(_PARTICLES.split())
GERMAN_COUNTED = frozenset(_COUNTED.split())
_WORDS_ELSEWHERE = frozenset(_ELSEWHERE.split())


@lru_cache(maxsize=64)
def abbreviations(language: str | None) -> Abbreviations:
    """Those of a language (a BCP 47 tag); for None or one not listed, those of all that are no words elsewhere."""
    code = (language or "").casefold().replace("_", "-").partition("-")[0]
    if code in _OPENERS:
        return Abbreviations(
            leading=_words(_LEADING, "", code),
            numbered=_words(_NUMBERED, "", code),
            trailing=_words(_TRAILING, "", code),
            final=_words(_FINAL, code),
            openers=_words(_OPENERS, code),
        )
    return Abbreviations(
        leading=_words(_LEADING, *_LEADING) - _WORDS_ELSEWHERE,
        numbered=_words(_NUMBERED, *_NUMBERED),
        trailing=_words(_TRAILING, *_TRAILING) - _WORDS_ELSEWHERE,
        final=_words(_FINAL, *_FINAL),
        openers=_words(_OPENERS, *_OPENERS),
    )


def _words(table: dict[str, str], *codes: str) -> frozenset[str]:
    return frozenset(word for code in codes for word in table[code].split())
