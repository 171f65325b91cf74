"""The author's own commands: \\newcommand and its kin, \\def and \\let, read and put in place."""

from dataclasses import dataclass, field

from footnote_audit.read.latex.mouth import Mouth, Stretch, commands_of, words_of
from footnote_audit.read.latex.tokens import Kind
from footnote_audit.read.latex.vocabulary import words

# Bodies that compute: expanded without TeX they would give rubbish, so the arguments alone are kept.
_COMPUTING = words(
    "expandafter csname futurelet @ifnextchar kernel@ifnextchar @ifstar ifx ifnum ifdim ifcase loop scantokens "
    "tikz pgfmathparse numexpr dimexpr setbox write immediate def edef"
)
DEFINING = words(
    "newcommand renewcommand providecommand DeclareRobustCommand NewDocumentCommand RenewDocumentCommand "
    "ProvideDocumentCommand DeclareDocumentCommand def gdef edef xdef let"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Macro:
    """A command's body and its parameters: "m" mandatory, "o" optional, "s" a star; `default` for an optional one."""

    body: Stretch
    signature: str = ""
    default: Stretch | None = None
    computes: bool = False


@dataclass(slots=True)
class Macros:
    """What is defined so far; names in `kept` stay what they are in LaTeX."""

    kept: frozenset[str]
    known: dict[str, Macro] = field(default_factory=dict)

    def define(self, command: str, mouth: Mouth) -> tuple[str, Stretch] | None:
        """Reads the definition that follows the command; gives back the name and the body."""
        plain = command.rstrip("*")
        if plain in ("def", "gdef", "edef", "xdef"):
            found = _plain_definition(mouth)
        elif plain == "let":
            found = _let(mouth)
        else:
            found = _definition(mouth, by_signature="Document" in plain)
        if found is None:
            return None
        name, macro = found
        settled = name in self.known and plain.lower().startswith("provide")
        if name not in self.kept and not settled and name not in commands_of(macro.body):
            self.known[name] = macro
        return (name, macro.body)

    def put(self, name: str, mouth: Mouth) -> bool:
        """Puts the body of a command with its arguments in front of the mouth; False where there is none to put."""
        macro = self.known.get(name) or self.known.get(name.rstrip("*"))
        if macro is None or macro.computes:
            return False
        arguments: list[Stretch | None] = []
        for sign in macro.signature:
            if sign == "o":
                arguments.append(mouth.option() or macro.default)
            elif sign == "m":
                arguments.append(mouth.group())
            else:
                arguments.append(None)
        body = macro.body
        return mouth.expand(Stretch(body.tokens, body.start, body.end, tuple(arguments)))


def _name(mouth: Mouth) -> str | None:
    stretch = mouth.group()
    names = commands_of(stretch)
    return names[0].rstrip("*") if names else None


def _macro(body: Stretch, signature: str, default: Stretch | None) -> Macro:
    computes = not _COMPUTING.isdisjoint(commands_of(body))
    return Macro(body=body, signature=signature, default=default, computes=computes)


def _definition(mouth: Mouth, *, by_signature: bool) -> tuple[str, Macro] | None:
    """\\newcommand{\\name}[count][default]{body}, or \\NewDocumentCommand{\\name}{signature}{body}."""
    name = _name(mouth)
    default: Stretch | None = None
    if by_signature:
        signature = "".join(c for c in words_of(mouth.group()).replace("O", "o") if c in "mos")
    else:
        count = words_of(mouth.option())
        signature = "m" * (int(count) if count.isdecimal() and len(count) == 1 else 0)
        default = mouth.option() if signature else None
        signature = "o" + signature[1:] if default is not None else signature
    body = mouth.group()
    return (name, _macro(body, signature, default)) if name and body else None


def _plain_definition(mouth: Mouth) -> tuple[str, Macro] | None:
    """\\def\\name#1#2{body}; parameters set off by other signs are not read."""
    name = _name(mouth)
    count = 0
    while (token := mouth.peek()) is not None and token[0] is not Kind.OPEN:
        if token[0] is Kind.PARAGRAPH:
            return None
        count += token[0] is Kind.PARAMETER
        mouth.next()
    body = mouth.group()
    return (name, _macro(body, "m" * count, None)) if name and body else None


def _let(mouth: Mouth) -> tuple[str, Macro] | None:
    name = _name(mouth)
    token = mouth.peek()
    if token is not None and token[1] == "=":
        mouth.next()
    meant = mouth.group()
    if name is None or meant is None or not commands_of(meant):
        return None
    return (name, Macro(body=meant))
