"""A logistic model fitted by Newton's method with an L2 penalty, deterministic to the last bit on one machine."""

from typing import Any, NamedTuple

import numpy as np

Matrix = np.ndarray[Any, np.dtype[np.float64]]
STEPS = 30


class Fitted(NamedTuple):
    """A linear model on the scale of the features themselves."""

    bias: float
    weights: Matrix


def fit(rows: Matrix, labels: Matrix, weights: Matrix, penalty: float) -> Fitted:
    """The model for rows of features with labels 0 or 1; each feature is brought to one scale while fitting."""
    middle, spread = rows.mean(axis=0), rows.std(axis=0)
    spread[spread == 0] = 1.0
    scaled = np.hstack([np.ones((len(rows), 1)), (rows - middle) / spread])
    held = np.full(scaled.shape[1], penalty)
    held[0] = 0.0
    found = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(scaled @ found, -30, 30)))
        slope = scaled.T @ (weights * (likely - labels)) + held * found
        bend = (scaled * (weights * likely * (1 - likely))[:, None]).T @ scaled + np.diag(held)
        found = found - np.linalg.solve(bend, slope)
    own = found[1:] / spread
    return Fitted(float(found[0] - own @ middle), own)


def likely(model: Fitted, rows: Matrix) -> Matrix:
    """The model's scale for rows of features."""
    scale: Matrix = rows @ model.weights + model.bias
    return scale


def auroc(labels: Matrix, scores: Matrix) -> float:
    """The area under the ROC curve, ties counting half."""
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    for value in np.unique(scores):
        same = scores == value
        ranks[same] = ranks[same].mean()
    yes = labels == 1
    return float((ranks[yes].sum() - yes.sum() * (yes.sum() + 1) / 2) / (yes.sum() * (~yes).sum()))
