"""The commonest English verbs in the forms that a sentence tells of the past and the present."""

_ENGLISH_REGULAR = """
    abandon abolish absorb accept accompany account accuse achieve acquire act add address administer admire admit adopt
    advise affect agree aim allow amend amount analyse announce annex appeal appear apply appoint approve argue arrange
    arrest arrive ask assassinate assemble assess assign assist assume attach attack attempt attend attract award avoid
    ban bankrupt base belong blame block bomb borrow boycott burn calculate call campaign cancel capture carry cast
    cause
    cease celebrate chair challenge change charge charter claim climb close coach collapse collect combine command
    commission compare compete compile complain complete compose comprise concede conclude condemn conduct confirm
    conquer consider consist construct consult consume contain contest continue contract contribute control convert
    convict cooperate co-found count cover crash create criticise criticize cross crown damage date debut decide declare
    decline decrease dedicate defeat defend define delay deliver demand demolish deny depart depend depict deploy
    describe deserve design destroy detain determine develop die differ direct disappear discontinue discover discuss
    dismiss display dissolve distribute divide divorce donate double drop earn edit elect eliminate embrace emerge
    emigrate employ enable encounter encourage end endorse engage enjoy enlist enrol enter equal escape establish
    estimate evolve examine exceed exchange exclude execute exhibit exist expand expel experience explain explode
    explore
    export express extend face fail favour favor fear feature fill film finance finish fire focus follow force forecast
    form found fund gain gather generate govern graduate grant handle happen hire host house identify ignore illustrate
    implement imply import impose impress imprison improve include incorporate increase indicate influence inform
    inherit
    initiate injure insist inspire install instruct insure intend intervene interview introduce invade invent invest
    investigate invite involve isolate issue join judge jump justify kill land last launch lease lecture liberate
    license
    like link list listen live lobby locate love lower maintain manage manufacture mark marry match measure mention
    merge
    migrate miss modify monitor move murder name narrate need negotiate nominate note notice nurture object obtain
    occupy
    occur offer open operate oppose order organise organize originate own paint participate pass pay perform permit
    persuade place plan plant play please point portray possess postpone praise preach predict prefer prepare present
    preserve preside prevent print process produce promise promote propose prosecute protect protest prove provide
    publish purchase qualify question quote raise range rank reach react realise realize receive recognise recognize
    recommend record recover recruit reduce refer reform refuse regain regard register reject relate release relocate
    rely remain remember remove rename renew renovate repair repeat replace reply report represent request require
    resemble reside resign resolve respond restore result resume retain retire retreat return reveal revise ruin rule
    sack sail save scale score search secure seize select separate serve settle share shift sign signal smuggle solve
    sound specialise specialize spot sponsor star start state stay stop stretch struggle study submit succeed sue suffer
    suggest supply support suppose surrender surround survey survive suspect suspend tackle talk target tend test thank
    threaten tie top total tour trace trade train transfer transform translate transport travel treat trigger triple
    try turn undermine unite unveil update urge use value vanish view violate visit vote walk want warn wash watch weigh
    welcome widen winter wish witness work worry wound
"""
_ENGLISH_PRESENT = """
    become begin bring build buy choose come cut drive draw fall fight find fly get give go grow hold keep know lead
    leave lend lie lose make mean meet put read rise run say see sell send set show sing sit speak spend stand take
    teach tell think win write
"""
_ENGLISH_PAST = """
    beat became began brought built bought chose came cut drove drew fell fought found flew got gave went grew held
    kept knew
    led left lent lay lost made meant met paid put rose ran said saw sold sent set showed sang sat spoke spent stood
    took taught told thought won wrote cost hit shot struck broke bore bound caught dealt fed felt forbade forgave froze
    rebuilt resold retook undertook foresaw heard hid laid lit rode sank shook shut slept stole swam swore threw
    underwent understood wore withdrew oversaw
    overthrew spread
"""


def _present(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else base + "ed"


# Forms that are far oftener nouns than verbs: no sentence is split at one of them.
NOUN_FORMS = frozenset(
    [
        "aims",
        "claims",
        "controls",
        "costs",
        "exports",
        "imports",
        "forms",
        "hosts",
        "issues",
        "lands",
        "lists",
        "marks",
        "moves",
        "names",
        "needs",
        "notes",
        "offers",
        "orders",
        "plans",
        "places",
        "plays",
        "prints",
        "reports",
        "results",
        "returns",
        "scores",
        "stars",
        "states",
        "supports",
        "tests",
        "trains",
        "turns",
        "uses",
        "visits",
        "votes",
        "works",
        "ends",
        "deals",
        "shows",
        "sets",
        "runs",
        "cuts",
        "draws",
        "rises",
        "falls",
        "finds",
        "fights",
        "drives",
        "stands",
        "views",
        "invites",
        "acts",
        "addresses",
        "appeals",
        "attacks",
        "attempts",
        "awards",
        "bans",
        "blocks",
        "bombs",
        "burns",
        "campaigns",
        "causes",
        "challenges",
        "changes",
        "charges",
        "charters",
        "coaches",
        "contests",
        "contracts",
        "counts",
        "covers",
        "crowns",
        "dates",
        "delays",
        "demands",
        "displays",
        "drops",
        "exchanges",
        "exhibits",
        "experiences",
        "faces",
        "favours",
        "fears",
        "features",
        "films",
        "fires",
        "forces",
        "funds",
        "grants",
        "gathers",
        "houses",
        "increases",
        "decreases",
        "declines",
        "influences",
        "interviews",
        "objects",
        "judges",
        "jumps",
        "likes",
        "links",
        "lobbies",
        "loves",
        "matches",
        "measures",
        "mentions",
        "presents",
        "processes",
        "promises",
        "protests",
        "questions",
        "quotes",
        "ranges",
        "reforms",
        "repairs",
        "repeats",
        "requests",
        "replies",
        "retreats",
        "rules",
        "ruins",
        "sacks",
        "sails",
        "scales",
        "searches",
        "separates",
        "shares",
        "shifts",
        "signals",
        "sounds",
        "spots",
        "sponsors",
        "stays",
        "stops",
        "stretches",
        "struggles",
        "studies",
        "surveys",
        "suspects",
        "talks",
        "targets",
        "tackles",
        "ties",
        "thanks",
        "tops",
        "tours",
        "traces",
        "trades",
        "translates",
        "transports",
        "treats",
        "triggers",
        "tries",
        "updates",
        "values",
        "walks",
        "watches",
        "wishes",
        "witnesses",
        "worries",
        "wounds",
        "abstracts",
        "estimates",
        "extracts",
        "hosts",
        "posts",
        "hires",
        "purchases",
        "records",
        "releases",
        "supplies",
        "transfers",
        "travels",
        "ranks",
        "puts",
        "lies",
        "reads",
        "leads",
    ]
)

ENGLISH_VERBS = (
    frozenset(_present(w) for w in (_ENGLISH_REGULAR + _ENGLISH_PRESENT).split())
    | frozenset(_past(w) for w in _ENGLISH_REGULAR.split())
    | frozenset(_ENGLISH_PAST.split())
)
