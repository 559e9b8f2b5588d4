"""JSON lines: what every kind of row becomes, and that no row harms another."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.corpus.jsonl import rows
from provenance.settings import Settings
from provenance.values import Document, Unreadable

SETTINGS = Settings()
GOOD = json.dumps({"text": "خبر سليم"}).encode()


def outcomes(data: bytes, settings: Settings = SETTINGS) -> list[Document | Unreadable]:
    return [item for _, item in rows(io.BytesIO(data), "t.jsonl", settings=settings)]


BAD = {
    "no-json": (b"not json", "malformed_row", "not JSON from character 0"),
    "cut-short": (b'{"text": "a', "malformed_row", "not JSON"),
    "two-objects": (GOOD + GOOD, "malformed_row", "not JSON"),
    "raw-nul": (b'{"text": "a\0b"}', "malformed_row", "not JSON"),
    "nan": (b'{"text": "a", "views": NaN}', "malformed_row", "NaN is not JSON"),
    "infinity": (b'{"text": "a", "views": -Infinity}', "malformed_row", "-Infinity is not JSON"),
    "deep-lists": (b'{"text": ' + b"[" * 200_000, "malformed_row", "nested too deeply"),
    "deep-objects": (b'{"a":' * 200_000, "malformed_row", "nested too deeply"),
    "huge-number": (b'{"text": "a", "n": ' + b"9" * 5_000 + b"}", "malformed_row", "too many digits"),
    "key-twice": (b'{"text": "a", "text": "b"}', "malformed_row", "given twice"),
    "lone-surrogate": (rb'{"text": "a\ud800"}', "malformed_row", "character 1 of a string is half a surrogate"),
    "surrogate-in-id": (rb'{"text": "a", "id": "\udc80"}', "malformed_row", "half a surrogate"),
    "surrogate-in-date": (rb'{"text": "a", "published": "\udc80"}', "malformed_row", "half a surrogate"),
    "list": (b'["text", "a"]', "malformed_row", "a list instead of an object"),
    "string": (b'"text"', "malformed_row", "a string instead"),
    "number": (b"12", "malformed_row", "a number instead"),
    "null": (b"null", "malformed_row", "null instead"),
    "no-text": (b'{"body": "a"}', "missing_text", "'text' is missing; name the right one among 'body'"),
    "null-text": (b'{"text": null}', "missing_text", "'text' is null"),
    "number-for-text": (b'{"text": 1.5}', "missing_text", "'text' is a number"),
    "list-for-text": (b'{"text": ["a"]}', "missing_text", "'text' is a list"),
    "object-for-id": (b'{"text": "a", "id": {}}', "malformed_row", "the id 'id' is an object"),
    "truth-for-id": (b'{"text": "a", "id": true}', "malformed_row", "the id 'id' is true or false"),
    "fraction-for-id": (b'{"text": "a", "id": 1.0}', "malformed_row", "the id 'id' is a number"),
    "latin-1": (b'{"text": "caf\xe9"}', "not_utf8", "is not valid UTF-8"),
    "encoded-surrogate": (b'{"text": "\xed\xa0\x80"}', "not_utf8", "is not valid UTF-8"),
    "bom-alone": (b"\xef\xbb\xbf", "malformed_row", "not JSON from character 0"),
    "bom-inside": (b"\xef\xbb\xbf" + GOOD, "malformed_row", "not JSON from character 0"),
}  # fmt: skip


@pytest.mark.parametrize(("row", "reason", "words"), BAD.values(), ids=BAD)
def test_a_bad_row_fails_alone_and_says_why(row: bytes, reason: str, words: str) -> None:
    first, bad, last = outcomes(b"\n".join([GOOD, row, GOOD]))
    assert (first, last) == (Document("t.jsonl:1", "خبر سليم"), Document("t.jsonl:3", "خبر سليم"))
    assert isinstance(bad, Unreadable)
    assert (bad.path, bad.status, bad.reason) == ("t.jsonl:2", "failed", reason)
    assert bad.message.startswith("t.jsonl, line 2: ")
    assert words in bad.message


@pytest.mark.parametrize(
    ("text", "reason"), [("", "empty"), (" \n\u2003", "empty"), ("123", "no_words"), ("\u200f", "no_words")]
)
def test_a_row_without_words_is_skipped(text: str, reason: str) -> None:
    (item,) = outcomes(json.dumps({"text": text, "title": "عنوان"}).encode())
    assert isinstance(item, Unreadable)
    assert (item.status, item.reason) == ("skipped", reason)


def test_blank_lines_are_no_inputs_but_count_as_lines() -> None:
    ids = [item.id for item in outcomes(b"\n" + GOOD + b"\r\n\r\n \t\n" + GOOD) if isinstance(item, Document)]
    assert ids == ["t.jsonl:2", "t.jsonl:5"]


def test_a_bom_before_the_first_row_is_dropped() -> None:
    assert outcomes(b"\xef\xbb\xbf" + GOOD) == [Document("t.jsonl:1", "خبر سليم")]


@pytest.mark.parametrize("break_", ["\u2028", "\u2029", "\u0085", "\u001c"], ids=ascii)
def test_only_a_line_feed_ends_a_row(break_: str) -> None:
    text = f"سطر{break_}سطر"
    row = json.dumps({"text": text}, ensure_ascii=break_ < " ").encode()
    assert outcomes(row + b"\n" + row) == [Document("t.jsonl:1", text), Document("t.jsonl:2", text)]


def test_columns_are_named_by_the_settings_and_the_rest_by_their_own_names() -> None:
    settings = Settings(text_field="body", id_field="key", title_field="head", date_field="day", outlet_field="site")
    row = {
        "body": "نص", "key": 12, "head": "عنوان", "day": "3 آذار 2021", "site": "صحيفة", "fetched": "2021-03-04",
        "author": "كاتب", "url": "https://example.org/1", "text": "آخر", "id": "آخر", "title": "آخر", "published": "لا",
    }  # fmt: skip
    assert outcomes(json.dumps(row).encode(), settings) == [
        Document("12", "نص", "عنوان", "كاتب", "صحيفة", "3 آذار 2021", "2021-03-04", "https://example.org/1")
    ]


def test_a_byline_goes_before_an_author() -> None:
    (item,) = outcomes(json.dumps({"text": "نص", "author": "وكالة", "byline": "مراسل"}).encode())
    assert isinstance(item, Document)
    assert item.byline == "مراسل"


@pytest.mark.parametrize("value", [None, 1436, 1.5, True, ["a"], {"a": "b"}, ""], ids=repr)
def test_an_optional_column_that_is_no_string_counts_as_absent(value: object) -> None:
    row = dict.fromkeys(["title", "outlet", "byline", "author", "url"], value)
    assert outcomes(json.dumps(row | {"text": "نص"}).encode()) == [Document("t.jsonl:1", "نص")]


@pytest.mark.parametrize(
    ("value", "id"), [("", "t.jsonl:1"), (None, "t.jsonl:1"), (0, "0"), (-5, "-5"), ("س/1", "س/1")]
)
def test_the_id_is_the_column_or_else_file_and_line(value: object, id: str) -> None:
    (item,) = outcomes(json.dumps({"text": "نص", "id": value}).encode())
    assert isinstance(item, Document)
    assert item.id == id


def test_a_date_that_says_nothing_passes_through_unchanged() -> None:
    (item,) = outcomes(json.dumps({"text": "نص", "published": "قبل قليل"}).encode())
    assert isinstance(item, Document)
    assert item.published == "قبل قليل"


@pytest.mark.parametrize(("value", "date"), [(20240301, "20240301"), (1.5, "1.5"), (True, None), (["a"], None)])
def test_a_number_for_a_date_is_kept_by_its_digits(value: object, date: str | None) -> None:
    (item,) = outcomes(json.dumps({"text": "نص", "published": value, "fetched": value}).encode())
    assert isinstance(item, Document)
    assert (item.published, item.fetched) == (date, date)


def test_a_byte_that_is_no_utf8_is_found_at_its_offset_in_the_file() -> None:
    data = GOOD + b"\n\n" + b'{"text": "\xff"}'
    item = outcomes(data)[1]
    assert isinstance(item, Unreadable)
    assert f"line 3: byte {data.index(0xFF)} " in item.message


@pytest.mark.parametrize("end", [b"", b"\n", b"\n" + GOOD], ids=["end-of-file", "line-feed", "row-after"])
@pytest.mark.parametrize("over", [-1, 0, 1, 3_000_000])
def test_a_row_over_the_limit_fails_and_one_at_the_limit_is_read(over: int, end: bytes) -> None:
    limit = 500
    row = b'{"text": "' + b"a" * (limit + over - 12) + b'"}'
    first, *after = outcomes(row + end, replace(SETTINGS, max_row_bytes=limit))
    assert getattr(first, "reason", "read") == ("too_large" if over > 0 else "read")
    assert after == ([Document("t.jsonl:2", "خبر سليم")] if end.endswith(b"}") else [])


def test_a_row_over_the_limit_does_not_shift_the_offsets_after_it() -> None:
    data = b"a" * 3_000_000 + b"\n\xff"
    _, bad = outcomes(data, replace(SETTINGS, max_row_bytes=500))
    assert isinstance(bad, Unreadable)
    assert "line 2: byte 3000001 " in bad.message


def test_a_table_is_held_one_row_at_a_time() -> None:
    stream = io.BytesIO((GOOD + b"\n") * 1_000)
    for number, _ in enumerate(rows(stream, "t.jsonl", settings=SETTINGS), start=1):
        assert stream.tell() == number * (len(GOOD) + 1)


def test_a_row_over_the_limit_is_passed_over_in_small_pieces() -> None:
    class Watched(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert 0 < size <= 1 << 20
            return super().readline(size)

    found = list(rows(Watched(b"a" * 3_000_000), "t.jsonl", settings=replace(SETTINGS, max_row_bytes=500)))
    assert len(found) == 1


_rows = st.lists(
    st.one_of(
        st.sampled_from([GOOD, b"", b"  ", *(row for row, _, _ in BAD.values() if len(row) < 100)]),
        st.binary(max_size=30).map(lambda data: data.replace(b"\n", b"")),
        st.recursive(st.none() | st.text() | st.integers(), lambda deep: st.dictionaries(st.text(), deep)).map(
            lambda value: json.dumps(value).encode()
        ),
    ),
    max_size=12,
)


@given(_rows, st.integers(1, 60))
def test_every_line_that_is_not_blank_is_one_outcome(lines: list[bytes], limit: int) -> None:
    data = b"\n".join(lines)
    found = outcomes(data, replace(SETTINGS, max_row_bytes=limit))
    first, *rest = data.split(b"\n")
    assert len(found) == sum(
        len(line) > limit or bool(content.strip())
        for line, content in [(first, first.removeprefix(b"\xef\xbb\xbf")), *((line, line) for line in rest)]
    )


@given(_rows)
def test_rows_do_not_change_one_another(lines: list[bytes]) -> None:
    """Blanks of the same length keep a row at its line and offset when all others are taken away."""
    table = [GOOD, *lines, GOOD]
    blanks = [b" " * len(line) for line in table]
    alone = [outcomes(b"\n".join([*blanks[:at], line])) for at, line in enumerate(table)]
    assert outcomes(b"\n".join(table)) == [item for found in alone for item in found]
