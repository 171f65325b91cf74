"""Audits made by hand for the report tests: one with every rating, one with none, a long one, a hostile one."""

import re
from dataclasses import replace
from decimal import Decimal

from conftest import STARTED
from footnote_audit.model import (
    SCHEMA_VERSION,
    Audit,
    Block,
    BlockKind,
    Candidate,
    Cell,
    Citation,
    CitationItem,
    Claim,
    ClaimKind,
    CslItem,
    Difference,
    Document,
    Evidence,
    EvidenceOrigin,
    FactKind,
    Finding,
    Kind,
    Level,
    Location,
    LocationKind,
    Mark,
    Name,
    Note,
    NoteKind,
    Options,
    Origin,
    Outcome,
    Position,
    Qualifier,
    Rating,
    ReadWarning,
    RecordedFact,
    Related,
    Relation,
    Resolution,
    ResolutionStatus,
    Rule,
    Selector,
    Snapshot,
    Source,
    Span,
    Stage,
    Table,
    Value,
    ValueKind,
    Verdict,
    WarningCode,
)
from footnote_audit.text import select

STAGES = tuple(Stage)
RULES = (
    Rule(
        id="CLM014",
        name="figure-differs",
        level=Level.ERROR,
        page="A figure of the text is not that of its source.\n\nWhat it checks\n  Amounts, shares and counts.",
    ),
    Rule(id="CIT004", name="dangling-ibid", level=Level.WARNING, page="An Ibid. that leads nowhere."),
)

# (clause, note text, rating, explanation) of the article with every rating, in reading order.
STORY = (
    (
        "The ferry line carried more than 40% of the island's freight in 2014",
        "M. Duval, “La ligne oubliée”, Courrier du Port, 12 August 2018, p. 4.",
        Rating.REFUTED,
        "The text says more than 40%; the source says about 30%; the note says nothing of it.",
    ),
    (
        "and its company owed $7 billion to three banks",
        "Ibid.",
        Rating.SUPPORTED,
        "The text and the source both say $7 billion.",
    ),
    (
        "The harbour master called the quay “a promise in concrete”",
        "A. Teränen, Harbours of the North (Oulu: Pohja Press, 2011), 88-91.",
        Rating.NOT_FOUND,
        "The whole source was read; no passage holds these words.",
    ),
    (
        "Some 1,200 dockers signed the letter",
        "Dock Workers' Registry, database, port of Loma, consulted 2 May 2020.",
        Rating.PARTLY_SUPPORTED,
        "The text says some 1,200; a finding recorded from the source says 1,150.",
    ),
    (
        "The minister had agreed by telephone the night before",
        "As the author understood from an interview with a former aide, Loma, 2019.",
        Rating.UNVERIFIABLE,
        "The source is an interview of which no record was given.",
    ),
    (
        "The new quay opened in spring",
        "L. Okafor, “Quay reopens”, Harbour Gazette, 3 April 2021, https://gazette.example/quay?id=1&p=2",
        Rating.UNVERIFIABLE,
        "No copy of the source was had: the host blocked the request.",
    ),
    (
        "It was, all told, an odd season",
        "The season of 2021 is remembered on the island for its fog.",
        Rating.NOT_CHECKABLE,
        "The note is the author's own remark.",
    ),
)
HEADING = "A quay and its numbers"
TABLE = (("Year", "Freight (tonnes)"), ("2013", "61,000"), ("2014", "58,400"))


def empty() -> Audit:
    """An audit of an article without notes."""
    text = "One plain sentence."
    document = Document(
        uri="plain.txt", media_type="text/plain", digest="0" * 64, language=None, item=CslItem(), text=text
    )
    return Audit(
        schema_version=SCHEMA_VERSION,
        tool_version="0.0",
        options=Options(started=STARTED),
        document=document,
        stages=STAGES,
    )


def full() -> Audit:
    """An audit with every rating, every origin of evidence, findings of each level, and works found and not found."""
    document = _document()
    claims = tuple(_claim(document, n) for n in range(1, len(STORY) + 1))
    return Audit(
        schema_version=SCHEMA_VERSION,
        tool_version="0.0",
        options=Options(started=STARTED, sources="sources.yaml", store=".copies"),
        document=document,
        citations=_citations(document),
        resolutions=_resolutions(),
        snapshots=_snapshots(),
        claims=claims,
        verdicts=tuple(_verdict(document, c, n) for n, c in enumerate(claims, start=1)),
        findings=_findings(document, claims),
        stages=STAGES,
    )


def long(times: int) -> Audit:
    """The full audit repeated: `times` notes with a claim each, all in one article."""
    clause, note_text, _, why = STORY[0]
    parts = [f"{clause} {n}. " for n in range(1, times + 1)]
    text = "".join(parts)
    origins, notes, marks, claims, verdicts, findings, offset = [], [], [], [], [], [], 0
    ratings = tuple(Rating)
    for n, part in enumerate(parts, start=1):
        place = select(text, offset, offset + len(part) - 1)
        origins.append(Origin(start=offset, line=n, column=1))
        offset += len(part)
        anchor = select(text, place.end, place.end)
        note = Note(
            index=n, label=str(n), text=note_text, anchor=anchor, supports=place, sentence=place, line=n, column=1
        )
        notes.append(note)
        marks.append(Mark(offset=place.end, note_index=n))
        claims.append(Claim(id=f"c{n:06}", note_index=n, text=part.strip(), selector=place, kind=ClaimKind.FIGURE))
        verdicts.append(Verdict(claim_id=f"c{n:06}", rating=ratings[n % 6], score=0.5, explanation=why))
        findings.append(_finding("CLM014", Level.ERROR, why, note, place))
    document = replace(
        _document(), text=text, notes=tuple(notes), marks=tuple(marks), blocks=(), tables=(), origins=tuple(origins)
    )
    return replace(full(), document=document, claims=tuple(claims), verdicts=tuple(verdicts), findings=tuple(findings))


def hostile() -> Audit:
    """The full audit with markup, script addresses, control characters and direction controls in every text."""
    nasty = (
        "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> | **b** [a](javascript:alert(3)) "
        "\x00\x1b[31m\ud800 \u202e"
    )
    audit = full()
    source = replace(
        _source(),
        item=replace(_source().item, title=nasty, author=(Name(literal=nasty),)),
        locations=(
            Location(kind=LocationKind.URL, value="javascript:alert(4)"),
            Location(kind=LocationKind.URL, value="data:text/html,<script>alert(5)</script>"),
            Location(kind=LocationKind.URL, value='https://a.example/" onmouseover="alert(6)'),
        ),
    )
    return replace(
        audit,
        document=replace(audit.document, uri=f"{nasty}.txt", item=replace(audit.document.item, title=nasty)),
        resolutions=tuple(replace(r, source=source if r.source else None, tried=(nasty,)) for r in audit.resolutions),
        claims=tuple(replace(c, text=nasty, values=()) for c in audit.claims),
        verdicts=tuple(replace(v, explanation=nasty) for v in audit.verdicts),
        findings=tuple(replace(f, message=nasty, correction=nasty) for f in audit.findings),
    )


_ORIGIN = Origin(start=0, line=3, column=1)


def _document() -> Document:
    text, spans = f"{HEADING}\n", []
    for n, (clause, _, _, _) in enumerate(STORY, start=1):
        spans.append((len(text), len(text) + len(clause)))
        text += clause + ("" if n == 1 else ".") + (" " if n in (1, 3) else "\n")
    blocks = [Block(start=0, end=len(HEADING), kind=BlockKind.HEADING, level=1)]
    blocks += [Block(start=m.start(), end=m.end(), kind=BlockKind.PARAGRAPH) for m in _lines(text)[1:]]
    table, text = _table(text)
    text += "Only 57,000 tonnes came in 2014, the island says.\n"
    blocks.append(Block(start=table.end + 1, end=len(text) - 1, kind=BlockKind.PARAGRAPH))
    furniture = "A box that is no part of the article was cut."
    return Document(
        uri="articles/quay.txt",
        media_type="text/plain",
        digest="ab" * 32,
        language="en",
        item=CslItem(type="article", title=HEADING, author=(Name(given="Noor", family="Visser"),), issued="2021-06-30"),
        text=text,
        blocks=tuple(blocks),
        marks=tuple(Mark(offset=end, note_index=n) for n, (_, end) in enumerate(spans, start=1)),
        notes=tuple(_note(text, n, *span) for n, span in enumerate(spans, start=1)),
        tables=(table,),
        origins=(_ORIGIN,),
        warnings=(
            ReadWarning(code=WarningCode.FURNITURE_CUT, message=furniture, line=40, column=1, exact="Share this"),
        ),
    )


def _note(text: str, n: int, start: int, end: int) -> Note:
    clause = select(text, start, end)
    anchor = select(text, end, end, context=80)
    words = STORY[n - 1][1]
    return Note(
        index=n, label=str(n), text=words, anchor=anchor, supports=clause, sentence=clause, line=20 + n, column=1
    )


def _lines(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"[^\n]+", text))


def _table(text: str) -> tuple[Table, str]:
    begin, rows = len(text), []
    for row in TABLE:
        cells = []
        for cell in row:
            cells.append(Cell(text=cell, start=len(text), end=len(text) + len(cell)))
            text += cell + "\t"
        text = text[:-1] + "\n"
        rows.append(tuple(cells))
    table = Table(
        caption="Freight of the island line",
        header=rows[0],
        rows=tuple(rows[1:]),
        start=begin,
        end=len(text) - 1,
        source="Port of Loma",
        recovered=True,
    )
    return table, text


def _claim(document: Document, n: int) -> Claim:
    place = document.notes[n - 1].supports
    assert place is not None
    return Claim(
        id=f"c{n}-{'abcdefg'[n - 1] * 6}",
        note_index=n,
        text=place.exact,
        selector=place,
        kind=ClaimKind.FIGURE if _VALUES.get(n) else ClaimKind.STATEMENT,
        values=tuple(_value(place.exact, *v) for v in _VALUES.get(n, ())),
    )


_VALUES: dict[int, tuple[tuple[str, ValueKind, str | None, str | None, Qualifier], ...]] = {
    1: (
        ("more than 40%", ValueKind.SHARE, "40", "%", Qualifier.MORE_THAN),
        ("2014", ValueKind.DATE, None, None, Qualifier.EXACTLY),
    ),
    2: (("$7 billion", ValueKind.MONEY, "7E+9", "USD", Qualifier.EXACTLY),),
    4: (("Some 1,200", ValueKind.COUNT, "1200", "dockers", Qualifier.ABOUT),),
}


def _value(text: str, exact: str, kind: ValueKind, amount: str | None, unit: str | None, qualifier: Qualifier) -> Value:
    start = text.index(exact)
    return Value(
        kind=kind,
        exact=exact,
        start=start,
        end=start + len(exact),
        amount=Decimal(amount) if amount else None,
        unit=unit,
        qualifier=qualifier,
        date=None if amount else exact,
    )


def _verdict(document: Document, claim: Claim, n: int) -> Verdict:
    _, note, rating, why = STORY[n - 1]
    passage = "In those years the line took about 30% of the freight, and owed $7 billion, its books show."
    found: dict[int, tuple[Evidence, ...]] = {
        1: (
            Evidence(
                origin=EvidenceOrigin.SOURCE,
                selector=_within(passage, "about 30%", page=4),
                relation=Relation.REFUTES,
                score=0.9,
                source_id="duval-2018",
                digest="cd" * 32,
            ),
            Evidence(
                origin=EvidenceOrigin.SOURCE,
                selector=_within("No other year is given.", "other year"),
                relation=Relation.NEUTRAL,
                score=0.2,
                source_id="duval-2018",
                digest="cd" * 32,
            ),
        ),
        2: (
            Evidence(
                origin=EvidenceOrigin.NOTE,
                selector=select(note, 0, len(note)),
                relation=Relation.SUPPORTS,
                score=0.8,
            ),
        ),
        4: (
            Evidence(
                origin=EvidenceOrigin.RECORDED_FACT,
                selector=_within("The registry lists 1,150 signatures under the letter.", "1,150"),
                relation=Relation.SUPPORTS,
                score=0.6,
                source_id="registry",
                address="https://registry.example/letter",
            ),
        ),
    }
    assert claim.selector.end <= len(document.text)
    return Verdict(claim_id=claim.id, rating=rating, score=0.5, explanation=why, evidence=found.get(n, ()))


def _within(text: str, words: str, page: int | None = None) -> Selector:
    start = text.index(words)
    return select(text, start, start + len(words), page=page)


def _source() -> Source:
    return Source(
        id="duval-2018",
        item=CslItem(
            id="duval-2018",
            type="article-newspaper",
            title="La ligne oubliée",
            author=(Name(given="Marie", family="Duval"),),
            container_title="Courrier du Port",
            issued="2018-08-12",
            page="4",
            language="fr",
        ),
        resolver="registry",
        locations=(
            Location(kind=LocationKind.URL, value="https://courrier.example/2018/ligne?x=1&y=2"),
            Location(kind=LocationKind.DOI, value="10.1000/ligne"),
        ),
        aliases=("Duval",),
        facts=(RecordedFact(text="About 30% of freight.", kind=FactKind.PERSON, date="2020-01-02", page="4"),),
        line=12,
    )


def _registry() -> Source:
    item = CslItem(id="registry", type="dataset", title="Dock Workers' Registry", publisher="Port of Loma")
    return Source(id="registry", item=item, resolver="registry", locations=(), line=30)


def _gazette() -> Source:
    item = CslItem(
        id="gazette",
        type="article-newspaper",
        title="Quay reopens",
        container_title="Harbour Gazette",
        author=(Name(given="L.", family="Okafor"),),
        issued="2021-04-03",
        URL="https://gazette.example/quay?id=1&p=2",
    )
    location = Location(kind=LocationKind.URL, value="https://gazette.example/quay?id=1&p=2")
    return Source(id="gazette", item=item, resolver="registry", locations=(location,))


_TYPES = {
    1: "article-newspaper",
    2: "article-newspaper",
    3: "book",
    4: "dataset",
    5: "interview",
    6: "article-newspaper",
}


def _citations(document: Document) -> tuple[Citation, ...]:
    found = []
    for n, kind in _TYPES.items():
        note = document.notes[n - 1]
        ibid = n == 2
        item = CitationItem(
            id=f"n{n}.1",
            item=CslItem(type=kind, title=None if ibid else f"Work {n}", issued=None if ibid else "2018-08-12"),
            position=Position.IBID if ibid else Position.FIRST,
            span=Span(start=0, end=len(note.text)),
            confidence=0.9,
            locator="4" if n == 1 else None,
            label="page" if n == 1 else None,
            marker="Ibid." if ibid else None,
            refers_to="n1.1" if ibid else None,
            candidates=(Candidate(id="n1.1", score=1.0, reason="the note before"),) if ibid else (),
        )
        found.append(Citation(note_index=n, kind=NoteKind.CITATION, items=(item,)))
    return (*found, Citation(note_index=7, kind=NoteKind.COMMENTARY, commentary=(Span(start=0, end=10),)))


def _resolutions() -> tuple[Resolution, ...]:
    return (
        Resolution(
            item_id="n1.1",
            status=ResolutionStatus.FOUND,
            source=_source(),
            score=0.97,
            differences=(Difference(variable="author", printed="M. Duvall", recorded="Marie Duval"),),
            tried=("registry: one entry fits",),
        ),
        Resolution(
            item_id="n3.1",
            status=ResolutionStatus.NOT_FOUND,
            candidates=(Candidate(id="teranen-2010", score=0.6, reason="same author, other year"),),
            tried=("registry: no entry fits", "Crossref: not asked, offline"),
        ),
        Resolution(item_id="n4.1", status=ResolutionStatus.FOUND, source=_registry(), score=1.0),
        Resolution(item_id="n5.1", status=ResolutionStatus.NOT_PUBLIC),
        Resolution(item_id="n6.1", status=ResolutionStatus.FOUND, source=_gazette(), score=1.0),
    )


def _snapshots() -> tuple[Snapshot, ...]:
    return (
        Snapshot(
            source_id="duval-2018",
            uri_r="https://courrier.example/2018/ligne?x=1&y=2",
            outcome=Outcome.OK,
            reason="",
            retrieved="2026-10-31T09:00:00Z",
            status=200,
            media_type="text/html",
            digest="cd" * 32,
            path="cd/cd.html",
        ),
        Snapshot(source_id="registry", uri_r=None, outcome=Outcome.ABSENT, reason="The registry names no address."),
        Snapshot(
            source_id="gazette",
            uri_r="https://gazette.example/quay?id=1&p=2",
            outcome=Outcome.BLOCKED,
            reason="The host answered 403.",
            status=403,
            retrieved="2026-10-31T09:00:02Z",
        ),
    )


def _finding(check: str, level: Level, message: str, note: Note | None, place: Selector | None) -> Finding:
    return Finding(
        check=check,
        name={"CLM014": "figure-differs", "CIT004": "dangling-ibid", "ART001": "table-differs"}.get(check, "other"),
        level=level,
        kind=Kind.FAIL,
        message=message,
        fingerprint=f"{check}:{note.index if note else 0}",
        line=note.line if note else 3,
        column=1,
        note_index=note.index if note else None,
        selector=place,
    )


def _findings(document: Document, claims: tuple[Claim, ...]) -> tuple[Finding, ...]:
    text, notes = document.text, document.notes
    here, there = text.index("57,000"), text.index("58,400")
    inside = _finding(
        "ART001",
        Level.WARNING,
        "The text says 57,000 tonnes in 2014; the table says 58,400.",
        None,
        select(text, here, here + 6),
    )
    related = Related(message="The table says", exact="58,400", selector=select(text, there, there + 6))
    ibid = _finding("CIT004", Level.NOTE, "“Ibid.” names no page.", notes[1], notes[1].supports)
    return (
        _finding("CLM014", Level.ERROR, STORY[0][3], notes[0], claims[0].selector),
        replace(ibid, correction="M. Duval, “La ligne oubliée”, p. 4"),
        replace(inside, related=(related,)),
        replace(_finding("SRC900", Level.NONE, "Seen.", notes[0], None), kind=Kind.PASS),
    )
