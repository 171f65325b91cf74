"""How statutes, decrees, codes and constitutions are cited, country by country, and the acts of the European Union."""

from footnote_audit.parse.law.forms import DATE, NUMBER, PAGE, REST, SECTION, YEAR, Form

_EU_ACT = (
    r"(?:(?:Council|Commission|Parliament and Council) )?(?:Implementing |Delegated |Framework )?(?:Regulation"
    r"|Directive|Decision)|[Rr]èglement(?: d'exécution| délégué)?|[Dd]irective|[Dd]écision(?:-cadre)?|"
    r"(?:Durchführungs|Delegierte )?[Vv]erordnung|Rahmenbeschluss|Richtlinie|Beschluss|RL|VO|[Rr]egolamento"
    r"|[Dd]irettiva|[Dd]ecisione|[Rr]eglamento|[Dd]irectiva|[Dd]ecisión|[Rr]egulamento|[Dd]iretiva|[Dd]ecisão"
    r"|[Рр]егламент|[Дд]иректива|[Рр]ешение"
)
_EU_BODY = r"\((?:EU|EC|EEC|Euratom|CFSP|UE|CE|CEE|EG|EWG|ЕС|ЕЭС|PESC)(?:, Euratom)?\)"
_EU_SUFFIX = r"/(?:EU|EC|EEC|ECSC|JHA|CFSP|UE|CE|CEE|EG|EWG|JI|PESC|ЕС|ЕЭС|JAI|GAI)"
_JOURNAL = r"O\.?J\.?|J\.?O\.?(?:UE|CE)?|ABl\.?(?: ?\(?(?:EU|EG)\)?)?|G\.?U\.?(?:UE|CE|CEE)?|D\.?O\.?(?:UE|CE)?"
_GERMAN_LAW = (
    r"(?:[A-Z][A-Za-zÄÖÜäöü]{0,12}(?:GB|G|O|VO|StG|VfG)|BV|OR|DSGVO|DS-GVO|GRCh|GrCh|AEUV|EUV|EMRK|WRV)"
    r"(?:-[A-Z]{1,4})?(?: (?:n|a)\.~F\.| [IVX]{1,4}(?!\w))?"
)
_GERMAN_DEEPER = (
    r"(?:~(?:Abs\.|Absatz|S\.|Satz|Nr\.|Hs\.|Halbsatz|lit\.|Buchst\.|Alt\.|Var\.|UAbs\.)~\w{1,4}\)?"
    r"|~[IVX]{1,4}(?=\s)|(?: (?:\d|i\.~V\.~m\.)(?=\s))){0,6}"
)
_FRENCH_ACT = r"[Ll]oi(?: organique| constitutionnelle)?|[Oo]rdonnance|[Dd]écret(?:-loi)?|[Aa]rrêté"
_FRENCH_CODE = (
    r"[Cc]ode (?:civil|pénal|du travail|de commerce|de procédure (?:civile|pénale)|de la [a-zéè -]{4,30}"
    r"|de l'[a-zéè -]{4,30}|des [a-zéè -]{4,30}|général des impôts|électoral)|C\. (?:civ|pén|trav|com|pr\. "
    r"(?:civ|pén)|proc\. (?:civ|pén)|consom|env|urb)\.|CPC|CPP|CGI|Constitution"
)
_ITALIAN_ACT = (
    r"[Dd]\.~[Ll]gs\.|[Dd]\.~[Ll]\.|[Dd]\.~[Pp]\.~[Rr]\.|[Dd]\.~[Mm]\.|[Dd]\.~[Pp]\.~[Cc]\.~[Mm]\.|[Ll]\."
    r"(?:~cost\.)?|[Ll]egge(?: costituzionale| regionale)?|[Dd]ecreto[ -](?:legislativo|legge|ministeriale)"
    r"|[Rr]\.~[Dd]\."
)
_ITALIAN_CODE = (
    r"c\.~c\.|c\.~p\.(?:~[cp]\.)?|c\.~p\.~a\.|Cost\.|cod\. (?:civ|pen|proc\. (?:civ|pen)|cons)\.|"
    r"(?:del )?codice (?:civile|penale|di procedura (?:civile|penale))|(?:della )?Costituzione"
)
_SPANISH_ACT = (
    r"Ley(?: Orgánica| Foral)?|Real Decreto(?:-ley|-Ley| Legislativo| Ley)?|Decreto(?:-ley| Legislativo)?"
    r"|L\.?O\.?|R\.?D\.?(?:L\.?)?|Orden(?: [A-Z]{2,4})?"
)
_SPANISH_CODE = (
    r"(?:del )?Código (?:Civil|Penal|de Comercio)|(?:de la )?Constitución(?: [Ee]spañola)?|CE|C\.~E\.|CC|CP"
    r"|LEC|LECrim|LOPJ|LOTC"
)
_PORTUGUESE_ACT = (
    r"Lei(?: Complementar| Orgânica| Constitucional)?|Decreto(?:-[Ll]ei)?|Portaria|Medida Provisória"
    r"|Emenda Constitucional|Despacho"
)
_PORTUGUESE_CODE = (
    r"(?:do )?Código (?:Civil|Penal|do Trabalho|de Processo (?:Civil|Penal)|Comercial)|(?:da )?Constituição"
    r"(?: Federal| da República Portuguesa)?|CRP|CF(?:/88)?|CPP|CPC|CC|CP"
)
_RUSSIAN_ACT = (
    r"Федеральный (?:конституционный )?закон|Федерального (?:конституционного )?закона|Закон(?: РФ"
    r"| Российской Федерации| РСФСР| СССР)?|Указ(?: Президента)?(?: РФ| Российской Федерации)?"
    r"|[Пп]остановление (?:Правительства|Государственной Думы|Совета Министров)(?: РФ| Российской Федерации"
    r"| СССР)?|[Рр]аспоряжение (?:Правительства|Президента)(?: РФ| Российской Федерации)?"
    r"|Приказ [А-ЯA-Z][А-Яа-я-]{2,25}(?: России| РФ)?|Federal'?nyi (?:konstitutsionnyi )?zakon|Ukaz Prezidenta"
    r"(?: RF| Rossiiskoi Federatsii)?|Zakon(?: RF)?"
)
_RUSSIAN_CODE = (
    r"(?:Г|У|Т|Н|С|Ж|З|В|Б)К(?: РФ)?|ГПК(?: РФ)?|УПК(?: РФ)?|АПК(?: РФ)?|КоАП(?: РФ)?|Конституции(?: РФ"
    r"| Российской Федерации)?|[А-Я][а-я]{5,20}ого кодекса(?: РФ| Российской Федерации)?"
)
_RUSSIAN_DATE = rf"{DATE}(?:~(?:г\.|года|g\.|goda))?"

FORMS = (
    # The European Union.
    Form(
        "legislation",
        "/",
        rf"(?<!\w)(?P<title>(?:{_EU_ACT}) (?:{_EU_BODY} (?:{NUMBER}~)?"
        rf"(?P<no>\d{{1,4}}/\d{{2,4}})(?:{_EU_SUFFIX})?|(?:{NUMBER}~)?"
        rf"(?P<no2>\d{{2,4}}/\d{{1,4}}{_EU_SUFFIX}))(?: {REST}{{4,220}}?)?)(?=\s*(?:[,;()\[\"]|(?<! \d)(?<! \d\d)\."
        r"(?:\s|$)|$| -))",
        sure=False,
    ),
    Form(
        "legislation",
        "OJ|O.J.|JO|J.O.|ABl|GU|G.U.|DO",
        rf"(?<!\w)(?P<box>{_JOURNAL})(?:,? n[°o]?)? ?(?P<vol>[LC]~\d{{1,4}}(?: [AE])?)(?:/"
        rf"(?P<page>{PAGE})|(?: (?:vom|du|of|del|de|от) |,~)?(?P<date>{DATE})(?:,? (?:pp?\.|S\.|p)~"
        rf"(?P<page2>{PAGE})(?:-{PAGE})?)?|,? (?:pp?\.|S\.|pág\.)~(?P<page3>{PAGE})(?:-{PAGE})?)?(?!\w)",
    ),
    Form(
        "legislation",
        "[1|[2",
        rf"\[(?P<year>{YEAR})\] (?P<box>O\.?J\.?) (?P<vol>[LC]~\d{{1,4}})(?:/(?P<page>{PAGE}))?(?!\w)",
    ),
    # The United States.
    Form(
        "legislation",
        "U.S.C|USC|U. S. C|C.F.R|CFR",
        rf"(?<![\w.])(?P<vol>\d{{1,2}}) (?P<box>U\.?~S\.?~C\.?(?:~A\.?)?|C\.?~F\.?~R\.?) (?:(?:§§?|[Ss]ec(?:tion"
        rf"|\.)|[Ss]\.|[Pp]art|[Pp]t\.)~)?(?P<sec>{SECTION})(?:~(?:et seq\.?|-{SECTION}))?(?: \("
        rf"(?P<year>{YEAR})\))?(?!\w)",
    ),
    Form(
        "legislation",
        "Pub. L|Pub.L|Public Law|P.L.",
        rf"(?:(?P<title>(?:[A-Z][\w'-]{{1,20}} (?:(?:and|of|the|for|on|in|to) )*){{1,9}}Act(?: of {YEAR})?),? )?\(?"
        rf"(?:Pub\.~L\.|Public Law|P\.L\.)(?: No\.)?~(?P<no>\d{{1,3}}-\d{{1,4}})\)?(?:,? (?:§~"
        rf"(?P<sec>{SECTION}),? )?(?P<vol>\d{{1,3}}) (?P<box>Stat\.) (?P<page>{PAGE})(?:, {PAGE})?)?(?: \("
        rf"(?P<year>{YEAR})\))?(?!\w)",
    ),
    Form(
        "legislation",
        "Fed. Reg",
        rf"(?P<vol>\d{{1,3}}) (?P<box>Fed\. Reg\.) (?P<page>\d{{1,3}},?\d{{1,3}})(?: \("
        rf"(?P<date>{DATE}|[A-Z][a-z]{{2,8}}\.? \d{{1,2}}, {YEAR})\))?(?!\w)",
    ),
    Form(
        "legislation",
        "Const",
        r"(?<!\w)(?P<title>(?:U\.~S\.|US) Const(?:\.|itution)),? "
        r"(?P<art>(?:art\.|Art\.|amend\.) [IVX]{1,6}(?:, (?:§|cl\.|sec\.) \d{1,2}){0,2})",
        sure=False,
    ),
    # The United Kingdom, Ireland and the Commonwealth.
    Form(
        "legislation",
        " Act",
        rf"(?<!\w)(?P<title>(?:[A-Z][\w'-]{{1,24}},? (?:(?:and|of|the|for|on|in|to|etc\.?|&"
        rf"|\([A-Z][\w ,'-]{{2,60}}\)) ){{0,3}}){{1,9}}Act (?P<year>1[2-9]\d\d|20\d\d)(?: \((?:Cth|NSW|Vic|Qld|UK"
        r"|NZ|Ireland|WA|SA|Tas|ACT|NT)\))?)(?:,? (?:s|ss|sec|[Ss]ections?|sect|§§?)\.?~"
        rf"(?P<sec>{SECTION})(?:-\d{{1,4}})?|,? [Ss]ch(?:edule|\.)? ?\d{{1,2}}(?:,? para(?:graph|\.)? "
        rf"(?P<para>\d{{1,3}}))?)?(?!\w)",
        sure=False,
    ),
    Form(
        "legislation",
        "SI |S.I.",
        rf"(?P<title>(?:[A-Z][\w'-]{{1,24}} (?:(?:and|of|the|for|on|in|to"
        rf"|\([A-Z][\w ,'-]{{2,60}}\)) ){{0,3}}){{1,9}}(?:Regulations|Order|Rules) "
        rf"(?P<year>{YEAR})),? \(?S\.?I\.?(?: No\.?)? (?P<no>{YEAR}/\d{{1,5}})\)?(?:,? (?:reg|art|r)\.?~"
        rf"(?P<art>\d{{1,4}}))?(?!\w)",
    ),
    # Germany, Austria, Switzerland.
    Form(
        "legislation",
        "§",
        rf"§{{1,2}}~(?P<sec>\d{{1,4}}[a-z]?)(?:~(?:ff?\.|-~\d{{1,4}}[a-z]?|, \d{{1,4}}[a-z]?|(?:und"
        rf"|u\.) \d{{1,4}}[a-z]?)){{0,4}}{_GERMAN_DEEPER} (?P<title>{_GERMAN_LAW})(?!\w)",
        sure=False,
    ),
    Form(
        "legislation",
        "Art.|Artikel|Art ",
        rf"(?<!\w)Art(?:\.|ikel)?~(?P<art>\d{{1,4}}[a-z]?)(?:~(?:ff?\.|-~\d{{1,4}}|(?:und"
        rf"|u\.) \d{{1,4}})){{0,4}}{_GERMAN_DEEPER} (?P<title>{_GERMAN_LAW})(?: \(SR "
        rf"(?P<no>[\d.]{{3,12}})\))?(?!\w)",
        sure=False,
    ),
    Form(
        "legislation",
        "BGBl|RGBl|GVBl|GVOBl",
        rf"(?:(?<!\w)(?P<title>(?:[A-ZÄÖÜ][\wäöüß-]{{1,40}} ?)?(?:Gesetz|[A-ZÄÖÜ][a-zäöüß-]{{2,40}}gesetz"
        rf"|Verordnung|[A-ZÄÖÜ][a-zäöüß-]{{2,40}}verordnung)(?: {REST}{{3,120}}?)?)(?: \([A-Z][\w-]{{1,12}}\))?,? "
        rf"(?:vom |v\.~)(?P<date>{DATE}),?~)?\(?(?P<box>(?:BGBl|RGBl|GVBl|GVOBl)\.?(?: (?:NRW|BW|Bln))?)(?:~"
        rf"(?P<vol>I{{1,3}}))?(?: (?P<year>{YEAR}))?(?: ?\(?{YEAR}\)?)?,?~(?:S\.|Nr\.|p\.)?~"
        rf"(?P<page>\d{{1,5}}(?:/{YEAR})?)(?:~ff?\.)?\)?(?!\w)",
    ),
    # France.
    Form(
        "legislation",
        "oi |rdonnance|écret|rrêté",
        rf"(?<!\w)(?P<title>(?:{_FRENCH_ACT}) {NUMBER}~(?P<no>\d{{2,4}}-\d{{1,5}}) du "
        rf"(?P<date>{DATE})(?: {REST}{{4,220}}?)?)(?=\s*(?:[,;()\[\"]|(?<! \d)(?<! \d\d)\.(?:\s|$)|$| -))",
        sure=False,
    ),
    Form(
        "legislation",
        "JO",
        rf"(?<!\w)(?P<box>JORF|J\.?O\.?(?:R\.?F\.?)?)(?: {NUMBER}~(?P<vol>\d{{1,5}}))?(?:,? (?:du )?"
        rf"(?P<date>{DATE}))?,? (?:p\.~(?P<page>{PAGE})|texte {NUMBER}~(?P<page2>\d{{1,4}}))(?!\w)",
    ),
    Form(
        "legislation",
        "art|Art",
        rf"(?<!\w)[Aa]rt(?:icle|s?\.) (?P<art>(?:[LRD]\.~)?\d{{1,5}}(?:-\d{{1,4}}){{0,3}})(?:,? (?:al(?:inéa"
        rf"|\.)~\d{{1,2}}))?,? (?:du |de la )?(?P<title>{_FRENCH_CODE})(?!\w)",
        sure=False,
    ),
    Form(
        "legislation",
        "C. |CPC|CPP|CGI|ode ",
        rf"(?<!\w)(?P<title>{_FRENCH_CODE}),? art(?:icle|s?\.) (?P<art>(?:[LRD]\.~)?\d{{1,5}}(?:-\d{{1,4}}){{0,3}})"
        rf"(?:,? (?:al(?:inéa|\.)~\d{{1,2}}))?(?!\w)",
        sure=False,
    ),
    # Italy.
    Form(
        "legislation",
        " n.",
        rf"(?<!\w)(?:[Aa]rt\.~(?P<art>\d{{1,4}}(?:-[a-z]{{3,8}})?)(?:, (?:co\.|comma) \d{{1,2}})?,? (?:del |della "
        rf"|dell')?)?(?P<title>(?:{_ITALIAN_ACT}) (?:(?P<date>{DATE}),? n\.~(?P<no>\d{{1,5}})|n\.~"
        rf"(?:(?P<no2>\d{{1,5}}/(?P<year>{YEAR}))|(?P<no3>\d{{1,5}}) del (?P<year2>{YEAR}))))(?:,? art\.~"
        rf"(?P<art2>\d{{1,4}}(?:-[a-z]{{3,8}})?)(?:, (?:co\.|comma) \d{{1,2}})?)?(?!\w)",
        sure=False,
    ),
    Form(
        "legislation",
        "art|Art",
        rf"(?<!\w)[Aa]rtt?\.~(?P<art>\d{{1,4}}(?:-[a-z]{{3,8}})?)(?:, (?:co\.|comma) \d{{1,2}})?,? "
        rf"(?P<title>{_ITALIAN_CODE})(?!\w)",
        sure=False,
    ),
    # Spain.
    Form(
        "legislation",
        "Ley|Decreto|LO |L.O.|RD|R.D.|Orden",
        rf"(?<!\w)(?P<title>(?:{_SPANISH_ACT}),? (?:{NUMBER}~)?(?P<no>\d{{1,4}}/(?P<year>{YEAR}))(?:, de "
        rf"(?P<date>\d{{1,2}} de [^\W\d_]{{4,10}}(?: de {YEAR})?))?(?:,? (?:de|del|sobre|por"
        rf"|para) {REST}{{4,200}}?)?)(?:,? art(?:ículo|\.) (?P<art>\d{{1,4}}(?:\.\d{{1,2}})?))?(?=\s*(?:[,;()\[\"]"
        r"|(?<! \d)(?<! \d\d)\.(?:\s|$)|$| -))",
        sure=False,
    ),
    Form(
        "legislation",
        "BOE",
        rf"(?<!\w)(?P<box>BOE)(?: {NUMBER}~(?P<vol>\d{{1,3}}))?(?:,? (?:de |del )?"
        rf"(?P<date>\d{{1,2}} de [^\W\d_]{{4,10}} de {YEAR}|{DATE}))(?:,? (?:pp?\.|págs?\.)~"
        rf"(?P<page>{PAGE}))?(?!\w)",
    ),
    Form(
        "legislation",
        "Art|art",
        rf"(?<!\w)[Aa]rt(?:ículo|s?\.) (?P<art>\d{{1,4}}(?:\.\d{{1,2}})?) (?P<title>{_SPANISH_CODE})(?!\w)",
        sure=False,
    ),
    # Portugal and Brazil.
    Form(
        "legislation",
        "Lei|Decreto|Portaria|Medida|Emenda|Despacho",
        rf"(?<!\w)(?P<title>(?:{_PORTUGUESE_ACT}) {NUMBER}~(?P<no>\d[\d.]{{0,9}}(?:-[A-Z])?(?:/\d{{2,4}})?)"
        rf"(?:,? de (?P<date>\d{{1,2}}(?:\.?º)? de [^\W\d_]{{4,10}}(?: de {YEAR})?))?)(?:,? art(?:igo|\.) "
        rf"(?P<art>\d{{1,4}})\.?[º°]?)?(?!\w)",
        sure=False,
    ),
    Form(
        "legislation",
        "Diário|DOU|DR",
        r"(?<!\w)(?P<box>Diário da República|Diário Oficial da União|DOU|D\.?R\.?)(?:,? (?:"
        rf"(?P<vol>I{{1,3}}|[12]\.ª) [Ss]érie(?:-[AB])?|[Ss]érie (?P<vol2>I{{1,3}})))?(?:,? {NUMBER}~"
        rf"(?P<no>\d{{1,4}}(?:/{YEAR})?))?(?:,? (?:de )?(?P<date>\d{{1,2}}(?:\.?º)? de [^\W\d_]{{4,10}} de {YEAR}"
        rf"|{DATE}|{YEAR}-\d\d-\d\d))(?:,? pp?\.~(?P<page>{PAGE}))?(?!\w)",
    ),
    Form(
        "legislation",
        "Art|art",
        rf"(?<!\w)[Aa]rt(?:igo|\.) (?P<art>\d{{1,4}})\.?~[º°]?(?:,? (?:n\.º|§) ?\d{{1,2}}[.º]{{0,2}})?,? "
        rf"(?P<title>{_PORTUGUESE_CODE})(?!\w)",
        sure=False,
    ),
    # Russia.
    Form(
        "legislation",
        "акон|Указ|остановлени|аспоряжени|Приказ|akon|Ukaz",
        rf"(?<!\w)(?P<title>(?:{_RUSSIAN_ACT}))(?: \"(?P<title2>[^\"]{{3,250}})\")?,? (?:от|ot) "
        rf"(?P<date>{_RUSSIAN_DATE}),? (?:№|N|No\.?)~(?P<no>\d[\w./-]{{0,12}}\w|\d)(?: \""
        rf"(?P<title3>[^\"]{{3,250}})\")?(?!\w)",
    ),
    Form(
        "legislation",
        "СЗ РФ|Собрани|Российская газета|SZ RF|Ведомост",
        r"(?:// )?(?P<box>СЗ РФ|Собрание законодательства(?: РФ| Российской Федерации)?|Российская газета"
        rf"|Ведомости [А-Я][А-Яа-я ]{{2,40}}|SZ RF)[.,]? (?P<year>{YEAR})[.,]?(?: (?:-~)?(?:№|N)~"
        rf"(?P<iss>\d{{1,3}}(?: \([IVX]+\))?))?(?:[.,]? ?(?:[Сс]т|[Ss]t)\. (?P<page>{PAGE}))?(?!\w)",
    ),
    Form(
        "legislation",
        "т.|тать|st.",
        rf"(?<!\w)[Сс]т(?:\.|атьи|атья|атье)~(?P<art>\d{{1,4}}(?:\.\d{{1,2}})?) (?P<title>{_RUSSIAN_CODE})(?!\w)",
        sure=False,
    ),
    Form(
        "legislation",
        "ст.",
        rf"(?<!\w)(?:п\.~\d{{1,2}} )?(?:ч\.~\d{{1,2}} )?ст\.~(?P<art>\d{{1,4}}(?:\.\d{{1,2}})?) "
        rf"(?P<title>{_RUSSIAN_CODE})(?!\w)",
        sure=False,
    ),
)
