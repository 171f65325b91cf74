"""Tables in plain text: columns that stand apart, and columns that ran together."""
