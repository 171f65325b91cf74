"""Newspapers, journals and institutes that do not exist, so that no model trusts the list of outlets alone."""

import random

_TOWNS = {
    "en": "Ashford|Millbrook|Kingsport|Dunmore|Westhaven|Coralville|North Bay|Salt Creek|Eastmoor|Pinewood",
    "de": "Oberwalder|Altenauer|Neustädter|Rheinfelder|Lindauer|Ostfriesische|Märkische|Bergische|Waldecker|Pfälzer",
    "fr": "Valmont|Beaurivage|la Meuse|Haute-Loire|Saint-Aubin|la Vallée|Provence|l’Estuaire|Montclair",
    "es": "Valdemar|Río Seco|la Ribera|San Telmo|Puerto Alto|la Sierra|Navalón",
    "it": "Valdoro|Montesano|della Riviera|di Borgonovo|Padana|dell’Adige|Marina",
    "pt": "Vale Verde|Rio Claro|da Serra|do Litoral|Porto Novo|de Alvorada",
    "ru": "Северная|Вечерняя|Областная|Волжская|Южная|Народная|Новая|Утренняя|Приморская",
}
_PAPERS = {
    "en": "{} Times|The {} Post|{} Herald|The {} Star|{} Daily News|{} Free Press|The {} Age|{} Insider|{} Report|Radio {}|"  # noqa: E501
    "{} Business Standard|{} News Agency|{}.com|Inside {}|{} Spy|Wire {}|{} Post-Gazette|The {} Review of Books",
    "de": "{} Zeitung|{} Nachrichten|{} Neueste Nachrichten|{} Rundschau|{} Anzeiger|{} Tagblatt|{} Bote|{} Kurier|{} Allgemeine",  # noqa: E501
    "fr": "Le Courrier de {}|La Dépêche de {}|L’Écho de {}|Le Journal de {}|Les Nouvelles de {}|{} Info|La Voix de {}|Radio {}",  # noqa: E501
    "es": "El Diario de {}|La Voz de {}|El Correo de {}|Noticias de {}|El Heraldo de {}|Radio {}|{}.es",
    "it": "Gazzetta {}|Corriere {}|Il Giornale {}|Il Resto {}|La Voce {}|L’Eco {}",
    "pt": "Diário {}|Jornal {}|Correio {}|Folha {}|Tribuna {}|Notícias {}",
    "ru": "{} газета|{} правда|{} звезда|{} неделя|{} речь|{} жизнь",
}
_JOURNALS = {
    "en": "{} Review|Journal of {}|{} Quarterly|Annals of {}|{} and Society|{} Studies|{} Letters|International {}",
    "de": "Zeitschrift für {}|{} und Gesellschaft|Archiv für {}|Jahrbuch für {}|{}|Beiträge zur {}",
    "fr": "Revue de {}|Cahiers de {}|Annales de {}|{} et société|Études de {}",
    "es": "Revista de {}|Cuadernos de {}|Anales de {}|{} y sociedad",
    "it": "Rivista di {}|Quaderni di {}|Studi di {}|{} e società",
    "pt": "Revista de {}|Cadernos de {}|Estudos de {}",
    "ru": "Вестник {}|Вопросы {}|Проблемы {}|Журнал {}|Известия {}|Труды {}",
}
_SUBJECTS = {
    "en": "Pluralism|Grammar|Hydrology|Polymers|Labour|Comparative Law|Opera|Soil|Chaos|Plant Nutrition|Emotion|Risk",
    "de": "Kulturkunde|Oper|Ernährung|Verwaltung|Grundschule|Klangforschung|Wirtschaftsrecht|Theologie",
    "fr": "géographie|droit public|musique|sociologie|pédagogie|linguistique",
    "es": "geografía|derecho|música|sociología|pedagogía|lingüística",
    "it": "geografia|diritto|musica|sociologia|linguistica",
    "pt": "geografia|direito|música|sociologia|educação",
    "ru": "языкознания|философии|физической химии|истории|географии|права|экологии|образования|статистики|архивоведения",  # noqa: E501
}
_SITES = "Vox {}|{} Now|The {}ist|{}Line|Open{}|{} Digest|{}Watch|e{}|{} Lab|c’{}"
_SITE_WORDS = "Harbour|Signal|Orbit|Delta|Pulse|Meridian|Cargo|Ledger|Prism|Raven|Atlas|Tide"
_INSTITUTES = {
    "en": "{} Institute|Centre for {}|{} Policy Forum|Institute of {}|{} Council|Foundation for {}",
    "de": "Institut für {}|Stiftung {}|Forschungsstelle {}|Gesellschaft für {}",
    "fr": "Institut de {}|Centre d’études de {}|Fondation pour la {}|Observatoire de {}",
    "es": "Instituto de {}|Centro de Estudios de {}|Fundación {}",
    "it": "Istituto di {}|Centro studi {}|Fondazione {}",
    "pt": "Instituto de {}|Centro de Estudos de {}|Fundação {}",
    "ru": "Институт {}|Центр {}|Фонд {}|Академия {}",
}
_HOUSES = {
    "en": "{} Press|{} Books|{} & Sons|{} Publishing|University of {}|{} House|{} Media, Inc|{} Academic",
    "de": "{} Verlag|Verlag {}|Edition {}|{} & Söhne|Verlagshaus {}",
    "fr": "Éditions {}|Presses universitaires de {}|Librairie {}|{} éditeur",
    "es": "Editorial {}|Ediciones {}|Universidad de {}|{} Editores",
    "it": "Edizioni {}|{} Editore|Casa editrice {}|Libreria {}",
    "pt": "Editora {}|Edições {}|Universidade de {}|Livraria {}",
    "ru": "Издательство {}|{} пресс|Изд-во {}|ИД «{}»|{}",
}
_HOUSE_WORDS = {"ru": "Маяк|Гранит|Север|Диалог|Восток|Росток|Глобус|Академия|Просвет|Лира|Логос|Феникс|Норма"}


def _filled(patterns: str, words: str, rng: random.Random) -> str:
    return rng.choice(patterns.split("|")).format(rng.choice(words.split("|")))


def paper(language: str, rng: random.Random) -> str:
    """A newspaper, a broadcaster or a site."""
    if language == "ru" or rng.random() < 0.75:
        return _filled(_PAPERS[language], _TOWNS[language], rng)
    return _filled(_SITES, _SITE_WORDS, rng)


def journal(language: str, rng: random.Random) -> str:
    """A learned journal."""
    return _filled(_JOURNALS[language], _SUBJECTS[language], rng)


def institute(language: str, rng: random.Random) -> str:
    """An institute, foundation or council."""
    return _filled(_INSTITUTES[language], _SUBJECTS[language], rng)


def house(language: str, rng: random.Random) -> str:
    """A publisher."""
    return _filled(_HOUSES[language], _HOUSE_WORDS.get(language, _SITE_WORDS), rng)
