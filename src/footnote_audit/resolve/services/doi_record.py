"""The DOI resolver: the record of a DOI of any registry, by content negotiation.

Protocol: `GET https://doi.org/{doi}` with `Accept: application/vnd.citationstyles.csl+json`, which Crossref, DataCite
and mEDRA answer with CSL-JSON.
"""

from collections.abc import Mapping
from dataclasses import replace

from footnote_audit.csl import from_csl_json
from footnote_audit.model import LocationKind
from footnote_audit.resolve.services.asking import Answer, Service
from footnote_audit.resolve.services.records import source

CSL_JSON = "application/vnd.citationstyles.csl+json"


def by_doi(doi: str, service: Service) -> Answer:
    """The work registered under a DOI; "not registered" where the resolver knows none."""
    from urllib.parse import quote

    reply = service.json(f"/{quote(doi, safe='/')}", accept=CSL_JSON)
    if reply.reason == "the answer is not JSON":
        # A landing page instead of a record: the DOI is registered, its agency negotiates nothing.
        return Answer((), f"doi.org: {doi} is registered; its agency gives no record")
    if reply.reason:
        return Answer((), f"doi.org: {doi} {reply.reason}", reply.asked)
    record = reply.data if isinstance(reply.data, Mapping) else {}
    single = {name: value[0] if isinstance(value, list) and _plain(value) else value for name, value in record.items()}
    try:
        item = from_csl_json(single)
    except ValueError as error:
        return Answer((), f"doi.org: the record of {doi} is damaged ({error})")
    found = source(f"doi:{doi}", replace(item, id=None, DOI=doi), "doi.org", (LocationKind.DOI, doi, None))
    return Answer((found,), f"doi.org: {doi} is registered as {item.title!r}")


def _plain(value: list[object]) -> bool:
    return bool(value) and isinstance(value[0], str)
