"""Trains the note tagger: `python -m notes.train DATA [MODEL]`, DATA being the gold set's train folder.

Of the gold set only files under BSD, MIT or CC BY terms are read: the records that notes are printed from, and the real
law footnotes. The same data give the same model, byte for byte.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pycrfsuite

from footnote_audit.parse.segmenting.features import features
from footnote_audit.parse.segmenting.hints import NO_HINT, hints
from footnote_audit.parse.segmenting.tokens import Token
from notes.examples import of_printed, of_real, real_notes
from notes.notes import Printer
from notes.records import Stock

MODEL = Path(__file__).parents[2] / "src" / "footnote_audit" / "parse" / "segmenting" / "notes.crfsuite"
PRINTED = 8000
REPEATED = 5
# Part of the notes go without the rules' hints, so that the tagger does not lean on them alone.
HINTED = 0.8
SETTINGS = {"c1": 0.3, "c2": 0.01, "max_iterations": 70, "feature.minfreq": 3, "feature.possible_transitions": False}
Example = tuple[str, Sequence[Token], Sequence[str]]


def examples(folder: Path, without: str = "") -> Iterator[Example]:
    """Printed notes, then each real one a few times, those of the source `without` left out: text, tokens, labels."""
    for note in Printer(Stock(folder), seed=7).notes(PRINTED):
        tokens, labels = of_printed(note)
        if tokens:
            yield note.text, tokens, labels
    for record in (r for r in real_notes(folder) if r["source"] != without):
        tokens, labels = of_real(record)
        for _ in range(REPEATED):
            yield record["text"], tokens, labels


def main(folder: Path, model: Path, *, without: str = "") -> None:
    """Writes the model, trained without the real notes of one source where one is named."""
    draw = random.Random(3)
    trainer = pycrfsuite.Trainer(verbose=False)
    for text, tokens, labels in examples(folder, without):
        hinted = hints(text, tokens) if draw.random() < HINTED else [NO_HINT] * len(tokens)
        trainer.append(features(tokens, hinted), labels)
    trainer.select("lbfgs")
    trainer.set_params(SETTINGS)
    trainer.train(str(model))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else MODEL)
