"""The judge of the extra `model`: a small network that runs on this machine, on one core, without a network connection.

One encoder answers both for what a text says of a claim and for how near passages are to it; docs/model-card.md tells
what it learnt and how far it can be trusted. Pairs and passages are run one by one: the network's arithmetic in eight
bits scales by all that is in a batch, and an answer must not depend on what else was asked.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from footnote_audit.errors import ConfigError
from footnote_audit.model import Doubt, Entailed, Judges

LONGEST = 256
_LONGEST_CLAIM = 96
_LONGEST_PASSAGE = 128
# A text is cut before it is read, so that a page in one line costs no more than a paragraph; a token has some four
# characters, and none that counts has more than this many on average.
_CHARACTERS = 16 * LONGEST
_REMEMBERED = 8192
_INSTALL = "install it by: pip install 'footnote-audit[model]' and, from the project's folder, pip install ./models"


def load_judges(folder: Path | None = None) -> Judges:
    """The model's two judges, from the installed package `footnote-audit-model` or from a folder that holds model.onnx
    and tokenizer.json. Raises ConfigError where they or the libraries that run them are missing."""
    network = _Network(_package() if folder is None else folder)
    return Judges(entailment=ModelEntailment(network), similarity=ModelSimilarity(network))


class ModelEntailment:
    """From pairs of a text and a claim to what the text says of the claim; `doubts` names every word of the claim.

    The text is cut so that both have at most 256 tokens (some 200 words), the claim at 96 tokens.
    """

    def __init__(self, network: "_Network") -> None:
        self._network = network

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Entailed]:
        return [self._network.judged(text, claim) for text, claim in pairs]


class ModelSimilarity:
    """From a claim and passages to the cosine of each with the claim; the last 8,192 passages met are remembered."""

    def __init__(self, network: "_Network") -> None:
        self._network = network
        self._known: OrderedDict[bytes, Any] = OrderedDict()
        self._lock = Lock()

    def __call__(self, claim: str, passages: Sequence[str]) -> Sequence[float]:
        aim = self._meaning(claim)
        return [float(aim @ self._meaning(passage)) for passage in passages]

    def _meaning(self, text: str) -> Any:
        key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        meaning = self._network.meaning(text)
        with self._lock:
            self._known[key] = meaning
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return meaning


class _Network:
    """The network and its tokenizer as loaded from a folder."""

    def __init__(self, folder: Path) -> None:
        try:
            import numpy
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as err:
            raise ConfigError(f"the model cannot run without the package {err.name}; {_INSTALL}") from err
        weights, words = folder / "model.onnx", folder / "tokenizer.json"
        for file in (weights, words):
            if not file.is_file():
                raise ConfigError(f"{file}: a file of the model is missing; {_INSTALL}")
        self._numpy: Any = numpy
        self._reader: Any = Tokenizer.from_file(str(words))
        self._session: Any = _session(onnxruntime, weights)
        self._start, self._stop = self._reader.token_to_id("[CLS]"), self._reader.token_to_id("[SEP]")

    def judged(self, text: str, claim: str) -> Entailed:
        said = self._read(claim, _LONGEST_CLAIM)
        count = min(len(said.ids), _LONGEST_CLAIM)
        shown = self._read(text, LONGEST).ids[: LONGEST - count - 3]
        ids = [self._start, *shown, self._stop, *said.ids[:count], self._stop]
        first = len(shown) + 2
        verdict, words = self._run(("verdict", "words"), ids, first)
        supported, contradicted, silent = self._shares(verdict[0])
        scores = 1 / (1 + self._numpy.exp(-words[0][first : first + count].astype(float)))
        return Entailed(supported, contradicted, silent, _doubts(claim, said, scores.tolist()))

    def meaning(self, text: str) -> Any:
        ids = [self._start, *self._read(text, _LONGEST_PASSAGE).ids[:_LONGEST_PASSAGE], self._stop]
        return self._run(("meaning",), ids, len(ids))[0][0]

    def _read(self, text: str, tokens: int) -> Any:
        plain = text[: _CHARACTERS * tokens // LONGEST].encode("utf-8", "replace").decode("utf-8")
        return self._reader.encode(plain, add_special_tokens=False)

    def _run(self, wanted: Sequence[str], ids: Sequence[int], first: int) -> Any:
        numbers = self._numpy.array([ids], dtype=self._numpy.int64)
        types = self._numpy.zeros_like(numbers)
        types[0, first:] = 1
        given = {"input_ids": numbers, "attention_mask": self._numpy.ones_like(numbers), "token_type_ids": types}
        return self._session.run(list(wanted), given)

    def _shares(self, logits: Any) -> tuple[float, float, float]:
        weights = self._numpy.exp(logits.astype(float) - float(logits.max()))
        supported, contradicted, silent = (weights / weights.sum()).tolist()
        return supported, contradicted, silent


def _session(onnxruntime: Any, weights: Path) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])


def _doubts(claim: str, said: Any, scores: Sequence[float]) -> tuple[Doubt, ...]:
    """One doubt for each word: that of its piece that is least supported; marks alone are passed over."""
    words: dict[int, Doubt] = {}
    for word, (start, end), score in zip(said.word_ids, said.offsets, scores, strict=False):
        if word in words:
            known = words[word]
            words[word] = Doubt(known.start, end, max(known.score, score))
        elif any(c.isalnum() for c in claim[start:end]):
            words[word] = Doubt(start, end, score)
    return tuple(words.values())


def _package() -> Path:
    try:
        import footnote_audit_model
    except ImportError as err:
        raise ConfigError(f"the weights of the model are not installed; {_INSTALL}") from err
    folder: Path = footnote_audit_model.path()
    return folder
