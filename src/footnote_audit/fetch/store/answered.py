"""From an answer to its line of the index, and what HTTP says of asking for it again (RFC 9110, 9111)."""

import hashlib
from dataclasses import replace

from footnote_audit.fetch.body import media_type
from footnote_audit.fetch.store.records import StoredCopy
from footnote_audit.model import Response

# Headers of a 304 that speak of its own, empty body (RFC 9111 section 3.2).
_OWN = frozenset({"content-length", "content-encoding", "content-range", "transfer-encoding", "connection"})


def copy_of(response: Response, accept: str) -> StoredCopy:
    """The line of an answer."""
    headers = dict(response.headers)
    return StoredCopy(
        uri=response.uri,
        final_uri=response.final_uri,
        digest=hashlib.sha256(response.body).hexdigest(),
        retrieved=response.retrieved,
        status=response.status,
        media_type=media_type(headers.get("content-type"), response.body, response.final_uri),
        size=len(response.body),
        headers=response.headers,
        hops=response.hops,
        accept=accept,
    )


def validators_of(copy: StoredCopy) -> dict[str, str]:
    """The headers that make a request conditional on this copy (RFC 9110 section 13.1)."""
    told = {"If-None-Match": copy.header("etag"), "If-Modified-Since": copy.last_modified}
    return {name: value.strip() for name, value in told.items() if value and value.isprintable()}


def renewed(confirmed: StoredCopy, uri: str, response: Response) -> StoredCopy:
    """The copy that a 304 confirms, with the headers that it brings in place of the old (RFC 9111 section 4.3.4)."""
    fresh = tuple((name, value) for name, value in response.headers if name not in _OWN)
    names = {name for name, _ in fresh}
    return replace(
        confirmed,
        uri=uri,
        final_uri=response.final_uri,
        hops=response.hops,
        retrieved=response.retrieved,
        headers=tuple(header for header in confirmed.headers if header[0] not in names) + fresh,
    )
