"""Near-duplicates of a corpus: the same text again, give or take some words. Reads bytes and keeps numbers."""

from provenance.near.search import near_duplicates
from provenance.near.values import NearCluster, NearDuplicates, NearPair

__all__ = ["NearCluster", "NearDuplicates", "NearPair", "near_duplicates"]
