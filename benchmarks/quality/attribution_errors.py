"""Print what is wrong with the attributions found, one by one in its sentence.

``python -m benchmarks.quality.attribution_errors --data folder --only missed --tier A``
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from benchmarks.quality.attribution_gold import SCORED, Gold, Record, development, extracted, seeds
from benchmarks.quality.attribution_match import Matching
from benchmarks.quality.attribution_measures import false_hits, is_name_right, is_via_right, matched
from provenance.article.extract import read_article
from provenance.render.show import show
from provenance.values import Document, Field, RejectedCue

CONTEXT: Final = 90
LINE: Final = 700
FIELDS: Final[tuple[Field, ...]] = ("text", "byline", "title")
Error = tuple[str, Record | None, Record | None]
Texts = dict[tuple[str, Field], str]


def marked(raw: str, record: Record, *, around: int = CONTEXT) -> str:
    """Return the surroundings of a record on one line: ⟦cue⟧, {source}, <medium>."""
    signs: list[tuple[int, int, str]] = []
    named = [(span, "⟦", "⟧") for span in record.cues]
    named += [(record.source_span, "{", "}")] if record.source_span else []
    named += [(record.via_span, "<", ">")] if record.via_span else []
    for span, opening, closing in named:
        signs += [(span.start, 1, opening), (span.end, 0, closing)]
    if not signs:
        return "(no span)"
    start, end = max(0, min(signs)[0] - around), min(len(raw), max(signs)[0] + around)
    for at, _, sign in sorted(signs, reverse=True):
        raw = raw[:at] + sign + raw[at:]
    return show(raw[start : end + len(signs)], limit=LINE)


def _facts(record: Record) -> str:
    facts = [record.tier, record.kind, record.source_type or "?", record.source_ref, "self" if record.self_ else ""]
    facts += [record.rule, record.zone if record.zone not in {"body", ""} else ""]
    via = f" via={record.via_name}" if record.via_name else ""
    return show(f"{' '.join(filter(None, facts))} name={record.source_name or '-'}{via}")


def _differs(kind: str, is_right: Callable[[Record, Record], bool]) -> Callable[[Matching], Iterator[Error]]:
    def listed(found: Matching) -> Iterator[Error]:
        return ((kind, *pair) for pair in found.pairs if not is_right(*pair))

    return listed


LISTS: Final[dict[str, Callable[[Matching], Iterator[Error]]]] = {
    "missed": lambda found: (("missed", one, None) for one in found.missed),
    "false": lambda found: (("false", None, one) for one in found.false),
    "tier": _differs("tier", lambda gold, found: gold.tier == found.tier),
    "name": _differs("name", is_name_right),
    "via": _differs("via", is_via_right),
    "self": _differs("self", lambda gold, found: gold.self_ == found.self_),
    "kind": _differs("kind", lambda gold, found: gold.kind == found.kind),
    "type": _differs("type", lambda gold, found: gold.source_type == found.source_type),
}


def _print(error: Error, texts: Texts) -> None:
    name, gold, found = error
    one = gold or found
    if one is None:
        return
    click.echo(f"[{name}] {show(one.key)}")
    for label, record in (("gold ", gold), ("found", found)):
        if record is not None:
            click.echo(f"  {label} {_facts(record)}\n        {marked(texts[record.doc, record.field], record)}")


def _refused(documents: Iterable[Document]) -> dict[str, tuple[RejectedCue, ...]]:
    from provenance.attribution.extract import explained
    from provenance.attribution.registry import Registry

    registry = Registry.bundled()
    return {one.id: explained(read_article(one), registry)[1] for one in documents}


def _print_refusals(missed: Record, refused: Mapping[str, Sequence[RejectedCue]]) -> None:
    """Print why the cue words of missed gold were refused, where one was looked at."""
    for one in refused[missed.doc]:
        if one.field == missed.field and any(one.span.overlaps(span) for span in missed.anchors):
            click.echo(show(f"  refused {one.reason} by {one.rule}"))


def _load(data: Path, is_seeds: bool, with_titles: bool) -> tuple[Gold, list[Record]]:
    gold = seeds(data) if is_seeds else development(data)
    found = list(extracted(gold.documents))
    fields = {"text", "byline", "title"} if with_titles else {"text", "byline"}
    kept = tuple(one for one in gold.records if one.field in fields)
    return replace(gold, records=kept), [one for one in found if one.field in fields]


def _negatives(gold: Gold, found: Sequence[Record], texts: Texts) -> None:
    for negative, one in false_hits(gold, found):
        if one.tier in SCORED:
            click.echo(f"[negative {negative.id} {negative.group}]")
            _print(("false", None, one), texts)


def _is_wanted(error: Error, tier: str, doc: str, rule: str) -> bool:
    _, gold, found = error
    one = gold or found
    is_of_rule = not rule or (found is not None and rule in found.rule)
    return one is not None and one.tier.startswith(tier) and doc in one.doc and is_of_rule


@click.command()
@click.option("--data", type=click.Path(path_type=Path), required=True, help="Folder of gold/ and seeds/.")
@click.option("--only", multiple=True, type=click.Choice([*LISTS, "negatives"]), help="A list; may be repeated.")
@click.option("--seeds", "is_seeds", is_flag=True, help="The seed pages instead of the development articles.")
@click.option("--tier", default="", help="A or B: only where the gold, or else what was found, has it.")
@click.option("--rule", default="", help="Only what a rule whose name holds this found.")
@click.option("--doc", default="", help="Only documents whose id holds this.")
@click.option("--titles", is_flag=True, help="Headlines that came beside the text as well.")
def main(data: Path, only: Sequence[str], is_seeds: bool, tier: str, rule: str, doc: str, titles: bool) -> None:
    """Print misses, false finds and wrong parts, each in its sentence, and how many there are of each."""
    gold, everything = _load(data, is_seeds, titles)
    texts = {(one.id, field): one.field(field) for one in gold.documents for field in FIELDS}
    found = matched(gold.records, everything)
    refused = _refused(gold.documents)
    counts: Counter[str] = Counter()
    for name in only or ("missed", "false"):
        for error in LISTS[name](found) if name in LISTS else ():
            if _is_wanted(error, tier, doc, rule):
                counts[name] += 1
                _print(error, texts)
                if error[1] and not error[2]:
                    _print_refusals(error[1], refused)
    if is_seeds and (not only or "negatives" in only):
        _negatives(gold, everything, texts)
    click.echo(", ".join([f"matched {len(found.pairs)}", *(f"{name} {count}" for name, count in counts.items())]))


if __name__ == "__main__":
    main()
