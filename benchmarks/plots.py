"""Plots of saved runs: ``python -m benchmarks.plots benchmarks/results/scale-*.json``.

Each run becomes a PNG and an SVG beside its JSON. The files are the same for the same run
and the same matplotlib: no dates, no random ids.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from benchmarks.scale.fit import Growth

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Rows = Sequence[Mapping[str, Any]]

OWN: Final = "provenance"
_STYLE: Final[dict[Any, Any]] = {
    "svg.hashsalt": "provenance",
    "svg.fonttype": "path",
    "font.family": "DejaVu Sans",  # comes with matplotlib: no other font of the machine is asked
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "figure.constrained_layout.use": True,
}
# Whoever opens a file learns nothing of when and with what it was drawn, so that equal runs are equal files.
_METADATA: Final[Mapping[str, Mapping[str, str | None]]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
}
_MARKERS: Final = "osD^vPX*<>"
# Colours that people with any kind of colour vision tell apart: Okabe and Ito 2008.
_COLOURS: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")


class NoPlots(Exception):
    """There is no matplotlib, or the run is of a kind that has no plots."""


def _figure(columns: int, width: float = 5.2, height: float = 4.0) -> tuple[Figure, list[Axes]]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width * columns, height))
    return figure, list(figure.subplots(1, columns, squeeze=False)[0])


def _look(at: int) -> dict[str, Any]:
    return {"color": _COLOURS[at % len(_COLOURS)], "marker": _MARKERS[at % len(_MARKERS)]}


def _growth_of(axes: Axes, rows: Rows, laws: Mapping[str, Any], measure: str, label: str) -> None:
    """Draw what systems cost against size, both logarithmic, and the fitted laws as thin lines."""
    for at, system in enumerate(dict.fromkeys(one["system"] for one in rows)):
        here = sorted((one["documents"], one[measure]) for one in rows if one["system"] == system)
        sizes = [size for size, _ in here]
        law = laws.get(system, {}).get(measure)
        name = f"{system} (exponent {law['exponent']:.2f})" if law else system
        axes.plot(sizes, [cost for _, cost in here], linestyle="none", label=name, **_look(at))
        if law:
            fitted = Growth(**law)
            axes.plot(sizes, [fitted.at(size) for size in sizes], color=_look(at)["color"], linewidth=1)
    axes.set(xscale="log", yscale="log", xlabel="documents", ylabel=label)
    axes.grid(which="major", linewidth=0.3)
    axes.legend(frameon=False)


def growth_figure(run: Mapping[str, Any]) -> Figure:
    """Return CPU and peak memory of a scale run against the number of documents."""
    figure, (cpu, memory) = _figure(2)
    _growth_of(cpu, run["rows"], run["growth"], "cpu_s", "user and system CPU, s")
    _growth_of(memory, run["rows"], run["growth"], "peak_rss_mb", "peak resident memory, MB")
    return figure


def _bars(axes: Axes, labels: Sequence[str], values: Sequence[float], title: str, *, form: str) -> None:
    """Draw a bar with its value for each label, the first on top."""
    drawn = axes.barh(range(len(labels)), values, color=[_COLOURS[label != OWN] for label in labels])
    axes.bar_label(drawn, fmt=form, padding=3)
    axes.set_yticks(range(len(labels)), labels)
    axes.invert_yaxis()
    axes.margins(x=0.15)
    axes.set_title(title, fontsize=10)


def speed_figure(run: Mapping[str, Any]) -> Figure:
    """Return for each corpus of a speed run CPU as a ratio to ours, or in seconds without ours, and recall."""
    corpora = [*dict.fromkeys(one["corpus"] for one in run["rows"])]
    figure, axes = _figure(2 * len(corpora), width=3.6)
    for at, corpus in enumerate(corpora):
        here = sorted((one for one in run["rows"] if one["corpus"] == corpus), key=lambda one: one["cpu_s"])
        own = next((one["cpu_s"] for one in here if one["system"] == OWN), None)
        labels, cpu = [one["system"] for one in here], [one["cpu_s"] / (own or 1.0) for one in here]
        _bars(axes[2 * at], labels, cpu, f"{corpus}: CPU{f' / {OWN}' if own else ', s'}", form="%.1f")
        _bars(axes[2 * at + 1], labels, [one["recall"] for one in here], f"{corpus}: recall", form="%.3f")
        axes[2 * at + 1].set_xlim(0, 1.2)
    return figure


FIGURES: Final = {"scale": growth_figure, "speed": speed_figure}


def draw(run: Path, folder: Path) -> list[Path]:
    """Draw a saved run as PNG and SVG into a folder and return the files.

    Raises:
        NoPlots: See there.
    """
    try:
        from matplotlib import rc_context
    except ImportError:
        raise NoPlots("matplotlib is missing; install the extra `bench`") from None
    saved = json.loads(run.read_text(encoding="utf-8"))
    if saved.get("kind") not in FIGURES or not saved.get("rows"):
        raise NoPlots(f"{run.name}: holds no rows of a run of {' or '.join(FIGURES)}")
    with rc_context(_STYLE):
        figure = FIGURES[saved["kind"]](saved)
        made = [folder / f"{run.stem}.{form}" for form in _METADATA]
        for path in made:
            figure.savefig(path, dpi=120, metadata=dict(_METADATA[path.suffix[1:]]))
    return made


def announce(run: Path) -> None:
    """Draw a run that has just been saved beside its JSON, and say what there is now."""
    click.echo(f"saved {run.name}")
    try:
        click.echo(f"drew {', '.join(path.name for path in draw(run, run.parent))}")
    except NoPlots as failure:
        click.echo(f"no plots: {failure}", err=True)


@click.command()
@click.argument("runs", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(runs: Iterable[Path]) -> None:
    """Draw each of the saved RUNS beside its JSON."""
    for run in runs:
        try:
            click.echo("\n".join(str(path) for path in draw(run, run.parent)))
        except NoPlots as failure:
            raise click.ClickException(str(failure)) from failure


if __name__ == "__main__":
    main()
