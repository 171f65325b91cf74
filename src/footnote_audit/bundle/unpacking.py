"""A bundle unpacked into a new folder, once it is known to be whole."""

from pathlib import Path

from footnote_audit.bundle.layout import DATA
from footnote_audit.bundle.reading import Damaged, OpenBundle
from footnote_audit.errors import ConfigError, OutputError, ReadError


def unpack(path: Path, folder: Path) -> None:
    """The files below data/ of a verified bundle, in a folder that is not there yet or is empty.

    Raises ConfigError where something lies in the folder, OutputError where it cannot be written, and ReadError for
    a bundle that cannot be unpacked.
    """
    try:
        if folder.exists() and any(folder.iterdir()):
            raise ConfigError(f"{folder}: something lies there already; name a folder that is not there yet.")
        with OpenBundle(path) as bundle:
            for name in bundle.names():
                if name.startswith(DATA):
                    target = folder / name.removeprefix(DATA)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    with target.open("xb") as file:
                        for piece in bundle.pieces(name):
                            file.write(piece)
    except Damaged as error:
        raise ReadError(str(path), f"it cannot be unpacked ({error}).") from None
    except OSError as error:
        raise OutputError(f"{folder}: the bundle cannot be unpacked there ({error.strerror}).") from error
