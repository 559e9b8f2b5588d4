"""``--keep``: the corpus that was scanned, without its copies or with one document of each story."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, get_args

import click

from provenance.cli import output
from provenance.cli.kinds import Number, OneOf
from provenance.cli.options import DEFAULTS, Command
from provenance.corpus.formats import SUFFIXES, has_suffix
from provenance.errors import UsageError
from provenance.messages.catalogue import say
from provenance.messages.keeping import dropped_sentence, unread_sentence
from provenance.render.tables.schemas import SUFFIXES as TABLE_SUFFIXES
from provenance.values import Keeping

if TYPE_CHECKING:
    from provenance.values import Kept, Outcomes

_JSON_LINES: Final = (".jsonl", ".ndjson")

_KEEP: Final = click.option(
    "--keep",
    type=OneOf(get_args(Keeping)),
    help="Write the articles themselves, as JSON lines, instead of a report: without copies, of each group of which "
    "one stays (representative), or with one article of each story and all that are in none (one-per-story). Beside "
    "-o FILE.jsonl, FILE.dropped.jsonl says which article stands for each that is left out. With --format "
    f"{' or '.join(TABLE_SUFFIXES)} both are tables like the others.",
)
_CONTAINMENT: Final = click.option(
    "--kept-containment",
    type=Number(),
    default=DEFAULTS.kept_containment,
    show_default=True,
    metavar="SHARE",
    help="With --keep representative: share of the three-word phrases of a copy that the article which stays holds; a "
    "copy that says more than that stays too.",
)


def keep_options(command: Command) -> Command:
    """Return a command that can write a corpus with the options for it."""
    return _KEEP(_CONTAINMENT(command))


def dropped_path(output_path: str | None) -> str | None:
    """Return where it is written what stands for each article that is left out; None beside no file, such as a pipe.

    >>> dropped_path("clean.jsonl")
    'clean.dropped.jsonl'
    """
    if output_path is None or (os.path.exists(output_path) and not os.path.isfile(output_path)):
        return None
    return f"{os.path.splitext(output_path)[0]}.dropped.jsonl"


def check_keep(style: str, output_path: str | None, inputs: Iterable[str]) -> None:
    """Raise :class:`UsageError` before the work begins when a corpus cannot be written as it is asked for."""
    if style != "terminal":
        raise UsageError("keep.other_format", choices=", ".join(TABLE_SUFFIXES))
    if output_path is not None and has_suffix(output_path, SUFFIXES) and not has_suffix(output_path, _JSON_LINES):
        raise UsageError("keep.other_suffix", output=output_path)
    if output_path is not None and (beside := dropped_path(output_path)) is not None:
        output.check_writable(beside)
        output.check_apart(beside, (*inputs, output_path))


def emit_corpus(kept: Kept, output_path: str | None) -> None:
    """Write the articles that are kept, and beside a file what stands for each of the others."""
    from provenance.render.tables.rows import kept_tables
    from provenance.render.tables.write import json_lines

    tables = kept_tables(kept)
    if output_path is None:
        for text in json_lines(tables["kept"]):
            output.emit(text, None)
        return
    # The corpus comes last: whoever finds it finds the other file too.
    if beside := dropped_path(output_path):
        output.emit_parts(json_lines(tables["dropped"]), beside)
    output.emit_parts(json_lines(tables["kept"]), output_path)


def note_kept(kept: Kept, outcomes: Outcomes, beside: str | None) -> None:
    """Say on standard error how many articles are kept, how many are not and why, and where it says which.

    ``beside`` is the file or folder that says which article stands for each; None where there is none.
    """
    output.note(dropped_sentence(kept))
    if kept.dropped:
        output.note(say("keep.unnamed") if beside is None else say("keep.named", path=beside))
    if outcomes.entries:
        output.note(unread_sentence(outcomes.inputs - outcomes.read))
