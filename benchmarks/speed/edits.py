"""What happens to a text on its way from one newsroom to the next, done to real articles by chance.

Word edits touch a stated share of the words. Spelling variants are those of people who
type, not of people who hide: those are in ``benchmarks/quality/disguises.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from random import Random
from typing import Final, TypeAlias

from benchmarks.quality.disguises import DISGUISES

Edit: TypeAlias = Callable[[str, Random, Sequence[str]], str]

WORD_SHARES: Final = (0.01, 0.03, 0.05, 0.10, 0.20, 0.30)
LEDE_SHARE: Final = 0.4

_SPACE: Final = re.compile(r"(\s+)")
_SENTENCE_END: Final = re.compile(r"(?<=[.!؟])\s+|\n+")
# Of the words that a habit can touch, the share that it does touch. Hamza, final yeh and teh marbuta
# are what Arabic typists disagree about; vowel signs and stretched words come now and then.
_HABIT: Final = 0.4
_VOWELLED: Final = 0.1
_STRETCHED: Final = 0.03
_ARABIC_DIGITS: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_BARE_ALEF: Final = str.maketrans("أإآ", "ااا")
_LAST_LETTER: Final = {"ة": "ه", "ى": "ي", "ي": "ى"}
# Written for this purpose; every outlet has some of the like.
_ABOVE: Final = (
    "تابعوا آخر الأخبار على قناتنا",
    "الرئيسية | محليات | اقتصاد | رياضة | ثقافة | رأي",
    "شارك هذا الخبر مع أصدقائك عبر مواقع التواصل",
)
_BELOW: Final = (
    "جميع الحقوق محفوظة للموقع ولا يجوز نسخ المواد أو إعادة نشرها دون إذن خطي مسبق من الإدارة",
    "للاشتراك في النشرة البريدية اليومية اضغط هنا وأدخل عنوان بريدك ليصلك كل جديد",
    "اقرأ أيضا المزيد من الأخبار ذات الصلة في هذا القسم وشاركنا رأيك في التعليقات أسفل الصفحة",
)


def edited_words(text: str, rng: Random, vocabulary: Sequence[str], *, share: float) -> str:
    """Return the text with ``share`` of its words, at least one, replaced, dropped or followed by another word.

    Three in five of the edits replace, one in five drops, one in five inserts; new words come from ``vocabulary``.
    """
    pieces = _SPACE.split(text)
    places = [at for at, piece in enumerate(pieces) if piece and not piece.isspace()]
    for at in rng.sample(places, min(len(places), max(1, round(share * len(places))))):
        kind = rng.choices(("replace", "drop", "insert"), (3, 1, 1))[0]
        new = rng.choice(vocabulary)
        pieces[at] = {"replace": new, "drop": "", "insert": f"{pieces[at]} {new}"}[kind]
    return "".join(pieces)


def _typed(word: str, rng: Random) -> str:
    """Return a word as another typist would write it."""
    if rng.random() < _HABIT:
        word = word.translate(_BARE_ALEF)
    if word and word[-1] in _LAST_LETTER and rng.random() < _HABIT:
        word = word[:-1] + _LAST_LETTER[word[-1]]
    if rng.random() < _VOWELLED:
        word = DISGUISES["harakat"](word, rng)
    if rng.random() < _STRETCHED:
        word = DISGUISES["tatweel"](word, rng)
    return word


def respelled(text: str, rng: Random, vocabulary: Sequence[str]) -> str:
    """Return the text in another typist's spelling: hamza, final letters, vowel signs, tatweel and digits."""
    typed = "".join(piece if piece.isspace() else _typed(piece, rng) for piece in _SPACE.split(text))
    return typed.translate(_ARABIC_DIGITS) if rng.random() < 0.5 else typed


def with_boilerplate(text: str, rng: Random, vocabulary: Sequence[str]) -> str:
    """Return the text between the lines that a page has above and below its articles."""
    return "\n".join((rng.choice(_ABOVE), text, *rng.sample(_BELOW, 2)))


def lede(text: str, rng: Random, vocabulary: Sequence[str]) -> str:
    """Return the first two fifths of the words."""
    words = text.split()
    return " ".join(words[: max(1, round(LEDE_SHARE * len(words)))])


def shuffled_sentences(text: str, rng: Random, vocabulary: Sequence[str]) -> str:
    """Return the sentences of the text in another order."""
    sentences = [piece for piece in _SENTENCE_END.split(text) if piece.strip()]
    rng.shuffle(sentences)
    return "\n".join(sentences)


EDITS: Final[Mapping[str, Edit]] = {
    **{f"words_{round(100 * share)}": partial(edited_words, share=share) for share in WORD_SHARES},
    "spelling": respelled,
    "boilerplate": with_boilerplate,
    "lede": lede,
    "shuffled": shuffled_sentences,
}
"""Name -> function of a text, a source of chance and words to put in."""
