"""One small encoder with three answers: what a text says of a claim, which words it lacks, what a sentence means."""

from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

MEANING_LAYERS = (2, 4, 6)


class Answers(NamedTuple):
    """`verdict`: three logits a pair; `words`: a logit a token, high where the text does not support it; `meaning`:
    what all tokens mean together, of length 1."""

    verdict: Tensor
    words: Tensor
    meaning: Tensor


class Network(nn.Module):  # type: ignore[misc]
    def __init__(self, folder: Path, attention: str = "sdpa") -> None:
        super().__init__()
        self.encoder: Any = BertModel.from_pretrained(
            str(folder), add_pooling_layer=False, attn_implementation=attention
        )
        width = self.encoder.config.hidden_size
        self.words = nn.Linear(width, 1)
        self.hidden = nn.Linear(3 * width, width)
        self.verdict = nn.Linear(width + 1, 3)
        self.drop = nn.Dropout(0.1)
        # The meaning is the last layer's mean until `meaning.fit` finds how to read it out of three layers.
        self.meaning = nn.Linear(width * len(MEANING_LAYERS), width).requires_grad_(False)
        self.meaning.weight.copy_(torch.eye(width, self.meaning.in_features).roll(-width, dims=1))
        self.meaning.bias.zero_()

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Answers:
        layers = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids, output_hidden_states=True
        ).hidden_states
        states = layers[-1]
        here = attention_mask.to(states.dtype)
        claim = here * token_type_ids.to(states.dtype)
        means = torch.cat([_mean(layers[n], here) for n in MEANING_LAYERS], dim=-1)
        meaning = functional.normalize(self.meaning(means), dim=-1)
        words = self.words(states).squeeze(-1)
        worst = (words - 1e4 * (1 - claim)).amax(dim=1, keepdim=True)
        pooled = torch.cat([states[:, 0], _mean(states, claim), _mean(states, here - claim)], dim=-1)
        hidden = self.drop(functional.gelu(self.hidden(pooled)))
        verdict = self.verdict(torch.cat([hidden, worst.clamp(-20, 20)], dim=-1))
        return Answers(verdict, words, meaning)


def _mean(states: Tensor, weights: Tensor) -> Tensor:
    weights = weights.unsqueeze(-1)
    return (states * weights).sum(1) / weights.sum(1).clamp(min=1.0)
