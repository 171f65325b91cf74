"""Invented titles, periodicals, places and persons in languages that the licensed records hold few of."""

TITLE_HEADS: dict[str, tuple[str, ...]] = {
    "de": (
        "Zur Entwicklung", "Probleme", "Die Geschichte", "Grundfragen", "Theorie und Praxis", "Zum Begriff", "Rechtliche Grenzen", "Die Soziologie",
        "Wandel und Dauer", "Methodische Fragen", "Über den Sinn", "Beiträge zur Lehre", "Ziele und Aufgaben", "Einige Bemerkungen zur Lage",
    ),
    "fr": ("Histoire", "Essai sur l’évolution", "La fin", "Les fondements", "Naissance", "Sociologie", "Le retour", "Une critique", "La crise", "Les lieux"),
    "es": ("Historia", "La crisis", "Los orígenes", "Teoría", "El fin", "Ensayo sobre la evolución", "Las fuentes"),
    "pt": ("História", "A crise", "As origens", "Teoria", "O fim", "Ensaio sobre a formação", "As fontes"),
    "it": ("Storia", "La crisi", "Le origini", "Teoria", "La fine", "Saggio sulla formazione", "Le fonti"),
    "ru": ("История", "Очерки истории", "Проблемы", "Теория", "Становление", "Социология", "Происхождение"),
    "ru-latn": ("Istoriya", "Ocherki istorii", "Problemy", "Teoriya", "Stanovleniye", "Proiskhozhdenie"),
    "en": ("A History", "The Making", "Theories", "The Politics", "Rethinking the Limits", "Problems", "The Sociology", "In Defence", "The End", "Notes on the Use"),
}  # fmt: skip
TITLE_TAILS: dict[str, tuple[str, ...]] = {
    "de": (
        "der vergleichenden Rechtslehre", "des Küstenrechts", "der Verwaltung", "der Arbeiterbewegung", "des Privatrechts in Europa", "der Gerichte",
        "der empirischen Sozialforschung", "des Strafvollzugs", "der Familie in der Neuzeit", "der Hafenstädte", "der juristischen Ausbildung",
    ),
    "fr": ("du droit maritime", "de l’État", "des villes portuaires", "de la famille", "du travail", "des tribunaux", "de la frontière", "du pétrole"),
    "es": ("del derecho marítimo", "del Estado", "de las ciudades portuarias", "de la familia", "del trabajo", "de la frontera"),
    "pt": ("do direito marítimo", "do Estado", "das cidades portuárias", "da família", "do trabalho", "da fronteira"),
    "it": ("del diritto marittimo", "dello Stato", "delle città portuali", "della famiglia", "del lavoro", "del confine"),
    "ru": ("морского права", "российского государства", "портовых городов", "семьи и брака", "труда", "северных границ", "нефтяной промышленности"),
    "ru-latn": ("morskogo prava", "rossiyskogo gosudarstva", "portovykh gorodov", "sem'i i braka", "neftyanoy promyshlennosti"),
    "en": ("of Comparative Law", "of the Coast", "of Legal Education", "of the State", "of Port Towns", "of Labour", "of the Border", "of Judicial Review"),
}  # fmt: skip
JOURNALS: dict[str, tuple[str, ...]] = {
    "de": (
        "ZfS", "RabelsZ", "NJW", "JZ", "AcP", "AöR", "KZfSS", "ZvglRW", "JuS", "ARSP", "KritV", "VerwArch", "ZRG GA", "DÖV", "MschrKrim.", "Der Staat",
        "Zeitschrift für Küstenrecht", "Archiv für Verwaltungsgeschichte", "Jahrbuch für Rechtstheorie", "Soziale Welt", "Kritische Justiz",
        "Zeitschrift für vergleichende Staatenkunde", "Historische Blätter", "Demokratie und Recht",
    ),
    "law": (
        "Modern Law Rev.", "MLR", "LQR", "Cambridge Law J.", "Harvard Law Rev.", "Harv. L. Rev.", "Yale L.J.", "J. of Law and Society", "OJLS", "Legal Studies",
        "Am. J. Comp. L.", "Law & Soc. Rev.", "International J. of the Sociology of Law", "The Law Teacher", "Stanford Law Rev.", "ICLQ", "Public Law",
        "Int. J. Crim. Pen.", "Brit. J. Soc.", "Current Legal Problems", "New Law J.", "Law and Critique", "Am. J. Int'l L.", "Colum. L. Rev.",
    ),
    "fr": ("Revue des ports", "Annales", "Revue française de sociologie du travail", "Le Courrier du Nord", "Politique maritime", "Droit et État", "Critique"),
    "es": ("Revista de Derecho Marítimo", "El Diario del Puerto", "Cuadernos de Historia", "Estudios Políticos"),
    "pt": ("Revista de Direito Marítimo", "O Jornal do Porto", "Cadernos de História", "Análise Política"),
    "it": ("Rivista di diritto marittimo", "Il Giornale del Porto", "Quaderni di storia", "Archivio veneto", "Studi storici"),
    "ru": ("Вопросы истории", "Государство и право", "Морской сборник", "Известия", "Вестник университета", "Северная газета"),
    "ru-latn": ("Voprosy istorii", "Gosudarstvo i pravo", "Morskoy sbornik", "Vestnik universiteta", "Mirovaya ekonomika"),
    "en": ("The Harbour Times", "Coastal Review", "Daily Beacon", "Northern Affairs", "The Weekly Ledger", "Maritime Studies", "Policy Watch", "Sea and State blog"),
}  # fmt: skip
PUBLISHERS: dict[str, tuple[str, ...]] = {
    "de": ("Mohr", "Duncker", "Verlag der Küste", "Nordverlag", "Suhrkamp"),
    "fr": ("PUF", "Éditions du Quai", "Seuil", "La Dispute", "Presses du Nord"),
    "es": ("Editorial Sur", "Ariel", "Universidad del Puerto"),
    "pt": ("Editora Norte", "Livraria do Porto", "Edições Atlântico"),
    "it": ("Marsilio", "Il Mulino", "Edizioni del Porto", "Einaudi"),
    "ru": ("Наука", "Мысль", "Юридическая литература", "Прогресс"),
    "ru-latn": ("Nauka", "Mysl'", "Progress"),
    "en": ("Fjord Press", "Oxford University Press", "Harbour Books", "Routledge", "University of the North Press"),
}
PLACES: dict[str, tuple[str, ...]] = {
    "de": ("Berlin", "Hamburg", "Tübingen", "München", "Wien", "Köln, Opladen", "Frankfurt a. M.", "Bern", "Neuwied"),
    "fr": ("Paris", "Lyon", "Bruxelles", "Genève"),
    "es": ("Madrid", "Barcelona", "Buenos Aires", "México"),
    "pt": ("Lisboa", "São Paulo", "Porto", "Rio de Janeiro"),
    "it": ("Venezia", "Roma", "Milano", "Firenze", "Bologna"),
    "ru": ("М.", "СПб.", "Л.", "Москва", "Киев"),
    "ru-latn": ("M.", "SPb.", "Moskva", "L."),
    "en": (
        "London",
        "New York",
        "Cambridge, Mass.",
        "Oxford",
        "Chicago",
        "Washington, DC",
        "Bristol",
        "Beverly Hills, London",
    ),
}
PERSONS: dict[str, tuple[tuple[str, str], ...]] = {
    "de": (
        ("Brandt", "Karl"), ("Voß", "Lena"), ("Zimmer", "H. J."), ("Kötter", "Hein"), ("Abel-Meyer", "Ute"), ("von Reden", "Max"), ("Grimm", "K. H."),
        ("Küpper", "Ernst"), ("Lindau", "Eva"), ("Wirth", "R."), ("Däumler", "Otto"), ("Schulte-Nölke", "Ina"), ("Nader", "L."), ("Böhm", "Fritz"), ("Ziegler", "Paul"),
    ),
    "fr": (("Leroy", "Anne"), ("Dupré", "Jean-Marc"), ("Carbonel", "Luc"), ("de La Tour", "Henri"), ("Morin", "Élise"), ("Bertrand", "Paul")),
    "es": (("García Luna", "Marta"), ("Ortega", "Luis"), ("Ibáñez", "Rosa"), ("del Río", "Juan")),
    "pt": (("Silva", "João da"), ("Moreira", "Ana"), ("Barros", "Pedro"), ("Tavares", "Inês")),
    "it": (("Fido", "Andrea"), ("Marin", "Lucia"), ("Da Ponte", "Carlo"), ("Benzoni", "Gino"), ("Rossi", "Paola")),
    "ru": (("Лунин", "А. И."), ("Тихая", "В. П."), ("Ершов", "Н."), ("Морозова", "Е. А."), ("Климов", "Сергей")),
    "ru-latn": (("Lunin", "A. I."), ("Tikhaya", "V. P."), ("Yershov", "Nikolay"), ("Morozova", "Ye. A.")),
    "en": (("Marlow", "Ada"), ("Aske", "Jon"), ("Hale", "P."), ("Goff-Smith", "R."), ("Cotter", "Roger"), ("Kennedy", "D."), ("O'Shea", "Mary"), ("Thomas", "P.A."), ("Le Brun", "M.")),
}  # fmt: skip
# Bodies as authors: a kind of body and what it deals with.
BODY_KINDS: dict[str, tuple[str, ...]] = {
    "en": (
        "Committee on",
        "Committee of Inquiry into",
        "Ministry of",
        "Royal Commission on",
        "Institute for",
        "Department of",
        "Council for",
        "Association of",
    ),
    "fr": ("Ministère de", "Commission de", "Institut de", "Conseil de"),
    "de": ("Institut für", "Bundesministerium für", "Arbeitsgruppe", "Verband für", "Kommission für"),
}
BODY_MATTERS: dict[str, tuple[str, ...]] = {
    "en": (
        "Legal Education",
        "Fisheries",
        "Higher Education",
        "Trade and Industry",
        "Strategic Studies",
        "Law and Society",
        "Port Workers",
        "Coastal Research",
    ),
    "fr": ("l’Éducation", "la Pêche", "recherche stratégique", "l’Industrie", "la Mer"),
    "de": ("Rechtsforschung", "Küstenschutz", "Bildung und Arbeit", "Sozialforschung", "Seerecht"),
}
ACRONYMS = ("OECD", "ACLEC", "UNDP", "IISS", "SIPRI", "CVCP", "WHO", "IMF", "OSCE", "ICG", "BMJ", "EUISS")
