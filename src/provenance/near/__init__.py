"""Near-duplicates of a corpus: the same text again, give or take some words. Reads bytes and keeps numbers."""
