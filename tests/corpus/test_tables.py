"""One corpus in any format gives the same documents, and broken files harm nobody else."""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import provenance
from provenance.corpus.reader import DEFAULTS, read
from provenance.values import Document, Outcomes, Unreadable
from tests.corpus.written import PACK, delimited, jsonl, written
from tests.strategies import arabic_text, hostile_text

_NO_ZERO = hostile_text().filter(lambda text: text.isprintable() or "\0" not in text)
_TEXT = st.one_of(arabic_text(), _NO_ZERO).map(
    lambda text: "خبر " + text.encode("utf-8", "ignore").decode().replace("\0", "")
)
_CELL = st.sampled_from(["", "عنوان", 'قال "نعم", ثم\tمضى', "سطر\nسطر\r\nسطر\u2028\u2029\x85"])
_ROWS = st.lists(
    st.fixed_dictionaries({"text": _TEXT, "title": _CELL, "author": _CELL, "url": _CELL, "fetched": _CELL}), min_size=1
).map(lambda rows: [{"id": str(at), **row} for at, row in enumerate(rows)])


def documents(items: Iterable[Document | Unreadable]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


def refused(items: Iterable[Document | Unreadable]) -> list[tuple[str, str]]:
    return [(item.path, item.reason) for item in items if isinstance(item, Unreadable)]


@settings(deadline=None, max_examples=30)
@given(_ROWS)
def test_every_format_gives_the_same_documents(rows: list[dict[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = {}
        for suffix, data in written(rows).items():
            path = Path(folder) / f"news{suffix}"
            path.write_bytes(data)
            found[suffix] = list(read(path))
    expected = [
        Document(row["id"], row["text"], title=row["title"], byline=row["author"], url=row["url"],
                 fetched=row["fetched"] or None)
        for row in rows
    ]  # fmt: skip
    assert found == dict.fromkeys(found, expected)


def test_every_format_gives_the_same_scan_as_text_files(tmp_path: Path) -> None:
    texts = {f"{at}.txt": f"أعلنت الوزارة قرارا رقم {at} بشأن «المشروع»\u2028 الجديد.\n" * 9 for at in range(3)}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    rows = [{"id": name, "text": text} for name, text in texts.items()]
    expected = provenance.scan(read(tmp_path))
    for suffix, data in written(rows).items():
        path = tmp_path.parent / f"same{suffix}"
        path.write_bytes(data)
        assert provenance.scan(read(path)) == expected, suffix


@pytest.mark.parametrize("suffix", PACK)
def test_a_packed_text_file_is_one_article(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"page.txt{suffix}").write_bytes(PACK[suffix]("خبر\r\nآخر".encode()))
    assert list(read(tmp_path)) == [Document(f"page.txt{suffix}", "خبر\r\nآخر")]


@pytest.mark.parametrize("suffix", PACK)
@pytest.mark.parametrize("letters", ["ابتثجحخدذرزسشصضطظ", "ا"], ids=["hard-to-pack", "packs-well"])
def test_a_file_of_many_buffers_is_read_whole(tmp_path: Path, suffix: str, letters: str) -> None:
    """What comes out of one buffer of packed data fills several, and the other way round."""
    chance = random.Random(suffix)
    texts = ["".join(chance.choices(letters, k=2_000)) for _ in range(150)]
    (tmp_path / f"news.jsonl{suffix}").write_bytes(PACK[suffix](jsonl([{"text": text} for text in texts])))
    assert [one.text for one in documents(read(tmp_path))] == texts


@pytest.mark.parametrize("suffix", PACK)
def test_several_packed_streams_in_one_file_are_read_as_one(tmp_path: Path, suffix: str) -> None:
    row = PACK[suffix](jsonl([{"text": "خبر"}]))
    (tmp_path / f"a.jsonl{suffix}").write_bytes(row + row)
    assert [one.id for one in documents(read(tmp_path))] == [f"a.jsonl{suffix}:1", f"a.jsonl{suffix}:2"]


@pytest.mark.parametrize("suffix", PACK)
@pytest.mark.parametrize("harm", ["cut", "flipped", "tail"])
def test_a_broken_packed_file_keeps_what_was_before_the_damage(tmp_path: Path, suffix: str, harm: str) -> None:
    """Each row is a packed stream of its own, so that all formats can give the first before the damage."""
    row = PACK[suffix](jsonl([{"text": "خبر سليم " * 50}]))
    flipped = bytearray(row)
    flipped[len(row) // 2] ^= 0xFF
    harmed = {"cut": row[:-5], "flipped": bytes(flipped), "tail": b"no packed stream at all"}[harm]
    (tmp_path / f"b.jsonl{suffix}").write_bytes(row + harmed)
    (tmp_path / "a.txt").write_text("خبر", encoding="utf-8")
    (tmp_path / "c.csv").write_bytes(delimited([{"text": "خبر"}], ","))
    items = list(read(tmp_path))
    read_ids = [one.id for one in documents(items)]
    assert read_ids[:2] == ["a.txt", f"b.jsonl{suffix}:1"]
    assert read_ids[-1] == "c.csv:2"
    failed = refused(items)
    assert (f"b.jsonl{suffix}", "damaged") in failed
    outcomes = Outcomes(len(read_ids), tuple(one for one in items if isinstance(one, Unreadable)))
    assert outcomes.read + outcomes.skipped + outcomes.failed == outcomes.inputs == len(items)


@pytest.mark.parametrize("suffix", PACK)
def test_a_packed_file_may_unpack_to_so_much_and_no_more(tmp_path: Path, suffix: str) -> None:
    rows = jsonl([{"text": "خبر"}]) + b" " * 18_000_000 + b"\n" + jsonl([{"text": "آخر"}])
    path = tmp_path / f"bomb.jsonl{suffix}"
    path.write_bytes(PACK[suffix](rows))
    items = list(read(path, settings=replace(DEFAULTS, max_expansion=100)))
    assert documents(items) == [Document(f"{path.name}:1", "خبر")]
    assert (path.name, "expands_too_far") in refused(items)
    trusted = list(read(path, settings=replace(DEFAULTS, max_expansion=10**6)))
    assert [one.id for one in documents(trusted)] == [f"{path.name}:1", f"{path.name}:3"]


@pytest.mark.parametrize("suffix", PACK)
def test_an_empty_packed_file_holds_nothing(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"a.jsonl{suffix}").touch()
    (tmp_path / f"b.jsonl{suffix}").write_bytes(PACK[suffix](b""))
    assert [reason for _, reason in refused(read(tmp_path))] == ["empty", "empty"]


@pytest.mark.parametrize(
    ("suffix", "modules"), [(".jsonl.zst", ["backports.zstd", "compression.zstd"]), (".parquet", ["pyarrow"])]
)
def test_a_missing_library_fails_one_file_and_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, modules: list[str]
) -> None:
    for end, data in written([{"text": "خبر"}]).items():
        if end in (".csv", suffix):
            (tmp_path / f"news{end}").write_bytes(data)
    for module in modules:
        monkeypatch.setitem(sys.modules, module, None)
    *_, failed = items = list(read(tmp_path))
    assert refused(items) == [(f"news{suffix}", "library_missing")]
    assert isinstance(failed, Unreadable)
    assert "pip install 'provenance-ar[data]'" in failed.message
    assert [one.id for one in documents(items)] == ["news.csv:2"]


def test_columns_of_every_table_are_named_by_the_settings(tmp_path: Path) -> None:
    row = {"key": "7", "body": "نص", "head": "عنوان", "day": "2024-03-01", "site": "صحيفة", "byline": "كاتب", "id": "x"}
    for suffix, data in written([row]).items():
        (tmp_path / f"news{suffix}").write_bytes(data)
    chosen = replace(
        DEFAULTS, text_field="body", id_field="key", title_field="head", date_field="day", outlet_field="site"
    )
    for path in sorted(tmp_path.iterdir()):
        assert list(read(path, settings=chosen)) == [Document("7", "نص", "عنوان", "كاتب", "صحيفة", "2024-03-01")]


def test_a_folder_may_mix_all_formats(tmp_path: Path) -> None:
    files = written([{"text": "خبر"}])
    for suffix, data in files.items():
        (tmp_path / f"news{suffix.upper()}").write_bytes(data)
    (tmp_path / "rest.parquet.gz").write_bytes(b"")
    items = list(read(tmp_path))
    assert len(documents(items)) == len(files)
    assert refused(items) == [("rest.parquet.gz", "unknown_format")]


def test_reading_a_packed_table_that_stops_early_leaves_no_file_open(tmp_path: Path) -> None:
    for suffix, data in written([{"text": json.dumps(at)} for at in range(3)]).items():
        (tmp_path / f"news{suffix}").write_bytes(data)
        items = read(tmp_path / f"news{suffix}")
        next(items)
        del items  # an open file would be a ResourceWarning, which is an error here
