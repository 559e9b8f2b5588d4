"""Passage stream: texts that share a few runs of words, however long and different the rest is.

A planted paragraph or a roundup vanishes in any measure of whole documents; sampled
shingles find it wherever it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.article.reading import Hashes
from provenance.candidates.join import Proposed, gathered, posting_lists
from provenance.settings import Settings


def passage_pairs(samples: Sequence[Hashes], *, settings: Settings) -> Proposed:
    """Return the pairs of shingle samples with shingles of a weight of ``passage_weight`` in common.

    The weight is summed rarity (:func:`~provenance.candidates.join.rarity`), and asked for whatever the
    length of the texts. A shingle held by more than ``passage_cap`` texts is boilerplate or a passage that
    everybody printed. It proposes only each holder with the next, so that such a passage
    still ties its readers together in a chain instead of in all pairs of them.
    """
    lists = posting_lists(samples, cap=settings.passage_cap)
    kept = [block.keys[block.weights >= settings.passage_weight] for block in lists.shared(chained=True)]
    return Proposed(gathered(kept), lists.overflow())
