"""The words of reporting: verbs in every form, participles, nouns that head a source, small classes.

Forms are generated from the tables in ``data/``: lemma x person, gender and tense x و/ف,
folded, so that hamza, marks and the order of tanwin need no rows of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal, cast

from provenance.article.phrases import line_key
from provenance.text.normalize import fold

Gender = Literal["m", "f"]
Tense = Literal["past", "present", "participle"]
Certainty = Literal[
    "sure", "mixed", "that", "quote", "pronoun", "refuse", "outlet", "participle", "document", "hint", "stance"
]

THESE: Final = fold("هؤلاء")
_OBJECTS: Final = ("ه", "ها", "هم", "هما")
_JOINED: Final = ("", "و", "ف")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of reporting: what may follow it and how far its subject is to be trusted."""

    lemma: str
    complements: frozenset[str]
    certainty: Certainty

    def takes(self, complement: str) -> bool:
        """Return whether the verb is completed by ``that``, ``quote``, ``object`` or a preposition."""
        return complement in self.complements


@dataclass(frozen=True, slots=True)
class Form:
    """One written form of a verb. ``object`` says that a pronoun is attached («وصفها»)."""

    verb: Verb
    tense: Tense
    gender: Gender
    plural: bool = False
    object: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that heads a source."""

    type: str
    gender: Gender
    plural: bool
    length: int


def _rows(name: str) -> Iterator[str]:
    text = files("provenance.attribution").joinpath("data", name).read_text(encoding="utf-8")
    return (row for row in text.splitlines() if row and not row.startswith("#"))


def table(name: str) -> list[tuple[str, ...]]:
    """Return the rows of a table in ``data/``, cut at tabs."""
    return [tuple(row.split("\t")) for row in _rows(name)]


def _sections(name: str) -> Iterator[tuple[str, str]]:
    heading = ""
    for row in _rows(name):
        if row.startswith("["):
            heading = row.strip("[]")
        else:
            yield heading, row


def _past(word: str) -> Iterator[tuple[str, Gender, bool]]:
    weak = word[-1] in "اي"
    stem = word[:-1] if weak else word
    yield word, "m", False
    yield stem + "ت", "f", False
    yield stem + "وا", "m", True
    if not weak:
        yield word + "ن", "f", True


def _present(word: str) -> Iterator[tuple[str, Gender, bool]]:
    stem = word[:-1] if word[-1] in "ويا" else word
    yield word, "m", False
    yield "ت" + word[1:], "f", False
    yield stem + "ون", "m", True
    yield stem + "وا", "m", True


def _participle(word: str) -> Iterator[tuple[str, Gender, bool]]:
    weak = word in _WEAK_PARTICIPLES
    stem = word + "ي" if weak else word
    yield stem + "ا", "m", False
    yield stem + "ه", "f", False
    yield (word if weak else stem) + "ين", "m", True
    yield stem + "ات", "f", True


_WEAK_PARTICIPLES: Final = frozenset(
    map(fold, "مبد داع ناف مدع مثن متمن موص مسم عاز راو حاك مكتف ملق مدل راء باد شاك مشتك".split())
)


def _forms(past: str, present: str, participle: str, verb: Verb) -> Iterator[tuple[str, Form]]:
    for word, gender, plural in _past(past):
        yield word, Form(verb, "past", gender, plural)
        if not verb.takes("pronoun"):
            continue
        if word.endswith("وا"):
            word = word[:-1]
        stem = word[:-1] + "ا" if word == past and word[-1] == "ي" else word
        yield from ((stem + tail, Form(verb, "past", gender, plural, object=True)) for tail in _OBJECTS)
    for word, gender, plural in _present(present):
        yield word, Form(verb, "present", gender, plural)
        if not plural and verb.takes("pronoun"):
            yield from ((word + tail, Form(verb, "present", gender, plural, object=True)) for tail in _OBJECTS)
    if participle == "-":
        return
    for word, gender, plural in _participle(participle):
        yield word, Form(verb, "participle", gender, plural)


@cache
def verb_forms() -> dict[str, tuple[Form, ...]]:
    """Return every folded form of every verb, with and without و or ف."""
    found: dict[str, list[Form]] = {}
    for row in _rows("verbs.tsv"):
        past, present, participle, complements, certainty = row.split("\t")
        verb = Verb(past, frozenset(map(fold, complements.split())), cast(Certainty, certainty))
        for word, form in _forms(fold(past), fold(present), fold(participle), verb):
            for joined in _JOINED:
                one = Form(form.verb, form.tense, form.gender, form.plural, form.object, bool(joined))
                found.setdefault(joined + word, []).append(one)
    return {word: tuple(forms) for word, forms in found.items()}


@cache
def _heads() -> dict[str, dict[str, Head]]:
    """Return the heads by first word, then by all their words."""
    found: dict[str, dict[str, Head]] = {}
    for type_, row in _sections("heads.txt"):
        marks = row.split()[-1] if row.split()[-1].strip("*+") == "" else ""
        key = line_key(row.rstrip("*+ "))
        first, _, _ = key.partition(" ")
        head = Head(type_, "f" if "*" in marks else "m", "+" in marks, key.count(" ") + 1)
        found.setdefault(first, {}).setdefault(key, head)
    return found


@cache
def _by_first() -> dict[str, dict[str, Head]]:
    """Return the heads by first word as it may be written, with or without the article."""
    heads = _heads()
    return {**{"ال" + first: found for first, found in heads.items()}, **heads}


@cache
def head_words() -> frozenset[str]:
    """Return every folded word with which a noun that heads a source begins, with and without article."""
    return frozenset(_by_first())


@cache
def _word_classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for heading, row in _sections("words.txt"):
        found.setdefault(heading, set()).add(line_key(row))
    return {heading: frozenset(words) for heading, words in found.items()}


@cache
def word_class(*names: str) -> frozenset[str]:
    """Return the words of some small classes of ``data/words.txt``, folded; raises KeyError for an unknown class."""
    return frozenset().union(*(_word_classes()[name] for name in names))


def folded(words: str) -> frozenset[str]:
    """Return the words of a string, folded: so lists in the code are spelled as people spell."""
    return frozenset(line_key(word) for word in words.split())


@cache
def given_names() -> frozenset[str]:
    """Return the given names of men and women, folded."""
    return word_class("names_m", "names_f")


@cache
def states() -> frozenset[str]:
    """Return the states, capitals and unions that news lets speak, folded."""
    return frozenset(line_key(row) for row in _rows("states.txt"))


def is_title(forms: tuple[str, ...], at: int) -> bool:
    """Return whether a title of office or profession starts at word ``at``."""
    head = head_at(forms, at)
    return head is not None and head.type == "title"


def bare(word: str) -> str:
    """Return a folded word without its article.

    >>> bare("الوزير"), bare("وزير")
    ('وزير', 'وزير')
    """
    return word[2:] if word.startswith("ال") and len(word) > 3 else word


def head_at(forms: tuple[str, ...], at: int) -> Head | None:
    """Return the longest noun that heads a source and starts at word ``at``; the article is looked through."""
    if at >= len(forms) or (by_first := _by_first().get(forms[at])) is None:
        return None
    for length in range(max(head.length for head in by_first.values()), 1, -1):
        words = forms[at : at + length]
        for key in (" ".join(words), " ".join(map(bare, words))):
            if len(words) == length and key in by_first:
                return by_first[key]
    return by_first.get(forms[at]) or by_first.get(bare(forms[at]))


@cache
def head_phrases(name: str) -> frozenset[str]:
    """Return the phrases of one section of ``data/heads.txt``, folded."""
    return frozenset(line_key(row.rstrip("*+ ")) for heading, row in _sections("heads.txt") if heading == name)


def head_type(forms: tuple[str, ...], at: int, strip: int) -> str:
    """Return the type of the head noun at word ``at`` without its first ``strip`` letters, or ``""``."""
    word = forms[at][strip:] if 0 <= at < len(forms) else ""
    if strip and word.startswith("ل"):
        word = "ا" + word
    head = head_at((word, *forms[at + 1 : at + 3]), 0)
    return head.type if head else ""
