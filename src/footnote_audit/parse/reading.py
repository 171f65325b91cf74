"""What reading one printed citation gives, whichever way it is read."""

from typing import NamedTuple

from footnote_audit.model import CslItem, FieldSpan


class Fields(NamedTuple):
    """A citation's work, with the cited place and its CSL label, and how sure the reading is (0 to 1).

    `spans` tells where each field stands in the text and how sure it is.
    """

    item: CslItem
    locator: str | None = None
    label: str | None = None
    confidence: float = 0.5
    spans: tuple[FieldSpan, ...] = ()
