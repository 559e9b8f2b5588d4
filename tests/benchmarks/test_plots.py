"""Plots of saved runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks import plots

pytest.importorskip("matplotlib")

_LAW = {"exponent": 1.0, "factor": 0.001, "spread": None, "steps": [1.0]}
RUNS: dict[str, dict[str, Any]] = {
    "scale": {
        "kind": "scale",
        "growth": {"scan": {"cpu_s": _LAW}},
        "rows": [
            {"system": name, "documents": size, "cpu_s": size / 1_000, "peak_rss_mb": 50.0 + size}
            for name in ("scan", "daft")
            for size in (1_000, 10_000)
        ],
    },
    "speed": {
        "kind": "speed",
        "rows": [
            {"system": name, "corpus": corpus, "cpu_s": cpu, "recall": 0.9}
            for name, cpu in (("provenance", 2.0), ("daft", 14.0))
            for corpus in ("news", "edits")
        ],
    },
}


def _saved(kind: str, folder: Path) -> Path:
    folder.mkdir()
    path = folder / f"{kind}-20250101T000000.json"
    path.write_text(json.dumps(RUNS[kind]), encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", RUNS)
def test_the_same_run_is_drawn_as_the_same_files(kind: str, tmp_path: Path) -> None:
    one, two = (plots.draw(_saved(kind, tmp_path / name), tmp_path / name) for name in ("one", "two"))
    assert [path.suffix for path in one] == [".png", ".svg"]
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]
    assert one[0].read_bytes().startswith(b"\x89PNG")
    assert b"<svg" in one[1].read_bytes()


def test_cost_and_size_are_drawn_where_they_are() -> None:
    cpu, memory = plots.growth_figure(RUNS["scale"]).axes
    drawn = {line.get_label(): np.asarray(line.get_ydata()).tolist() for line in cpu.get_lines()}
    assert drawn["scan (exponent 1.00)"] == [1.0, 10.0]
    assert drawn["daft"] == [1.0, 10.0]
    assert cpu.get_xscale() == memory.get_yscale() == "log"


def _widths(axes: Any) -> list[float]:
    return [bar.get_width() for bar in axes.patches]


def test_bars_are_ratios_to_ours_cheapest_first() -> None:
    cpu, recall, *_ = plots.speed_figure(RUNS["speed"]).axes
    assert _widths(cpu) == [1.0, 7.0]
    assert _widths(recall) == [0.9, 0.9]
    assert cpu.get_title() == "news: CPU / provenance"


def test_a_run_without_rows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "quality.json"
    path.write_text('{"tables": []}', encoding="utf-8")
    with pytest.raises(plots.NoPlots, match=r"quality\.json: holds no rows"):
        plots.draw(path, tmp_path)
