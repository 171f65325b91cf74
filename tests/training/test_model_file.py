"""CRFsuite files taken apart and put together: features kept, weights averaged, what is rounded to nothing left out."""

import zlib
from pathlib import Path

import pycrfsuite
import pytest
from model_file import features, names, with_features
from packing import packed

LINE = [["w=salt", "b"], ["w=rope", "b"], ["w=1931", "b", "digits"]]
LABELS = ["title", "title", "date"]


@pytest.fixture
def trained(tmp_path: Path) -> tuple[bytes, bytes]:
    """A perceptron of two lines, and a model of the same lines in which every feature has a weight."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.append(LINE, LABELS)
    trainer.append(LINE[1:], LABELS[1:])
    models = []
    for algorithm in ("averaged-perceptron", "lbfgs"):
        trainer.select(algorithm)
        trainer.set_params({"max_iterations": 3})
        trainer.train(str(tmp_path / algorithm))
        models.append((tmp_path / algorithm).read_bytes())
    return models[0], models[1]


def _tagged(model: bytes) -> list[str]:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(model)
    return list(tagger.tag(LINE))


def test_a_file_put_together_again_reads_the_same(trained: tuple[bytes, bytes]) -> None:
    """With its own features a model keeps its dictionaries, its weights and its labels of a line."""
    again = with_features(trained[0], features(trained[0]))
    assert features(again) == features(trained[0])
    assert names(again) == names(trained[0])
    assert _tagged(again) == _tagged(trained[0]) == LABELS


def test_the_mean_of_one_model_is_that_model(trained: tuple[bytes, bytes]) -> None:
    """Twice the same model has the mean of one; attributes without a weight may be asked for, and label nothing."""
    once, twice = packed([trained[0]], trained[1]), packed([trained[0], trained[0]], trained[1])
    assert once == twice
    assert all(feature.weight for feature in features(zlib.decompress(once)))
    nothing = with_features(trained[1], [])
    assert features(nothing) == []
    assert len(_tagged(nothing)) == len(LINE)
