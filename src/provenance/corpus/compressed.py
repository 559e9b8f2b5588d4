"""Packed files -> the bytes in them, a buffer at a time.

The readers of the standard library would do but for two things: a small file may unpack
to more than any disk holds, and they tell a broken file by half a dozen exceptions.
Here a limit stands on what one file may unpack to, and damage is one error, raised only
after everything before it was handed out.
"""

from __future__ import annotations

import bz2
import io
import lzma
import os
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from provenance.corpus.formats import Packing
from provenance.errors import DamagedInput, ExpandedInput, MissingLibrary
from provenance.messages.catalogue import later

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK: Final = 1 << 16
_BUFFER: Final = 1 << 17
_ALWAYS: Final = 1 << 24
"""Bytes that any file may unpack to: a few equal pages pack a thousandfold and harm nobody."""
_XZ_MEMORY: Final = 1 << 28
"""Bytes of dictionary and tables; ``xz -9`` asks for a quarter, a forged header for 4 GB."""


class _Decompressor(Protocol):
    """What bz2, lzma and zstd have in common: at most ``max_length`` bytes come out at a time."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class _Gzip:
    """The decompressor of zlib with the interface of the others; it checks length and CRC at the end."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


@dataclass(frozen=True, slots=True)
class _Codec:
    new: Callable[[], _Decompressor]
    errors: tuple[type[Exception], ...]


def _xz() -> _Decompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)


def _zstd(name: str) -> _Codec:
    try:
        module = import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    except ImportError:
        raise MissingLibrary(name, ".zst") from None
    return _Codec(module.ZstdDecompressor, (module.ZstdError,))


def _codec(packing: Packing, name: str) -> _Codec:
    if packing == ".gz":
        return _Codec(_Gzip, (zlib.error,))
    if packing == ".xz":
        return _Codec(_xz, (lzma.LZMAError,))
    return _Codec(bz2.BZ2Decompressor, (OSError, ValueError)) if packing == ".bz2" else _zstd(name)


class _Unpacked(io.RawIOBase):
    """The bytes in a packed file, which may be several packed streams one after the other."""

    def __init__(self, packed: BinaryIO, codec: _Codec, name: str, limit: int) -> None:
        self._packed, self._codec, self._name, self._limit = packed, codec, name, limit
        self._inner: _Decompressor | None = None
        self._length = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self._next(len(view))
        view[: len(data)] = data
        self._length += len(data)
        if self._length > self._limit:
            raise ExpandedInput(self._name, self._limit)
        return len(data)

    def _next(self, size: int) -> bytes:
        """Return up to ``size`` bytes, at least one unless the file is at its end."""
        while True:
            was_asked = self._inner is None or self._inner.eof or self._inner.needs_input
            if self._inner is None or self._inner.eof:
                packed = self._between()
                if not packed:
                    return b""
                self._inner = self._codec.new()
            else:
                packed = self._packed.read(_CHUNK) if was_asked else b""
            if data := self._decompress(self._inner, packed, size):
                return data
            if was_asked and not packed and not self._inner.eof:
                raise DamagedInput(self._name, later("input.cut_short"))

    def _between(self) -> bytes:
        """Return what follows a packed stream but for the zeros that tapes and ``xz`` fill up with."""
        packed = self._inner.unused_data.lstrip(b"\0") if self._inner else b""
        while not packed and (more := self._packed.read(_CHUNK)):
            packed = more.lstrip(b"\0") if self._inner else more
        return packed

    def _decompress(self, inner: _Decompressor, packed: bytes, size: int) -> bytes:
        try:
            return inner.decompress(packed, size)
        except self._codec.errors:
            raise DamagedInput(self._name, later("input.damaged")) from None


def unpacked(stream: io.BufferedReader, packing: Packing, name: str, *, max_expansion: int) -> io.BufferedReader:
    """Return the unpacked bytes of an open file, or the stream itself where ``packing`` is empty.

    Reading from it raises :class:`DamagedInput` where the file is broken or ends too
    early, after all bytes before that place, and :class:`ExpandedInput` beyond
    ``max_expansion`` times the size of the file, but not within the first 16 MiB.

    Raises:
        MissingLibrary: ``.zst`` needs a library that is not installed.
    """
    if not packing:
        return stream
    limit = unpacked_limit(os.fstat(stream.fileno()).st_size, max_expansion)
    return io.BufferedReader(_Unpacked(stream, _codec(packing, name), name, limit), _BUFFER)


def unpacked_limit(size_bytes: int, max_expansion: int) -> int:
    """Return how many bytes a packed file of a size may unpack to."""
    return max(_ALWAYS, size_bytes * max_expansion)
