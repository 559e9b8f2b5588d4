"""Every choice that can change a result, saved in each report.

Built once at the edge and passed down; no room reads a global or the environment.
"""

from __future__ import annotations

from dataclasses import dataclass

from provenance.errors import SettingsError

_WHOLE_NUMBERS = (
    "copy_shingle num_perm bucket_cap copies_named pair_bottom posting_cap pair_features "
    "passage_words passage_sample passage_cap"
).split()


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

    # Copies. Word-5-shingles of raw text at Jaccard .5 are stem-3-shingles well above it.
    copy_shingle: int = 3  # stems
    num_perm: int = 128  # standard error of an estimated Jaccard similarity at most .044
    copy_likeness: float = 0.5  # exact Jaccard or containment from which a pair found by bands is kept
    band_recall: float = 0.99  # of pairs at that Jaccard: 42 bands of 3 rows; the usual 25 of 5 find every second
    bucket_cap: int = 64  # larger buckets become chains: linear work on near-identical texts
    collapse_jaccard: float = 0.8  # from here on one text stands for the other; lower would hide rewrites
    copies_named: int = 256  # pairs of two groups of copies, up to here all named; beyond, one per copy or group

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

    # Names of the columns in table files (JSONL).
    text_field: str = "text"
    id_field: str = "id"
    title_field: str = "title"
    date_field: str = "published"
    outlet_field: str = "outlet"

    def __post_init__(self) -> None:
        self._check_numbers()
        if not 0.0 < self.threshold < 1.0:
            raise SettingsError(f"threshold: {self.threshold} is not between 0 and 1; choose a score such as 0.5")
        if self.window_days is not None and self.window_days < 0:
            raise SettingsError(f"window_days: {self.window_days} is negative; give whole days, 0 for one day only")
        if min(self.max_file_bytes, self.max_row_bytes) < 1:
            raise SettingsError("max_file_bytes, max_row_bytes: a limit is below 1; give a number of bytes")
        self._check_candidates()

    def _check_numbers(self) -> None:
        if isinstance(self.threshold, bool) or not isinstance(self.threshold, int | float):
            raise SettingsError(f"threshold: {self.threshold!r} is no number; choose a score such as 0.5")
        for name in ("min_words", "window_days", "listed_documents", "all_pairs_documents"):
            value = getattr(self, name)
            if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
                raise SettingsError(f"{name}: {value!r} is no whole number; give one from 0 on")
        for name in ("min_words", "listed_documents", "all_pairs_documents"):
            if getattr(self, name) < 0:
                raise SettingsError(f"{name}: {getattr(self, name)} is negative; give a whole number from 0 on")

    def _check_candidates(self) -> None:
        for name in ("copy_likeness", "band_recall", "collapse_jaccard"):
            if not 0.0 < getattr(self, name) < 1.0:
                raise SettingsError(f"{name}: {getattr(self, name)} is not between 0 and 1; choose a share such as 0.5")
        for name in _WHOLE_NUMBERS:
            if getattr(self, name) < 1:
                raise SettingsError(f"{name}: {getattr(self, name)} is below 1; give a whole number from 1 on")
        for name in ("pair_weight", "passage_weight"):
            if getattr(self, name) < 0:
                raise SettingsError(
                    f"{name}: {getattr(self, name)} is negative; 0 takes every pair that shares a feature"
                )
