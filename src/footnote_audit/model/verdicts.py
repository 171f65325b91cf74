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
    JUST_OVER = "just-over"
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
class ClaimPart:
    """A single fact of a claim that tells several.

    `start` and `end` are the words of the claim that say it, offsets into Claim.text. `text` is the fact as a sentence
    of its own, the subject carried over where the claim names it once; the offsets of `values` are into `text`.
    A `frame` tells only who says so ("according to the port"), which decides nothing by itself.
    """

    start: int
    end: int
    text: str
    kind: ClaimKind
    values: tuple[Value, ...] = ()
    frame: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something the article says at a note (schema.org Claim). `id` stays the same when other parts change.

    Of a claim at a citation in the text `note_index` is None and `place_id` that citation's id ("t3"); of one that
    nothing is cited for both are None. `selector` is into Document.text; the offsets of `values` are into `text`.
    `parts` are the single facts of a statement that tells more than one, in order.
    """

    id: str
    note_index: int | None
    text: str
    selector: Selector
    kind: ClaimKind
    values: tuple[Value, ...] = ()
    place_id: str | None = None
    parts: tuple[ClaimPart, ...] = ()


class EvidenceOrigin(StrEnum):
    NOTE = "note"
    SOURCE = "source"
    RECORDED_FACT = "recorded-fact"


class Relation(StrEnum):
    SUPPORTS = "supports"
    REFUTES = "refutes"
    NEUTRAL = "neutral"


class EditKind(StrEnum):
    """How a run of words of a quotation stands in a source."""

    SAME = "same"
    CHANGED = "changed"
    LEFT_OUT = "left-out"
    PUT_IN = "put-in"
    MARKED_CUT = "marked-cut"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A run of words of a quotation beside those of the source, as printed: `quoted` is empty for words that the
    quotation leaves out, `found` for words that it puts in."""

    kind: EditKind
    quoted: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words a verdict rests on. `selector` is into the note's text, the source's text or the fact's text.

    `digest` is the copy's for SOURCE, else None; `source_id` None for NOTE. `address` is where a fact was read.
    `edits` lead from a quotation to these words, in order; empty for anything that is no quotation.
    """

    origin: EvidenceOrigin
    selector: Selector
    relation: Relation
    score: float
    source_id: str | None = None
    digest: str | None = None
    address: str | None = None
    edits: tuple[Edit, ...] = ()


class Rating(StrEnum):
    SUPPORTED = "supported"
    PARTLY_SUPPORTED = "partly-supported"
    REFUTED = "refuted"
    NOT_FOUND = "not-found"
    UNVERIFIABLE = "unverifiable"
    NOT_CHECKABLE = "not-checkable"


class JudgeName(StrEnum):
    """Who says what of a claim: the rules on values, quotations and names; the learned weighing of its wording; the
    model of the extra `model`; a service that was named on the command line."""

    RULES = "rules"
    WORDING = "wording"
    MODEL = "model"
    SERVICE = "service"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one judge says of a claim: `score` is its confidence that the source supports it, 0 to 1."""

    judge: JudgeName
    rating: Rating
    score: float
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardJudge:
    """A judge that a run heard besides the rules: `name` tells which it is (version and checksum of a model, host and
    model of a service). A service was asked for so many claims and answered so many; `remark` says what went wrong."""

    judge: JudgeName
    name: str
    asked: int | None = None
    answered: int | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartVerdict:
    """How one single fact of a claim stands; `part` counts Claim.parts from 0, `explanation` is a sentence."""

    part: int
    rating: Rating
    score: float
    explanation: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How a claim stands against its source. `score` is the confidence that the source supports it, 0 to 1.

    `explanation` is one sentence built from the facts. `evidence` is best first. `parts` stand for Claim.parts, in
    order; the weakest that matters decides, and is named by its number (None: the claim was weighed as a whole).
    `opinions` are those of each judge that was heard, disagreement included.
    """

    claim_id: str
    rating: Rating
    score: float
    explanation: str
    evidence: tuple[Evidence, ...] = ()
    parts: tuple[PartVerdict, ...] = ()
    weakest: int | None = None
    opinions: tuple[Opinion, ...] = ()


class DerivationKind(StrEnum):
    """How a source has its words from elsewhere."""

    QUOTES = "quotes"
    REPRINT = "reprint"
    SAME_TEXT = "same-text"
    SAME_AUTHOR = "same-author"


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """A source that is no witness of its own: it quotes or reprints another, or is one of several copies of one text.

    `origin` is what it rests on as printed ("Reuters") or the id of the source it repeats; `selector` are the words of
    the source that say so (None: told by comparing texts or authors). `claim_id` is the claim whose evidence it is
    about; None where the whole source is meant.
    """

    source_id: str
    kind: DerivationKind
    origin: str
    selector: Selector | None = None
    claim_id: str | None = None


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
