"""XML parsed so that a file can neither fetch, expand entities nor blow up: one place for every XML form."""

from typing import TYPE_CHECKING

from footnote_audit.errors import ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element

# As many as the largest books have tenfold; a tree of this size is read within some seconds and half a gigabyte.
MOST_TAGS = 1_000_000


def xml_tree(uri: str, data: bytes, *, what: str = "the XML", recover: bool = False) -> "_Element":
    """The root element. No DTD or external entity is loaded and internal entities stay unexpanded.

    With `recover` a damaged file gives what can be had. Raises ReadError for what is no XML, nests more than some
    250 levels deep or has too many tags.
    """
    from lxml import etree

    if data.count(b"<") > 2 * MOST_TAGS:
        raise ReadError(uri, f"{what} has more than {MOST_TAGS:,} elements, the limit; split it first")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=recover, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(uri, f"{what} is damaged ({_short(error)})") from None
    if root is None:
        raise ReadError(uri, f"{what} holds no element")
    return root


def _short(error: Exception) -> str:
    return str(error).partition("\n")[0][:120]
