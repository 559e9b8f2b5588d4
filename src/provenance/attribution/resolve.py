"""Source phrases -> who is meant: full names for surnames, antecedents for what is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from provenance.attribution.citation import Citation
from provenance.attribution.full_names import FullName, name_before
from provenance.attribution.lexicon import Gender, bare, head_at
from provenance.attribution.names import is_namelike
from provenance.attribution.phrases import Phrase, seen_by
from provenance.attribution.words import Words
from provenance.values import SourceType

_SAME: Final = frozenset("ذاته ذاتها نفسه نفسها عينه عينها ذات نفس المذكور المذكوره".split())
_OBLIQUE: Final = re.compile(r"(?<=\w\w\w)ين\b")
_ECHO: Final = frozenset("متحدث مصدر مسوول فاعل قيادي خبير ناشط باحث محلل".split())


@dataclass(frozen=True, slots=True)
class Who:
    """A source as one article knows it: its fullest name in raw letters, folded words, type and how it agrees."""

    name: str
    words: tuple[str, ...]
    type: SourceType
    gender: Gender | None
    plural: bool
    heads: frozenset[str]


class Cast:
    """Everybody who was cited so far in an article, latest last; it answers who a short form means."""

    def __init__(self, sentences: Sequence[Words], raw: str, full: Sequence[FullName] = ()) -> None:
        self.full = full
        self.introduced: list[Who] = []
        self.sentences = sentences
        self.raw = raw
        self.spoken: list[Who] = []
        self.speakers: list[Who] = []
        self.named: list[tuple[str, Who]] = []
        self.is_warm = False
        self.places: dict[str, list[tuple[int, int]]] = {}
        for number, words in enumerate(sentences):
            for at, form in enumerate(words.forms):
                self.places.setdefault(form, []).append((number, at))

    def text(self, words: Words, start: int, end: int) -> str:
        """Return the raw letters of some words."""
        raw = words.span(start, end).of(self.raw)
        return f"ا{raw}" if words.form(start).startswith("ال") and raw[:1] == "ل" else raw

    def add(self, who: Who, *, speaks: bool = True) -> None:
        """Remember that somebody was cited; ``speaks`` if a verb without subject may go on with him."""
        self.spoken.append(who)
        if speaks:
            self.speakers.append(who)

    def explicit(self, words: Words, phrase: Phrase) -> Who:
        """Return who a phrase names or describes."""
        words = seen_by(words, phrase)
        if phrase.type == "person":
            return self._person(words, phrase)
        return self._body(words, phrase)

    def _person(self, words: Words, phrase: Phrase) -> Who:
        heads = frozenset(bare(word) for word in words.forms[phrase.start : phrase.end])
        if phrase.name is None:
            earlier = self._described(words, phrase, heads)
            if earlier:
                return Who(
                    earlier.name, earlier.words, earlier.type, earlier.gender, earlier.plural, earlier.heads | heads
                )
            return self._as_written(words, phrase, heads, phrase.start, phrase.end)
        start, end = self._without_honorific(words, *phrase.name)
        own = words.forms[start:end]
        for who in reversed(self.spoken):
            is_kind = who.type == "person" or (who.type == "organisation" and not phrase.head)
            if is_kind and _is_part(own, who.words):
                return Who(who.name, who.words, who.type, who.gender or phrase.gender, False, who.heads | heads)
        longer = self._fuller(own) or self._introduced_name(own)
        if longer:
            number, left, right = longer
            full = self.sentences[number]
            return Who(self.text(full, left, right), full.forms[left:right], phrase.type, phrase.gender, False, heads)
        return self._as_written(words, phrase, heads, start, end)

    def _without_honorific(self, words: Words, start: int, end: int) -> tuple[int, int]:
        while end - start > 1 and (head := head_at(words.forms, start)) and head.type == "title":
            if not words.form(start).startswith("ال") and len(words.form(start)) > 2:
                break
            start += 1
        return start, end

    def _as_written(self, words: Words, phrase: Phrase, heads: frozenset[str], start: int, end: int) -> Who:
        return Who(
            self.text(words, start, end), words.forms[start:end], phrase.type, phrase.gender, phrase.plural, heads
        )

    def _fuller(self, own: tuple[str, ...]) -> tuple[int, int, int] | None:
        """Return the longest name in the text that ends in a surname (or begins with a given name)."""
        best: FullName | None = None
        if len(own) > 2 or not own:
            return None
        for number, left, right in self.full:
            forms = self.sentences[number].forms[left:right]
            if len(forms) > len(own) and _is_part(own, forms) and (forms[0] == own[0] or forms[-1] == own[-1]):
                if best is None or right - left > best[2] - best[1]:
                    best = (number, left, right)
        return best

    def _introduced_name(self, own: tuple[str, ...]) -> FullName | None:
        """Return a given name and surname behind a definite word: «للملياردير إيلون ماسك»."""
        if len(own) != 1:
            return None
        for number, at in self.places.get(own[0], ()):
            words = self.sentences[number]
            is_bound = at >= 2 and words.form(at - 2).startswith(("ال", "لل", "وال", "بال"))
            if is_bound and not words.sign(at) and not words.sign(at - 1) and _can_be_given(words, at - 1):
                return number, at - 1, at + 1
        return None

    def introduce(self, words: Words, phrase: Phrase) -> None:
        """Remember a person who is named with a title, cited or not."""
        if phrase.name is None:
            return
        heads = frozenset(bare(word) for word in words.forms[phrase.start : phrase.end])
        self.introduced.append(self._as_written(words, phrase, heads, *self._without_honorific(words, *phrase.name)))

    def introduce_before(self, words: Words, phrase: Phrase) -> None:
        """Remember the person whose name stands before the comma of a title: «الوافي نوحي، الباحث بالمعهد»."""
        start = name_before(words, phrase.start)
        if start is not None:
            heads = frozenset(bare(word) for word in words.forms[start : phrase.end])
            self.introduced.append(self._as_written(words, replace(phrase, type="person"), heads, start, phrase.start))

    def _described(self, words: Words, phrase: Phrase, heads: frozenset[str]) -> Who | None:
        """Return the earlier person that a description means: by its head noun, else the last speaker."""
        people = [
            who
            for who in (*self.introduced, *self.spoken)
            if (who.type == "person" and _fits(who, phrase.gender, phrase.plural))
            or (who.type == "anonymous" and phrase.is_definite and phrase.head in who.heads)
        ]
        if not phrase.is_definite and not phrase.head:
            return None
        rest = heads - {phrase.head}
        for who in reversed(people):
            if phrase.head in who.heads and rest <= who.heads:
                return who
        if not phrase.is_definite:
            return next(
                (
                    who
                    for who in reversed(people)
                    if (phrase.head in who.heads and rest & who.heads)
                    or (len(rest & who.heads) >= 2 and who in self.spoken)
                ),
                None,
            )
        for who in reversed(people):
            if phrase.head in who.heads:
                return who
        is_short = phrase.end - phrase.start <= 3
        if people and (phrase.head in _ECHO or is_short or _SAME & set(words.forms[phrase.start : phrase.end + 1])):
            return people[-1]
        return None

    def _body(self, words: Words, phrase: Phrase) -> Who:
        own = words.forms[phrase.start : phrase.end]
        heads = frozenset(map(bare, own))
        is_echo = bool(_SAME & set(words.forms[phrase.start : phrase.end + 1]))
        if not phrase.head and phrase.type == "official_body":
            for who in self.spoken:
                if (
                    who.type == "official_body"
                    and len(who.words) > len(own)
                    and _is_part(own, who.words)
                    and len(who.words) <= 3
                ):
                    return who
        if phrase.head == "مصدر" and phrase.is_definite and self.spoken:
            for who in reversed(self.spoken):
                if who.type == "anonymous" and not who.plural:
                    return who
            return self.spoken[-1]
        if phrase.head == "هولا":
            return next(
                (who for who in reversed(self.spoken) if who.plural),
                self._as_written(words, phrase, heads, phrase.start, phrase.end),
            )
        if phrase.type == "anonymous" and phrase.is_definite:
            for who in reversed(self.spoken):
                if who.type == "anonymous" and any(_is_same_noun(phrase.head, head) for head in who.heads):
                    return who
        if phrase.is_definite and phrase.type in ("outlet", "agency") and phrase.name is None:
            if found := self._latest(words, phrase):
                return found
        if phrase.type == "document" and (issued := self._issued(words, phrase)):
            return issued
        if phrase.is_definite and (len(own) <= 2 or is_echo):
            for who in reversed(self.spoken):
                if phrase.head in who.heads and who.type != "person":
                    return Who(who.name, who.words, who.type, who.gender, who.plural, who.heads)
            if found := self._introduced(phrase, len(own)):
                number, left, right = found
                full = self.sentences[number]
                return Who(
                    self.text(full, left, right),
                    full.forms[left:right],
                    phrase.type,
                    phrase.gender,
                    phrase.plural,
                    heads,
                )
            if phrase.type in ("organisation", "official_body") and is_echo:
                for who in reversed(self.spoken):
                    if who.type in ("organisation", "official_body"):
                        return who
        if phrase.type == "organisation" and (short := _short_name(words, phrase)) is not None:
            name = f"{self.text(words, phrase.start, phrase.start + 1)} {self.text(words, short, short + 1)}"
            return Who(
                name, (words.form(phrase.start), words.form(short)), phrase.type, phrase.gender, phrase.plural, heads
            )
        start, end = phrase.name or (phrase.start, phrase.end)
        name = self.text(words, start, end)
        if phrase.type == "anonymous" and phrase.plural and not phrase.is_definite:
            name = _OBLIQUE.sub("ون", name)
        return Who(name, words.forms[start:end], phrase.type, phrase.gender, phrase.plural, heads)

    def note(self, words: Words, phrase: Phrase) -> None:
        """Remember an outlet that is named without being cited, so that «الصحيفة» can mean it."""
        who = self._as_written(
            words,
            phrase,
            frozenset(map(bare, words.forms[phrase.start : phrase.end])),
            *(phrase.name or (phrase.start, phrase.end)),
        )
        self.named.append((phrase.head, who))

    def _latest(self, words: Words, phrase: Phrase) -> Who | None:
        """Return the outlet named last with the head noun of a description."""
        return next((who for head, who in reversed(self.named) if head == phrase.head), None)

    def _issued(self, words: Words, phrase: Phrase) -> Who | None:
        """Return a document that is only called «البيان» with the body that issued it, «بيان الوزارة» with its full name."""
        own = words.forms[phrase.start : phrase.end]
        bodies = [who for who in self.spoken if who.type in ("official_body", "organisation")]
        earlier = next(
            (who for who in reversed(self.spoken) if who.type == "document" and phrase.head in who.heads), None
        )
        if earlier is not None and len(own) > 1 and _is_part(own, earlier.words):
            return earlier
        if phrase.is_definite and len(own) == 1 and earlier is not None:
            return earlier
        if len(own) > 2:
            return None
        if not bodies or phrase.head in ("دراسه", "ارقام", "بيانات", "توقعات", "نتايج", "تقارير", "مصادر"):
            return None
        body = bodies[-1]
        if len(own) == 2:
            tail = bare(own[1])
            body = next((who for who in reversed(bodies) if tail in who.heads), None)  # type: ignore[assignment]
            if body is None:
                return None
        elif not phrase.is_definite:
            return None
        name = f"{self.text(words, phrase.start, phrase.start + 1).removeprefix('ال')} {body.name}"
        return Who(
            name,
            (phrase.head, *body.words),
            "document",
            phrase.gender,
            phrase.plural,
            frozenset((phrase.head, *body.heads)),
        )

    def _introduced(self, phrase: Phrase, length: int) -> tuple[int, int, int] | None:
        """Return the first place where a body with this head noun is named in full."""
        if length > 1 or phrase.type not in ("official_body", "organisation"):
            return None
        for form in (phrase.head, "ال" + phrase.head):
            for number, at in self.places.get(form, ()):
                words = self.sentences[number]
                end = at + 1
                while (
                    end < len(words)
                    and end - at < 7
                    and not words.sign(end)
                    and (words.form(end).startswith(("ال", "وال", "لل")))
                ):
                    end += 1
                if end - at >= 2:
                    return number, at, end
        return None

    def left_out(self, found: Citation) -> Who | None:
        """Return the last speaker who agrees with a verb or participle that names none."""
        for who in reversed(self.speakers):
            if _fits(who, found.gender, found.plural):
                return who
        fits = next((who for who in reversed(self.spoken) if _fits(who, found.gender, found.plural)), None)
        return fits or (self.speakers[-1] if self.speakers and found.ref == "pro_drop" else None)


def _fits(who: Who, gender: Gender | None, plural: bool) -> bool:
    if plural or who.plural:
        return plural == who.plural or gender == "f"
    return gender is None or who.gender is None or who.gender == gender


def _is_part(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Return whether the words of a short name stand in a full one, articles aside."""
    whole = {bare(word) for word in full}
    return bool(short) and all(bare(word) in whole for word in short)


def _short_name(words: Words, phrase: Phrase) -> int | None:
    """Return the word in brackets by which a movement is known: «حركة المقاومة الإسلامية (حماس)»."""
    for at in range(phrase.start + 1, phrase.end):
        if "(" in words.sign(at) and ")" in words.sign(at + 1) and not words.form(at).isascii():
            return at
    return None


def _is_same_noun(left: str, right: str) -> bool:
    """Return whether two plural nouns differ in their case ending only: «مسؤولون»، «مسؤولي»."""
    return left == right or (len(left) > 4 and left.rstrip("وني") == right.rstrip("وني"))


def _can_be_given(words: Words, at: int) -> bool:
    """Return whether a word can be somebody's given name: nothing in it is grammar."""
    word = words.form(at)
    is_plain = not word.startswith("ال") and head_at(words.forms, at) is None and is_namelike(word)
    return is_plain and len(word) > 2 and not word.endswith(("ه", "ات", "ين", "ون"))
