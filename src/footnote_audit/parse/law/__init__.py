"""Laws, judgments, treaties and documents of the United Nations, by a small grammar of how each country prints them.

`forms` says what a form is; `cases`, `continental`, `statutes`, `treaties` and `documents` hold the forms; `pieces`
finds them in a text and joins what belongs together; `reading` makes a work of them; `stretches` hands them to a note
that was split. A form that prints where the text is published (a reporter, an official journal, a docket) is a citation
wherever it stands; the bare name of a law is one only where it fills its part of a note.
"""
