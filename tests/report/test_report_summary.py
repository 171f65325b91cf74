"""The counts, the status line and the first screen."""

import re
from dataclasses import replace

import pytest

from footnote_audit.errors import ConfigError
from footnote_audit.model import Level, Rating, Stage, Verdict
from footnote_audit.report import REPORTERS, failing, head, report, status_line, summary
from report import audits


def test_status_line_counts_what_was_checked() -> None:
    """The status line gives claims, checked, each rating that occurs, and findings."""
    expected = "7 claims, 4 checked: 1 supported, 1 partly, 1 contradicted, 1 not found; 3 findings"
    assert status_line(audits.full()) == expected


def test_nothing_checked_is_said_first() -> None:
    """An audit that checked no claim says so, and why, before anything else."""
    cases = [
        (audits.empty(), "the article has no notes"),
        (replace(audits.empty(), document=replace(audits.empty().document, text=" ")), "the article is empty"),
        (replace(audits.full(), claims=(), verdicts=()), "none of the 7 notes holds something to check"),
        (
            replace(audits.full(), claims=(), verdicts=(), findings=(), stages=(Stage.READ, Stage.PARSE)),
            "7 notes read, the audit stopped after the stage “parse”",
        ),
        (
            replace(
                audits.full(),
                verdicts=tuple(replace(v, rating=Rating.UNVERIFIABLE) for v in audits.full().verdicts),
                findings=(),
            ),
            "7 claims, ",
        ),
    ]
    for audit, why in cases:
        for text in (status_line(audit), head(audit)):
            assert text.startswith(f"No claim was checked: {why}"), text
        assert report(audit, "markdown").startswith("**No claim was checked: ")
        assert "nothing found" not in head(audit).lower()


def test_head_names_gravest_first_and_at_most_ten() -> None:
    """The first screen lists what must be fixed before the rest, ten things at most, and says how many more."""
    lines = head(audits.full()).splitlines()
    assert lines[0] == "4 of 7 claims checked."
    assert "Must be fixed: 1 finding (note 1)." in lines
    entries = [line for line in lines if re.match(r" *\d+\. ", line)]
    assert [e.split(",")[0].split(". ")[1] for e in entries] == [
        "Must be fixed",
        "Look at this",
        "Look at this",
        "Remark",
    ]
    many = head(audits.long(40)).splitlines()
    assert sum(bool(re.match(r" *\d+\. ", line)) for line in many) == 10
    assert many[-1].strip() == "and 30 more in the report"


def test_head_is_fit_for_a_terminal() -> None:
    """No control character, surrogate or direction control of an article reaches the terminal."""
    text = head(audits.hostile()) + status_line(audits.hostile())
    assert not {c for c in text if c < " " and c != "\n"} | ({c for c in text if "\ud800" <= c <= "\udfff"})
    assert "\x1b" not in text and "\u202e" not in text


def test_bad_verdict_without_finding_is_to_do() -> None:
    """A contradicted claim that no finding carries is still something to do; one that is carried stands there once."""
    audit = replace(audits.full(), findings=())
    first = summary(audit).to_do[0]
    assert (first.level, first.claim_id, first.check) == (Level.ERROR, audit.claims[0].id, None)
    carried = [t for t in summary(audits.full()).to_do if t.claim_id == audit.claims[0].id]
    assert [t.check for t in carried] == ["CLM014"]


def test_failing_follows_the_level_asked_for() -> None:
    """What makes a run fail are findings of kind fail at or above the level of the options."""

    def count(level: Level) -> int:
        audit = audits.full()
        return len(failing(replace(audit, options=replace(audit.options, fail_on=level))))

    assert [count(level) for level in Level] == [1, 2, 3, 0]


def test_coverage_tells_what_claims_were_held_against() -> None:
    """Verdicts on the source's text, on a recorded finding and on the note's own words are counted apart."""
    counts = summary(audits.full())
    assert sum(counts.against.values()) == counts.checked == 4
    assert list(counts.against.values()) == [1, 1, 1, 1]


def test_claim_without_verdict_is_not_counted_as_checked() -> None:
    """A claim that was never compared counts as a claim and as nothing else."""
    audit = audits.full()
    stray = Verdict(claim_id="no such claim", rating=Rating.SUPPORTED, score=1.0, explanation="")
    counts = summary(replace(audit, verdicts=(*audit.verdicts[1:], stray)))
    assert (counts.claims, counts.checked) == (7, 3)


def test_unknown_format_names_the_nearest() -> None:
    """A mistyped format is answered with the nearest real one and all that are known."""
    with pytest.raises(ConfigError) as caught:
        report(audits.empty(), "htlm")
    assert "did you mean 'html'?" in str(caught.value) and "junit" in str(caught.value)
    assert set(REPORTERS) == {"html", "json", "markdown", "sarif", "junit", "robust-links"}


@pytest.mark.parametrize("name", list(REPORTERS))
def test_equal_audits_give_equal_bytes(name: str) -> None:
    """The same audit gives the same bytes, ends with one line break, and can be written as UTF-8 whatever it holds."""
    for make in (audits.empty, audits.full, audits.hostile):
        text = report(make(), name, rules=audits.RULES)
        assert text == report(make(), name, rules=audits.RULES)
        assert text.encode("utf-8").endswith(b"\n") and not text.endswith("\n\n")
