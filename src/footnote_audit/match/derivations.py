"""Sources that are no witnesses of their own: they quote or reprint another, or repeat one text or one author."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from footnote_audit.match.cited_through import Origin, quoted_in, reprint_of
from footnote_audit.match.words import words
from footnote_audit.model import (
    Citation,
    Claim,
    Derivation,
    DerivationKind,
    Document,
    EvidenceOrigin,
    Name,
    Rating,
    ReadSource,
    Span,
    Verdict,
)
from footnote_audit.names import printed, same_person
from footnote_audit.text import key, select_in

# What stands before and behind the words of the evidence and may say where these come from.
BEFORE, BEHIND = 160, 200
# Words of a text that are compared; wire copy is short, and a book is no copy of an article.
WORDS_COMPARED = 4000
LEAST_WORDS = 60
SHINGLE = 5
# Copies of one wire story are cut and get another headline: most of the shorter one stands in the longer one.
SAME_TEXT = 0.7
# Sources of one note that are compared with each other.
MOST_COMPARED = 30
_GOOD = (Rating.SUPPORTED, Rating.PARTLY_SUPPORTED)


def derivations(
    citations: Sequence[Citation],
    sources: Mapping[str, ReadSource],
    claims: Sequence[Claim],
    verdicts: Sequence[Verdict],
) -> tuple[Derivation, ...]:
    """What is known of sources resting on others, in the order of the notes, each said once.

    `sources` leads from the id of a citation item to the source it means. An outlet's own page that names the outlet
    rests on nothing; words of a person quoted directly are the person's.
    """
    found: dict[Derivation, None] = {}
    for read in _each(sources.values()):
        found.update(dict.fromkeys(_reprinted(read)))
    by_id = {read.source.id: read for read in sources.values()}
    for claim, verdict in zip(claims, verdicts, strict=True):
        found.update(dict.fromkeys(_quoted(claim, verdict, by_id)))
    for citation in citations:
        items = [sources.get(i.id) or sources.get(i.refers_to or "") for i in citation.items]
        together = _each(read for read in items if read is not None)[:MOST_COMPARED]
        found.update(dict.fromkeys((*_same_text(together), *_same_author(together))))
    return tuple(found)


def _each(reads: Iterable[ReadSource]) -> list[ReadSource]:
    return list({read.source.id: read for read in reads}.values())


def _reprinted(read: ReadSource) -> Iterator[Derivation]:
    document = read.document
    origin = reprint_of(document.text) if document else None
    if document and origin and not _is_itself(read, origin.name):
        yield _derived(read, document, origin, None)


def _quoted(claim: Claim, verdict: Verdict, by_id: Mapping[str, ReadSource]) -> Iterator[Derivation]:
    """The outlets to which a source gives the words that a claim was found in."""
    evidence = verdict.evidence[0] if verdict.evidence and verdict.rating in _GOOD else None
    read = by_id.get(evidence.source_id or "") if evidence and evidence.origin is EvidenceOrigin.SOURCE else None
    if evidence is None or read is None or read.document is None:
        return
    text, place = read.document.text, evidence.selector
    around = Span(start=_opening(text, place.start), end=_closing(text, place.end))
    for origin in quoted_in(text, around):
        if not _is_itself(read, origin.name) and key(origin.name) not in key(claim.text):
            yield _derived(read, read.document, origin, claim.id)
            return


def _derived(read: ReadSource, document: Document, origin: Origin, claim_id: str | None) -> Derivation:
    words_said = select_in(document, origin.span.start, origin.span.end)
    return Derivation(
        source_id=read.source.id, kind=origin.kind, origin=origin.name, selector=words_said, claim_id=claim_id
    )


def _opening(text: str, start: int) -> int:
    """Where the sentence begins that a place stands in, as far as its marks tell."""
    low = max(0, start - BEFORE)
    return max(text.rfind(". ", low, start), text.rfind("\n", low, start), low - 1) + 1


def _closing(text: str, end: int) -> int:
    ends = [
        at for at in (text.find(". ", max(0, end - 1), end + BEHIND), text.find("\n", end, end + BEHIND)) if at >= 0
    ]
    return min([*ends, end + BEHIND, len(text)])


def _is_itself(read: ReadSource, name: str) -> bool:
    """Whether a source is the outlet of this name: printed as where it appeared, its publisher, or in its address."""
    item, wanted = read.source.item, key(name)
    names = (item.container_title, item.publisher, item.URL, read.snapshot.uri_r)
    bare = wanted.removeprefix("the ").replace(" ", "")
    return any(bare in key(text).replace(" ", "") for text in names if text)


def _same_text(reads: Sequence[ReadSource]) -> Iterator[Derivation]:
    """Sources whose text is for the most part that of one cited before them."""
    before: list[tuple[str, frozenset[int]]] = []
    for read in reads:
        shingles = _shingles(read.document.text) if read.document else frozenset()
        if not shingles:
            continue
        copied = next((name for name, other in before if _overlap(shingles, other) >= SAME_TEXT), None)
        if copied is not None:
            yield Derivation(source_id=read.source.id, kind=DerivationKind.SAME_TEXT, origin=copied)
        else:
            before.append((read.source.id, shingles))


def _shingles(text: str) -> frozenset[int]:
    plain = [w.plain for w in words(text[: WORDS_COMPARED * 8])[:WORDS_COMPARED]]
    if len(plain) < LEAST_WORDS:
        return frozenset()
    return frozenset(hash(tuple(plain[n : n + SHINGLE])) for n in range(len(plain) - SHINGLE + 1))


def _overlap(one: frozenset[int], two: frozenset[int]) -> float:
    return len(one & two) / min(len(one), len(two))


def _same_author(reads: Sequence[ReadSource]) -> Iterator[Derivation]:
    """Further works of an author of whom the same note cites one already: an author is no second witness."""
    known: list[Name] = []
    for read in reads:
        own = [name for name in read.source.item.author if name.family]
        again = next((author for author in own if any(_one_person(author, other) for other in known)), None)
        if again is not None:
            yield Derivation(source_id=read.source.id, kind=DerivationKind.SAME_AUTHOR, origin=printed(again))
        known += own


def _one_person(a: Name, b: Name) -> bool:
    """Whether two names are surely one person: given names that are there and agree, not a family name alone."""
    return bool(a.given and b.given and len(a.given) > 2 and len(b.given) > 2 and same_person(a, b))
