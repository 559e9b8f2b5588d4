"""Near-duplicates of a corpus: the same text again, give or take some words. Reads bytes, keeps numbers, shows pairs."""
