"""Characters of the fonts Symbol and Wingdings as Unicode: files name them by their place in the font."""

# Adobe's Symbol encoding from 0x20 on and from 0xA1 on; "\ufffd" where the place is empty or a part of a sign.
_LOWER = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\ufffdαβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_UPPER = "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…\ufffd\ufffd↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑\ufffd\ufffd\ufffd"
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xB7: "•",
    0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x4A: "☺", 0x22: "✂",
}  # fmt: skip


def symbol(code: int, font: str) -> str:
    """The character at this place of the font (0xF0 before the place or not); "\\ufffd" where none is known."""
    place = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    name = font.lower()
    if name.startswith("wingdings"):
        return _WINGDINGS.get(place, "\ufffd")
    if name.startswith("symbol") or 0xF000 <= code <= 0xF0FF:
        # Small and asterisk-like signs are what marks of notes are made of.
        if place == 0x2A:
            return "*"
        if 0x20 <= place < 0x20 + len(_LOWER):
            return _LOWER[place - 0x20]
        return _UPPER[place - 0xA1] if 0xA1 <= place < 0xA1 + len(_UPPER) else "\ufffd"
    return chr(code) if 0x20 <= code < 0xD800 or 0xF000 < code < 0x110000 else "\ufffd"
