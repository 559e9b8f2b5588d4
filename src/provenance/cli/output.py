"""The only place that prints: reports to standard output or a file, the rest to standard error."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from time import monotonic
from typing import IO, Any, Final

import click

from provenance.cli.exits import NOTHING_USABLE
from provenance.cli.files import require_place, write_whole
from provenance.cli.pace import Pace
from provenance.cli.screen import Choice, mode_of_notes, settled
from provenance.corpus.formats import SUFFIXES, has_suffix
from provenance.corpus.walk import STDIN
from provenance.errors import UsageError
from provenance.messages.catalogue import language, say, spoken
from provenance.messages.inputs import progress_sentence
from provenance.render.bidi.classes import has_right_to_left
from provenance.render.bidi.probe import Wish
from provenance.render.faults import faults
from provenance.render.layout import DEEPER, NARROWEST, WIDEST, Row, View, own, sentence
from provenance.render.painting import paint
from provenance.render.show import show
from provenance.values import Unreadable

LISTED: Final = 20
_MESSAGE_LIMIT: Final = 500
_EVERY_S: Final = 0.1
_USUAL_COLUMNS: Final = 80
_STEERING: Final = re.compile(r"\x1b\[[0-9;]*m|[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # colours, and controls but \t and \n


class Told(click.ClickException):
    """An error that ends the run, told on standard error when it is over, in the language and for the screen it had."""

    def __init__(self, message: str) -> None:
        super().__init__(show(message, limit=_MESSAGE_LIMIT))
        self.lang, self.view = language(), notes_view()

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the line; where standard error is closed, click itself would write it to standard output."""
        with spoken(self.lang):
            note(say("usage.error", problem=self.message), self.view)


class Unwritable(Told):
    """The result cannot be written where it was asked for."""

    exit_code = NOTHING_USABLE

    def __init__(self, where: str, problem: OSError) -> None:
        why = problem.strerror or type(problem).__name__
        super().__init__(say("usage.unwritable", where=where, why=why))


def is_terminal(stream: object) -> bool:
    """Return whether a stream is a terminal; one that is closed is none."""
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]
    except (AttributeError, ValueError):
        return False


def _is_dumb() -> bool:
    """Return whether the terminal is not known to obey anything; only Windows has some that need no name."""
    term = os.environ.get("TERM", "").lower()
    return term in ("dumb", "unknown") or (not term and sys.platform != "win32")


def _encoding(is_on_screen: bool) -> str:
    """Return the encoding of a terminal; pipes and files get UTF-8, whatever the locale."""
    return (getattr(sys.stdout, "encoding", None) or "utf-8") if is_on_screen else "utf-8"


def shows_arabic() -> bool:
    """Return whether standard output is a terminal that can show Arabic in some way."""
    return is_terminal(sys.stdout) and not _is_dumb() and _encoding(True).lower().startswith("utf")


def _columns(stream: object) -> int:
    """Return how many columns the terminal of a stream has; COLUMNS is heard first, as everywhere."""
    wished = os.environ.get("COLUMNS", "")
    if wished.isdecimal() and int(wished) > 0:
        return int(wished)
    try:
        return os.get_terminal_size(stream.fileno()).columns or _USUAL_COLUMNS  # type: ignore[attr-defined]
    except (AttributeError, OSError, ValueError):
        return _USUAL_COLUMNS


def _width(stream: object) -> int:
    return min(WIDEST, max(NARROWEST, _columns(stream)))


def view_of(style: str, output: str | None, wish: Wish = "auto") -> View:
    """Return what the device can do that a report goes to: the terminal, a pipe or a file."""
    is_on_screen = is_report_on_screen(style, output)
    choice = settled(wish) if is_on_screen and shows_arabic() else Choice("logical", "option")
    return View(
        width=_width(sys.stdout) if output is None else _USUAL_COLUMNS,
        bidi=choice.mode,
        is_unicode=_encoding(is_on_screen).lower().startswith("utf"),
        encoding=_encoding(is_on_screen),
        is_guessed=choice.is_guessed,
        is_terminal=is_on_screen,
    )


def painted(rows: Iterable[Row], view: View) -> str:
    """Return the text of a report, with colours when a terminal that has them will show it."""
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out,
        force_terminal=view.is_terminal and not _is_dumb(),
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


def check_writable(output: str | None) -> None:
    """Raise :class:`Unwritable` before the work begins when the result will have no place to go."""
    if output is None:
        if sys.stdout is None:
            raise _closed()
        return
    if not output:
        raise UsageError("usage.no_output_name")
    try:
        require_place(os.path.realpath(output))
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
    is_read = has_suffix(real, SUFFIXES)
    for path in (os.path.realpath(name) for name in inputs if name != STDIN):
        if _is_same(path, real):
            raise UsageError("usage.output_is_input", output=output)
        if os.path.isdir(path) and is_read and real.startswith(os.path.join(path, "")):
            raise UsageError("usage.output_inside", output=output)


def _for_screen(text: str) -> str:
    """Return a result without anything that could steer a terminal, but for the colours of reports.

    Reports hold nothing of the kind. This is for the formats that programs read, whose
    exact characters belong into pipes and files.
    """
    return _STEERING.sub(lambda found: found[0] if found[0].endswith("m") else show(found[0]), text)


def emit(text: str, output: str | None) -> None:
    """Write a result to a file, or to standard output when ``output`` is None."""
    if output is not None:
        emit_file(text.encode("utf-8", "backslashreplace"), output)
        return
    is_on_screen = is_terminal(sys.stdout)
    _to_stdout((_for_screen(text) if is_on_screen else text).encode(_encoding(is_on_screen), "backslashreplace"))


def emit_file(data: bytes, output: str) -> None:
    """Write a result that is no text to a file."""
    _emit_whole([data], output)


def emit_parts(parts: Iterable[str], output: str) -> None:
    """Write a result to a file that is too long to be one string."""
    _emit_whole((part.encode("utf-8", "backslashreplace") for part in parts), output)


def _emit_whole(parts: Iterable[bytes], output: str) -> None:
    try:
        write_whole(output, parts)
    except OSError as problem:
        raise Unwritable(output, problem) from problem


def emit_rows(rows: Iterable[bytes], output: str | None) -> None:
    """Write rows of UTF-8 to a file, whole or not at all, or one by one to standard output."""
    if output is not None:
        _emit_whole(rows, output)
        return
    is_on_screen = is_terminal(sys.stdout)
    for row in rows:
        _to_stdout(_for_screen(row.decode()).encode(_encoding(True), "backslashreplace") if is_on_screen else row)


def note_plain(message: str) -> None:
    """Write one line to standard error as it is; the last resort when something is wrong with the program."""
    with contextlib.suppress(OSError):
        click.echo(show(message, limit=_MESSAGE_LIMIT), err=True)


def _device_of_notes() -> View:
    is_on_screen = is_terminal(sys.stderr) and not _is_dumb()
    encoding = (getattr(sys.stderr, "encoding", None) or "utf-8") if is_on_screen else "utf-8"
    return View(_width(sys.stderr), encoding=encoding, is_terminal=is_on_screen)


def notes_view() -> View:
    """Return what the device of standard error can do; a terminal needs its Arabic in some order."""
    device = _device_of_notes()
    is_drawn = device.is_terminal and device.encoding.lower().startswith("utf")
    return replace(device, bidi=mode_of_notes()) if is_drawn else device


def note(message: str, view: View | None = None) -> None:
    """Write one line to standard error, or several where a terminal would have to break it."""
    device = view or (notes_view() if has_right_to_left(message) else _device_of_notes())
    if not device.is_terminal:
        note_plain(message)
        return
    with contextlib.suppress(OSError):
        click.echo(painted([_row(message)], device), err=True, nl=False)


def _row(message: str) -> Row:
    """Return a message whose later lines stand further in: names in it must not look like lines of their own."""
    return Row((own(show(message, limit=_MESSAGE_LIMIT)),), hang=DEEPER)


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


def asked(question: str, view: View) -> str:
    """Return what the reader answers; nothing when they leave."""
    emit(painted([sentence(f"{question}:")], view).rstrip("\n") + " ", None)
    try:
        return str(click.prompt("", default="", show_default=False, prompt_suffix=""))
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
    pace = Pace()
    view = replace(notes_view(), width=NARROWEST) if language() == "ar" else View()

    def report(step: str, done: int, total: int | None) -> None:
        nonlocal last
        rate = pace.rate(step, done, monotonic())
        if monotonic() - last >= _EVERY_S:
            last = monotonic()
            told = progress_sentence(step, done, total, rate)
            click.echo(f"\r\x1b[K{_painted_line(told, view)}", err=True, nl=False)

    try:
        yield report
    finally:
        click.echo("\r\x1b[K", err=True, nl=False)
