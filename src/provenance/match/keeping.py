"""Which documents of a corpus are kept when its copies, or all versions of a story but one, are left out.

No document is left out for another that it was not verified against: in a chain of copies,
each a little further from the first, the ends may be different texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import inf

from provenance.match.stars import stars
from provenance.values import Article, Dropped, Keeping, Kept, Pair, Scan


def _days(articles: Iterable[Article]) -> dict[str, float]:
    """Return when each document was published; one without a date comes after all others."""
    return {one.document.id: one.published.value.toordinal() if one.published else inf for one in articles}


def _stands_for(pairs: Iterable[Pair], least: float) -> dict[str, list[str]]:
    """Return for each document the copies of it that it holds so much of that nothing is lost without them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        if pair.label == "copy":
            if pair.evidence.containment_of_right >= least:
                found[pair.left].append(pair.right)
            if pair.evidence.containment_of_left >= least:
                found[pair.right].append(pair.left)
    return found


def representatives(pairs: Iterable[Pair], days: Mapping[str, float], *, least: float) -> dict[str, str]:
    """Return what stands for each document that is left out of a corpus without copies.

    Whoever can stand for most documents comes first, so that few stand for many; of equals the
    first to be published, then the first by id. Takes time in proportion to the pairs, but for sorting.

    Args:
        pairs: Verified pairs; those labelled ``copy`` count.
        days: When each document was published, as an ordinal; ``inf`` where nobody knows.
        least: The share of a document's stem-3-shingles that the one which stands for it holds.

    Returns:
        Document -> the copy of it that is kept. No document is both.
    """
    stands_for = _stands_for(pairs, least)
    groups = stars(stands_for, order=lambda name: (-len(stands_for[name]), days[name], name))
    return {other: name for name, others in groups.items() for other in others}


def _of_stories(scan: Scan) -> dict[str, str]:
    """Return the representative of its story for each other document of a story."""
    return {
        name: story.representative for story in scan.stories for name in story.documents if name != story.representative
    }


def _dropped(name: str, other: str, pair: Pair) -> Dropped:
    evidence = pair.evidence
    share = evidence.containment_of_left if pair.left == name else evidence.containment_of_right
    return Dropped(name, other, pair.label, pair.score, share)


def kept(scan: Scan, keeping: Keeping, *, least: float) -> Kept:
    """Return the documents of a scan without copies, or one of each story and all that are in none.

    Rewrites and parts are texts of their own, which only ``one-per-story`` leaves out. A copy that is longer than its
    original, or differs in more than a few places, is labelled as one and yet has words to lose: ``least`` is
    the share of its stem-3-shingles that have to be in what stands for it (of ``representative``).
    """
    is_by_copies = keeping == "representative"
    found = representatives(scan.pairs, _days(scan.documents), least=least) if is_by_copies else _of_stories(scan)
    pairs = {frozenset((pair.left, pair.right)): pair for pair in scan.pairs}
    return Kept(
        keeping=keeping,
        documents=tuple(one.document for one in scan.documents if one.document.id not in found),
        dropped=tuple(_dropped(name, found[name], pairs[frozenset((name, found[name]))]) for name in sorted(found)),
    )
