"""The program of a worker process: batches of documents on standard input, their readings on standard output.

A message is its length, eight bytes with the lowest first, and then so many bytes: first
one of JSON with the settings and the boilerplate lines of outlets, then Arrow streams of
one batch each. An answer begins with a letter that says whether it is one. The process
ends with its input.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from traceback import format_exc
from typing import TYPE_CHECKING, BinaryIO, Final

from provenance.flow.articles import reader
from provenance.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa

DONE: Final = b"+"
FAILED: Final = b"!"


def send(stream: BinaryIO, message: bytes) -> None:
    """Write a message."""
    stream.write(len(message).to_bytes(8, "little"))
    stream.write(message)
    stream.flush()


def received(stream: BinaryIO) -> bytes | None:
    """Return the next message, None at the end of the stream."""
    head = stream.read(8)
    if len(head) < 8:
        return None
    size = int.from_bytes(head, "little")
    message = stream.read(size)
    return message if len(message) == size else None


def packed(batch: pa.RecordBatch) -> bytes:
    """Return a batch as an Arrow stream."""
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    found: bytes = sink.getvalue().to_pybytes()
    return found


def unpacked(message: bytes) -> pa.RecordBatch:
    """Return the batch of an Arrow stream."""
    import pyarrow as pa

    with pa.ipc.open_stream(message) as stream:
        return stream.read_next_batch()


def main() -> None:
    """Answer batches until the input ends."""
    questions = sys.stdin.buffer
    answers = os.fdopen(1, "wb", closefd=False)
    first = received(questions)
    if first is None:
        return
    task = json.loads(first)
    repeated = {outlet: frozenset(lines) for outlet, lines in task["repeated"].items()}
    kernel = reader(repeated, Settings(**task["settings"]))
    while (message := received(questions)) is not None:
        send(answers, _answer(kernel, message))


def _answer(kernel: Callable[[pa.RecordBatch], pa.RecordBatch], message: bytes) -> bytes:
    """Return a batch behind the letter for one, or what went wrong behind another: whoever asked tells it."""
    try:
        return DONE + packed(kernel(unpacked(message)))
    except Exception:  # noqa: BLE001 - a defect, raised again where it can be told
        return FAILED + format_exc().encode("utf-8", "backslashreplace")


if __name__ == "__main__":
    main()
