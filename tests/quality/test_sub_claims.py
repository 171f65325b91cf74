"""What recorded findings alone say of single claims, beside what a person says: few answers, and none that accuses.

How agreement is counted stands in `sub_claims.py`: supported, partially and contradicted each for itself, whatever is
left open (not found, not checkable, not read) as one class, so that an answer withheld counts against the agreement
wherever the person gave one. Among the decided only those are counted of which we say something.
"""

import pytest
from recorded_pairs import judged_pairs
from sub_claims import agreement, aligned, by_gold_facts, by_registry, judged, printed_values

# Agreeing of all, agreeing of the decided, and decided: the least that may come out of each invented set.
PAIRS = {
    "pairs-first.md": (31, 19, 20),
    "pairs-second.md": (30, 19, 23),
    "pairs-third.md": (16, 8, 12),
    "pairs-fourth.md": (33, 24, 27),
}


@pytest.mark.parametrize("name", PAIRS)
def test_invented_findings(name: str) -> None:
    """Pairs of invented claims and findings are judged as a reader judges them, and none is wrongly refuted."""
    found = agreement(judged_pairs(name))
    print(found.lines(name))  # noqa: T201
    assert found.agreeing >= PAIRS[name][0]
    assert found.decided_agreeing >= PAIRS[name][1]
    assert found.wrongly_refuted == 0


def test_sub_claims_in_their_own_words() -> None:
    """A person's sub-claims, each in its own few words, agree no less than before; none is wrongly refuted."""
    for name, cited, floor in (("registry", by_registry(), 10), ("facts of the gold", by_gold_facts(), 9)):
        found = agreement(judged(cited))
        print(found.lines(f"sub-claims, {name}"))  # noqa: T201
        assert found.agreeing >= floor
        assert found.wrongly_refuted == 0


def test_sub_claims_by_the_articles_own_claims() -> None:
    """What the audit says of the claim that a sub-claim is a part of; nothing is wrongly refuted."""
    said = aligned()
    found = agreement(said)
    print(found.lines("sub-claims, claims of the audit"))  # noqa: T201
    with_findings = {
        note for note, (_, sources) in by_registry().items() if any(s.source.facts for s in sources.values())
    }
    print(agreement([j for j in said if j.asked.note in with_findings]).lines("  of notes with findings"))  # noqa: T201
    assert found.agreeing >= 9
    assert found.decided_agreeing >= 7
    assert found.wrongly_refuted == 0


def test_printed_values() -> None:
    """The values of the article's clauses agree with what a person found of each; none is wrongly refuted."""
    found = agreement(printed_values())
    print(found.lines("printed values"))  # noqa: T201
    assert found.agreeing >= 13
    assert found.decided_agreeing >= 9
    assert found.wrongly_refuted == 0
