"""Interviews, letters and data collections as notes name them, in seven languages."""

# What an author was told: an interview or letter, and data named by themselves.
TALKS: dict[str, tuple[str, ...]] = {
    "en": (
        "Interview with {role}, {place}, {day}",
        "Author’s interview with {person}, {place}, {day}",
        "Interview with {person}, {role}, {day}",
        "Interviews with {role}, {place}, {year}",
        "Telephone interview with {person}, {day}",
        "Personal communication with {role}, {day}",
        "Conversation with {person}, {place}, {year}",
        "Correspondence with {person}, {day}",
        "As {role} told the author in an interview in {place} in {year}",
        "Interview conducted in {place} on {day}",
        "Author’s interview, {place}, {day}",
        "Email from {person} to the author, {day}",
    ),
    "fr": (
        "Entretien avec {role}, {place}, {day}",
        "Entretien de l’auteur avec {role}, {place}, {day}",
        "Communication personnelle de {person}, {day}",
        "Correspondance avec {person}, {day}",
        "Entretiens réalisés à {place} en {year}",
        "Entretien téléphonique avec {person}, {day}",
    ),
    "de": (
        "Interview mit {role}, {place}, {day}",
        "Gespräch mit {person}, {place}, {day}",
        "Persönliche Mitteilung von {person}, {day}",
        "Gespräch des Verfassers mit {role}, {place} {year}",
    ),
    "it": (
        "Intervista con {role}, {place}, {day}",
        "Colloquio con {person}, {place}, {day}",
        "Comunicazione personale di {person}, {day}",
    ),
    "es": (
        "Entrevista con {role}, {place}, {day}",
        "Entrevista realizada a {person}, {place}, {day}",
        "Comunicación personal de {person}, {day}",
    ),
    "pt": ("Entrevista com {role}, {place}, {day}", "Comunicação pessoal de {person}, {day}"),
    "ru": ("Интервью с {role}, {place}, {day}", "Беседа автора с {role}, {place}, {year}", "Личное сообщение, {day}"),
}
ROLES: dict[str, tuple[str, ...]] = {
    "en": (
        "a diplomat",
        "a former minister",
        "an official of the ministry",
        "two harbour pilots",
        "a member of parliament",
        "an adviser to the president",
        "a port official",
        "a retired judge",
    ),
    "fr": ("un diplomate", "un responsable du ministère", "une ancienne ministre", "deux pilotes du port"),
    "de": ("einem Diplomaten", "einem Beamten des Ministeriums", "zwei Lotsen", "einer früheren Ministerin"),
    "it": ("un diplomatico", "un funzionario del ministero"),
    "es": ("un diplomático", "una funcionaria del ministerio"),
    "pt": ("um diplomata", "um funcionário do ministério"),
    "ru": ("дипломатом", "сотрудником министерства"),
}
DATA: dict[str, tuple[str, ...]] = {
    "en": (
        "{owner} database",
        "{owner} data",
        "{owner} statistics",
        "{owner}, Trade Database",
        "{owner} dataset",
        "{owner} Arms Transfers Database",
        "{owner} database, accessed {day}",
    ),
    "fr": ("Base de données {owner}", "base de données du {owner}", "Données {owner}", "données {owner}, {year}"),
    "de": ("{owner}-Datenbank", "Datenbank {owner}", "Daten: {owner}"),
    "it": ("Banca dati {owner}", "Dati {owner}"),
    "es": ("Base de datos {owner}", "Datos de {owner}"),
    "pt": ("Base de dados {owner}", "Dados do {owner}"),
    "ru": ("База данных {owner}", "Данные {owner}"),
}
OWNERS = (
    "SIPRI",
    "Eurostat",
    "World Bank",
    "UN Comtrade",
    "OECD",
    "IMF",
    "Norstat",
    "Coastwatch",
    "ILO",
    "FAO",
    "UNHCR",
)
