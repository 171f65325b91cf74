"""What the match stage gives: claims, values, evidence, verdicts (schema.org Claim and ClaimReview)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from footnote_audit.model.places import Selector


class ValueKind(StrEnum):
    MONEY = "money"
    SHARE = "share"
    COUNT = "count"
    ORDINAL = "ordinal"
    DATE = "date"
    PERIOD = "period"
    MEASURE = "measure"


class Qualifier(StrEnum):
    EXACTLY = "exactly"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    LESS_THAN = "less-than"
    AT_MOST = "at-most"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A typed literal in prose. `start` and `end` are offsets into the text it was found in.

    `amount` is the figure with its scale applied (7000000000), `upper` the other end of a range; both None for DATE
    and PERIOD, whose `date` is EDTF ("2021-04", "2014/2018", "199X"). `unit` is an ISO 4217 code for MONEY, "%" for
    SHARE, the unit's name for MEASURE, and for COUNT the counted noun as printed (None if it has none).
    """

    kind: ValueKind
    exact: str
    start: int
    end: int
    amount: Decimal | None = None
    upper: Decimal | None = None
    unit: str | None = None
    qualifier: Qualifier = Qualifier.EXACTLY
    date: str | None = None


class ClaimKind(StrEnum):
    FIGURE = "figure"
    DATE = "date"
    QUOTATION = "quotation"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something the article says at a note (schema.org Claim). `id` stays the same when other parts change.

    Of a claim at a citation in the text `note_index` is None and `place_id` that citation's id ("t3"). `selector` is
    into Document.text; the offsets of `values` are into `text`.
    """

    id: str
    note_index: int | None
    text: str
    selector: Selector
    kind: ClaimKind
    values: tuple[Value, ...] = ()
    place_id: str | None = None


class EvidenceOrigin(StrEnum):
    NOTE = "note"
    SOURCE = "source"
    RECORDED_FACT = "recorded-fact"


class Relation(StrEnum):
    SUPPORTS = "supports"
    REFUTES = "refutes"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words a verdict rests on. `selector` is into the note's text, the source's text or the fact's text.

    `digest` is the copy's for SOURCE, else None; `source_id` None for NOTE. `address` is where a fact was read.
    """

    origin: EvidenceOrigin
    selector: Selector
    relation: Relation
    score: float
    source_id: str | None = None
    digest: str | None = None
    address: str | None = None


class Rating(StrEnum):
    SUPPORTED = "supported"
    PARTLY_SUPPORTED = "partly-supported"
    REFUTED = "refuted"
    NOT_FOUND = "not-found"
    UNVERIFIABLE = "unverifiable"
    NOT_CHECKABLE = "not-checkable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How a claim stands against its source. `score` is the confidence that the source supports it, 0 to 1.

    `explanation` is one sentence built from the facts. `evidence` is best first.
    """

    claim_id: str
    rating: Rating
    score: float
    explanation: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """Words of a source that a claim rested on and that a later copy lacks; `new` is what stands there now, if any.

    `earlier` and `later` are when the two copies were retrieved (ISO 8601, UTC; None: not told).
    """

    claim_id: str
    source_id: str
    old: str
    new: str | None = None
    earlier: str | None = None
    later: str | None = None
