"""A CRFsuite model's file in parts: its features read, and written anew with other weights.

The file's layout is that of CRFsuite 0.12 (crf1d_model.c, cqdb.c): a header of twelve words that ends in the offset of
each part; the features, each three words and a double; two dictionaries (labels, attributes); for each label and each
attribute the numbers of the features that start from it.
"""

import struct
from itertools import accumulate
from typing import NamedTuple

_HEADER = struct.Struct("<4sI4s9I")
_CHUNK = struct.Struct("<4sII")
_FEATURE = struct.Struct("<IIId")
_TRANSITION = 1


class Feature(NamedTuple):
    """A weight: what a label says of the next one (`kind` 1) or an attribute of its token's label (`kind` 0), by their
    numbers in the model's dictionaries."""

    kind: int
    source: int
    target: int
    weight: float


class _Parts(NamedTuple):
    """Offsets of the parts."""

    features: int
    labels: int
    attributes: int
    by_label: int
    by_attribute: int


def _parts(model: bytes) -> _Parts:
    if model[:4] != b"lCRF":
        raise ValueError("This is no CRFsuite model")
    parts = _Parts(*_HEADER.unpack_from(model)[7:])
    if model[parts.features : parts.features + 4] != b"FEAT":
        raise ValueError("The CRFsuite model has another layout than version 0.12 writes")
    return parts


def features(model: bytes) -> list[Feature]:
    """The features in the order of the file."""
    at = _parts(model).features
    _, _, count = _CHUNK.unpack_from(model, at)
    start = at + _CHUNK.size
    return [Feature(*row) for row in _FEATURE.iter_unpack(model[start : start + count * _FEATURE.size])]


def names(model: bytes) -> tuple[list[bytes], list[bytes]]:
    """What the numbers of labels, and of attributes, stand for."""
    parts = _parts(model)
    return _names(model, parts.labels), _names(model, parts.attributes)


def _names(model: bytes, at: int) -> list[bytes]:
    count, table = struct.unpack_from("<2I", model, at + 16)
    found = []
    for offset in struct.unpack_from(f"<{count}I", model, at + table):
        (size,) = struct.unpack_from("<I", model, at + offset + 4)
        found.append(model[at + offset + 8 : at + offset + 8 + size])
    return found


def with_features(model: bytes, kept: list[Feature]) -> bytes:
    """The model with these features in place of its own; the dictionaries stay."""
    parts = _parts(model)
    size = _CHUNK.size + len(kept) * _FEATURE.size
    body = b"".join((_CHUNK.pack(b"FEAT", size, len(kept)), *(_FEATURE.pack(*feature) for feature in kept)))
    body += model[parts.labels : parts.by_label]
    moved = parts.features + size - parts.labels
    labels = _references(model, parts.by_label, kept, _TRANSITION, parts.by_label + moved)
    attributes = _references(model, parts.by_attribute, kept, 1 - _TRANSITION, parts.by_label + moved + len(labels))
    head = list(_HEADER.unpack_from(model))
    head[8:] = [parts.labels + moved, parts.attributes + moved, parts.by_label + moved]
    head.append(parts.by_label + moved + len(labels))
    body += labels + attributes
    head[1] = parts.features + len(body)
    return _HEADER.pack(*head) + model[_HEADER.size : parts.features] + body


def _references(model: bytes, at: int, kept: list[Feature], kind: int, place: int) -> bytes:
    """The part that names the features of each source, as it stands at `place` of the new file."""
    name, _, count = _CHUNK.unpack_from(model, at)
    by_source: list[list[int]] = [[] for _ in range(count)]
    for number, feature in enumerate(kept):
        if feature.kind == kind:
            by_source[feature.source].append(number)
    lists = [struct.pack(f"<{len(numbers) + 1}I", len(numbers), *numbers) for numbers in by_source]
    start = _CHUNK.size + 4 * count
    offsets = list(accumulate(map(len, lists), initial=place + start))[:-1]
    body = struct.pack(f"<{count}I", *offsets) + b"".join(lists)
    return _CHUNK.pack(name, _CHUNK.size + len(body), count) + body
