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
from dataclasses import replace
from time import monotonic
from typing import Final, TextIO

import click

from provenance.cli.exits import NOTHING_USABLE
from provenance.cli.screen import Choice, mode_of_notes, settled
from provenance.corpus.walk import ROW_SUFFIXES, STDIN, TEXT_SUFFIXES, has_suffix
from provenance.errors import UsageError
from provenance.messages.catalogue import language, say
from provenance.messages.inputs import progress_sentence
from provenance.render.bidi.classes import has_right_to_left
from provenance.render.bidi.probe import Wish
from provenance.render.faults import faults
from provenance.render.layout import NARROWEST, WIDEST, Row, View, paint, sentence
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
        super().__init__(show(say("usage.unwritable", where=where, why=why), limit=_MESSAGE_LIMIT))


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
    choice = settled(wish) if is_on_screen and shows_arabic() else Choice("logical", "option")
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
    return Unwritable(say("usage.standard_output"), OSError(errno.EBADF, say("usage.closed")))


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
        raise Unwritable(say("usage.standard_output"), problem) from problem


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
        raise IsADirectoryError(errno.EISDIR, say("usage.is_folder"))
    if not os.path.isdir(folder):
        raise FileNotFoundError(errno.ENOENT, say("usage.no_folder"))
    _require_name(real)
    is_device = os.path.exists(real) and not os.path.isfile(real)
    touched = [path for path in (real, *([] if is_device else [folder])) if os.path.exists(path)]
    if not all(os.access(path, os.W_OK) for path in touched):
        raise PermissionError(errno.EACCES, say("usage.no_permission"))


def check_writable(output: str | None) -> None:
    """Raise :class:`Unwritable` before the work begins when the result will have no place to go."""
    if output is None:
        if sys.stdout is None:
            raise _closed()
        return
    if not output:
        raise UsageError("usage.no_output_name")
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
        raise UsageError("usage.empty_path")


def check_apart(output: str | None, inputs: Iterable[str]) -> None:
    """Raise :class:`UsageError` when the result would overwrite an input or stand among the articles of a folder."""
    if output is None:
        return
    real = os.path.realpath(output)
    is_read = has_suffix(real, TEXT_SUFFIXES + ROW_SUFFIXES)
    for path in (os.path.realpath(name) for name in inputs if name != STDIN):
        if _is_same(path, real):
            raise UsageError("usage.output_is_input", output=output)
        if os.path.isdir(path) and is_read and real.startswith(os.path.join(path, "")):
            raise UsageError("usage.output_inside", output=output)


def emit(text: str, output: str | None) -> None:
    """Write a result to a file, or to standard output when ``output`` is None."""
    if output is not None:
        _to_file(output, text.encode("utf-8", "backslashreplace"))
        return
    _to_stdout(text.encode(_encoding(is_terminal(sys.stdout)), "backslashreplace"))


def emit_file(data: bytes, output: str) -> None:
    """Write a result that is no text to a file."""
    _to_file(output, data)


def notes_view() -> View:
    """Return what the device of standard error can do; a terminal needs its Arabic in some order."""
    is_on_screen = is_terminal(sys.stderr) and not _is_dumb()
    return View(
        width=min(WIDEST, max(NARROWEST, _columns(sys.stderr))),
        bidi=mode_of_notes() if is_on_screen else "logical",
        is_terminal=is_on_screen,
    )


def _columns(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError, AttributeError):
        return WIDEST


def note(message: str, view: View | None = None) -> None:
    """Write one line to standard error, or several where a terminal has to be given Arabic line by line."""
    device = view or (notes_view() if has_right_to_left(message) else View())
    with contextlib.suppress(OSError):
        if device.is_terminal and has_right_to_left(message):
            click.echo(painted([_row(message)], device), err=True, nl=False)
        else:
            click.echo(show(message, limit=_MESSAGE_LIMIT), err=True)


def _row(message: str) -> Row:
    return sentence(show(message, limit=_MESSAGE_LIMIT))


def note_entries(entries: Iterable[Unreadable]) -> None:
    """List inputs that gave no document on standard error; the report has those past the first few."""
    found = faults(entries)
    for fault in found[:LISTED]:
        note(say("input.problem", place=say(f"field.{fault.status}"), problem=fault.message))
    if len(found) > LISTED:
        note(say("input.and_more", number=sum(map(len, found[LISTED:]))))


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
    if is_drawn := has_right_to_left(question):  # a prompt cannot be put into the order of the terminal
        note(question)
    try:
        return str(click.prompt("" if is_drawn else show(question), default="", show_default=False))
    except click.Abort:
        return ""


def note_order(view: View, quiet: bool) -> None:
    """Say that the report on the screen is not to be copied from, when the reader did not ask for that."""
    if view.is_guessed and view.bidi in ("visual", "words") and not quiet:
        note(say("screen.drawn_order"))


def _painted_line(message: str, view: View) -> str:
    """Return a message as the first line that it takes, without its end."""
    return painted([sentence(show(message, limit=NARROWEST - 1))], view).partition("\n")[0]


@contextlib.contextmanager
def progress(quiet: bool) -> Iterator[Callable[[str, int, int | None], None] | None]:
    """Give a function that keeps one line of progress on standard error; None where nobody reads it."""
    if quiet or not is_terminal(sys.stderr) or _is_dumb():
        yield None
        return
    last = 0.0
    view = replace(notes_view(), width=NARROWEST) if language() == "ar" else View()

    def report(step: str, done: int, total: int | None) -> None:
        nonlocal last
        if monotonic() - last >= _EVERY_S:
            last = monotonic()
            click.echo(f"\r\x1b[K{_painted_line(progress_sentence(step, done, total), view)}", err=True, nl=False)

    try:
        yield report
    finally:
        click.echo("\r\x1b[K", err=True, nl=False)
