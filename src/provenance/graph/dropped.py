"""Credits that one version of a story gives and another leaves out, for the whole text or for a passage of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from provenance.graph.drafts import Draft, proof
from provenance.graph.nodes import is_vague
from provenance.graph.passages import is_told_in, shared_texts, stems
from provenance.graph.view import View, is_about
from provenance.text.tokens import words
from provenance.values import Flag, Proof, Source, Span

_WHOLE: Final = frozenset({"copy", "rewrite"})
_CLITICS: Final = frozenset("وفبلك")
_ARTICLE: Final = "ال"


def _forms(word: str) -> frozenset[str]:
    """Return a word without the particles that may be written at its front, one by one."""
    found = {word}
    while len(word) > 2 and word[0] in _CLITICS:
        word = word[1:]
        found.add(word)
    return frozenset(form.removeprefix(_ARTICLE) for form in found)


@lru_cache(maxsize=64)
def _places(text: str) -> tuple[tuple[str, ...], dict[str, list[int]]]:
    """Return the words of a text, and of each form of a word where it stands."""
    found = words(text)
    at: dict[str, list[int]] = {}
    for place, word in enumerate(found):
        for form in _forms(word):
            at.setdefault(form, []).append(place)
    return found, at


def _stands_in(name: str, text: str) -> bool:
    """Return whether a name stands in a text as whole words, particles before the first aside."""
    first, *rest = words(name) or ("",)
    all_, at = _places(text)
    places = at.get(first.removeprefix(_ARTICLE), ())
    return any(list(all_[place + 1 : place + 1 + len(rest)]) == rest for place in places)


def _names(view: View, source: Source) -> list[str]:
    entry = view.context.registry.get(source.id)
    return [source.name] if entry is None else [source.name, *entry.ar, *entry.en]


def _mentions(view: View, document: str, source: Source) -> bool:
    """Return whether an article names somebody anywhere, as a source or in passing."""
    if source.id in view.named(document):
        return True
    article = view.context.articles[document].document
    text = f"{article.title}\n{article.byline}\n{article.text}"
    return any(_stands_in(name, text) for name in _names(view, source))


def _is_left_out(view: View, document: str, credit: Draft) -> bool:
    """Return whether an article names nowhere whom a sibling credits; nobody can name «agencies»."""
    target = credit.target
    if target.source is None or target.document == document or is_vague(target):
        return False
    return not (is_about(target, view.named(document)) or _mentions(view, document, target.source))


def _of_the_whole(view: View, document: str) -> Iterator[Proof]:
    """Yield the credits of siblings for the same text; who credits another work leaves nothing out."""
    if view.credited(document):
        return
    for other, pair in view.context.reused.get(document, ()):
        for credit in view.of(other, "republishes") if pair.label in _WHOLE else ():
            if _is_left_out(view, document, credit):
                yield credit.evidence[0]


def _is_held(credit: Draft, text: str, there: Span, retold: frozenset[str]) -> bool:
    """Return whether what hangs on a credit lies within a stretch of its text and is told in some words."""
    places = [place.at.span for place in credit.content if place.at.field == "text"]
    return any(one.overlaps(there) and is_told_in(stems(one.of(text)), retold) for one in places)


def _of_a_passage(view: View, document: str) -> Iterator[Proof]:
    """Yield passages that a sibling takes from a work by its own words: first as they stand here, then its cue."""
    articles = view.context.articles
    for other, here, there in shared_texts(view, document):
        if cited := view.of(other, "cites"):
            text, retold = articles[other].document.text, stems(here.of(articles[document].document.text))
            for credit in cited:
                if _is_held(credit, text, there, retold) and _is_left_out(view, document, credit):
                    yield proof(document, "text", here)
                    yield credit.evidence[0]


def credit_dropped(view: View, document: str) -> Iterator[Flag]:
    """Yield a flag for an article that nowhere names whom its sibling credits with the same text or passage."""
    shown = (*_of_the_whole(view, document), *_of_a_passage(view, document))
    if shown:
        yield Flag(document, "credit_dropped", tuple(dict.fromkeys(shown)))
