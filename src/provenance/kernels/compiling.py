"""How Python functions become machine code here: one signature each, without the interpreter's lock.

numba is imported with this module, hence only where kernels are really run.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import numba
from numba import types
from numba.extending import intrinsic

from provenance.kernels.tables import FoldTable, Lexicon, StemTable

_Function = TypeVar("_Function", bound=Callable[..., Any])


def column(kind: Any, dimensions: int = 1) -> Any:
    # Read-only, which writable arrays pass for too: a second compilation can never be asked for.
    return types.Array(kind, dimensions, "C", readonly=True)


BYTES: Final = column(types.uint8)
OFFSETS: Final = column(types.int64)
HASHES: Final = column(types.uint64)
LETTERS: Final = column(types.uint32)
TABLE: Final = column(types.uint32, 2)
WHOLE: Final = types.int64
HASH: Final = types.uint64

_LEXICON: Final = types.NamedTuple((LETTERS, OFFSETS, OFFSETS), Lexicon)
FOLD_TABLE: Final = types.NamedTuple((LETTERS, TABLE), FoldTable)
STEM_TABLE: Final = types.NamedTuple((TABLE, TABLE, OFFSETS, LETTERS, _LEXICON, _LEXICON, HASHES), StemTable)

RAGGED: Final = types.Tuple((types.uint64[::1], types.int64[::1]))
SIGNATURES: Final = types.uint32[:, ::1]
KEYS: Final = types.uint64[:, ::1]
STATES: Final = types.uint8[::1]
SHARES: Final = types.float64[:, ::1]
COUNTS: Final = types.int64[:, ::1]
BEGINS: Final = types.int64[::1]


def together(*kinds: Any) -> Any:
    """Return the type of several results at once."""
    return types.Tuple(kinds)


def kernel(result: Any, *arguments: Any) -> Callable[[_Function], _Function]:
    """Compile a function for these types, now, or take it from the cache."""
    compiled: Callable[[_Function], _Function] = numba.njit(
        result(*arguments), nogil=True, cache=True, error_model="numpy"
    )
    return compiled


@dataclass(frozen=True, slots=True)
class Native:
    """A function to be compiled by itself, without what Python needs to call it: ``kernels/machine.py`` does that."""

    function: Callable[..., Any]
    result: Any
    arguments: tuple[Any, ...]


def native(result: Any, *arguments: Any) -> Callable[[Callable[..., Any]], Native]:
    """Say the types of a function that asks for no memory; it is compiled when it is first needed."""
    return lambda function: Native(function, result, arguments)


def object_code(wanted: Native) -> tuple[str, bytes]:
    """Return the name of a compiled function and the object file that it is in."""
    compiled = numba.njit(
        wanted.result(*wanted.arguments),
        nogil=True,
        error_model="numpy",
        _nrt=False,
        no_cpython_wrapper=True,
        no_cfunc_wrapper=True,
    )(wanted.function)
    (found,) = compiled.overloads.values()
    library = found.library
    return found.fndesc.llvm_func_name, library._codegen._tm.emit_object(library._final_module)


def inner(function: _Function) -> _Function:
    """Mark a function that only kernels call and that makes no arrays; it is compiled into each of them.

    Such a function does without the counting of references, which else takes most of the
    time: numba counts, in one step for all threads, at every call that passes an array.
    """
    compiled: _Function = numba.njit(nogil=True, error_model="numpy", _nrt=False)(function)
    return compiled


def making(function: _Function) -> _Function:
    """Mark a function that only kernels call and that makes arrays."""
    compiled: _Function = numba.njit(nogil=True, error_model="numpy")(function)
    return compiled


@intrinsic  # type: ignore[untyped-decorator]
def eight_bytes(typing: Any, data: Any, at: Any) -> Any:
    """Return eight bytes of an array as one number, the first of them highest; nothing checks that they are there."""

    def load(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        array = context.make_array(signature.args[0])(context, builder, arguments[0])
        number = context.get_value_type(types.uint64)
        place = builder.bitcast(builder.gep(array.data, [arguments[1]]), number.as_pointer())
        found = builder.load(place)
        found.align = 1
        return builder.bswap(found) if sys.byteorder == "little" else found

    return types.uint64(data, at), load
