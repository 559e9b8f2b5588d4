"""Lines and sentences that one outlet prints under unrelated articles.

No table can know them all: a columnist's address, an invitation to a phone service, the
name of a syndicate. Counting finds them. What has to be told apart is an article that
an outlet printed three times, and a formula of its reports (cables, weather, shares):
there the texts *around* the repeated line resemble each other as well. So an occurrence
only counts when the rest of its article is new, and the line has to stand at the edge of
the articles, where boilerplate is printed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeAlias

from provenance.article.phrases import line_key
from provenance.text.sentences import sentences
from provenance.values import Document

MIN_WORDS: Final = 3
"""A shorter sentence («والله أعلم») is said three times, not printed."""
MAX_CHARS: Final = 500
"""A longer sentence is an article's own."""
SIMILAR: Final = 0.35
"""Share of the smaller article's longer words; above it two articles are one text or one formula."""
EDGE_SHARE: Final = 0.6
"""Of the articles with the line, how many must have it at their beginning or end."""
_EXAMINED: Final = 60  # articles compared per line: enough to find a few that differ
_MIN_LETTERS: Final = 4  # shorter words are in every article

Units: TypeAlias = list[str]


def _units(raw: str) -> Units:
    """Return the sentences of a page, each within one line, in order."""
    return [span.of(raw) for span in sentences(raw)]


def _often(documents: Sequence[Document], least: int) -> tuple[set[str], list[int]]:
    """Return the sentences that at least ``least`` documents hold letter for letter, and who holds one."""
    # Python's own hash of a string differs from run to run, but never leaves this function.
    names = [{hash(unit) for unit in _units(each.text) if len(unit) <= MAX_CHARS} for each in documents]
    counts = Counter(name for held in names for name in held)
    often = {name for name, count in counts.items() if count >= least}
    holders = [at for at, held in enumerate(names) if not often.isdisjoint(held)]
    return {unit for at in holders for unit in _units(documents[at].text) if hash(unit) in often}, holders


def _edges(units: Units, often: set[str]) -> set[int]:
    """Return the positions of the often printed units that reach an edge of the text without a gap."""
    first = next((at for at, unit in enumerate(units) if unit not in often), len(units))
    last = next((at for at in range(len(units) - 1, -1, -1) if units[at] not in often), -1)
    return {*range(first), *range(last + 1, len(units))}


def _vocabulary(units: Units, often: set[str]) -> frozenset[str]:
    """Return the longer words of what is the article's own."""
    own = line_key(" ".join(unit for unit in units if unit not in often))
    return frozenset(word for word in own.split() if len(word) >= _MIN_LETTERS)


def _is_new(own: frozenset[str], known: Iterable[frozenset[str]]) -> bool:
    return bool(own) and all(len(own & other) <= SIMILAR * min(len(own), len(other)) for other in known)


def _spread(names: Sequence[int]) -> Iterator[int]:
    """Yield at most ``_EXAMINED`` of the names, evenly spread over all of them."""
    step = max(1, len(names) // _EXAMINED)
    yield from names[::step][:_EXAMINED]


def _contexts(names: Sequence[int], vocabularies: Mapping[int, frozenset[str]], enough: int) -> int:
    """Return how many of the articles around a line are about different things, counted up to ``enough``."""
    known: list[frozenset[str]] = []
    for name in _spread(names):
        if _is_new(vocabularies[name], known):
            known.append(vocabularies[name])
        if len(known) >= enough:
            break
    return len(known)


def _of_outlet(documents: Sequence[Document], least: int) -> frozenset[str]:
    """Return the boilerplate line keys of the documents of one outlet."""
    often, with_one = _often(documents, least)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    at_edge: Counter[str] = Counter()
    vocabularies: dict[int, frozenset[str]] = {}
    for name in with_one:
        units = _units(documents[name].text)
        keys = {at: line_key(units[at]) for at in range(len(units)) if units[at] in often}
        for key in set(keys.values()):
            holders[key].append(name)
        at_edge.update({keys[at] for at in _edges(units, often)})
        vocabularies[name] = _vocabulary(units, often)
    return frozenset(
        key
        for key, names in holders.items()
        if key.count(" ") + 1 >= MIN_WORDS
        and at_edge[key] >= EDGE_SHARE * len(names)
        and _contexts(names, vocabularies, least) >= least
    )


def repeated_lines(documents: Iterable[Document], *, min_documents: int = 3) -> Mapping[str, frozenset[str]]:
    """Return, for each outlet, the line keys of the sentences that are its boilerplate.

    A sentence counts when at least ``min_documents`` documents of one outlet hold it, mostly
    at their beginning or end, and so many of them are otherwise about different things.
    Documents without an outlet are left out: nobody knows whose boilerplate they would share.

    Args:
        documents: In any order; held in memory during the call.
        min_documents: Documents with different texts around the line; at least 2.

    Returns:
        Outlet -> keys for the ``repeated`` of :func:`provenance.article.extract.read_article`.

    Raises:
        ValueError: ``min_documents`` is under 2.
    """
    if min_documents < 2:
        raise ValueError(f"repeated_lines: min_documents is {min_documents}; needs at least 2")
    outlets: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if document.outlet:
            outlets[document.outlet].append(document)
    found = {name: _of_outlet(held, min_documents) for name, held in sorted(outlets.items())}
    return MappingProxyType({name: keys for name, keys in found.items() if keys})
