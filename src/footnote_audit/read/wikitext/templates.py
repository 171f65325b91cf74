"""The names that templates and namespaces go by: one table a purpose, a line a language or family."""

import re
from functools import lru_cache

# Templates that make a note of their first argument, with the group its number belongs to.
NOTE_TEMPLATES = {
    "efn": "lower-alpha",
    "efn-ua": "upper-alpha",
    "efn-lr": "lower-roman",
    "efn-ur": "upper-roman",
    "efn-lg": "lower-greek",
    "efn-la": "lower-alpha",
    "efn-num": "",
    "efn2": "lower-alpha",
    "refn": "",
    "#tag:ref": "",
    "notetag": "note",
    "footnote": "lower-alpha",
    "comment-ref": "note",
    "комм": "комм",
    "прим": "",
    "anmerkung ref": "A",
}
# Templates that are a note by themselves: an author, a year and a page, set as a note.
SHORT_NOTES = frozenset({"sfn", "sfnp", "sfnm", "sfnmp", "sfnb", "sfn2", "shortened footnote template"})
# Author and year inside a note, leading to the list of works.
SHORT_CITATIONS = SHORT_NOTES | frozenset(
    {"harv", "harvnb", "harvp", "harvs", "harvc", "harvtxt", "harvcol", "harvcolnb", "harvcoltxt", "harvsp"}
    | {"harvard citation", "harvard citation no brackets", "harvard citation text"}
)
# Templates that call notes by name.
NOTE_CALLS = frozenset({"r", "rfn", "refname"})
# Lists of notes; what stands in them defines notes and calls none.
NOTE_LISTS = frozenset(
    {"reflist", "reference list", "refs", "references", "footnotes", "notefoot", "notelist", "notelist2"}
    | {"notelist-ua", "notelist-lr", "notelist-ur", "notelist-lg", "références", "références nombreuses", "notes"}
    | {"listaref", "примечания", "заметки", "einzelnachweise", "referências", "przypisy", "referenser"}
)
NOTE_LIST_ARGUMENTS = frozenset({"refs", "références", "notes", "liste"})
# The words of a note template's arguments.
NOTE_TEXT = ("1", "text", "texte", "content", "note")
NOTE_NAME = frozenset({"name", "nom", "nombre", "имя"})
NOTE_GROUP = frozenset({"group", "groupe", "grupo", "группа"})

QUOTATION_TEMPLATES = frozenset(
    {"quote", "blockquote", "cquote", "quotation", "bquote", "rquote", "quote box", "quotebox", "block quotation"}
    | {"quote frame", "pull quote", "centered pull quote", "citation", "citation bloc", "début citation", "zitat"}
    | {"cita", "citazione", "цитата", "cytat", "citat", "citaat", "cita destacada"}
)
QUOTATION_TEXT = frozenset({"1", "text", "quote", "texte", "citation", "zitat", "testo", "texto"})

_FILES = (
    "file|image|media|datei|bild|fichier|archivo|imagen|файл|изображение|immagine|ficheiro|imagem|bestand|afbeelding|"
    "plik|grafika|fil|tiedosto|kuva|soubor|dosya|berkas|ファイル|画像|文件|파일|ملف|קובץ"
)
_CATEGORIES = (
    "category|kategorie|catégorie|categoría|категория|categoria|categorie|kategoria|kategori|luokka|kategória|カテゴリ|"
    "分类|분류|تصنيف|קטגוריה"
)
FILE_LINK = re.compile(rf"\s*(?:{_FILES})\s*:", re.I)
CATEGORY_LINK = re.compile(rf"\s*(?:{_CATEGORIES})\s*:", re.I)
# What a file link says of the picture's size and place, not of what it shows.
FILE_OPTION = re.compile(
    r"\s*(?:thumb(?:nail)?|frame(?:d|less)?|border|left|right|center|centre|none|upright(?:\s*=?\s*[\d.]+)?|"
    r"(?:x?\d+|\d+x\d+)\s*(?:px|пкс)?|(?:alt|link|class|page|lang|alternativtext|verweis|lien|альт)\s*=.*|"
    r"baseline|sub|super|top|text-top|middle|bottom|text-bottom|"
    r"mini(?:atur|atura)?|hochkant(?:\s*=?\s*[\d.]+)?|rechts|links|zentriert|ohne|gerahmt|rahmenlos|"
    r"vignette|droite|gauche|centré|néant|redresse|cadre|miniaturadeimagen|miniaturadeimagen|derecha|izquierda|"
    r"centro|мини|справа|слева|центр|destra|sinistra)\s*",
    re.I | re.S,
)


@lru_cache(maxsize=4096)
def template_name(written: str) -> str:
    """The name by which a template is looked up: without comments, namespace, underscores and capitals."""
    name = re.sub(r"<!--.*?-->", "", written, flags=re.S).replace("_", " ").strip().casefold()
    name = re.sub(r"\s+", " ", name).removeprefix("template:").removeprefix("vorlage:").removeprefix("modèle:")
    head, colon, _ = name.partition(":")
    return f"#tag:{name[5:].partition(':')[0].strip()}" if head == "#tag" and colon else name
