"""Article -> attributions: every cited source, with the spans that prove it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from provenance.attribution.citation import Citation, Refusal
from provenance.attribution.content import content_of, quotations
from provenance.attribution.credits import Credit, credits_of
from provenance.attribution.full_names import full_names
from provenance.attribution.lexicon import bare, head_at, head_words, states, verb_forms, word_class
from provenance.attribution.linking import link
from provenance.attribution.masdars import masdar, masdar_words
from provenance.attribution.names import PARTICLES
from provenance.attribution.phrases import Phrase, Reader, seen_by
from provenance.attribution.published import PUBLISHED_WORDS, published, relayed
from provenance.attribution.publisher import Publisher, publisher_of
from provenance.attribution.registry import Registry
from provenance.attribution.relay import with_media, with_participles
from provenance.attribution.bodies import meant
from provenance.attribution.cast import Cast, Who
from provenance.attribution.slots import SLOT_WORDS, slot
from provenance.attribution.verbal import Verbal
from provenance.attribution.words import CLOSERS, OPENERS, Words, has_comma, sentences_of
from provenance.values import Article, Attribution, RejectedCue, Source, Span, Tier, Zone

_READ: Final = frozenset({"title", "body", "summary"})
_HEADING: Final = 14  # words
_OURS: Final = frozenset("مراسلتنا مراسلنا مراسلونا موفدنا موفدتنا مندوبنا".split())
_LINKED: Final = frozenset({"outlet", "agency", "official_body", "organisation", "photo_agency", "social_media"})


def attributions(article: Article, registry: Registry) -> tuple[Attribution, ...]:
    """Return whom ``article`` cites, in order of position in title, byline and text."""
    return explained(article, registry)[0]


def explained(article: Article, registry: Registry) -> tuple[tuple[Attribution, ...], tuple[RejectedCue, ...]]:
    """Return the attributions of ``article`` and the words that look like cues and are none."""
    run = _Run(article, registry)
    found = [run.credited(zone, credit) for zone, credit in credits_of(article, registry, run.publisher)]
    found += run.cited()
    order = {"title": 0, "byline": 1, "text": 2}
    found.sort(key=lambda one: (order[one.field], _start(one)))
    run.rejected.sort(key=lambda one: (order[one.field], one.span))
    return tuple(found), tuple(run.rejected)


def _start(one: Attribution) -> int:
    spans = [*one.cue_spans, *((one.source_span,) if one.source_span else ())]
    return min(span.start for span in spans) if spans else 0


@dataclass(frozen=True, slots=True)
class _Sentence:
    zone: Zone
    words: Words
    quoted: tuple[Span, ...]


class _Run:
    """Reads one article."""

    def __init__(self, article: Article, registry: Registry) -> None:
        self.article = article
        self.registry = registry
        self.publisher: Publisher = publisher_of(article.document, registry)
        self.rejected: list[RejectedCue] = []
        self.sentences = list(self._sentences())
        texts = [one.words for one in self.sentences if one.zone.field == "text"]
        self.full = full_names(texts, Reader(registry))
        names = {
            word
            for number, start, end in self.full
            for at, word in enumerate(texts[number].forms[start:end])
            if at or word not in states()
        }
        reader = Reader(registry, frozenset(names - PARTICLES), self.publisher.names)
        self.reader, self.verbal = reader, Verbal(reader)

    def _sentences(self) -> Iterator[_Sentence]:
        own = self.publisher.link
        for zone in self.article.zones:
            if zone.kind not in _READ or (zone.kind == "title" and zone.field == "text"):
                continue
            raw = self.article.document.field(zone.field)
            quoted = quotations(raw, zone.span)
            yield from (
                _Sentence(zone, words, quoted)
                for words in sentences_of(raw, zone.span, own=own)
                if not _is_item_heading(words)
            )

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
        """Return the attributions of the sentences, in order."""
        sentences = self.sentences
        titles = [one for one in sentences if one.zone.field == "title"]
        texts = [one for one in sentences if one.zone.field == "text"]
        found: list[Attribution] = []
        for group, field in ((texts, "text"), (titles, "title")):
            raw = self.article.document.field(field)  # type: ignore[arg-type]
            cast = Cast([one.words for one in group], raw, self.full if field == "text" else ())
            for one in group:
                found += self._of_sentence(one, cast, raw)
        return found

    def _of_sentence(self, one: _Sentence, cast: Cast, raw: str) -> Iterator[Attribution]:
        citations = self._citations(one)
        self._note_outlets(one.words, cast)
        if not citations:
            yield from self._carried_over(one, cast, raw)
        before = 0
        for number, found in enumerate(citations):
            if found.source is None and found.medium is None and not self._is_resolved(found, cast, one.words):
                span = one.words.span(found.at, found.at + 1)
                self.rejected.append(
                    RejectedCue(self.article.document.id, one.zone.field, span, "no_antecedent", found.rule)
                )
                continue
            following = citations[number + 1].at if number + 1 < len(citations) else None
            yield self._attribution(one, found, cast, raw, following, before)
            cast.is_warm = True
            before = max(before, *(end for _, end in found.cues), found.source.end if found.source else 0)

    def _note_outlets(self, words: Words, cast: Cast) -> None:
        heads = head_words()
        for at, form in enumerate(words.forms):
            if form not in heads:
                continue
            head = head_at(words.forms, at)
            if head is not None and head.type == "title" and bare(words.form(at - 1)) not in word_class("venue"):
                phrase = self.reader.phrase(words, at, len(words))
                if phrase is not None and phrase.name is not None and phrase.type == "person":
                    cast.introduce(words, phrase)
                elif phrase is not None and has_comma(words.sign(at)):
                    cast.introduce_before(words, phrase)
            elif head is not None and head.type in ("outlet", "agency") and not words.form(at).startswith("ال"):
                phrase = self.reader.phrase(words, at, len(words))
                if phrase is not None and phrase.name is not None:
                    cast.note(words, phrase)

    def _carried_over(self, one: _Sentence, cast: Cast, raw: str) -> Iterator[Attribution]:
        """Yield a sentence without a cue that goes on with the speaker of the sentence before it."""
        words, who = one.words, cast.speakers[-1] if cast.speakers else None
        goes_on = who is not None and cast.is_warm and _opens_like_more(words)
        cast.is_warm = goes_on
        if not goes_on or who is None or who.type not in ("person", "anonymous"):
            return
        whole = words.span(0, len(words))
        yield Attribution(
            document=self.article.document.id,
            tier="C",
            field=one.zone.field,
            zone=one.zone.kind,
            cue_spans=(words.span(0, 1),),
            source_span=None,
            source=self._linked(who),
            source_ref="carried_over",
            via_span=None,
            via=None,
            content_spans=(whole,),
            kind="indirect",
            role="speaker",
            self_=False,
            rule="carried_over",
        )

    def _citations(self, one: _Sentence) -> list[Citation]:
        words, found, taken, cues = one.words, [], set(), _cue_words()
        for at, form in enumerate(words.forms):
            if form not in cues or at in taken:
                continue
            hit = self._hit(words, at)
            if self._is_quoted(one, at) and not (isinstance(hit, Citation) and _is_named_outright(hit)):
                continue
            if isinstance(hit, Citation):
                found.append(hit)
                for start, end in hit.cues:
                    taken.update(range(start, end))
            elif isinstance(hit, Refusal):
                span = words.span(hit.at, hit.at + 1)
                self.rejected.append(RejectedCue(self.article.document.id, one.zone.field, span, hit.reason, hit.rule))
        return with_media(with_participles(words, sorted(found, key=lambda citation: citation.at)))

    def _hit(self, words: Words, at: int) -> Citation | Refusal | None:
        """Return the citation at a word, or why what looks like a cue is none."""
        refused: Refusal | None = None
        for hit in self._readings(words, at):
            if isinstance(hit, Citation):
                return hit
            refused = refused or hit
        return refused

    def _readings(self, words: Words, at: int) -> Iterator[Citation | Refusal | None]:
        """Yield what each kind of cue reads at a word, the surest kind first."""
        for find in (relayed, slot, published, masdar):
            yield find(self.reader, words, at)
        yield self.verbal.at(words, at)

    def _is_quoted(self, one: _Sentence, at: int) -> bool:
        if not one.quoted:
            return False
        place = one.words.spans[at].start
        for span in one.quoted:
            if span.start <= place < span.end and span.end - span.start > 30:
                return not (one.words.opens(at) and place - span.start < 2)
        return False

    def _attribution(
        self, one: _Sentence, found: Citation, cast: Cast, raw: str, following: int | None, before: int
    ) -> Attribution:
        words = one.words
        who = (
            meant(cast, words, found.source)
            if found.source
            else cast.left_out(found) or self._nearest(found, cast, words)
        )
        via, via_span = None, None
        if found.medium:
            phrase = found.medium.phrase
            via_span = _span(words, phrase)
            via = self._linked(self._via_name(words, phrase, cast))
        if found.source is not None and found.source.head in _OURS and self.article.document.outlet:
            outlet = self.article.document.outlet
            who = Who(outlet, (outlet,), "outlet", "f", False, frozenset())
        source = self._linked(who) if who else None
        if who:
            cast.add(who, speaks=_goes_on(found, before))
        if found.medium and found.medium.phrase.head:
            cast.add(self._via_name(words, found.medium.phrase, cast), speaks=False)
        tier: Tier = "B" if via is None and source is not None and source.type == "person" else "A"
        if source is None and via is None:
            tier = "B"
        role = "relay" if found.rule.startswith("relayed") else "speaker"
        if source and source.type in ("outlet", "agency", "document") and role == "speaker":
            role = "cited_work"
        return Attribution(
            document=self.article.document.id,
            tier=tier,
            field=one.zone.field,
            zone=one.zone.kind,
            cue_spans=tuple(words.span(start, end) for start, end in found.cues),
            source_span=_span(words, found.source) if found.source else None,
            source=source,
            source_ref=found.ref,
            via_span=via_span,
            via=via,
            content_spans=content_of(raw, words, found, following, before, one.quoted),
            kind=found.kind,
            role=role,  # type: ignore[arg-type]
            self_=self.publisher.is_source(via) or self.publisher.is_source(source),
            rule=found.rule,
        )

    def _is_resolved(self, found: Citation, cast: Cast, words: Words) -> bool:
        """Return whether somebody is found for a cue without a subject; أن and quotation marks need nobody."""
        if found.rule.endswith(("_that", "_quote")):
            return True
        return cast.left_out(found) is not None or self._nearest(found, cast, words) is not None

    def _nearest(self, found: Citation, cast: Cast, words: Words) -> Who | None:
        """Return whoever is named last before a cue that nobody cited so far fits."""
        for at in range(found.at - 1, max(-1, found.at - 40), -1):
            phrase = self.reader.phrase(words, at, found.at)
            if phrase and (
                (phrase.head and phrase.type != "document") or (phrase.is_known and phrase.type != "document")
            ):
                if phrase.gender in (None, found.gender) or found.plural:
                    return meant(cast, words, phrase)
        return None

    def _via_name(self, words: Words, phrase: Phrase, cast: Cast) -> Who:
        return meant(cast, words, phrase)

    def _linked(self, who: Who) -> Source:
        if who.type not in _LINKED:
            return Source(f"{who.type}:{' '.join(who.words)}", who.name, who.type)
        return _link(who.name, self.registry, who.type, self.publisher.country)


def _is_item_heading(words: Words) -> bool:
    """Return whether a sentence is the heading of an item in a roundup: «* كوريا الجنوبية تدعو …» without a stop."""
    return words.sign(0)[:1] in ("*", "•") and len(words) <= _HEADING and not words.signs[-1]


def _opens_like_more(words: Words) -> bool:
    """Return whether a sentence opens like more of the same: «كما …», «وتشمل …», «ويستعد …», «وأن …»."""
    first = words.form(0)
    names = any(head is not None and head.type == "title" for head in (head_at(words.forms, at) for at in range(1, 6)))
    if names or words.form(1) in verb_forms():
        return False
    return first in ("كما", "وان") or (first[:2] in ("وي", "وت") and len(first) > 4 and not words.sign(1))


def _is_named_outright(found: Citation) -> bool:
    """Return whether a citation inside somebody's quotation names an institution that says something: «الوزارة ترى أن»."""
    source = found.source
    is_body = source is not None and source.type in ("official_body", "organisation", "outlet", "agency", "document")
    return is_body and (found.rule in ("verb_subject_that", "subject_verb_that", "according_to", "as_told_by"))


def _goes_on(found: Citation, before: int) -> bool:
    """Return whether the next verb without subject may go on with the source of a citation.

    Not with whom a preposition names, and not with who only holds a view inside the words of another.
    """
    is_verb = found.rule.startswith(("verb_subject", "pro_drop", "participle", "relayed_by", "stands_in"))
    return is_verb or (found.rule.startswith("subject_verb") and not before)


def _span(words: Words, phrase: Phrase) -> Span:
    """Return the raw span of a phrase, with the quotation mark or bracket that closes what it opened."""
    span = seen_by(words, phrase).span(phrase.start, phrase.end)
    inner, closing = span.of(words.raw), words.raw[span.end : span.end + 1]
    is_open = closing and (
        (closing == ")" and inner.count("(") > inner.count(")"))
        or (closing in CLOSERS and sum(map(inner.count, OPENERS)) > sum(map(inner.count, CLOSERS)))
        or (closing == '"' and inner.count('"') % 2 == 1)
    )
    return Span(span.start, span.end + 1) if is_open else span


@cache
def _cue_words() -> frozenset[str]:
    """Return every folded word at which a citation can begin."""
    return SLOT_WORDS | PUBLISHED_WORDS | masdar_words() | frozenset(verb_forms())


@lru_cache(maxsize=1 << 14)
def _link(name: str, registry: Registry, kind, country: str) -> Source:
    return link(name, registry, type=kind, country=country, is_named=True)
