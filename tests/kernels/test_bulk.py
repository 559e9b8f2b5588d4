"""Kernels and the plain functions give the same numbers, whatever the text."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from provenance.article.extract import read_article
from provenance.article.reading import reading, stem_hash
from provenance.kernels import presence
from provenance.kernels.bulk import (
    Lists,
    Sketches,
    Texts,
    kernel_sketches,
    plain_sketches,
    rows_of,
    sketches,
    spans_of,
)
from provenance.kernels.cache import compiled
from provenance.kernels.tables import LETTERS_END, SEPARATOR, fold_table
from provenance.settings import Settings
from provenance.sketch.bands import band_keys, banding
from provenance.sketch.minhash import signatures
from provenance.sketch.pairs import pair_sketch
from provenance.sketch.sample import shingle_sample
from provenance.sketch.shingle import shingle_hashes
from provenance.text.alphabet import FOLD
from provenance.text.stem import ALIASES, PROTECTED, stem
from provenance.text.tokens import words
from provenance.values import Document
from tests.strategies import arabic_text, arabic_words, hostile_text

DEFAULTS = Settings()
SHORT = Settings(num_perm=16, min_words=2, pair_bottom=3, copy_shingle=2, passage_words=1, passage_sample=2)


def column(*rows: str | None) -> pa.Array:
    return pa.array(rows, pa.large_string())


def buffer(*pieces: bytes) -> Texts:
    edges = np.cumsum([0, *map(len, pieces)], dtype=np.int64)
    data = np.frombuffer(b"".join(pieces), dtype=np.uint8)
    return Texts(data, edges[:-1], edges[1:], np.arange(len(edges), dtype=np.int64))


def written(text: str) -> str:
    """Return a text as UTF-8 can hold it."""
    return text.encode("utf-8", "replace").decode()


def plain_hashes(text: str) -> list[int]:
    return [stem_hash(stem(word)) for word in words(text)]


def lists(found: Lists) -> list[list[int]]:
    return [found[text].tolist() for text in range(len(found))]


def numbers(found: Sketches) -> list[object]:
    columns = [found.hashes, found.pair_sketches, found.samples]
    return [*map(lists, columns), found.signatures.tolist(), found.band_keys.tolist()]


@given(st.lists(st.one_of(arabic_text(), hostile_text()).map(written), max_size=4))
def test_stem_hashes_are_those_of_the_plain_functions(texts: list[str]) -> None:
    assert lists(kernel_sketches(rows_of(column(*texts)), SHORT).hashes) == [plain_hashes(text) for text in texts]


@given(st.lists(st.one_of(arabic_text(), hostile_text()).map(written), max_size=4), st.sampled_from([DEFAULTS, SHORT]))
def test_kernels_and_plain_path_agree_on_everything(texts: list[str], settings: Settings) -> None:
    rows = rows_of(column(*texts))
    assert numbers(kernel_sketches(rows, settings)) == numbers(plain_sketches(rows, settings))


@given(arabic_words(min_size=60, max_size=300))
def test_sketches_are_those_of_the_sketch_room(chosen: list[str]) -> None:
    found = kernel_sketches(rows_of(column(" ".join(chosen))), DEFAULTS)
    hashes = found.hashes[0]
    assume(len(hashes) >= DEFAULTS.copy_shingle)
    choice = banding(128, threshold=DEFAULTS.copy_likeness, recall=DEFAULTS.band_recall)
    expected = signatures([shingle_hashes(hashes, DEFAULTS.copy_shingle)])
    assert found.signatures.tolist() == expected.tolist()
    assert found.band_keys.tolist() == band_keys(expected, choice).tolist()
    assert found.pair_sketches[0].tolist() == pair_sketch(hashes).tolist()
    assert found.samples[0].tolist() == shingle_sample(hashes, 5, one_in=DEFAULTS.passage_sample).tolist()


def test_every_character_is_read_as_the_plain_functions_read_it() -> None:
    """Alone, between letters, between digits, and behind a tatweel."""
    points = [chr(point) for point in range(0x110000) if not 0xD800 <= point <= 0xDFFF]
    chosen = [char for char in points if ord(char) in FOLD or char.isalnum() or ord(char) < 0x3000][::3]
    texts = ["".join(f"{char} ب{char}ت 1{char}2 \u0640{char}\n" for char in chosen[at::50]) for at in range(50)]
    assert lists(kernel_sketches(rows_of(column(*texts)), SHORT).hashes) == [plain_hashes(text) for text in texts]


def test_no_letter_lies_beyond_those_that_the_table_looks_for() -> None:
    assert not any(chr(point).isalnum() for point in range(LETTERS_END, 0x110000))


def test_every_listed_word_has_its_stem_behind_every_clitic() -> None:
    listed = [*sorted(PROTECTED), *sorted(ALIASES)]
    texts = ["\n".join(clitic + word for word in listed) for clitic in ("", "و", "وب", "ول", "ال", "وال", "لل")]
    assert lists(kernel_sketches(rows_of(column(*texts)), SHORT).hashes) == [plain_hashes(text) for text in texts]


@pytest.mark.parametrize("length", [16, 17, 63, 64, 65, 127, 128, 129, 256, 5_000])
@pytest.mark.parametrize("letter", ["a", "ب", "\u4e00", "\U00020000", "\ufdf2"], ids=ascii)
def test_words_of_any_length_are_hashed_whole(letter: str, length: int) -> None:
    text = letter * length + " " + letter * (length - 1) + "x"
    assert lists(kernel_sketches(rows_of(column(text)), SHORT).hashes) == [plain_hashes(text)]


@given(st.lists(st.one_of(st.binary(max_size=12), hostile_text(max_size=16).map(written).map(str.encode)), max_size=4))
def test_bytes_that_are_no_characters_separate_words_and_reach_no_further(pieces: list[bytes]) -> None:
    found = kernel_sketches(buffer(*pieces), SHORT)
    assert lists(found.hashes) == [plain_hashes(piece.decode("utf-8", "replace")) for piece in pieces]


@pytest.mark.parametrize("cut", ["\u0628", "\u4e00", "\U00020000"], ids=ascii)
def test_a_character_that_a_stretch_cuts_off_is_not_finished_from_the_next(cut: str) -> None:
    whole = cut.encode()
    for size in range(1, len(whole)):
        assert lists(kernel_sketches(buffer(b"a" + whole[:size], whole[size:] + b"b"), SHORT).hashes) == [
            plain_hashes("a"),
            plain_hashes("b"),
        ]


def test_what_is_no_character_is_a_separator_in_the_table() -> None:
    assert fold_table().entries[0xFFFD] & 7 == SEPARATOR


def test_spans_in_characters_choose_what_is_read() -> None:
    rows = ["قال «الوزير» 12 مرة", "", "\U00020000 abc déf"]
    spans = [[(0, 3), (5, 11)], [], [(2, 5), (6, 9)]]
    texts = spans_of(column(None, *rows).slice(1), spans)
    expected = [
        [one for start, end in chosen for one in plain_hashes(row[start:end])]
        for row, chosen in zip(rows, spans, strict=True)
    ]
    assert lists(kernel_sketches(texts, SHORT).hashes) == expected


def test_the_zones_of_an_article_give_the_hashes_of_its_reading(seed_documents: dict[str, Document]) -> None:
    articles = [read_article(document) for _, document in sorted(seed_documents.items())]
    spans = []
    for article in articles:
        zones = [*article.zones_of("title")[:1], *article.zones_of("body")]
        assert {zone.field for zone in zones} == {"text"}
        spans.append([(zone.span.start, zone.span.end) for zone in zones])
    texts = spans_of(column(*(article.document.text for article in articles)), spans)
    assert lists(kernel_sketches(texts, DEFAULTS).hashes) == [reading(one).hashes.tolist() for one in articles]


def test_a_null_is_an_empty_text_and_slices_are_read_from_their_start() -> None:
    rows = column("أول", None, "ثان", "ثالث").slice(1, 2)
    assert lists(kernel_sketches(rows_of(rows), SHORT).hashes) == [[], plain_hashes("ثان")]


def test_a_batch_without_texts_has_no_sketches() -> None:
    assert numbers(kernel_sketches(rows_of(column()), SHORT)) == [[], [], [], [], []]


@pytest.mark.parametrize(
    ("starts", "ends", "first"),
    [([0], [4], [0, 1]), ([-1], [2], [0, 1]), ([2], [1], [0, 1]), ([0], [1], [0, 2]), ([0], [1], [1, 1]), ([], [], [])],
    ids="past_the_end before_the_start backwards too_many late none".split(),
)
def test_stretches_outside_the_buffer_are_refused(starts: list[int], ends: list[int], first: list[int]) -> None:
    columns = (np.array(one, dtype=np.int64) for one in (starts, ends, first))
    with pytest.raises(ValueError, match="must"):
        Texts(np.zeros(3, dtype=np.uint8), *columns)


def test_a_range_outside_its_row_is_refused() -> None:
    with pytest.raises(ValueError, match="inside its row"):
        spans_of(column("ab", "cd"), [[(0, 3)], []])
    with pytest.raises(ValueError, match="list of ranges"):
        spans_of(column("ab", "cd"), [[(0, 1)]])


def test_writable_arrays_are_read_without_another_compilation() -> None:
    rows = buffer("نص قصير".encode())
    writable = Texts(rows.data.copy(), rows.starts.copy(), rows.ends.copy(), rows.first.copy())
    assert numbers(kernel_sketches(writable, SHORT)) == numbers(kernel_sketches(rows, SHORT))
    assert len(compiled("provenance.kernels.words").stem_hashes.signatures) == 1


def test_without_numba_the_plain_path_runs_and_there_is_something_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    assert presence.missing_kernels() == ""
    monkeypatch.setattr(presence, "find_spec", lambda name: None)
    rows = rows_of(column("نص من بضع كلمات"))
    assert numbers(sketches(rows, SHORT)) == numbers(plain_sketches(rows, SHORT))
    assert presence.missing_kernels().startswith("numba: is not installed")
