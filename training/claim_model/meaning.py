"""Finds how to read what a sentence means out of a network that learnt something else meanwhile.

Training for verdicts moves the upper layers. A ridge regression from the means of three layers to the sentence vectors
of the shipped weights brings the ranking of passages back, without a further round of training.
"""

from collections.abc import Iterator
from itertools import islice

import torch
from torch.nn import functional

from claim_model.encoding import Encoded
from claim_model.losses import Batch
from claim_model.network import Network

_BATCHES = 250
_RIDGE = 1e-3


def fit(network: Network, teacher: Network, sentences: Iterator[list[Encoded]]) -> float:
    """Sets the network's reading of meaning; the mean cosine with the teacher's on sentences it was not fitted on."""
    network.eval()
    found, aims = [], []
    seen: list[torch.Tensor] = []
    hook = network.meaning.register_forward_pre_hook(lambda _, given: seen.append(given[0]))
    with torch.no_grad():
        for chosen in islice(sentences, _BATCHES):
            batch = Batch(chosen)
            network(batch.ids, batch.mask, batch.types)
            found.append(seen.pop())
            aims.append(teacher(batch.ids, batch.mask, batch.types).meaning)
        hook.remove()
        means, aim = torch.cat(found).double(), torch.cat(aims).double()
        kept = len(means) * 9 // 10
        weights = _ridge(means[:kept], aim[:kept])
        network.meaning.weight.copy_(weights[:-1].T)
        network.meaning.bias.copy_(weights[-1])
        read = functional.normalize(_with_one(means[kept:]) @ weights, dim=-1)
    return float((read * aim[kept:]).sum(-1).mean())


def _ridge(means: torch.Tensor, aim: torch.Tensor) -> torch.Tensor:
    wide = _with_one(means)
    square = wide.T @ wide
    return torch.linalg.solve(square + _RIDGE * square.diagonal().mean() * torch.eye(len(square)), wide.T @ aim)


def _with_one(means: torch.Tensor) -> torch.Tensor:
    return torch.cat([means, torch.ones(len(means), 1, dtype=means.dtype)], dim=1)
