"""A `Get` that asks for some addresses elsewhere: at a mirror, or at a service of one's own."""

from collections.abc import Mapping
from dataclasses import replace

from footnote_audit.model import Get, Response


class Elsewhere:
    """A `Get` over another one. `moved` leads from the beginning of addresses to what is asked in its place."""

    def __init__(self, get: Get, moved: Mapping[str, str]) -> None:
        self._get, self._moved = get, moved

    def __call__(self, uri: str, *, accept: str | None = None) -> Response:
        """As the other, under the address that was asked for; raises what the other raises."""
        for beginning, base in self._moved.items():
            if uri.startswith(beginning):
                return replace(self._get(base + uri.removeprefix(beginning), accept=accept), uri=uri)
        return self._get(uri, accept=accept)
