"""Works in and out: BibTeX, RIS and CSL-JSON as registry entries, and cited works in these forms or in a CSL style."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from footnote_audit.errors import ConfigError
from footnote_audit.exchange.bibtex import read_bibtex, write_bibtex
from footnote_audit.exchange.csl_json import read_csl_json, write_csl_json
from footnote_audit.exchange.entries import entries_of
from footnote_audit.exchange.imported import Imported, decoded, few
from footnote_audit.exchange.loss import Written
from footnote_audit.exchange.one_line import on_one_line
from footnote_audit.exchange.ris import read_ris, write_ris
from footnote_audit.model import CslItem, Source
from footnote_audit.resolve.entries import new_id
from footnote_audit.resolve.registry import is_id, load_registry

__all__ = ["FORMS", "Form", "Imported", "Written", "form_of", "load_sources", "load_works", "read_works", "write_works"]

# No list of a reference manager comes near; a larger file is no list of works.
MAX_BYTES = 64_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of works: how it is read (text and name of the file), how it is written, and what files are called."""

    read: Callable[[str, str], Imported]
    write: Callable[[Sequence[CslItem]], Written]
    suffixes: tuple[str, ...]


FORMS = {
    "csl-json": Form(read=read_csl_json, write=write_csl_json, suffixes=(".json",)),
    "bibtex": Form(read=read_bibtex, write=write_bibtex, suffixes=(".bib", ".bibtex", ".biblatex")),
    "ris": Form(read=read_ris, write=write_ris, suffixes=(".ris",)),
}


def form_of(path: str) -> str | None:
    """The form that a file's name tells; None for another, such as a registry."""
    suffix = Path(path).suffix.lower()
    return next((name for name, form in FORMS.items() if suffix in form.suffixes), None)


def read_works(data: bytes, uri: str, form: str | None = None) -> Imported:
    """The works of a file; the form is told by its name, else by how it begins.

    Raises ConfigError for a file that is empty, binary or holds no work.
    """
    text, remarks = decoded(data, uri)
    name = form or form_of(uri) or _form_by_start(text, uri)
    found = FORMS[name].read(text, uri)
    return replace(found, remarks=few((*remarks, *found.remarks)))


def write_works(items: Sequence[CslItem], form: str) -> Written:
    """The works in a form, each on lines of its own under an id of its own, and what the form cannot hold."""
    taken: set[str] = set()
    named = []
    for item in map(on_one_line, items):
        name = item.id if item.id and is_id(item.id) and item.id not in taken else new_id(item, taken)
        taken.add(name)
        named.append(replace(item, id=name))
    written = FORMS[form].write(named)
    return replace(written, losses=few(written.losses))


def load_sources(path: Path) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """The sources of a registry or of a file of works, told by its name, and what was left out of the latter.

    Raises ConfigError where the file cannot be read, is damaged or holds no work.
    """
    return (load_registry(path), ()) if form_of(str(path)) is None else load_works(path)


def load_works(path: Path, known: Sequence[Source] = ()) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """The works of a file as registry entries that are not `known` yet, and what was left out.

    Raises ConfigError where the file cannot be read or holds no work.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ConfigError(f"{path}: larger than {MAX_BYTES:,} bytes; split it first.")
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}; check the path.") from error
    found = read_works(data, str(path))
    sources, remarks = entries_of(found.items, known)
    if not sources and not known:
        raise ConfigError(f"{path}: holds no work that can be looked up ({(*found.remarks, *remarks)[0]}).")
    return (sources, few((*found.remarks, *remarks)))


def _form_by_start(text: str, uri: str) -> str:
    start = text.lstrip()[:1]
    if start in ("[", "{"):
        return "csl-json"
    if text.lstrip().startswith("TY "):
        return "ris"
    if "@" in text:
        return "bibtex"
    raise ConfigError(f"{uri}: neither BibTeX, RIS nor CSL-JSON; name the file .bib, .ris or .json.")
