"""Titles of press articles, posts and reports that nobody wrote: parts put together by language."""

import random

# For each language: who or what; what happens to it; matters; places. Press joins the first two, reports the last two.
_PARTS = {
    "en": (
        """The government|Three former ministers|The central bank|Opposition leaders|A small port town|Two neighbours|
        Grain exporters|The new coalition|Young voters|Border guards|The pipeline consortium|Hospitals|Teachers|
        Engineers|The mayor|Railway workers|Regulators|An old alliance|Farmers|The army""",
        """ends talks without a deal|signs a gas agreement|says reform must wait|fears a cold winter|wins by a narrow margin|
        rejects plan to cut pensions|opens inquiry into bank loans|calls for calm after clashes|moves closer to the west|
        loses patience with its allies|bets on solar power|hits record high|faces questions over arms sales|
        turns to old rivals|blames the weather|vows to rebuild, again|is back: what now?|could not agree on a date""",  # noqa: E501
        """Energy Security|Trade and Transit|The Future of Migration|Water Management|Public Debt|Local Elections|
        Frozen Conflicts|Media Freedom|Minority Rights|Corridors and Ports|Digital Taxation|Rural Schools|Arms Control|
        Soft Power|The Politics of Memory|Civil Society|Higher Education|Shipping|Labour Markets""",
        """in the Black Sea Region|in Central Asia|after the Crisis|in the Western Balkans|between East and West|
        in Small States|since Independence|in the Age of Platforms|along the Silk Road|in the High North|
        in Southern Europe|and Its Limits|from Below|in Times of War|in the Sahel|on the Eastern Flank""",
    ),
    "de": (
        """Die Regierung|Drei frühere Minister|Die Zentralbank|Der Bürgermeister|Zwei Nachbarn|Die neue Koalition|
        Junge Wähler|Das Gericht|Ein alter Verbündeter|Die Bauern|Der Konzern|Die Krankenhäuser|Lehrer und Eltern|
        Der Präsident|Die Opposition|Eine kleine Stadt am Fluss|Die Bahn|Der Energieversorger""",
        """bricht die Gespräche ab|unterzeichnet Gasabkommen|will die Rente nicht kürzen|fürchtet einen kalten Winter|
        gewinnt knapp|prüft Kredite der Bank|ruft nach Unruhen zur Ruhe auf|verliert die Geduld|setzt auf Sonnenstrom|
        gibt der Hitze die Schuld|baut wieder auf|ist zurück – und nun?|lässt sich Zeit|streitet über den Haushalt|
        erreicht neuen Höchststand|weist Vorwürfe zurück""",
        """Energiesicherheit|Handel und Transit|Die Zukunft der Zuwanderung|Wasserwirtschaft|Staatsschulden|Kommunalwahlen|
        Eingefrorene Konflikte|Pressefreiheit|Minderheitenrechte|Steuerpolitik|Rüstungskontrolle|Erinnerungskultur|
        Zivilgesellschaft|Hochschulen im Wandel|Der Arbeitsmarkt|Recht und Sprache""",  # noqa: E501
        """im Schwarzmeerraum|in Zentralasien|nach der Krise|auf dem Balkan|zwischen Ost und West|in kleinen Staaten|
        seit der Wende|im Zeitalter der Plattformen|entlang der Seidenstraße|in Südeuropa|und ihre Grenzen|
        in Zeiten des Krieges|aus rechtlicher Sicht|im ländlichen Raum""",
    ),
    "fr": (
        """Le gouvernement|Trois anciens ministres|La Banque centrale|Le maire|Deux voisins|La nouvelle coalition|
        Les jeunes électeurs|Le tribunal|Un vieil allié|Les agriculteurs|Le groupe pétrolier|Les hôpitaux|L’opposition|
        Le président|Une petite ville du littoral|Les cheminots|L’armée|Les enseignants""",
        """rompt les discussions|signe un accord gazier|refuse de réduire les retraites|craint un hiver froid|
        l’emporte de justesse|ouvre une enquête sur les prêts|appelle au calme|perd patience|mise sur le solaire|
        accuse la chaleur|reconstruit, encore|est de retour : et maintenant ?|bat un record|prend son temps|
        dément toute vente d’armes|face à ses contradictions""",
        """La sécurité énergétique|Commerce et transit|L’avenir des migrations|La gestion de l’eau|La dette publique|
        Les élections locales|Les conflits gelés|La liberté de la presse|Les droits des minorités|La fiscalité|
        La maîtrise des armements|Politiques de la mémoire|La société civile|L’enseignement supérieur|Diplomatie et caviar""",  # noqa: E501
        """en mer Noire|en Asie centrale|après la crise|dans les Balkans|entre Est et Ouest|dans les petits États|
        depuis l’indépendance|à l’ère des plateformes|sur les routes de la soie|au Sahel|en Europe du Sud|
        et ses limites|en temps de guerre|au Caucase""",
    ),
    "es": (
        """El gobierno|Tres antiguos ministros|El banco central|El alcalde|Dos vecinos|La nueva coalición|
        Los jóvenes votantes|El tribunal|Un viejo aliado|Los agricultores|La oposición|Los hospitales|El presidente|
        Un pueblo de la costa|Los maestros""",
        """rompe las conversaciones|firma un acuerdo de gas|teme un invierno frío|gana por la mínima|
        investiga los créditos del banco|pide calma tras los disturbios|pierde la paciencia|apuesta por el sol|
        culpa al calor|vuelve: ¿y ahora qué?|bate un récord|niega la venta de armas|aplaza la reforma""",
        """La seguridad energética|Comercio y tránsito|El futuro de la migración|La gestión del agua|La deuda pública|
        Las elecciones locales|La libertad de prensa|Los derechos de las minorías|La memoria histórica|
        La sociedad civil|Educación superior|Economía y trabajo""",
        """en el mar Negro|en Asia Central|tras la crisis|en los Balcanes|entre Oriente y Occidente|en América Latina|
        desde la independencia|en la era digital|en el sur de Europa|y sus límites|en tiempos de guerra""",
    ),
    "it": (
        """Il governo|Tre ex ministri|La banca centrale|Il sindaco|Due vicini|La nuova coalizione|I giovani elettori|
        Il tribunale|Gli agricoltori|L’opposizione|Gli ospedali|Il presidente|Un paese di mare|Gli insegnanti""",
        """rompe le trattative|firma l’accordo sul gas|teme un inverno freddo|vince di misura|indaga sui prestiti|
        invita alla calma|perde la pazienza|scommette sul sole|torna: e adesso?|segna un record|smentisce tutto|
        rinvia la riforma""",
        """La sicurezza energetica|Commercio e transito|Il futuro delle migrazioni|La gestione dell’acqua|
        Il debito pubblico|Le elezioni locali|La libertà di stampa|I diritti delle minoranze|Memoria e politica|
        La società civile|L’università""",
        """nel Mar Nero|in Asia centrale|dopo la crisi|nei Balcani|tra Oriente e Occidente|nei piccoli Stati|
        nell’età delle piattaforme|nel Mezzogiorno|e i suoi limiti|in tempo di guerra""",
    ),
    "pt": (
        """O governo|Três antigos ministros|O banco central|O prefeito|Dois vizinhos|A nova coligação|Os jovens eleitores|
        O tribunal|Os agricultores|A oposição|Os hospitais|O presidente|Uma vila do litoral""",  # noqa: E501
        """rompe as negociações|assina acordo de gás|teme um inverno frio|vence por pouco|investiga empréstimos|
        pede calma|perde a paciência|aposta no sol|está de volta: e agora?|bate recorde|nega venda de armas|
        adia a reforma""",
        """A segurança energética|Comércio e trânsito|O futuro da migração|A gestão da água|A dívida pública|
        As eleições locais|A liberdade de imprensa|Os direitos das minorias|Memória e política|A sociedade civil""",
        """no mar Negro|na Ásia Central|depois da crise|nos Bálcãs|entre Oriente e Ocidente|na América Latina|
        desde a independência|na era digital|e seus limites|em tempos de guerra""",
    ),
    "ru": (
        """Правительство|Три бывших министра|Центральный банк|Мэр города|Два соседа|Новая коалиция|Молодые избиратели|
        Суд|Старый союзник|Фермеры|Нефтяная компания|Больницы|Учителя|Президент|Оппозиция|Маленький город у моря|
        Железнодорожники|Парламент""",
        """прерывает переговоры|подписывает соглашение о газе|опасается холодной зимы|побеждает с малым отрывом|
        проверяет кредиты банка|призывает к спокойствию|теряет терпение|делает ставку на солнце|снова строит|
        возвращается: что теперь?|бьёт рекорд|отрицает продажу оружия|откладывает реформу|спорит о бюджете""",
        """Энергетическая безопасность|Торговля и транзит|Будущее миграции|Водное хозяйство|Государственный долг|
        Местные выборы|Замороженные конфликты|Свобода печати|Права меньшинств|Налоговая политика|
        Контроль над вооружениями|Политика памяти|Гражданское общество|Высшая школа|Рынок труда|Роман и нация|
        История русского языка|Вопросы теории права""",
        """в Черноморском регионе|в Центральной Азии|после кризиса|на Балканах|между Востоком и Западом|
        в малых государствах|после распада союза|в эпоху платформ|на Шёлковом пути|и её пределы|в годы войны|
        в XX веке|в творчестве писателей|на Южном Кавказе|(по материалам архивов)""",
    ),
}  # fmt: skip


def _cut(parts: str) -> list[str]:
    return [" ".join(part.split()) for part in parts.split("|")]


_LISTS = {language: tuple(_cut(parts) for parts in four) for language, four in _PARTS.items()}


def headline(language: str, rng: random.Random) -> str:
    """The title of a press article or post."""
    who, does, matters, _ = _LISTS[language]
    title = f"{rng.choice(who)} {rng.choice(does)}"
    form = rng.random()
    if form < 0.2:
        title = f"{rng.choice(matters)}: {title}"
    elif form < 0.28:
        title = f"{rng.randrange(2, 90)} {rng.choice(('%', 'km', '°', 'MW'))}: {title}"
    elif form < 0.34:
        title = f"{title}. {rng.choice(who)} {rng.choice(does)}"
    elif form < 0.4:
        title = f"{title}, {rng.choice(matters)[:1].lower()}{rng.choice(matters)[1:]}"
    return title


def study(language: str, rng: random.Random) -> str:
    """The title of a report, a book or a paper."""
    who, _, matters, where = _LISTS[language]
    title = f"{rng.choice(matters)} {rng.choice(where)}"
    form = rng.random()
    if form < 0.3:
        stop = " : " if language == "fr" else rng.choice((": ", ". ", " – "))
        title += f"{stop}{rng.choice(matters)} {rng.choice(where)}"
    elif form < 0.4:
        title += rng.choice((", ", " / ")) + str(rng.randrange(1900, 2000)) + "–" + str(rng.randrange(2000, 2024))
    elif form < 0.5:
        title = f"{rng.choice(who)}, {title[:1].lower()}{title[1:]}"
    return title
