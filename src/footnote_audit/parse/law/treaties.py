"""How treaties, charters and the documents of the United Nations are cited."""

from footnote_audit.parse.law.forms import DATE, NUMBER, PAGE, REST, YEAR, Form
from footnote_audit.parse.law.treaty_titles import TREATY

_SHORT = (
    r"TFEU|TEU|TEC|ECHR|ICCPR|ICESCR|UNCLOS|VCLT|CRC|CEDAW|CISG|TFUE|TUE|CEDH|CESDH|CEDU|CEDH|AEUV|EUV|EMRK"
    r"|Conv\. EDH|DEU|TCE|ДЕС|ДФЕС|ЕКПЧ|МПГПП|UN Charter|Charter of the United Nations"
    r"|Charta der Vereinten Nationen|Charte des Nations Unies|Carta de las Naciones Unidas"
    r"|Carta das Nações Unidas|Carta delle Nazioni Unite|Устава ООН"
)
_SERIES = (
    r"U\.?N\.?T\.?S\.?|L\.?N\.?T\.?S\.?|I\.?L\.?M\.?|R\.?T\.?N\.?U\.?|U\.?S\.?T\.?|T\.?I\.?A\.?S\.?"
    r"|U\.?K\.?T\.?S\.?|Recueil des Traités|Consol(?:idated|\.) T\.?S\.?"
)
_COUNCIL_NAMES = (
    r"(?:Conseil de sécurité|Assemblée générale|(?:UN-)?Sicherheitsrat|(?:UN-)?Generalversammlung"
    r"|Consiglio di sicurezza|Assemblea generale|Consejo de Seguridad|Asamblea General|Conselho de Segurança"
    r"|Assembleia Geral|Совет Безопасности|Генеральная Ассамблея)"
    r"(?: des Nations Unies| de l'ONU| ONU| delle Nazioni Unite| ООН| de las Naciones Unidas)?"
)
_COUNCIL = r"Security Council|General Assembly|Human Rights Council|UNSC|UNGA|SC|GA|HRC|ECOSOC"
_OF_COUNCIL = (
    r"(?:du Conseil de sécurité|de l'Assemblée générale|des Sicherheitsrat(?:e)?s|der Generalversammlung"
    r"|del Consiglio di sicurezza|dell'Assemblea generale|del Consejo de Seguridad|de la Asamblea General"
    r"|do Conselho de Segurança|da Assembleia Geral|Совета Безопасности(?: ООН)?|Генеральной Ассамблеи"
    r"(?: ООН)?)"
)
_SYMBOL = (
    r"(?:S|A|E|T|ST|CCPR|CERD|CEDAW|CRC|CAT|HRI|UNEP|TD|ILC)/(?:[A-Z0-9][\w.-]{0,18}/){0,5}(?:\d[\w.-]{0,18}"
    r"|[A-Z][\w.-]{0,12}\d)(?:/(?:Add|Corr|Rev|L)\.~?\d{1,3}){0,2}"
)

FORMS = (
    Form(
        "treaty",
        "UNTS|U.N.T.S|LNTS|L.N.T.S|ILM|I.L.M|RTNU|UST|TIAS|T.I.A.S|UKTS|Recueil des|Consol",
        rf"(?<![\w.])(?:(?P<vol>\d{{1,4}}) "
        rf"(?P<box>{_SERIES}) (?P<page>{PAGE})|(?P<box2>{_SERIES})(?:,? vol\.~"
        rf"(?P<vol2>\d{{1,4}}))(?:,? (?:p\.|S\.|no\.)~(?P<page2>{PAGE}))|"
        rf"(?P<box3>TIAS|T\.I\.A\.S\.|UKTS)(?: No\.)? (?P<no>\d{{1,5}}))(?!\w)",
    ),
    Form(
        "treaty",
        "ETS|CETS|STE|SEV|STCE",
        rf"(?<!\w)\(?(?P<box>C?ETS|STC?E|SEV)(?: {NUMBER})?~(?P<no>\d{{1,3}})\)?(?!\w)",
    ),
    Form(
        "treaty",
        "Art|art|ст.",
        r"(?<!\w)(?:[Aa]rt(?:icles?|s?\.|ikel|ículo|icolo|igo)?\.?|[Сс]т\.|[Сс]татья)~"
        rf"(?P<art>\d{{1,3}}(?:[.(]\d{{1,2}}\)?)?)\.?[º°]?(?: (?:\(\d\)|Abs\. \d|para\. \d|§ \d)){{0,2}},? "
        rf"(?:of the |of |du |de la |des |der |del |de |da |do |della )?(?P<title>{_SHORT})(?!\w)",
        sure=False,
    ),
    Form(
        "treaty",
        "TFEU|TEU|ECHR|ICCPR|ICESCR|UNCLOS|VCLT|Charter|TFUE|TUE",
        rf"(?<!\w)(?P<title>{_SHORT}),? [Aa]rt(?:icles?|s?\.|ikel)?~(?P<art>\d{{1,3}}(?:\(\d\))?)(?!\w)",
        sure=False,
    ),
    Form(
        "treaty",
        "onvention|Treaty|Covenant|Protocol|Agreement|Charter|Pact|Statute|raité|onvenz|Trattato|ratado|"
        "Vertrag|bkommen|bereinkommen|онвенц|Договор",
        rf"(?<!\w)(?P<title>(?:[A-Z][\w'-]{{1,24}} ){{0,4}}(?:{TREATY})(?: {REST}{{4,140}}?)?)(?:,|\s\()? ?"
        rf"(?P<date>{DATE})\)?(?:,? [Aa]rt(?:icles?|s?\.|ikel)?~(?P<art>\d{{1,3}}(?:\(\d\))?))(?!\w)",
        sure=False,
    ),
    Form(
        "treaty",
        "onvention|Treaty|Covenant|Protocol|Charter|Statute|raité|onvenz|Trattato|ratado|Vertrag|"
        "bereinkommen|онвенц|Договор|Устав",
        rf"(?<!\w)(?P<title>(?:[A-Z][\w'-]{{1,24}} ){{0,4}}(?:{TREATY})(?: {REST}{{4,120}}?)?)(?: \("
        rf"(?P<year>{YEAR})\))?, (?:[Aa]rt(?:icles?|s?\.|ikel|ículo|icolo|igo)?|ст\.)~"
        rf"(?P<art>\d{{1,3}}(?:\(\d\))?)(?!\w)",
        sure=False,
    ),
    Form(
        "legislation",
        "S/RES|A/RES|A/HRC/RES|E/RES",
        rf"(?:(?P<court>{_COUNCIL})~)?(?:UN Doc\.? |U\.N\. Doc\. |doc\. )?"
        rf"(?P<no>(?:S|A|E|A/HRC)/RES/(?:\d{{1,2}}/)?\d{{1,4}}(?:~\([IVXL]+\))?)(?: \((?P<year>{YEAR})\)|,? \("
        rf"(?P<date>{DATE})\)|,? (?:of )?(?P<date2>{DATE})){{0,2}}(?!\w)",
    ),
    Form(
        "legislation",
        "Council|Assembly|UNSC|UNGA|SC|GA|HRC|ECOSOC",
        rf"(?<!\w)(?P<title>(?:(?:U\.N\.|UN) )?(?P<court>{_COUNCIL}),? (?:[Rr]es(?:olution|\.)?) "
        rf"(?P<no>\d{{1,5}}(?:/\d{{1,4}})?(?:~\([A-Z]?-?[IVXL]+\))?))(?: \((?P<year>{YEAR})\)|,? (?:of )?\(?"
        rf"(?P<date>{DATE})\)?){{0,2}}(?!\w)",
        sure=False,
    ),
    Form(
        "legislation",
        "onseil|ssembl|sicherheitsrat|Sicherheitsrat|eneralversammlung|onsiglio|onsejo|samblea|onselho|Совет|Ассамблея",
        rf"(?<!\w)(?P<title>(?P<court>{_COUNCIL_NAMES}),? (?:[Rr]ésolution|[Rr]esolution|[Rr]isoluzione|[Rr]esolución"
        r"|[Rr]esolução|[Рр]езолюция|[Rr]es\.) (?:n[o°º]\.?~|№~|Nr\.~)?(?P<no>\d{1,4}(?:/\d{1,4})?(?:~\([IVXL]+\))?))"
        rf"(?: \((?P<year>{YEAR})\)|,? (?:du |vom |del |de |от )?\(?(?P<date>{DATE})\)?){{0,2}}(?!\w)",
        sure=False,
    ),
    Form(
        "legislation",
        "ésolution|esolution|isoluzione|esolución|esolução|езолюция",
        r"(?<!\w)(?P<title>(?:[Rr]ésolution|[Rr]esolution|[Rr]isoluzione|[Rr]esolución|[Rr]esolução|[Рр]езолюция) "
        rf"(?P<no>\d{{1,4}}(?:/\d{{1,4}})?(?:~\([IVXL]+\))?)(?: \((?P<year>{YEAR})\))? "
        rf"(?P<court>{_OF_COUNCIL}))(?:(?: des Nations Unies| der Vereinten Nationen| delle Nazioni Unite"
        r"| de las Naciones Unidas| das Nações Unidas| de l'ONU| ООН)?,? ?(?:du |vom |del |de |от )?"
        rf"(?P<date>{DATE})(?:~(?:г\.|года))?)?(?!\w)",
        sure=False,
    ),
    Form(
        "report",
        "Doc|doc|S/|A/|E/|CCPR/|CERD/|CRC/|CAT/|TD/|ST/",
        r"(?:UN Doc\.? |U\.N\. Doc\. |[Dd]oc\.?(?: ONU| UN)? |UN-Dok\. |документ ООН |док\. ООН )"
        rf"(?P<no>{_SYMBOL})(?:,? \((?P<date>{DATE})\)|,? (?:of )?(?P<date2>{DATE})|,? \((?P<year>{YEAR})\))?(?!\w)",
    ),
)
