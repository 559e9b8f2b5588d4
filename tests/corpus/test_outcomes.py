"""A corpus of anything at all: every input ends once, and no order changes anything."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance import errors
from provenance.corpus.outcomes import FAILED, SKIPPED, refusal
from provenance.corpus.reader import read
from provenance.values import Document, Outcomes, Unreadable

TEXT = "أعلنت البلدية إغلاق الجسر القديم حتى نهاية الشهر.".encode()
ROW = '{"text": "سطر من جدول"}'.encode()

Plant = Callable[[Path], object]


def _bytes(suffix: str, data: bytes) -> Plant:
    return lambda stem: stem.with_name(stem.name + suffix).write_bytes(data)


def _link(suffix: str, target: str) -> Plant:
    return lambda stem: stem.with_name(stem.name + suffix).symlink_to(target)


def _hidden(stem: Path) -> None:
    stem.with_name(f".{stem.name}.txt").write_bytes(TEXT)


def _pipe(stem: Path) -> None:
    os.mkfifo(stem.with_name(f"{stem.name}.txt"))


def _twins(stem: Path) -> None:
    stem.with_name(f"{stem.name}.txt").write_bytes(TEXT)
    os.link(stem.with_name(f"{stem.name}.txt"), stem.with_name(f"{stem.name}-twin.txt"))


def _alias(stem: Path) -> None:
    stem.with_name(f"{stem.name}-z.txt").write_bytes(TEXT)
    stem.with_name(f"{stem.name}-a.txt").symlink_to(f"{stem.name}-z.txt")


# What is planted, and the outcomes that it must end in.
PLANTS: dict[str, tuple[Plant, list[str]]] = {
    "article": (_bytes(".txt", TEXT), ["read"]),
    "empty": (_bytes(".txt", b""), ["empty"]),
    "blank": (_bytes(".txt", b" \n"), ["empty"]),
    "wordless": (_bytes(".txt", b"...123"), ["no_words"]),
    "binary": (_bytes(".txt", b"\x89PNG\r\n\x1a\n\0\0"), ["binary"]),
    "undecodable": (_bytes(".txt", TEXT + b"\xff"), ["not_utf8"]),
    "other-kind": (_bytes(".pdf", TEXT), ["unknown_format"]),
    "rows": (_bytes(".jsonl", ROW + b"\n\n" + ROW), ["read", "read"]),
    "mixed-rows": (_bytes(".ndjson", b"\n".join([ROW, b"{", b'{"text": ""}', b"{}"])),
                   ["read", "malformed_row", "empty", "missing_text"]),
    "no-rows": (_bytes(".jsonl", b"\n"), ["empty"]),
    "hidden": (_hidden, ["hidden"]),
    "pipe": (_pipe, ["not_a_file"]),
    "device": (_link(".txt", "/dev/null"), ["not_a_file"]),
    "dangling": (_link(".txt", "nothing-here"), ["dangling_link"]),
    "folder-link": (_link("", "."), ["linked_folder"]),
    "hard-link": (_twins, ["read", "same_file"]),
    "link": (_alias, ["read", "same_file"]),
}  # fmt: skip


def _grow(root: Path, plants: list[tuple[str, str]]) -> Counter[str]:
    expected: Counter[str] = Counter()
    for number, (folder, kind) in enumerate(plants):
        (root / folder).mkdir(parents=True, exist_ok=True)
        plant, reasons = PLANTS[kind]
        plant(root / folder / f"p{number}")
        expected.update(reasons)
    return expected


def _reason(item: Document | Unreadable) -> str:
    return "read" if isinstance(item, Document) else item.reason


_plants = st.lists(
    st.tuples(st.sampled_from(["in", "in/a", "in/a/b", "in/c"]), st.sampled_from(sorted(PLANTS))),
    min_size=1,
    max_size=15,
)


@given(_plants)
def test_every_input_of_a_mixed_tree_ends_once_and_as_it_should(plants: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        expected = _grow(Path(folder), plants)
        items = list(read(Path(folder) / "in"))
    assert Counter(map(_reason, items)) == expected
    entries = tuple(item for item in items if isinstance(item, Unreadable))
    outcomes = Outcomes(expected["read"], entries)
    assert outcomes.read + outcomes.skipped + outcomes.failed == outcomes.inputs == len(items)


@given(_plants, st.data())
def test_the_order_and_number_of_names_for_a_tree_do_not_matter(
    plants: list[tuple[str, str]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _grow(Path(folder), plants)
        root = Path(folder) / "in"
        children = sorted(path for path in root.iterdir() if not path.name.startswith(".") and not path.is_symlink())
        documents = [item for item in read(root) if isinstance(item, Document)]
        shuffled = list(read(*data.draw(st.permutations([root, *children]))))
    assert [item for item in shuffled if isinstance(item, Document)] == documents


@given(_plants)
def test_bad_neighbours_do_not_change_what_is_read(plants: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "in"
        root.mkdir()
        (root / "good.txt").write_bytes(TEXT)
        (alone,) = read(root)
        _grow(Path(folder), plants)
        assert alone in list(read(root))


@pytest.mark.parametrize("reason", sorted(FAILED | SKIPPED))
def test_a_reason_is_a_word_and_its_message_says_what_to_do(reason: str) -> None:
    outcome = refusal("page.txt", reason)
    assert outcome.reason.replace("_", "").isalpha()
    assert outcome.message.startswith("page.txt: ")
    assert outcome.message.count("; ") == 1
    assert outcome.status == ("failed" if reason in FAILED else "skipped")


def test_no_reason_is_used_for_two_things() -> None:
    of_errors = [kind.reason for kind in errors.InputError.__subclasses__()]
    words = [*of_errors, *FAILED, *SKIPPED]
    assert sorted(set(words)) == sorted(words)
