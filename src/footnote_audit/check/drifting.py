"""SRC: words of a source that were there and are not there any more, or are not in the capture made of it."""

import difflib
from collections.abc import Iterator

from footnote_audit.check.places import homes_by_key, quoted
from footnote_audit.check.sources import first_notes
from footnote_audit.homes import home_key
from footnote_audit.model import Audit, Hit, Kind, Memento, Related, Snapshot

_LONGEST = 600


def passage_changed(audit: Audit) -> Iterator[Hit]:
    """The cited words were changed or taken out since an earlier copy was made.

    What it checks: whether the words that a claim rested on in an earlier copy of its source, kept in the store or the
    capture nearest to the citation's day, still stand on the page of today. The verdict goes by the earlier copy.

    Why it matters to a reader of the article: who follows the note today does not find what the author read.

    Example: a statistics page under the same address that now gives the figures of another year.

    What to do: cite the archived copy of the day, or say that the page was changed since.

    Known limits: a passage that was moved to another page counts as taken out. Words that went are not reported where
    the page of today supports the claim all the same.
    """
    claims = {claim.id: claim for claim in audit.claims}
    known = homes_by_key(audit)
    seen: set[tuple[int | str, str, str]] = set()
    for drift in audit.drifts:
        claim = claims.get(drift.claim_id)
        home = known.get(home_key(claim.note_index, claim.place_id)) if claim else None
        # Several claims of a sentence may rest on the same words.
        if claim is None or home is None or (home.key, drift.source_id, drift.old) in seen:
            continue
        seen.add((home.key, drift.source_id, drift.old))
        since = f" since {drift.earlier[:10]}" if drift.earlier else ""
        told = f"it now reads {_difference(drift.old, drift.new)}" if drift.new else "nothing like it stands there now"
        yield Hit(
            message=f"{home.title}: {drift.source_id} does not say {quoted(drift.old)} any more{since}; {told}.",
            target=f"{claim.id} {drift.old[:80]}",
            note_index=home.note_index,
            place_id=home.place_id,
            selector=claim.selector,
            related=(Related(message="words of the earlier copy", exact=drift.old[:_LONGEST]),),
            kind=Kind.REVIEW,
        )


def capture_lacks_words(audit: Audit) -> Iterator[Hit]:
    """The capture that an archive made of a source lacks the cited words.

    What it checks: captures that were asked for (`--archive`), or were there from within a month, against the words of
    the page that verdicts rest on; and whether such a capture shows the page at all.

    Why it matters to a reader of the article: the copy is meant to stand in for the page one day. Archives often keep a
    notice, a question of consent or an empty frame in place of the page.

    Example: a capture that holds only “Please accept our terms”.

    What to do: ask the archive once more, or another one; keep a copy of the page as a local file.

    Known limits: what an archive shows only by running the page's scripts is not seen, and words in pictures are not
    read.
    """
    first = first_notes(audit)
    for snapshot in audit.snapshots:
        for memento in snapshot.mementos:
            if memento.holds is not False:
                continue
            work = first.get(snapshot.source_id)
            yield Hit(
                message=_told(snapshot, memento),
                target=f"{snapshot.uri_r} {memento.uri_m}",
                note_index=work.home.note_index if work else None,
                place_id=work.home.place_id if work else None,
                related=tuple(Related(message="words of the page", exact=w[:_LONGEST]) for w in memento.lacking),
                kind=Kind.REVIEW,
            )


def _told(snapshot: Snapshot, memento: Memento) -> str:
    which = f"the capture of {snapshot.uri_r} of {memento.memento_datetime[:10]}"
    more = f" and {len(memento.lacking) - 1} more" if len(memento.lacking) > 1 else ""
    lacks = f"lacks {quoted(memento.lacking[0])}{more}" if memento.lacking else "does not show the page"
    return f"{which[:1].upper()}{which[1:]} {lacks}: {memento.uri_m}"


def _difference(old: str, new: str) -> str:
    """The new words with what went as [-...-] and what came as {+...+}, word by word."""
    before, after = old[:_LONGEST].split(), new[:_LONGEST].split()
    parts = []
    for action, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if action == "equal":
            parts.append(" ".join(after[c:d]))
            continue
        parts += [f"[-{' '.join(before[a:b])}-]"] if b > a else []
        parts += [f"{{+{' '.join(after[c:d])}+}}"] if d > c else []
    return f"“{' '.join(parts)}”"
