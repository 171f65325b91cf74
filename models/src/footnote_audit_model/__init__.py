"""The weights of footnote-audit's model: `path()` is the folder with model.onnx and tokenizer.json."""

from pathlib import Path


def path() -> Path:
    """The folder that holds model.onnx and tokenizer.json."""
    return Path(__file__).parent
