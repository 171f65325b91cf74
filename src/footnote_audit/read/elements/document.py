"""From an XML file and what its form says of itself to the Document."""

import re

from footnote_audit.model import Document, ReadWarning, WarningCode
from footnote_audit.read.assemble import assemble
from footnote_audit.read.elements.source import Fault, scan
from footnote_audit.read.elements.vocabulary import ElementForm
from footnote_audit.read.elements.walk import Walk
from footnote_audit.read.flow import Flow
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.raw import Raw, decode

_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]{2,40})")


def element_document(file: ArticleFile, form: ElementForm) -> Document:
    """The document of an XML file; raises ReadError for a file without elements, with too many, or too large."""
    declared = _DECLARED.match(file.data[:1024])
    raw = decode(file, form.media_type, declared=declared[1].decode("ascii") if declared else None)
    source = scan(raw.uri, raw.text)
    walk = Walk(form, form.plan(source.root), Flow())
    walk.run(source.root)
    return assemble(
        raw,
        walk.flow,
        bodies=walk.bodies,
        warnings=[_warning(raw, fault) for fault in source.faults],
        tables=walk.tables,
        item=form.item(source.root),
    )


def _warning(raw: Raw, fault: Fault) -> ReadWarning:
    if fault.cuts:
        message = f"{fault.message}: what should follow is missing"
        return raw.warn(WarningCode.TEXT_INCOMPLETE, message, fault.offset)
    return raw.warn(WarningCode.DAMAGED_MARKUP, fault.message, fault.offset)
