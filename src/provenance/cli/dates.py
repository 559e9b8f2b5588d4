"""Dates that came with an article and say no date: counted by file, told in one line each.

They are no reason to refuse an article, but a window of days and the days on which a
formula recurs go without them, and a column of them is a mistake that somebody can mend.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.cli import output
from provenance.messages.inputs import unread_dates_sentence

if TYPE_CHECKING:
    from provenance.corpus.reader import Placed
    from provenance.values import Document, Unreadable


@dataclass(frozen=True, slots=True)
class UnreadDates:
    """The strings that came as dates and are none, by the file that they stand in."""

    by_file: dict[str, list[str]] = field(default_factory=dict)

    def watch(self, found: Iterable[Placed]) -> Iterator[Document | Unreadable]:
        """Yield what the reader found, and keep the dates in it that cannot be read."""
        from provenance.values import Document

        for where, item in found:
            if isinstance(item, Document):
                self._look(where, item)
            yield item

    def _look(self, where: str, document: Document) -> None:
        from provenance.article.dates import parse_date

        for value in (document.published, document.fetched):
            if isinstance(value, str) and value.strip() and parse_date(value) is None:
                file = where.rpartition(":")[0] or where
                self.by_file.setdefault(file, []).append(value)

    def tell(self) -> None:
        """Write one line for each file on standard error."""
        for file, values in self.by_file.items():
            output.note(unread_dates_sentence(file, len(values), values[0]))
