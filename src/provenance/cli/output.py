"""The only place that prints: reports to standard output or a file, the rest to standard error."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import Final

import click

from provenance.cli.exits import NOTHING_USABLE
from provenance.cli.screen import Choice, chosen
from provenance.corpus.walk import ROW_SUFFIXES, STDIN, TEXT_SUFFIXES, has_suffix
from provenance.errors import UsageError
from provenance.messages.english import progress_sentence
from provenance.messages.screen import DRAWN_ORDER
from provenance.render.bidi.probe import Wish
from provenance.render.faults import faults
from provenance.render.layout import NARROWEST, WIDEST, Row, View, paint
from provenance.render.show import show
from provenance.values import Unreadable

LISTED: Final = 20
_MESSAGE_LIMIT: Final = 500
_EVERY_S: Final = 0.1


class Unwritable(click.ClickException):
    """The result cannot be written where it was asked for."""

    exit_code = NOTHING_USABLE

    def __init__(self, where: str, problem: OSError) -> None:
        why = problem.strerror or type(problem).__name__
        super().__init__(
            show(f"{where}: cannot be written ({why}); choose another place with -o", limit=_MESSAGE_LIMIT)
        )


def is_terminal(stream: object) -> bool:
    """Return whether a stream is a terminal; one that is closed is none."""
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]
    except (AttributeError, ValueError):
        return False


def _is_dumb() -> bool:
    return os.environ.get("TERM", "").lower() in ("dumb", "unknown")


def _encoding(is_on_screen: bool) -> str:
    """Return the encoding of a terminal; pipes and files get UTF-8, whatever the locale."""
    return (getattr(sys.stdout, "encoding", None) or "utf-8") if is_on_screen else "utf-8"


def encoding_of(view: View) -> str:
    """Return the encoding that a report is written in."""
    return _encoding(view.is_terminal)


def shows_arabic() -> bool:
    """Return whether standard output is a terminal that can show Arabic in some way."""
    return is_terminal(sys.stdout) and not _is_dumb() and _encoding(True).lower().startswith("utf")


def view_of(style: str, output: str | None, wish: Wish = "auto") -> View:
    """Return what the device can do that a report goes to: the terminal, a pipe or a file."""
    is_on_screen = is_report_on_screen(style, output)
    columns = shutil.get_terminal_size().columns if output is None else 80
    choice = chosen(wish) if is_on_screen and shows_arabic() else Choice("logical", "option")
    return View(
        width=min(WIDEST, max(NARROWEST, columns)),
        bidi=choice.mode,
        is_unicode=_encoding(is_on_screen).lower().startswith("utf"),
        is_guessed=choice.is_guessed,
        is_terminal=is_on_screen,
    )


def painted(rows: Iterable[Row], view: View) -> str:
    """Return the text of a report, with colours when a terminal that has them will show it."""
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out,
        force_terminal=view.is_terminal,
        width=view.width,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for line in paint(rows, view):
        console.print(line, soft_wrap=True)
    return out.getvalue()


def _to_nowhere() -> None:
    """Point standard output at nothing, so that the interpreter's last flush cannot fail."""
    with contextlib.suppress(OSError, ValueError, io.UnsupportedOperation):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _closed() -> Unwritable:
    """Return the error of a run that was started with standard output closed."""
    return Unwritable("standard output", OSError(errno.EBADF, "it is closed"))


def _to_stdout(data: bytes) -> None:
    if sys.stdout is None:
        raise _closed()
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _to_nowhere()  # the reader has seen enough: `| head`
    except OSError as problem:
        _to_nowhere()
        raise Unwritable("standard output", problem) from problem


def _replace(path: str, data: bytes) -> None:
    """Write a file as a whole or not at all."""
    # Short, so that a long name leaves room for it; hidden, so that no scan reads it.
    draft = os.path.join(os.path.dirname(path), f".provenance-{secrets.token_hex(4)}.part")
    try:
        with open(draft, "xb") as file:
            if os.path.exists(path):  # who could read the old result can read the new one, and nobody else
                os.chmod(draft, stat.S_IMODE(os.stat(path).st_mode))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(draft)
        raise


def _to_file(path: str, data: bytes) -> None:
    real = os.path.realpath(path)
    try:
        if os.path.exists(real) and not os.path.isfile(real):
            with open(real, "wb") as device:  # a pipe or /dev/null must not be replaced by a file
                device.write(data)
        else:
            _replace(real, data)
    except OSError as problem:
        raise Unwritable(path, problem) from problem


def _require_name(path: str) -> None:
    """Raise the error of the system when it would take no file of this name, such as one of 300 letters."""
    with contextlib.suppress(FileNotFoundError):
        os.lstat(path)


def _require_place(real: str) -> None:
    """Raise :class:`OSError` when nothing can be written at ``real``."""
    folder = os.path.dirname(real)
    if os.path.isdir(real):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if not os.path.isdir(folder):
        raise FileNotFoundError(errno.ENOENT, "no such folder")
    _require_name(real)
    is_device = os.path.exists(real) and not os.path.isfile(real)
    touched = [path for path in (real, *([] if is_device else [folder])) if os.path.exists(path)]
    if not all(os.access(path, os.W_OK) for path in touched):
        raise PermissionError(errno.EACCES, "permission denied")


def check_writable(output: str | None) -> None:
    """Raise :class:`Unwritable` before the work begins when the result will have no place to go."""
    if output is None:
        if sys.stdout is None:
            raise _closed()
        return
    if not output:
        raise UsageError("-o: names no file; give a path or leave it out")
    try:
        _require_place(os.path.realpath(output))
    except OSError as problem:
        raise Unwritable(output, problem) from problem


def _is_same(left: str, right: str) -> bool:
    """Return whether two paths lead to one file, by whatever names."""
    try:
        return os.path.samefile(left, right)
    except OSError:
        return left == right


def check_named(inputs: Iterable[str]) -> None:
    """Raise :class:`UsageError` when a path is empty, which the system would take for the current folder."""
    if "" in inputs:
        raise UsageError("PATH: is empty; name a folder, a file or -")


def check_apart(output: str | None, inputs: Iterable[str]) -> None:
    """Raise :class:`UsageError` when the result would overwrite an input or stand among the articles of a folder."""
    if output is None:
        return
    real = os.path.realpath(output)
    is_read = has_suffix(real, TEXT_SUFFIXES + ROW_SUFFIXES)
    for path in (os.path.realpath(name) for name in inputs if name != STDIN):
        if _is_same(path, real):
            raise UsageError(f"{output}: is one of the inputs; write the result to another file")
        if os.path.isdir(path) and is_read and real.startswith(os.path.join(path, "")):
            raise UsageError(f"{output}: lies in the scanned folder and would be read as an article; write elsewhere")


def emit(text: str, output: str | None) -> None:
    """Write a result to a file, or to standard output when ``output`` is None."""
    if output is not None:
        _to_file(output, text.encode("utf-8", "backslashreplace"))
        return
    _to_stdout(text.encode(_encoding(is_terminal(sys.stdout)), "backslashreplace"))


def note(message: str) -> None:
    """Write one line to standard error."""
    with contextlib.suppress(OSError):
        click.echo(show(message, limit=_MESSAGE_LIMIT), err=True)


def note_entries(entries: Iterable[Unreadable]) -> None:
    """List inputs that gave no document on standard error; the report has those past the first few."""
    found = faults(entries)
    for fault in found[:LISTED]:
        note(f"{fault.status}: {fault.message}")
    if len(found) > LISTED:
        note(f"and {sum(map(len, found[LISTED:])):,} more")


def is_report_on_screen(style: str, output: str | None) -> bool:
    """Return whether the reader sees the terminal report, where inputs that failed are listed already."""
    return style == "terminal" and output is None and is_terminal(sys.stdout)


def make_folder_of(path: str) -> None:
    """Make the folder that a file is to stand in."""
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    except OSError as problem:
        raise Unwritable(path, problem) from problem


def asked(question: str) -> str:
    """Return what the reader answers; nothing when they leave."""
    try:
        return str(click.prompt(show(question), default="", show_default=False))
    except click.Abort:
        return ""


def note_order(view: View, quiet: bool) -> None:
    """Say that the report on the screen is not to be copied from, when the reader did not ask for that."""
    if view.is_guessed and view.bidi in ("visual", "words") and not quiet:
        note(DRAWN_ORDER)


@contextlib.contextmanager
def progress(quiet: bool) -> Iterator[Callable[[str, int, int | None], None] | None]:
    """Give a function that keeps one line of progress on standard error; None where nobody reads it."""
    if quiet or not is_terminal(sys.stderr) or _is_dumb():
        yield None
        return
    last = 0.0

    def report(step: str, done: int, total: int | None) -> None:
        nonlocal last
        if monotonic() - last >= _EVERY_S:
            last = monotonic()
            click.echo(f"\r\x1b[K{show(progress_sentence(step, done, total), limit=NARROWEST)}", err=True, nl=False)

    try:
        yield report
    finally:
        click.echo("\r\x1b[K", err=True, nl=False)
