"""Passages planted in long documents: PAN's plagdet of the spans that the program finds.

Potthast, Stein, Barron-Cedeno and Rosso 2010, "An evaluation framework for plagiarism
detection": precision and recall over characters of both sides, averaged over cases, and
granularity, the pieces that a found case is broken into. Every suspicious document is
held against every source; nothing is retrieved first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log2
from pathlib import Path
from statistics import fmean

from benchmarks.quality.data import rows
from benchmarks.quality.report import Table
from provenance.article.reading import reading
from provenance.match.background import Background
from provenance.match.passages import passages
from provenance.match.profile import Profile, profile
from provenance.values import Article, Document, Span, Zone

Pair = tuple[str, str]
Case = tuple[Span, Span]
Cases = Mapping[Pair, Sequence[Case]]
# Fewer rare stems in common hold no passage: it needs that many distinct points.
SHARED_RARE = 6
RARE = 3.0
LABORATORY = "word shuffling"


def _profiles(folder: Path) -> tuple[dict[str, Profile], list[str], list[str]]:
    """Return the profiles of all documents, taken whole, and the ids of suspicious ones and sources."""
    readings, roles = {}, defaultdict(list)
    for row in rows(folder / "data/exara2015/documents_dev.jsonl.xz"):
        whole = Article(Document(row["id"], row["text"]), (Zone("body", "text", Span(0, len(row["text"]))),))
        readings[row["id"]] = reading(whole)
        roles[row["role"]].append(row["id"])
    background = Background.from_readings(list(readings.values()))
    profiles = {name: profile(one, background) for name, one in readings.items()}
    return profiles, roles["suspicious"], roles["source"]


def _worth_aligning(profiles: Mapping[str, Profile], suspicious: Iterable[str], sources: Iterable[str]) -> list[Pair]:
    rare = {name: one.stems[one.stem_rarity >= RARE].tolist() for name, one in profiles.items()}
    holders = defaultdict(list)
    for name in sources:
        for stem in rare[name]:
            holders[stem].append(name)
    found = []
    for name in suspicious:
        shared = Counter(source for stem in rare[name] for source in holders[stem])
        found += [(name, source) for source, count in sorted(shared.items()) if count >= SHARED_RARE]
    return found


def _truth(folder: Path) -> dict[str, dict[Pair, list[Case]]]:
    """Return obfuscation -> pair -> planted cases."""
    found: dict[str, dict[Pair, list[Case]]] = defaultdict(lambda: defaultdict(list))
    for row in rows(folder / "data/exara2015/passages_dev.jsonl.xz"):
        left = Span(row["this_offset"], row["this_offset"] + row["this_length"])
        right = Span(row["source_offset"], row["source_offset"] + row["source_length"])
        found[row["obfuscation"]][row["suspicious"], row["source"]].append((left, right))
    return found


def _covered(spans: Iterable[Span]) -> int:
    """Return how many characters the spans cover together."""
    covered, end = 0, 0
    for span in sorted(spans):
        covered += max(0, span.end - max(end, span.start))
        end = max(end, span.end)
    return covered


def _common(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.end, other.end))


def _found_share(case: Case, others: Sequence[Case]) -> tuple[float, int]:
    """Return the share of a case's characters that others cover, and how many others touch it on both sides."""
    touching = [other for other in others if case[0].overlaps(other[0]) and case[1].overlaps(other[1])]
    covered = sum(_covered(_common(case[side], other[side]) for other in touching) for side in (0, 1))
    return covered / (len(case[0]) + len(case[1])), len(touching)


def plagdet(truth: Cases, found: Cases) -> dict[str, float]:
    """Return plagdet, precision, recall and granularity of found cases."""
    shares = [_found_share(case, found.get(pair, ())) for pair, cases in truth.items() for case in cases]
    rights = [_found_share(case, truth.get(pair, ()))[0] for pair, cases in found.items() for case in cases]
    recall = fmean(share for share, _ in shares) if shares else 0.0
    precision = fmean(rights) if rights else 0.0
    granularity = fmean([count for _, count in shares if count] or [1])
    balance = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "plagdet": balance / log2(1 + granularity),
        "precision": precision,
        "recall": recall,
        "granularity": granularity,
    }


def _without(found: Cases, pairs: Iterable[Pair], others: Cases) -> dict[Pair, list[Case]]:
    """Return what was found in some pairs, less what touches the cases of other obfuscations."""
    return {
        pair: [case for case in found.get(pair, ()) if not _found_share(case, others.get(pair, ()))[1]]
        for pair in pairs
    }


def table(folder: Path) -> Table:
    """Return plagdet over all planted passages and by obfuscation."""
    profiles, suspicious, sources = _profiles(folder)
    found: dict[Pair, list[Case]] = {}
    for left, right in _worth_aligning(profiles, suspicious, sources):
        if cases := [(one.left.span, one.right.span) for one in passages(profiles[left], profiles[right])]:
            found[left, right] = cases
    truth = _truth(folder)
    everything: dict[Pair, list[Case]] = defaultdict(list)
    natural: dict[Pair, list[Case]] = defaultdict(list)
    for kind, pairs in truth.items():
        for pair, cases in pairs.items():
            everything[pair] += cases
            natural[pair] += cases if kind != LABORATORY else []
    kept = {pair: cases for pair, cases in natural.items() if cases}
    outside = {pair: cases for pair, cases in found.items() if pair not in everything}
    measured = {"all": plagdet(everything, found)}
    measured[f"all but {LABORATORY}"] = plagdet(kept, {**_without(found, kept, truth[LABORATORY]), **outside})
    for kind, pairs in sorted(truth.items()):
        others: dict[Pair, list[Case]] = defaultdict(list)
        for other, cases_of in truth.items():
            if other != kind:
                for pair, cases in cases_of.items():
                    others[pair] += cases
        measured[kind] = plagdet(pairs, _without(found, pairs, others))
    note = (
        f"{sum(map(len, everything.values()))} passages, {len(suspicious)} x {len(sources)} documents, all held"
        f" against all; {LABORATORY} is a laboratory case, no newsroom shuffles words; rows of one obfuscation"
        " look at its own pairs of documents"
    )
    return Table("exara2015 dev", measured, {"plagdet": ">= .80; none >= .95"}, (note,))
