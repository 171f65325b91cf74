"""The shape of a LaTeX article: title, headings, lists, quotations, references, conditionals, files taken in."""

import re
import unicodedata

from footnote_audit.model import BlockKind, WarningCode
from footnote_audit.read.latex.citing import notes_by_style
from footnote_audit.read.latex.mouth import Stretch, words_of
from footnote_audit.read.latex.tokens import Kind
from footnote_audit.read.latex.vocabulary import ACCENTS, AFTER_BEGIN, BOOKS, HEADINGS
from footnote_audit.read.latex.walk import Walk
from footnote_audit.read.text_sinks import Nowhere, RunningText

_MOST_INCLUDED = 400
_LANGUAGES = {
    "english": "en", "british": "en", "american": "en", "ukenglish": "en", "usenglish": "en", "french": "fr",
    "francais": "fr", "german": "de", "ngerman": "de", "austrian": "de", "naustrian": "de", "russian": "ru",
    "spanish": "es", "italian": "it", "portuguese": "pt", "brazil": "pt", "dutch": "nl", "polish": "pl",
}  # fmt: skip


def heading(walk: Walk, name: str, at: int) -> None:
    """\\section[short]{title}."""
    rank = HEADINGS[name.rstrip("*")]
    if not name.endswith("*"):
        walk.numbers.head(rank)
        if rank == 1 and walk.numbers.notes_by_chapter:
            walk.numbers.values["footnote"] = 0
    walk.mouth.option()
    reference = walk.numbers.reference
    level = max(1, rank if walk.numbers.chaptered else rank - 1)
    walk.block(BlockKind.HEADING, level=level, at=at)
    walk.argument(walk.block, kind=BlockKind.HEADING)
    for scope in walk.scopes:
        scope.reference = reference


def front(walk: Walk, name: str, at: int) -> None:
    """\\title{…}, \\author{…}, \\date{…}: kept for \\maketitle; without one they stand where they are."""
    option = walk.mouth.option()
    del option
    group = walk.mouth.group()
    if group is None:
        return
    kept = walk.front.setdefault(name, [])
    kept.append(group)
    walk.dated = group if name == "date" else walk.dated
    if "maketitle" not in walk.front and not walk.silent:
        _front_block(walk, name, group, at)


def make_title(walk: Walk, _name: str, at: int) -> None:
    """\\maketitle: the title and the authors; \\thanks in them counts with signs of its own."""
    if walk.silent:
        return
    style, count = walk.numbers.styles.get("footnote"), walk.numbers.values["footnote"]
    walk.numbers.styles["footnote"] = "fnsymbol"
    walk.numbers.values["footnote"] = 0

    def close() -> None:
        walk.numbers.values["footnote"] = count
        walk.numbers.styles["footnote"] = style or "arabic"

    authors = [("author", group, at) for group in walk.front.get("author", ())]
    titles = [("title", group, at) for group in walk.front.get("title", ())[-1:]]
    subtitles = [("subtitle", group, at) for group in walk.front.get("subtitle", ())[-1:]]
    walk.front = {"maketitle": []}
    walk.pending = [*titles, *subtitles, *authors]
    walk.after_pending = close
    next_front(walk)


def next_front(walk: Walk) -> None:
    """Puts the next part of the title, or ends it."""
    if not walk.pending:
        if walk.after_pending is not None:
            walk.after_pending()
            walk.after_pending = None
        walk.block()
        return
    name, group, at = walk.pending.pop(0)
    _front_block(walk, name, group, at)


def _front_block(walk: Walk, name: str, group: Stretch, at: int) -> None:
    if name == "date" or group.start >= group.end or group.tokens.kinds[group.start - 1] is not Kind.OPEN:
        next_front(walk)
        return
    level = 1 if name == "title" else None
    walk.block(BlockKind.HEADING if level else BlockKind.PARAGRAPH, level=level, at=at)
    blocks = walk.written.setdefault(name, [])
    blocks.append(len(walk.flow.blocks))
    walk.part = name

    def close() -> None:
        walk.flow.close()
        walk.part = None
        while blocks and blocks[-1] >= len(walk.flow.blocks):
            blocks.pop()
        next_front(walk)

    walk.mouth.push(Stretch(group.tokens, group.start - 1, group.end + 1, group.arguments))
    walk.argument(close)


def and_author(walk: Walk, _name: str, at: int) -> None:
    """\\and between authors."""
    if walk.part == "author":
        walk.block(at=at)
        walk.written["author"].append(len(walk.flow.blocks))


def item(walk: Walk, name: str, at: int) -> None:
    """\\item[term]: a block of its own."""
    if walk.table_list is not None and name == "item":
        walk.table_list(at)
        return
    counter = next((s.name for s in reversed(walk.scopes[-4:]) if s.name.startswith("enumerate")), None)
    if counter is not None:
        walk.numbers.refer("enumi")
    elif name != "item" or (walk.scopes[-1:] and walk.scopes[-1].name in ("exe", "xlist")):
        walk.numbers.reference = None
    in_list = walk.kind is BlockKind.LIST_ITEM
    walk.block(BlockKind.LIST_ITEM if in_list or name != "item" else None, at=at)
    term = walk.mouth.option()
    if term is not None and name == "item":
        walk.mouth.push(_space_after(term))
        walk.mouth.push(term)


def _space_after(term: Stretch) -> Stretch:
    """A token that is a space, to stand between an item's term and its text."""
    from footnote_audit.read.latex.tokens import Tokens

    tokens = Tokens()
    at = term.tokens.at[term.end - 1] if term.end > term.start else 0
    tokens.add(Kind.SPACE, " ", at)
    return Stretch(tokens, 0, 1)


def bib_item(walk: Walk, _name: str, at: int) -> None:
    """\\bibitem[label]{key}: an entry of the list of works."""
    walk.mouth.skip("om")
    walk.block(BlockKind.LIST_ITEM, at=at)


def begin_list(walk: Walk, name: str, at: int) -> None:
    """\\begin{itemize} and its kin."""
    walk.mouth.skip(AFTER_BEGIN.get(name, ""))
    walk.numbers.values["enumi"] = 0
    walk.block(at=at)
    walk.enter(name, kind=BlockKind.LIST_ITEM, close=walk.block)


def begin_quotation(walk: Walk, name: str, _at: int) -> None:
    """\\begin{quote} and its kin."""
    if name == "foreigndisplayquote":
        walk.mouth.group()
    walk.enter(name, kind=BlockKind.QUOTATION, close=walk.block)
    walk.block()


def begin_frame(walk: Walk, name: str, at: int) -> None:
    """Beamer's \\begin{frame}{title}."""
    walk.mouth.option()
    walk.enter(name, close=walk.block)
    token = walk.mouth.peek()
    if token is not None and token[0] is Kind.OPEN:
        walk.block(BlockKind.HEADING, level=2, at=at)
        walk.argument(walk.block, kind=BlockKind.HEADING)
    else:
        walk.block(at=at)


def begin_document(walk: Walk, name: str, _at: int) -> None:
    """\\begin{document}: from here on text is text."""
    walk.sink = RunningText(walk.flow)
    walk.flow.open(BlockKind.PARAGRAPH)
    walk.enter(name)


def end(walk: Walk, _name: str, _at: int) -> None:
    """\\end{name}."""
    name = words_of(walk.mouth.group())
    if name == "document":
        walk.mouth.stop()
        return
    walk.end(name)


def document_class(walk: Walk, _name: str, _at: int) -> None:
    """\\documentclass{book}: notes count anew in each chapter."""
    options = words_of(walk.mouth.option())
    name = words_of(walk.mouth.group())
    walk.numbers.notes_by_chapter = name in BOOKS
    _language(walk, options)


def package(walk: Walk, _name: str, _at: int) -> None:
    """\\usepackage[options]{name}: the language, and whether \\autocite is a note."""
    options = words_of(walk.mouth.option())
    name = words_of(walk.mouth.group())
    if "babel" in name:
        _language(walk, options)
    if name in ("biblatex", "biblatex-chicago"):
        walk.notes_by_citing |= notes_by_style(options) or (name.endswith("chicago") and "authordate" not in options)
    elif (walk.silent and len(name) < 60 and "," not in name) or name.startswith("local"):
        own = walk.sources.include(f"{name}.sty")
        if own is not None:
            walk.mouth.expand(Stretch(own, 0, len(own)))


def polyglossia(walk: Walk, _name: str, _at: int) -> None:
    """\\setdefaultlanguage{german}."""
    walk.mouth.option()
    _language(walk, words_of(walk.mouth.group()))


def _language(walk: Walk, options: str) -> None:
    for option in re.split(r"[,\s]+", options):
        name = option.rpartition("=")[2] if option.startswith("main") else option
        if name in _LANGUAGES:
            walk.language = _LANGUAGES[name]


def take_in(walk: Walk, name: str, at: int) -> None:
    """\\input{file}, \\include{file}, \\import{folder}{file}."""
    folder = words_of(walk.mouth.group()) if "import" in name else ""
    file = folder + words_of(walk.mouth.group())
    walk.included += 1
    tokens = walk.sources.include(file) if file and walk.included <= _MOST_INCLUDED else None
    if tokens is not None:
        walk.mouth.expand(Stretch(tokens, 0, len(tokens)))
    elif not walk.silent:
        message = f"the file {file}, taken in here, does not lie beside the article; its text is left out"
        walk.tell(WarningCode.TEXT_INCOMPLETE, message, at, file)


def bibliography(walk: Walk, _name: str, at: int) -> None:
    """\\bibliography{a,b} and \\addbibresource{a.bib}."""
    walk.mouth.option()
    for name in words_of(walk.mouth.group()).split(","):
        if name.strip():
            walk.bibliographies.append((name.strip(), at))


def label(walk: Walk, _name: str, _at: int) -> None:
    """\\label{name}."""
    walk.numbers.label(words_of(walk.mouth.group()))


def refer(walk: Walk, name: str, at: int) -> None:
    """\\ref{name}: the number, as far as the file tells; else the name in brackets.

    Packages' own commands of this kind (\\REF for examples) count what is not counted here: without a number nothing.
    """
    group = walk.mouth.group()
    words = words_of(group)
    if not words:
        return
    if name == "pageref":
        walk.sink.write("??", at)
        return
    place = group.tokens.at[group.start] if group is not None else at
    for index, target in enumerate(words.split(",")):
        known = walk.numbers.referred(target.strip())
        walk.sink.write(", ", place) if index else None
        if known is not None:
            walk.sink.write(known[0], place)
        elif name.rstrip("*") in walk.commands:
            walk.sink.write("[", place - 1)
            walk.sink.write(target.strip(), place)
            walk.sink.write("]", place + len(target))


def set_counter(walk: Walk, name: str, _at: int) -> None:
    """\\setcounter{name}{value} and \\addtocounter."""
    counter = words_of(walk.mouth.group())
    walk.numbers.set(counter, walk.mouth.group(), add=name == "addtocounter")


def step_counter(walk: Walk, name: str, _at: int) -> None:
    """\\stepcounter{name}, \\refstepcounter{name}."""
    counter = words_of(walk.mouth.group())
    if name == "refstepcounter":
        walk.numbers.refer(counter)
    else:
        walk.numbers.step(counter)


def accent(walk: Walk, name: str, at: int) -> None:
    """\\'e and its kin: the letter with its mark."""
    group = walk.mouth.group()
    if group is None:
        return
    name = name.rstrip("*")
    if group.end - group.start == 1 and group.tokens.kinds[group.start] is Kind.TEXT:
        text = group.tokens.texts[group.start]
        walk.sink.write(unicodedata.normalize("NFC", text[:1] + ACCENTS[name]), at)
        rest = group.tokens.at[group.start] + 1
        if len(text) > 1:
            walk.sink.write(text[1:], rest)
        return
    if group.end > group.start and group.tokens.texts[group.start] in ("i", "j"):
        walk.sink.write(unicodedata.normalize("NFC", group.tokens.texts[group.start] + ACCENTS[name]), at)
        return
    walk.mouth.push(group)


def quoted(walk: Walk, name: str, at: int) -> None:
    """\\enquote{words}."""
    walk.mouth.skip(
        {"foreignquote": "m", "foreigntextquote": "mo", "textquote": "oo", "blockquote": "oo"}.get(name, "")
    )
    marks = "‘’" if name.endswith("*") else "“”"
    walk.sink.write(marks[0], at)
    walk.argument(lambda: walk.sink.write(marks[1], at))


def condition(walk: Walk, name: str, _at: int) -> None:
    """\\ifname: the first branch, unless the name is known to be false."""
    if name == "iftrue" or walk.switches.get(name.removeprefix("if"), name != "iffalse"):
        return
    _skip_branch(walk, stop_at_else=True)


def untold(walk: Walk, _name: str, _at: int) -> None:
    """\\ifnum and its kin, which compute: the second branch, if there is one."""
    _skip_branch(walk, stop_at_else=True)


def otherwise(walk: Walk, _name: str, _at: int) -> None:
    """\\else after a branch that was read."""
    _skip_branch(walk, stop_at_else=False)


def _skip_branch(walk: Walk, *, stop_at_else: bool) -> None:
    depth = 0
    while (token := walk.mouth.next()) is not None:
        if token[0] is not Kind.COMMAND:
            continue
        name = token[1]
        if name.startswith("if") and name not in ("ifthenelse", "iff"):
            depth += 1
        elif name == "fi":
            depth -= 1
            if depth < 0:
                return
        elif name == "else" and depth == 0 and stop_at_else:
            return


def new_switch(walk: Walk, _name: str, _at: int) -> None:
    """\\newif\\ifname."""
    token = walk.mouth.next()
    if token is not None and token[0] is Kind.COMMAND:
        walk.switches[token[1].removeprefix("if")] = False


def choose(walk: Walk, _name: str, _at: int) -> None:
    """\\ifthenelse{test}{a}{b}: the first."""
    walk.mouth.group()
    first = walk.mouth.group()
    walk.mouth.group()
    if first is not None:
        walk.mouth.push(first)


def dropped(walk: Walk, name: str, _at: int) -> None:
    """An environment whose text is none of the article's, where it is not known from its name alone."""
    outer = walk.sink
    walk.sink = Nowhere()

    def close() -> None:
        walk.sink = outer

    walk.enter(name, close=close)
