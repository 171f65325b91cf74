"""Readers, resolvers, checks and reporters: ours, and those that installed packages bring.

Outsiders join through four entry-point groups: `footnote_audit.readers` (name: a media type),
`footnote_audit.resolvers`, `footnote_audit.checks` (the object is a Check) and `footnote_audit.reporters` (a Reporter).
They are read when a run starts, never at import.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Self

from footnote_audit.check import CHECKS, Check
from footnote_audit.errors import ConfigError, PluginError
from footnote_audit.read import READERS, Reader
from footnote_audit.report import REPORTERS, Reporter
from footnote_audit.resolve import RESOLVERS, ResolverMaker

GROUP = "footnote_audit"


@dataclass(frozen=True, kw_only=True)
class Units:
    """The tables that a run works with."""

    readers: Mapping[str, Reader]
    resolvers: tuple[tuple[str, ResolverMaker], ...]
    checks: tuple[Check, ...]
    reporters: dict[str, Reporter]

    @classmethod
    def own(cls) -> Self:
        """Our own units alone."""
        return cls(readers=READERS, resolvers=RESOLVERS, checks=CHECKS, reporters=REPORTERS)

    @classmethod
    def installed(cls) -> Self:
        """Our own units and the installed ones.

        Raises ConfigError for a plugin whose name exists already, PluginError for one that cannot be loaded.
        """
        own = cls.own()
        known_checks: dict[str, Any] = {c.id: c for c in own.checks}
        return cls(
            readers=_joined("readers", dict(own.readers)),
            resolvers=tuple(_joined("resolvers", dict(own.resolvers)).items()),
            checks=tuple(_joined("checks", known_checks).values()),
            reporters=_joined("reporters", dict(own.reporters)),
        )


def _joined(group: str, table: dict[str, Any]) -> dict[str, Any]:
    for entry in entry_points(group=f"{GROUP}.{group}"):
        if entry.name in table:
            raise ConfigError(
                f"plugin {entry.value!r}: the name {entry.name!r} exists already among the {group}; uninstall one."
            )
        table[entry.name] = _loaded(entry)
    return table


def _loaded(entry: EntryPoint) -> Any:
    try:
        return entry.load()
    except (ImportError, AttributeError) as error:
        raise PluginError(f"plugin {entry.value!r} cannot be loaded ({error}); uninstall or repair it.") from error
