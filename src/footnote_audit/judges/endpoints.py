"""The address of a service: which of two protocols it speaks, what is sent there, and where its answer stands.

OpenAI's chat completions (`/v1/chat/completions`), which most servers and providers offer, and Ollama's `/api/chat`.
"""

import ipaddress
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from footnote_audit.errors import ConfigError

OLLAMA_PORT = 11434
LONGEST_ADDRESS = 2_000


class Protocol(StrEnum):
    OPENAI = "openai"
    OLLAMA = "ollama"


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where a service is asked: `target` is path and query of the request, `address` the whole without the query."""

    protocol: Protocol
    secure: bool
    host: str
    port: int
    target: str
    address: str

    @property
    def place(self) -> str:
        """Host and port, as told to the user."""
        usual = 443 if self.secure else 80
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == usual else f"{host}:{self.port}"


def endpoint(address: str, *, key: bool = False) -> Endpoint:
    """The endpoint that an address names; a base address ("http://localhost:11434", "https://host/v1") is completed.

    Raises ConfigError for what is no http(s) address, holds a password, or would send a `key` unprotected.
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        raise ConfigError(
            f"--judge {address[:200]!r} is no address; write http://HOST:PORT or https://HOST/v1."
        ) from None
    host = (parts.hostname or "").lower()
    if (
        parts.scheme not in ("http", "https")
        or not host
        or len(address) > LONGEST_ADDRESS
        or not _plain(address.strip())
    ):
        raise ConfigError(f"--judge {address[:200]!r} is no address; write http://HOST:PORT or https://HOST/v1.")
    if parts.username or parts.password:
        raise ConfigError("--judge: the address holds a name or password; put the key into FOOTNOTE_AUDIT_JUDGE_KEY.")
    secure = parts.scheme == "https"
    if key and not secure and not _is_near(host):
        raise ConfigError(f"--judge: the key would go to {host} unencrypted; write https://.")
    port = port or (443 if secure else 80)
    protocol, path = _completed(parts.path.rstrip("/"), port)
    netloc = parts.netloc.rpartition("@")[2]
    return Endpoint(
        protocol=protocol,
        secure=secure,
        host=host,
        port=port,
        target=path + (f"?{parts.query}" if parts.query else ""),
        address=f"{parts.scheme}://{netloc}{path}",
    )


def request_body(
    protocol: Protocol, model: str, messages: list[dict[str, str]], schema: Mapping[str, Any], *, bound: bool
) -> bytes:
    """What is sent, as JSON: temperature 0, no stream, the answer `bound` to the schema if wanted."""
    asked: dict[str, Any] = {"model": model, "messages": messages, "stream": False}
    if protocol is Protocol.OLLAMA:
        asked["options"] = {"temperature": 0, "num_predict": 400}
        if bound:
            asked["format"] = schema
    else:
        asked |= {"temperature": 0, "max_tokens": 400}
        if bound:
            form = {"name": "opinion", "strict": True, "schema": schema}
            asked["response_format"] = {"type": "json_schema", "json_schema": form}
    return json.dumps(asked).encode()


def answer_text(protocol: Protocol, data: bytes) -> str | None:
    """The text of the model in a server's answer; None where the answer is not of the protocol's form."""
    try:
        answer = json.loads(data)
        message = answer["message"] if protocol is Protocol.OLLAMA else answer["choices"][0]["message"]
        text = message["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        return None
    return text if isinstance(text, str) else None


def _completed(path: str, port: int) -> tuple[Protocol, str]:
    if path.endswith("/api/chat"):
        return Protocol.OLLAMA, path
    if path.endswith("/chat/completions"):
        return Protocol.OPENAI, path
    if path == "/api" or (not path and port == OLLAMA_PORT):
        return Protocol.OLLAMA, "/api/chat"
    return Protocol.OPENAI, f"{path or '/v1'}/chat/completions"


def _plain(address: str) -> bool:
    return len(address) <= LONGEST_ADDRESS and address.isascii() and address.isprintable() and " " not in address


def _is_near(host: str) -> bool:
    """Whether a host is this machine or one of a private network, told by its name alone."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False
