"""What a Word file says of itself: its core properties (Dublin Core) and the company of its extended ones."""

from footnote_audit.errors import ReadError
from footnote_audit.model import CslItem
from footnote_audit.read.docx.package import Package
from footnote_audit.read.manuscript.properties import stated_item


def package_item(package: Package) -> CslItem:
    """The item that the properties state; the date is the one on which the file was made."""
    said = _said(package, "core-properties") | _said(package, "extended-properties")
    return stated_item(
        title=said.get("title"),
        authors=[said["creator"]] if "creator" in said else [],
        issued=said.get("created") or said.get("modified"),
        language=said.get("language"),
        publisher=said.get("Company"),
    )


def _said(package: Package, kind: str) -> dict[str, str]:
    """The properties of a part by their local names; none where it cannot be read."""
    try:
        root = package.tree(kind)
    except ReadError:
        return {}
    elements = () if root is None else root
    found = {str(e.tag).rpartition("}")[2]: " ".join((e.text or "").split()) for e in elements}
    return {name: value for name, value in found.items() if value}
