"""Arabic spelling of a foreign name -> the Latin name that it was written after, without any list of aliases.

Both scripts are reduced to what survives transcription by ear: classes of consonants, and a
second string in which long vowels are kept. Spelled-out letters («سي إن إن») and initials
(«أ ف ب») are read as letters. Method: key of consonants in the manner of Soundex, compared
by normalised Levenshtein similarity.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from provenance.attribution.letters import initials_agree, initials_of, latin_letters, letters_agree, spelled
from provenance.text.normalize import fold
from provenance.text.tokens import words

ACCEPT: Final = 82.0
"""Score from which a name is taken for the Latin one; set on a third of the labelled names, held on the rest."""
MARGIN: Final = 4.0
"""How far the best must be ahead of the second; below, the answer is ambiguous."""
MAX_LENGTH: Final = 120
"""Longer names are cut: no outlet has one, and comparing takes quadratic time."""

_CONSONANTS_WEIGH: Final = 0.7
_SHORT: Final = 3
"""Below so many consonants the vowels count as much."""
_LENGTHS: Final = (ACCEPT / 100 - 1 + _CONSONANTS_WEIGH) / _CONSONANTS_WEIGH
"""Of two numbers of consonants, the smaller is at least this share of the greater in names of ``ACCEPT``."""
_ONLY_SPELLED: Final = 60.0
"""At most this where one name is spelled in letters and the other is not: below ``ACCEPT``."""
_SAME_LETTERS: Final = 85.0
"""Where the letters agree and one name goes on («سي إن إن بالعربية»)."""
_OPENINGS: Final = frozenset("aio")
_ARABIC: Final = str.maketrans(
    {
        **dict.fromkeys("ا", "a"),
        **dict.fromkeys("يى", "i"),
        **dict.fromkeys("و", "o"),
        **dict.fromkeys("بپ", "b"),
        **dict.fromkeys("تطث", "t"),
        **dict.fromkeys("جغقكگ", "k"),
        **dict.fromkeys("حخه", "h"),
        **dict.fromkeys("دضذ", "d"),
        **dict.fromkeys("زسشصظچ", "s"),
        **dict.fromkeys("فڤ", "f"),
        **dict.fromkeys("عء", ""),
        **dict(zip("رلمن", "rlmn", strict=True)),
    }
)
# In order: longer groups first; soft c before hard c.
_LATIN_GROUPS: Final = (
    *(("tsch", "ts"), ("tch", "ts"), ("sch", "s"), ("tion", "sin"), ("ssion", "sin"), ("sh", "s"), ("ch", "s")),
    *(("th", "t"), ("ph", "f"), ("kh", "h"), ("gh", "k"), ("dh", "d"), ("zh", "k"), ("ck", "k"), ("qu", "k")),
    *(("sce", "se"), ("sci", "si"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("x", "ks")),
    *(("oo", "o"), ("ou", "o"), ("ee", "i"), ("ea", "i"), ("ai", "i"), ("ay", "i"), ("ey", "i"), ("aa", "a")),
)
_LATIN: Final = str.maketrans("cqgjvpzeuyw", "kkkkfbsioio")
_VOWELS: Final = str.maketrans("", "", "aio")
_ARTICLES: Final = frozenset({"the", "al", "el", "il", "ذا", "ذي", "ال"})
_GENERIC: Final = frozenset("agency agenzia agencia agence وكاله صحيفه جريده قناه موقع مجله شبكه اذاعه منصه".split())
"""Says what a name is of and is often left out or translated; kept where nothing else is left."""
_FOREIGN_OPENING: Final = 3.0
"""Off where one name opens with a vowel and the other does not: Arabic always writes that one."""
_MIN_BEHIND_ARTICLE: Final = 3


@dataclass(frozen=True, slots=True)
class Sound:
    """What a name sounds like: its classes of consonants, and the same with the vowels that Arabic writes."""

    consonants: str
    voiced: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """All ways to read a name. ``letters`` holds, for each letter spelled at its head, what it may stand for."""

    sounds: tuple[Sound, ...]
    letters: tuple[str, ...]
    rest: Sound | None
    forms: tuple[str, ...]
    initials: str


def _once(text: str) -> str:
    """Return ``text`` without the doubling of letters."""
    return "".join(char for at, char in enumerate(text) if at == 0 or text[at - 1] != char)


def _arabic_word(word: str) -> str:
    if word.startswith("ال") and len(word) >= 2 + _MIN_BEHIND_ARTICLE:
        word = word[2:]
    return (word[:-1] if len(word) > _SHORT and word.endswith("ه") else word).translate(_ARABIC)


def _latin_word(word: str) -> str:
    word = "s" + word[1:] if word.startswith("x") else word
    for group, heard in _LATIN_GROUPS:
        word = word.replace(group, heard)
    if len(word) > _SHORT and word[-1] in "eh":
        word = word[:-1]
    return word.translate(_LATIN)


def _plain(name: str) -> tuple[str, ...]:
    """Return the folded words of a name without the accents of Latin letters."""
    parts = unicodedata.normalize("NFKD", fold(name)[:MAX_LENGTH])
    return words("".join(char for char in parts if not unicodedata.combining(char)))


def _telling(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name that tell it from others."""
    kept = tuple(form for form in forms if form not in _ARTICLES) or forms
    return tuple(form for form in kept if form not in _GENERIC) or kept


def _heard(forms: tuple[str, ...]) -> Sound:
    voiced = _once("".join(_latin_word(form) if form.isascii() else _arabic_word(form) for form in _telling(forms)))
    return Sound(_once(voiced.translate(_VOWELS)), voiced)


def sound(name: str) -> Sound:
    """Return what a name of either script sounds like, articles left out.

    >>> sound("ديفينس سكوب").consonants == sound("DefenseScoop").consonants
    True
    """
    return _heard(_plain(name))


@lru_cache(maxsize=4096)
def _reading(name: str) -> _Reading:
    forms = _plain(name)
    letters, rest = spelled(forms)
    if not letters and (capitals := latin_letters(name))[0]:
        letters, rest = tuple(capitals[0]), _plain(capitals[1])
    sounds = [_heard(forms)]
    if any("w" in form for form in forms):  # English w is a vowel to Arabic, German w is an f
        sounds.append(_heard(tuple(form.replace("w", "v") for form in forms)))
    return _Reading(tuple(sounds), letters, _heard(rest) if letters and rest else None, forms, initials_of(name))


def _likeness(left: Sound, right: Sound) -> float:
    from rapidfuzz.distance import Levenshtein

    short = min(len(left.consonants), len(right.consonants)) < _SHORT
    weight = 0.5 if short else _CONSONANTS_WEIGH
    consonants = Levenshtein.normalized_similarity(left.consonants, right.consonants)
    voiced = Levenshtein.normalized_similarity(left.voiced, right.voiced)
    opens_alike = (left.voiced[:1] in _OPENINGS) == (right.voiced[:1] in _OPENINGS)
    return max(0.0, 100 * (weight * consonants + (1 - weight) * voiced) - (0 if opens_alike else _FOREIGN_OPENING))


def score(name: str, latin: str) -> float:
    """Return how well the Arabic ``name`` transcribes the ``latin`` one, in ``[0, 100]``.

    Quadratic in the length of the names, which is cut at ``MAX_LENGTH`` characters.
    """
    left, right = _reading(name), _reading(latin)
    if initials_agree(left.forms, right.initials):
        return 100.0
    by_sound = max(_likeness(one, other) for one in left.sounds for other in right.sounds)
    if not left.letters or name.isascii():
        return by_sound
    if not letters_agree(left.letters, right.letters):
        return min(by_sound, _ONLY_SPELLED)
    if left.rest and right.rest:
        return 50 + _likeness(left.rest, right.rest) / 2
    return _SAME_LETTERS if left.rest or right.rest else 100.0


def rank(name: str, latin_names: Iterable[str]) -> list[tuple[str, float]]:
    """Return the Latin names with their scores, the likeliest first; equals in alphabetical order."""
    scored = [(latin, score(name, latin)) for latin in latin_names]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0]))


def _cannot_reach(left: _Reading, right: _Reading) -> bool:
    """Return whether the lengths alone keep two names below ``ACCEPT``; cheap, and true of most."""
    if left.letters or right.letters:
        return not (left.letters and right.letters)  # what is spelled is compared with what is spelled
    one, other = len(left.sounds[0].consonants), len(right.sounds[0].consonants)
    return min(one, other) >= _SHORT and min(one, other) < _LENGTHS * max(one, other)


def matches(name: str, latin_names: Iterable[str]) -> tuple[str, ...]:
    """Return the Latin name that ``name`` transcribes, those among which the scores cannot choose, or none."""
    left = _reading(name)
    near = [latin for latin in latin_names if not _cannot_reach(left, _reading(latin))]
    ranked = rank(name, near)
    best = ranked[0][1] if ranked else 0.0
    return tuple(latin for latin, points in ranked if points >= ACCEPT and points > best - MARGIN)
