"""Every choice that can change a result, saved in each report.

Built once at the edge and passed down; no room reads a global or the environment.
"""

from __future__ import annotations

from dataclasses import dataclass

from provenance.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Defaults with their reasons; a value out of range raises :class:`SettingsError`."""

    threshold: float = 0.5  # scores are calibrated: from here on reuse is likelier than not
    min_words: int = 30  # shorter texts share too little to tell a copy from a formula
    window_days: int | None = None  # pairs published further apart are not looked at; None: all are
    listed_documents: int = 1_000  # above, pairs labelled unrelated are only counted
    all_pairs_documents: int = 50  # up to here every pair is verified, so that a reader sees all the scores

    # Longer inputs are refused instead of filling the memory. A parsed row takes up to 20 times its length.
    max_file_bytes: int = 100_000_000  # one text file
    max_row_bytes: int = 16_000_000  # one row of a table file

    # Names of the columns in table files (JSONL).
    text_field: str = "text"
    id_field: str = "id"
    title_field: str = "title"
    date_field: str = "published"
    outlet_field: str = "outlet"

    def __post_init__(self) -> None:
        if not 0.0 < self.threshold < 1.0:
            raise SettingsError(f"threshold: {self.threshold} is not between 0 and 1; choose a score such as 0.5")
        if self.window_days is not None and self.window_days < 0:
            raise SettingsError(f"window_days: {self.window_days} is negative; give whole days, 0 for one day only")
        if min(self.max_file_bytes, self.max_row_bytes) < 1:
            raise SettingsError("max_file_bytes, max_row_bytes: a limit is below 1; give a number of bytes")
