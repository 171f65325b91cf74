"""Words that mark the parts of a note, in the seven languages; by what they mark."""

from footnote_audit.parse.signals import PROSE

WORDS: dict[str, str] = {
    "month": """
        jan january janvier januar enero gennaio janeiro feb february février februar febrero febbraio fevereiro mar
        march mars märz marzo março apr april avril abril aprile may mai mayo maggio maio jun june juin juni junio
        giugno junho jul july juillet juli julio luglio julho aug august août agosto sep sept september septembre
        septiembre settembre setembro oct october octobre oktober okt octubre ottobre outubro nov november novembre
        noviembre novembro dec december décembre dezember dez diciembre dicembre dezembro января февраля марта
        апреля мая июня июля августа сентября октября ноября декабря yanvarya fevralya marta aprelya maya iyunya
        iyulya avgusta sentyabrya oktyabrya noyabrya dekabrya spring summer autumn fall winter
    """,
    "editor": """
        ed eds editor editors edited hrsg hg hgg dir cura coord org red ред éd
    """,
    "volume": """
        vol volume bd band tome t т v jg jahrgang
    """,
    "issue": """
        no nr n num núm issue heft h iss fasc numéro
    """,
    "page": """
        p pp page pages s ss seite seiten pag pagg págs с стр f ff at para paras ch chapter rn rdnr sq
    """,
    "in": """
        in dans im en
    """,
    "signal": """
        see voir vgl siehe cf cfr véase ver vedi veda vedano см ср read lire compare contrast dazu hierzu näher so
        ebenso ähnlich kritisch dafür dagegen insbesondere etwa auch also aussi anche también também zum zur
        grundlegend überblick vid vide source further sowie ferner accord veja lies bei
        contra comp tutti todos напр подробнее sm sr takzhe
    """,
    "through": """
        quoted cited reproduced reprinted cité citée reproduit zitiert zit abgedruckt citato citado цит apud
        qtd cit riprodotto riportato reproducido recogido reproduzido wiedergegeben repris приводится tsit
    """,
    "short": """
        ibid ibidem id idem cit cité op art loc aao ebd ebenda ivi там tam zhe же указ soch соч ukaz supra above
        oben vorige ders dies fn anm note nota ob ouvr
        infra below unten ниже сноска сноску сн прим ibídem ídem
    """,
    "print": """
        press verlag university publishers books editions éditions edizioni editore presses institute journal review
        zeitschrift revue rivista studies law rev times daily news blog papers paper report bulletin archiv jahrbuch
        annales quarterly
    """,
    "particle": """
        von van de der den di da del della du la le zu al
    """,
    "court": """
        bgh bghz bverfg bverfge rgz rg bag olg njw jz ac er qb ukhl wlr
    """,
}
SETS: dict[str, frozenset[str]] = {**{name: frozenset(text.split()) for name, text in WORDS.items()}, "prose": PROSE}
