"""How judgments are cited in English, and those of European and international courts in every language."""

from footnote_audit.parse.law.forms import AT, DATE, NUMBER, PAGE, YEAR, Form

_US_REPORTERS = (
    r"U\.~S\.|S\.~Ct\.|L\.~Ed\.(?:~2d)?|F\.~Supp\.(?:~[23]d)?|F\.~(?:2d|3d|4th)|F\.~App'x|Fed\.~Cl\.|B\.R\.|"
    r"(?:N\.~[EW]|S\.~[EW]|A|P|So|N\.Y\.S)\.~(?:2d|3d)|Cal\.~Rptr\.(?:~[23]d)?|(?:Cal|N\.Y|Ill|Mass|Pa|Tex|Va"
    r"|Wis|Mich|Ohio St|Wash|N\.J|N\.C|Minn|Fla)\.(?:~(?:2d|3d|4th|5th))?"
)
_NEUTRAL = (
    r"UKSC|UKHL|UKPC|UKUT|UKFTT|EWCA (?:Civ|Crim)|EWHC|EWFC|CSIH|CSOH|HCJAC|NICA|NIQB|IESC|IECA|IEHC|HCA|FCAFC"
    r"|FCA|NSWCA|NSWSC|VSC|SCC|FCA|ONCA|BCCA|QCCA|NZSC|NZCA|NZHC|ZACC|ZASCA|SGCA|SGHC|HKCFA|INSC|KESC"
)
_REPORTS = (
    r"A\.?~C\.?|Q\.?~B\.?|K\.?~B\.?|Ch\.?|Fam\.?|P|W\.?~L\.?~R\.?|All~E\.?~R\.?(?: \(Comm\)| \(EC\))?"
    r"|Lloyd's Rep\.?|Cr\.? App\.? R\.?|I\.?C\.?R\.?|I\.?R\.?L\.?R\.?|E\.?C\.?R\.?|E\.?H\.?R\.?R\.?"
    r"|C\.?M\.?L\.?R\.?|S\.?C\.?R\.?|S\.?L\.?T\.?|S\.?C\.?(?: \(HL\))?|I\.R\.|IR|C\.?L\.?R\.?|A\.?L\.?R\.?"
    r"|N\.?Z\.?L\.?R\.?|D\.?L\.?R\.?(?: \(\dth\))?|App\.? Cas\.?|Q\.?B\.?D\.?|Ex|BCLC|FLR|FSR|RPC|STC|TLR|SCC"
)
_BEFORE_CASE = (
    r"(?:Joined Cases|Cases?|[Aa]ffaires? jointes|[Aa]ffaire|[Aa]ff\.(?: jtes)?|Verbundene Rechtssachen"
    r"|Rechtssache|Rs\.|verb\. Rs\.|[Cc]aus[ae](?: riunite)?|[Aa]sunto(?:s acumulados)?|[Pp]rocessos?"
    r"(?: apensos)?|[Пп]о делу|[Дд]ело)"
)
_EU_NUMBER = r"[CTF]~-~\d{1,4}/\d{2}(?:~(?:P|PPU|R|RX|OP)\b)?"
_EU_PARTIES = (
    r"[^,;()\[\]\":]{2,90}?(?: v\.? | vs\.? | c\. | contre | gegen | contro | contra | против "
    r"|~/~)[^,;()\[\]\":]{2,90}?|[A-ZÀ-Þ][^,;()\[\]\":\d]{2,70}?"
)
_APPLICATION = (
    r"(?:[Aa]pp(?:lication|l)?s?\.?|[Rr]equêtes?|[Rr]eq\.|Beschwerden?|Individualbeschwerden?|[Rr]icors[oi]"
    r"|[Dd]emandas?|[Qq]ueixas?|[Жж]алоб[аы])"
)

_US_CUES = (
    "U.S.|U. S.|S. Ct|S.Ct|L. Ed|F.|Supp|2d|3d|Cal.|N.Y.|Ill.|Mass.|Pa.|Tex.|B.R.|Fed.|Va.|Wis.|"
    "Mich.|Ohio|Wash.|N.J.|N.C.|Minn.|Fla.|4th"
)
# The short form of a case: "Marlow, 347 U.S. at 490".
_SHORT_NAME = (
    r"(?!(?:See|Cf|But|Accord|Contra|Compare|Citing|Quoting|In|Under|And)\b)[A-Z][\w'-]+\.?"
    r"(?: (?:of|and|&|[A-Z][\w'-]*\.?)){0,5}"
)

FORMS = (
    Form(
        "legal_case",
        _US_CUES,
        rf"(?<![\w.§/-])(?<!v\. )(?<!v )(?<!vs\. )(?P<title>{_SHORT_NAME}), (?P<vol>\d{{1,4}}) "
        rf"(?P<box>{_US_REPORTERS}),? at (?P<at>{AT})(?!\w)",
    ),
    Form(
        "legal_case",
        _US_CUES,
        rf"(?<![\w.§/-])(?P<vol>\d{{1,4}}) (?P<box>{_US_REPORTERS})(?: \(\d ?(?:Cranch|Wheat\.|Pet\.|How\.|Black"
        rf"|Wall\.|Dall\.)\))?(?:,? at (?P<at>{AT})|~(?P<page>{PAGE}|_{{2,4}})(?:, (?:n\. )?"
        rf"(?P<at2>{AT})(?![\w.]| [A-Z]\.))?)(?:~\((?P<court>[^();]{{2,40}}? )?(?P<year>{YEAR})\))?(?!\w)",
        parties=True,
    ),
    Form(
        "legal_case",
        "[1|[2",
        rf"\[(?P<year>{YEAR})\] (?P<court>{_NEUTRAL}) (?P<no>\d{{1,5}})(?: \((?:Admin|Ch|Comm|Fam|QB|KB|TCC|Pat"
        r"|IPEC|IAC|AAC|LC|TC|TCC|SCCO|Costs)\))?(?!\w)",
        parties=True,
    ),
    Form(
        "legal_case",
        "[1|[2",
        rf"\[(?P<year>{YEAR})\] (?:(?P<vol>\d{{1,2}}) )?(?P<box>{_REPORTS}) "
        rf"(?P<page>(?:I{{1,2}}-)?{PAGE})(?: \([A-Z]{{2,5}}\))?(?:, (?P<at>{AT})(?=[.;)\s]|$)(?! [A-Z]))?(?!\w)",
        parties=True,
    ),
    Form(
        "legal_case",
        "(1|(2",
        rf"\((?P<year>{YEAR})\),? (?P<vol>\d{{1,3}}) (?P<box>{_REPORTS}) (?P<page>{PAGE})(?:, "
        rf"(?P<at>{AT})(?=[.;)\s]|$)(?! [A-Z]))?(?!\w)",
        parties=True,
    ),
    Form(
        "legal_case",
        "CanLII",
        rf"(?P<year>{YEAR}) CanLII (?P<no>\d{{1,7}})(?: \((?P<court>[A-Z ]{{2,10}})\))?",
        parties=True,
    ),
    Form(
        "legal_case",
        "C-|T-|F-|C -|T -",
        rf"(?:(?:(?P<court>CJEU|ECJ|CJUE|CJCE|EuGH|EuG|CGUE|TJUE|Суд ЕС|GC|CFI)(?: \([^()]{{2,20}}\))?[,:]? (?:"
        r"(?:judgment|Urteil|arrêt|sentenza|sentencia|acórdão)?~(?:of|vom|v\.|du|del|de|do)? ?"
        rf"(?P<date>{DATE}),? )?)?{_BEFORE_CASE} (?:{NUMBER} )?)"
        rf"(?P<no>{_EU_NUMBER}(?:(?:,~| and | to | et | und | e | y | и ){_EU_NUMBER}){{0,8}})(?:,| -|:)? "
        rf"(?P<title>{_EU_PARTIES})?(?=\s*(?:[,;()\[:]|\.(?:\s|$)|$|(?:ECLI:)?EU:| -))",
    ),
    Form(
        "legal_case",
        "EuGH|EuG|CJUE|CJCE|CJEU|TJUE|CGUE|Суд ЕС|ECJ",
        r"(?<!\w)(?P<court>CJEU|ECJ|CJUE|CJCE|EuGH|EuG|CGUE|TJUE|Суд ЕС)(?:, (?:gde|gr\.) ch\.)?[,:]? (?:"
        r"(?:judgment|[Uu]rteil|Urt\.|arrêt|sentenza|sentencia|acórdão)~)?(?:(?:of|vom|v\.|du|del|de|do|от) )?"
        rf"(?P<date>{DATE})(?: г\.)?,?(?: -)? (?:{_BEFORE_CASE} )?(?:{NUMBER}~)?(?P<no>{_EU_NUMBER})(?:,? "
        rf"(?P<title>{_EU_PARTIES}))?(?=\s*(?:[,;()\[]|\.(?:\s|$)|$| -))",
    ),
    Form(
        "legal_case",
        "Case |Cases |ffaire|aff.|Rechtssache|Rs.|ausa|sunto",
        rf"(?<!\w){_BEFORE_CASE} (?P<no>\d{{1,3}}/\d{{2}}),? (?P<title>{_EU_PARTIES})(?=\s*(?:[,;()\[:]|\.(?:\s|$)"
        r"|$|(?:ECLI:)?EU:| -))",
        sure=False,
    ),
    Form(
        "legal_case",
        "EU:",
        r"(?P<ecli>(?:ECLI:)?EU:[CTF]:\d{4}:\d{1,5})(?!\w)",
        parties=True,
    ),
    Form(
        "legal_case",
        "ECLI:",
        r"(?P<ecli>ECLI:~[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9](?:[A-Z0-9.]{0,24}[A-Z0-9])?)(?!\w)",
        parties=True,
    ),
    Form(
        "legal_case",
        "/",
        rf"\(?(?<!\w){_APPLICATION} (?:{NUMBER}~)?(?P<no>\d{{1,5}}/\d{{2}}(?:(?:,~| and | et | und | e | y "
        rf"| и )\d{{1,5}}/\d{{2}}){{0,8}})\)?(?!\w)(?:,?~\(?(?P<court>ECtHR|ECHR|CEDH|EGMR|Corte EDU|TEDH"
        rf"|ЕСПЧ)(?=[, )]))?(?:[ ,]{{0,2}}(?P<date>{DATE}))?\)?",
        parties=True,
    ),
    Form(
        "legal_case",
        "/",
        r"\(?(?<!\w)(?:nos?\.?|n[°o]s?|Nr\.|n\.|núm\.|№)~(?P<no>\d{3,5}/\d{2})\)?(?!\w)",
        sure=False,
        parties=True,
    ),
    Form(
        "legal_case",
        "ECtHR|ECHR|CEDH|EGMR|Corte EDU|TEDH|ЕСПЧ",
        r"(?<!\w)(?P<court>ECtHR|CEDH|EGMR|Corte EDU|TEDH|ЕСПЧ)(?: \(?(?:GC|gde ch\.|GK)\)?)?[,:]? (?:(?:[Uu]rteil"
        r"|Urt\.|arrêt|sentenza|sentencia|judgment)? ?(?:vom|v\.|du|del|de|of|от)? ?"
        rf"(?P<date>{DATE})(?: г\.)?,?(?: -)? )?(?P<title>[^,;()\[\]\":\d]{{2,60}}? (?:v\.?|c\.|gegen|contro|contra"
        rf"|против) [^,;()\[\]\":\d]{{2,60}}|[A-ZÀ-ÞА-Я][^,;()\[\]\":\d]{{2,60}})?,?(?: \[?(?:GC|GK)\]?,)?"
        rf"(?: -)? ?\(?(?:(?:{_APPLICATION} )?{NUMBER}~)?(?P<no>\d{{1,5}}/\d{{2}})\)?(?!\w)(?:,? "
        rf"(?P<date2>{DATE}))?",
    ),
    Form(
        "legal_case",
        "I.C.J.|ICJ|C.I.J.|CIJ|IGH|P.C.I.J.|PCIJ",
        r"(?:,? (?:Merits|Judgment|Advisory Opinion|Order|Preliminary Objections|Provisional Measures|Jurisdiction"
        rf"(?: and Admissibility)?|arrêt|avis consultatif|ordonnance|fond|Gutachten|Urteil)){{0,3}}(?: of "
        rf"(?P<date>{DATE}))?[,:]? \[?(?P<box>I\.?C\.?J\.? Rep(?:orts|\.)?|(?<=\] )ICJ Rep(?:orts)?"
        rf"|C\.?I\.?J\.? Rec(?:ueil|\.)|P\.?C\.?I\.?J\.?,? Ser(?:ies|\.) [AB/]{{1,3}})[, ]~(?:"
        rf"(?P<year>{YEAR})|No\.? (?P<no>\d{{1,3}}))\]?,? ?(?:p\.~)?(?P<page>{PAGE})?(?:,? (?:at )?(?:p\.~)?"
        rf"(?P<at>{AT})(?!\w))?",
        parties=True,
    ),
)
