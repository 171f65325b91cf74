"""The few places where a stage receives a capability as an argument."""

from typing import Protocol

from footnote_audit.model.sources import Response


class Get(Protocol):
    """From an address to its response; raises FetchError. Stages receive it and never import the network."""

    def __call__(self, uri: str, *, accept: str | None = None) -> Response: ...
