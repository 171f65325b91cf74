"""What LaTeX writes as a command and prints as a sign or an accent."""

# What a command prints, by its name without the backslash.
SIGNS: dict[str, str] = {
    **{c: c for c in "%&$#_{}"},
    " ": " ", ",": "\u202f", ";": " ", ":": " ", "!": "", "/": "", "-": "", "@": "", ">": "", "<": "", "+": "",
    "ss": "ß", "SS": "SS", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "ng": "ŋ", "NG": "Ŋ", "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "textdagger": "†", "textdaggerdbl": "‡",
    "textsection": "§", "textparagraph": "¶", "copyright": "©", "textcopyright": "©", "textregistered": "®",
    "texttrademark": "™", "pounds": "£", "textsterling": "£", "textyen": "¥", "textcent": "¢", "euro": "€",
    "texteuro": "€", "EUR": "€", "EURtm": "€", "textdegree": "°", "degree": "°", "textbullet": "•",
    "textperiodcentered": "·", "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\", "textbar": "|",
    "textless": "<", "textgreater": ">", "textbraceleft": "{", "textbraceright": "}", "textunderscore": "_",
    "textdollar": "$", "textquotedbl": '"', "textquotesingle": "'", "ldots": "…", "dots": "…", "textellipsis": "…",
    "dotsc": "…", "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "quotedblbase": "„", "quotesinglbase": "‚", "glqq": "„",
    "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›", "guillemotleft": "«",
    "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»", "guilsinglleft": "‹", "guilsinglright": "›",
    "textnumero": "№", "numero": "n°", "Numero": "N°", "no": "n°", "No": "N°", "textordfeminine": "ª",
    "textordmasculine": "º", "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾", "texttimes": "×",
    "textdiv": "÷", "textpm": "±", "textmu": "µ", "textonesuperior": "¹", "texttwosuperior": "²",
    "textthreesuperior": "³", "textvisiblespace": " ", "textcompwordmark": "", "slash": "/", "quad": " ", "qquad": " ",
    "enspace": " ", "enskip": " ", "thinspace": "\u202f", "nobreakspace": "\u00a0", "space": " ", "nobreakdash": "",
    "LaTeX": "LaTeX", "TeX": "TeX", "LaTeXe": "LaTeX2e", "XeLaTeX": "XeLaTeX", "LuaTeX": "LuaTeX", "BibTeX": "BibTeX",
    "hfill": " ", "hfil": " ", "linebreak": " ", "newline": " ", "tabularnewline": " ", "og": "« ", "fg": " »",
    "ier": "er", "iere": "re", "ieme": "e", "iers": "ers", "iemes": "es", "primo": "1°", "secundo": "2°",
    "textlangle": "⟨", "textrangle": "⟩", "textminus": "−", "textinterrobang": "‽", "checkmark": "✓", "tm": "™",
    "percent": "%", "cyrdash": "—",
}  # fmt: skip
# Combining marks by the accent command.
ACCENTS: dict[str, str] = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361", "U": "\u030e", "G": "\u030f", "textogonekcentered": "\u0328",
}  # fmt: skip
