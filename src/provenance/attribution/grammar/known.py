"""What is known about the words of one article: the register of sources, its proper names, its publisher."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.article.phrases import PLACES
from provenance.attribution.grammar.lexicon import bare, given_names, states
from provenance.attribution.grammar.names import name_end
from provenance.attribution.grammar.words import Words
from provenance.attribution.registry import Registry
from provenance.values import SourceType


@dataclass(frozen=True, slots=True)
class Known:
    """A registry, the words of proper names in the article, the name of its publisher as keys, and words used twice.

    An unknown word behind a verb that begins with ب is a name («بوتين») where it stands in
    the article again, and else an adverb («بهدوء»).
    """

    registry: Registry
    names: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()

    def outlet(self, words: Words, at: int) -> tuple[int, SourceType] | None:
        """Return the length and type of the known outlet or body whose name starts at word ``at``."""
        if found := self.registry.find_names(words.forms, at):
            return found[0], found[1].type
        key = ""
        for length, word in enumerate(words.forms[at : at + 3], start=1):
            key += bare(word)
            if key in self.own and (words.has_article(at) or length > 1 or len(key) > 4):
                return length, "outlet"
        return None

    def addresses(self, words: Words, at: int) -> bool:
        """Return whether word ``at`` is ل with a known outlet: «لهسبريس», «للميادين»."""
        if words.form(at)[:1] != "ل" or len(words.form(at)) < 4:
            return False
        found = self.outlet(words.cut(at, 1), at)
        return found is not None and found[1] in ("outlet", "agency", "social_media")

    def name_end(self, words: Words, at: int, limit: int) -> int:
        """Return the end of the proper name that starts at word ``at``, before «لهسبريس»; ``at`` if none does."""
        end = name_end(words, at, limit, self.names)
        return next((step for step in range(at + 1, end) if self.addresses(words, step)), end)

    def is_name(self, word: str) -> bool:
        """Return whether a folded word is a given name, or part of a name in this article."""
        return word in self.names or word in given_names()

    def is_adverb(self, words: Words, at: int) -> bool:
        """Return whether an unknown word is used once and looks like grammar: «بهدوء», «علنا», «ملابسه»."""
        form = words.form(at)
        is_owned = words.spans[at].of(words.raw).endswith(("ه", "ها", "هم"))
        is_like = (form[0] == "ب" and len(form) > 3) or form.endswith("ا") or is_owned
        return is_like and form not in self.repeated and not self.is_name(form)

    def is_nisba(self, word: str) -> bool:
        """Return whether a word without article reads like an adjective of belonging: «أميركي»، «عسكرية»."""
        return word.endswith(("ي", "يه", "يون", "يين")) and len(word) > 3 and not self.is_name(word)

    def place_length(self, words: Words, at: int) -> int:
        """Return how many words of the name of a state or town start at word ``at``; 0 if none does."""
        for length in (3, 2, 1):
            place = words.phrase(at, at + length)
            if (place in states() or place in PLACES) and place not in self.names:
                return length
        return 0
