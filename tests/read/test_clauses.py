"""What holds for the clauses of every text, whatever its marks."""

import time
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from footnote_audit.clauses import clauses
from footnote_audit.model import Block, BlockKind
from footnote_audit.sentences import sentences

_PIECES = st.sampled_from(
    [
        *(
            "Word",
            "word ",
            " ",
            ".",
            "! ",
            ": ",
            "; ",
            "“",
            "”",
            '"',
            "« ",
            " »",
            "„",
            "(",
            ")",
            "[",
            "]",
            "г. ",
            "z. B. ",
        ),
        *("z. B. ", "12. ", "。", "「", "」", "…", "\n", "A. ", "U.S. ", "é", "1", "— "),
    ]
)
_TEXTS = st.lists(_PIECES, min_size=1, max_size=60).map("".join)


def _blocks(texts: list[str], kinds: list[BlockKind]) -> tuple[str, list[Block]]:
    blocks, at = [], 0
    for text, kind in zip(texts, kinds, strict=False):
        blocks.append(Block(start=at, end=at + len(text), kind=kind))
        at += len(text) + 2
    return "\n\n".join(texts), blocks


@settings(max_examples=300, deadline=None)
@given(
    texts=st.lists(_TEXTS, min_size=1, max_size=4),
    kinds=st.lists(st.sampled_from(BlockKind), min_size=4, max_size=4),
    shares=st.lists(st.floats(0, 1), max_size=12),
)
def test_a_sentence_holds_its_clause(texts: list[str], kinds: list[BlockKind], shares: list[float]) -> None:
    """Clause and sentence lie within the text, are not empty, and the sentence holds the clause."""
    text, blocks = _blocks(texts, kinds)
    for found in clauses(text, blocks, [int(share * len(text)) for share in shares], language=None):
        if found.clause and found.sentence:
            assert 0 <= found.sentence.start <= found.clause.start
            assert found.clause.start < found.clause.end <= found.sentence.end <= len(text)


@settings(max_examples=300, deadline=None)
@given(text=_TEXTS, language=st.sampled_from([None, "en", "fr", "de", "es", "it", "pt", "ru", "ja"]))
def test_sentences_leave_out_white_space_alone(text: str, language: str | None) -> None:
    """Sentences stand in order, share nothing, and hold every character but white space at their edges."""
    found = sentences(text, language=language)
    assert "".join("".join(text[s.start : s.end].split()) for s in found) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_clauses_of_many_marks_cost_linear_time() -> None:
    """Four times the marks take about four times as long, in the texts that would tempt to look around far."""
    shapes = {
        "one paragraph": ("word [] ", 1),
        "one place": (",", 1),
        "brackets in brackets": ("(a", 1),
        "quotations": ("“A bc. D” ef. G. ", 1),
        "colons before lists": ("a:", 2),
    }
    for name, (piece, size) in shapes.items():
        taken = []
        for count in (1_000, 4_000):
            if size == 1:
                text = piece * count
                blocks = [Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH)]
            else:
                text, blocks = _blocks([piece] * count, [BlockKind.LIST_ITEM] * count)
            marks = [min((n + 1) * (len(piece) + 2 * (size - 1)), len(text)) for n in range(count)]
            begin = time.process_time()
            clauses(text, blocks, marks, language="en")
            taken.append(time.process_time() - begin)
        assert taken[1] < 12 * taken[0] + 0.05, f"{name}: {taken}"
