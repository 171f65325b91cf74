"""Every value that passes between stages: frozen, slotted, keyword-only; no behaviour.

Names follow the standards of the field: CSL-JSON for works and names, csl-citation for citation items, the W3C Web
Annotation model for selectors, Memento (RFC 7089) for copies, SARIF 2.1.0 for findings, schema.org ClaimReview for
verdicts. Offsets are 0-based code points, end exclusive; lines and columns are 1-based.
"""

from footnote_audit.model.bibliographies import Bibliography, BibliographyEntry, InTextCitation
from footnote_audit.model.citations import (
    Candidate,
    Citation,
    CitationItem,
    FieldSpan,
    NoteKind,
    Position,
)
from footnote_audit.model.documents import (
    Block,
    BlockKind,
    Cell,
    Document,
    EmbeddedItem,
    Mark,
    Note,
    ReadWarning,
    Table,
    WarningCode,
)
from footnote_audit.model.findings import (
    Change,
    Finding,
    Hit,
    Kind,
    Level,
    Related,
    Rule,
)
from footnote_audit.model.places import (
    Box,
    Origin,
    Place,
    Selector,
    Span,
)
from footnote_audit.model.runs import (
    SCHEMA_VERSION,
    Audit,
    Options,
    Stage,
)
from footnote_audit.model.seams import (
    Get,
)
from footnote_audit.model.sources import (
    Certainty,
    Difference,
    FactKind,
    Location,
    LocationKind,
    Outcome,
    ReadSource,
    RecordedFact,
    Resolution,
    ResolutionStatus,
    Response,
    Snapshot,
    Source,
)
from footnote_audit.model.verdicts import (
    Claim,
    ClaimKind,
    Evidence,
    EvidenceOrigin,
    Qualifier,
    Rating,
    Relation,
    Value,
    ValueKind,
    Verdict,
)
from footnote_audit.model.works import (
    CslItem,
    Name,
)

__all__ = [
    "SCHEMA_VERSION",
    "Audit",
    "Bibliography",
    "BibliographyEntry",
    "Block",
    "BlockKind",
    "Box",
    "Candidate",
    "Cell",
    "Certainty",
    "Change",
    "Citation",
    "CitationItem",
    "Claim",
    "ClaimKind",
    "CslItem",
    "Difference",
    "Document",
    "EmbeddedItem",
    "Evidence",
    "EvidenceOrigin",
    "FactKind",
    "FieldSpan",
    "Finding",
    "Get",
    "Hit",
    "InTextCitation",
    "Kind",
    "Level",
    "Location",
    "LocationKind",
    "Mark",
    "Name",
    "Note",
    "NoteKind",
    "Options",
    "Origin",
    "Outcome",
    "Place",
    "Position",
    "Qualifier",
    "Rating",
    "ReadSource",
    "ReadWarning",
    "RecordedFact",
    "Related",
    "Relation",
    "Resolution",
    "ResolutionStatus",
    "Response",
    "Rule",
    "Selector",
    "Snapshot",
    "Source",
    "Span",
    "Stage",
    "Table",
    "Value",
    "ValueKind",
    "Verdict",
    "WarningCode",
]
