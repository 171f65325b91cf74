"""Numbers that are no amounts: references, labels of lists and notes, names of models, codes, times and scores."""

from footnote_audit.values.counted_nouns import Counted
from footnote_audit.values.numerals import read_numeral
from footnote_audit.values.small_words import AND_WORDS, ARTICLES_OF_LAW, OR_WORDS, REFERENCES, qualifier_before
from footnote_audit.values.tokens import Tokens
from footnote_audit.values.units import currency_after, currency_before, measure_after, share_after


def reference_end(tokens: Tokens, index: int) -> int:
    """The index after a reference ("pp. 12-15, 17", "vol. 3", "no. 5"), or the same index where none begins."""
    low = tokens.low(index)
    if low.isdigit() and tokens.low(index - 1) == "+" and tokens.touches(index):
        return _telephone_end(tokens, index)
    if low not in REFERENCES or not (tokens.is_word(index) or low in "§№"):
        return index
    at = index + 1
    while tokens.low(at) in (".", "º", "°", "№", "n", "no") and at < index + 4 and not tokens[at].line:
        at += 1
    if tokens[at].kind != "n" or tokens[at].line:
        return index
    if len(low) == 1 and low not in "§№" and (at == index + 1 or tokens.touches(index)):
        return index
    at += 1
    while tokens.low(at) in ("-", ",", "/", "&", "and", "et", "und") and tokens[at + 1].kind == "n":
        if tokens.low(at) != "-" and len(tokens.low(at + 1)) == 4:
            break
        at += 2
    return at


def _telephone_end(tokens: Tokens, index: int) -> int:
    """The index after a telephone number ("+49 30 123456"), or the same index where only one group of digits stands."""
    at = index + 1
    while tokens[at].kind == "n" or (
        tokens.low(at) in ("-", "/", "(", ")") and "n" in (tokens[at + 1].kind, tokens[at - 1].kind)
    ):
        at += 1
    return at if at > index + 1 else index


def is_designation(tokens: Tokens, index: int) -> bool:
    """Whether digits are part of a name or a code: "S-400", "TB2", "747s", "978-3-16", "14:30", "1.2.3"."""
    low = tokens.low(index)
    before, after = tokens[index - 1], tokens[index + 1]
    if low.count(".") > 1 and not all(len(p) == 3 for p in low.partition(",")[0].split(".")[1:]):
        return True
    if tokens.touches(index):
        if before.kind == "w" and not currency_before(tokens, index):
            return True
        if (
            before.low == "-"
            and tokens.touches(index - 1)
            and (tokens.is_word(index - 2) or (tokens[index - 2].kind == "n" and tokens.low(index - 3) in ("-", ".")))
        ):
            return True
        if before.low in ("/", ":", "#", "_", "=", "@", "&", "№", "[", "\\") or (
            before.low == "." and tokens.touches(index - 1)
        ):
            return True
    if not tokens.touches(index + 1):
        return False
    if after.low in (":", "/", "_", "=", "@") and tokens.touches(index + 2) and tokens[index + 2].kind == "n":
        return True
    if (
        after.low == "-"
        and tokens.low(index + 3) == "-"
        and tokens[index + 2].kind == "n"
        and tokens.touches(index + 4)
    ):
        return True
    if after.kind != "w":
        return False
    return not _suffix_known(tokens, index)


def _suffix_known(tokens: Tokens, index: int) -> bool:
    """Whether the letters joined to digits are a scale or unit ("7bn", "120mm")."""
    money = currency_before(tokens, index) is not None or currency_after(tokens, index + 2) is not None
    numeral = read_numeral(tokens, index, "en", money=money)
    if numeral is not None and numeral.last > index + 1:
        return True
    at = index + 1
    return bool(measure_after(tokens, at) or currency_after(tokens, at) or share_after(tokens, at))


def is_label(tokens: Tokens, index: int) -> bool:
    """Whether a bare number is the label of a list item or note: first on its line before a stop, or in brackets."""
    before, after = tokens.low(index - 1), tokens.low(index + 1)
    if before in ("[", "(") and after in ("]", ")"):
        return True
    return tokens[index].line and after in (".", ")", "]", "") and (tokens.touches(index + 1) or not after)


# Words that open a sentence before a counted number without being its name.
_OPENERS = frozenset(
    """only another some these those further first just even with from over about around nearly almost among between
    after before since until under during because while today then also both their alle rund etwa mehr über plus près
    selon pour dans avec après avant entre environ quelque cerca unos unas tras para desde circa oltre dopo prima mais
    menos após около более свыше всего также once altogether including""".split()  # noqa: SIM905
)


def names_a_model(tokens: Tokens, index: int, noun: Counted, language: str) -> bool:
    """Whether a bare number ends a name: a capitalised word stands before it inside the sentence ("Orbiter 3")."""
    before = tokens[index - 1]
    if _continues_models(tokens, index) and not noun.unit:
        return True
    if before.kind != "w" or not before.text[0].isupper() or tokens[index].line:
        return False
    if qualifier_before(tokens, index):
        return False
    if before.low in ARTICLES_OF_LAW:
        return False
    if noun.unit and (language != "en" or _placed(tokens, index - 1)):
        return False
    if tokens.begins_sentence(index - 1):
        return len(before.low) > 3 and not before.low.endswith("ly") and before.low not in _OPENERS
    return True


_PLACING = frozenset(
    """to by for with against in at from near within across en à dans chez aus bei zu desde a da dal dalla em no na
    в во из""".split()  # noqa: SIM905
)


# Verbs that name who gets a thing right before the thing.
_GIVING = frozenset(
    """sold sells sell gave gives give lent lends lend sent sends send offered offers supplied supplies granted grants
    paid pays delivered handed awarded owed owes leased promised transferred cost costs loaned donated""".split()  # noqa: SIM905
)


def _placed(tokens: Tokens, index: int) -> bool:
    """Whether the name that ends at a token says where or to whom: "In Halden 12 boats", "sold Halden 12 boats"."""
    while tokens.is_word(index) and tokens[index].text[0].isupper() and not tokens.begins_sentence(index):
        index -= 1
    return tokens.low(index) in _PLACING or tokens.low(index) in _GIVING


def _continues_models(tokens: Tokens, index: int) -> bool:
    """Whether "and" or a stroke joins a number to the name of a model before it ("Falcon 7 and 900")."""
    joined = tokens.low(index - 1) in AND_WORDS | OR_WORDS | {"/", ","} and tokens[index - 2].kind == "n"
    name = tokens[index - 4] if tokens.low(index - 3) == "-" else tokens[index - 3]
    return joined and name.kind == "w" and name.text[0].isupper() and not tokens[index - 2].line


def is_score(tokens: Tokens, index: int) -> bool:
    """Whether a hyphen and a number are joined to the number that ends before a token ("3-2"), which is no range."""
    joined = tokens.touches(index) and tokens.touches(index + 1)
    return joined and tokens.low(index) == "-" and tokens[index + 1].kind == "n"
