"""The forms that are read, each with a small file of it and the pieces of its syntax."""

from hostile_files import Sort, cut, docx, epub, mhtml, odt, set_in_type, wrapped

_WP = 'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'


def _html_note(text: str = "p") -> str:
    return f'<{text}>The quay fell<sup><a href="#n{{n}}" id="r{{n}}">{{n}}</a></sup>.</{text}>\n'


_HTML_TAIL = '<p id="n{n}"><a href="#r{n}">{n}</a> Port office.</p>\n'
_HTML_INSIDE = (
    '<h1>Quays</h1><p>The quay fell<sup><a href="#n1" id="r1">1</a></sup>, the ferry<a href="#n2" id="r2">[2]</a> rose.'
    "</p><table><tr><td>1911</td><td>4</td></tr></table><ol><li id='n1'>Port office.</li><li id='n2'>Post.</li></ol>"
)
_HTML_PIECES = cut(
    "<p>¦</p>¦<div>¦</div>¦<ol>¦<li id='n1'>¦</li>¦</ol>¦<sup>¦</sup>¦<!--¦-->¦<a href='#n1' id='r1'>¦"
    "<a href='#r1'>¦</a>¦<table>¦<tr>¦<td colspan='9'>¦<td rowspan=3>¦</table>¦<script>¦</script>¦"
    "<style>¦<blockquote>¦<h2>Notes</h2>¦<h2>¦</h2>¦&amp;¦&#0;¦&#x110000;¦"
    "<section epub:type='footnotes'>¦<aside role='doc-footnote' id='n2'>¦<hr>¦<br/>¦<![CDATA[¦"
    "<details>¦<summary>¦<template>¦<svg>¦<math>¦<select><option>¦<frameset>¦<plaintext>"
)
_HTML_NESTED = (
    ("<div>", "</div>"),
    ("<blockquote>", "</blockquote>"),
    ("<ul><li>", "</li></ul>"),
    ("<table><tr><td>", "</td></tr></table>"),
    ("<b>", "</b>"),
    ("<span>", ""),
)
_XML_PIECES = cut("<!--¦-->¦<![CDATA[¦]]>¦&lt;¦&nope;¦<?x?>¦<!DOCTYPE a [¦<x¦/>¦>¦</x>¦&#0;")
_XML_NESTED = (("<p>", "</p>"), ("<p>", ""), ("<x:y z='1'>", "</x:y>"))


def _xml_pieces(names: str) -> tuple[str, ...]:
    return (
        *_XML_PIECES,
        *(f"<{name}>" for name in names.split()),
        *(f"</{name.split('_')[0].partition(' ')[0]}>" for name in names.split()),
    )


SORTS = (
    Sort(
        form="text",
        name="quay.txt",
        whole=wrapped("", ""),
        inside="Quays\n\nThe quay fell[1], the ferry[ref]Post.[/ref] rose (2).\n\nNotes\n1. Port off"
        "ice.\n2. Post, p. 4.\n",
        pieces=cut(
            "[1]¦(1)¦¹¦*¦†¦\nNotes\n¦\n1. ¦\n[1] ¦[ref]¦[/ref]¦((¦))¦\n* ¦\t¦[simple_tooltip content='¦"
            "'][1][/simple_tooltip]¦[efn_note]¦[/efn_note]¦[fn]¦----"
        ),
        note="The quay fell[{n}]. ",
        tail="\n[{n}] Port office.",
        nested=(("((", "))"), ("[ref]", "[/ref]"), ("(", ")"), ("[1", "]"), ("“", "”")),
    ),
    Sort(
        form="markdown",
        name="quay.md",
        whole=wrapped("", ""),
        inside="# Quays\n\nThe quay[^1] *fell*, the ferry^[Post.] rose.\n\n| a | b |\n|---|---|\n| 1"
        " | 2 |\n\n[^1]: Port office.\n",
        pieces=cut(
            "[^1]¦\n[^1]: ¦^[¦]¦[¦*¦**¦_¦`¦\n```\n¦\n> ¦\n- ¦\n1. ¦\n    ¦# ¦\n| a | b |\n|---|---|\n¦[x](y)¦"
            "<div>¦</div>¦<!--¦\\¦---\n¦![¦](¦<¦&amp;¦$"
        ),
        note="The quay fell[^{n}].\n\n",
        tail="[^{n}]: Port office.\n",
        nested=(
            ("> ", ""),
            ("- ", ""),
            ("[", "]"),
            ("*a ", "*"),
            ("^[", "]"),
            ("![", "](x)"),
            ("<div>", "</div>"),
            ("1. ", ""),
            ("`", "``"),
            ("[^1]: ", ""),
            ("**", "_"),
        ),
    ),
    Sort(
        form="html",
        name="quay.html",
        whole=wrapped("<html><body>", "</body></html>"),
        inside=_HTML_INSIDE,
        pieces=_HTML_PIECES,
        note=_html_note(),
        tail=_HTML_TAIL,
        nested=_HTML_NESTED,
    ),
    Sort(
        form="pdf",
        name="quay.pdf",
        whole=set_in_type,
        inside="The quay fell^{1} and the ferry\nrose^{2} again and again until it sank.\n1 Port office.\n2 Post.",
        pieces=cut("^{1}¦\n1 Port.¦\nNotes\n¦  ¦[1]¦12¦-¦\n¦The quay fell¦."),
        note="The quay fell^{{n}} in the year that followed.\n{n} Port office.\n",
    ),
    Sort(
        form="docx",
        name="quay.docx",
        whole=docx,
        inside="<w:p><w:r><w:t>The quay fell</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>4</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        pieces=cut(
            "<w:p>¦</w:p>¦<w:r>¦</w:r>¦<w:t>¦</w:t>¦<w:footnoteReference w:id='1'/>¦<w:tbl>¦</w:tbl>¦<w:tr>¦"
            "</w:tr>¦<w:tc>¦</w:tc>¦<w:fldChar w:fldCharType='begin'/>¦<w:instrText>NOTEREF a \\f¦"
            "</w:instrText>¦<w:fldChar w:fldCharType='separate'/>¦<w:fldChar w:fldCharType='end'/>¦<w:ins>¦"
            "</w:ins>¦<w:del>¦<w:gridSpan w:val='99999999'/>¦<w:sdt>¦<w:hyperlink r:id='x'>¦<w:br/>¦<m:x>"
        ),
        note="<w:p><w:r><w:t>The quay fell</w:t></w:r><w:r><w:footnoteReference w:id='{n}'/></w:r></w:p>",
        tail="<w:footnote w:id='{n}'><w:p><w:r><w:t>Port office.</w:t></w:r></w:p></w:footnote>",
        nested=(
            ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
            ("<w:ins>", "</w:ins>"),
            ("<w:p>", "</w:p>"),
            ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
            ("<w:r><w:fldChar w:fldCharType='begin'/></w:r>", ""),
        ),
    ),
    Sort(
        form="odt",
        name="quay.odt",
        whole=odt,
        inside="<text:h text:outline-level='1'>Quays</text:h><text:p>The quay fell<text:note text:id"
        "='a'><text:note-citation>1"
        "</text:note-citation><text:note-body><text:p>Port.</text:p></text:note-body></text:note>.</text:p>",
        pieces=cut(
            "<text:p>¦</text:p>¦<text:note>¦</text:note>¦<text:note-body>¦</text:note-body>¦"
            "<text:s text:c='9'/>¦<text:s text:c='999999999'/>¦<table:table>¦</table:table>¦<table:table-row>¦"
            "</table:table-row>¦<table:table-cell table:number-columns-repeated='99999999'>¦"
            "</table:table-cell>¦<text:list>¦</text:list>¦<text:list-item>¦<text:span>¦</text:span>¦"
            "<text:note-citation>¦<text:tracked-changes>¦<text:h>"
        ),
        note="<text:p>The quay fell<text:note text:id='n{n}'><text:note-citation>{n}</text:note-cita"
        "tion><text:note-body>"
        "<text:p>Port.</text:p></text:note-body></text:note>.</text:p>",
        nested=(
            ("<text:section>", "</text:section>"),
            ("<text:p><text:span>", "</text:span></text:p>"),
            ("<text:list><text:list-item>", "</text:list-item></text:list>"),
            ("<table:table><table:table-row><table:table-cell>", "</table:table-cell></table:table-row></table:table>"),
            ("<text:p><text:note><text:note-body>", "</text:note-body></text:note></text:p>"),
        ),
    ),
    Sort(
        form="rtf",
        name="quay.rtf",
        whole=wrapped("{\\rtf1\\ansi\\deff0 ", "}"),
        inside="The quay fell\\super\\chftn{\\footnote\\chftn  Port office.}\\nosupersub\\par The fe"
        "rry rose \\u8212?\\par",
        pieces=cut(
            "{¦}¦\\par ¦{\\footnote ¦\\chftn ¦\\super ¦\\u8212?¦\\u-10179?¦\\'e9¦\\'¦\\bin9 ¦\\bin99999999 ¦"
            "\\uc99 ¦{\\*\\x ¦{\\pict ¦\\trowd¦\\cell ¦\\row ¦\\intbl ¦{\\field{\\*\\fldinst ¦{\\fldrslt ¦\\¦"
            "\\~¦{\\fonttbl{\\f0 A;}}¦\\ansicpg1251 ¦\\ansicpg99999 ¦\\itap9 ¦\\cellx99 "
        ),
        note="The quay fell\\chftn{\\footnote\\chftn  Port office.}\\par ",
        nested=(
            ("{", "}"),
            ("{\\footnote ", "}"),
            ("{\\*\\x ", "}"),
            ("{\\field{\\fldrslt ", "}}"),
            ("\\trowd\\intbl\\itap9 ", "\\cell\\row "),
        ),
    ),
    Sort(
        form="epub",
        name="quay.epub",
        whole=epub,
        inside=_HTML_INSIDE,
        pieces=_HTML_PIECES,
        note=_html_note(),
        tail=_HTML_TAIL,
        nested=_HTML_NESTED,
    ),
    Sort(
        form="jats",
        name="quay.xml",
        whole=wrapped('<article article-type="other"><front/><body>', "</body></article>"),
        inside="<sec><title>Quays</title><p>The quay fell<fn id='a'><p>Port.</p></fn>, the ferry<xre"
        "f ref-type='fn' rid='b'>2</xref>."
        "</p></sec><fn-group><fn id='b'><label>2</label><p>Post.</p></fn></fn-group>",
        pieces=_xml_pieces(
            "p sec title fn xref table-wrap table tr td label ref-list ref element-citation mixed-ci"
            "tation list list-item"
        ),
        note="<p>The quay fell<fn><p>Port.</p></fn>.</p>\n",
        nested=(
            *_XML_NESTED,
            ("<sec>", "</sec>"),
            ("<fn><p>", "</p></fn>"),
            ("<list><list-item>", "</list-item></list>"),
            ("<table><tr><td>", "</td></tr></table>"),
        ),
    ),
    Sort(
        form="tei",
        name="quay.tei",
        whole=wrapped('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>', "</body></text></TEI>"),
        inside="<div><head>Quays</head><p>The quay fell<note place='foot' n='1'>Port.</note>.</p></div>",
        pieces=_xml_pieces("p div head note ref table row cell list item quote bibl lb hi"),
        note="<p>The quay fell<note place='foot' n='{n}'>Port.</note>.</p>\n",
        nested=(
            *_XML_NESTED,
            ("<div>", "</div>"),
            ("<note><p>", "</p></note>"),
            ("<list><item>", "</item></list>"),
            ("<table><row><cell>", "</cell></row></table>"),
        ),
    ),
    Sort(
        form="docbook",
        name="quay.dbk",
        whole=wrapped('<article xmlns="http://docbook.org/ns/docbook">', "</article>"),
        inside="<title>Quays</title><para>The quay fell<footnote><para>Port.</para></footnote>.</para>",
        pieces=_xml_pieces("para footnote section title table row entry itemizedlist listitem footnoteref biblioentry"),
        note="<para>The quay fell<footnote><para>Port.</para></footnote>.</para>\n",
        nested=(
            *_XML_NESTED,
            ("<section>", "</section>"),
            ("<footnote><para>", "</para></footnote>"),
            ("<itemizedlist><listitem>", "</listitem></itemizedlist>"),
        ),
    ),
    Sort(
        form="fictionbook",
        name="quay.fb2",
        whole=wrapped('<FictionBook xmlns:l="http://www.w3.org/1999/xlink"><body>', "</body></FictionBook>"),
        inside="<section><p>The quay fell<a l:href='#n1' type='note'>[1]</a>.</p></section></body><body name='notes'>"
        "<section id='n1'><title><p>1</p></title><p>Port.</p></section>",
        pieces=_xml_pieces("section p title a body cite poem stanza v table tr td"),
        note="<p>The quay fell<a l:href='#n{n}' type='note'>{n}</a>.</p>\n",
        tail="<section id='n{n}'><p>Port.</p></section>\n",
        nested=(*_XML_NESTED, ("<section>", "</section>"), ("<cite><p>", "</p></cite>")),
    ),
    Sort(
        form="dita",
        name="quay.dita",
        whole=wrapped(
            '<topic id="q" xmlns:ditaarch="http://dita.oasis-open.org/architecture/2005/"><body>', "</body></topic>"
        ),
        inside="<p>The quay fell<fn>Port.</fn>, the ferry<xref type='fn' href='#q/a'/>.</p><fn id='a'>Post.</fn>",
        pieces=_xml_pieces("p fn xref section title ul li table row entry topic"),
        note="<p>The quay fell<fn>Port.</fn>.</p>\n",
        nested=(*_XML_NESTED, ("<section>", "</section>"), ("<fn>", "</fn>"), ("<ul><li>", "</li></ul>")),
    ),
    Sort(
        form="wordpress-export",
        name="quay.wxr",
        whole=wrapped(
            f"<rss {_WP}><channel><item><title>Quays</title><wp:post_type>post</wp:post_type><conten"
            f"t:encoded><![CDATA[",
            "]]></content:encoded></item></channel></rss>",
        ),
        inside="<p>The quay fell[ref]Port.[/ref].</p>",
        pieces=(
            *_HTML_PIECES,
            "]]>",
            "<item>",
            "</item>",
            "<content:encoded>",
            "</content:encoded>",
            "[ref]",
            "[/ref]",
            "<!-- wp:x -->",
        ),
        note="<p>The quay fell[ref]Port.[/ref].</p>\n",
        nested=_HTML_NESTED,
    ),
    Sort(
        form="wordpress-json",
        name="quay.json",
        whole=wrapped('{"title":{"rendered":"Quays"},"content":{"rendered":"', '"}}'),
        inside="<p>The quay fell[ref]Port.[/ref] \\u00e9.</p>",
        pieces=cut('<p>¦</p>¦\\u00e9¦\\ud83d\\ude00¦\\ud83d¦\\n¦\\"¦"¦\\¦[ref]¦[/ref]¦","x":"¦{¦[¦]¦}'),
        note="<p>The quay fell[ref]Port.[/ref].</p>\\n",
        nested=(("<div>", "</div>"), ('"}},[[', "]]"), ('","a":{"b":"', ""), ("[ref]", "[/ref]")),
    ),
    Sort(
        form="mhtml",
        name="quay.mhtml",
        whole=mhtml,
        inside=_HTML_INSIDE,
        note=_html_note(),
        tail=_HTML_TAIL,
        nested=_HTML_NESTED,
        pieces=(
            *_HTML_PIECES,
            "\n--B\n",
            "\n--B--\n",
            "\nContent-Type: text/html\n\n",
            "\nContent-Type: multipart/related; boundary=B\n\n",
            "=3D",
        ),
    ),
    Sort(
        form="wikitext",
        name="quay.wiki",
        whole=wrapped("", ""),
        inside="== Quays ==\nThe quay<ref>{{cite book|title=Port|year=1911}}</ref> ''fell''.{{efn|Po"
        "st.}}\n{|\n|-\n| 4\n|}\n{{reflist}}\n",
        pieces=cut(
            "<ref>¦</ref>¦<ref name=a/>¦<ref name=a>¦{{¦}}¦{{efn|¦{{sfn|¦|¦[[¦]]¦''¦'''¦\n== ¦ ==\n¦\n{|\n¦"
            "\n|-\n¦\n| ¦\n|}\n¦\n* ¦\n: ¦<nowiki>¦</nowiki>¦<!--¦-->¦<references/>¦{{{¦}}}¦[http://x ¦"
            "{{cite book|title=¦|year=¦<math>¦\n#"
        ),
        note="The quay fell<ref>Port office.</ref>.\n\n",
        nested=(
            ("{{a|", "}}"),
            ("[[", "]]"),
            ("<ref>", "</ref>"),
            ("{|\n|", "\n|}"),
            ("{{{", "}}}"),
            ("''", "'''"),
            ("[", "]"),
            ("<div>", "</div>"),
            ("{{efn|", "}}"),
            ("*", ""),
            ("{{", ""),
        ),
    ),
    Sort(
        form="rst",
        name="quay.rst",
        whole=wrapped("", ""),
        inside="Quays\n=====\n\nThe *quay* fell [#]_ and [1]_.\n\n.. [#] Port office.\n.. [1] Post.\n",
        pieces=cut(
            "[#]_¦[1]_¦[#a]_¦\n.. [#] ¦\n.. [1] ¦\n.. note:: ¦\n   ¦\n\n¦*¦**¦``¦`x`_¦|x|¦\n.. |x| replace:: ¦"
            "\n====\n¦\n* ¦\n- ¦\n+--+\n|a|\n+--+\n¦\n== ==\na b\n== ==\n¦\n:a: ¦::\n¦_¦:ref:`¦`¦"
            "\n.. include:: x\n¦\n1. "
        ),
        note="The quay fell [#]_.\n\n",
        tail=".. [#] Port office.\n",
        nested=(
            ("* ", ""),
            ("*", "*"),
            ("`", "`_"),
            ("| ", ""),
            (".. note:: ", ""),
            ("(", ")"),
            ("[", "]_"),
            ("- 1. ", ""),
        ),
    ),
    Sort(
        form="org",
        name="quay.org",
        whole=wrapped("", ""),
        inside="* Quays\nThe /quay/ fell[fn:1], the ferry[fn:: Post.] rose.\n\n| a | b |\n\n[fn:1] Port office.\n",
        pieces=cut(
            "[fn:1]¦\n[fn:1] ¦[fn:: ¦[fn:a: ¦]¦[[¦][¦]]¦*¦/¦=¦~¦_¦+¦\n* ¦\n- ¦\n| a | b |\n¦\n#+BEGIN_QUOTE\n¦"
            "\n#+END_QUOTE\n¦\n#+BEGIN_SRC\n¦\n#+END_SRC\n¦\n# ¦\n:PROPERTIES:\n¦\n:END:\n¦[cite:@a]¦\\¦<<¦>>"
        ),
        note="The quay fell[fn:{n}].\n\n",
        tail="[fn:{n}] Port office.\n",
        nested=(
            ("[fn:: ", "]"),
            ("[[x][", "]]"),
            ("*", "*"),
            ("/a *b ", "*/"),
            ("{", "}"),
            ("[", "]"),
            ("\n#+BEGIN_QUOTE\n", "\n#+END_QUOTE\n"),
            ("- ", ""),
        ),
    ),
    Sort(
        form="asciidoc",
        name="quay.adoc",
        whole=wrapped("", ""),
        inside="= Quays\n\nThe _quay_ fell.footnote:[Port office.] The ferryfootnote:a[Post.] rose"
        ".\n\n|===\n|a |b\n|===\n",
        pieces=cut(
            "footnote:[¦footnote:a[¦footnote:a[]¦]¦*¦_¦`¦+¦++¦\n== ¦\n* ¦\n. ¦\n|===\n¦\n|a |b\n¦\n----\n¦"
            "\n____\n¦\n====\n¦\n--\n¦\n+\n¦\n:a: b\n¦{a}¦\n:a: {a}{a}\n¦<<x,¦>>¦link:x[¦pass:[¦\n[quote]\n¦#¦"
            "^¦~¦\n////\n"
        ),
        note="The quay fell.footnote:[Port office.]\n\n",
        nested=(
            ("footnote:[", "]"),
            ("*a _b ", "_*"),
            ("[", "]"),
            ("link:x[", "]"),
            ("*", " "),
            ("{", "}"),
            ("<<x,", ">>"),
            ("+", "+"),
            ("\n====\n", ""),
            ("\n|===\na|", "\n|===\n"),
        ),
    ),
    Sort(
        form="latex",
        name="quay.tex",
        whole=wrapped("\\documentclass{article}\n\\begin{document}\n", "\n\\end{document}\n"),
        inside="\\section{Quays}\nThe quay\\footnote{Port office.} fell\\footnotemark.\\footnotetext"
        "{Post, \\emph{p.}~4.}\n",
        pieces=cut(
            "\\footnote{¦\\footnotemark¦\\footnotetext{¦{¦}¦[¦]¦\\emph{¦$¦$$¦%¦\n\n¦\\begin{tabular}{ll}¦"
            "\\end{tabular}¦&¦\\\\¦\\newcommand{\\a}[1]{#1#1}¦\\a{¦\\def\\b{\\b\\b}¦\\b¦\\verb|¦|¦"
            "\\begin{itemize}¦\\item ¦\\end{itemize}¦\\cite{a}¦\\footcite[1]{¦\\input{x}¦\\begin{verbatim}¦"
            "\\end{verbatim}¦\\¦\\'¦\\iffalse¦\\fi¦#1¦\\csname¦\\let\\c\\c¦~¦``¦\\end{document}"
        ),
        note="The quay\\footnote{Port office.} fell.\n\n",
        nested=(
            ("{", "}"),
            ("\\footnote{", "}"),
            ("\\emph{", "}"),
            ("\\begin{quote}", "\\end{quote}"),
            ("$", "$"),
            ("\\begin{itemize}\\item ", "\\end{itemize}"),
            ("[", "]"),
            ("\\begin{tabular}{l}", "\\end{tabular}"),
            ("\\a[", "]"),
            ("\\iffalse ", "\\fi "),
            ("\\textbf{\\'", "}"),
        ),
    ),
)
BY_FORM = {sort.form: sort for sort in SORTS}
