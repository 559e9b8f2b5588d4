"""Readings + background -> the profiles of many articles in columns, which is what bulk verification reads.

Everything that a comparison needs of one article is worked out here, once, by numpy. The
columns are plain arrays and know nothing of the rest of a corpus: any batch of articles
can be turned into them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from provenance.article.reading import Hashes, Positions, Reading, stem_hash
from provenance.match.background import PHRASE_WORDS, Background
from provenance.match.frequencies import Shares
from provenance.match.profile import EVERYDAY_SHARE, LEAD_WORDS, RARE_SHARE, least
from provenance.sketch.shingle import joint_hashes, rolling_hashes

Places: TypeAlias = npt.NDArray[np.int32]
Flags: TypeAlias = npt.NDArray[np.uint8]
_Number = TypeVar("_Number", bound=np.generic)

FORMULA, RECURRING, WORDING = 1, 2, 4
"""What the flags of a phrase say; see :class:`provenance.match.profile.Phrases`."""
UNDATED: Final = np.iinfo(np.int64).min
NO_PHRASE: Final = -1


class Words(NamedTuple):
    """The words of ``n`` articles; those of article ``a`` stand from ``first[a]`` to ``first[a + 1] - 1``.

    ``stem`` is the place of a word's stem among the distinct stems of its article, ``phrase``
    that of the phrase beginning there among the distinct phrases, or :data:`NO_PHRASE`. The
    first ``title`` words stand in the headline. ``day`` is the ordinal of publication or
    :data:`UNDATED`, ``formulaic`` the share of phrases that recur.
    """

    first: Positions
    stem: Places
    phrase: Places
    title: Positions
    day: Positions
    formulaic: Shares


class Stems(NamedTuple):
    """The distinct stems of each article, ascending by hash; ``weight`` is their summed rarity, by article.

    ``place`` is the first word with a stem, ``spots`` from ``spot_first[s]`` on are all of
    them. ``rare`` lists the places of rare stems in the order in which the text brings them.
    """

    first: Positions
    hashes: Hashes
    rarity: Shares
    place: Places
    spot_first: Positions
    spots: Places
    rare_first: Positions
    rare: Places
    weight: Shares


class PhraseSets(NamedTuple):
    """The distinct phrases of each article, ascending by hash, with their flags."""

    first: Positions
    hashes: Hashes
    flags: Flags


class Sentences(NamedTuple):
    """The sentences of each article: words ``start`` to ``end - 1`` of it.

    ``held`` from ``held_first[s]`` on are the places of the distinct stems of sentence ``s``,
    ascending, ``weight`` their rarity, ``figures`` those of its numbers in figures. One
    whose stems are those of an earlier sentence is a repeat; of windows, which are two
    sentences in a row, those are that repeat two sentences.
    """

    first: Positions
    start: Places
    end: Places
    weight: Shares
    is_repeat: Flags
    is_repeated_window: Flags
    held_first: Positions
    held: Places
    figure_first: Positions
    figures: Places


class Parts(NamedTuple):
    """A part of each article, such as its headline: the places of its distinct stems, and what they weigh."""

    first: Positions
    stems: Places
    weight: Shares


class Columns(NamedTuple):
    """The profiles of articles; ``figures`` from ``figure_first[a]`` on are the distinct numbers in figures, hashed."""

    words: Words
    stems: Stems
    phrases: PhraseSets
    sentences: Sentences
    lead: Parts
    title: Parts
    figure_first: Positions
    figures: Hashes


class _Article(NamedTuple):
    """What is worked out article by article; places count from its beginning."""

    hashes: Hashes
    place: Positions
    stem: Positions
    spots: Positions
    phrases: Hashes
    phrase_place: Positions
    phrase: Positions
    figures: Hashes
    figure: Positions
    figure_word: Positions


def _article(reading: Reading) -> _Article:
    hashes, place, stem = np.unique(reading.hashes, return_index=True, return_inverse=True)
    phrases, phrase_place, phrase = np.unique(
        rolling_hashes(reading.hashes, PHRASE_WORDS), return_index=True, return_inverse=True
    )
    padded = np.full(len(reading), NO_PHRASE, dtype=np.int64)
    padded[: len(phrase)] = phrase
    at = [number for number, word in enumerate(reading.words) if word[0].isdigit()]
    names = np.array([stem_hash(reading.words[number]) for number in at], dtype=np.uint64)
    figures, figure = np.unique(names, return_inverse=True)
    spots = np.argsort(stem, kind="stable")
    words = np.array(at, dtype=np.int64)
    return _Article(hashes, place, stem, spots, phrases, phrase_place, padded, figures, figure, words)


def _kept(values: npt.NDArray[_Number]) -> npt.NDArray[_Number]:
    values.setflags(write=False)
    return values


def _joined(arrays: Iterable[npt.NDArray[np.generic]], kind: type[_Number]) -> npt.NDArray[_Number]:
    found = [np.empty(0, dtype=kind), *arrays]
    return _kept(np.concatenate(found, dtype=kind, casting="unsafe"))


def _edges(sizes: Iterable[int]) -> Positions:
    """Return where lists of these sizes begin, one after the other, and where the last ends."""
    return _kept(np.cumsum([0, *sizes], dtype=np.int64))


def _distinct(values: npt.NDArray[_Number]) -> npt.NDArray[_Number]:
    """Return what ``np.unique`` does, which takes twice as long for whole numbers."""
    ascending = np.sort(values)
    is_new = np.ones(len(ascending), dtype=np.bool_)
    is_new[1:] = ascending[1:] != ascending[:-1]
    return np.asarray(ascending[is_new])


def _owner(first: Positions) -> Positions:
    """Return for each entry of lists the number of its list."""
    return np.repeat(np.arange(len(first) - 1), np.diff(first))


def _sums(values: Shares, owner: Positions, count: int) -> Shares:
    return _kept(np.bincount(owner, weights=values, minlength=count).astype(np.float64))


def _repeats(owner: Positions, keys: Sequence[Hashes]) -> Flags:
    """Mark what has the owner and all the keys of an entry before it."""
    columns = [owner.astype(np.uint64), *keys]
    order = np.lexsort(columns[::-1])
    is_same = np.ones(max(0, len(order) - 1), dtype=np.bool_)
    for column in columns:
        is_same &= column[order[1:]] == column[order[:-1]]
    found = np.zeros(len(order), dtype=np.uint8)
    found[order[1:]] = is_same
    return _kept(found)


def _set_keys(held: Hashes, owner: Positions, count: int) -> Hashes:
    """Return one number per set, the sum of its mixed hashes: equal for equal sets, in whatever order."""
    keys = np.zeros(count, dtype=np.uint64)
    np.add.at(keys, owner, joint_hashes([held]))
    return keys


def _sentences(readings: Sequence[Reading], articles: Sequence[_Article], words: Words, stems: Stems) -> Sentences:
    first = _edges(len(one.sentence_starts) for one in readings)
    article = _owner(first)
    start = _joined((one.sentence_starts for one in readings), np.int32)
    end = _joined((np.append(one.sentence_starts[1:], len(one)) for one in readings if len(one)), np.int32)
    owner = np.repeat(np.arange(len(start)), end - start)
    # Numbered through all articles, so that one sort finds the distinct stems of every sentence.
    numbers = stems.first[:-1][_owner(words.first)] + words.stem
    keys = _distinct(owner * np.int64(max(1, len(stems.hashes))) + numbers)
    sentence, number = np.divmod(keys, max(1, len(stems.hashes)))
    sets = _set_keys(stems.hashes[number], sentence, len(start))
    following = np.append(sets[1:], np.uint64(0))[: len(sets)]
    figure_word = _joined((one.figure_word for one in articles), np.int64)
    shown = np.repeat(words.first[:-1], [len(one.figure_word) for one in articles]) + figure_word
    return Sentences(
        first=first,
        start=start,
        end=end,
        weight=_sums(stems.rarity[number], sentence, len(start)),
        is_repeat=_repeats(article, [sets]),
        is_repeated_window=_repeats(article, [sets, following]),
        held_first=_edges(np.bincount(sentence, minlength=len(start))),
        held=_kept((number - stems.first[:-1][article[sentence]]).astype(np.int32)),
        figure_first=_edges(np.bincount(owner[shown], minlength=len(start))),
        figures=_joined((one.figure for one in articles), np.int32),
    )


def _part(
    readings: Sequence[Reading], stems: Stems, words: Words, bounds: Callable[[Reading], tuple[int, int]], power: int
) -> Parts:
    found: list[Places] = []
    for at, reading in enumerate(readings):
        first, last = bounds(reading)
        begin = words.first[at]
        found.append(_distinct(words.stem[begin + first : begin + last]))
    first_of = _edges(map(len, found))
    places = _joined(found, np.int32)
    owner = _owner(first_of)
    weights = stems.rarity[stems.first[:-1][owner] + places] ** power
    return Parts(first_of, places, _sums(weights, owner, len(readings)))


def _lead(reading: Reading) -> tuple[int, int]:
    first = reading.title_words % max(1, len(reading))
    return first, min(len(reading), first + LEAD_WORDS)


def _title(reading: Reading) -> tuple[int, int]:
    return 0, reading.title_words


def _flags(articles: Sequence[_Article], words: Words, stems: Stems, background: Background) -> PhraseSets:
    first = _edges(len(one.phrases) for one in articles)
    hashes = _joined((one.phrases for one in articles), np.uint64)
    begin = words.first[:-1][_owner(first)] + _joined((one.phrase_place for one in articles), np.int64)
    rarity = stems.rarity[stems.first[:-1][_owner(words.first)] + words.stem]
    is_wording = least(rarity, PHRASE_WORDS)[begin] <= -np.log(EVERYDAY_SHARE)
    flags = FORMULA * background.is_formula(hashes) + RECURRING * background.is_recurring(hashes)
    return PhraseSets(first, hashes, _kept((flags + WORDING * is_wording).astype(np.uint8)))


def _stems(articles: Sequence[_Article], background: Background) -> Stems:
    first = _edges(len(one.hashes) for one in articles)
    hashes = _joined((one.hashes for one in articles), np.uint64)
    rarity = _kept(background.rarity(hashes))
    place = _joined((one.place for one in articles), np.int32)
    owner = _owner(first)
    rare = np.flatnonzero(rarity >= -np.log(RARE_SHARE))
    rare = rare[np.lexsort((place[rare], owner[rare]))]
    return Stems(
        first=first,
        hashes=hashes,
        rarity=rarity,
        place=place,
        spot_first=_edges(np.concatenate([[], *(np.bincount(one.stem) for one in articles)]).astype(np.int64)),
        spots=_joined((one.spots for one in articles), np.int32),
        rare_first=_edges(np.bincount(owner[rare], minlength=len(articles))),
        rare=_kept((rare - first[:-1][owner[rare]]).astype(np.int32)),
        weight=_sums(rarity, owner, len(articles)),
    )


def _day(reading: Reading) -> int:
    published = reading.article.published
    return published.value.toordinal() if published else UNDATED


def _words(readings: Sequence[Reading], articles: Sequence[_Article]) -> Words:
    return Words(
        first=_edges(map(len, readings)),
        stem=_joined((one.stem for one in articles), np.int32),
        phrase=_joined((one.phrase for one in articles), np.int32),
        title=_kept(np.array([one.title_words for one in readings], dtype=np.int64)),
        day=_kept(np.array([_day(one) for one in readings], dtype=np.int64)),
        formulaic=_kept(np.zeros(len(readings))),
    )


def _formulaic(phrases: PhraseSets) -> Shares:
    sizes = np.diff(phrases.first)
    is_recurring = (phrases.flags & RECURRING > 0).astype(np.float64)
    return _kept(_sums(is_recurring, _owner(phrases.first), len(sizes)) / np.maximum(sizes, 1))


def columns(readings: Sequence[Reading], background: Background) -> Columns:
    """Return the profiles of articles in columns, article ``a`` being that of ``readings[a]``.

    A few hundred microseconds and some ten kilobytes per article.
    """
    articles = [_article(one) for one in readings]
    words = _words(readings, articles)
    stems = _stems(articles, background)
    phrases = _flags(articles, words, stems, background)
    return Columns(
        words=words._replace(formulaic=_formulaic(phrases)),
        stems=stems,
        phrases=phrases,
        sentences=_sentences(readings, articles, words, stems),
        lead=_part(readings, stems, words, _lead, 2),
        title=_part(readings, stems, words, _title, 1),
        figure_first=_edges(len(one.figures) for one in articles),
        figures=_joined((one.figures for one in articles), np.uint64),
    )
