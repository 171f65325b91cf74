"""Names of months, seasons and parts of a year in seven languages, and the words that stand around dates."""

_MONTHS = {
    1: "january jan janvier janv januar jänner enero gennaio janeiro январь января январе январю янв",
    2: "february feb février févr fevrier februar febrero febbraio fevereiro февраль февраля феврале фев февр",
    3: "march mar mars märz maerz marzo março март марта марте",
    4: "april apr avril avr abril aprile апрель апреля апреле апр",
    5: "may mai mayo maggio maio май мая мае",
    6: "june jun juin juni junio giugno junho июнь июня июне июн",
    7: "july jul juillet juil juli julio luglio julho июль июля июле июл",
    8: "august aug août aout agosto август августа августе авг",
    9: "september sep sept septembre septiembre setiembre settembre setembro сентябрь сентября сентябре сент сен",
    10: "october oct octobre oktober okt octubre ottobre outubro октябрь октября октябре окт",
    11: "november nov novembre noviembre novembro ноябрь ноября ноябре нояб ноя",
    12: "december dec décembre déc decembre dezember dez diciembre dic dicembre dezembro декабрь декабря декабре дек",
}
MONTHS = {word: number for number, words in _MONTHS.items() for word in words.split()}
# Names that are also other words count as months only with a capital letter.
CAPITAL_MONTHS = frozenset({"may", "march", "mar", "jan", "sep", "dec", "jun"})
# EDTF season codes.
SEASONS = {
    word: code
    for code, words in {
        21: "spring printemps frühling frühjahr primavera весна весной весны весну",
        22: "summer été sommer verano estate verão лето летом лета",
        23: "autumn fall automne herbst otoño autunno outono осень осенью осени",
        24: "winter hiver invierno inverno зима зимой зимы зиму",
    }.items()
    for word in words.split()
}
# "the fall of 2014" is a fall, and "été" is mostly a participle: these need the year right behind.
SEASONS_WITHOUT_LINK = frozenset({"fall", "été", "estate"})
QUARTERS = frozenset("quarter trimestre quartal trimestri trimestres квартал квартале квартала quartals".split())  # noqa: SIM905
HALVES = frozenset("half semestre halbjahr halbjahres hälfte полугодие полугодии полугодия".split())  # noqa: SIM905
LINKS = frozenset("of de del des d di do da von der".split())  # noqa: SIM905
DAY_SUFFIXES = frozenset("st nd rd th er º ª ° го".split())  # noqa: SIM905
YEAR_WORDS = frozenset({"г", "год", "года", "году", "гг", "годы", "годов", "годах", "годами"})
DECADE_BEFORE = frozenset({"années", "anées", "años", "anni", "anos"})
DECADE_AFTER = frozenset({"s", "er", "ern", "ies"})
CENTURY_WORDS = frozenset(
    "century jahrhundert jahrhunderts siècle siglo secolo século век века веке".split()  # noqa: SIM905
)
ROMAN = {"xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21}

PART_OF = frozenset(
    """early late mid middle end beginning start close ende anfang mitte fin début mi milieu finales principios fines
    mediados inicios comienzos final fine inizio inizi metà meados início fim finais конце начале середине конец
    начало spät frühe""".split()  # noqa: SIM905
)
PART_LINKS = frozenset("of the de des du d l ' - dell della del di degli do da dos der".split())  # noqa: SIM905
SINCE = frozenset("since depuis seit desde dal с со".split())  # noqa: SIM905
UNTIL = frozenset("until till before by avant bis vor hasta antes prima entro até до".split())  # noqa: SIM905
AFTER = frozenset("after après nach después dopo depois после".split())  # noqa: SIM905
FOLLOWING = frozenset(
    "following next suivant suivante folgenden darauffolgenden siguiente seguente seguinte следующего следующем".split()  # noqa: SIM905
)
LAST = frozenset({"last", "dernier", "letzten", "letztes", "último", "ultimo"})
# Words besides numbers and months that can begin a date; "Q3" and "H1" are cut into letter and digit.
DATE_BEGINNERS = frozenset({*SEASONS, *ROMAN, *DECADE_BEFORE, *LAST, "q", "h", "t", "s"})
# Words before four bare digits that make them a year, whatever noun follows.
TEMPORAL = frozenset(
    """in since by from of until till during early late mid before after around through throughout year years en depuis
    dès avant après vers année années l im jahr jahre seit vor nach ab bis ende anfang mitte de desde hasta año años
    antes después nel dal del al anno anni dopo em desde até ano anos в с до после к по the and to between entre
    zwischen tra fra между a le la el il o os los der des""".split()  # noqa: SIM905
)
