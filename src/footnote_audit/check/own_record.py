"""SRC: what a page says of itself and the citation prints otherwise."""

from collections.abc import Iterator

from footnote_audit.check.places import cited, quoted
from footnote_audit.model import Audit, Hit, Kind

_WORDS = {"author": "author", "issued": "date"}


def page_says_otherwise(audit: Audit) -> Iterator[Hit]:
    """The cited page names another author, or another year, than the note.

    What it checks: pages that were read at an address printed in the note, where no registry or catalogue records the
    work: the author and the date that the page gives of itself, if its title is the cited one.

    Why it matters to a reader of the article: a wrong name or year keeps a reader from finding the work elsewhere, and
    wrongs its author.

    Example: a column of 2016 that the note dates 2019.

    What to do: compare the page with the note, and correct the note or record the work in sources.yaml.

    Known limits: a name or year that stands anywhere in the page is let pass; pages that name no person are not
    compared; a reprint bears its own date.
    """
    works = {work.item.id: work for work in cited(audit)}
    for told in audit.own_records:
        work = works.get(told.item_id)
        if work is None:
            continue
        yield Hit(
            message=f"{work.home.title} prints {quoted(told.printed)} as {_WORDS[told.variable]} of "
            f"{quoted(work.item.item.title or work.printed)}; the page itself says {quoted(told.stated)}.",
            target=f"{told.source_id} {told.variable} {told.stated}",
            note_index=work.home.note_index,
            place_id=work.home.place_id,
            correction=told.stated,
            kind=Kind.REVIEW,
        )
