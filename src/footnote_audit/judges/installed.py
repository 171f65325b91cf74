"""Whether the model of the extra `model` is installed, and which one it is."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "footnote_audit_model"
LIBRARIES = ("onnxruntime", "tokenizers")
WEIGHTS = "model.onnx"


def model_is_installed() -> bool:
    """Whether the weights and the libraries that run them are there; none of them is loaded for that."""
    return _weights() is not None and all(find_spec(name) is not None for name in LIBRARIES)


@cache
def model_name() -> str:
    """The installed model as a report names it: version, and the beginning of the SHA-256 of its weights."""
    # Loaded here: a run without the model need not pay for it.
    import hashlib
    from importlib import metadata

    weights = _weights()
    if weights is None:
        return "not installed"
    distribution = PACKAGE.replace("_", "-")
    try:
        version = metadata.version(distribution)
    except metadata.PackageNotFoundError:
        version = "of no version"
    return f"{distribution} {version}, SHA-256 {hashlib.sha256(weights.read_bytes()).hexdigest()[:16]}"


def _weights() -> Path | None:
    found = find_spec(PACKAGE)
    path = Path(found.origin).parent / WEIGHTS if found is not None and found.origin else None
    return path if path is not None and path.is_file() else None
