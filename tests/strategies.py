"""Hypothesis strategies: Arabic as newsrooms write it, text that means harm, and text in disguise."""

from __future__ import annotations

from hypothesis import strategies as st

from benchmarks.quality.disguises import DISGUISES, disguise

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىة"
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
# What has broken other programs: controls, bidi, invisible and combining characters, surrogates,
# ligatures of whole phrases, digits of other scripts, separators that are no newline.
HOSTILE = (
    "\x00\x07\x1b\x7f\x85\x9b\xad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069"
    "\ufeff\ufe0f\U000e0041\U000e0100\ud800\udfff\ufdfa\ufdfb\ufdf2\ufefb\u0640\u08f0\u0651\u0301"
    "\u06cc\u06a9\u06f5\u0665\u0967\U0001d7d8\U0001ee00\u2009\u3000\u200a.,:;!?\u061f\u060c\u06d4\u2026()«»\"'-\n\r\t "
)

_word = st.text(LETTERS, min_size=1, max_size=9)
_marked = st.builds("".join, st.lists(st.sampled_from(LETTERS + MARKS), min_size=1, max_size=12))
_number = st.one_of(
    st.integers(0, 99_999).map(str),
    st.integers(0, 999).map(lambda value: "".join(chr(0x660 + int(digit)) for digit in str(value))),
    st.floats(0, 99, allow_nan=False).map(lambda value: f"{value:.1f}"),
)
_latin = st.sampled_from(["NATO", "AFP", "F-16", "covid", "www.example.org"])
_item = st.one_of(_word, _word, _word, _word, _marked, _number, _latin)
_quoted = st.lists(_item, min_size=1, max_size=4).map(lambda words: "«" + " ".join(words) + "»")
_sentence = st.builds(
    lambda words, end: " ".join(words) + end,
    st.lists(st.one_of(_item, _item, _item, _quoted), min_size=1, max_size=14),
    st.sampled_from([".", ".", ".", "؟", "!", "..", "…", "،", ""]),
)


def arabic_words(*, min_size: int = 0, max_size: int = 40) -> st.SearchStrategy[list[str]]:
    """Return lists of words of plain Arabic letters, without meaning."""
    return st.lists(_word, min_size=min_size, max_size=max_size)


def arabic_text(*, max_sentences: int = 8) -> st.SearchStrategy[str]:
    """Return texts with the sentences, paragraphs, numbers, quotes and Latin words of a news page."""
    ends = st.sampled_from([" ", " ", "\n", "\n\n"])
    pieces = st.lists(st.tuples(_sentence, ends), max_size=max_sentences)
    return pieces.map(lambda found: "".join(sentence + end for sentence, end in found))


def hostile_text(*, max_size: int = 200) -> st.SearchStrategy[str]:
    """Return texts of any characters at all, most of them of the kinds that do damage; lone surrogates too."""
    char = st.one_of(st.sampled_from(HOSTILE), st.sampled_from(LETTERS + MARKS), st.characters())
    runs = st.builds(lambda one, times: one * times, char, st.sampled_from([1, 1, 1, 2, 40]))
    return st.lists(runs, max_size=max_size // 4).map("".join)


def disguised(text: str) -> st.SearchStrategy[str]:
    """Return ``text`` under one to three spelling disguises that a reader does not notice."""
    names = st.lists(st.sampled_from(sorted(DISGUISES)), min_size=1, max_size=3)
    return st.builds(lambda chosen, seed: disguise(text, chosen, seed=seed), names, st.integers(0, 2**32))
