"""CIT009: outlets that no list knows, and that differ by a slip from one that it does."""

from collections import defaultdict
from collections.abc import Iterator

from footnote_audit.check.note_texts import change, written_texts
from footnote_audit.check.places import Cited, cited, home_list, quoted
from footnote_audit.model import Audit, Hit, Position, ResolutionStatus
from footnote_audit.outlets import misspelt, named

# An unlisted name printed as often as this is taken for the name of an outlet that the list lacks.
_MOST_PRINTINGS = 4


def outlet_near_miss(audit: Audit) -> Iterator[Hit]:
    """An outlet is not known, and its name differs by a slip from that of a known one.

    What it checks: journals, papers, agencies and sites of full citations against a shipped list of real ones
    (`footnote_audit/outlets.txt`). A work whose source is recorded is left to CIT006.

    Why it matters to a reader of the article: the reader looks for an outlet that does not exist.

    Example: Washingtn Post for The Washington Post.

    What to do: look the name up; the corrected notes are offered.

    Known limits: an outlet that is not listed and differs by a letter from a listed one is taken for a misspelling. An
    ending more or less, a spelling of another country and a word that another outlet uses are no slips.
    """
    recorded = {r.item_id for r in audit.resolutions if r.status is ResolutionStatus.FOUND}
    readable = {written.home.key for written in written_texts(audit)}
    printings: dict[str, list[Cited]] = defaultdict(list)
    for work in cited(audit):
        name = work.item.item.container_title
        if name and work.home.key in readable and work.item.position is Position.FIRST:
            printings[name].append(work)
    for name, works in printings.items():
        if len(works) > _MOST_PRINTINGS or any(work.item.id in recorded for work in works):
            continue
        languages = {work.item.item.language for work in works}
        near = misspelt(name, languages.pop() if len(languages) == 1 else None)
        if near is None:
            continue
        right = near[0]
        of_language = " of this language" if named(name) else ""
        yield Hit(
            message=f"No outlet {quoted(name)}{of_language} is known ({home_list([w.home for w in works])}); there is "
            f"{quoted(right)} ({near[1].kind}).",
            target=f"{name} / {right}",
            note_index=works[0].home.note_index,
            place_id=works[0].home.place_id,
            correction=right,
            changes=tuple(
                change(work.home, at, at + len(name), _as_printed(name, right))
                for work in works
                if (at := work.home.text.find(name, work.item.span.start, work.item.span.end)) >= 0
            ),
        )


def _as_printed(name: str, right: str) -> str:
    """The right name with its article only where the note prints one."""
    return right.removeprefix("The ") if not name.casefold().startswith("the ") else right
