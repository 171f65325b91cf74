"""How the note tagger does on each law article when trained without it: `python -m notes.held_out DATA`.

Takes the training's time twice. The model is kept in a temporary file and never shipped.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pycrfsuite

from footnote_audit.parse.segmenting import model as tagger
from notes.examples import real_notes
from notes.measure import measured
from notes.train import main as train


@contextmanager
def _reading_by(model: Path) -> Iterator[None]:
    """Notes are split by another model."""
    other = pycrfsuite.Tagger()
    other.open(str(model))
    shipped = tagger._model
    setattr(tagger, "_model", lambda: other)  # noqa: B010 - a name of another module
    try:
        yield
    finally:
        setattr(tagger, "_model", shipped)  # noqa: B010


def main(folder: Path) -> None:
    """Prints precision and recall of works for each law article, the tagger trained without it."""
    notes = real_notes(folder)
    for source in sorted({note["source"] for note in notes}):
        with tempfile.TemporaryDirectory() as work:
            model = Path(work) / "notes.crfsuite"
            train(folder, model, without=source)
            with _reading_by(model):
                counts = measured(n for n in notes if n["source"] == source)
        print(f"{source}: works {counts.right}/{counts.found} right, {counts.met}/{counts.wanted} found")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
