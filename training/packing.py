"""Trained CRFsuite models made one and small: the mean of their weights, on one scale, rounded, the whole compressed.

A perceptron's weights depend on the order in which it met the lines; the mean of several orders depends on it less.
They are of any size, and give probabilities near 0 and 1 only: dividing every weight by one number changes no label and
spreads the probabilities. Rounding to a grid lets the file compress; what is rounded to nothing is left out.
"""

import zlib
from collections import defaultdict

from model_file import Feature, features, names, with_features

# Tuned on the dev part for calibration of the field probabilities; again whenever the features change much.
DIVISOR = 90.0
GRID = 1 / 512


def packed(models: list[bytes], whole: bytes) -> bytes:
    """The mean of the models as the package ships it; `whole` is a model of the same lines with every feature."""
    weights: dict[tuple[int, bytes, bytes], float] = defaultdict(float)
    for model in models:
        for key, feature in _named(model):
            weights[key] += feature.weight
    scale = len(models) * DIVISOR * GRID
    kept = [feature._replace(weight=round(weights.get(key, 0.0) / scale) * GRID) for key, feature in _named(whole)]
    return zlib.compress(with_features(whole, [feature for feature in kept if feature.weight]), 9)


def _named(model: bytes) -> list[tuple[tuple[int, bytes, bytes], Feature]]:
    """The features by what they are about, for each model has numbers of its own."""
    labels, attributes = names(model)
    sources = attributes, labels
    return [((f.kind, sources[f.kind][f.source], labels[f.target]), f) for f in features(model)]
