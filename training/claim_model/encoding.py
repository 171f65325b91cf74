"""Turns windows and claims into the numbers that the network takes, by the tokenizer that ships with its weights."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from claim_model.examples import Example

LONGEST = 256
_LONGEST_CLAIM = 96
UNKNOWN = -1


class Encoded(NamedTuple):
    """One pair: its token numbers, which part each token is of (0 text, 1 claim), and a label for each token: 1 the
    text does not support it, 0 it does, UNKNOWN nobody says so."""

    ids: list[int]
    types: list[int]
    label: int
    tokens: list[int]


def tokenizer(folder: Path) -> Any:
    from tokenizers import Tokenizer

    made = Tokenizer.from_file(str(folder / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made


def encode(examples: Sequence[Example], reader: Any) -> list[Encoded]:
    """The pairs as numbers, a long text cut at its end."""
    start, stop = reader.token_to_id("[CLS]"), reader.token_to_id("[SEP]")
    texts = reader.encode_batch([e.text for e in examples], add_special_tokens=False)
    claims = reader.encode_batch([e.claim for e in examples], add_special_tokens=False)
    out = []
    for example, text, claim in zip(examples, texts, claims, strict=True):
        said = claim.ids[:_LONGEST_CLAIM]
        shown = text.ids[: LONGEST - len(said) - 3]
        marks = [UNKNOWN] * (len(shown) + 2) + _marks(example, claim.offsets[: len(said)]) + [UNKNOWN]
        types = [0] * (len(shown) + 2) + [1] * (len(said) + 1)
        out.append(Encoded([start, *shown, stop, *said, stop], types, example.label, marks))
    return out


def _marks(example: Example, offsets: Sequence[tuple[int, int]]) -> list[int]:
    if example.unsupported is None:
        return [UNKNOWN] * len(offsets)
    return [int(any(a < end and b > start for start, end in example.unsupported)) for a, b in offsets]


def batches(encoded: Sequence[Encoded], size: int, dice: random.Random) -> Iterator[list[Encoded]]:
    """Batches of about `size` tokens with padding, of pairs of like length, in a random order."""
    order = list(range(len(encoded)))
    dice.shuffle(order)
    for at in range(0, len(order), 2000):
        near = sorted(order[at : at + 2000], key=lambda n: len(encoded[n].ids))
        cut = _cut(near, encoded, size)
        dice.shuffle(cut)
        yield from ([encoded[n] for n in batch] for batch in cut)


def _cut(order: Sequence[int], encoded: Sequence[Encoded], size: int) -> list[list[int]]:
    out: list[list[int]] = [[]]
    for number in order:
        if out[-1] and (len(out[-1]) + 1) * len(encoded[number].ids) > size:
            out.append([])
        out[-1].append(number)
    return out
