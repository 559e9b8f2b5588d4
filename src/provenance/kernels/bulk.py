"""Columns of UTF-8 -> hashes and sketches of all their texts: compiled where numba is, plain elsewhere.

:func:`sketches` has two bodies of one signature, whose results are equal number for number.
Compiled ones let go of the interpreter's lock: threads over batches of some megabytes
scale with the cores.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from provenance.article.reading import Hashes, stem_hash
from provenance.candidates.lsh import copy_shingles
from provenance.kernels.presence import has_kernels
from provenance.kernels.tables import Offsets, fold_table, stem_table
from provenance.settings import Settings
from provenance.sketch.bands import Banding, band_keys, banding
from provenance.sketch.minhash import Signature, permutations, signature
from provenance.sketch.pairs import common_stems, pair_sketch
from provenance.sketch.sample import highest_sampled, shingle_sample
from provenance.text.stem import stem
from provenance.text.tokens import words

if TYPE_CHECKING:
    import pyarrow as pa

_NOTHING: Final = np.empty(0, dtype=np.uint64)
_HIGHEST: Final = np.iinfo(np.uint32).max


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Texts as stretches of one buffer of UTF-8.

    Text ``t`` is what stands in stretches ``first[t]`` to ``first[t + 1] - 1``, in that
    order; stretch ``s`` is ``data[starts[s]:ends[s]]``, in bytes. A word never goes on from
    one stretch to the next, so that sentences, zones or whole rows can be stretches: a
    reading is its title zone and its body zones (an unbroken line of over
    :data:`~provenance.text.sentences.MAX_SENTENCE` characters is cut there, hence its
    sentences, to the letter). A byte that belongs to no character separates words.

    Raises:
        ValueError: a stretch leaves the buffer, or the stretches of a text the list.
    """

    data: npt.NDArray[np.uint8]
    starts: Offsets
    ends: Offsets
    first: Offsets

    def __post_init__(self) -> None:
        inside = (self.starts >= 0) & (self.starts <= self.ends) & (self.ends <= len(self.data))
        if len(self.starts) != len(self.ends) or not inside.all():
            raise ValueError("stretches must lie inside the buffer, each with its end behind its start")
        edges = self.first[[0, -1]].tolist() if len(self.first) else []
        if edges != [0, len(self.starts)] or (np.diff(self.first) < 0).any():
            raise ValueError("the stretches of the texts must follow each other from the first to the last")

    def __len__(self) -> int:
        return len(self.first) - 1

    def stretches(self, text: int) -> Iterable[str]:
        """Yield the stretches of a text as strings."""
        for at in range(self.first[text], self.first[text + 1]):
            yield self.data[self.starts[at] : self.ends[at]].tobytes().decode("utf-8", "replace")


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """One list of numbers per text: ``values[offsets[t]:offsets[t + 1]]`` is that of text ``t``."""

    values: Hashes
    offsets: Offsets

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, text: int) -> Hashes:
        if not 0 <= text < len(self):
            raise IndexError(text)
        return self.values[self.offsets[text] : self.offsets[text + 1]]


@dataclass(frozen=True, slots=True, eq=False)
class Sketches:
    """What the candidate tiers know a batch of ``n`` texts by.

    Attributes:
        hashes: Stem hashes in reading order.
        signatures: Over copy shingles, shape ``(n, num_perm)``; the highest number throughout for a
            text without words, which is to be left out before buckets are made.
        band_keys: Of these signatures, shape ``(n, bands)``.
        pair_sketches: Ascending; none for texts shorter than ``min_words``.
        samples: Sampled passage shingles, ascending.
    """

    hashes: Lists
    signatures: Signature
    band_keys: Hashes
    pair_sketches: Lists
    samples: Lists


def rows_of(column: pa.Array) -> Texts:
    """Return the rows of an Arrow column of strings as texts, without copying; a null is an empty text."""
    data, starts, ends = _buffers(column)
    return Texts(data, starts, ends, np.arange(len(starts) + 1, dtype=np.int64))


def spans_of(column: pa.Array, spans: Sequence[Sequence[tuple[int, int]]]) -> Texts:
    """Return of each row of an Arrow column the given ranges, counted in characters as spans are."""
    data, row_starts, row_ends = _buffers(column)
    begins = np.append(np.flatnonzero((data & 0xC0) != 0x80), len(data))
    counts = np.array([len(row) for row in spans], dtype=np.int64)
    ranges = np.array([span for row in spans for span in row], dtype=np.int64).reshape(-1, 2)
    row = np.repeat(np.arange(len(counts)), counts)
    characters = np.searchsorted(begins, row_starts)[row, None] + ranges
    if len(counts) != len(row_starts) or (characters > np.searchsorted(begins, row_ends)[row, None]).any():
        raise ValueError("every row needs its list of ranges, and every range must lie inside its row")
    edges = begins[characters].astype(np.int64)
    return Texts(data, edges[:, 0].copy(), edges[:, 1].copy(), np.cumsum([0, *counts], dtype=np.int64))


def _buffers(column: pa.Array) -> tuple[npt.NDArray[np.uint8], Offsets, Offsets]:
    """Return the bytes of a column of strings and where each of its rows starts and ends."""
    import pyarrow as pa

    wide = column.cast(pa.large_string())
    _, offsets, data = wide.buffers()
    edges = np.frombuffer(offsets or b"\0" * 8, dtype=np.int64)[wide.offset : wide.offset + len(wide) + 1]
    starts, ends = edges[:-1], edges[1:]
    if wide.null_count:
        ends = np.where(wide.is_null().to_numpy(zero_copy_only=False), starts, ends)
    return np.frombuffer(data or b"", dtype=np.uint8), starts, ends


def sketches(texts: Texts, settings: Settings) -> Sketches:
    """Return the sketches of texts, by the kernels if numba is installed. Linear in the bytes of the stretches."""
    return kernel_sketches(texts, settings) if has_kernels() else plain_sketches(texts, settings)


def _banding(settings: Settings) -> Banding:
    return banding(settings.num_perm, threshold=settings.copy_likeness, recall=settings.band_recall)


def kernel_sketches(texts: Texts, settings: Settings) -> Sketches:
    """Return the sketches of texts from compiled code.

    Raises:
        ImportError: numba is not installed.
    """
    from provenance.kernels.cache import compiled

    reading = compiled("provenance.kernels.words")
    hashes, offsets = reading.stem_hashes(texts.data, texts.starts, texts.ends, texts.first, fold_table(), stem_table())
    return hash_sketches(hashes, offsets, settings)


def hash_sketches(hashes: Hashes, offsets: Offsets, settings: Settings) -> Sketches:
    """Return the sketches of texts whose stem hashes are known, from compiled code.

    Text ``t`` is ``hashes[offsets[t]:offsets[t + 1]]``.

    Raises:
        ImportError: numba is not installed.
    """
    from provenance.kernels.cache import compiled

    sketching = compiled("provenance.kernels.sketching")
    rows = sketching.signatures(hashes, offsets, settings.copy_shingle, *permutations(settings.num_perm))
    chosen = _banding(settings)
    return Sketches(
        hashes=Lists(hashes, offsets),
        signatures=rows,
        band_keys=sketching.band_keys(rows, chosen.bands, chosen.rows),
        pair_sketches=Lists(
            *sketching.pair_sketches(hashes, offsets, common_stems(), settings.pair_bottom, settings.min_words)
        ),
        samples=Lists(
            *sketching.samples(hashes, offsets, settings.passage_words, highest_sampled(settings.passage_sample))
        ),
    )


def plain_sketches(texts: Texts, settings: Settings) -> Sketches:
    """Return the sketches of texts from the functions of the text and sketch rooms."""
    found = [_stem_hashes(texts.stretches(text)) for text in range(len(texts))]
    rows = np.full((len(texts), settings.num_perm), _HIGHEST, dtype=np.uint32)
    for row, hashes in zip(rows, found, strict=True):
        if len(hashes):
            row[:] = signature(copy_shingles(hashes, settings.copy_shingle), num_perm=settings.num_perm)
    return Sketches(
        hashes=_lists(found),
        signatures=rows,
        band_keys=band_keys(rows, _banding(settings)),
        pair_sketches=_lists(
            pair_sketch(one, bottom=settings.pair_bottom) if len(one) >= settings.min_words else _NOTHING
            for one in found
        ),
        samples=_lists(shingle_sample(one, settings.passage_words, one_in=settings.passage_sample) for one in found),
    )


def _stem_hashes(stretches: Iterable[str]) -> Hashes:
    names = (stem(word) for stretch in stretches for word in words(stretch))
    return np.array([stem_hash(name) for name in names], dtype=np.uint64)


def _lists(found: Iterable[Hashes]) -> Lists:
    lists = list(found)
    offsets = np.cumsum([0, *map(len, lists)], dtype=np.int64)
    return Lists(np.concatenate([_NOTHING, *lists]), offsets)
