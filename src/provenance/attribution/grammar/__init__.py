"""Folded words -> noun phrases: who could be a source, where its name stands, where the phrase ends."""
