"""Files and bytes -> text: opening without waiting, strict UTF-8, and whether there is anything to compare."""

from __future__ import annotations

import os
import re
import stat
from io import BufferedReader
from typing import BinaryIO, Final

from provenance.errors import BinaryInput, OversizeInput, UndecodableInput
from provenance.text.normalize import fold

BOM: Final = b"\xef\xbb\xbf"
_UTF16_BOMS: Final = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE: Final = 8192
"""Bytes; what the first block of a file looks like decides whether it is text."""

# Control codes but for white space and ESC; compressed and image data are full of them.
_CONTROLS: Final = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b") + b"\x7f"
_CONTROL: Final = re.compile(b"[" + re.escape(_CONTROLS) + b"]")
_MAX_CONTROLS: Final = 0.1

_CHUNK: Final = 4096
# Letters of the two scripts as fold() leaves them.
LETTER: Final = re.compile("[a-z\u00df-\u00f6\u00f8-\u02af\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u0750-\u077f]")


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def opened(path: str) -> BufferedReader:
    """Return a regular file opened for reading.

    Raises:
        OSError: The system refuses, or the path has become a pipe or device since the
            walk looked at it. Never waits for a writer.
    """
    stream = open(path, "rb", opener=_without_waiting)  # noqa: SIM115 - the caller closes it
    if stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        return stream
    stream.close()
    raise OSError("not a regular file any more")


def _first_control(data: bytes) -> int | None:
    """Return the offset of the byte that shows ``data`` to be no text, or None."""
    if (at := data.find(b"\0")) >= 0:
        return at
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    first = _CONTROL.search(sample)
    return first.start() if first and controls > _MAX_CONTROLS * len(sample) else None


def require_text(data: bytes, where: str) -> None:
    """Refuse bytes that are no UTF-8 text at first sight.

    Raises:
        UndecodableInput: It starts as UTF-16 does, whose zero bytes would look like binary data.
        BinaryInput: It holds a NUL, or one byte in ten of the first block is a control code.
    """
    if data.startswith(_UTF16_BOMS):
        raise UndecodableInput(where, 0)
    if (at := _first_control(data)) is not None:
        raise BinaryInput(where, at)


def decoded(data: bytes, where: str, *, at: int = 0, line: int | None = None) -> str:
    """Return the text of ``data``, a file or a line of it that starts at byte ``at``; a BOM at its start is dropped.

    Raises:
        UndecodableInput: A byte that is no UTF-8; the error names its offset in the file.
    """
    skip = len(BOM) if at == 0 and data.startswith(BOM) else 0
    try:
        return data[skip:].decode("utf-8")
    except UnicodeDecodeError as error:
        raise UndecodableInput(where, at + skip + error.start, line) from None


def read_text(stream: BinaryIO, where: str, *, limit: int, head: bytes = b"") -> str:
    """Return what is left of ``stream``, after ``head`` that was taken off it, with line ends as they are.

    Raises:
        OversizeInput: More than ``limit`` bytes; no more than that is ever held.
        BinaryInput, UndecodableInput: It is not UTF-8 text.
    """
    data = head + stream.read(max(0, limit + 1 - len(head)))
    if len(data) > limit:
        raise OversizeInput(where, limit)
    require_text(data, where)
    return decoded(data, where)


def reason_to_skip(text: str) -> str | None:
    """Return why a text holds nothing to compare, ``empty`` or ``no_words``, or None. Linear, mostly constant."""
    if not text or text.isspace():
        return "empty"
    starts = range(0, len(text), _CHUNK)
    has_word = any(LETTER.search(fold(text[start : start + _CHUNK])) for start in starts)
    return None if has_word else "no_words"
