"""Article -> attributions: every cited source, with the spans that prove it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from provenance.attribution.content import content_of, quotations
from provenance.attribution.credits import Credit, credits_of
from provenance.attribution.cues.citation import Citation
from provenance.attribution.cues.sentence import Sentence, citations_of
from provenance.attribution.grammar.full_names import FullName, full_names
from provenance.attribution.grammar.lexicon import folded, states
from provenance.attribution.grammar.names import PARTICLES
from provenance.attribution.grammar.phrases import Phrase, Reader, seen_by
from provenance.attribution.grammar.words import CLOSERS, OPENERS, Words, sentences_of
from provenance.attribution.linking import link
from provenance.attribution.publisher import Publisher, publisher_of
from provenance.attribution.registry import Registry
from provenance.attribution.who.antecedents import antecedent, carries_on, introduce, is_resolved, speaks_on
from provenance.attribution.who.bodies import meant
from provenance.attribution.who.cast import Cast, Who
from provenance.values import Article, Attribution, Field, RejectedCue, Role, Source, SourceType, Span, Tier, Zone

_READ: Final = frozenset({"title", "body", "summary"})
_HEADING: Final = 14  # words
_OURS: Final = folded("مراسلتنا مراسلنا مراسلونا موفدنا موفدتنا مندوبنا")
_LINKED: Final = frozenset({"outlet", "agency", "official_body", "organisation", "photo_agency", "social_media"})
_ORDER: Final = {"title": 0, "byline": 1, "text": 2}


def attributions(article: Article, registry: Registry) -> tuple[Attribution, ...]:
    """Return whom ``article`` cites, in order of position in title, byline and text."""
    return explained(article, registry)[0]


def explained(article: Article, registry: Registry) -> tuple[tuple[Attribution, ...], tuple[RejectedCue, ...]]:
    """Return the attributions of ``article`` and the words that look like cues and are none."""
    run = _Run(article, registry)
    found = [run.credited(zone, credit) for zone, credit in credits_of(article, registry, run.publisher)]
    found += run.cited()
    found.sort(key=lambda one: (_ORDER[one.field], _start(one)))
    run.rejected.sort(key=lambda one: (_ORDER[one.field], one.span))
    return tuple(found), tuple(run.rejected)


def _start(one: Attribution) -> int:
    spans = [*one.cue_spans, *((one.source_span,) if one.source_span else ())]
    return min(span.start for span in spans) if spans else 0


class _Run:
    """Reads one article: its sentences in order, and who was cited in them so far."""

    def __init__(self, article: Article, registry: Registry) -> None:
        self.article = article
        self.registry = registry
        self.publisher: Publisher = publisher_of(article.document, registry)
        self.rejected: list[RejectedCue] = []
        self.sentences = list(_sentences(article, self.publisher))
        texts = [one.words for one in self.sentences if one.zone.field == "text"]
        self.full = full_names(texts, Reader(registry))
        self.reader = Reader(registry, _words_of_names(texts, self.full), self.publisher.names, _repeated(texts))

    def credited(self, zone: Zone, credit: Credit) -> Attribution:
        """Return the attribution of a credit."""
        body = self.article.zones_of("body")
        whole = (Span(body[0].span.start, body[-1].span.end),) if body and credit.kind == "whole_doc" else ()
        return Attribution(
            document=self.article.document.id,
            tier="A",
            field=zone.field,
            zone=zone.kind,
            cue_spans=(credit.cue,) if credit.cue else (),
            source_span=credit.span,
            source=credit.source,
            source_ref="explicit",
            via_span=None,
            via=None,
            content_spans=whole if zone.field == "text" else (),
            kind=credit.kind,
            role=credit.role,
            self_=self.publisher.is_source(credit.source),
            rule=credit.rule,
        )

    def cited(self) -> list[Attribution]:
        """Return the attributions of the sentences, those of the text before those of the title."""
        found: list[Attribution] = []
        fields: tuple[Field, ...] = ("text", "title")
        for field in fields:
            group = [one for one in self.sentences if one.zone.field == field]
            full = self.full if field == "text" else ()
            cast = Cast([one.words for one in group], self.article.document.field(field), full)
            for one in group:
                found += self._of_sentence(one, cast)
        return found

    def _of_sentence(self, one: Sentence, cast: Cast) -> Iterator[Attribution]:
        """Yield the attributions of a sentence; the cast learns who is cited on the way."""
        citations, refused = citations_of(one, self.reader)
        for refusal in refused:
            self._reject(one, refusal.at, refusal.reason, refusal.rule)
        introduce(one.words, cast, self.reader)
        if not citations and (who := carries_on(one.words, cast)):
            yield self._carried_over(one, who)
        before = 0
        for number, found in enumerate(citations):
            if not is_resolved(found, cast, one.words, self.reader):
                self._reject(one, found.at, "no_antecedent", found.rule)
                continue
            following = citations[number + 1].at if number + 1 < len(citations) else None
            yield self._attribution(one, found, cast, following, before)
            cast.is_warm = True
            before = max(before, *(end for _, end in found.cues), found.source.end if found.source else 0)

    def _reject(self, one: Sentence, at: int, reason: str, rule: str) -> None:
        span = one.words.span(at, at + 1)
        self.rejected.append(RejectedCue(self.article.document.id, one.zone.field, span, reason, rule))

    def _carried_over(self, one: Sentence, who: Who) -> Attribution:
        """Return a sentence without a cue that goes on with the speaker of the sentence before it."""
        return Attribution(
            document=self.article.document.id,
            tier="C",
            field=one.zone.field,
            zone=one.zone.kind,
            cue_spans=(one.words.span(0, 1),),
            source_span=None,
            source=self._linked(who),
            source_ref="carried_over",
            via_span=None,
            via=None,
            content_spans=(one.words.span(0, len(one.words)),),
            kind="indirect",
            role="speaker",
            self_=False,
            rule="carried_over",
        )

    def _attribution(
        self, one: Sentence, found: Citation, cast: Cast, following: int | None, before: int
    ) -> Attribution:
        """Return the attribution of a citation between the cues ``before`` and ``following`` it."""
        words, phrase = one.words, found.medium.phrase if found.medium else None
        who = self._who(found, cast, words)
        medium = meant(cast, words, phrase) if phrase else None
        if who:
            cast.add(who, speaks=speaks_on(found, before))
        if medium and phrase and phrase.head:
            cast.add(medium, speaks=False)
        source, via = self._linked(who) if who else None, self._medium(medium) if medium else None
        return Attribution(
            document=self.article.document.id,
            tier=_tier(source, via),
            field=one.zone.field,
            zone=one.zone.kind,
            cue_spans=tuple(words.span(start, end) for start, end in found.cues),
            source_span=_span(words, found.source) if found.source else None,
            source=source,
            source_ref=found.ref,
            via_span=_span(words, phrase) if phrase else None,
            via=via,
            content_spans=content_of(cast.raw, words, found, following, before, one.quoted),
            kind=found.kind,
            role=_role(found, source),
            self_=self.publisher.is_source(via) or self.publisher.is_source(source),
            rule=found.rule,
        )

    def _who(self, found: Citation, cast: Cast, words: Words) -> Who | None:
        """Return whom a citation means; «مراسلنا» is the publisher itself."""
        if found.source is None:
            return antecedent(found, cast, words, self.reader)
        if found.source.head in _OURS and (outlet := self.article.document.outlet):
            return Who(outlet, (outlet,), "outlet", "f", False, frozenset())
        return meant(cast, words, found.source)

    def _medium(self, who: Who) -> Source:
        """Return a medium under its usual name where the article only gives its acronym: «لمراسلة (وات)»."""
        signed = self.registry.acronym(who.name)
        if len(signed) != 1 or not signed[0].ar:
            return self._linked(who)
        return Source(signed[0].id, signed[0].ar[0], signed[0].type, "registered")

    def _linked(self, who: Who) -> Source:
        if who.type not in _LINKED:
            return Source(f"{who.type}:{' '.join(who.words)}", who.name, who.type)
        return _link(who.name, self.registry, who.type, self.publisher.country)


def _sentences(article: Article, publisher: Publisher) -> Iterator[Sentence]:
    """Yield the sentences of the zones in which somebody may be cited."""
    for zone in article.zones:
        if zone.kind not in _READ or (zone.kind == "title" and zone.field == "text"):
            continue
        raw = article.document.field(zone.field)
        quoted = quotations(raw, zone.span)
        for words in sentences_of(raw, zone.span, own=publisher.link):
            if not _is_item_heading(words):
                yield Sentence(zone, words, quoted)


def _is_item_heading(words: Words) -> bool:
    """Return whether a sentence is the heading of an item in a roundup: «* كوريا الجنوبية تدعو …» without a stop."""
    return words.sign(0)[:1] in ("*", "•") and len(words) <= _HEADING and not words.signs[-1]


def _repeated(texts: list[Words]) -> frozenset[str]:
    """Return the folded words that stand in the text more than once."""
    counts = Counter(word for words in texts for word in words.forms)
    return frozenset(word for word, count in counts.items() if count > 1)


def _words_of_names(texts: list[Words], full: tuple[FullName, ...]) -> frozenset[str]:
    """Return the words of the full names in an article; one that begins with a state does not hide the state."""
    words = ((at, word) for number, start, end in full for at, word in enumerate(texts[number].forms[start:end]))
    return frozenset(word for at, word in words if at or word not in states()) - PARTICLES


def _tier(source: Source | None, via: Source | None) -> Tier:
    """Return A where a medium or a source other than a person stands, else B."""
    return "A" if via is not None or (source is not None and source.type != "person") else "B"


def _role(found: Citation, source: Source | None) -> Role:
    """Return the part that a source plays: an outlet or document that speaks is a cited work."""
    role: Role = "relay" if found.rule.startswith("relayed") else found.role
    is_work = source is not None and source.type in ("outlet", "agency", "document")
    return "cited_work" if is_work and role == "speaker" else role


def _span(words: Words, phrase: Phrase) -> Span:
    """Return the raw span of a phrase, with the quotation mark or bracket that closes what it opened."""
    span = seen_by(words, phrase).span(phrase.start, phrase.end)
    closing = words.raw[span.end : span.end + 1]
    return Span(span.start, span.end + 1) if _leaves_open(span.of(words.raw), closing) else span


def _leaves_open(inner: str, closing: str) -> bool:
    """Return whether a sign closes what the letters before it opened."""
    if closing == ")":
        return inner.count("(") > inner.count(")")
    if closing == '"':
        return inner.count('"') % 2 == 1
    is_closer = bool(closing) and closing in CLOSERS
    return is_closer and sum(map(inner.count, OPENERS)) > sum(map(inner.count, CLOSERS))


@lru_cache(maxsize=1 << 14)
def _link(name: str, registry: Registry, kind: SourceType, country: str) -> Source:
    return link(name, registry, type=kind, country=country, is_named=True)
