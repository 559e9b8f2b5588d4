"""Every sentence the program says about a finding, in English.

They describe; they do not charge anybody. What a text does is said of the text, what a
score means is said in labelled pairs, and not knowing is an answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from provenance.messages.catalogue import say
from provenance.values import Band, PairDirection, PairLabel

BANDS: Final[Mapping[Band, str]] = MappingProxyType(
    {
        "strong": "far from the threshold",
        "likely": "clear of the threshold",
        "weak": "near the threshold; read both texts",
    }
)

STATES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "same": "same",
        "changed": "changed",
        "moved": "moved",
        "only_left": "only left",
        "only_right": "only right",
        "elsewhere_left": "left told elsewhere",
        "elsewhere_right": "right told elsewhere",
    }
)
ELSEWHERE: Final = "elsewhere: told inside another sentence of the other article"

_MOST: Final = 0.5


def count(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: ``1 story``, ``1,204 stories``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def percent(share: float) -> str:
    """Return a share as whole percent, never 0 % or 100 % unless it is exactly that."""
    whole = round(100 * share)
    if whole == 0 and share > 0:
        return "under 1 %"
    return "over 99 %" if whole == 100 and share < 1 else f"{whole} %"


def score_text(score: float) -> str:
    """Return a score with two decimals; certainty is never claimed by rounding."""
    if 0 < score < 0.005:
        return "<.01"
    return ">.99" if 0.995 <= score < 1 else f"{score:.2f}"


def label_name(label: PairLabel) -> str:
    """Return what a label is called."""
    return say(f"label.name_{label}")


def label_sentence(label: PairLabel) -> str:
    """Return what a label means."""
    return say(f"label.{label}")


def band_sentence(band: Band, threshold: float) -> str:
    """Return what a band says about the distance of a score from the threshold."""
    return f"{band}: {BANDS[band]} of {threshold:.2f}" if band != "weak" else f"weak: {BANDS[band]}"


def meaning_sentence(low: float, high: float, pairs: int, reuse: int) -> str:
    """Return what scores in an interval have meant on the labelled pairs that the score was fitted on."""
    if not pairs:
        return f"No labelled pair scored between {low:.2f} and {high:.2f}."
    were = "was" if reuse == 1 else "were"
    return f"Of {count(pairs, 'labelled pair')} that scored {low:.2f} to {high:.2f}, {reuse:,} {were} reuse."


def direction_sentence(direction: PairDirection, dated: tuple[bool, bool]) -> str:
    """Return who took from whom, or what would settle it; ``dated`` says which sides have a date."""
    known: dict[str, str] = {
        "left_from_right": "the left article takes from the right one",
        "right_from_left": "the right article takes from the left one",
        "common_origin": "both take from a third text",
    }
    if direction in known:
        return known[direction]
    missing = {
        (False, False): "when each was published (neither says)",
        (True, False): "when the right one was published",
        (False, True): "when the left one was published",
        (True, True): "the hours at which they appeared",
    }[dated]
    return f"unknown; it would take a sentence that names the other article or a common source, or {missing}"


def raw_score_sentence(raw: float, score: float) -> str:
    """Return the score with menus, captions and links left in, beside the one without them."""
    same = score_text(raw) == score_text(score)
    note = "the same" if same else "page furniture pushes it up" if raw > score else "page furniture hides likeness"
    return f"{score_text(raw)} with menus, captions and links left in: {note}"


def outcomes_sentence(inputs: int, read: int, skipped: int, failed: int) -> str:
    """Return what became of the inputs; the three parts add up to the whole."""
    return f"{count(inputs, 'input')}: {read:,} read, {skipped:,} skipped, {failed:,} failed"


def unread_dates_sentence(file: str, dates: int, example: str) -> str:
    """Return that dates of a file say no date; ``example`` is the first of them."""
    they = "it counts" if dates == 1 else "they count"
    return (
        f"{file}: {count(dates, 'date')} could not be read, such as {example[:40]!r}; {they} as unknown. "
        "Write dates as 2024-03-01"
    )


def rows_sentence(file: str, rows: int, lines: str, problem: str, example: int | None) -> str:
    """Return what is wrong with many rows of a file; ``example`` is the line of the problem where theirs differ."""
    where = f"{file}, {rows:,} rows (lines {lines})"
    return f"{where}: {problem}" if example is None else f"{where}, such as line {example}: {problem}"


def alignment_sentence(states: Iterable[str]) -> str:
    """Return how many sentences stand in each of the states."""
    counts = Counter(states)
    told = ", ".join(f"{counts[state]:,} {name}" for state, name in STATES.items() if counts[state])
    return told or "no sentences"


def partial_sentence(of_left: float, of_right: float, names: tuple[str, str]) -> str:
    """Return which article stands in the other, given the share of each one's phrases that do."""
    share = max(of_left, of_right)
    if not share:
        return label_sentence("partial")
    one, other = names if of_left >= of_right else (names[1], names[0])
    amount = "most" if share >= _MOST else "a part"
    return f"{amount} of the {one} article stands in the {other} one ({percent(share)} of its three-word phrases)"


def passage_sentence(words: int, lengths: tuple[int, int], names: tuple[str, str]) -> str:
    """Return how much the longest shared passage shares, and how far it stretches on both sides, in characters."""
    left, right = lengths
    return (
        f"the longest has {count(words, 'different word')} in common, "
        f"within {left:,} characters of the {names[0]} and {right:,} of the {names[1]}"
    )


def run_sentence(words: int) -> str:
    """Return the heading of the longest run of the same words."""
    return f"{words:,} in a row at most:" if words > 1 else "no two in a row; one is:"


def capped_sentence(kind: str, lists: int, size: int) -> str:
    """Return what a search by ``kind`` did not pair all with all, because it would never end."""
    groups = count(lists, "group")
    return (
        f"search by {kind}: {groups} of documents too large to compare all with all, the largest of {size:,}; such as"
    )


def left_out_sentence(left_out: int, whole: int) -> str:
    """Return how much of a page is no article."""
    if not left_out:
        return "nothing; all of the page is text"
    return f"{left_out:,} of {whole:,} characters: menus, captions, links and the like"


_STEPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "read": "reading",
        "zones": "finding the article on each page",
        "cite": "reading whom each article cites",
        "words": "reading its words",
        "compare": "looking for candidates",
        "verify": "verifying pairs",
        "graph": "drawing where it comes from",
    }
)


def progress_sentence(step: str, done: int, total: int | None) -> str:
    """Return what is being done and how far it is."""
    of = f" of {total:,}" if total is not None else ""
    return f"{_STEPS.get(step, step)}: {done:,}{of}"


def background_sentence(read: int, skipped: int, failed: int) -> str:
    """Return what became of the inputs of a background; it is said when some gave no article."""
    parts = [f"{skipped:,} passed over (nothing to compare)"] if skipped else []
    parts += [f"{failed:,} failed"] if failed else []
    articles = say("count.article", count=read)
    return ", ".join([f"background: {articles} read", *parts])


def bundled_comparison_sentence() -> str:
    """Return what a score without a corpus of news cannot know."""
    return (
        "This score knows Arabic at large but no corpus of news, so it cannot tell well a formula that newsrooms share "
        "(weather, telegrams, stock bulletins) from reuse. A corpus of news knows them the better the larger it is: "
        "give a folder or JSONL file of many thousand articles with --background PATH."
    )


def bundled_scan_sentence(enough: int) -> str:
    """Return what the scan of fewer than ``enough`` articles cannot know."""
    return (
        f"With fewer than {enough:,} different articles the scan cannot learn which phrases are formulas "
        "(weather, telegrams, stock bulletins), so it cannot tell them well from reuse."
    )


def foreign_script_sentence(articles: int) -> str:
    """Return that articles are hardly in Arabic; an example follows."""
    are = "is" if articles == 1 else "are"
    return f"{count(articles, 'article')} {are} hardly in Arabic, and compared by the words all the same; such as"


def thin_background_sentence(documents: int) -> str:
    """Return what a corpus of some thousand articles leaves open."""
    return (
        f"A corpus of {count(documents, 'article')} knows only its most frequent formulas: of the labelled pairs of a "
        "formula, up to one in six passed for reuse with 3,000 to 20,000 articles, one in forty with 30,000."
    )


def small_background_sentence(documents: int, enough: int) -> str:
    """Return why a corpus given as background does not decide about formulas."""
    return f"background: {count(documents, 'different article')} tell too little of formulas; give {enough:,} or more"
