"""The judge of the extra `model`: its own message where packages are absent, and its answers where they are there."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from footnote_audit.errors import ConfigError
from footnote_audit.judges.onnx_model import load_judges
from footnote_audit.model import Entailment, Judges, Similarity

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "models" / "src" / "footnote_audit_model"
NEEDED = ("numpy", "onnxruntime", "tokenizers")
ABSENT = [name for name in NEEDED if importlib.util.find_spec(name) is None]


@pytest.fixture(scope="module")
def judges() -> Judges:
    """The model of this checkout; skipped where the libraries that run it are not installed."""
    if ABSENT:
        pytest.skip(f"not installed, so that the model cannot run: {', '.join(ABSENT)}")
    if not (WEIGHTS / "model.onnx").is_file():
        pytest.skip(f"{WEIGHTS} holds no weights")
    return load_judges(WEIGHTS)


@pytest.fixture
def entailment(judges: Judges) -> Entailment:
    assert judges.entailment is not None
    return judges.entailment


@pytest.fixture
def similarity(judges: Judges) -> Similarity:
    assert judges.similarity is not None
    return judges.similarity


PORT = (
    "The harbour of Velmar was opened in 1911. Its three cranes were built by the firm of Oste. "
    "In 1954 the older basin was filled in and a market hall was put up in its place."
)


@pytest.mark.parametrize("missing", [*NEEDED, "footnote_audit_model"])
def test_a_missing_package_is_named_with_the_command_that_installs_it(missing: str) -> None:
    """Whoever asks for the model without its packages is told what to install, not shown a traceback."""
    code = (
        f"import sys; sys.modules[{missing!r}] = None\n"
        "from footnote_audit.errors import ConfigError\n"
        "from footnote_audit.judges.onnx_model import load_judges\n"
        "try:\n    load_judges()\nexcept ConfigError as err:\n    print(err)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert "pip install" in done.stdout
    assert "./models" in done.stdout


@pytest.mark.skipif(bool(ABSENT), reason="the libraries that run the model are not installed")
def test_a_folder_without_the_weights_is_named(tmp_path: Path) -> None:
    """A folder that lacks a file of the model is a fault of the options, with the file's name."""
    with pytest.raises(ConfigError, match=r"model\.onnx"):
        load_judges(tmp_path)


def test_the_three_likelihoods_are_one_together(entailment: Entailment) -> None:
    """What a text says of a claim is shared out among supporting, saying otherwise and being silent."""
    said = entailment([(PORT, "The harbour was opened in 1911."), (PORT, "Velmar has an airport.")])
    assert [round(s.supported + s.contradicted + s.silent, 6) for s in said] == [1, 1]


def test_a_changed_figure_lowers_the_support(entailment: Entailment) -> None:
    """The claim that tells the year as the text does stands better than the one that tells another year."""
    right, wrong = entailment(
        [(PORT, "The harbour of Velmar was opened in 1911."), (PORT, "The harbour of Velmar was opened in 1937.")]
    )
    assert right.supported > wrong.supported


def test_the_word_that_lacks_support_is_the_most_doubted(entailment: Entailment) -> None:
    """Of the claim's words the one that the text tells otherwise has the highest doubt."""
    claim = "The harbour of Velmar was opened in 1937."
    (said,) = entailment([(PORT, claim)])
    worst = max(said.doubts, key=lambda d: d.score)
    assert claim[worst.start : worst.end] == "1937"


def test_every_word_of_a_claim_has_one_doubt(entailment: Entailment) -> None:
    """Words have a doubt each, in order, also those that the tokenizer cuts; marks have none."""
    claim = "Oste's cranes (three) were repainted."
    (said,) = entailment([(PORT, claim)])
    assert [claim[d.start : d.end] for d in said.doubts] == ["Oste", "s", "cranes", "three", "were", "repainted"]


def test_answers_do_not_depend_on_what_else_is_asked(entailment: Entailment, similarity: Similarity) -> None:
    """A pair alone and among others gets the same numbers, to the last bit."""
    pairs = [(PORT, "The harbour was opened in 1911."), ("Snow fell.", "It was cold in the mountains in May.")]
    assert [entailment([pair])[0] for pair in pairs] == list(entailment(pairs))
    assert list(similarity("snow", ["Snow fell.", PORT])) == [similarity("snow", [t])[0] for t in ("Snow fell.", PORT)]


def test_the_passage_that_tells_the_claim_is_nearest(similarity: Similarity) -> None:
    """A passage with the same meaning in other words is nearer than one about something else."""
    near, far = similarity("The port began work in 1911.", ["The harbour was opened in 1911.", "The soup is salty."])
    assert near > far


@pytest.mark.parametrize("text", ["", " ", "x" * 3_000_000, "a " * 500_000, "\ud800", "\x00", "١٢٣ ∀ 日本"])
def test_any_text_gets_an_answer(entailment: Entailment, similarity: Similarity, text: str) -> None:
    """Empty, endless and broken texts and claims are read as far as they go, without an exception."""
    said = entailment([(text, "Snow fell."), ("Snow fell.", text)])
    assert all(0 <= s.supported <= 1 for s in said)
    assert all(-1.001 <= s <= 1.001 for s in similarity(text, [text, "Snow fell."]))
