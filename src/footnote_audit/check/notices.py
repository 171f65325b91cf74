"""SRC: what catalogues say of the cited works: retractions, corrections, other versions."""

from collections.abc import Iterator, Mapping

from footnote_audit.check.places import Cited, home_list, quoted, resolved
from footnote_audit.model import Audit, Hit, Kind, Notice, NoticeKind, Source

_WITHDRAWN = frozenset((NoticeKind.RETRACTION, NoticeKind.CONCERN))
_SAYS: Mapping[NoticeKind, str] = {
    NoticeKind.RETRACTION: "was retracted",
    NoticeKind.CONCERN: "bears an expression of concern of its publisher",
    NoticeKind.CORRECTION: "was corrected",
    NoticeKind.NEW_VERSION: "has a newer version",
    NoticeKind.PREPRINT: "has a preprint",
    NoticeKind.PUBLISHED: "is a preprint; it has since been published",
}


def retracted(audit: Audit) -> Iterator[Hit]:
    """A cited work was retracted, or its publisher doubts it.

    What it checks: the records of Crossref and OpenAlex of the cited works, as far as they were found there.

    Why it matters to a reader of the article: what a journal has withdrawn supports nothing any more.

    Example: a medical study that was cited three years after its retraction.

    What to do: read the notice; cite another work, or say in the article that the work was retracted.

    Known limits: only works with a registered record are told of; a note that cites the work because it was retracted
    is reported like any other.
    """
    yield from _told(audit, _WITHDRAWN, Kind.FAIL)


def has_notice(audit: Audit) -> Iterator[Hit]:
    """A cited work was corrected, or another version of it is registered.

    What it checks: corrections, newer versions and published versions in the catalogues' records of the cited works.

    Why it matters to a reader of the article: a figure may stand in the correction, and the published version is the
    one that was reviewed.

    Example: a preprint that has come out in a journal since.

    What to do: compare the cited place with the other version, and cite that if it is the one to rely on.

    Known limits: says nothing of whether the cited words are among what was changed.
    """
    yield from _told(audit, frozenset(NoticeKind) - _WITHDRAWN - {NoticeKind.PREPRINT}, Kind.REVIEW)


def _told(audit: Audit, kinds: frozenset[NoticeKind], kind: Kind) -> Iterator[Hit]:
    for source, works in _cited_sources(audit).items():
        homes = [work.home for work in works]
        for notice in source.notices:
            if notice.kind in kinds:
                yield Hit(
                    message=f"{_name(source, works[0])} {_SAYS[notice.kind]}{_where(notice)} "
                    f"(cited in {home_list(homes)}; says {notice.service}).",
                    target=f"{source.id} {notice.kind} {notice.DOI or ''}",
                    note_index=homes[0].note_index,
                    place_id=homes[0].place_id,
                    kind=kind,
                )


def _cited_sources(audit: Audit) -> dict[Source, list[Cited]]:
    """The sources that bear notices, each with the places that cite it."""
    found: dict[Source, list[Cited]] = {}
    for work, resolution in resolved(audit):
        if resolution.source is not None and resolution.source.notices:
            found.setdefault(resolution.source, []).append(work)
    return found


def _name(source: Source, work: Cited) -> str:
    return quoted(source.item.title or work.item.item.title or work.printed)


def _where(notice: Notice) -> str:
    return f": https://doi.org/{notice.DOI}" if notice.DOI else ""
