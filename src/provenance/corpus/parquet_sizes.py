"""How much memory the rows of a Parquet row group may need, told from its pages before they are unfolded.

A dictionary of one long value and a million references to it is a small file. Keeping
strings as dictionaries would help, but then pyarrow holds a whole row group: 490 MB at
the peak for 300 MB of news, against 130 MB.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from io import BufferedReader
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pyarrow.parquet as pq

_BATCH_ROWS: Final = 512
_BATCH_BYTES: Final = 1 << 28
_HEADER: Final = 32
_INTEGER: Final = 0x15
"""In Thrift's compact protocol: the next field, an integer of 32 bits."""


def declared_bytes(file: pq.ParquetFile, columns: Collection[str]) -> int:
    """Return how many bytes the pages of some columns take unpacked, by what the file says of itself."""
    groups = range(file.metadata.num_row_groups)
    return sum(one.total_uncompressed_size for group in groups for one in _chunks(file, group, columns))


def rows_at_a_time(file: pq.ParquetFile, group: int, columns: Collection[str], stream: BufferedReader) -> int:
    """Return how many rows of a group can be unfolded at a time, at least 1, whatever is in their strings."""
    longest = sum(_longest(one, stream) for one in _chunks(file, group, columns))
    return max(1, min(_BATCH_ROWS, _BATCH_BYTES // max(1, longest)))


def _chunks(file: pq.ParquetFile, group: int, columns: Collection[str]) -> Iterator[pq.ColumnChunkMetaData]:
    row_group = file.metadata.row_group(group)
    chunks = (row_group.column(at) for at in range(row_group.num_columns))
    return (one for one in chunks if one.path_in_schema in columns)


def _longest(chunk: pq.ColumnChunkMetaData, stream: BufferedReader) -> int:
    """Return the most bytes that a value may have which takes next to none of its own; 0 if all take their length."""
    encodings = set(chunk.encodings)
    if encodings & {"DELTA_BYTE_ARRAY", "UNKNOWN"}:
        return int(chunk.total_uncompressed_size)
    if not encodings & {"PLAIN_DICTIONARY", "RLE_DICTIONARY"}:
        return 0
    start = chunk.dictionary_page_offset or chunk.data_page_offset
    stream.seek(max(0, start))
    size = page_bytes(stream.read(_HEADER))
    return int(chunk.total_uncompressed_size) if size is None else size


def page_bytes(header: bytes) -> int | None:
    """Return the unpacked size that the header of a page begins with, None if it is no such header."""
    kind = _integer(header, 0)
    size = kind and _integer(header, kind[1])
    return size[0] if size and size[0] >= 0 else None


def _integer(header: bytes, at: int) -> tuple[int, int] | None:
    """Return an integer field and where the next field begins; seven bits a byte, the sign in the lowest bit."""
    if header[at : at + 1] != bytes([_INTEGER]):
        return None
    value = 0
    for place, byte in enumerate(header[at + 1 : at + 6]):
        value |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return (value >> 1) ^ -(value & 1), at + 2 + place
    return None
