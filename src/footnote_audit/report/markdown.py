"""The Audit as Markdown (CommonMark with GitHub's tables) for mail and pull requests: head, to-do list, table."""

import re
from collections.abc import Sequence

from footnote_audit.homes import HomeKind
from footnote_audit.model import Audit, CitationItem, Claim, Rule
from footnote_audit.report.changes import NoteChange, note_changes
from footnote_audit.report.index import Index, index, key_of
from footnote_audit.report.judged import Fact, disagree, facts, heard, rests_on, voice
from footnote_audit.report.summary import (
    TO_DO_SHOWN,
    ToDo,
    coverage,
    held_against,
    must_fix,
    must_look,
    results,
    summary,
    title_line,
    what_cites,
)
from footnote_audit.report.unchecked import unchecked
from footnote_audit.report.wording import count, cut, quoted, work
from footnote_audit.report.words import LEVELS, LOOKS

CLAUSE_SHOWN = 160
CHANGES_SHOWN = 20
MESSAGE_SHOWN = 300
# What can start markup of CommonMark or GitHub's dialect anywhere in a line; at its start a list or a rule as well.
_MARKUP = re.compile(r"([\\`*_\[\]|~$])")
_AT_START = re.compile(r"^(\d+(?=[.)])|(?=[-+=#]))")
# Addresses, mentions and issue numbers become links on their own: a zero-width space parts them.
_LINKED = re.compile(r"(\b(?:www|https?|ftp)(?=\.|:)|@(?=\w)|#(?=\d))")
_HTML = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;"})


def to_markdown(audit: Audit, rules: Sequence[Rule] = ()) -> str:  # noqa: ARG001 - every reporter takes the rules
    """The Audit as Markdown, newline at the end; all text of the article and its sources is escaped."""
    found, counts = index(audit), summary(audit)
    parts = [
        f"**{escape(coverage(counts))}**",
        f"# {what_cites(audit)} of {escape(title_line(audit))}",
        "\n".join(
            f"- {escape(line)}"
            for line in (held_against(counts), results(counts), must_fix(counts), must_look(counts))
            if line
        ),
        "## To do",
        _to_do(counts.to_do),
        *_changes(found),
        "## Claims",
        _table(found),
        *_through(found),
        *_rests_on(found),
        *_unsourced(found),
        *_unchecked(found),
        *_judges(found),
    ]
    return "\n\n".join(parts) + "\n"


def escape(text: str, length: int = 100_000) -> str:
    """The text in one line, at most `length` characters, so that no character of it is read as markup or HTML."""
    line = _MARKUP.sub(r"\\\1", cut(text, length).translate(_HTML))
    return _AT_START.sub(r"\1\\", _LINKED.sub("\\1&#8203;", line))


def _to_do(entries: tuple[ToDo, ...]) -> str:
    if not entries:
        return "Nothing was found to do."
    lines = [f"{n}. {_entry(t)}" for n, t in enumerate(entries[:TO_DO_SHOWN], start=1)]
    more = len(entries) - TO_DO_SHOWN
    return "\n".join(lines) + (f"\n\nand {more} more." if more > 0 else "")


def _entry(entry: ToDo) -> str:
    where = escape(entry.where) if entry.where else "text"
    clause = f" {escape(quoted(cut(entry.clause, CLAUSE_SHOWN)))}" if entry.clause.strip() else ""
    check = f" ({entry.check})" if entry.check else ""
    return f"**{LEVELS[entry.level]}**, {where}{clause}: {escape(entry.message, MESSAGE_SHOWN)}{check}"


def _changes(found: Index) -> list[str]:
    """The notes as they would read, the words that go struck through and those that come in bold."""
    offered = [(f, c) for f in found.audit.findings for c in note_changes(f.changes, found.homes)]
    if not offered:
        return []
    lines = [f"- {escape(c.home.name)} ({f.check}): {_difference(c)}" for f, c in offered[:CHANGES_SHOWN]]
    more = len(offered) - CHANGES_SHOWN
    return ["## Corrections offered", "\n".join(lines) + (f"\n\nand {more} more." if more > 0 else "")]


def _difference(change: NoteChange) -> str:
    return "".join(
        _spaced(p.new, "") if p.old == p.new else _spaced(p.old, "~~") + _spaced(p.new, "**") for p in change.pieces
    ).strip()


def _spaced(text: str, sign: str) -> str:
    """The words between signs, the spaces at their ends outside; spaces alone are told as such."""
    if not text.strip():
        return f"{sign}(space){sign}" if text and sign else text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{sign}{escape(text)}{sign}{after}"


def _table(found: Index) -> str:
    if not found.audit.claims:
        return "No claim was read from the article."
    where = "Where" if found.audit.bibliography.citations else "Note"
    rows = [f"| {where} | Rating | The article says | Why |", "| --- | --- | --- | --- |"]
    return "\n".join(rows + [_row(found, c) for c in found.audit.claims])


def _row(found: Index, claim: Claim) -> str:
    home, verdict = found.homes.get(key_of(claim)), found.verdicts.get(claim.id)
    label = home.label if home else str(claim.note_index)
    if home and found.audit.bibliography.citations:
        label = home.name if home.kind is HomeKind.NOTE else home.label
    rating = f"{LOOKS[verdict.rating].sign} {LOOKS[verdict.rating].word}" if verdict else "not compared"
    why = escape(verdict.explanation, MESSAGE_SHOWN) if verdict else ""
    why += "".join(f"<br>{_fact(fact)}" for fact in facts(claim, verdict))
    if verdict and disagree(verdict.opinions):
        why += "".join(f"<br>{escape(voice(opinion), MESSAGE_SHOWN)}" for opinion in verdict.opinions)
    return f"| {escape(label)} | {rating} | {escape(claim.text, CLAUSE_SHOWN)} | {why} |"


def _through(found: Index) -> list[str]:
    """The works that the article knows from another work only ("quoted in"), note by note."""
    told = [(i, found.items[i.through]) for i in found.items.values() if i.through in found.items]
    if not told:
        return []
    lines = [_known_from(found, item, other) for item, other in told[:CHANGES_SHOWN]]
    more = len(told) - CHANGES_SHOWN
    return ["## Cited through another work", "\n".join(lines) + (f"\n\nand {more} more." if more > 0 else "")]


def _known_from(found: Index, item: CitationItem, other: CitationItem) -> str:
    home = found.home_of[item.id]
    work, source = (home.text[i.span.start : i.span.end].strip() for i in (item, other))
    return f"- {escape(home.name)}: {escape(work, CLAUSE_SHOWN)}, cited through {escape(source, CLAUSE_SHOWN)}"


def _fact(fact: Fact) -> str:
    decides = " (decides)" if fact.decides else ""
    return f"{LOOKS[fact.rating].sign} {LOOKS[fact.rating].word}{decides}: {escape(fact.text, CLAUSE_SHOWN)}"


def _rests_on(found: Index) -> list[str]:
    """The sources that are no witnesses of their own."""
    sources = {r.source.id: r.source for r in found.audit.resolutions if r.source}
    told = [
        f"- {escape(work(sources[d.source_id].item) if d.source_id in sources else d.source_id, CLAUSE_SHOWN)}: "
        f"{escape(rests_on(d, sources), MESSAGE_SHOWN)}"
        for d in found.audit.derivations
    ]
    return _listed("## Sources that rest on others", list(dict.fromkeys(told)))


def _unsourced(found: Index) -> list[str]:
    """What the article says without citing anything, where a reader would want a source."""
    lines = [f"- {escape(quoted(cut(claim.text, CLAUSE_SHOWN)))}" for claim in found.audit.unsourced]
    return _listed("## Without a source", lines)


def _listed(title: str, lines: Sequence[str]) -> list[str]:
    more = len(lines) - CHANGES_SHOWN
    shown = "\n".join(lines[:CHANGES_SHOWN]) + (f"\n\nand {more} more." if more > 0 else "")
    return [title, shown] if lines else []


def _judges(found: Index) -> list[str]:
    """Who was heard beside the rules; nothing where nobody was."""
    return ["## Judges", "\n".join(f"- {escape(line)}" for line in heard(found.audit))] if found.audit.judges else []


def _unchecked(found: Index) -> list[str]:
    groups = unchecked(found)
    if not groups:
        return []
    lines = [f"- {escape(g.reason.text)}: {count(len(g.claims), 'claim')}. {escape(g.reason.remedy)}" for g in groups]
    return ["## Not checked, and why", "\n".join(lines)]
