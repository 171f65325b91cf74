"""What the files of word processors share: paragraphs, notes, tables, styles and numbering, whatever the container."""
