"""Strings as arrays of code points: what one table says of every character, all characters at a time."""

from __future__ import annotations

from collections.abc import Mapping
from sys import maxunicode
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Points: TypeAlias = npt.NDArray[np.uint32]

LONG: Final = 256
"""Characters from which an array is cheaper than ``str.translate``, which asks a table for each character."""


def points(text: str) -> Points:
    """Return the code points of a string, lone surrogates as well."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def string(found: Points) -> str:
    """Return the string of code points."""
    return found.astype("<u4", copy=False).tobytes().decode("utf-32-le", "surrogatepass")


def table(changed: Mapping[int, int]) -> Points:
    """Return what each code point becomes: itself, unless ``changed`` says something else."""
    entries = np.arange(maxunicode + 1, dtype=np.uint32)
    for point, other in changed.items():
        entries[point] = other
    entries.setflags(write=False)
    return entries
