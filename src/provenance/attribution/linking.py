"""A name as an article gives it -> the source that it means, or the honest answer that nobody knows.

In order: a name of the register, with or without head noun, nationality and other trimmings;
an acronym, in credits only; a body that every country has; the Latin name that was
transcribed. Whatever leaves a choice is ``ambiguous``, whatever is unknown ``unregistered``
under a key that other spellings of the same name share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from provenance.attribution.entries import Entry
from provenance.attribution.letters import spelled
from provenance.attribution.nations import descriptors, is_place, national_body, split_country, state
from provenance.attribution.registry import Registry
from provenance.attribution.transliteration import matches, sound
from provenance.text.normalize import fold
from provenance.text.tokens import words
from provenance.values import LinkStatus, Source, SourceType

MAX_LENGTH: Final = 200
"""Longer names are cut before they are looked at."""
_MEDIA: Final = frozenset({"outlet", "agency", "photo_agency", "social_media"})
_BODIES: Final = frozenset({"official_body", "organisation"})
_MAX_WORDS: Final = 40
_QUOTES: Final = '«»“”„‹›"″'
_MARKS: Final = re.compile(f"[{_QUOTES}]+")
_BRACKETS: Final = re.compile(r"[()\[\]]+")
_MIN_KEY: Final = 4
"""Consonants from which a key of sounds stands for a name; shorter ones are shared by too many."""
_MIN_HEARD: Final = 4
"""Consonants from which a name may be found by its sound."""
_MAX_TRIMMED: Final = 4
_HEADS: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(("صحيفه", "جريده", "يوميه"), frozenset({"newspaper", "site", "magazine"})),
    **dict.fromkeys(("قناه", "فضاييه", "تلفزيون", "محطه"), frozenset({"channel"})),
    **dict.fromkeys(("اذاعه", "راديو"), frozenset({"radio", "channel"})),
    **dict.fromkeys(("مجله", "اسبوعيه"), frozenset({"magazine", "newspaper"})),
    **dict.fromkeys(("شبكه",), frozenset({"channel", "network", "radio", "site"})),
    **dict.fromkeys(("موقع", "بوابه", "منصه", "مدونه", "وكاله", "مووسسه", "موسسه", "تطبيق", "حساب"), frozenset[str]()),
}
"""Folded head nouns and the media that they speak of; of any where the set is empty."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a name: what is left of it, the head noun and the country that were taken off."""

    forms: tuple[str, ...]
    head: str
    country: str


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is known of a name besides its words."""

    type: SourceType
    country: str
    in_credit: bool
    is_named: bool

    def trusts(self, forms: tuple[str, ...]) -> bool:
        """Return whether a name that is an ordinary word means a source here; in a credit, a city is only a city."""
        return self.is_named or (self.in_credit and not is_place(forms))


def _behind_head(forms: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Return the words behind a head noun and the noun."""
    return (forms[1:], forms[0]) if len(forms) > 1 and forms[0] in _HEADS else (forms, "")


def _readings(forms: tuple[str, ...]) -> Iterator[_Reading]:
    """Yield the ways to read a name, the fullest first; «وكالة أنباء» is one head noun too."""
    bare, head = _behind_head(forms)
    yield from (_Reading(kept, "", country) for kept, country in _trimmed(forms))
    if head:
        yield from (_Reading(kept, head, country) for kept, country in _trimmed(bare))
    if head and len(bare) > 1 and bare[0] == "انبا":
        yield from (_Reading(kept, head, country) for kept, country in _trimmed(bare[1:]))


def _trimmed(forms: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    country = ""
    for _ in range(_MAX_TRIMMED):
        yield forms, country
        if len(forms) > 1 and forms[-1] in descriptors():
            forms = forms[:-1]
            continue
        kept, code = split_country(forms)
        if not code:
            return
        forms, country = kept, country or code


def _is_of(entry: Entry, country: str) -> bool:
    return country in (entry.country, *entry.seats)


def _fits(entry: Entry, reading: _Reading, kind: SourceType) -> bool:
    """Return whether an entry that bears a common word for a name can be meant: all that is said of it must agree."""
    media = _HEADS.get(reading.head, frozenset())
    is_other_medium = bool(media) and bool(entry.medium) and entry.medium not in media
    is_other_agency = reading.head == "وكاله" and entry.type == "outlet" and entry.medium not in ("", "site")
    is_foreign = bool(reading.country) and not _is_of(entry, reading.country)
    is_no_body = kind in _BODIES and entry.type in _MEDIA
    return not (is_other_medium or is_other_agency or is_foreign or is_no_body)


def _chosen(found: tuple[Entry, ...], reading: _Reading, publisher: str) -> tuple[Entry, ...]:
    """Return those of several bearers of a name whom its head noun, its nationality or the publisher's country mean."""
    media = _HEADS.get(reading.head, frozenset())
    tests = (
        [entry for entry in found if _is_of(entry, reading.country)],
        [entry for entry in found if entry.medium in media],
        [entry for entry in found if entry.type == "agency" and reading.head == "وكاله"],
        [entry for entry in found if entry.country == publisher],
    )
    for kept in tests:
        found = tuple(entry for entry in found if entry in kept) or found
    return found


def _by_name(forms: tuple[str, ...], registry: Registry, asked: _Asked) -> tuple[Entry, ...]:
    for reading in _readings(forms):
        name, is_trusted = "".join(reading.forms), asked.trusts(forms) or bool(reading.head)
        found = tuple(
            entry
            for entry in registry.named(name)
            if not registry.is_common(name, entry) or (is_trusted and _fits(entry, reading, asked.type))
        )
        if found:
            return _chosen(found, reading, asked.country)
    return ()


def _core(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name without head noun, nationality and other trimmings."""
    return list(_readings(forms))[-1].forms if forms else ()


def _by_sound(core: tuple[str, ...], registry: Registry, kind: SourceType) -> tuple[Entry, ...]:
    group = _MEDIA if kind in _MEDIA else _BODIES
    targets = {latin: entry for latin, entry in registry.transcribed if entry.type in group}
    found = {targets[latin].id: targets[latin] for latin in matches(" ".join(core), tuple(targets))}
    return tuple(found.values())


def _split_script(forms: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the Arabic and the Latin words of a name; numbers go with the Arabic ones if there are any."""
    arabic = tuple(form for form in forms if not form.isascii() or form.isdigit())
    latin = tuple(form for form in forms if form not in arabic)
    return (arabic, latin) if any(not form.isdigit() for form in arabic) else ((), forms)


def _parts(seen: str, forms: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield what may be the name in a phrase, the likeliest first.

    A Latin gloss, all of it, what brackets set apart, what quotation marks hold.
    """
    arabic, latin = _split_script(forms)
    if arabic and latin:
        yield latin
    yield forms
    if arabic and latin:
        yield arabic
    pieces = [*_BRACKETS.split(seen[:MAX_LENGTH]), *_MARKS.split(seen[:MAX_LENGTH])[1::2]]
    yield from (piece for piece in map(words, pieces) if piece and piece != forms)


def _found(seen: str, forms: tuple[str, ...], registry: Registry, asked: _Asked) -> tuple[Entry, ...]:
    """Return the entries that a name may mean, by the first of the ways that leads to one."""
    if "." in seen and (site := registry.by_domain(seen.strip())):
        return (site,)
    for part in _parts(seen, forms):
        if found := _by_name(part, registry, asked):
            return found
        if asked.in_credit and (found := registry.acronym("".join(_behind_head(part)[0]))):
            return found
    arabic = _core(_split_script(forms)[0])
    return _by_sound(arabic, registry, asked.type) if asked.is_named and _is_telling(arabic) else ()


def _is_telling(core: tuple[str, ...]) -> bool:
    """Return whether a name is long enough to be told by ear: names of places and people sound like short ones."""
    return bool(spelled(core)[0]) or len(sound(" ".join(core)).consonants) >= _MIN_HEARD


def _key(forms: tuple[str, ...], kind: SourceType) -> str:
    """Return what the spellings of one unknown name have in common."""
    if kind not in _MEDIA:
        return " ".join(forms)
    arabic, latin = _split_script(forms)
    core = _core(latin if len(arabic) == 1 and arabic[0] in _HEADS else arabic or forms)
    heard = sound(" ".join(core)).consonants
    return heard if len(heard) >= _MIN_KEY else " ".join(core)


def link(
    name: str,
    registry: Registry,
    *,
    type: SourceType,  # noqa: A002  (the word of the vocabulary)
    country: str = "",
    in_credit: bool = False,
    is_named: bool = False,
) -> Source:
    """Return the source that ``name`` means.

    The answer keeps the name as it is given, cut at ``MAX_LENGTH`` characters. A person, a
    document or somebody without a name is never linked to an entry. A registered source may
    have another type than ``type``: that of its entry. States and the bodies that every country has
    are registered without an entry. Linear in the length of the name and the size of the register.

    Args:
        name: Raw words of the source, with or without head noun, quotation marks and
            a Latin name in brackets.
        registry: Whom there is to link to.
        type: What the article takes the source for.
        country: ISO code of the publisher; decides between namesakes.
        in_credit: The name fills a dateline, credit or source line, where acronyms and
            names that are ordinary words are trusted.
        is_named: The name stood in quotation marks or behind a head noun.
    """
    shown, seen = name.strip()[:MAX_LENGTH], fold(name)
    forms = words(seen)[:_MAX_WORDS]
    if not forms or type not in _MEDIA | _BODIES:
        return Source(f"{type}:{' '.join(forms)}", shown, type)
    is_named = is_named or any(mark in seen for mark in _QUOTES) or bool(_behind_head(forms)[1])
    found = _found(seen, forms, registry, _Asked(type, country, in_credit, is_named))
    if len(found) == 1:
        return Source(found[0].id, shown, found[0].type, "registered")
    if not found and (body := national_body(forms) or (state(forms) if type in _BODIES else "")):
        return Source(body, shown, "official_body", "registered")
    status: LinkStatus = "ambiguous" if found else "unregistered"
    return Source(f"{type}:{_key(forms, type)}", shown, type, status, tuple(sorted(entry.id for entry in found)))
