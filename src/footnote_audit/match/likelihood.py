"""The wording judge: how likely a source supports a claim, by what of the claim's wording is there and what is missing.

A logistic model over `likelihood_features`, trained by training/claim_wording on claims of other origin than WiCE; its
likelihood is then set right on wice-dev. docs/model-card.md tells the data, the figures and the limits.
"""

import json
from collections.abc import Mapping
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("likelihood.json")
# The model's scale turned into the likelihood on wice-dev, where a third of the claims is supported (Platt 1999).
SLOPE = 1.046
SHIFT = -0.154
# Beyond this the logistic function says no more.
FARTHEST = 30.0


class Weights(NamedTuple):
    """A linear model: its bias and the weight of each feature by name."""

    bias: float
    by_name: Mapping[str, float]


def likelihood(features: Mapping[str, float]) -> float:
    """The likelihood, 0 to 1, that a source with these features supports the claim."""
    return logistic(SLOPE * evidence(features, weights()) + SHIFT)


def evidence(features: Mapping[str, float], model: Weights) -> float:
    """What the features say on the scale of the model; above 0 rather for support."""
    return model.bias + sum(weight * features[name] for name, weight in model.by_name.items())


def logistic(z: float) -> float:
    """The logistic function."""
    return 1 / (1 + exp(-max(-FARTHEST, min(FARTHEST, z))))


@cache
def weights() -> Weights:
    """The shipped model."""
    held = json.loads(FILE.read_text("utf-8"))
    return Weights(held["bias"], held["weights"])
