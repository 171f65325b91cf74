"""How judgments are cited in German, French, Italian, Spanish, Portuguese and Russian."""

from footnote_audit.parse.law.forms import AT, DATE, NUMBER, PAGE, YEAR, Form

_GERMAN_COURTS = (
    r"BVerfG|BGH|BVerwG|BAG|BFH|BSG|BPatG|BayObLG|BayVGH|BayVerfGH|RG|KG|OGH|VfGH|VwGH|BGer|BVGer|(?:OLG|LG|AG"
    r"|VG|OVG|VGH|LAG|ArbG|FG|LSG|SG|VerfGH|HansOLG) [A-ZÄÖÜ][\wäöüß/-]{2,20}(?: a\.~M\.| am Main)?"
)
_DOCKET = (
    r"(?:[IVX]{1,5}|\d{1,3})~(?:[a-z] )?[A-ZÄÖÜ][A-Za-z]{0,5}(?: \([A-Za-z]{1,5}\))? \d{1,5}(?:[./]\d{2,4})"
    r"(?:\.[A-Z])?"
)
_GERMAN_JOURNALS = (
    r"NJW(?:-RR)?|JZ|NVwZ(?:-RR)?|NStZ(?:-RR)?|NZA(?:-RR)?|DVBl\.?|DÖV|EuGRZ|EuZW|MDR|VersR|WM|ZIP|GRUR(?:-RR"
    r"|-RS)?|FamRZ|StV|BB|DB|AP|BeckRS|JuS|JR|NZG|ZUM(?:-RD)?|MMR|K&R|CR|WRP|wistra|NZBau|NZM|ZMR|EuR|EWS|RIW"
    r"|IPRax|ÖJZ|JBl|AG"
)
_COLLECTIONS = r"BVerfGE|BVerfGK|BGHZ|BGHSt|BVerwGE|BAGE|BFHE|BSGE|RGZ|RGSt|BayVerfGHE|VfSlg|BGE|SZ|SSt"
_FRENCH_COURTS = (
    r"Cass\.(?:,? (?:[Aa]ss\. plén\.|ch\. mixte|ch\. réun\.|(?:1re|2e|3e|1ère|2ème|3ème)? ?(?:[Cc]iv|[Cc]om"
    r"|[Ss]oc|[Cc]rim|[Rr]eq)\.(?: (?:1re|2e|3e))?))?|(?:Civ|Com|Soc|Crim)\.(?: (?:1re|2e|3e))?|CE(?:,? "
    r"(?:[Aa]ss|[Ss]ect)\.)?|Conseil d'[ÉE]tat|Cour de cassation|Conseil constitutionnel|Cons\.~const\."
    r"|C\.~const\.|T\.~confl\.|CA(?:A)? [A-ZÀ-Þ][\w-]{2,20}|TA [A-ZÀ-Þ][\w-]{2,20}|TGI [A-ZÀ-Þ][\w-]{2,20}"
    r"|TJ [A-ZÀ-Þ][\w-]{2,20}"
)
_FRENCH_NUMBER = r"\d{2,4}[-.]\d{1,4}(?:[-.]\d{1,4})?(?:~(?:DC|QPC|LP|L|I|AN|SEN|ORGA|FNR)\b)?|\d{2}/\d{4,5}|\d{4,8}"
_ITALIAN_COURTS = (
    r"Cass\.(?: civ\.| pen\.| lav\.)?(?:,? (?:[Ss]ez\. (?:[Uu]n\.|[IVX]{1,4}|lav\.|trib\.|\d)(?: civ\."
    r"| pen\.)?|[Ss]{1,2}\.~[Uu]{1,2}\.))?|Corte cost\.|C\. cost\.|Cons\. [Ss]tato(?:,? (?:[Ss]ez\. [IVX]{1,4}"
    r"|[Aa]d\. [Pp]len\.))?|C\.d\.S\.|T\.?A\.?R\.? [A-Z][\w-]{2,20}(?:,? [Ss]ez\. [IVX]{1,4})?|Corte conti"
    r"|Trib\. [A-Z][\w-]{2,20}|App\. [A-Z][\w-]{2,20}|Corte d'appello di [A-Z][\w-]{2,20}"
)
_PORTUGUESE_COURTS = (
    r"STJ|STF|TC|STA|TR[LPCEG]|TCA[NS]|Tribunal Constitucional|Supremo Tribunal de Justiça"
    r"|Supremo Tribunal Administrativo|Supremo Tribunal Federal|Superior Tribunal de Justiça"
    r"|Tribunal da Relação d[eo] [A-Z][\w-]{2,20}|Relação d[eo] [A-Z][\w-]{2,20}"
)
_RUSSIAN_ACT = (
    r"[Пп]остановлени[ея]|[Оо]пределени[ея]|[Рр]ешени[ея]|[Зз]аключени[ея]|[Пп]риговор|[Pp]ostanovleni[ey]a?e?"
    r"|[Oo]predeleni[ey]a?e?"
)
_RUSSIAN_COURT = (
    r"(?:Пленума |Президиума |Судебной коллегии[^,;.()\"]{0,40} )?(?:Конституционного [Сс]уда"
    r"|Верховного [Сс]уда|Высшего [Аа]рбитражного [Сс]уда|[А-Я][а-я-]{3,20}(?:ого|ой)"
    r"(?: [а-я]{4,20}){0,3} суда|ЕСПЧ|Суда ЕС|КС|ВС|ВАС|ФАС [А-Я][\w ]{3,30}? округа)(?: РФ"
    r"| Российской Федерации| [А-Я][а-я-]{3,20}(?:ой|ого) (?:области|края))?|(?:Konstitutsionnogo"
    r"|Verkhovnogo) [Ss]uda(?: RF| Rossiiskoi Federatsii)?"
)

FORMS = (
    Form(
        "legal_case",
        "BVer|BGH|BAG|BFH|BSG|LG |VG|AG |SG |FG |RG |KG|OGH|VfGH|VwGH|BGer|Bay|BPatG",
        rf"(?<!\w)(?P<court>{_GERMAN_COURTS})(?: \((?:GS|GrS|Kammer|K)\))?[,:]? (?:(?:[Uu]rteil|Urt\.|[Bb]eschlu"
        r"(?:ss|ß)|Beschl\.|[BU]\.|Erkenntnis|[Vv]erfügung) (?:vom |v\.~)?)?(?:(?:vom |v\.~)?"
        rf"(?P<date>{DATE}))?[ ,-]{{0,3}}(?:Az\.?:? |[Aa]ktenzeichen )?(?P<no>{_DOCKET})(?:[ ,-]{{0,3}}"
        rf"(?P<box>{_GERMAN_JOURNALS}) (?P<year>{YEAR}),~(?:S\. )?(?P<page>{PAGE})(?:~\("
        rf"(?P<at>{AT})(?: ff?\.)?\)|,~(?P<at2>{AT})(?: f{{1,2}}\.)?(?= |$|[;.]))?)?",
    ),
    Form(
        "legal_case",
        "BVer|BGH|BAG|BFH|BSG|LG |VG|AG |SG |FG |RG |KG|OGH|Bay|EuGH",
        rf"(?<!\w)(?P<court>{_GERMAN_COURTS}|EuGH|EGMR)[,:]? (?:in: )?(?:(?:Urt\.|Urteil|Beschl\.|Beschlu(?:ss|ß)) "
        rf"(?:vom |v\.~)(?P<date>{DATE})[, -]{{1,3}})?(?:in: )?(?P<box>{_GERMAN_JOURNALS}) "
        rf"(?P<year>{YEAR}),~(?:S\. )?(?P<page>{PAGE})(?:~\((?P<at>{AT})(?: ff?\.)?\))?(?!\w)",
    ),
    Form(
        "legal_case",
        "BVerfG|BGH|BVerwGE|BAGE|BFHE|BSGE|RGZ|RGSt|VfSlg|BGE|SZ |SSt",
        rf"(?<!\w)(?P<box>{_COLLECTIONS}) (?P<vol>\d{{1,3}}(?: [IVX]{{1,4}}[ab]?)?)(?:,~| |/)(?:S\. )?"
        rf"(?P<page>{PAGE})(?:~f{{1,2}}\.)?(?:~\((?P<at>{AT})(?:~f{{1,2}}\.?)?\)|,~"
        rf"(?P<at2>{AT})(?=~f{{0,2}}[.;\s]|$))?(?!\w)",
    ),
    Form(
        "legal_case",
        "Cass|Civ.|Com.|Soc.|Crim.|CE|Conseil|Cons.|C. const|confl|CA|TA |TGI |TJ |Cour",
        rf"(?<!\w)(?P<court>{_FRENCH_COURTS}),? (?:(?:déc\.|décision|arrêt|req\.|avis) )?(?:(?:du )?"
        rf"(?P<date>{DATE}),? (?:(?:req\.|déc\.|pourvoi|décision|aff\.) )?(?:"
        rf"(?P<title>[^,;()\[\]\"\d]{{2,100}}?),? )?{NUMBER}~(?P<no>{_FRENCH_NUMBER})|{NUMBER}~"
        rf"(?P<no2>{_FRENCH_NUMBER})(?:,?~(?:du )?(?P<date2>{DATE}))?(?:, "
        rf"(?P<title2>(?:Loi|Mme|M\.|Sté|Société|Association|Époux)[^,;()\[\]\"]{{2,100}}))?)(?!\w)",
    ),
    Form(
        "legal_case",
        "CE|Conseil d",
        rf"(?<!\w)(?P<court>CE(?:,? (?:[Aa]ss|[Ss]ect)\.)?|Conseil d'[ÉE]tat),? (?P<date>{DATE}), "
        rf"(?P<title>[A-ZÀ-Þ][^,;()\[\]\"\d]{{2,80}}?), (?P<box>Rec\.(?: Lebon)?|Lebon|GAJA|AJDA|RFDA),?(?: "
        rf"(?P<year>{YEAR}),)? (?:p\.~)?(?P<page>{PAGE})",
    ),
    Form(
        "legal_case",
        "Bull|Lebon|Rec.|D. |JCP|AJDA",
        rf"(?:publié au )?(?P<box>Bull\. (?:civ|crim|soc|joly)\.?|Rec\.(?: Lebon| CE)?|Lebon|D\.(?= \d{{4}})|JCP"
        rf"(?: [GEA])?|AJDA)(?: (?P<year>{YEAR}))?,?(?: (?P<vol>[IVX]{{1,4}}),)?(?: (?:p\.~"
        rf"(?P<page>{PAGE})|{NUMBER}~(?P<page2>{PAGE})))(?!\w)",
        sure=False,
    ),
    Form(
        "legal_case",
        "Cass|cost|Cons|T.A.R|TAR|Trib.|App.|appello|C.d.S|conti",
        rf"(?<!\w)(?P<court>{_ITALIAN_COURTS}),? (?:(?:sent\.|ord\.|dec\.|sentenza|ordinanza|sentt\.) )?(?:"
        rf"(?:del )?(?P<date>{DATE}),? (?:\(?dep\.[^,;()]{{2,30}}\)?,? )?n\.~(?P<no>\d{{1,6}})|n\.~"
        rf"(?P<no2>\d{{1,6}}/(?P<year>{YEAR}))|n\.~(?P<no3>\d{{1,6}})(?: del |,? )(?:(?P<date2>{DATE})|"
        rf"(?P<year2>{YEAR})))(?!\w)",
    ),
    Form(
        "legal_case",
        "STC|STS|SAN|ATC|ATS|SAP|Sentencia|sentencia|STJUE|STEDH",
        r"(?<!\w)(?P<title>(?P<court>ST[CS](?:J(?: de)? [A-Z][a-z]+)?|SAN|AT[CS]|SAP(?: de)? [A-Z][a-z]+|STJUE"
        rf"|STEDH|[Ss]entencia del Tribunal (?:Constitucional|Supremo)),? (?:{NUMBER}~)?(?P<no>\d{{1,5}}/"
        rf"(?P<year>{YEAR})))(?:,~(?:de )?(?P<date>\d{{1,2}} de [^\W\d_]{{4,10}}(?: de \d{{4}})?))?(?!\w)",
    ),
    Form(
        "legal_case",
        "STS|SAN|ATS|Sentencia|sentencia|STJUE|STEDH",
        r"(?<!\w)(?P<court>STS|SAN|ATS|STJUE|STEDH|[Ss]entencia del Tribunal (?:Constitucional|Supremo)),? (?:de"
        rf"|del) (?P<date>{DATE})(?:,? \(?(?:(?:rec\.|recurso|asunto|as\.|RJ|ROJ:?)(?: {NUMBER})?~)"
        rf"(?P<no>[\w/-]{{3,20}})\)?)?(?!\w)",
    ),
    Form(
        "legal_case",
        "Ac.|Acórdão|acórdão|STF|STJ",
        rf"(?<!\w)(?:(?:[Aa]c\.|[Aa]córdão) (?:do |da )?(?P<court>{_PORTUGUESE_COURTS}),?(?: {NUMBER}~"
        rf"(?P<no>\d{{1,5}}/\d{{2,4}}))?(?:,? de (?P<date>{DATE}))?(?:,? \(?(?:[Pp]roc(?:esso|\.)) (?:{NUMBER}~)?"
        rf"(?P<no2>[\w./-]{{3,25}}\w))?|(?P<court2>STF|STJ)[,:]? "
        r"(?P<no3>(?:ADI|ADC|ADPF|ADO|RE|ARE|HC|RHC|MS|RMS|Rcl|REsp|AREsp|AgRg|EREsp|Inq|Pet|AP) "
        rf"(?:{NUMBER}~)?\d[\d.]{{0,10}}\d(?:~[/-]~[A-Z]{{2}})?))(?!\w)",
    ),
    Form(
        "legal_case",
        "остановлени|пределени|ешени|аключени|риговор|ostanovleni|predeleni",
        rf"(?<!\w)(?P<title>(?:{_RUSSIAN_ACT}) (?P<court>{_RUSSIAN_COURT}))(?:,? от|,? ot) "
        rf"(?P<date>{DATE})(?:~(?:г\.|года|g\.|goda))?,?(?: по делу)?(?: (?:№|N|No\.?)~(?P<no>[\w/-]{{1,25}}\w))?(?: \""
        rf"(?P<title2>[^\"]{{3,250}})\")?",
    ),
)
