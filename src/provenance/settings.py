"""Every choice that can change a result, saved in each report.

Built once at the edge and passed down; no room reads a global or the environment.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import Final, Literal, TypeAlias, get_args

from provenance.errors import SettingsError

DuplicateIds: TypeAlias = Literal["fail", "suffix"]

_FROM_ZERO: Final = ("min_words", "window_days", "listed_documents", "all_pairs_documents")
_FROM_ONE: Final = (
    "max_file_bytes max_row_bytes max_expansion copy_shingle num_perm bucket_cap copies_named pair_bottom posting_cap "
    "pair_features passage_words passage_sample passage_cap"
).split()
_SHARES: Final = ("threshold", "copy_likeness", "band_recall", "collapse_jaccard", "kept_containment")
_WEIGHTS: Final = ("pair_weight", "passage_weight")
_COLUMNS: Final = ("text_field", "id_field", "title_field", "date_field", "outlet_field")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Defaults with their reasons; a value out of range raises :class:`SettingsError`."""

    threshold: float = 0.5  # scores are calibrated: from here on reuse is likelier than not
    min_words: int = 30  # shorter texts share too little to tell a copy from a formula
    window_days: int | None = None  # pairs published further apart are not looked at; None: all are
    listed_documents: int = 1_000  # above, pairs labelled unrelated are only counted
    all_pairs_documents: int = 50  # up to here every pair is verified, so that a reader sees all the scores

    # Longer inputs are refused instead of filling the memory. A parsed row takes up to 25 times its length.
    max_file_bytes: int = 100_000_000  # one text file
    max_row_bytes: int = 16_000_000  # one row of a table file
    max_expansion: int = 500  # times the size of a packed file; news packs 4 to 7 times, and 16 MiB are always allowed

    # Copies. Word-5-shingles of raw text at Jaccard .5 are stem-3-shingles well above it.
    copy_shingle: int = 3  # stems
    num_perm: int = 128  # standard error of an estimated Jaccard similarity at most .044
    copy_likeness: float = 0.5  # exact Jaccard or containment from which a pair found by bands is kept
    band_recall: float = 0.99  # of pairs at that Jaccard: 42 bands of 3 rows; the usual 25 of 5 find every second
    bucket_cap: int = 64  # larger buckets become chains: linear work on near-identical texts
    collapse_jaccard: float = 0.8  # from here on one text stands for the other; lower would hide rewrites
    copies_named: int = 256  # pairs of two groups of copies, up to here all named; beyond, one per copy or group

    # A corpus without copies. Of the copies in SaudiNewsNet one in two tells in places what the other does not.
    kept_containment: float = 0.8  # of the stem-3-shingles of what is left out, in what stands for it

    # Rewrites. Weighing shared features takes less than half the candidates of counting three of them, at the
    # same recall on SaudiNewsNet, Ar-APT and rewrites mixed with other matter (benchmarks/quality/retrieval.py).
    pair_bottom: int = 128  # fewer lose rewrites mixed with other matter
    posting_cap: int = 100  # clusters; commoner pairs of stems are formulas, and their lists would grow with the corpus
    pair_weight: float = 0.25  # times the root of the smaller sketch's size: 2.8 of the rarest features at 128
    pair_features: int = 2  # one rare neighbourhood in common is chance

    # Passages.
    passage_words: int = 5  # stems in a row; shorter runs are idiom
    passage_sample: int = 4  # one in so many shingles is kept; one in 8 misses half-contained briefs
    passage_cap: int = 64  # clusters; commoner runs are boilerplate, and only tie neighbours together
    passage_weight: float = 1.5  # two rare or four commoner sampled shingles: about a dozen words in a row

    # Names of the columns in table files (JSONL, CSV, TSV, Parquet).
    text_field: str = "text"
    id_field: str = "id"
    title_field: str = "title"
    date_field: str = "published"
    outlet_field: str = "outlet"

    duplicate_ids: DuplicateIds = "fail"  # a second document of one id is a mistake in most corpora; "suffix" keeps it

    def __post_init__(self) -> None:
        self._check_whole_numbers()
        for name in _SHARES:
            value = getattr(self, name)
            if not _is_number(value) or not 0.0 < value < 1.0:
                raise SettingsError("usage.setting_share", name=name, value=repr(value))
        for name in _WEIGHTS:
            value = getattr(self, name)
            if not _is_number(value) or value < 0:
                raise SettingsError("usage.setting_weight", name=name, value=repr(value))
        for name in _COLUMNS:
            value = getattr(self, name)
            if not isinstance(value, str) or not value:
                raise SettingsError("usage.setting_column", name=name, value=repr(value))
        if self.duplicate_ids not in get_args(DuplicateIds):
            choices = ", ".join(get_args(DuplicateIds))
            raise SettingsError(
                "usage.setting_choice", name="duplicate_ids", value=repr(self.duplicate_ids), choices=choices
            )

    def _check_whole_numbers(self) -> None:
        least = dict.fromkeys(_FROM_ZERO, 0) | dict.fromkeys(_FROM_ONE, 1)
        if self.window_days is None:
            del least["window_days"]
        for name, first in least.items():
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or value < first:
                raise SettingsError("usage.setting_whole", name=name, value=repr(value), first=first)
