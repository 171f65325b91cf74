"""How standards, patents, hearings and the papers of parliaments and of the European Commission are cited."""

from footnote_audit.parse.law.forms import AT, DATE, PAGE, YEAR, Form

_BODIES = (
    r"ISO(?:/IEC|/TS)?|DIN(?: EN)?(?: ISO)?|BS(?: EN)?(?: ISO)?|NF(?: EN)?(?: ISO)?|UNI(?: EN)?(?: ISO)?|UNE"
    r"(?:-EN)?(?:-ISO)?|NP(?: EN)?(?: ISO)?|ABNT NBR(?: ISO)?|NBR|ГОСТ(?: Р)?(?: ИСО)?|GOST(?: R)?|IEC|IEEE"
    r"(?: Std\.?)?|ASTM|ANSI|ÖNORM|RFC|EN"
)
_NUMBER = r"\d{1,4}(?:[,. ]\d{3}){1,3}(?!\d)|\d{5,12}(?:/\d{2,8})?"
_PATENT = (
    r"(?:(?:U\.~S\.|US|European|German|UK|GB) )?(?:[Pp]atent(?: [Aa]pplication)?|[Bb]revet(?: européen)?"
    r"|[Bb]revetto(?: europeo)?|[Pp]atente(?: europe[ai]a?)?|[Pp]atentschrift|[Пп]атент(?: РФ)?)"
)

FORMS = (
    Form(
        "standard",
        "ISO|DIN|BS |NF |UNI|UNE|NP |NBR|ГОСТ|GOST|IEC|IEEE|ASTM|ANSI|NORM|RFC|EN ",
        rf"(?<![\w-])(?P<no>(?:{_BODIES}) [A-Z]?\d[\d.-]{{1,14}}\d?(?::"
        rf"(?P<year>{YEAR}))?(?:-\d\d)?)(?![\w/])(?:[,.:] (?P<title>[A-ZÀ-ÞА-Я][^,;()\[\]\".]{{5,120}}?))?(?:[,.] "
        r"(?:М\.|Berlin|London|Genève|Geneva|Paris|Moscow))?(?:,? \(?"
        rf"(?P<year2>{YEAR})\)?)?(?=\s*(?:[;()\[,]|\.(?:\s|$)|$))",
        sure=False,
    ),
    Form(
        "patent",
        "atent|revet|Патент|патент",
        rf"(?<!\w){_PATENT} (?:[Nn]o\.? |[Nn]r\.? |[Nn][°º]~|n\. |№~)?"
        rf"(?P<no>(?:[A-Z]{{2}}~)?(?:{_NUMBER})(?:~[ABCU]\d?)?)(?!\w)",
        sure=False,
    ),
    Form(
        "patent",
        "US |EP |WO |DE |US-|EP-",
        rf"(?<!\w)(?P<no>(?:US|EP|WO|DE)[ -]?(?:{_NUMBER})~[ABC]\d?)(?!\w)",
        sure=False,
    ),
    Form(
        "hearing",
        "Hearing",
        rf"(?<!\w)(?P<title>(?:[A-Z][^;()\[\]\".]{{3,150}}: )?Hearings? [Bb]efore the "
        rf"(?P<court>[A-Z][^;()\[\]\",]{{3,120}}?)),? (?P<no>\d{{1,3}}(?:st|nd|rd|th|d) Cong\.)(?:,? "
        rf"(?:pt\. \d,? )?(?P<at>{AT}))?(?: \((?P<year>{YEAR})\))?",
    ),
    Form(
        "hearing",
        "HC Deb|HL Deb|Hansard",
        rf"(?<!\w)(?P<box>H[CL] Deb(?:ates)?|Hansard,? H[CL]),? (?P<date>{DATE}),? vol\.?~"
        rf"(?P<vol>\d{{1,4}}),? cols?\.?~(?P<page>\d{{1,4}}[A-Z]{{0,2}})(?:-\d{{1,4}})?(?!\w)",
    ),
    Form(
        "report",
        "BT-Dr|BR-Dr|Drucks|LT-Dr",
        r"(?<!\w)(?P<box>(?:BT|BR|LT)-Dr(?:s|ucks)?\.?|Bundestags-?[Dd]rucksache|BT-Drucksache) (?:Nr\. )?"
        rf"(?P<no>\d{{1,3}}/\d{{1,6}})(?:,? (?:vom |v\.~)(?P<date>{DATE}))?(?:,? S\.~"
        rf"(?P<at>{AT})(?:~ff?\.)?)?(?!\w)",
    ),
    Form(
        "report",
        "COM(|COM (|KOM(|SWD(|SEC(|JOIN(",
        r"(?<!\w)(?P<no>(?:COM|KOM|SWD|SEC|JOIN)~\((?P<year>(?:19|20)\d\d)\)~\d{1,4}(?:~(?:final|endg\.?"
        r"|endgültig))?)(?!\w)",
    ),
    Form(
        "report",
        "Cm|Cmnd|Cd|Command Paper",
        rf"(?:(?<!\w)(?P<title>[A-Z][^;()\[\]\".,]{{5,150}}?),? )?\(?"
        rf"(?P<no>(?:Cm|Cmnd|Cmd|Cd|CP)\.? \d{{2,5}})(?:, (?P<year>{YEAR}))?\)?(?!\w)",
        sure=False,
    ),
    Form(
        "report",
        "Rep. No",
        rf"(?<!\w)(?P<no>(?:H\.R\.|H\.|S\.|HR) (?:Conf\. )?Rep\. No\. \d{{1,3}}-\d{{1,4}})(?:,? at "
        rf"(?P<at>{PAGE})(?:-\d{{1,4}})?)?(?: \((?P<year>{YEAR})\))?(?!\w)",
    ),
)
