"""Rows and texts -> shingles and band keys, by compiled code or by its plain twin, number for number the same."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from provenance.article.columns import Hashes, Positions
from provenance.corpus.blocks import BLOCK, MARGIN, Block
from provenance.settings import Settings
from provenance.sketch.bands import Banding, band_keys, banding
from provenance.sketch.folded import digest, folded_shingles
from provenance.sketch.minhash import permutations, signature

MAX_KEYS: Final = 64
MAX_DEPTH: Final = 32
"""Keys and depth of a row beyond which the kernel leaves it to the plain reader."""

_HALF: Final = np.uint64(32)


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """Memory for the sketches of a block, which are used again: fresh memory costs as much as a third of the work."""

    shingles: Hashes
    words: Hashes
    rows: Positions
    keys: Hashes

    def is_enough(self, size: int, lines: int) -> bool:
        """Return whether a block of so many bytes and lines can be sketched in it."""
        return len(self.shingles) >= size and len(self.rows) >= lines


@dataclass(frozen=True, slots=True, eq=False)
class Sketched:
    """Texts as they are compared.

    ``shingles`` of text ``t``, in reading order, end at ``ends[t]`` and begin where those
    of the text before end. ``keys[t]`` are its band keys and behind them the digest of its
    shingles: equal for equal texts. ``rows`` are the rows of a block they come from, in the
    columns of ``kernels/jsonrow.py``; none where they come from elsewhere. Whoever has copied
    what it wants from them may give ``room``, the memory they are in, back to the sketcher.
    """

    shingles: Hashes
    ends: Positions
    keys: Hashes
    rows: Positions
    room: Room | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Overlaps:
    """How many distinct shingles each pair shares, and its left and its right text have."""

    common: Positions
    left: Positions
    right: Positions


def runs(values: npt.NDArray[np.generic]) -> Positions:
    """Return where each run of equal neighbours begins, and where the last one ends."""
    changes = np.flatnonzero(values[1:] != values[:-1]) + 1
    return np.concatenate([[0], changes, [len(values)]]) if len(values) else np.zeros(1, dtype=np.int64)


def chosen_banding(settings: Settings, threshold: float) -> Banding:
    """Return the bands that find a pair at the threshold as often as the settings say."""
    return banding(settings.num_perm, threshold=threshold, recall=settings.band_recall)


class Sketcher(Protocol):
    """The steps that there are two bodies of."""

    def texts(self, texts: Sequence[str]) -> Sketched:
        """Return the sketches of texts, each with a word at least."""

    def give(self, room: Room | None) -> None:
        """Take back the memory of sketches that nobody looks at any more."""

    def linked(self, keys: Hashes, place_bits: int, cap: int) -> Hashes:
        """Return the pairs that the sorted keys of one band propose."""

    def overlaps(self, shingles: Hashes, starts: Positions, left: Positions, right: Positions) -> Overlaps:
        """Return what pairs of texts share; pairs of one left text come together."""


class Plain:
    """The steps in Python."""

    def __init__(self, settings: Settings, threshold: float) -> None:
        self._num_perm, self._banding = settings.num_perm, chosen_banding(settings, threshold)

    def texts(self, texts: Sequence[str]) -> Sketched:
        """Return the sketches of texts, each with a word at least."""
        sets = [folded_shingles(text) for text in texts]
        rows = np.full((len(sets), self._num_perm), np.iinfo(np.uint32).max, dtype=np.uint32)
        for row, shingles in zip(rows, sets, strict=True):
            if len(shingles):
                row[:] = signature(shingles, num_perm=self._num_perm)
        digests = np.array([[digest(one)] for one in sets], dtype=np.uint64)
        keys = np.hstack([band_keys(rows, self._banding), digests])
        return Sketched(np.concatenate(sets), np.cumsum([len(one) for one in sets]), keys, np.empty((0, 0), np.int64))

    def give(self, room: Room | None) -> None:
        """Nothing is kept for later."""

    def linked(self, keys: Hashes, place_bits: int, cap: int) -> Hashes:
        """Return the pairs that the sorted keys of one band propose."""
        edges = runs(keys >> np.uint64(place_bits))
        places = keys & np.uint64((1 << place_bits) - 1)
        found = []
        for first, last in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
            for one in range(first, last):
                stop = last if last - first <= cap or one == first else min(last, one + 2)
                found.append(places[one] << _HALF | places[one + 1 : stop])
        return np.concatenate([np.empty(0, dtype=np.uint64), *found])

    def overlaps(self, shingles: Hashes, starts: Positions, left: Positions, right: Positions) -> Overlaps:
        """Return what pairs of texts share."""
        texts = np.union1d(left, right).tolist()
        sets = {text: np.unique(shingles[starts[text] : starts[text + 1]]) for text in texts}
        pairs = zip(left.tolist(), right.tolist(), strict=True)
        common = [len(np.intersect1d(sets[one], sets[other], assume_unique=True)) for one, other in pairs]
        sizes = np.array([len(sets[text]) for text in texts], dtype=np.int64)
        at_left, at_right = np.searchsorted(texts, left), np.searchsorted(texts, right)
        return Overlaps(np.array(common, dtype=np.int64), sizes[at_left], sizes[at_right])


class Compiled:
    """The steps as kernels, which let go of the interpreter's lock, and which read rows from bytes.

    Raises:
        ImportError: numba is not installed.
    """

    def __init__(self, settings: Settings, threshold: float) -> None:
        from provenance.kernels.folding import pair_table, word_table
        from provenance.kernels.machine import machine_code
        from provenance.kernels.tables import fold_table

        self._kernels = machine_code("provenance.kernels.near")
        chosen = chosen_banding(settings, threshold)
        self._bands = chosen.bands
        self._permuted = (*permutations(settings.num_perm), chosen.bands, chosen.rows)
        self._fold = word_table(), pair_table(), fold_table().expansions
        self._free: list[Room] = []
        self._names = tuple(_bytes(name.encode()) for name in (settings.text_field, settings.id_field))

    def block(self, block: Block) -> Sketched:
        """Return the sketches of the rows of a block."""
        return self._sketched(_bytes(block.buffer), block.start, block.end, block.lines, self._names)

    def texts(self, texts: Sequence[str]) -> Sketched:
        """Return the sketches of texts, each with a word at least."""
        lines = b"".join(b'{"t": %s}\n' % json.dumps(text, ensure_ascii=False).encode() for text in texts)
        names = _bytes(b"t"), _bytes(b"i")
        return self._sketched(_bytes(lines + bytes(MARGIN)), 0, len(lines), len(texts), names)

    def _sketched(self, data: npt.NDArray[np.uint8], start: int, end: int, lines: int, names: Any) -> Sketched:
        room = self._room(end - start, lines)
        scratch = (
            np.empty((MAX_KEYS + 1, 2), dtype=np.int64),
            np.empty(MAX_DEPTH, dtype=np.int64),
            np.empty(2, dtype=np.int64),
            room.words,
            np.empty(len(self._permuted[0]), dtype=np.uint32),
        )
        read = self._kernels["sketch_rows"]
        count = read(data, start, end, names, self._fold, self._permuted, room.rows, scratch, room.shingles, room.keys)
        rows = room.rows[:count]
        ends = rows[:, 6]
        return Sketched(room.shingles[: ends[-1] if count else 0], ends, room.keys[:count], rows, room)

    def _room(self, size: int, lines: int) -> Room:
        while self._free:
            try:
                room = self._free.pop()
            except IndexError:  # another thread was faster
                break
            if room.is_enough(size, lines):
                return room
        # Memory that is not touched is never really taken: words are a tenth of the bytes.
        size, lines = max(size, BLOCK), lines + lines // 4
        return Room(
            np.empty(size, dtype=np.uint64),
            np.empty(size, dtype=np.uint64),
            np.empty((lines, 8), dtype=np.int64),
            np.empty((lines, self._bands + 1), dtype=np.uint64),
        )

    def give(self, room: Room | None) -> None:
        """Take back the memory of sketches that nobody looks at any more."""
        if room is not None and len(room.shingles) <= BLOCK:
            self._free.append(room)

    def linked(self, keys: Hashes, place_bits: int, cap: int) -> Hashes:
        """Return the pairs that the sorted keys of one band propose."""
        room = len(keys)
        while True:
            pairs = np.empty(room, dtype=np.uint64)
            count = self._kernels["linked"](keys, place_bits, cap, pairs)
            if count <= room:
                return pairs[:count]
            room = count

    def overlaps(self, shingles: Hashes, starts: Positions, left: Positions, right: Positions) -> Overlaps:
        """Return what pairs of texts share; pairs of one left text come together."""
        sizes, common = np.zeros(len(starts), dtype=np.int64), np.empty(len(left), dtype=np.int64)
        others = np.setdiff1d(right, left)
        for ours, theirs, shared in ((left, right, common), (others, others, np.empty_like(others))):
            if len(ours):
                longest = int((starts[ours + 1] - starts[ours]).max())
                values = np.empty(1 << max(4, (8 * longest).bit_length()), dtype=np.uint64)
                marks = np.zeros(len(values), dtype=np.int64)
                self._kernels["overlaps"](shingles, starts, ours, theirs, values, marks, shared, sizes)
        return Overlaps(common, sizes[left], sizes[right])


def _bytes(data: bytes | bytearray) -> npt.NDArray[np.uint8]:
    return np.frombuffer(data, dtype=np.uint8)
