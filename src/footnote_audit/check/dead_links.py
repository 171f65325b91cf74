"""SRC: whether the address of a source still shows the work: gone, replaced by a notice, or behind a wall."""

from collections.abc import Iterator

from footnote_audit.check.sources import first_notes
from footnote_audit.model import Access, Audit, Hit, Kind, Level, Outcome, Snapshot

# Reasons by which a server itself says that the page will not come back (RFC 9110 section 15.5.11, RFC 7725).
_OWN_NOTICE = frozenset({"gone", "legal_block"})
_OWN_STATUS = frozenset({410, 451})
# Failures on as many days, with no sight of the page between them, are proof enough.
_DAYS = 3
_ONE_LOOK = " One look is no proof; it counts as gone after three on different days."


def dead_link(audit: Audit) -> Iterator[Hit]:
    """The address of a source answers that the page is gone, or does not answer at all.

    What it checks: sources whose address was asked and has no such page, no server, or leads in a circle. One look is
    no proof, so this is a note; it is an error after failures on three different days, or where the source itself says
    so (410 Gone, 451 Unavailable For Legal Reasons).

    Why it matters to a reader of the article: the reader cannot open the source.

    Example: https://example.org/report.pdf answers 410.

    What to do: give the new address or an archived copy. Where a capture was read it is at most a warning, and SRC005
    names the capture.

    Known limits: a wall against robots is not a dead link and is not reported here (SRC008), nor is a page that answers
    200 with the words "not found" (SRC007). Days are counted in the store of copies, so that a new store starts anew.
    """
    for snapshot in _unread(audit):
        final = _is_final(snapshot)
        if final or _access(snapshot) is Access.BROKEN:
            yield _hit(audit, snapshot, "is gone", final=final)


def soft_404(audit: Audit) -> Iterator[Hit]:
    """The address of a source shows something else than the source.

    What it checks: sources whose address answers as if all were well, but with a notice that nothing is there, a front
    page, a name for sale, another site or another work. It is a note, and an error after three different days.

    Why it matters to a reader of the article: the link opens, and the source is not there. Tools that look at the
    status alone never tell.

    Example: a report of 2012 whose address leads to the front page of its institute.

    What to do: give the new address or an archived copy. Where a capture was read it is at most a warning, and SRC005
    names the capture.

    Known limits: judged by where the address leads and by what the page says in the languages that are known; a notice
    in other words is found only where the site gives the same answer to a made-up address.
    """
    for snapshot in _unread(audit):
        if _access(snapshot) is Access.SOFT_404:
            yield _hit(audit, snapshot, "no longer shows the source", final=_is_final(snapshot))


def needs_a_look(audit: Audit) -> Iterator[Hit]:
    """The address of a source must be opened by a person: a wall, a login, a page that only a script shows.

    What it checks: sources whose page could not be read for a reason that says nothing about the page behind it, and
    pages that lack the place or the words that the address names.

    Why it matters to a reader of the article: the link may be in order, or not: no machine can tell.

    Example: the page of a publisher that wants proof that its reader is a person.

    What to do: open the address; attach a saved copy as a local file where the words matter.

    Known limits: a remark, never a fault of the article. A page may show a wall to machines and none to readers.
    """
    first = first_notes(audit)
    readable = _readable(audit)
    for snapshot in audit.snapshots:
        judged = snapshot.judgement
        if judged is None or judged.access is not Access.ATTENTION or judged.reason in _OWN_NOTICE:
            continue
        if snapshot.source_id in readable and snapshot.outcome is not Outcome.OK:
            continue
        work = first.get(snapshot.source_id)
        address = snapshot.uri_r or snapshot.source_id
        yield Hit(
            message=f"{address} needs a look: {judged.sentence} ({judged.reason}).",
            target=f"{address} {judged.reason}",
            note_index=work.home.note_index if work else None,
            place_id=work.home.place_id if work else None,
            kind=Kind.REVIEW,
        )


def _unread(audit: Audit) -> Iterator[Snapshot]:
    """The snapshots of sources of which nothing was read where they are: nothing at all, or a capture."""
    live = frozenset(s.source_id for s in audit.snapshots if s.outcome is Outcome.OK and s.uri_m is None)
    yield from (snapshot for snapshot in audit.snapshots if snapshot.source_id not in live)


def _readable(audit: Audit) -> frozenset[str]:
    return frozenset(snapshot.source_id for snapshot in audit.snapshots if snapshot.outcome is Outcome.OK)


def _access(snapshot: Snapshot) -> Access | None:
    if snapshot.judgement is not None:
        return snapshot.judgement.access
    return Access.BROKEN if snapshot.outcome is Outcome.GONE else None


def _is_final(snapshot: Snapshot) -> bool:
    if snapshot.judgement is None:
        return snapshot.outcome is Outcome.GONE and snapshot.status in _OWN_STATUS
    failing = snapshot.judgement.access in {Access.BROKEN, Access.SOFT_404}
    return snapshot.judgement.reason in _OWN_NOTICE or (failing and len(snapshot.failed_days) >= _DAYS)


def _hit(audit: Audit, snapshot: Snapshot, says: str, *, final: bool) -> Hit:
    work = first_notes(audit).get(snapshot.source_id)
    address = snapshot.uri_r or snapshot.source_id
    days = snapshot.failed_days
    since = f" It failed on {len(days)} days, first on {days[-1]}." if len(days) >= _DAYS else ""
    copied = snapshot.uri_m is not None
    why = f"{snapshot.judgement.sentence}." if copied and snapshot.judgement is not None else snapshot.reason
    grave = Level.WARNING if copied else Level.ERROR
    return Hit(
        message=f"{address} {says}: {why}{since}" + ("" if final else _ONE_LOOK),
        target=address,
        note_index=work.home.note_index if work else None,
        place_id=work.home.place_id if work else None,
        level=grave if final else Level.NOTE,
        kind=Kind.FAIL if final and not copied else Kind.REVIEW,
    )
