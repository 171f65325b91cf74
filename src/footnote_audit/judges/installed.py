"""Whether the model of the extra `model` is installed, and which one it is."""

import hashlib
from functools import cache
from importlib import metadata, resources
from importlib.util import find_spec

PACKAGE = "footnote_audit_model"
_NEEDED = (PACKAGE, "onnxruntime", "tokenizers")


def model_is_installed() -> bool:
    """Whether the weights and the libraries that run them are there; none of them is loaded for that."""
    return all(find_spec(name) is not None for name in _NEEDED)


@cache
def model_name() -> str:
    """The model in a report: the package's version, and the beginning of the SHA-256 of its weights."""
    weights = resources.files(PACKAGE).joinpath("model.onnx").read_bytes()
    version = metadata.version(PACKAGE.replace("_", "-"))
    return f"{PACKAGE.replace('_', '-')} {version}, SHA-256 {hashlib.sha256(weights).hexdigest()[:16]}"
