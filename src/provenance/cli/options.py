"""Options that the commands share, with the defaults of the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_args

import click

from provenance.cli.exits import Wanted
from provenance.cli.kinds import Levels, Number, OneOf, WholeNumber
from provenance.messages.catalogue import LANGS, say
from provenance.render.bidi.probe import WISHES
from provenance.render.exports.formats import DATABASE, GRAPH_FORMATS, TEXT_EXPORTS
from provenance.render.tables.schemas import SUFFIXES as TABLE_SUFFIXES
from provenance.settings import DuplicateIds, Settings
from provenance.values import PairLabel

if TYPE_CHECKING:
    from provenance.attribution.registry import Registry
    from provenance.render.terminal_tree import TreeOptions

DEFAULTS: Final = Settings()
FORMATS: Final = ("terminal", "json", "jsonl", "csv")
FINDINGS: Final[tuple[PairLabel, ...]] = ("copy", "rewrite", "partial", "same_event", "template")

Command = TypeVar("Command", bound=Callable[..., Any])


def _least(text: str) -> float:
    least = float(text)
    if not 0.0 <= least <= 1.0:
        raise ValueError(text)
    return least


def _wanted(part: str) -> Wanted:
    name, sign, least = (cell.strip() for cell in part.partition(">="))
    label = next((label for label in FINDINGS if label == name), None)
    if label is None:
        raise click.BadParameter(say("usage.not_a_finding", name=repr(name), choices=", ".join(FINDINGS)))
    try:
        return Wanted(label, _least(least) if sign else 0.0)
    except ValueError:
        raise click.BadParameter(say("usage.not_a_score", score=repr(least))) from None


def wanted(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[Wanted, ...]:
    """Return what ``copy,rewrite>=0.8`` asks for; a wrong label or score is a usage error."""
    return tuple(_wanted(part) for part in value.split(",")) if value is not None else ()


_OUTPUT: Final = (
    click.option(
        "-o",
        "--output",
        "output_path",
        metavar="FILE",
        help="Write to FILE, whole or not at all. Keep results out of the folders that are read.",
    ),
)
_BIDI: Final = (
    click.option(
        "--bidi",
        type=OneOf(WISHES),
        default="auto",
        show_default=True,
        help="How Arabic is written to a terminal: in reading order with isolates or left-to-right marks around it, or "
        "as it is, or in drawing order, letter by letter or word by word. `auto` takes what PROVENANCE_BIDI or "
        "`provenance doctor` chose, or asks the terminal. Pipes and files get reading order without any control.",
    ),
)
language_option: Final = click.option(
    "--lang",
    type=OneOf(LANGS),
    expose_value=False,  # it is read before the line is parsed: provenance.cli.language
    help="Language of labels, reasons and errors; help stays English. Without it PROVENANCE_LANG, your settings or the "
    "locale decide, but JSON and CSV are the same everywhere: English.",
)
_SCORES: Final = (
    click.option(
        "--threshold",
        type=Number(),
        default=DEFAULTS.threshold,
        show_default=True,
        help="Score from which a pair counts as reuse, between 0 and 1.",
    ),
    click.option(
        "--fail-on",
        callback=wanted,
        metavar="LABELS",
        help="End with exit code 1 when a pair has one of these labels; each may carry its least score: "
        "copy,rewrite>=0.8.",
    ),
)
_QUIET: Final = (
    click.option("--quiet", is_flag=True, help="No progress and no notes on standard error; errors stay."),
)
_FIELDS: Final = tuple(
    click.option(
        f"--{name}-field",
        default=getattr(DEFAULTS, f"{name}_field"),
        show_default=True,
        metavar="NAME",
        help=f"Column of table files (JSONL, CSV, TSV, Parquet) that holds {what}.",
    )
    for name, what in (
        ("text", "the text"),
        ("id", "the id"),
        ("title", "the title"),
        ("date", "the date of publication"),
        ("outlet", "the outlet"),
    )
)
_INPUTS: Final = (
    *_FIELDS,
    click.option(
        "--duplicate-ids",
        type=OneOf(get_args(DuplicateIds)),
        default=DEFAULTS.duplicate_ids,
        show_default=True,
        help="What becomes of a second article under one id: it fails, or gets #2, #3 and so on behind its id, in "
        "order of content.",
    ),
    click.option(
        "--max-expansion",
        type=WholeNumber(),
        default=DEFAULTS.max_expansion,
        show_default=True,
        metavar="TIMES",
        help="Stop reading a packed file when it unpacks to so many times its size, and to more than 16 MiB.",
    ),
)


_TREE: Final = (
    click.option(
        "--stated-only",
        is_flag=True,
        help="Leave out what had to be worked out: keep a citation only where its source is named or described beside "
        "the cue, or its medium is, and of the links between articles and works only those that a citation states.",
    ),
    click.option(
        "--evidence",
        is_flag=True,
        help="Beneath each line of a source tree, quote the sentences that say so, and tell the rule that concluded it "
        "(terminal report).",
    ),
    click.option(
        "--depth",
        type=Levels(),
        metavar="LEVELS",
        help="Show so many levels of a source tree beneath its top, and count what is below (terminal report).",
    ),
    click.option(
        "--unfold",
        is_flag=True,
        help="Show the source trees of long stories whole, not in outline (terminal report).",
    ),
)


def _format(formats: Sequence[str], told: str) -> Callable[[Command], Command]:
    return click.option("--format", "style", type=OneOf(formats), default="terminal", show_default=True, help=told)


_REPORT: Final = _format(FORMATS, "How the report is written.")
_GRAPH_TOLD: Final = (
    f"{', '.join(FORMATS)}: the report. {', '.join(TEXT_EXPORTS)}: the graph of where the articles come from, for "
    "other programs; prov-json and prov-n need the extra `prov`. "
)
_WHICH_OPENS: Final = "docs/exports.md says which program opens which."
_REPORT_OR_GRAPH: Final = _format((*FORMATS, *TEXT_EXPORTS), _GRAPH_TOLD + _WHICH_OPENS)
_EVERYTHING: Final = _format(
    (*FORMATS, *TABLE_SUFFIXES, *GRAPH_FORMATS),
    f"{_GRAPH_TOLD}{DATABASE}: both as a database for Datasette; needs -o. {', '.join(TABLE_SUFFIXES)}: both as a "
    f"folder of tables, one for each list of the report; needs -o FOLDER. {_WHICH_OPENS}",
)


def _with(command: Command, options: Iterable[Callable[[Command], Command]]) -> Command:
    for option in reversed(list(options)):
        command = option(command)
    return command


def shared_options(command: Command) -> Command:
    """Return a command that judges pairs with the options that all of these take."""
    return _with(command, (_REPORT, *_OUTPUT, *_BIDI, language_option, *_SCORES, *_QUIET, *_INPUTS))


def graph_options(command: Command) -> Command:
    """Return a command that judges pairs and draws the graph with the options of such a command."""
    return _with(command, (_EVERYTHING, *_OUTPUT, *_BIDI, language_option, *_SCORES, *_QUIET, *_INPUTS))


def reading_options(command: Command) -> Command:
    """Return a command that judges no pairs with the options that all commands take."""
    return _with(command, (_REPORT_OR_GRAPH, *_OUTPUT, *_BIDI, language_option, *_QUIET, *_INPUTS))


def corpus_options(formats: Sequence[str]) -> Callable[[Command], Command]:
    """Return what gives a command over whole corpora its options, with the formats that it has."""
    chosen = _format(formats, "How the report is written.")
    return lambda command: _with(command, (chosen, *_OUTPUT, *_BIDI, language_option, *_QUIET, *_INPUTS))


def tree_options(command: Command) -> Command:
    """Return a command that shows source trees with the options of these."""
    return _with(command, _TREE)


def wanted_trees(*, stated_only: bool, evidence: bool, depth: int | None, unfold: bool) -> TreeOptions:
    """Return what the options say of the source trees."""
    from provenance.graph.tree import Limits
    from provenance.render.terminal_tree import TreeOptions

    return TreeOptions(Limits(depth, is_whole=unfold), has_evidence=evidence, is_stated_only=stated_only)


sources_option: Final = click.option(
    "--sources",
    "sources_path",
    metavar="FILE",
    help="TOML file of sources, laid over those that come with the program; a block of the same id replaces one.",
)


def registry_of(path: str | None) -> Registry:
    """Return the known sources: those that come with the program, and over them those of a file."""
    from provenance.attribution.registry import Registry

    return Registry.bundled() if path is None else Registry.from_file(path)
