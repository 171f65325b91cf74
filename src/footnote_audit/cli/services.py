"""The options on catalogues: where they are asked, and what they are told about who asks."""

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from footnote_audit.errors import ConfigError
from footnote_audit.model import Get, Options

if TYPE_CHECKING:
    from footnote_audit.fetch import Store
    from footnote_audit.fetch.archived import Archives
    from footnote_audit.plugins import Units
    from footnote_audit.resolve.services.catalogues import Catalogues

SERVICES = click.option(
    "--service",
    "services",
    multiple=True,
    metavar="NAME=URL",
    help="Ask this catalogue or archive at another address; repeatable.",
)
CONTACT = click.option(
    "--contact",
    metavar="ADDRESS",
    envvar="FOOTNOTE_AUDIT_CONTACT",
    help="Mail or web address told to servers and catalogues.",
)
NO_ARCHIVES = click.option("--no-archives", is_flag=True, help="Ask no web archive for captures.")
ARCHIVE = click.option("--archive", is_flag=True, help="Ask a web archive to capture each page that is there.")
_KEY = "FOOTNOTE_AUDIT_{}_KEY"


def asking(units: "Units", get: Get | None, store: "Store", options: Options) -> "Units":
    """The units with the catalogues as the options say; an offline run asks those that the store knows of, at once."""
    if get is None or (options.offline and not store.has_records()):
        return units.silent()
    asked = catalogues(get, options.services, options.contact)
    return units.asking(_unpaced(asked) if options.offline else asked)


def moved(services: tuple[str, ...]) -> dict[str, str]:
    """Addresses that are asked elsewhere: those below doi.org, where `doi.org` is another service."""
    other = [told.partition("=")[2] for told in services if told.startswith("doi.org=")]
    return {"https://doi.org/": other[-1].rstrip("/") + "/"} if other else {}


def archives(services: tuple[str, ...], *, none: bool = False, capturing: bool = False) -> "Archives | None":
    """The web archives that a run asks; where `archive-index` is asked elsewhere, that archive alone.

    Raises ConfigError where none shall be asked and one shall capture pages.
    """
    if none and capturing:
        raise ConfigError("--archive asks an archive and --no-archives asks none; give one of the two.")
    if none:
        return None
    from footnote_audit.fetch.archived import Archives
    from footnote_audit.fetch.archives import archive_at

    other = [told.partition("=")[2] for told in services if told.startswith("archive-index=")]
    return Archives(asked=(archive_at(other[-1]),), capturing=capturing) if other else Archives(capturing=capturing)


def _unpaced(catalogues: "Catalogues") -> "Catalogues":
    """The catalogues with a clock that jumps over every pause: nobody is asked."""
    from itertools import count

    from footnote_audit.resolve.services.asking import Pace

    seconds = count()
    return replace(catalogues, pace=Pace(clock=lambda: float(next(seconds)), sleep=lambda _: None))


def catalogues(get: Get, services: tuple[str, ...], contact: str | None) -> "Catalogues":
    """The catalogues as the options say; their keys come from the environment (FOOTNOTE_AUDIT_OPENALEX_KEY).

    Raises ConfigError for a service that does not exist or an address that is none.
    """
    from footnote_audit.fetch.robots import Crawling
    from footnote_audit.resolve.services.catalogues import BASES, Catalogues

    bases = {}
    for told in services:
        name, equals, address = told.partition("=")
        if not equals or name not in BASES:
            raise ConfigError(f"--service {told!r} names no catalogue; write NAME=URL with one of {', '.join(BASES)}.")
        if not address.startswith(("http://", "https://")):
            raise ConfigError(f"--service {told!r}: the address must begin with http:// or https://.")
        bases[name] = address
    named = {name: os.environ.get(_KEY.format(name.upper().replace(".", "_").replace("-", "_")), "") for name in BASES}
    keys = {name: key for name, key in named.items() if key}
    return Catalogues(get=get, crawl=Crawling(get), bases=bases, keys=keys, contact=contact)
