"""Every exception of the package.

::

    ProvenanceError
    ├── UsageError            a wish that cannot be met: an unknown field name, a bad threshold
    ├── SettingsError         settings that contradict each other
    ├── InputError            one input cannot be read
    │   ├── BinaryInput       not text at all
    │   ├── UndecodableInput  not valid UTF-8
    │   ├── OversizeInput     longer than the settings allow
    │   ├── MalformedRow      a row of a table file that cannot be read
    │   ├── MissingText       a row of a table file without an article in it
    │   └── DuplicateId       two documents with one id
    ├── NothingToSketch       an empty set of shingles has no signature
    └── NothingUsable         not a single input could be read

Every message says *where: what is wrong; what to do*. Exceptions keep their
constructor arguments in ``args`` so that they survive a trip between processes.
"""

from __future__ import annotations


class ProvenanceError(Exception):
    """Base of all errors raised on purpose by this package."""


class UsageError(ProvenanceError):
    """What the caller asked for cannot be done."""


class SettingsError(ProvenanceError):
    """A value of the settings is out of range or contradicts another."""


class InputError(ProvenanceError):
    """One input cannot be read. The scan reports it and goes on."""

    reason = "unreadable"


class BinaryInput(InputError):
    """A file holds something other than text."""

    reason = "binary"

    def __init__(self, path: str, offset: int) -> None:
        super().__init__(path, offset)
        self.path, self.offset = path, offset

    def __str__(self) -> str:
        return f"{self.path}: byte {self.offset} never stands in text; save the article as plain UTF-8 text"


class UndecodableInput(InputError):
    """A file is not valid UTF-8."""

    reason = "not_utf8"

    def __init__(self, path: str, offset: int) -> None:
        super().__init__(path, offset)
        self.path, self.offset = path, offset

    def __str__(self) -> str:
        return f"{self.path}: byte {self.offset} is not valid UTF-8; save the file as UTF-8"


class OversizeInput(InputError):
    """A file or row is longer than the settings allow; ``limit`` is in bytes."""

    reason = "too_large"

    def __init__(self, path: str, limit: int) -> None:
        super().__init__(path, limit)
        self.path, self.limit = path, limit

    def __str__(self) -> str:
        return f"{self.path}: longer than {self.limit:,} bytes; give one article per file or row"


class MalformedRow(InputError):
    """A row of a table file cannot be turned into a document."""

    reason = "malformed_row"

    def __init__(self, path: str, line: int, problem: str) -> None:
        super().__init__(path, line, problem)
        self.path, self.line, self.problem = path, line, problem

    def __str__(self) -> str:
        return f"{self.path}, line {self.line}: {self.problem}"


class MissingText(InputError):
    """A row of a table file has no string in the text column.

    ``found`` says what is there instead, ``columns`` which columns the row has where that one is missing.
    """

    reason = "missing_text"

    def __init__(self, path: str, line: int, field: str, found: str, columns: tuple[str, ...] = ()) -> None:
        super().__init__(path, line, field, found, columns)
        self.path, self.line, self.field, self.found, self.columns = path, line, field, found, columns

    def __str__(self) -> str:
        where = f"{self.path}, line {self.line}"
        among = f" among {', '.join(map(repr, self.columns))}" if self.columns else ""
        return f"{where}: the text column {self.field!r} is {self.found}; name the right one{among} with --text-field"


class DuplicateId(InputError):
    """Two documents carry the same id."""

    reason = "duplicate_id"

    def __init__(self, path: str, id: str) -> None:
        super().__init__(path, id)
        self.path, self.id = path, id

    def __str__(self) -> str:
        return f"{self.path}: the id {self.id} was already used; give every document an id of its own"


class NothingToSketch(ProvenanceError):
    """An empty set of shingles has no signature."""

    def __str__(self) -> str:
        return "signature: the set of shingles is empty; skip texts without words"


class NothingUsable(ProvenanceError):
    """Not one input could be read."""

    def __init__(self, where: str, inputs: int) -> None:
        super().__init__(where, inputs)
        self.where, self.inputs = where, inputs

    def __str__(self) -> str:
        inputs = "1 input" if self.inputs == 1 else f"{self.inputs:,} inputs"
        return f"{self.where}: none of {inputs} could be read; see the reasons above"
