"""Reads articles in several processes: the rules of zones are Python, which runs on one core per process."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from queue import SimpleQueue
from typing import TYPE_CHECKING, BinaryIO, cast

from provenance.errors import EngineFailed
from provenance.flow.articles import Repeated, reader
from provenance.flow.worker import FAILED, packed, received, send, unpacked
from provenance.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa


@contextmanager
def article_reader(
    repeated: Repeated, settings: Settings, processes: int
) -> Iterator[Callable[[pa.RecordBatch], pa.RecordBatch]]:
    """Yield the kernel of :func:`~provenance.flow.articles.reader`, run by so many processes; in this one if by one."""
    if processes == 1:
        yield reader(repeated, settings)
        return
    workers = [_started(repeated, settings) for _ in range(processes)]
    idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
    for worker in workers:
        idle.put(worker)

    def read_elsewhere(batch: pa.RecordBatch) -> pa.RecordBatch:
        worker = idle.get()
        try:
            return _answer(worker, batch)
        finally:
            idle.put(worker)

    try:
        yield read_elsewhere
    finally:
        for worker in workers:
            worker.kill()
            worker.communicate()


def _started(repeated: Repeated, settings: Settings) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-m", "provenance.flow.worker"]
    worker = subprocess.Popen(  # noqa: S603 - our own module
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    task = {"settings": asdict(settings), "repeated": {outlet: sorted(lines) for outlet, lines in repeated.items()}}
    send(cast("BinaryIO", worker.stdin), json.dumps(task).encode())
    return worker


def _answer(worker: subprocess.Popen[bytes], batch: pa.RecordBatch) -> pa.RecordBatch:
    try:
        send(cast("BinaryIO", worker.stdin), packed(batch))
        message = received(cast("BinaryIO", worker.stdout))
    except BrokenPipeError:
        message = None
    if message is None:
        raise EngineFailed("engine.worker_died", code=str(worker.wait()))
    if message[:1] == FAILED:
        raise RuntimeError(message[1:].decode())
    return unpacked(message[1:])
