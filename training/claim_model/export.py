"""Writes the trained network as one ONNX file with weights of eight bits.

    python -m claim_model.export ../shared/claims OUT/network.pt models/src/footnote_audit_model

The verdict's logits are divided by the temperature that makes the likelihoods honest on the texts held out.
"""

import argparse
import hashlib
import json
import math
import tempfile
from pathlib import Path
from typing import Any

from claim_model.measure import answers as measured
from claim_model.records import NOT_SUPPORTED, SUPPORTED
from claim_model.train import shipped_weights
from footnote_audit.model import Entailed

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_OUTPUTS = ("verdict", "words", "meaning")


def export(weights: Path, folder: Path, temperature: float = 1.0) -> None:
    """model.onnx and tokenizer.json in the folder, which is made."""
    import torch

    from claim_model.network import Network

    network = Network(shipped_weights(), attention="eager")
    network.load_state_dict(torch.load(weights, weights_only=True))
    network.eval()
    with torch.no_grad():
        network.verdict.weight /= temperature
        network.verdict.bias /= temperature
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        full = Path(work) / "full.onnx"
        sample = tuple(torch.ones((2, 12), dtype=torch.long) for _ in _INPUTS)
        axes = {name: {0: "batch", 1: "length"} for name in (*_INPUTS, "words")} | {
            "verdict": {0: "batch"},
            "meaning": {0: "batch"},
        }
        torch.onnx.export(
            network,
            sample,
            str(full),
            input_names=_INPUTS,
            output_names=_OUTPUTS,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        _shrink(full, folder / "model.onnx")
    (folder / "tokenizer.json").write_bytes(_slim(shipped_weights() / "tokenizer.json"))


def _shrink(full: Path, small: Path) -> None:
    """Weights of seven bits in eight: processors without a dot product of bytes would overflow with the full range."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    ready = full.with_name("ready.onnx")
    quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
    quantize_dynamic(str(ready), str(small), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)


def honest_temperature(data: Path, folder: Path, most: int = 300) -> float:
    """What the logits are to be divided by so that what is right is least surprising, in twentieths."""
    answers = [a for said in measured(data, folder, most).values() for a in said]

    def surprise(temperature: float) -> float:
        return sum(_surprise(a.said, a.pair.label, temperature) for a in answers)

    return min((n / 20 for n in range(10, 60)), key=surprise)


def _surprise(said: Entailed, label: int, temperature: float) -> float:
    weights = [max(share, 1e-9) ** (1 / temperature) for share in said[:3]]
    shares = [w / sum(weights) for w in weights]
    return -math.log(1 - shares[SUPPORTED] + 1e-12 if label == NOT_SUPPORTED else shares[label])


def _slim(path: Path) -> bytes:
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    read["truncation"] = read["padding"] = None
    return json.dumps(read, ensure_ascii=False, separators=(",", ":")).encode()


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("data", type=Path)
    wanted.add_argument("weights", type=Path)
    wanted.add_argument("folder", type=Path)
    given = wanted.parse_args()
    export(given.weights, given.folder)
    temperature = honest_temperature(given.data, given.folder)
    export(given.weights, given.folder, temperature)
    blob = (given.folder / "model.onnx").read_bytes()
    print(f"temperature {temperature}", len(blob), hashlib.sha256(blob).hexdigest())  # noqa: T201


if __name__ == "__main__":
    main()
