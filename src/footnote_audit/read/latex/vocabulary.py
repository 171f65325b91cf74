"""The words of LaTeX and its usual packages: what prints as a sign, what takes arguments that print nothing."""

from footnote_audit.bibtex.signs import ACCENTS as ACCENTS
from footnote_audit.bibtex.signs import SIGNS as SIGNS


def words(listed: str) -> frozenset[str]:
    """The words of a list written with spaces between them."""
    return frozenset(listed.split())


MATH_ENVIRONMENTS = words(
    "equation align gather multline eqnarray displaymath math alignat flalign dmath subequations empheq"
)
VERBATIM_ENVIRONMENTS = words("verbatim Verbatim lstlisting minted alltt BVerbatim LVerbatim")
# Drawings and what is set aside: their words are no text of the article.
SILENT_ENVIRONMENTS = words(
    "comment filecontents tikzpicture pgfpicture forest pspicture picture axis tikzcd xy dot2tex CCSXML luacode "
    "prooftree avm"
)

# Commands that print nothing, by their arguments: "o" an optional one, "m" a mandatory one.
SILENT: dict[str, str] = {
    name: signature
    for signature, names in {
        "m": "vspace hspace index glossary pagestyle thispagestyle pagenumbering bibliographystyle nocite hypersetup "
        "geometry graphicspath setlist cline cmidrule specialrule hyphenation newlength newsavebox newcounter color "
        "pagecolor rowcolor cellcolor columncolor selectlanguage setstretch linespread enlargethispage markright "
        "sisetup captionsetup tcbset pgfplotsset usetikzlibrary lstset includeonly ExecuteBibliographyOptions "
        "subjclass "
        "theoremstyle MakePerPage makesavenoteenv is il ia sindex phantom hphantom vphantom includepdf typeout "
        "message fontfamily fontseries fontshape arrayrulecolor usetheme usecolortheme usefonttheme useinnertheme "
        "useoutertheme lhead rhead chead lfoot rfoot cfoot fancyfoot fancyhead fancyhf AtEndDocument AtBeginDocument "
        "pdfinfo shorthandoff shorthandon setmainfont setsansfont setmonofont bibliographyunit newglossary "
        "makeglossary",
        "om": "includegraphics todo marginpar missingfigure documentstyle",
        "o": "printbibliography printindex theendnotes printendnotes addlinespace pagebreak linebreak nopagebreak "
        "nolinebreak bottomrule toprule midrule largerpage",
        "mm": "setlength addtolength PassOptionsToPackage PassOptionsToClass settowidth settoheight settodepth "
        "markboth "
        "setkomafont addtokomafont setbeamercolor setbeamerfont counterwithin counterwithout numberwithin "
        "DeclareMathOperator restylefloat DeclareFieldFormat DeclareUnicodeCharacter pgfmathsetmacro titlespacing "
        "addtocontents newfloat",
        "mmm": "definecolor addcontentsline colorlet",
        "omm": "rule newtheorem DeclareSIUnit",
        "mmmm": "usefont patchcmd newacronym",
        "mmmmm": "titleformat sphinxsetlistlabels",
    }.items()
    for name in names.split()
}
# Arguments before the text of a command whose last argument prints.
BEFORE_TEXT: dict[str, str] = {
    "textcolor": "om",
    "colorbox": "om",
    "fcolorbox": "omm",
    "parbox": "ooom",
    "makebox": "oo",
    "framebox": "oo",
    "raisebox": "moo",
    "scalebox": "mo",
    "resizebox": "mm",
    "rotatebox": "om",
    "multirow": "omom",
    "hyperref": "o",
    "hyperlink": "m",
    "foreignlanguage": "om",
    "textlang": "om",
    "fontsize": "mm",
    "setcounter": "mm",
    "rlap": "",
    "adjustbox": "m",
    "hypertarget": "m",
    "mbox": "",
    "footnotesize": "",
    "subfloat": "o",
    "subfigure": "o",
    "shortstack": "o",
    "makecell": "o",
    "thead": "o",
    "affil": "o",
    "texorpdfstring": "",
}
# Arguments after \begin{name} that print nothing.
AFTER_BEGIN: dict[str, str] = {
    **dict.fromkeys(words("figure figure* table table* wrapfigure* algorithm sidewaystable sidewaysfigure"), "o"),
    **dict.fromkeys(words("itemize enumerate description longtable* list* compactitem inparaenum compactenum"), "o"),
    "minipage": "ooom",
    "multicols": "m",
    "wrapfigure": "omom",
    "wraptable": "omom",
    "subfigure": "om",
    "subtable": "om",
    "adjustbox": "m",
    "threeparttable": "o",
    "tablenotes": "o",
    "thebibliography": "m",
    "otherlanguage": "m",
    "otherlanguage*": "m",
    "list": "mm",
    "exe": "o",
    "xlist": "o",
    "spacing": "m",
    "landscape": "",
    "tcolorbox": "o",
    "mdframed": "o",
    "varwidth": "om",
    "tabbing": "",
}
# The arguments of tables: the column specification is the last one.
TABLES: dict[str, str] = {
    "tabular": "om",
    "tabular*": "mom",
    "tabularx": "mom",
    "tabulary": "mom",
    "tabu": "m",
    "longtable": "om",
    "longtabu": "m",
    "xltabular": "omm",
    "supertabular": "m",
    "xtabular": "m",
    "tblr": "om",
    "longtblr": "om",
    "NiceTabular": "om",
    "array": "om",
}
QUOTATIONS = words("quote quotation verse displayquote foreigndisplayquote displaycquote epigraphs")
LISTS = words(
    "itemize enumerate description list trivlist compactitem compactenum inparaenum exe xlist "
    "thebibliography asparaenum itemize* enumerate*"
)
# Commands that begin an item of a list; those of the example packages (gb4e, linguex) stand outside of lists, too.
ITEMS = words("item ex ea eal eas ees exi")
# The rank of headings below a part.
HEADINGS: dict[str, int] = {
    "part": 0, "chapter": 1, "addchap": 1, "section": 2, "addsec": 2, "subsection": 3, "subsubsection": 4,
    "paragraph": 5, "subparagraph": 6, "frametitle": 2, "minisec": 5,
}  # fmt: skip
# Classes whose notes count anew in each chapter.
BOOKS = words("book report scrbook scrreprt memoir tufte-book langscibook extbook extreport octavo amsbook")
SYMBOLS = ("*", "†", "‡", "§", "¶", "‖", "**", "††", "‡‡")
