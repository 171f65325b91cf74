"""SRC: sources that rest on others, and sources that are one witness in several places."""

from collections.abc import Iterator, Mapping

from footnote_audit.check.places import Cited, cited, quoted
from footnote_audit.model import Audit, Derivation, DerivationKind, Hit, Kind, Related

_THROUGH = {DerivationKind.QUOTES, DerivationKind.REPRINT}
_ONE_WITNESS = {
    DerivationKind.SAME_TEXT: "copies of one text",
    DerivationKind.SAME_AUTHOR: "by one author",
}


def cited_through(audit: Audit) -> Iterator[Hit]:
    """A source that has the cited words from another one.

    What it checks: whether the passage that bears out a claim is itself given to a newspaper, an agency, a broadcaster
    or a leak, and whether the copy read says that it is a reprint or an agency's text.

    Why it matters to a reader of the article: the reader takes the cited work for the witness; the witness is another.

    Example: the note cites a daily paper, whose sentence says "according to Reuters".

    What to do: cite the first source, or say through which work it is cited.

    Known limits: only outlets of the built-in list and sources that say so themselves are told. An outlet's own page
    that names the outlet is no case of this, nor are the words of a person quoted directly.
    """
    works, claims = _by_source(audit), {claim.id: claim for claim in audit.claims}
    for derived in audit.derivations:
        if derived.kind not in _THROUGH or derived.source_id not in works:
            continue
        claim = claims.get(derived.claim_id or "")
        at = [w for w in works[derived.source_id] if claim is None or _home(w) == (claim.note_index, claim.place_id)]
        work = (at or works[derived.source_id])[0]
        yield Hit(
            message=f"{work.home.title}: {_said(derived, work)}",
            target=f"{work.printed} {derived.origin}",
            note_index=work.home.note_index,
            place_id=work.home.place_id,
            selector=claim.selector if claim else None,
            related=_words(derived),
            kind=Kind.REVIEW,
        )


def one_witness_twice(audit: Audit) -> Iterator[Hit]:
    """Several sources of one note that are one witness: copies of one text, or works of one author.

    What it checks: the texts of the sources that a note cites against each other, and their recorded authors.

    Why it matters to a reader of the article: three sources look like three witnesses; they are one.

    Example: two papers print the same report of an agency, and a note cites both.

    What to do: cite the text once, or say that the others repeat it; add a source of its own.

    Known limits: texts of fewer than sixty words are not compared; an author is told by family and given name alone.
    """
    if not any(d.kind in _ONE_WITNESS for d in audit.derivations):
        return
    sources = _sources(audit)
    for home_works in _by_home(audit):
        by_source = {source for work in home_works if (source := _source(sources, work))}
        for kind, what in _ONE_WITNESS.items():
            repeated = [d for d in audit.derivations if d.kind is kind and d.source_id in by_source]
            for origin in dict.fromkeys(d.origin for d in repeated):
                count = sum(d.origin == origin for d in repeated) + 1
                if count > len(by_source) or (kind is DerivationKind.SAME_TEXT and origin not in by_source):
                    continue
                work = home_works[0]
                by = f"by {origin}" if kind is DerivationKind.SAME_AUTHOR else what
                yield Hit(
                    message=f"{work.home.title}: {count} of the {len(by_source)} sources are {by} and count once.",
                    target=f"{work.home.label} {origin}",
                    note_index=work.home.note_index,
                    place_id=work.home.place_id,
                    kind=Kind.REVIEW,
                )


def _said(derived: Derivation, work: Cited) -> str:
    printed = quoted(work.printed.rstrip("."), 60)
    if derived.kind is DerivationKind.QUOTES:
        return f"{printed} has this from {derived.origin}."
    return f"{printed} says that its text is not its own: {quoted(derived.origin)}."


def _words(derived: Derivation) -> tuple[Related, ...]:
    if derived.selector is None:
        return ()
    return (Related(message="the source", exact=derived.selector.exact, uri=derived.source_id),)


def _home(work: Cited) -> tuple[int | None, str | None]:
    return work.home.note_index, work.home.place_id


def _sources(audit: Audit) -> dict[str, str]:
    return {r.item_id: r.source.id for r in audit.resolutions if r.source}


def _source(sources: Mapping[str, str], work: Cited) -> str | None:
    return sources.get(work.item.id) or sources.get(work.item.refers_to or "")


def _by_source(audit: Audit) -> dict[str, list[Cited]]:
    sources, found = _sources(audit), dict[str, list[Cited]]()
    for work in cited(audit):
        source = _source(sources, work)
        if source:
            found.setdefault(source, []).append(work)
    return found


def _by_home(audit: Audit) -> Iterator[list[Cited]]:
    """The works of each note that cites more than one."""
    by_home: dict[tuple[int | None, str | None], list[Cited]] = {}
    for work in cited(audit):
        by_home.setdefault(_home(work), []).append(work)
    return (works for works in by_home.values() if len(works) > 1)
