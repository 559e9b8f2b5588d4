"""Rows of JSON lines for the tests: good ones in many spellings, and ones that are broken."""

from __future__ import annotations

import json

from hypothesis import strategies as st

from tests.strategies import arabic_text, hostile_text

_nested = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
_texts = st.one_of(arabic_text(max_sentences=3), hostile_text(max_size=40))
_ids = st.one_of(
    st.text(max_size=6), st.integers(-9, 99), st.none(), st.booleans(), st.floats(allow_nan=False), st.just("a\u2028b")
)
_objects = st.fixed_dictionaries(
    {"text": _texts}, optional={"id": _ids, "title": st.text(max_size=4), "extra": _nested, "\u0646\u0635": _nested}
)


@st.composite
def _row(draw: st.DrawFn) -> bytes:
    values = list(draw(_objects).items())
    ordered = dict(draw(st.permutations(values)))
    separators = draw(st.sampled_from([(",", ":"), (", ", ": "), (" ,\t", "\r: ")]))
    row = json.dumps(ordered, ensure_ascii=draw(st.booleans()), separators=separators)
    return row.encode("utf-8", "surrogatepass")


BROKEN = (
    b"",
    b"   \t",
    b"\x0b",
    b"[]",
    b"null",
    b"{}",
    b'{"text": "\xd9"}',
    b'{"text": "\xed\xa0\x80"}',
    b'{"text": "\xc0\xaf\xf5"}',
    b'{"text": 3}',
    b'{"text": null, "id": "a"}',
    b'{"text": "\\ud800 x"}',
    b'{"text": "\\ud83d\\ude00 kalima", "id": "\\ud83d\\ude00"}',
    b'{"text": "word", "text": "other"}',
    b'{"text": "word", "te\\u0078t": "other"}',
    b'{"text": "word", "x": {"a": 1, "a": 2}}',
    b'{"text": "word", "x": [{"a": 1}, {"a": 2}]}',
    b'{"text": "word", "x": NaN}',
    b'{"text": "word", "x": -Infinity}',
    b'{"text": "word", "x": 01}',
    b'{"text": "word", "x": 1.}',
    b'{"text": "word", "x": -}',
    b'{"text": "word", "x": 1e5, "id": -0}',
    b'{"text": "word", "id": 1.0}',
    b'{"text": "word", "id": 12345678901234567890}',
    b'{"text": "word",}',
    b'{"text": "word"} x',
    b'{"text": "word"}}',
    b'{"text": "word", "x": [1,]}',
    b'{"text": "word", "x": [1 2]}',
    b'{"text": "word", "x": {"a"}}',
    b'{"text": "word", "x": tru}',
    b'{"text": "word", "x": "\\x"}',
    b'{"text": "word", "x": "\\u12g4"}',
    b'{"text": "word", "x": "a\tb"}',
    b'{"text": "wo\x01rd"}',
    b'{"text": "one \\n two \\"three\\" \\\\ \\/ four \\u0646\\u0635 five", "x": [[], {}, {"z": [1, {"w": null}]}]}',
    b'{"text": "...", "id": "no words"}',
    b'{"text": "  ", "id": "empty"}',
    b'{"id": "only"}',
    b'{"text": "word"',
    b'{"text": "word',
    b'\xef\xbb\xbf{"text": "word"}',
    b'{"text": "word", "x": ' + b"[" * 40 + b"]" * 40 + b"}",
    b'{"text": "word", ' + b", ".join(b'"k%d": 1' % at for at in range(70)) + b"}",
)

rows = st.one_of(_row(), _row(), st.sampled_from(BROKEN), st.binary(max_size=12).filter(lambda row: b"\n" not in row))


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Return the bytes of a file of rows, with or without BOM, line ends of either kind and a last one."""
    found = draw(st.lists(rows, max_size=8))
    end = draw(st.sampled_from([b"\n", b"\r\n"]))
    bom = draw(st.sampled_from([b"", b"", b"\xef\xbb\xbf"]))
    return bom + end.join(found) + draw(st.sampled_from([b"", end]))
