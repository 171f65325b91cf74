"""A trained CRFsuite model made small: weights on one scale, rounded, and the whole compressed.

An averaged perceptron gives weights of any size, and probabilities near 0 and 1 only. Dividing every weight by one number
changes no label and spreads the probabilities; rounding to a grid lets the file compress.

The file's layout is that of CRFsuite 0.12 (crf1d_model.c): a header of twelve words that gives the offset of each part; the
features, each three words and a double, the weight.
"""  # noqa: E501

import struct
import zlib

_FEATURES_AT = 28
_CHUNK_HEADER, _FEATURE, _WEIGHT_AT = 12, 20, 12
# Tuned on the dev part for calibration of the field probabilities; again whenever the features change much.
DIVISOR = 90.0
GRID = 1 / 512


def packed(model: bytes) -> bytes:
    """The model as the package ships it."""
    if model[:4] != b"lCRF":
        raise ValueError("This is no CRFsuite model")
    (start,) = struct.unpack_from("<I", model, _FEATURES_AT)
    name, _, count = struct.unpack_from("<4sII", model, start)
    if name != b"FEAT":
        raise ValueError("The CRFsuite model has another layout than version 0.12 writes")
    scaled = bytearray(model)
    for i in range(count):
        at = start + _CHUNK_HEADER + i * _FEATURE + _WEIGHT_AT
        (weight,) = struct.unpack_from("<d", model, at)
        struct.pack_into("<d", scaled, at, round(weight / DIVISOR / GRID) * GRID)
    return zlib.compress(bytes(scaled), 9)
