"""Words that tell what prints: bodies, newspapers, magazines, blogs, journals, series, kinds of text, cities of publishers."""  # noqa: E501

BODY_WORDS = frozenset(
    """
    institute institut instituto istituto institution institutions center centre centro zentrum council conseil consejo consiglio rat
    bank banque banco banca bureau office ministry ministère ministerium ministerio ministero ministério department département
    agency agence agentur agencia agenzia agência commission committee comité comisión commissione comissão ausschuss kommission
    organisation organization organización organizzazione organização association associazione asociación associação verband verein
    foundation fondation stiftung fundación fondazione fundação university université universität universidad università
    universidade government parliament parlement assembly congress senate authority federation union group watch service
    society société gesellschaft academy académie akademie academia accademia observatory observatoire observatorio osservatorio
    corporation company consortium network initiative secretariat unit team staff college school faculty library museum
    nations fund programme program forum alliance league board court tribunal
    институт центр совет банк министерство агентство комиссия комитет организация фонд университет служба правительство
    """.split()  # noqa: E501, SIM905
)
PRESS_WORDS = frozenset(
    """
    times post news newspaper daily herald tribune telegraph guardian gazette journal-constitution reuters afp bloomberg press wire
    newswire agency syndicate agence-presse chronicle mail mirror sun star standard independent observer globe examiner courier
    inquirer dispatch bbc cnn cnbc npr rfi tass interfax xinhua aljazeera politico guardian broadcasting radio tv television
    monde figaro libération croix échos parisien humanité presse soir matin dépêche ouest-france temps zeitung tageszeitung
    nachrichten rundschau tagesspiegel spiegel welt süddeutsche handelsblatt kurier corriere repubblica stampa sole messaggero
    giornale país mundo abc vanguardia nación comercio clarín diario periódico folha estado globo jornal público gazeta
    izvestia izvestiya kommersant vedomosti pravda известия коммерсант ведомости правда новости газета тасс sabah hürriyet
    """.split()  # noqa: E501, SIM905
)
MAGAZINE_WORDS = frozenset(
    [
        "magazine",
        "weekly",
        "economist",
        "newsweek",
        "hebdo",
        "hebdomadaire",
        "woche",
        "settimanale",
        "semanal",
        "revista",
        "atlantic",
        "yorker",
    ]
)
BLOG_WORDS = frozenset(
    [
        "blog",
        "weblog",
        "blogs",
        "carnet",
        "carnets",
        "blogue",
        "substack",
        "medium",
        "wordpress",
        "blogspot",
        "livejournal",
        "newsletter",
        "блог",
        "telegram",
    ]
)
JOURNAL_WORDS = frozenset(
    """
    journal review quarterly studies annals revue cahiers zeitschrift archiv archives jahrbuch annales rivista quaderni
    anales bulletin proceedings transactions letters research acta monthly вестник журнал вопросы vestnik voprosy
    """.split()  # noqa: SIM905
)
# A series of papers by its name: those that leave no doubt, and those that journals use too.
SERIES_WORDS = frozenset(
    """
    paper papers brief briefs briefing report reports series memo memos memorandum monograph monographs notes working
    sheet sheets factsheet factsheets occasional schriften schriftenreihe reihe collection collana colección coleção
    серия документы documents
    """.split()  # noqa: SIM905
)
# Behind a hyphen: "SWP-Studie".
GERMAN_SERIES_WORDS = frozenset({"studie", "aktuell", "arbeitspapier", "arbeitspapiere", "kurzanalyse"})
SERIES_OR_JOURNAL_WORDS = frozenset(
    [
        "studies",
        "études",
        "etudes",
        "studien",
        "studi",
        "estudios",
        "estudos",
        "cahiers",
        "quaderni",
        "cuadernos",
        "cadernos",
        "исследования",
    ]
)
REPORT_GENRES = frozenset(
    """
    working paper|research paper|policy paper|policy brief|issue brief|policy memo|discussion paper|occasional paper|briefing paper
    briefing|report|annual report|final report|technical report|white paper|research report|special report|background paper
    backgrounder|factsheet|fact sheet|memorandum|country report|situation report|survey|strategic report|research note
    note d'analyse|note|notes|note de recherche|note stratégique|rapport|rapport d'information|rapport annuel|document de travail
    étude|note de synthèse|bericht|arbeitspapier|diskussionspapier|studie|forschungsbericht|jahresbericht|kurzbericht
    rapporto|documento di lavoro|relazione|informe|documento de trabajo|informe anual|relatório|texto para discussão
    доклад|аналитическая записка|рабочая тетрадь|отчет|отчёт
    """.replace("\n", "|").split("|")  # noqa: E501
)
REPORT_GENRES = frozenset(g.strip() for g in REPORT_GENRES if g.strip())
POST_GENRES = frozenset(
    [
        "analysis",
        "commentary",
        "comment",
        "opinion",
        "op-ed",
        "blog",
        "blog",
        "post",
        "post",
        "insight",
        "insights",
        "expert",
        "comment",
        "analyse",
        "commentaire",
        "tribune",
        "billet",
        "point",
        "de",
        "vue",
        "kommentar",
        "gastbeitrag",
        "meinung",
        "analisi",
        "commento",
        "opinione",
        "análisis",
        "opinión",
        "comentario",
        "análise",
        "opinião",
        "анализ",
        "аналитика",
        "мнение",
        "комментарий",
    ]
) | {"blog post", "expert comment", "point de vue", "policy analysis"}
THESIS_GENRES = frozenset(
    {"phd thesis", "ph.d. thesis", "phd dissertation", "ph.d. dissertation", "doctoral thesis", "doctoral dissertation", "master's thesis",  # noqa: E501
     "ma thesis", "dissertation", "thesis", "thèse de doctorat", "thèse", "mémoire de master", "tesi di dottorato", "tesis doctoral",  # noqa: E501
     "masterarbeit", "inauguraldissertation", "unpublished phd thesis", "диссертация"}
)  # fmt: skip
PUBLISHER_WORDS = frozenset(
    """
    press verlag publishers publishing publications éditions editions édition books editore edizioni editorial ediciones editora
    presses publisher verlagsgesellschaft imprint university-press издательство изд-во springer elsevier wiley routledge sage
    palgrave macmillan mcgraw-hill penguin gallimard seuil suhrkamp einaudi harmattan brill blackwell oup cup puf nomos
    """.split()  # noqa: E501, SIM905
)
PLACES = frozenset(
    """
    london|paris|new york|berlin|oxford|cambridge|boston|chicago|washington|washington, dc|washington dc|washington, d.c.|moscow|moskva
    москва|м.|санкт-петербург|спб.|st petersburg|saint petersburg|st. petersburg|amsterdam|leiden|the hague|den haag|brussels
    bruxelles|brüssel|geneva|genève|genf|zurich|zürich|bern|basel|vienna|wien|münchen|munich|frankfurt|frankfurt am main|hamburg
    köln|cologne|stuttgart|leipzig|göttingen|tübingen|heidelberg|baden-baden|bonn|bielefeld|wiesbaden|opladen|darmstadt|rome|roma
    milano|milan|torino|turin|bologna|firenze|florence|venezia|venice|padova|napoli|naples|bari|vicenza|verona|treviso|palermo
    genova|madrid|barcelona|sevilla|lisboa|lisbon|coimbra|porto|são paulo|rio de janeiro|buenos aires|méxico|mexico city|bogotá
    santiago|lima|stanford|princeton|princeton, nj|new haven|new haven, ct|cambridge, ma|cambridge, mass.|cambridge, uk|berkeley
    los angeles|san francisco|san diego|philadelphia|baltimore|toronto|montreal|montréal|québec|ottawa|vancouver|sydney|melbourne
    canberra|edinburgh|glasgow|manchester|dublin|stockholm|oslo|bergen|copenhagen|københavn|helsinki|warsaw|warszawa|kraków|prague|praha
    budapest|bucharest|bucurești|sofia|athens|istanbul|ankara|tehran|baku|tbilisi|yerevan|erevan|kyiv|kiev|київ|киев|minsk|riga
    vilnius|tallinn|tokyo|beijing|shanghai|hong kong|singapore|seoul|delhi|new delhi|mumbai|jerusalem|tel aviv|tel-aviv|beirut
    cairo|tunis|rabat|algiers|dakar|nairobi|johannesburg|cape town|lanham|lanham, md|boulder|boulder, co|ithaca|ithaca, ny|durham
    aldershot|farnham|basingstoke|houndmills|dordrecht|cham|thousand oaks|thousand oaks, ca|beverly hills|santa monica|arlington
    santa monica, ca|cambridge, massachusetts|englewood cliffs|lyon|toulouse|strasbourg|grenoble|rennes|louvain|leuven|namur
    bordeaux|marseille|arles|lausanne|fribourg|neuchâtel|nürnberg|nuremberg|würzburg|erlangen|mainz|trier|kiel|bremen|graz
    """.replace("\n", "|").split("|")  # noqa: E501
)
PLACES = frozenset(p.strip() for p in PLACES if p.strip())


def is_place(text: str) -> bool:
    """Whether the text is a known city of publishers, or several of them joined."""
    plain = text.strip(" .,;:()").casefold()
    if plain in PLACES or plain + "." in PLACES:
        return True
    parts = [p.strip() for p in plain.replace(" and ", "/").replace(" & ", "/").replace("-", "/").split("/")]
    return len(parts) > 1 and all(p in PLACES for p in parts)
