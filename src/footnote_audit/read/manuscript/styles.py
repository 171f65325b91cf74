"""What a paragraph is by the name of its style, in the languages that word processors name their own styles in."""

import re
from dataclasses import dataclass

from footnote_audit.model import BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a paragraph is: its kind, and a heading's rank (1 the highest)."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None


PLAIN = Role()
# Ranks deeper than nine are body text to every word processor.
DEEPEST = 9

_HEADING = re.compile(
    r"(?:heading|header|überschrift|berschrift|titre|título|ttulo|titulo|titolo|заголовок|nagłówek|kop|rubrik|"
    r"overskrift|otsikko|nadpis|címsor|başlık|见出し|見出し|标题|標題|제목|العنوان|כותרת)[ _]?([1-9])"
)
_TITLE = re.compile(
    r"(?:title|titel|titre|título|titulo|titolo|название|tytuł|tittel|otsikko|main ?title|表題|标题|標題)"
)
_SUBTITLE = re.compile(
    r"(?:sub-?title|untertitel|sous-titre|subtítulo|subtitulo|sottotitolo|подзаголовок|podtytuł|ondertitel|underrubrik)"
)
_QUOTATION = re.compile(
    r"(?:(?:intense |block ?|long )?quot(?:e|es|ation|ations)\b.*|block ?text|blockquote|block ?citation|"
    r"(?:intensives |block)?zitat(?:e)?|citation(?: intense| longue)?|cita(?:zione)?(?: destacada| intensa)?|"
    r"citação(?: intensa)?|(?:выделенная )?цитата(?: 2)?|cytat(?: intensywny)?|(?:duidelijk )?citaat|citat)"
)
_CAPTION = re.compile(
    r"(?:(?:image|table|figure) ?)?caption(?:ed figure)?|beschriftung|bild(?:unter|über)schrift|tabellenüberschrift|"
    r"légende|lgende|descripción|epígrafe|didascalia|legenda|название объекта|подпись|podpis|bijschrift|beskrivning|"
    r"illustration|abbildung|figure|drawing|tabelle?|table|图注|题注|図表番号"
)
_LIST = re.compile(
    r"(?:list(?:e|en|a)?|lista|listen|список|elenco|numbering|aufzählung|нумерованный|маркированный|compact)\b.*"
)
_CODE = re.compile(r"source ?code|html preformatted|preformatted(?: text)?|verbatim|listing|vorformatiert(?:er text)?")
# LibreOffice writes other characters of a name as _20_ and the like.
_ESCAPED = re.compile(r"_([0-9a-f]{2,4})_")


def role_of(name: str) -> Role | None:
    """The role that a style's name tells; None where it tells nothing ("Normal", "Standard", an author's own)."""
    plain = _ESCAPED.sub(lambda m: chr(int(m[1], 16)), name).strip().lower()
    heading = _HEADING.fullmatch(plain)
    if heading:
        return Role(kind=BlockKind.HEADING, level=int(heading[1]))
    if _TITLE.fullmatch(plain):
        return Role(kind=BlockKind.HEADING, level=1)
    if _SUBTITLE.fullmatch(plain):
        return Role(kind=BlockKind.HEADING, level=2)
    for pattern, kind in (
        (_QUOTATION, BlockKind.QUOTATION),
        (_CAPTION, BlockKind.CAPTION),
        (_CODE, BlockKind.CODE),
        (_LIST, BlockKind.LIST_ITEM),
    ):
        if pattern.fullmatch(plain):
            return Role(kind=kind)
    return None
