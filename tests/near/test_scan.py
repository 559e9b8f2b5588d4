"""Rows read from bytes end as they do in the plain reader: same documents, same outcomes, same numbers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from provenance.corpus import blocks
from provenance.near.gather import Gathered, gathered
from provenance.near.sketches import Compiled, Plain, Sketcher
from provenance.settings import Settings
from provenance.text.alphabet import FOLD
from tests.near.made import BROKEN, files
from tests.strategies import arabic_text, hostile_text

SETTINGS = Settings(max_row_bytes=400)
PLAIN = Plain(SETTINGS, 0.7)


@pytest.fixture(scope="module")
def compiled() -> Sketcher:
    pytest.importorskip("numba")
    return Compiled(SETTINGS, 0.7)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rows")


def read(path: Path, sketcher: Sketcher, settings: Settings = SETTINGS, threads: int = 1) -> Gathered:
    return gathered([str(path)], sketcher, settings=settings, threads=threads, progress=lambda done: None)


def assert_same(one: Gathered, other: Gathered) -> None:
    assert one.ids == other.ids
    assert one.entries == other.entries
    assert np.array_equal(one.starts, other.starts)
    assert np.array_equal(one.shingles.values, other.shingles.values)
    assert np.array_equal(
        np.concatenate([[], *map(np.ravel, one.keys)]), np.concatenate([[], *map(np.ravel, other.keys)])
    )


@given(data=files(), choice=st.sampled_from(["fail", "suffix"]))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_end_as_they_do_in_the_plain_reader(data: bytes, choice: str, compiled: Sketcher, folder: Path) -> None:
    settings = Settings(max_row_bytes=400, duplicate_ids=choice)  # type: ignore[arg-type]
    path = folder / "made.jsonl"
    path.write_bytes(data)
    assert_same(read(path, compiled, settings), read(path, PLAIN, settings))


@pytest.mark.parametrize("row", BROKEN, ids=range(len(BROKEN)))
@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"], ids=["no end", "lf", "crlf"])
def test_a_strange_row_among_good_ones_ends_alike(row: bytes, end: bytes, compiled: Sketcher, tmp_path: Path) -> None:
    path = tmp_path / "made.jsonl"
    good = '{"id": "%s", "text": "كلمة ثم كلمة أخرى ثم كلمة ثالثة ورابعة"}\n'
    path.write_bytes((good % "a").encode() + row + (b"\n" + (good % "b").encode() if end else b"") + end)
    assert_same(read(path, compiled), read(path, PLAIN))


@given(texts=st.lists(st.one_of(arabic_text(), hostile_text()), min_size=1, max_size=5))
def test_shingles_and_keys_of_any_text_are_those_of_the_plain_twin(texts: list[str], compiled: Sketcher) -> None:
    usable = [text.encode("utf-8", "replace").decode() + " كلمة" for text in texts]
    ours, theirs = compiled.texts(usable), PLAIN.texts(usable)
    assert np.array_equal(ours.shingles, theirs.shingles)
    assert np.array_equal(ours.ends, theirs.ends)
    assert np.array_equal(ours.keys, theirs.keys)


@pytest.mark.parametrize("before", ["", "ب", "7", "\u0640", "بب\u064b", "“"], ids=ascii)
def test_every_character_is_read_as_the_plain_twin_reads_it(before: str, compiled: Sketcher) -> None:
    """Behind each kind of character, before a letter, and at every place of the four that are read together."""
    points = [chr(point) for point in range(0x20, 0xFFFF) if not 0xD800 <= point <= 0xDFFF]
    chosen = [char for char in points if ord(char) < 0x800 or ord(char) in FOLD or ord(char) % 16 == 0]
    texts = ["كلمة " + "".join(f"{before}{char}ت {'ab'[: at % 3]}" for char in chosen[at::40]) for at in range(40)]
    ours, theirs = compiled.texts(texts), PLAIN.texts(texts)
    assert np.array_equal(ours.ends, theirs.ends)
    assert np.array_equal(ours.shingles, theirs.shingles)


@pytest.mark.parametrize("size", [64, 200, 399, 400, 401, 700])
def test_where_blocks_are_cut_changes_nothing(
    size: int, compiled: Sketcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows longer than a block, rows longer than allowed, and every place of the cut."""
    lengths = [3, 150, 330, 350, 380, 900, 5, 0, 60, 2_000, 12]
    rows = [f'{{"id": "{at}", "text": "نص {"w " * (length // 2)}"}}' for at, length in enumerate(lengths)]
    path = tmp_path / "made.jsonl"
    path.write_text("\n\n".join(rows), encoding="utf-8")
    expected = read(path, PLAIN)
    monkeypatch.setattr(blocks, "BLOCK", size)
    for threads in (1, 3):
        assert_same(read(path, compiled, threads=threads), expected)
    assert {entry.reason for entry in expected.entries} == {"too_large"}


@pytest.mark.parametrize("choice", ["fail", "suffix"])
def test_an_id_met_again_blocks_later_ends_as_in_the_plain_reader(
    choice: str, compiled: Sketcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(duplicate_ids=choice)  # type: ignore[arg-type]
    path = tmp_path / "made.jsonl"
    path.write_text("".join(f'{{"id": "d{at % 30}", "text": "word {at}"}}\n' for at in range(80)), encoding="utf-8")
    expected = read(path, PLAIN, settings)
    monkeypatch.setattr(blocks, "BLOCK", 200)
    assert_same(read(path, compiled, settings), expected)
    assert len(expected.ids) == (30 if choice == "fail" else 80)


def test_rows_before_damage_are_read(compiled: Sketcher, tmp_path: Path) -> None:
    import gzip

    path = tmp_path / "made.jsonl.gz"
    whole = gzip.compress(b"".join(b'{"id": "%d", "text": "word %d"}\n' % (at, at) for at in range(2_000)))
    path.write_bytes(whole[: len(whole) // 2])
    found = read(path, compiled)
    assert_same(found, read(path, PLAIN))
    assert found.ids
    assert [entry.reason for entry in found.entries] == ["damaged"]


def test_sources_are_where_the_rows_stand(compiled: Sketcher, tmp_path: Path) -> None:
    path = tmp_path / "made.jsonl"
    data = b'\xef\xbb\xbf{"text": "word", "id": "a"}\r\n\n{"text": "\\u0646\\u0635", "id": "b", "x": 1e3}\n{"text":"c"}'
    path.write_bytes(data)
    spans = np.concatenate(read(path, compiled).sources)[:, 1:].tolist()
    assert [data[start:end] for start, end in spans] == [b'{"text": "word", "id": "a"}\r', *data.split(b"\n")[2:]]
