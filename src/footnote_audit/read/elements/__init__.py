"""Element trees of XML forms: the scanner that keeps every place, the words for what elements do, and the one walk."""
