"""Sends one request to a service and takes one answer: bounded in time and size, no redirect followed.

It stands apart from the fetching of sources, which asks strangers' addresses: this one the user named.
"""

import http.client
import threading
import time
from typing import NamedTuple

from footnote_audit.judges.endpoints import Endpoint

_PIECE = 1 << 14


class ServiceError(Exception):
    """No usable answer; `passing` where asking once more may bring one, the text is the reason in words."""

    def __init__(self, reason: str, *, passing: bool = False, status: int = 0) -> None:
        super().__init__(reason)
        self.passing = passing
        self.status = status


class _Call(NamedTuple):
    connection: http.client.HTTPConnection
    ends: float


def post(endpoint: Endpoint, body: bytes, headers: dict[str, str], *, seconds: float, max_bytes: int) -> bytes:
    """The body of the answer with status 200; raises ServiceError for everything else."""
    connection = _connection(endpoint, seconds)
    # A server that sends a byte now and then never runs into a socket's own limit: the line is cut from outside.
    watch = threading.Timer(seconds, _cut, (connection,))
    watch.daemon = True
    watch.start()
    call = _Call(connection, time.monotonic() + seconds)
    try:
        connection.request("POST", endpoint.target, body=body, headers=headers)
        return _body(call, max_bytes)
    except (OSError, http.client.HTTPException, ValueError) as error:
        if isinstance(error, TimeoutError) or time.monotonic() >= call.ends:
            raise ServiceError(f"it gave no answer in {seconds:g} seconds", passing=True) from None
        raise ServiceError(f"it could not be reached ({_said(error)})", passing=True) from None
    finally:
        watch.cancel()
        connection.close()


def _connection(endpoint: Endpoint, seconds: float) -> http.client.HTTPConnection:
    if not endpoint.secure:
        return http.client.HTTPConnection(endpoint.host, endpoint.port, timeout=seconds)
    import os
    import ssl

    from certifi import where

    context = ssl.create_default_context(cafile=os.environ.get("SSL_CERT_FILE") or where())
    return http.client.HTTPSConnection(endpoint.host, endpoint.port, timeout=seconds, context=context)


def _body(call: _Call, max_bytes: int) -> bytes:
    answer = call.connection.getresponse()
    if 300 <= answer.status < 400:
        raise ServiceError("it sends requests on to another address, which is not followed", status=answer.status)
    if answer.status != 200:
        passing = answer.status == 429 or answer.status >= 500
        raise ServiceError(f"it answered with status {answer.status}", passing=passing, status=answer.status)
    data = bytearray()
    while piece := answer.read1(_PIECE):
        data += piece
        if len(data) > max_bytes:
            raise ServiceError(f"its answer is longer than {max_bytes:,} bytes")
        if time.monotonic() >= call.ends:
            raise TimeoutError
    if time.monotonic() >= call.ends:
        # A line that was cut ends "well" where no length was announced.
        raise TimeoutError
    return bytes(data)


def _cut(connection: http.client.HTTPConnection) -> None:
    import contextlib
    import socket

    line = connection.sock
    if line is not None:
        with contextlib.suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)


def _said(error: BaseException) -> str:
    strerror = getattr(error, "strerror", None)
    return strerror if isinstance(strerror, str) and strerror else type(error).__name__
