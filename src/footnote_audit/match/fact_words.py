"""The closed-class words by which a sentence is taken apart, by language; see `single_facts`.

No parser is at hand: a verb is known by a list of the commonest, by an auxiliary or by an ending that few other words
have. What these words do not settle is left whole.
"""

import re
from dataclasses import dataclass

from footnote_audit.match.fact_verbs import ENGLISH_VERBS, NOUN_FORMS

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class FactWords:
    """A language's words: conjunctions, relative pronouns, determiners, prepositions, verbs and what reports.

    `ending` is how finite verbs end that no list names, `no_verb` words that only look so. `participle` is how
    participles end. `copulas` are what joins a name to its apposition, now and then.
    """

    conjunctions: frozenset[str]
    contrasts: frozenset[str]
    relatives: frozenset[str]
    places: frozenset[str]
    possessives: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    belonging: frozenset[str]
    subordinators: frozenset[str]
    auxiliaries: frozenset[str]
    verbs: frozenset[str]
    ending: re.Pattern[str]
    no_verb: frozenset[str]
    participle: re.Pattern[str]
    copulas: tuple[str, str]
    adverbs: frozenset[str]
    pronouns: frozenset[str]
    frames: tuple[tuple[str, ...], ...]
    says: frozenset[str]
    that: frozenset[str]
    respectively: frozenset[str]
    together: frozenset[str]
    # Verbs that are oftener nouns, for where nothing else is the verb.
    unsure: frozenset[str] = frozenset()
    # Whether the ending alone tells a verb, whatever stands before and behind.
    sure: bool = True
    verb_last: bool = False
    # Pronouns that stand between a conjunction and its verb, or behind it.
    clitics: frozenset[str] = frozenset()
    # How a participle ends that says what the subject does at the same time.
    doing: re.Pattern[str] = _NEVER
    # Auxiliaries whose participle takes an object.
    perfect: frozenset[str] = frozenset()


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ENGLISH = FactWords(
    conjunctions=_set("and"),
    contrasts=_set("but while whereas yet"),
    relatives=_set("which who whom"),
    places=_set("where"),
    possessives=_set("whose"),
    determiners=_set("the a an its his her their one another each every this that these those some many several most"),
    prepositions=_set(
        "in on at of to for from by with under over after before during since until within into through against "
        "between among near as about without across along around behind below beyond despite off onto out outside "
        "than towards toward upon via per like including excluding following concerning regarding according"
    ),
    belonging=_set("of"),
    subordinators=_set(
        "that because if although though when whether unless so how why what once since while as before after until"
    ),
    auxiliaries=_set(
        "is are was were be been has have had will would can could may might shall should must does did do"
    ),
    verbs=ENGLISH_VERBS - NOUN_FORMS,
    ending=re.compile(r"[a-z]{3,}ed$"),
    no_verb=_set("need indeed speed seed feed breed hundred united limited exceed proceed succeed bed red"),
    participle=re.compile(
        r"(?:[a-z]{2,}ed|built|made|known|born|held|led|set|sold|written|taken|given|found|bought|run|won|owned|drawn|"
        r"brought|seen|paid|shot|lost|left|sent|begun|grown|spoken|kept|hit|cut)$"
    ),
    copulas=("is", "was"),
    adverbs=_set(
        "also then later subsequently never not now still eventually finally soon thus therefore thereby even only "
        "first currently previously originally once again ultimately always often instead nearly almost already just "
        "worldwide"
    ),
    pronouns=_set("he she it they"),
    frames=(("according", "to"), ("in", "the", "words", "of")),
    says=_set(
        "says said say states stated claims claimed reports reported announced announces argues argued writes wrote "
        "notes noted told explains explained estimates estimated admits admitted confirmed confirms added declared "
        "noticed observed observes warned warns stressed conceded concedes recalled "
        "believes believed suggests suggested found finds shows showed"
    ),
    that=_set("that"),
    respectively=_set("respectively"),
    together=_set(
        "both together jointly between merge merged merges met meet meets share shared shares married agreed each "
        "other "
        "mix mixed combine combines combined alternately"
    ),
    sure=False,
    clitics=_set("it them him her us me"),
    perfect=_set("has have had"),
    unsure=NOUN_FORMS,
    doing=re.compile(r"(?:becom|defeat|beat|succeed|replac|winn|los|join|leav|earn|receiv)ing$"),
)
GERMAN = FactWords(
    conjunctions=_set("und sowie"),
    contrasts=_set("aber während sondern jedoch"),
    relatives=_set("der die das dem den welche welcher welches denen"),
    places=_set("wo"),
    possessives=_set("dessen deren"),
    determiners=_set("der die das den dem des ein eine einen einem einer eines sein seine ihr ihre"),
    prepositions=_set(
        "in im an am auf aus bei beim mit nach von vom zu zum zur für über unter durch gegen ohne um seit bis vor "
        "zwischen neben während wegen trotz als laut ab"
    ),
    belonging=_set("von des der"),
    subordinators=_set("dass weil wenn obwohl ob nachdem bevor damit als wie"),
    auxiliaries=_set(
        "ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können konnte konnten soll sollen "
        "sollte muss müssen musste will wollen wollte darf dürfen"
    ),
    verbs=_set(
        "ging gingen kam kamen gab gaben nahm nahmen fand fanden ließ ließen stieg stiegen fiel fielen lag lagen stand "
        "standen hielt hielten schrieb schrieben verlor verloren gewann gewannen trug trugen traf trafen zog zogen "
        "starb starben begann begannen bekam erhielt erhielten schloss schlug sank trat übernahm verließ erwarb "
        "liefert verkauft kauft baut besitzt betreibt gehört zählt erhält zeigt bietet bildet führt stellt spielt "
        "lebt arbeitet dient nutzt sieht geht kommt gibt nimmt findet lässt "
        "steigt fällt hält schreibt verliert gewinnt trägt trifft zieht beginnt bekommt schließt sinkt übernimmt "
        "verlässt "
        "erwirbt bleibt heißt kostet wächst leitet enthält exportiert importiert produziert gilt liegt steht umfasst "
        "beträgt"
    ),
    ending=re.compile(r"[a-zäöüß]{3,}(?:te|ten)$"),
    no_verb=_set(
        "alte alten erste ersten letzte letzten zweite zweiten dritte dritten vierte fünfte sechste achte gute guten "
        "weite weiten rote roten bekannte bekannten größte größten älteste ältesten höchste höchsten meisten beste "
        "besten nächste nächsten heute leute seiten kosten daten rechte rechten direkte breite späte späten gesamte "
        "gesamten geplante gebaute neueste"
    ),
    participle=re.compile(r"(?:(?:ge|be|ver|er|ent|zer|ein|aus|auf|ab|an|über|unter|vor)[a-zäöüß]{2,}(?:t|en))$"),
    copulas=("ist", "war"),
    adverbs=_set("auch dann später nicht nie nun noch erst danach schließlich zudem bereits"),
    pronouns=_set("er sie es"),
    frames=(("laut",), ("nach", "angaben"), ("nach", "aussage")),
    says=_set("sagt sagte erklärt erklärte berichtet berichtete schreibt schrieb meldet meldete behauptet behauptete"),
    that=_set("dass"),
    respectively=_set("beziehungsweise"),
    together=_set("beide beiden gemeinsam zusammen zwischen einander sowohl"),
    sure=False,
    verb_last=True,
    clitics=_set("sie ihn es ihm ihnen ihr sich"),
    perfect=_set("hat haben hatte hatten"),
)
FRENCH = FactWords(
    conjunctions=_set("et"),
    contrasts=_set("mais tandis"),
    relatives=_set("qui lequel laquelle lesquels lesquelles"),
    places=_set("où"),
    possessives=_set("dont"),
    determiners=_set("le la les l un une des son sa ses leur leurs ce cette ces"),
    prepositions=_set(
        "à au aux de du des d en dans sur sous par pour avec sans chez vers entre depuis pendant après avant contre "
        "selon dès jusque jusqu comme lors"
    ),
    belonging=_set("de du des d"),
    subordinators=_set("que qu parce si quand lorsque puisque quoique comme afin"),
    auxiliaries=_set(
        "est sont était étaient fut furent sera seront a ont avait avaient aura auront peut peuvent doit doivent va "
        "vont "
        "serait auraient aurait"
    ),
    verbs=_set(
        "vend vendent achète achètent livre livrent construit produit produisent possède possèdent compte comptent "
        "reçoit reçoivent paie paient dirige fournit fournissent ouvrit prit mit fit vit vendit acheta livra "
        "construisit devint reçut mourut quitta fonda signa remporta dirigea créa fournit obtint perdit"
    ),
    ending=re.compile(r"[a-zàâçéèêëîïôûù]{2,}(?:èrent|irent|urent)$"),
    no_verb=frozenset(),
    participle=re.compile(
        r"(?:[a-zàâçèêëîïôûù]{2,}(?:é|ée|és|ées)|[a-zé]{0,6}(?:construi|produi|trui|ouver|fai|écri|mi|pri|offer)(?:s|"
        r"t|ts|te|tes|se|ses)|"
        r"(?:vend|reç|perd|obten|conn)u(?:e|s|es)?)$"
    ),
    copulas=("est", "était"),
    adverbs=_set("aussi puis ensuite également ne n plus enfin déjà depuis alors même"),
    pronouns=_set("il elle ils elles"),
    frames=(("selon",), ("d", "après")),
    says=_set("dit déclare affirme annonce écrit explique estime déclaré affirmé annoncé écrit expliqué estimé assure"),
    that=_set("que qu"),
    respectively=_set("respectivement"),
    together=_set("deux ensemble entre conjointement mutuellement"),
    clitics=_set("le la les l lui leur se s en y"),
    perfect=_set("a ont avait avaient"),
)
SPANISH = FactWords(
    conjunctions=_set("y e"),
    contrasts=_set("pero mientras"),
    relatives=_set("que quien quienes cual cuales"),
    places=_set("donde"),
    possessives=_set("cuyo cuya cuyos cuyas"),
    determiners=_set("el la los las un una unos unas su sus este esta estos estas"),
    prepositions=_set(
        "a al de del en con por para sin sobre entre desde hasta según tras durante contra bajo ante como"
    ),
    belonging=_set("de del"),
    subordinators=_set("que porque si cuando aunque como"),
    auxiliaries=_set("es son era eran fue fueron será serán ha han había habían está están puede pueden debe deben"),
    verbs=_set("tiene tienen vende venden compra produce producen exporta suministra posee hizo hicieron dijo tuvo"),
    ending=re.compile(r"[a-záéíñú]{2,}(?:ó|aron|ieron|yeron)$"),
    no_verb=_set("varón barón"),
    participle=re.compile(r"(?:[a-záéíñú]{2,}(?:ado|ada|ados|adas|ido|ida|idos|idas)|hecho|escrito|puesto|abierto)$"),
    copulas=("es", "era"),
    adverbs=_set("también luego después no nunca ya más posteriormente"),
    pronouns=_set("él ella ellos ellas"),
    frames=(("según",), ("de", "acuerdo", "con")),
    says=_set("dice dijo declaró afirma afirmó anunció escribe escribió explicó asegura aseguró informó"),
    that=_set("que"),
    respectively=_set("respectivamente"),
    together=_set("ambos ambas juntos juntas entre conjuntamente"),
    clitics=_set("lo la los las le les se"),
    perfect=_set("ha han había habían"),
)
ITALIAN = FactWords(
    conjunctions=_set("e ed"),
    contrasts=_set("ma mentre"),
    relatives=_set("che il_quale"),
    places=_set("dove"),
    possessives=_set("cui"),
    determiners=_set("il lo la i gli le l un uno una suo sua suoi sue"),
    prepositions=_set(
        "a al allo alla ai agli alle di del dello della dei degli delle da dal dalla dai in nel nella nei con su sul "
        "sulla per tra fra dopo prima durante contro secondo senza verso sotto come dell all nell dall"
    ),
    belonging=_set("di del dello della dei degli delle dell"),
    subordinators=_set("che perché se quando sebbene come"),
    auxiliaries=_set("è sono era erano fu furono sarà saranno ha hanno aveva avevano può possono deve devono"),
    verbs=_set("vende vendono compra comprano produce producono possiede fornisce vinse scrisse prese mise fece disse"),
    ending=re.compile(r"[a-zàèéìòù]{2,}(?:ò|arono|irono|erono|ettero)$"),
    no_verb=_set("però ciò può"),
    participle=re.compile(
        r"(?:[a-zàèéìòù]{2,}(?:ato|ata|ati|ate|uto|uta|uti|ute|ito|ita|iti|ite)|aperto|aperta|costruito|fatto|scritto)$"
    ),
    copulas=("è", "era"),
    adverbs=_set("anche poi successivamente non mai già infine"),
    pronouns=_set("egli lui lei essa essi loro"),
    frames=(("secondo",),),
    says=_set(
        "dice disse detto dichiara dichiarato dichiarò afferma affermato affermò annunciato annunciò scrive scritto"
    ),
    that=_set("che"),
    respectively=_set("rispettivamente"),
    together=_set("entrambi entrambe insieme tra fra"),
    clitics=_set("lo la li le gli si ne l"),
    perfect=_set("ha hanno aveva avevano"),
)
PORTUGUESE = FactWords(
    conjunctions=_set("e"),
    contrasts=_set("mas enquanto"),
    relatives=_set("que quem"),
    places=_set("onde"),
    possessives=_set("cujo cuja cujos cujas"),
    determiners=_set("o a os as um uma uns umas seu sua seus suas"),
    prepositions=_set(
        "a ao aos à às de do da dos das em no na nos nas com por pelo pela para sem sobre entre desde até segundo após "
        "durante contra sob como"
    ),
    belonging=_set("de do da dos das"),
    subordinators=_set("que porque se quando embora como"),
    auxiliaries=_set("é são era eram foi foram será serão tem têm tinha tinham está estão pode podem deve devem havia"),
    verbs=_set(
        "vende vendem compra produz produzem possui fornece vendeu recebeu perdeu escreveu fez fizeram disse teve"
    ),
    ending=re.compile(r"[a-záâãçéêíóôõú]{2,}(?:ou|iu|aram|eram|iram)$"),
    no_verb=_set("ou sou estou"),
    participle=re.compile(r"(?:[a-záâãçéêíóôõú]{2,}(?:ado|ada|ados|adas|ido|ida|idos|idas)|feito|aberto|escrito)$"),
    copulas=("é", "era"),
    adverbs=_set("também depois não nunca já mais posteriormente"),
    pronouns=_set("ele ela eles elas"),
    frames=(("segundo",), ("de", "acordo", "com")),
    says=_set("diz disse declarou afirma afirmou anunciou escreve escreveu explicou informou"),
    that=_set("que"),
    respectively=_set("respectivamente"),
    together=_set("ambos ambas juntos juntas entre conjuntamente"),
    clitics=_set("o a os as lhe lhes se"),
    perfect=_set("tem têm tinha tinham"),
)
RUSSIAN = FactWords(
    conjunctions=_set("и"),
    contrasts=_set("а но однако"),
    relatives=_set("который которая которое которые"),
    places=_set("где"),
    possessives=frozenset(),
    determiners=_set("этот эта это эти его её их"),
    prepositions=_set("в во на с со к ко по от из у о об за под над при через для до после между без против среди как"),
    belonging=frozenset(),
    subordinators=_set("что если когда хотя чтобы потому так"),
    auxiliaries=_set("был была было были будет будут может могут является являются стал стала стали"),
    verbs=_set("продаёт продаёт покупает поставляет производит имеет строит закупил"),
    ending=re.compile(r"[а-яё]{2,}[аеёиоуыюя]л(?:а|о|и|ся|ась|ось|ись)?$"),
    no_verb=_set(
        "канал канала материал материала материалы металл начала начало правила число числа школа школы сила силы дела "
        "дело село земли журнал журнала генерал генерала капитал капитала арсенал сериал финал финала персонал мало "
        "около стола отдела отдел раздела тыл"
    ),
    participle=re.compile(r"(?:[а-яё]{3,}(?:енный|енная|енное|енные|анный|анная|анное|анные|тый|тая|тое|тые))$"),
    copulas=("—", "—"),
    adverbs=_set("также затем потом позже не уже впоследствии"),
    pronouns=_set("он она оно они"),
    frames=(("по", "данным"), ("по", "словам"), ("согласно",), ("по", "сведениям")),
    says=_set("сообщил сообщила сообщило сообщили заявил заявила заявили сообщает заявляет пишет писал написал сказал"),
    that=_set("что"),
    respectively=_set("соответственно"),
    together=_set("оба обе вместе между совместно друг"),
    clitics=_set("его её их ему им"),
)
FACT_WORDS = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "ru": RUSSIAN,
}
