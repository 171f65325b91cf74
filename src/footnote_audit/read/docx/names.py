"""Names of WordprocessingML as lxml spells them; strict files are turned into transitional ones before parsing."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

VAL, ID, NAME, TYPE = f"{_W}val", f"{_W}id", f"{_W}name", f"{_W}type"
CUSTOM_MARK, STYLE_ID, CHAR, FONT = f"{_W}customMarkFollows", f"{_W}styleId", f"{_W}char", f"{_W}font"
DEFAULT, INSTR, FIRST_ROW, FIELD_CHAR_TYPE = f"{_W}default", f"{_W}instr", f"{_W}firstRow", f"{_W}fldCharType"
NUM_ID = f"{_W}numId"

BODY, P, R, T, TAB, BR, CR, SYM = (f"{_W}{tag}" for tag in ("body", "p", "r", "t", "tab", "br", "cr", "sym"))
NO_BREAK_HYPHEN, POSITIONED_TAB, MATH_TEXT = f"{_W}noBreakHyphen", f"{_W}ptab", f"{_M}t"
PPR, RPR, PSTYLE, RSTYLE, OUTLINE, NUMPR = (
    f"{_W}{tag}" for tag in ("pPr", "rPr", "pStyle", "rStyle", "outlineLvl", "numPr")
)
VANISH, VERT_ALIGN, DEL, MOVE_FROM = (f"{_W}{tag}" for tag in ("vanish", "vertAlign", "del", "moveFrom"))
TBL, TR, TC, TRPR, TCPR, TBLPR, TBL_HEADER, TBL_LOOK, GRID_SPAN, CELL_DEL = (
    f"{_W}{tag}" for tag in ("tbl", "tr", "tc", "trPr", "tcPr", "tblPr", "tblHeader", "tblLook", "gridSpan", "cellDel")
)
FOOTNOTE_REFERENCE, ENDNOTE_REFERENCE = f"{_W}footnoteReference", f"{_W}endnoteReference"
FOOTNOTE, ENDNOTE, FOOTNOTE_PR, ENDNOTE_PR = (
    f"{_W}{tag}" for tag in ("footnote", "endnote", "footnotePr", "endnotePr")
)
OWN_MARKS = (f"{_W}footnoteRef", f"{_W}endnoteRef")
NUM_FMT, NUM_START, NUM_RESTART = f"{_W}numFmt", f"{_W}numStart", f"{_W}numRestart"
SECTPR, SECTPR_CHANGE, PAGE_BREAK = f"{_W}sectPr", f"{_W}sectPrChange", f"{_W}lastRenderedPageBreak"
BOOKMARK_START, BOOKMARK_END = f"{_W}bookmarkStart", f"{_W}bookmarkEnd"
FIELD_CHAR, INSTR_TEXT, FIELD_SIMPLE = f"{_W}fldChar", f"{_W}instrText", f"{_W}fldSimple"
SDT, SDT_CONTENT, CITATION = f"{_W}sdt", f"{_W}sdtContent", f"{_W}citation"
ALTERNATE, CHOICE, FALLBACK = f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"
BOX_CONTENT, DRAWING, PICT, OBJECT = (f"{_W}{tag}" for tag in ("txbxContent", "drawing", "pict", "object"))
RUBY, RUBY_BASE, ALT_CHUNK, SUB_DOC = (f"{_W}{tag}" for tag in ("ruby", "rubyBase", "altChunk", "subDoc"))
STYLE, BASED_ON = f"{_W}style", f"{_W}basedOn"
# Elements whose children stand in their place.
TRANSPARENT = frozenset(
    f"{_W}{tag}"
    for tag in ("ins", "moveTo", "smartTag", "hyperlink", "customXml", "bdo", "dir", "sdtContent", "rubyBase")
)
MATH = frozenset((f"{_M}oMath", f"{_M}oMathPara"))
# What an editor struck out, or moved elsewhere, is no text; neither is what stands for old programs.
STRUCK = frozenset((DEL, MOVE_FROM))
SILENT = STRUCK | {FALLBACK}

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", _M[1:-1].encode()),
)


def transitional(data: bytes) -> bytes:
    """The part with the namespaces of strict files (ISO/IEC 29500-1) replaced by the transitional ones."""
    if b"http://purl.oclc.org/ooxml" not in data[:8192]:
        return data
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return data
