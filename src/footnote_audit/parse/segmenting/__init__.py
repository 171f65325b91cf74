"""What each part of a note is, by a learned tagger: works, the signals before them, prose."""
