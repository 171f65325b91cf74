"""What tests of the store share: answers as `get` brings them, and WARC records as another tool reads them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from footnote_audit.fetch.store import WARCS
from footnote_audit.model import Response

WEIR = "https://a.example/weir"
MOMENT = "2026-11-01T00:00:00Z"
PAGE = (("content-type", "text/html; charset=utf-8"),)


def answer(
    body: bytes,
    *,
    uri: str = WEIR,
    retrieved: str = MOMENT,
    status: int = 200,
    headers: tuple[tuple[str, str], ...] = PAGE,
    final_uri: str | None = None,
    **others: Any,
) -> Response:
    """An answer with what the test says of it."""
    return Response(
        uri=uri,
        final_uri=final_uri or uri,
        status=status,
        headers=headers,
        body=body,
        retrieved=retrieved,
        **others,
    )


def records(root: Path) -> Iterator[tuple[Any, bytes]]:
    """Every record of a store's WARC files and its payload, as warcio reads them."""
    from warcio.archiveiterator import ArchiveIterator

    for path in sorted((root / WARCS).glob("*.warc.gz")):
        with path.open("rb") as file:
            for record in ArchiveIterator(file, check_digests="raise"):
                yield record, record.content_stream().read()
