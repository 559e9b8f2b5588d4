"""``provenance dedup`` from the outside."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from provenance.cli.main import commands

TEXT = "أعلنت الوزارة اليوم عن افتتاح مدرسة جديدة في وسط المدينة بعد عام من العمل"
ROWS = [
    b'{"text": "%s", "id": "a",  "x": [1, 2.50]}' % TEXT.encode(),
    b'{"id": "b", "text": "%s"}\r' % json.dumps(TEXT)[1:-1].encode(),
    b'{"id": "c", "text": "\xd9\x86\xd8\xb5 \xd8\xa2\xd8\xae\xd8\xb1"}',
]


def run(*arguments: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(commands, ["dedup", *map(str, arguments)])
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"\n".join(ROWS))
    return path


def test_clusters_are_counted_and_named(corpus: Path) -> None:
    output = run(corpus).output
    assert "1 cluster at Jaccard 0.7 or more" in output
    assert "kept            a" in output


def test_jsonl_has_a_run_and_a_line_for_each_cluster(corpus: Path) -> None:
    lines = [json.loads(line) for line in run(corpus, "--format", "jsonl").stdout.splitlines()]
    assert [line["record"] for line in lines] == ["run", "cluster"]
    assert lines[1]["documents"] == ["a", "b"]
    assert lines[1]["pairs"][0]["jaccard"] == 1.0


def test_json_is_one_object_with_all_pairs(corpus: Path) -> None:
    found = json.loads(run(corpus, "--format", "json").stdout)
    assert (len(found["pairs"]), len(found["clusters"]), found["read"]) == (1, 1, 3)


@pytest.mark.parametrize("name", ["news.jsonl", "news.jsonl.gz"])
def test_kept_rows_are_those_of_the_input_to_the_byte(name: str, tmp_path: Path) -> None:
    path, out = tmp_path / name, tmp_path / "out" / "kept.jsonl"
    out.parent.mkdir()
    data = b"\n".join(ROWS)
    path.write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    run(path, "--keep", "representative", "-o", out)
    assert out.read_bytes() == ROWS[0] + b"\n" + ROWS[2] + b"\n"
    assert run(path, "--keep", "representative").stdout_bytes == out.read_bytes()


def test_what_is_kept_holds_no_duplicates_and_other_formats_become_rows(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "b.jsonl").write_bytes(b"\n".join([*ROWS, b"{broken"]))
    (folder / "a.txt").write_text("مقال في ملف نصي", encoding="utf-8")
    (folder / "c.csv").write_text(f"id,text,title\nz,{TEXT} 5,t\nb,again,\n", encoding="utf-8")
    out = tmp_path / "kept.jsonl"
    run(folder, "--keep", "representative", "-o", out, code=3)
    kept = [json.loads(line) for line in out.read_bytes().splitlines()]
    assert [row["id"] for row in kept] == ["a.txt", "a", "c"]
    assert "0 clusters" in run(out).output


def test_standard_input_cannot_be_kept(corpus: Path) -> None:
    assert "second time" in run("-", "--keep", "representative", code=2).output
    assert "--format" in run(corpus, "--keep", "representative", "--format", "json", code=2).output


def test_codes_tell_what_was_read(tmp_path: Path, corpus: Path) -> None:
    corpus.write_bytes(corpus.read_bytes() + b"\n{broken")
    run(corpus, code=3)
    empty = tmp_path / "empty.jsonl"
    empty.write_bytes(b"")
    run(empty, code=4)
    run(corpus, "--threshold", "0", code=2)
