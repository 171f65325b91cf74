"""The words of citation templates: what each template cites, and what its parameters are in CSL.

Sources: Help:Citation Style 1 (en), Modèle:Lien web, Ouvrage, Article (fr), Vorlage:Internetquelle, Literatur (de),
Plantilla:Cita web, Cita libro, Cita publicación (es), Шаблон:Книга, Статья, Публикация (ru), Template:Cita web, Cita
libro, Cita pubblicazione (it), Predefinição:Citar web (pt), Sjabloon:Citeer web (nl), Szablon:Cytuj (pl).
"""

_TYPES = {
    "webpage": "cite web|lien web|internetquelle|cita web|cita testo|citar web|citeer web|cytuj stronę|cytuj|webbref|"
    "web kaynağı|web alıntısı|cite website|netkilde",
    "article-newspaper": "cite news|cite newspaper|cita noticia|cita news|citar jornal|citar notícia|citeer nieuws|"
    "tidningsref|cite press release",
    "article-magazine": "cite magazine|citar revista",
    "article-journal": "cite journal|cite arxiv|cite biorxiv|article|cita publicación|cita pubblicazione|"
    "citar periódico|citeer journal|citeer tijdschrift|cytuj pismo|статья|tidskriftsref|cite paper",
    "book": "cite book|ouvrage|literatur|cita libro|citar livro|citeer boek|cytuj książkę|bokref|книга|книга:|"
    "obra citada|cite ebook|bibliographie",
    "chapter": "chapitre",
    "report": "cite report|cite techreport|cite tech report|cita informe|rapport|citar relatório",
    "thesis": "cite thesis|cita tesis|thèse|citar tese|cite dissertation",
    "paper-conference": "cite conference|lien conférence|cita conferencia|cita conferenza|citar conferência",
    "entry-encyclopedia": "cite encyclopedia|cite encyclopaedia|cita enciclopedia|cite dictionary|citar enciclopédia",
    "interview": "cite interview|cita entrevista|cita intervista|entretien",
    "speech": "cite speech",
    "map": "cite map",
    "legal_case": "cite court",
    "broadcast": "cite episode|cite av media|cite podcast|cita vídeo|cita video|lien vidéo|cite serial",
    "post": "cite tweet|cite newsgroup|cite mailing list|cita tweet|lien tweet",
    "post-weblog": "cite blog",
    "document": "citation|публикация|cite document|cite source|cite sign|cite ssrn|cite citeseerx",
}
CITATION_TYPES = {name: kind for kind, names in _TYPES.items() for name in names.split("|")}

_PARAMETERS = {
    "title": "title|titre|titel|título|titulo|titolo|заглавие|заголовок|название|tytuł|tittel",
    "chapter": "chapter|contribution|entry|titre chapitre|kapitel|capítulo|capitulo|capitolo|часть|rozdział|hoofdstuk",
    "journal": "journal|revue|périodique|periodique|publicación|publicacion|rivista|журнал|czasopismo|periódico|"
    "periodico|revista|zeitschrift",
    "newspaper": "newspaper|periódico|jornal|газета|krant|tidning",
    "container": "work|website|magazine|encyclopedia|encyclopaedia|dictionary|conference|booktitle|book-title|site|"
    "sammelwerk|werk|obra|sitioweb|sitio web|opera|sito|сайт|издание|titre ouvrage|série de la revue|dziennik|"
    "encyclopédie|enciclopedia|program|show|programme",
    "publisher": "publisher|éditeur|editeur|verlag|editorial|editor comercial|editora|editore|издательство|institution|"
    "wydawca|uitgever|uitgeverij|university|université|universidad|hrsg|herausgeber verlag",
    "publisher_place": "location|place|publication-place|lieu|ort|ubicación|ubicacion|lugar|città|citta|local|место|"
    "miejsce|plaats",
    "date": "date|datum|fecha|data|дата|data wydania",
    "year": "year|année|annee|jahr|año|anno|ano|год|rok|jaar",
    "month": "month|mois|monat|mes|mese|mês|месяц|miesiąc",
    "day": "day|jour|день|giorno",
    "accessed": "access-date|accessdate|consulté le|consulte le|abruf|zugriff|fechaacceso|accesso|acessodata|"
    "дата обращения|data dostępu|bezochtdatum|consultado|dataaccesso|hämtdatum",
    "volume": "volume|vol|band|tome|tomo|volumen|том|tom|volym",
    "issue": "issue|number|numéro|numero|nummer|número|выпуск|номер|numer|fascicolo",
    "pages": "pages|pp|passage|páginas|paginas|pagine|seiten|страницы|strony|paginas|pages passage",
    "page": "page|p|página|pagina|страница|s|at|loc|strona|sida|стр",
    "edition": "edition|édition|numéro d'édition|auflage|edición|edicion|edizione|edição|wydanie|druk",
    "collection_title": "series|collection|reihe|colección|coleccion|collana|serie|серия|seria|reeks",
    "language": "language|lang|langue|sprache|idioma|lingua|язык|język|taal|språk",
    "genre": "degree|type|тип",
    "DOI": "doi",
    "ISBN": "isbn|isbn1",
    "ISSN": "issn",
    "URL": "url|lire en ligne|url texte|online|ссылка|chapter-url|chapterurl|conference-url|url capítulo",
    "archived": "archive-url|archiveurl|archiv-url|archivurl|urlarchivo|urlarchivio|arquivourl|archive url|archiwum",
    "authors": "author|authors|author1|auteur|auteur1|auteurs|autor|autor1|autore|autori|автор|autores|auteurs1|"
    "people|interviewer-none|вид автор|host|speaker|vauthors",
    "editors": "editor|editors|editor1|herausgeber|curatore|éditeur scientifique|ответственный|redaktor|veditors",
    "translators": "translator|translators|traducteur|übersetzer|traductor|traduttore|переводчик",
}
PARAMETERS = {word: role for role, words in _PARAMETERS.items() for word in words.split("|")}

_NAMED = {
    "author": (
        "last|surname|author-last|nom|apellido|apellidos|cognome|nachname|nazwisko|achternaam|фамилия|sobrenome|último",
        "first|given|author-first|prénom|prenom|nombre|nombres|nome|vorname|imię|voornaam|имя|primeiro",
    ),
    "editor": (
        "editor-last|editor-surname|nom éditeur|apellidos-editor|editor-apellido|curatore cognome|editor last",
        "editor-first|editor-given|prénom éditeur|nombre-editor|editor-nombre|curatore nome|editor first",
    ),
    "translator": ("translator-last|apellidos-traductor", "translator-first|nombre-traductor"),
}
# (role, whether the family name) by the word without its number.
NAME_PARTS = {
    word: (role, at == 0) for role, pair in _NAMED.items() for at, words in enumerate(pair) for word in words.split("|")
}
# Whole names with a number: author2, auteur2, autor2.
NUMBERED_NAMES = {
    "author": "author",
    "auteur": "author",
    "autor": "author",
    "autore": "author",
    "автор": "author",
    "editor": "editor",
    "translator": "translator",
}
