"""What training makes small: a wrong verdict, wrong words, and a drift of the meaning of sentences."""

import torch
from torch import Tensor
from torch.nn import functional

from claim_model.encoding import UNKNOWN, Encoded
from claim_model.network import Answers, Network
from claim_model.records import NOT_SUPPORTED, SUPPORTED

_WORDS_WEIGHT, _WORST_WEIGHT, _MEANING_WEIGHT = 0.5, 0.25, 8.0


class Batch:
    """A batch as tensors, padded to its longest pair."""

    def __init__(self, pairs: list[Encoded]) -> None:
        longest = max(len(p.ids) for p in pairs)
        self.ids = torch.tensor([p.ids + [0] * (longest - len(p.ids)) for p in pairs])
        self.types = torch.tensor([p.types + [0] * (longest - len(p.ids)) for p in pairs])
        self.mask = torch.tensor([[1] * len(p.ids) + [0] * (longest - len(p.ids)) for p in pairs])
        self.tokens = torch.tensor([p.tokens + [UNKNOWN] * (longest - len(p.ids)) for p in pairs])
        self.labels = torch.tensor([p.label for p in pairs])


def verdict_loss(logits: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy; a pair that is only known not to be supported may be either of the other two."""
    logs = functional.log_softmax(logits, dim=-1)
    known = labels.clamp(max=NOT_SUPPORTED - 1)
    either = torch.logsumexp(logs[:, SUPPORTED + 1 :], dim=-1)
    chosen = torch.where(labels == NOT_SUPPORTED, either, logs.gather(1, known.unsqueeze(1)).squeeze(1))
    return -chosen.mean()


def words_loss(answers: Answers, batch: Batch) -> Tensor:
    """Of words that are marked, each; of any claim, the least supported word: one is enough to make it unsupported."""
    marked = batch.tokens != UNKNOWN
    gold = batch.tokens.clamp(min=0).to(answers.words.dtype)
    each = functional.binary_cross_entropy_with_logits(
        answers.words, gold, weight=marked * (1 + 3 * gold), reduction="sum"
    ) / marked.sum().clamp(min=1)
    claim = (batch.types * batch.mask).bool()
    worst = answers.words.masked_fill(~claim, -1e4).amax(dim=1)
    some = functional.binary_cross_entropy_with_logits(worst, (batch.labels != SUPPORTED).to(worst.dtype))
    return _WORDS_WEIGHT * each + _WORST_WEIGHT * some


def meaning_loss(network: Network, teacher: Network, batch: Batch) -> Tensor:
    """How far the meaning of sentences has gone from what the shipped weights say, so that ranking stays as good."""
    with torch.no_grad():
        aim = teacher(batch.ids, batch.mask, batch.types).meaning
    own = network(batch.ids, batch.mask, batch.types).meaning
    return _MEANING_WEIGHT * (1 - (own * aim).sum(-1)).mean()
