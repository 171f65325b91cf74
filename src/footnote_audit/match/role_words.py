"""The words that tell who does what to whom, by language: verbs of giving and taking, of harm and of visits, nouns made
of them, and the prepositions that mark each side. What these do not mark is left open."""

from dataclasses import dataclass
from enum import StrEnum


class Frame(StrEnum):
    """How a verb marks its two sides: a giver marks whom with "to", a taker from whom with "from"; `SERVES` takes the
    receiver as its object too; `DIRECT` does something to its object."""

    GIVES = "gives"
    SERVES = "serves"
    TAKES = "takes"
    DIRECT = "direct"


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb or noun: what it is about (only like deeds are compared), how it marks its sides, and whether both sides
    may well do it to each other, so that one way does not exclude the other."""

    family: str
    frame: Frame
    mutual: bool


@dataclass(frozen=True, slots=True)
class RoleWords:
    """A language's words: `verbs` and `nouns` with their deeds; what marks the receiver, the giver, the doer of a
    passive and the object of a noun; `between` may stand between a name and its verb, `being` makes a passive."""

    verbs: dict[str, Deed]
    nouns: dict[str, Deed]
    to: frozenset[str]
    source: frozenset[str]
    doer: frozenset[str]
    upon: frozenset[str]
    determiners: frozenset[str]
    between: frozenset[str]
    being: frozenset[str]
    # Whether a name right behind the verb is its object, and what may mark it ("a" in Spanish).
    objects: bool
    marked: frozenset[str] = frozenset()


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_MUTUAL = frozenset({"goods", "gift", "pay", "attack", "accuse", "visit", "criticise", "loan", "sue"})


def _deeds(rows: str) -> dict[str, Deed]:
    """From lines "family frame: forms" to each form's deed."""
    found = {}
    for row in rows.strip().splitlines():
        head, _, forms = row.partition(":")
        family, frame = head.split()
        deed = Deed(family, Frame(frame), family in _MUTUAL)
        found.update(dict.fromkeys(forms.split(), deed))
    return found


ENGLISH = RoleWords(
    verbs=_deeds("""
goods gives: sell sells sold deliver delivers delivered export exports exported ship ships shipped
goods serves: supply supplies supplied provide provides provided
goods takes: buy buys bought purchase purchases purchased import imports imported order orders ordered
gift serves: give gives gave given donate donates donated
gift takes: receive receives received
loan serves: lend lends lent loan loaned
loan takes: borrow borrows borrowed
pay serves: pay pays paid
owe serves: owe owes owed
attack direct: attack attacks attacked bomb bombs bombed
invade direct: invade invades invaded
conquer direct: conquer conquers conquered annex annexes annexed occupy occupies occupied
accuse direct: accuse accuses accused
defeat direct: defeat defeats defeated beat beats beaten
visit direct: visit visits visited
criticise direct: criticise criticises criticised criticize criticizes criticized
kill direct: kill kills killed murder murders murdered assassinate assassinated
acquire direct: acquire acquires acquired
sue direct: sue sues sued
succeed direct: succeed succeeds succeeded replace replaces replaced
arrest direct: arrest arrests arrested
teach direct: teach teaches taught
"""),
    nouns=_deeds("""
goods gives: exports export deliveries delivery sales sale supplies shipments shipment
goods takes: imports import purchases purchase
loan gives: loan loans
gift gives: gift donation
attack direct: attack attacks bombing
invade direct: invasion
conquer direct: conquest annexation occupation
defeat direct: victory defeat
visit direct: visit visits
acquire direct: acquisition takeover
kill direct: murder killing assassination
"""),
    to=_set("to"),
    source=_set("from"),
    doer=_set("by"),
    upon=_set("of on over to"),
    determiners=_set("the a an its his her their"),
    between=_set(
        "has have had is are was were be been being also later then first finally again will did soon that year"
    ),
    being=_set("is are was were be been being"),
    objects=True,
)
FRENCH = RoleWords(
    verbs=_deeds("""
goods gives: vend vendu vendit vendent vendus vendues vendait livre livré livrés livrées livra exporte exporté
goods takes: achète acheté achetés achetées acheta achètent importe importé importa
loan gives: prêté prêta prête
attack direct: attaqué attaqua attaque bombardé bombarda
invade direct: envahi envahit
defeat direct: battu vaincu battit vainquit
accuse direct: accusé accusa accuse
"""),
    nouns=_deeds("""
goods gives: exportations livraisons ventes
goods takes: importations achats
"""),
    to=_set("à au aux vers"),
    source=_set("de du des d"),
    doer=_set("par"),
    upon=_set("de du des"),
    determiners=_set("le la les l un une son sa"),
    between=_set("a ont avait avaient est sont était étaient été aussi ensuite fut furent"),
    being=_set("est sont était étaient été fut furent"),
    objects=True,
)
GERMAN = RoleWords(
    verbs=_deeds("""
goods gives: liefert lieferte geliefert liefern lieferten verkauft verkaufte verkauften exportiert exportierte
goods takes: kauft kaufte kauften gekauft importiert importierte bezieht bezog
attack direct: angegriffen bombardiert bombardierte
defeat direct: besiegt besiegte
"""),
    nouns=_deeds("""
goods gives: Exporte Lieferungen Verkäufe
goods takes: Importe Käufe
"""),
    to=_set("an nach"),
    source=_set("von aus vom"),
    doer=_set("von vom durch"),
    upon=_set("auf"),
    determiners=_set("der die das den dem ein eine einen einem einer"),
    between=_set("hat haben hatte hatten ist sind war wurde wurden worden auch dann später"),
    being=_set("wurde wurden wird werden worden"),
    objects=False,
)
SPANISH = RoleWords(
    verbs=_deeds("""
goods gives: vendió vende venden vendido vendidos vendidas exporta exportó suministró suministra entregó
goods takes: compró compra compran comprado comprados importó importa
loan gives: prestó prestado
attack direct: atacó atacado bombardeó
invade direct: invadió invadido invadida
defeat direct: derrotó derrotado venció vencido
accuse direct: acusó acusado
"""),
    nouns=_deeds("""
goods gives: exportaciones ventas entregas
goods takes: importaciones compras
"""),
    to=_set("a al"),
    source=_set("de del desde"),
    doer=_set("por"),
    upon=_set("de del a"),
    determiners=_set("el la los las un una su"),
    between=_set("ha han había fue fueron es son sido también luego"),
    being=_set("fue fueron es son sido"),
    objects=True,
    marked=_set("a al"),
)
ITALIAN = RoleWords(
    verbs=_deeds("""
goods gives: vende venduto vendette vendé venduti vendute esporta esportato fornisce fornito consegnato
goods takes: compra comprato comprò importa importato acquistato acquistò
attack direct: attaccato attaccò bombardato
invade direct: invaso invase
defeat direct: sconfitto sconfisse battuto
accuse direct: accusato accusò
"""),
    nouns=_deeds("""
goods gives: esportazioni vendite consegne
goods takes: importazioni acquisti
"""),
    to=_set("a al alla ai allo agli alle"),
    source=_set("da dal dalla dai dallo dagli dalle"),
    doer=_set("da dal dalla dai dallo dagli dalle"),
    upon=_set("di del della dei"),
    determiners=_set("il lo la i gli le un una l"),
    between=_set("ha hanno aveva avevano è sono stato stata stati state fu furono anche poi"),
    being=_set("è sono stato stata stati state fu furono"),
    objects=True,
)
# Russian cases tell the sides, and stems leave the cases out: only what is bought "у" somebody is told.
RUSSIAN = RoleWords(
    verbs=_deeds("""
goods takes: купил купила купило купили закупил закупила закупили покупает приобрёл приобрела приобрел
"""),
    nouns={},
    to=frozenset(),
    source=_set("у"),
    doer=frozenset(),
    upon=frozenset(),
    determiners=frozenset(),
    between=_set("также затем позже"),
    being=frozenset(),
    objects=False,
)
ROLE_WORDS = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN, "es": SPANISH, "it": ITALIAN, "ru": RUSSIAN}
