"""Whether there are kernels to run; asked before anything heavy is imported."""

from __future__ import annotations

from importlib.util import find_spec

from provenance.messages.catalogue import say


def has_kernels() -> bool:
    """Return whether numba is installed."""
    return find_spec("numba") is not None


def missing_kernels() -> str:
    """Return what a reader should be told where numba is missing, and nothing where it is not."""
    return "" if has_kernels() else say("screen.no_kernels")
