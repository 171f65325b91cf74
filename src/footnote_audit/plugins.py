"""Readers, resolvers, checks and reporters: ours, and those that installed packages bring.

Outsiders join through four entry-point groups: `footnote_audit.readers` (name: a media type),
`footnote_audit.resolvers`, `footnote_audit.checks` (the object is a Check) and `footnote_audit.reporters` (a Reporter).
They are read when a run starts, never at import.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import EntryPoint, EntryPoints, entry_points
from typing import TYPE_CHECKING, Any, Self

from footnote_audit.check import CHECKS, Check
from footnote_audit.errors import ConfigError, PluginError
from footnote_audit.read import READERS, Reader
from footnote_audit.report import REPORTERS, Reporter
from footnote_audit.resolve import RESOLVERS, ResolverMaker, catalogue_resolver

if TYPE_CHECKING:
    from footnote_audit.resolve.services.catalogues import Catalogues

GROUP = "footnote_audit"
TABLES = ("readers", "resolvers", "checks", "reporters")


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
        # Asked for once: every question reads the metadata of all installed packages anew.
        known = entry_points()
        entries = {table: known.select(group=f"{GROUP}.{table}") for table in TABLES}
        known_checks: dict[str, Any] = {c.id: c for c in own.checks}
        return cls(
            readers=_joined("readers", entries, dict(own.readers)),
            resolvers=tuple(_joined("resolvers", entries, dict(own.resolvers)).items()),
            checks=tuple(_joined("checks", entries, known_checks).values()),
            reporters=_joined("reporters", entries, dict(own.reporters)),
        )

    def asking(self, catalogues: "Catalogues") -> Self:
        """These units with a resolver that asks the catalogues as they are given."""
        asked = partial(catalogue_resolver, catalogues=catalogues)
        return replace(self, resolvers=tuple((n, asked if n == "catalogues" else make) for n, make in self.resolvers))

    def silent(self) -> Self:
        """These units without the resolver that asks catalogues."""
        return replace(self, resolvers=tuple(entry for entry in self.resolvers if entry[0] != "catalogues"))


def _joined(group: str, entries: Mapping[str, EntryPoints], table: dict[str, Any]) -> dict[str, Any]:
    for entry in entries[group]:
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
