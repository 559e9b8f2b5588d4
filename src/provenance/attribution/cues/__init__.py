"""Sentence -> citations: verbs, participles, slots and nouns of saying, with their complements and media."""
