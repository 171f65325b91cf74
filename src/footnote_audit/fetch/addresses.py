"""Which addresses may be asked: web schemes, and hosts on the public internet unless private ones are allowed."""

import ipaddress
import queue
import re
import socket
import threading
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from footnote_audit.errors import FetchError
from footnote_audit.model import Outcome

# Longer addresses are refused by nearly every server (8 KiB is the usual limit of a request line).
MAX_ADDRESS = 8192
SCHEMES = frozenset({"http", "https"})

_IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

# An address that needs no closer look: most are like this.
_PLAIN = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,4})?/[!#$%&'()*+,./0-9:;=?@A-Z_a-z~-]*\Z")

Resolve = Callable[[str, int], Sequence[str]]


def check_address(uri: str) -> None:
    """Nothing, if `uri` is an address that may be asked; else FetchError with the reason (outcome `unsupported`)."""
    refusal = _refusal(uri)
    if refusal is not None:
        code, reason = refusal
        raise FetchError(uri[:200], Outcome.UNSUPPORTED, reason, code)


def _refusal(uri: str) -> tuple[str, str] | None:
    if len(uri) > MAX_ADDRESS:
        return "bad_address", f"the address has {len(uri)} characters, more than the {MAX_ADDRESS} that servers take"
    if _PLAIN.match(uri):
        return None
    try:
        parts = urlsplit(uri)
        _ = parts.port
    except ValueError:
        return "bad_address", "this is not a well-formed address"
    if parts.scheme not in SCHEMES:
        scheme = parts.scheme[:20] or "an address without a scheme"
        return "forbidden_scheme", f"only http and https are opened, not {scheme}"
    if not parts.hostname:
        return "bad_address", "the address names no host"
    if "@" in parts.netloc:
        return "credentials", "the address holds a user name or password; give it without them"
    return None


def host_of(uri: str) -> str:
    """The host of an address in lower case, "" where it names none."""
    if _PLAIN.match(uri):
        return uri.split("/", 3)[2].partition(":")[0].lower()
    try:
        return urlsplit(uri.strip()).hostname or ""
    except ValueError:
        return ""


def needs_no_quoting(uri: str) -> bool:
    """Whether an address can be sent as it stands."""
    return _PLAIN.match(uri) is not None and "%" not in uri and "/." not in uri


def literal(host: str) -> tuple[str, ...]:
    """The host itself where it is an IP address in its usual form, which nobody has to be asked about."""
    try:
        return (str(ipaddress.ip_address(host.strip("[]"))),)
    except ValueError:
        return ()


def is_public(address: str) -> bool:
    """Whether an IP address lies on the public internet.

    Loopback, private, link-local, shared, multicast and reserved ones do not (IANA special-purpose registries), nor
    does an IPv6 address that carries such an IPv4 address inside (mapped, 6to4, Teredo, NAT64).
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    ip = _translated(found)
    carried = [c for c in (ip.sixtofour, *(ip.teredo or ())) if c] if isinstance(ip, ipaddress.IPv6Address) else []
    return all(each.is_global and not each.is_multicast and not each.is_reserved for each in (ip, *carried))


def _translated(address: _IPAddress) -> _IPAddress:
    """The IPv4 address that an IPv6 address is only another form of (mapped, NAT64); else the address."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address


def resolve_host(host: str, port: int) -> tuple[str, ...]:
    """The IP addresses of a host as the system's resolver gives them, without repeats; raises socket.gaierror."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def resolve_within(seconds: float, host: str, port: int, *, resolve: Resolve) -> Sequence[str] | None:
    """The IP addresses of a host; None if the resolver has not answered after `seconds`; raises what it raises.

    The system's resolver cannot be interrupted, so it is asked in a thread that is left behind when it is too slow.
    """
    answers: queue.SimpleQueue[Sequence[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolve(host, port))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        return None
    if isinstance(answer, OSError | UnicodeError):
        raise answer
    return answer
