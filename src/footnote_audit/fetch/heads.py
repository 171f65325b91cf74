"""The head of an HTTP answer read as browsers read it: a line that is no header is passed over.

The parser of http.client, made for mail, takes everything behind such a line for the body; it is also the slowest part
of a short request.
"""

import http.client
from typing import Any

# As many lines and as long ones as http.client takes itself.
_MOST_LINES = 100
_LONGEST_LINE = 65536


class Answer(http.client.HTTPResponse):
    """An answer whose head is read line by line."""

    def begin(self) -> None:
        """Read the status and headers, and how the body's end is told (RFC 9112 section 6.3).

        Raises HTTPException or OSError.
        """
        answer: Any = self
        if self.headers is not None:
            return
        while True:
            version, status, reason = answer._read_status()
            headers = _headers(self.fp)
            if status != http.client.CONTINUE:
                break
        if not version.startswith("HTTP/"):
            raise http.client.UnknownProtocol(version)
        answer.code = self.status = status
        self.reason = reason.strip()
        self.version = 10 if version in ("HTTP/1.0", "HTTP/0.9") else 11
        self.headers = self.msg = headers
        self.chunked = (headers.get("transfer-encoding") or "").lower() == "chunked"
        self.chunk_left = None
        self.will_close = answer._check_close()
        self.length = None if self.chunked else _length(headers.get("content-length"))
        if status in (204, 304) or 100 <= status < 200 or answer._method == "HEAD":
            self.length = 0
        if not self.will_close and not self.chunked and self.length is None:
            self.will_close = True


def _headers(fp: Any) -> http.client.HTTPMessage:
    found: list[tuple[str, str]] = []
    for _ in range(_MOST_LINES + 1):
        line = fp.readline(_LONGEST_LINE + 1)
        if len(line) > _LONGEST_LINE:
            raise http.client.LineTooLong("header line")
        if line in (b"\r\n", b"\n", b""):
            break
        text = line.decode("latin-1").rstrip("\r\n")
        if text[0] in " \t":
            # A folded line goes on with the one before (RFC 9112 section 5.2).
            if found:
                found[-1] = (found[-1][0], f"{found[-1][1]} {text.strip()}")
            continue
        name, colon, value = text.partition(":")
        if colon and name.strip():
            found.append((name.strip(), value.strip(" \t")))
    else:
        raise http.client.HTTPException(f"got more than {_MOST_LINES} headers")
    message = http.client.HTTPMessage()
    for name, value in found:
        message[name] = value
    return message


def _length(told: str | None) -> int | None:
    try:
        length = int(told) if told else -1
    except ValueError:
        return None
    return length if length >= 0 else None
