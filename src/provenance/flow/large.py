"""A scan of a corpus that need not fit into memory: the order of the steps, and what can be read when they are done."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

from provenance._version import __version__
from provenance.engine.base import Engine, Progress
from provenance.engine.duckdb import DuckDB
from provenance.engine.work import Fingerprint, WorkFolder, list_fingerprint
from provenance.flow.candidates import capped, propose
from provenance.flow.columns import ragged, whole
from provenance.flow.frequencies import background
from provenance.flow.inputs import Inputs, inputs
from provenance.flow.names import outcomes
from provenance.flow.pairs import pairs
from provenance.flow.reading import read
from provenance.flow.statements import statement
from provenance.flow.summing import summed_up
from provenance.flow.telling import tell
from provenance.flow.verifying import verified
from provenance.match.score import model_for
from provenance.settings import Settings
from provenance.summary import LARGEST
from provenance.text.alphabet import FOLD_HASH
from provenance.values import Capped, Outcomes, Pair, Scan, Story

FLOW_VERSION: Final = 1
"""Of the steps and of the columns of their tables; a work folder of another one is refused."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a large scan may use: memory of the engine in bytes, and cores."""

    memory_bytes: int
    threads: int


_STAGES: Final[Mapping[str, str]] = MappingProxyType(
    {"documents": "read", "readings": "zones", "pairs": "verify", "reused": "stories", "told": "stories"}
)
"""What the steps that take long are called in a scan; all others look for candidates."""


def _silent(step: str, done: int, total: int | None) -> None:
    """Report nothing."""


def _in_stages(progress: Progress) -> Progress:
    """Return a report by the steps of a scan from one by those of an engine."""

    def report(step: str, done: int, total: int | None) -> None:
        progress(_STAGES.get(step, "compare"), done, total)

    return report


class LargeScan:
    """What a large scan found, read from its tables while the work folder is open.

    The values are those of :class:`provenance.values.Scan`, but that directions and
    origins, which need the graph, are not worked out.
    """

    def __init__(self, engine: Engine, told: Outcomes, kind: Literal["bundled", "corpus"], settings: Settings) -> None:
        self._engine, self._settings = engine, settings
        self.outcomes: Final = told
        self.background: Final = kind
        self.threshold: Final = settings.threshold
        self.capped: Final[tuple[Capped, ...]] = tuple(capped(engine, settings))
        self.candidates: Final = engine.scalar(statement("count", table="candidates"))
        self.listed: Final = engine.scalar(statement("count", table="pairs"))
        self.story_count: Final = engine.scalar(statement("count", table="stories"))

    @property
    def unrelated(self) -> int:
        """How many verified pairs are not listed."""
        return self.candidates - self.listed

    def overview(self) -> Scan:
        """Return the scan without its long lists; its documents are the articles that the summary names."""
        told, articles = summed_up(self._engine, islice(self.stories(), LARGEST))
        return Scan(
            documents=articles,
            pairs=(),
            stories=(),
            outcomes=self.outcomes,
            background=self.background,
            threshold=self.threshold,
            candidates=self.candidates,
            unrelated=self.unrelated,
            capped=self.capped,
            summary=told,
        )

    def pairs(self) -> Iterator[Pair]:
        """Yield the verified pairs, those of the highest score first; what is too short to judge comes last."""
        model = model_for(self.background)
        for batch in self._engine.rows(statement("listed")):
            names = ("a", "left_id"), ("b", "right_id")
            ids: dict[int, str] = {}
            for number, name in names:
                ids.update(zip(whole(batch, number).tolist(), batch.column(name).to_pylist(), strict=True))
            yield from pairs(batch, ids, model, self.background)

    def stories(self) -> Iterator[Story]:
        """Yield the stories, the largest first."""
        ids = self._story_ids()
        for batch in self._engine.rows(statement("ordered_stories")):
            members, offsets = ragged(batch, "members")
            plain = zip(whole(batch, "number").tolist(), whole(batch, "representative").tolist(), strict=True)
            for row, (number, centre) in enumerate(plain):
                documents = tuple(ids[n] for n in members[offsets[row] : offsets[row + 1]].tolist())
                yield Story(f"story-{number}", documents, ids[centre])

    def _story_ids(self) -> Mapping[int, str]:
        found: dict[int, str] = {}
        for batch in self._engine.rows(statement("story_ids", explode=self._engine.explode)):
            found.update(zip(whole(batch, "n").tolist(), batch.column("id").to_pylist(), strict=True))
        return found


@contextmanager
def large_scan(
    paths: Iterable[str | os.PathLike[str]],
    work: Path,
    *,
    settings: Settings,
    limits: Limits,
    progress: Progress = _silent,
) -> Iterator[LargeScan]:
    """Scan a corpus step by step, each step kept in a work folder, and yield what was found.

    A run that was killed goes on where it was when it is started again with the same
    inputs and settings.

    Args:
        paths: As for :func:`provenance.read`, but standard input.
        work: Folder for the steps; made where it is missing.
        settings: As for :func:`provenance.scan`.
        limits: Memory and cores.
        progress: Told how many rows of which step are done.

    Raises:
        UsageError: standard input is among the paths.
        WorkFolderRefused: the folder is that of another run.
        EngineMissing: a library of the extra ``large`` is missing.
        EngineFailed: memory or disk do not suffice.
    """
    given = inputs(paths)
    staged = _in_stages(progress)
    with (
        WorkFolder(work, _fingerprint(given, settings)) as folder,
        DuckDB(folder, memory_bytes=limits.memory_bytes, threads=limits.threads, progress=staged) as engine,
    ):
        yield _scanned(engine, given, settings, limits.threads)


def _scanned(engine: Engine, given: Inputs, settings: Settings, processes: int) -> LargeScan:
    read(engine, given, settings, processes=processes)
    propose(engine, settings)
    known = background(engine)
    verified(engine, known, settings)
    tell(engine)
    return LargeScan(engine, outcomes(engine, given.refused), known.kind, settings)


def _fingerprint(given: Inputs, settings: Settings) -> Fingerprint:
    shards = (part for shard in given.shards() for part in (shard.name, shard.fingerprint))
    return Fingerprint(
        inputs=list_fingerprint(shards),
        settings=list_fingerprint([json.dumps(asdict(settings), sort_keys=True)]),
        version=f"{FLOW_VERSION} {__version__} {FOLD_HASH}",
    )
