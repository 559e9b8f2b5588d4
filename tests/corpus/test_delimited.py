"""CSV and TSV: cells as RFC 4180 has them, and no row harms another."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.corpus.delimited import _Cells, rows
from provenance.errors import InputError, MalformedRow, MissingText
from provenance.settings import Settings
from provenance.values import Document, Unreadable

SETTINGS = Settings()


def outcomes(data: bytes, settings: Settings = SETTINGS, delimiter: bytes = b",") -> list[Document | Unreadable]:
    return [item for _, item in rows(io.BytesIO(data), "t.csv", delimiter=delimiter, settings=settings)]


def texts(data: str, delimiter: bytes = b",") -> list[str]:
    return [
        item.text if isinstance(item, Document) else item.reason
        for item in outcomes(data.encode(), SETTINGS, delimiter)
    ]


BAD = {
    "after-quote": ('1,"خبر "عاجل" اليوم"', "malformed_row", "goes on behind its closing mark"),
    "too-few": ("1", "malformed_row", "1 cell under 2 columns"),
    "too-many": ("1,خبر,آخر", "malformed_row", "3 cells under 2 columns"),
    "unclosed": ('1,"خبر لا ينتهي', "malformed_row", "goes on behind its closing mark"),
    "zero-byte": ("1,خبر\0", "malformed_row", "zero byte"),
    "too-long": ("1," + "a" * 600, "too_large", "longer than 500 bytes"),
}  # fmt: skip


@pytest.mark.parametrize(("row", "reason", "words"), BAD.values(), ids=BAD)
def test_a_bad_row_fails_alone_and_says_why(row: str, reason: str, words: str) -> None:
    data = f'id,text\na,"أول"\n{row}\n"b","آخر"\nc,ثالث\n'.encode()
    first, bad, *rest = outcomes(data, replace(SETTINGS, max_row_bytes=500))
    assert [first, *rest] == [Document("a", "أول"), Document("b", "آخر"), Document("c", "ثالث")]
    assert isinstance(bad, Unreadable)
    assert (bad.path, bad.status, bad.reason) == ("t.csv:3", "failed", reason)
    assert bad.message.startswith("t.csv, line 3: ")
    assert words in bad.message


def test_a_cell_open_to_the_end_of_the_file_does_not_take_the_rows_after_it() -> None:
    bad, *good = outcomes('id,text\n1,"خبر\n2,آخر\n3,ثالث'.encode())
    assert good == [Document("2", "آخر"), Document("3", "ثالث")]
    assert isinstance(bad, Unreadable)
    assert (bad.path, "never closed" in bad.message) == ("t.csv:2", True)


def test_a_byte_that_is_no_utf8_is_found_at_its_offset_in_the_file() -> None:
    data = b'id,text\n1,"a\n\xff"\n2,b\n'
    bad, good = outcomes(data)
    assert isinstance(bad, Unreadable)
    assert (bad.reason, f"line 2: byte {data.index(0xFF)} " in bad.message) == ("not_utf8", True)
    assert good == Document("2", "b")


@pytest.mark.parametrize("break_", ["\u2028", "\u2029", "\u0085", "\r", "\x0b"], ids=ascii)
def test_only_a_line_feed_ends_a_row(break_: str) -> None:
    assert texts(f"text\nسطر{break_}سطر\nآخر\n") == [f"سطر{break_}سطر", "آخر"]


def test_rows_are_told_by_the_line_that_they_start_on() -> None:
    found = outcomes('\ufefftext,id\r\n"سطر\n\nسطر",\r\n\r\nخبر,\r\n'.encode())
    assert found == [Document("t.csv:2", "سطر\n\nسطر"), Document("t.csv:6", "خبر")]


def test_the_delimiter_is_the_one_asked_for_and_a_mark_within_a_cell_is_a_letter() -> None:
    assert texts('text\ttitle\nقال، "نعم", ومضى\tعنوان 5"\n', b"\t") == ['قال، "نعم", ومضى']


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ("id,body\n1,نص", MissingText),
        ("text,id,text\n", MalformedRow),
        ('"text"x\n', MalformedRow),
        ("a" * 600, InputError),
    ],
    ids=["no-text", "twice", "broken", "too-long"],
)
def test_a_wrong_header_is_one_error_of_the_file(data: str, error: type[InputError]) -> None:
    with pytest.raises(error, match=r"^t\.csv, line 1: "):
        outcomes(data.encode(), replace(SETTINGS, max_row_bytes=500))


_cells = st.text(st.sampled_from('ab",\t\r\n\u2028 خ'), max_size=8)


@given(st.lists(st.tuples(_cells, _cells), max_size=8), st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_what_the_csv_module_writes_is_read_back(table: list[tuple[str, str]], quoting: int) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=quoting)  # type: ignore[arg-type]
    writer.writerows([("text", "title"), *((f"خ{text}", title) for text, title in table)])
    found = outcomes(out.getvalue().encode())
    assert [(one.text, one.title) for one in found if isinstance(one, Document)] == [
        (f"خ{text}", title) for text, title in table
    ]


@given(st.lists(st.text(st.sampled_from('a,"\n'), max_size=12), max_size=8))
def test_no_broken_row_takes_one_that_stands_whole_after_it(broken: list[str]) -> None:
    """A quotation mark that is never closed takes no row with it: none stands in the last one to close it."""
    last = outcomes("\n".join(["id,text", *broken, "b,خبر", ""]).encode())[-1]
    assert last == Document("b", "خبر")


def test_marks_that_are_never_closed_cost_only_linear_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """From any line of this table on, a cell is open to the end: reading all of them anew would take 10^11 steps."""
    data = b"id,text\n" + b'a","b\n' * 200_000
    seen = 0
    add = _Cells.add

    def counted(self: _Cells, line: bytes, offset: int) -> None:
        nonlocal seen
        seen += len(line)
        add(self, line, offset)

    monkeypatch.setattr(_Cells, "add", counted)
    assert {item.reason for item in outcomes(data) if isinstance(item, Unreadable)} == {"malformed_row"}
    assert len(data) < seen < 6 * len(data) + 2_000_000
