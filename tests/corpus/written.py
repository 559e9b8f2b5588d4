"""The same rows written in every format that is read."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

zstd = import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")

Rows: TypeAlias = Sequence[Mapping[str, str]]
PACK: Mapping[str, Callable[[bytes], bytes]] = {
    ".gz": lambda data: gzip.compress(data, mtime=0),
    ".zst": lambda data: zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1}),
    ".xz": lzma.compress,
    ".bz2": bz2.compress,
}


def jsonl(rows: Rows) -> bytes:
    """Return rows as JSON lines with every character as it is."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def delimited(rows: Rows, delimiter: str, *, bom: bool = False) -> bytes:
    """Return rows as the ``csv`` module writes them, with every cell quoted."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig" if bom else "utf-8")


def parquet(table: pa.Table, *, group: int | None = None) -> bytes:
    """Return a table as a Parquet file with checksums, not compressed, so that a test finds the place to harm."""
    out = io.BytesIO()
    pq.write_table(table, out, row_group_size=group, compression="none", write_page_checksum=True)
    return out.getvalue()


def written(rows: Rows) -> dict[str, bytes]:
    """Return the files that hold the rows, by suffix."""
    table = pa.Table.from_pylist([dict(row) for row in rows])
    plain = {
        ".jsonl": jsonl(rows),
        ".csv": delimited(rows, ","),
        ".tsv": delimited(rows, "\t", bom=True),
        ".parquet": parquet(table, group=2),
    }
    packed = {f".jsonl{suffix}": pack(plain[".jsonl"]) for suffix, pack in PACK.items()}
    return {**plain, **packed, ".csv.gz": PACK[".gz"](plain[".csv"])}
