"""Tells whether every footnote of an article holds: read, parse, resolve, fetch, match, check, report.

`audit()` does what the command `footnote-audit audit` does; its values are those of `footnote_audit.model`.
"""

import logging
from dataclasses import replace
from pathlib import Path

from footnote_audit.model import Audit, Get, Judges, Options

__version__ = "0.1.0"

__all__ = ["Audit", "Get", "Options", "__version__", "audit"]


def audit(
    article: str | Path,
    options: Options,
    *,
    sources: str | Path | None = None,
    store: str | Path = ".footnote-audit",
    get: Get | None = None,
    judges: Judges | None = None,
) -> Audit:
    """Everything found out about the article in a file, as `footnote-audit audit` does it.

    Args:
        article: the file to audit, or its address.
        options: every choice of the run; `options.started` is the audit's clock.
        sources: the registry file, or works in BibTeX, RIS or CSL-JSON (what these leave out is logged); the default
            knows no source.
        store: the folder where copies of sources are kept and found again.
        get: speaks to the network (`footnote_audit.fetch.http.HttpGet`); the default opens no connection.
        judges: heard beside the rules (`footnote_audit.judges.onnx_model.load_judges()`); the default hears none.

    Raises:
        ReadError: the article cannot be read.
        ConfigError: the registry is damaged.
    """
    # Imported here so that `import footnote_audit` and its model cost nothing.
    from footnote_audit import pipeline
    from footnote_audit.articles import the_article
    from footnote_audit.exchange import load_sources
    from footnote_audit.fetch import Store

    kept = Store(Path(store))
    registry, left_out = load_sources(Path(sources)) if sources else ((), ())
    for what in left_out:
        logging.getLogger(__name__).warning("%s: %s", sources, what)
    found = the_article(str(article), get=get, store=kept)
    return pipeline.audit(
        found.uri,
        found.data,
        replace(options, media_type=options.media_type or found.media_type),
        registry=registry,
        base=Path(sources).parent if sources else Path(),
        get=get,
        store=kept,
        beside=found.beside,
        judges=judges,
    )
