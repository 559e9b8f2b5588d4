"""Every exception of the package.

::

    ProvenanceError
    ├── UsageError            a wish that cannot be met: an unknown field name, a bad threshold
    ├── SettingsError         settings that contradict each other
    ├── WorkFolderRefused     a work folder of another run, or of something else
    ├── EngineMissing         a library that large scans need is not installed
    ├── EngineFailed          a step of a large scan that cannot be carried out
    ├── InputError            one input cannot be read
    │   ├── BinaryInput       not text at all
    │   ├── UndecodableInput  not valid UTF-8
    │   ├── OversizeInput     longer than the settings allow
    │   ├── ExpandedInput     unpacks to more than the settings allow
    │   ├── DamagedInput      cut short or broken inside
    │   ├── MissingLibrary    of a kind that needs a library
    │   ├── WrongColumn       a column of a table file that cannot be what it is named for
    │   ├── MalformedRow      a row of a table file that cannot be read
    │   ├── MissingText       a row of a table file without an article in it
    │   └── DuplicateId       two documents with one id
    ├── NothingToSketch       an empty set of shingles has no signature
    └── NothingUsable         not a single input could be read

Every message says *where: what is wrong; what to do*, in the language that is spoken
when it is told: an error of a worker is told in the language of the reader. Exceptions
hold what they were made of, so that they survive a trip between processes.
"""

from __future__ import annotations

from provenance.messages.catalogue import Message, Value, later, say
from provenance.messages.inputs import place_words, problem_sentence


class ProvenanceError(Exception):
    """Base of all errors raised on purpose by this package."""


class _KeyedError(ProvenanceError):
    """An error that is told by a key of the catalogue and its fields."""

    def __init__(self, key: str, /, **fields: Value) -> None:
        super().__init__(key)
        self.key, self.fields = key, fields

    def __str__(self) -> str:
        return say(self.key, **self.fields)


class UsageError(_KeyedError):
    """What the caller asked for cannot be done."""


class SettingsError(_KeyedError):
    """A value of the settings is out of range or contradicts another."""


class WorkFolderRefused(_KeyedError):
    """A folder cannot be the work folder of this run."""


class EngineMissing(_KeyedError):
    """A library that large scans need is not installed."""


class EngineFailed(_KeyedError):
    """A step of a large scan cannot be carried out with the memory, the disk or the tables that there are."""


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
        return problem_sentence(place_words(self.path), say("input.binary", offset=str(self.offset)))


class UndecodableInput(InputError):
    """A file is not valid UTF-8; ``line`` is that of a table, ``offset`` counts from the start of the file."""

    reason = "not_utf8"

    def __init__(self, path: str, offset: int, line: int | None = None) -> None:
        super().__init__(path, offset, line)
        self.path, self.offset, self.line = path, offset, line

    def __str__(self) -> str:
        return problem_sentence(place_words(self.path, self.line), say("input.not_utf8", offset=str(self.offset)))


class OversizeInput(InputError):
    """A file or row is longer than the settings allow; ``limit`` is in bytes."""

    reason = "too_large"

    def __init__(self, path: str, limit: int, line: int | None = None) -> None:
        super().__init__(path, limit, line)
        self.path, self.limit, self.line = path, limit, line

    def __str__(self) -> str:
        return problem_sentence(place_words(self.path, self.line), say("input.too_large", limit=self.limit))


class ExpandedInput(InputError):
    """A packed file holds more than the settings allow for its size; ``limit`` is in bytes."""

    reason = "expands_too_far"

    def __init__(self, path: str, limit: int) -> None:
        super().__init__(path, limit)
        self.path, self.limit = path, limit

    def __str__(self) -> str:
        return problem_sentence(place_words(self.path), say("input.expands_too_far", limit=self.limit))


class DamagedInput(InputError):
    """A packed file or a Parquet file is cut short or broken; ``line`` is the first row that is lost, where known."""

    reason = "damaged"

    def __init__(self, path: str, problem: Message, line: int | None = None) -> None:
        super().__init__(path, problem, line)
        self.path, self.problem, self.line = path, problem, line

    def __str__(self) -> str:
        return problem_sentence(place_words(self.path, self.line), self.problem)


class MissingLibrary(InputError):
    """Files of a kind need a library that is not installed; ``suffix`` is the kind."""

    reason = "library_missing"

    def __init__(self, path: str, suffix: str) -> None:
        super().__init__(path, suffix)
        self.path, self.suffix = path, suffix

    def __str__(self) -> str:
        return problem_sentence(place_words(self.path), say("input.library_missing", suffix=self.suffix))


class WrongColumn(InputError):
    """A column of a table file cannot be what it is named for; ``option`` names another one."""

    reason = "wrong_column"

    def __init__(self, path: str, field: str, found: Message, option: str) -> None:
        super().__init__(path, field, found, option)
        self.path, self.field, self.found, self.option = path, field, found, option

    def __str__(self) -> str:
        problem = later("input.wrong_column", field=repr(self.field), found=self.found, option=self.option)
        return problem_sentence(place_words(self.path), problem)


class MalformedRow(InputError):
    """A row of a table file cannot be turned into a document."""

    reason = "malformed_row"

    def __init__(self, path: str, line: int, problem: Message) -> None:
        super().__init__(path, line, problem)
        self.path, self.line, self.problem = path, line, problem

    def __str__(self) -> str:
        return problem_sentence(place_words(self.path, self.line), self.problem)


class MissingText(InputError):
    """A row of a table file has no string in the text column.

    ``found`` says what is there instead, ``columns`` which columns the row has where that one is missing.
    ``line`` is None where the table has its columns once for all rows.
    """

    reason = "missing_text"

    def __init__(self, path: str, line: int | None, field: str, found: Message, columns: tuple[str, ...] = ()) -> None:
        super().__init__(path, line, field, found, columns)
        self.path, self.line, self.field, self.found, self.columns = path, line, field, found, columns

    def __str__(self) -> str:
        if self.columns:
            columns = ", ".join(map(repr, self.columns))
            problem = later("input.missing_text_among", field=repr(self.field), found=self.found, columns=columns)
        else:
            problem = later("input.missing_text", field=repr(self.field), found=self.found)
        return problem_sentence(place_words(self.path, self.line), problem)


class DuplicateId(InputError):
    """Two documents carry the same id."""

    reason = "duplicate_id"

    def __init__(self, path: str, id: str) -> None:
        super().__init__(path, id)
        self.path, self.id = path, id

    def __str__(self) -> str:
        return problem_sentence(place_words(self.path), say("input.duplicate_id", id=self.id))


class NothingToSketch(ProvenanceError):
    """An empty set of shingles has no signature."""

    def __str__(self) -> str:
        return say("input.nothing_to_sketch")


class NothingUsable(ProvenanceError):
    """Not one input could be read."""

    def __init__(self, where: str, inputs: int) -> None:
        super().__init__(where, inputs)
        self.where, self.inputs = where, inputs

    def __str__(self) -> str:
        return say("input.nothing_usable", where=self.where, inputs=say("count.input", count=self.inputs))
