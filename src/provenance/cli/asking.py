"""Questions to the terminal itself, which answers as if somebody typed."""

from __future__ import annotations

import contextlib
import os
import select
import sys
from collections.abc import Callable, Iterator
from time import monotonic
from typing import Final

_LONGEST: Final = 1_024
_CLEAN: Final = b"\r\x1b[K"  # of what a terminal prints that takes the question for text


@contextlib.contextmanager
def _opened() -> Iterator[int | None]:
    """Give the terminal of standard output; None when it is not ours to ask."""
    try:
        device = os.open(os.ttyname(sys.stdout.fileno()), os.O_RDWR | os.O_NOCTTY)
    except (OSError, ValueError, AttributeError):
        yield None
        return
    try:
        yield device if _is_foreground(device) else None
    finally:
        os.close(device)


def _is_foreground(device: int) -> bool:
    """Return whether answers would come to this program; one in the background would be stopped for asking."""
    try:
        return os.tcgetpgrp(device) == os.getpgrp()
    except OSError:
        return False


@contextlib.contextmanager
def _quiet(device: int) -> Iterator[None]:
    """Let answers come at once and unseen; the terminal is put back as it was, whatever happens."""
    import termios

    before = termios.tcgetattr(device)
    during = termios.tcgetattr(device)
    during[3] &= ~(termios.ICANON | termios.ECHO)
    try:
        termios.tcsetattr(device, termios.TCSADRAIN, during)
        yield
    finally:
        termios.tcsetattr(device, termios.TCSADRAIN, before)


def _is_readable(device: int, seconds: float) -> bool:
    return bool(select.select([device], [], [], seconds)[0])


def _reply(device: int, is_whole: Callable[[bytes], bool], patience_s: float) -> bytes:
    reply, end = b"", monotonic() + patience_s
    while not is_whole(reply) and len(reply) < _LONGEST and _is_readable(device, max(0.0, end - monotonic())):
        part = os.read(device, _LONGEST)
        if not part:
            break
        reply += part
    return reply


def ask(question: bytes, is_whole: Callable[[bytes], bool], *, patience_s: float) -> bytes:
    """Return what the terminal answers within a time, perhaps nothing.

    Nothing is asked, and the answer is empty, when standard output is no terminal, when
    another program has it, when somebody has typed ahead (it would be lost), and where
    the system knows no terminals.

    Args:
        question: Control sequences; the line that the cursor stands in is cleared after them.
        is_whole: Whether an answer is complete.
        patience_s: Longest wait in seconds.
    """
    if sys.platform == "win32":
        return b""
    with _opened() as device:
        if device is None or _is_readable(device, 0.0):
            return b""
        try:
            with _quiet(device):
                if _is_readable(device, 0.0):  # half a line, which is seen only now, and goes back with the terminal
                    return b""
                os.write(device, question)
                reply = _reply(device, is_whole, patience_s)
                os.write(device, _CLEAN)
                return reply
        except OSError:
            return b""
