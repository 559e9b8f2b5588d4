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
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, TypeAlias

from provenance.article.phrases import line_key
from provenance.text.sentences import sentences
from provenance.values import Boilerplate, Document

MIN_DOCUMENTS: Final = 3
"""Articles of one outlet that a line stands in before it can be boilerplate."""
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


def page_units(raw: str) -> Units:
    """Return the sentences of a page, each within one line, in order."""
    return [span.of(raw) for span in sentences(raw)]


def _often(documents: Sequence[Document], least: int) -> tuple[set[str], list[int]]:
    """Return the sentences that at least ``least`` documents hold letter for letter, and who holds one."""
    # Python's own hash of a string differs from run to run, but never leaves this function.
    names = [{hash(unit) for unit in page_units(each.text) if len(unit) <= MAX_CHARS} for each in documents]
    counts = Counter(name for held in names for name in held)
    often = {name for name, count in counts.items() if count >= least}
    holders = [at for at, held in enumerate(names) if not often.isdisjoint(held)]
    return {unit for at in holders for unit in page_units(documents[at].text) if hash(unit) in often}, holders


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


@dataclass(frozen=True, slots=True)
class _Repeated:
    """What an outlet prints often: who holds each line by its key, how often at an edge, one spelling of it."""

    holders: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    at_edge: Counter[str] = field(default_factory=Counter)
    spelling: dict[str, str] = field(default_factory=dict)
    vocabularies: dict[int, frozenset[str]] = field(default_factory=dict)

    def add(self, name: int, units: Units, often: set[str]) -> None:
        """Look at one document."""
        keys = {at: line_key(units[at]) for at in range(len(units)) if units[at] in often}
        for key in set(keys.values()):
            self.holders[key].append(name)
        for at, key in keys.items():
            self.spelling[key] = min(self.spelling.get(key, units[at]), units[at])
        self.at_edge.update({keys[at] for at in _edges(units, often)})
        self.vocabularies[name] = _vocabulary(units, often)

    def is_boilerplate(self, key: str, least: int) -> bool:
        """Return whether a line stands at the edges of at least so many unrelated documents."""
        names = self.holders[key]
        return (
            key.count(" ") + 1 >= MIN_WORDS
            and self.at_edge[key] >= EDGE_SHARE * len(names)
            and _contexts(names, self.vocabularies, least) >= least
        )


def _of_outlet(outlet: str, documents: Sequence[Document], least: int) -> Boilerplate | None:
    """Return the boilerplate of the documents of one outlet, if there is any."""
    often, with_one = _often(documents, least)
    found = _Repeated()
    for name in with_one:
        found.add(name, page_units(documents[name].text), often)
    lines = frozenset(key for key in found.holders if found.is_boilerplate(key, least))
    if not lines:
        return None
    commonest = min(lines, key=lambda key: (-len(found.holders[key]), key))
    holders = set().union(*(found.holders[key] for key in lines))
    return Boilerplate(outlet, lines, len(holders), found.spelling[commonest])


def boilerplate(documents: Iterable[Document], *, min_documents: int = MIN_DOCUMENTS) -> tuple[Boilerplate, ...]:
    """Return the boilerplate of each outlet that has some, in order of outlet.

    A sentence counts when at least ``min_documents`` documents of one outlet hold it, mostly
    at their beginning or end, and so many of them are otherwise about different things.
    Documents without an outlet are left out: nobody knows whose boilerplate they would share.

    Args:
        documents: In any order; held in memory during the call.
        min_documents: Documents with different texts around the line; at least 2.

    Raises:
        ValueError: ``min_documents`` is under 2.
    """
    if min_documents < 2:
        raise ValueError(f"boilerplate: min_documents is {min_documents}; needs at least 2")
    outlets: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if document.outlet:
            outlets[document.outlet].append(document)
    found = (_of_outlet(name, held, min_documents) for name, held in sorted(outlets.items()))
    return tuple(one for one in found if one is not None)


def repeated_lines(
    documents: Iterable[Document], *, min_documents: int = MIN_DOCUMENTS
) -> Mapping[str, frozenset[str]]:
    """Return, for each outlet that has :func:`boilerplate`, its line keys.

    They are the ``repeated`` of :func:`provenance.article.extract.read_article`.
    """
    return MappingProxyType({one.outlet: one.lines for one in boilerplate(documents, min_documents=min_documents)})
