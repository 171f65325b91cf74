"""Names of OpenDocument 1.3 as lxml spells them."""

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, STYLES, TEXT, TABLE, DRAW, META = (
    f"{{{_OASIS}{name}:1.0}}" for name in ("office", "style", "text", "table", "drawing", "meta")
)

P, H, LIST, NOTE, NOTE_BODY, NOTE_CITATION, NOTE_REF = (
    f"{TEXT}{tag}" for tag in ("p", "h", "list", "note", "note-body", "note-citation", "note-ref")
)
SPAN, SPACES, TAB, LINE_BREAK, TRACKED = (
    f"{TEXT}{tag}" for tag in ("span", "s", "tab", "line-break", "tracked-changes")
)
REFERENCE_START, REFERENCE_END, BIBLIOGRAPHY_MARK = (
    f"{TEXT}{tag}" for tag in ("reference-mark-start", "reference-mark-end", "bibliography-mark")
)
HIDDEN_TEXT, HIDDEN_PARAGRAPH, SECTION = f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph", f"{TEXT}section"
STYLE_NAME, OUTLINE_LEVEL, COUNT, IS_HIDDEN, DISPLAY, NAME = (
    f"{TEXT}{name}" for name in ("style-name", "outline-level", "c", "is-hidden", "display", "name")
)
NOTE_ID, NOTE_LABEL, NOTE_CLASS, REF_NAME, REFERENCE_FORMAT = (
    f"{TEXT}{name}" for name in ("id", "label", "note-class", "ref-name", "reference-format")
)
NOTES_CONFIGURATION, START_VALUE, NUM_FORMAT, LETTER_SYNC = (
    f"{TEXT}notes-configuration",
    f"{TEXT}start-value",
    f"{STYLES}num-format",
    f"{STYLES}num-letter-sync",
)
TABLE_ELEMENT, ROW, HEADER_ROWS, CELL, COVERED_CELL, COLUMNS_REPEATED = (
    f"{TABLE}{tag}"
    for tag in (
        "table",
        "table-row",
        "table-header-rows",
        "table-cell",
        "covered-table-cell",
        "number-columns-repeated",
    )
)
BODY, OFFICE_TEXT, ANNOTATION, OFFICE_META = (f"{OFFICE}{tag}" for tag in ("body", "text", "annotation", "meta"))
STYLE, STYLE_OF, PARENT, DISPLAY_NAME, DEFAULT_LEVEL, TEXT_PROPERTIES, TEXT_POSITION = (
    f"{STYLES}{name}"
    for name in (
        "style", "name", "parent-style-name", "display-name", "default-outline-level", "text-properties",
        "text-position",
    )
)  # fmt: skip
# Elements of the text namespace that hold no text of the document: declarations, templates of indexes, scripts.
SILENT = frozenset(
    f"{TEXT}{tag}"
    for tag in (
        "sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls",
        "alphabetical-index-auto-mark-file",
        "table-of-content-source", "illustration-index-source", "table-index-source", "object-index-source",
        "user-index-source", "alphabetical-index-source", "bibliography-source", "script", "ruby-text", "note-citation",
    )
)  # fmt: skip
