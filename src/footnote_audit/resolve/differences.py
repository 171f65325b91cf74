"""Where a citation as printed and the recorded work differ: said as data, never corrected in silence.

Only what both sides give is compared, with one exception: a work that came out in an outlet and is cited without any
outlet at all. A shorter title, an initial for a given name, "et al.", an initialism of the outlet or a coarser date is
a style and no difference.
"""

import re
from collections.abc import Iterator

from footnote_audit.model import CitationItem, CslItem, Difference, Name, Source
from footnote_audit.names import key_similarity, printed, same_person
from footnote_audit.resolve.edtf import can_agree
from footnote_audit.resolve.scoring import same_outlet
from footnote_audit.text import key

# Kinds of work that a reader cannot find without knowing where they came out.
_NEED_OUTLET = frozenset(
    ("article-journal", "article-magazine", "article-newspaper", "post-weblog", "post", "chapter", "paper-conference")
)
_OUTLETS = ("container_title", "collection_title", "publisher")
_NUMBERINGS = ("volume", "issue", "number")


def differences(cited: CitationItem, source: Source) -> tuple[Difference, ...]:
    """The differences of a citation from the work it means: author, title, outlet, date, numbering, pages, DOI.

    A short form is compared in what it prints; what it leaves out is no difference.
    """
    item, record = cited.item, source.item
    found = [*_authors(item, record), *_title(item, source), *_outlet(item, record, short=cited.refers_to is not None)]
    if item.issued and record.issued and not can_agree(item.issued, record.issued):
        found.append(Difference(variable="issued", printed=item.issued, recorded=record.issued))
    found.extend(_numbering(item, record))
    if item.page and record.page and _pages(item.page) != _pages(record.page):
        found.append(Difference(variable="page", printed=item.page, recorded=record.page))
    if item.DOI and record.DOI and item.DOI.casefold() != record.DOI.casefold():
        found.append(Difference(variable="DOI", printed=item.DOI, recorded=record.DOI))
    return tuple(found)


def _authors(item: CslItem, record: CslItem) -> Iterator[Difference]:
    people = record.author or record.editor or record.translator
    known = (*record.author, *record.editor, *record.translator)
    for name in item.author if people else ():
        if any(_agrees(name, other) for other in known):
            continue
        nearest = max(people, key=lambda other: key_similarity(key(printed(name)), key(printed(other))))
        yield Difference(variable="author", printed=printed(name), recorded=printed(nearest))


def _agrees(name: Name, other: Name) -> bool:
    """Whether two names are one as printed: same words, or same family name with an initial or no given name."""
    x, y = key(printed(name)), key(printed(other))
    if sorted(x.split()) == sorted(y.split()):
        return True
    if name.literal or other.literal:
        return set(x.split()) <= set(y.split()) or set(y.split()) <= set(x.split())
    if key(name.family or "") != key(other.family or "") or not same_person(name, other):
        return False
    given, full = key(name.given or "").split(), key(other.given or "").split()
    if not given or not full:
        return True
    shorter, longer = sorted((given[0], full[0]), key=len)
    return shorter == longer or len(shorter) == 1 or given[0] in full or full[0] in given


def _title(item: CslItem, source: Source) -> Iterator[Difference]:
    recorded = source.item.title
    if not item.title or not recorded:
        return
    x = key(item.title)
    names = [key(t) for t in (recorded, *source.aliases)]
    if any(x == y or _is_part(x, y) or _is_part(y, x) for y in names):
        return
    yield Difference(variable="title", printed=item.title, recorded=recorded)


def _is_part(part: str, whole: str) -> bool:
    return len(part.split()) >= 2 and whole.startswith(f"{part} ")


def _outlet(item: CslItem, record: CslItem, *, short: bool) -> Iterator[Difference]:
    cited = {a: v for a in _OUTLETS if (v := getattr(item, a))}
    recorded = {a: v for a in _OUTLETS if (v := getattr(record, a))}
    if not recorded:
        return
    if not cited:
        if record.type in _NEED_OUTLET and record.container_title and not short:
            yield Difference(variable="container-title", printed=None, recorded=record.container_title)
        return
    for attribute, value in cited.items():
        other = recorded.get(attribute)
        if other is None or any(same_outlet(key(value), key(v)) for v in recorded.values()):
            continue
        yield Difference(variable=attribute.replace("_", "-"), printed=value, recorded=other)
    if not any(a in recorded for a in cited) and not _any_same(cited, recorded):
        attribute, value = next(iter(cited.items()))
        yield Difference(variable=attribute.replace("_", "-"), printed=value, recorded=next(iter(recorded.values())))


def _any_same(cited: dict[str, str], recorded: dict[str, str]) -> bool:
    return any(same_outlet(key(x), key(y)) for x in cited.values() for y in recorded.values())


def _numbering(item: CslItem, record: CslItem) -> Iterator[Difference]:
    """Volume, issue and number are taken together: which of them a printed "no. 4" is, depends on the style."""
    cited = {a: v for a in _NUMBERINGS if (v := getattr(item, a))}
    recorded = {a: v for a in _NUMBERINGS if (v := getattr(record, a))}
    if not recorded:
        return
    values = [_digits(v) for v in recorded.values()]
    unknown = {a: v for a, v in cited.items() if not any(_same_numbers(_digits(v), r) for r in values)}
    for attribute, value in unknown.items():
        if attribute in recorded:
            yield Difference(variable=attribute, printed=value, recorded=recorded[attribute])
    if len(unknown) == len(cited) and not any(a in recorded for a in cited) and cited:
        whole = ", ".join(f"{a} {v}" for a, v in cited.items())
        attribute = next(iter(recorded))
        yield Difference(variable=attribute, printed=whole, recorded=recorded[attribute])


def _digits(value: str) -> tuple[str, ...]:
    joined = re.sub(r"(?<=\d)[,.\u00a0\u202f](?=\d{3}\b)", "", value)
    return tuple(d.lstrip("0") or "0" for d in re.findall(r"\d+", joined)) or (key(value),)


def _same_numbers(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    return set(x) <= set(y) or set(y) <= set(x)


def _pages(value: str) -> tuple[str, ...]:
    """First and last page; a shortened last page ("139-50") written out."""
    pages = re.findall(r"\d+", value)
    if len(pages) == 2 and len(pages[1]) < len(pages[0]):
        pages[1] = pages[0][: len(pages[0]) - len(pages[1])] + pages[1]
    return tuple(pages) if pages else (key(value),)
