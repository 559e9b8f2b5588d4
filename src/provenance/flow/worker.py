"""The program of a worker process: batches of documents on standard input, their readings on standard output.

A message is its length, eight bytes with the lowest first, and then so many bytes: first
one of JSON with the settings and the boilerplate lines of outlets, then Arrow streams of
one batch each. The process ends with its input.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, BinaryIO

from provenance.flow.articles import reader
from provenance.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa


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
    # A copy: whatever prints by accident goes to standard error instead of between two messages.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    first = received(questions)
    if first is None:
        return
    task = json.loads(first)
    repeated = {outlet: frozenset(lines) for outlet, lines in task["repeated"].items()}
    kernel = reader(repeated, Settings(**task["settings"]))
    while (message := received(questions)) is not None:
        send(answers, packed(kernel(unpacked(message))))


if __name__ == "__main__":
    main()
