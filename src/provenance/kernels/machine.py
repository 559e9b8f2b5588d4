"""Compiled functions without the compiler: object code is kept on disk and called where it stands in memory.

Importing numba takes longer than reading sixty megabytes of news. It is needed to compile;
to run what was compiled llvmlite is enough, which comes with it. A function is called as
numba's own code calls it: places for the result and an error, then the arguments, arrays
taken apart into what they are made of.
"""

from __future__ import annotations

import ctypes
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import numpy as np

from provenance.kernels.cache import LOCK, home, is_own, label, rename

_INDEX: Final = "index.json"
_loaded: Final[dict[str, Mapping[str, Callable[..., int]]]] = {}
# Machine code is gone with what it was loaded by.
_engines: Final[list[Any]] = []


def machine_code(name: str) -> Mapping[str, Callable[..., int]]:
    """Return the functions of a module of kernels that are marked ``native``, by name: kept from before, or compiled.

    They let go of the interpreter's lock. Arrays must be of the very kinds that the module
    says, and in one piece; nothing checks what stands in them.

    Raises:
        ImportError: numba is not installed.
    """
    with LOCK:
        if name not in _loaded:
            folder = home() / label(name)
            kept = _kept(folder) if is_own(folder) else None
            if kept is None:
                shutil.rmtree(folder, ignore_errors=True)  # what is damaged would be in the way for ever
            _loaded[name] = _functions(kept or _compiled(name, folder))
        return _loaded[name]


def _kept(folder: Path) -> dict[str, tuple[str, bytes]] | None:
    """Return what is kept in a folder; None where it is not whole."""
    try:
        index = json.loads((folder / _INDEX).read_text(encoding="utf-8"))
        codes = {name: (symbol, (folder / f"{name}.o").read_bytes()) for name, (symbol, _) in index.items()}
    except (OSError, ValueError):
        return None
    is_whole = all(sha256(codes[name][1]).hexdigest() == digest for name, (_, digest) in index.items())
    return codes if is_whole and codes else None


def _compiled(name: str, folder: Path) -> dict[str, tuple[str, bytes]]:
    from provenance.kernels.compiling import Native, object_code

    members = vars(import_module(name))
    codes = {member: object_code(value) for member, value in members.items() if isinstance(value, Native)}
    _keep(codes, folder)
    return codes


def _keep(codes: Mapping[str, tuple[str, bytes]], folder: Path) -> None:
    """Write object code out of sight and name it in one step; a cache that cannot be written costs only time."""
    fresh = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
        for name, (_, code) in codes.items():
            (fresh / f"{name}.o").write_bytes(code)
        index = {name: (symbol, sha256(code).hexdigest()) for name, (symbol, code) in codes.items()}
        (fresh / _INDEX).write_text(json.dumps(index), encoding="utf-8")
        rename(fresh, folder)
    except OSError:
        return
    finally:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)


def _functions(codes: Mapping[str, tuple[str, bytes]]) -> dict[str, Callable[..., int]]:
    import llvmlite.binding as llvm

    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    engine = llvm.create_mcjit_compiler(
        llvm.parse_assembly(""), llvm.Target.from_default_triple().create_target_machine()
    )
    for _, code in codes.values():
        engine.add_object_file(llvm.ObjectFileRef.from_data(code))
    engine.finalize_object()
    _engines.append(engine)
    return {name: _function(engine.get_function_address(symbol)) for name, (symbol, _) in codes.items()}


def _function(address: int) -> Callable[..., int]:
    called = ctypes.CFUNCTYPE(ctypes.c_int32)(address)

    def function(*arguments: Any) -> int:
        result, error = ctypes.c_int64(), ctypes.c_void_p()
        # Where the signature of a C function is not told, ctypes passes these as they are.
        parts = [part for argument in arguments for part in _parts(argument)]
        if called(ctypes.byref(result), ctypes.byref(error), *parts):
            raise RuntimeError(f"compiled code failed at {address:#x}")
        return result.value

    return function


def _parts(argument: Any) -> Iterator[Any]:
    """Yield what numba passes for an argument."""
    if isinstance(argument, tuple):
        for member in argument:
            yield from _parts(member)
    elif isinstance(argument, np.ndarray):
        if not argument.flags.c_contiguous:
            raise ValueError("arrays for compiled code must be in one piece")
        yield from (ctypes.c_void_p(), ctypes.c_void_p())
        yield from (ctypes.c_int64(argument.size), ctypes.c_int64(argument.itemsize))
        yield ctypes.c_void_p(argument.ctypes.data)
        yield from map(ctypes.c_int64, argument.shape)
        yield from map(ctypes.c_int64, argument.strides)
    else:
        yield ctypes.c_int64(argument)
