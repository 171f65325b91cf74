"""What a run that cannot go on raises.

    AuditError                 everything below; its text names the thing, what is wrong and what to do next
    ├── ConfigError            a bad option or a damaged sources.yaml (entry, key and line in the text)
    ├── ReadError              the article cannot be read (uri, reason)
    ├── FetchError             a request failed (uri, outcome); the stage that asked turns it into data
    ├── OutputError            a report cannot be written
    └── PluginError            an outside reader, resolver, check or reporter failed (name)

A fault of the article or of a source is never an exception: it is a status, an outcome, a rating or a finding.
"""

from footnote_audit.model import Outcome


class AuditError(Exception):
    """A run that cannot go on; the text is fit to be shown to the user as it is."""


class ConfigError(AuditError):
    """A bad option or a damaged registry."""


class ReadError(AuditError):
    """An article that cannot be read."""

    def __init__(self, uri: str, reason: str) -> None:
        super().__init__(_visible(f"{uri}: {reason}"))
        self.uri = uri
        self.reason = reason


class FetchError(AuditError):
    """A request that brought nothing; `outcome` is how the snapshot records it, `code` the fault in a short name."""

    def __init__(self, uri: str, outcome: Outcome, reason: str, code: str = "") -> None:
        super().__init__(f"{uri}: {reason}")
        self.uri = uri
        self.outcome = outcome
        self.reason = reason
        self.code = code


class OutputError(AuditError):
    """A report that cannot be written."""


class PluginError(AuditError):
    """A unit from outside that failed or clashes with one of ours."""


def _visible(text: str) -> str:
    """The text on one line; a name from an archive may hold line breaks and what terminals obey, shown as U+FFFD."""
    return text if text.isprintable() else "".join(c if c.isprintable() else "\ufffd" for c in text)
