"""Everybody who was cited or introduced so far in one article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from provenance.attribution.cues.citation import Citation
from provenance.attribution.grammar.full_names import FullName, name_before
from provenance.attribution.grammar.lexicon import Gender, bare, is_title
from provenance.attribution.grammar.phrases import Phrase
from provenance.attribution.grammar.words import Words
from provenance.values import SourceType


@dataclass(frozen=True, slots=True)
class Who:
    """A source as one article knows it: its fullest name in raw letters, folded words, type and how it agrees."""

    name: str
    words: tuple[str, ...]
    type: SourceType
    gender: Gender | None
    plural: bool
    heads: frozenset[str]


_MEMORY = 256
"""How many citations back a short form may look, so that time stays linear in the text."""


class Cast:
    """Who was cited so far in an article, latest last, and who was named with a title."""

    def __init__(self, sentences: Sequence[Words], raw: str, full: Sequence[FullName] = ()) -> None:
        """Start with nobody; ``full`` are the places of full names in the sentences of the field ``raw``."""
        self.sentences = sentences
        self.raw = raw
        self.first_name = full[0] if full else None
        self._by_end: dict[str, list[FullName]] = {}
        for place in full:
            forms = sentences[place[0]].forms[place[1] : place[2]]
            for word in {forms[0], forms[-1]}:
                self._by_end.setdefault(word, []).append(place)
        self.introduced: list[Who] = []
        self.spoken: list[Who] = []
        self.speakers: list[Who] = []
        self.named: list[tuple[str, Who]] = []
        self.is_warm = False
        self.places: dict[str, list[tuple[int, int]]] = {}
        for number, words in enumerate(sentences):
            for at, form in enumerate(words.forms):
                self.places.setdefault(form, []).append((number, at))

    def text(self, words: Words, start: int, end: int) -> str:
        """Return the raw letters of some words, the article of «للوزارة» restored."""
        raw = words.span(start, end).of(self.raw)
        return f"ا{raw}" if words.form(start).startswith("ال") and raw[:1] == "ل" else raw

    def as_written(self, words: Words, phrase: Phrase, start: int, end: int) -> Who:
        """Return the source of a phrase under the name that stands there."""
        forms, heads = words.forms[start:end], heads_of(words, phrase)
        return Who(self.text(words, start, end), forms, phrase.type, phrase.gender, phrase.plural, heads)

    def as_named_at(self, place: FullName, phrase: Phrase, heads: frozenset[str]) -> Who:
        """Return the source of a phrase under the full name that stands elsewhere in the article."""
        number, start, end = place
        words = self.sentences[number]
        forms = words.forms[start:end]
        return Who(self.text(words, start, end), forms, phrase.type, phrase.gender, phrase.plural, heads)

    def latest(self) -> list[Who]:
        """Return who was cited, the latest first."""
        return self.spoken[: -_MEMORY - 1 : -1]

    def known_people(self) -> list[Who]:
        """Return who was cited and before them who was named with a title, the latest of each first."""
        return self.latest() + self.introduced[: -_MEMORY - 1 : -1]

    def full_names_with(self, word: str) -> list[FullName]:
        """Return the places of full names that begin or end with a folded word."""
        return self._by_end.get(word, [])

    def add(self, who: Who, *, speaks: bool = True) -> None:
        """Remember that somebody was cited; ``speaks`` if a verb without subject may go on with him."""
        self.spoken.append(who)
        if speaks:
            self.speakers.append(who)

    def introduce(self, words: Words, phrase: Phrase) -> None:
        """Remember a person who is named with a title, cited or not."""
        if phrase.name is not None:
            start, end = without_honorific(words, *phrase.name)
            self.introduced.append(self.as_written(words, phrase, start, end))

    def introduce_before(self, words: Words, phrase: Phrase) -> None:
        """Remember the person whose name stands before the comma of a title: «الوافي نوحي، الباحث بالمعهد»."""
        start = name_before(words, phrase.start)
        if start is not None:
            whole = replace(phrase, type="person", start=start)
            self.introduced.append(self.as_written(words, whole, start, phrase.start))

    def note(self, words: Words, phrase: Phrase) -> None:
        """Remember an outlet that is named without being cited, so that «الصحيفة» can mean it."""
        start, end = phrase.name or (phrase.start, phrase.end)
        self.named.append((phrase.head, self.as_written(words, phrase, start, end)))

    def left_out(self, found: Citation) -> Who | None:
        """Return the last speaker who agrees with a verb or participle that names none."""
        for group in (self.speakers, self.spoken):
            latest = group[: -_MEMORY - 1 : -1]
            if who := next((who for who in latest if fits(who, found.gender, found.plural)), None):
                return who
        return self.speakers[-1] if self.speakers and found.ref == "pro_drop" else None


def heads_of(words: Words, phrase: Phrase) -> frozenset[str]:
    """Return the folded words of a phrase without their articles."""
    return frozenset(map(bare, words.forms[phrase.start : phrase.end]))


def without_honorific(words: Words, start: int, end: int) -> tuple[int, int]:
    """Return a name without the forms of address before it: «الشيخ سعد», «د. سعد»."""
    while end - start > 1 and is_title(words.forms, start):
        if not words.form(start).startswith("ال") and len(words.form(start)) > 2:
            break
        start += 1
    return start, end


def fits(who: Who, gender: Gender | None, plural: bool) -> bool:
    """Return whether somebody agrees with a verb, participle or title."""
    if plural or who.plural:
        return plural == who.plural or gender == "f"
    return gender is None or who.gender is None or who.gender == gender


def is_part(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Return whether the words of a short name stand in a full one, articles aside."""
    whole = {bare(word) for word in full} | {word[1:] for word in full if word.startswith("ل")}
    return bool(short) and all(bare(word) in whole for word in short)
