"""The systems that are compared, and the environments that they run in.

A system is a command: corpus and threshold in, groups of ids out. Those of others get a
virtual environment each, filled from the package index by the pins in
``peers/requirements``. One that cannot be installed is reported with its reason.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import venv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from benchmarks.speed.judge import Kind

ROOT: Final = Path(__file__).parents[2]
REQUIREMENTS: Final = Path(__file__).parent / "peers" / "requirements"
_INSTALL_S: Final = 1_800
_VERSIONS: Final = (
    "import sys, json, importlib.metadata as m; print(json.dumps({n: m.version(n) for n in sys.argv[1:]}))"
)
_THREADS: Final = ("RAYON_NUM_THREADS", "POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")


class NotInstalled(Exception):
    """The packages of a system could not be installed."""


@dataclass(frozen=True, slots=True)
class System:
    """A system: the module that runs it, what it writes, and the packages whose versions are noted.

    ``is_own`` systems run in the environment of the benchmark itself.
    """

    name: str
    module: str
    kind: Kind
    packages: tuple[str, ...]
    is_own: bool = False

    def command(self, python: Path, corpus: Path, found: Path, threshold: float) -> list[str]:
        """Return the command that reads a corpus and writes what it found."""
        module = f"benchmarks.speed.peers.{self.module}"
        return [str(python), "-m", module, str(corpus), str(found), "--threshold", str(threshold)]


_ALL: Final = (
    System("provenance", "provenance_near", "pairs", ("numpy", "numba"), is_own=True),
    System("provenance-plain", "provenance_memory", "pairs", ("numpy",), is_own=True),
    System("datasketch", "datasketch_lsh", "pairs", ("datasketch", "xxhash")),
    System("rensa", "rensa_lsh", "pairs", ("rensa",)),
    System("gaoya", "gaoya_index", "pairs", ("gaoya",)),
    System("daft", "daft_minhash", "clusters", ("daft",)),
    System("text-dedup", "text_dedup_kernel", "clusters", ("text-dedup",)),
    System("polars", "polars_minhash", "clusters", ("polars",)),
)
SYSTEMS: Final[Mapping[str, System]] = MappingProxyType({one.name: one for one in _ALL})


def environment(system: System, folder: Path) -> Path:
    """Return the interpreter that a system runs on, having made and filled its environment where there is none.

    Raises:
        NotInstalled: The package index could not provide what is pinned; the log stays in the folder.
    """
    if system.is_own:
        return Path(sys.executable)
    pins = REQUIREMENTS / f"{system.name}.txt"
    made = folder / f"{system.name}-{hashlib.sha256(pins.read_bytes()).hexdigest()[:12]}"
    python, ready = made / "bin" / "python", made / "ready"
    if not ready.exists():
        folder.mkdir(parents=True, exist_ok=True)
        venv.create(made, with_pip=True, clear=True)
        _install(python, pins, folder / f"{system.name}.log")
        ready.touch()
    return python


def _install(python: Path, pins: Path, log: Path) -> None:
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(pins)]
    with log.open("wb") as output:
        try:
            ended = subprocess.run(command, stdout=output, stderr=output, timeout=_INSTALL_S, check=False).returncode
        except subprocess.TimeoutExpired:
            raise NotInstalled(f"not installed within {_INSTALL_S} s; see {log.name}") from None
    if ended:
        raise NotInstalled(f"pip ended with code {ended}; see {log.name}")


def versions(system: System, python: Path) -> dict[str, str]:
    """Return the versions of the packages that a system stands on, as installed."""
    asked = subprocess.run([str(python), "-c", _VERSIONS, *system.packages], capture_output=True, text=True, check=True)
    return {str(name): str(version) for name, version in json.loads(asked.stdout).items()}


def surroundings(system: System, threads: int) -> dict[str, str]:
    """Return the environment variables of a run: so many threads, no telemetry, no colour of the caller's."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
    path = [str(ROOT), str(ROOT / "src")] if system.is_own else [str(ROOT)]
    quiet = {"DO_NOT_TRACK": "true", "DAFT_ANALYTICS_ENABLED": "0", "HF_HUB_OFFLINE": "1", "DAFT_PROGRESS_BAR": "0"}
    fixed = {"PYTHONPATH": os.pathsep.join(path), "PYTHONHASHSEED": "0"}
    return {**kept, **quiet, **fixed, **dict.fromkeys(_THREADS, str(threads))}
