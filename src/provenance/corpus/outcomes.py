"""Why an input gives no document: every reason that has no error class.

A reason is a stable word for programs. Inputs that hold nothing to compare are
``skipped``; inputs that somebody would expect to be read have ``failed``. The errors of
:mod:`provenance.errors` bring their own reasons: ``binary``, ``not_utf8``,
``too_large``, ``expands_too_far``, ``damaged``, ``library_missing``, ``wrong_column``,
``malformed_row``, ``missing_text``, ``duplicate_id``.
"""

from __future__ import annotations

import errno
from typing import Final

from provenance.errors import InputError
from provenance.messages.inputs import refusal_sentence
from provenance.values import Unreadable

SKIPPED: Final = frozenset(
    {
        "empty",
        "empty_folder",
        "hidden",
        "linked_folder",
        "no_words",
        "not_a_file",
        "same_file",
        "same_folder",
        "unknown_format",
    }
)
FAILED: Final = frozenset({"dangling_link", "link_loop", "not_found", "permission_denied", "read_error"})
_BY_ERROR_NUMBER: Final = {
    errno.ENOENT: "not_found",
    errno.ENOTDIR: "not_found",
    errno.ELOOP: "link_loop",
    errno.EACCES: "permission_denied",
    errno.EPERM: "permission_denied",
}
# Whoever names an input on its own expects it to be read: there these count as failures.
_EXPECTED_WHEN_NAMED: Final = frozenset({"not_a_file", "unknown_format"})


def refusal(where: str, reason: str, *, is_named: bool = False) -> Unreadable:
    """Return the outcome of an input that is refused for a ``reason`` of those above.

    ``is_named`` tells an input that the user named from one that was met in a folder.
    """
    has_failed = reason in FAILED or (is_named and reason in _EXPECTED_WHEN_NAMED)
    return Unreadable(where, reason, refusal_sentence(where, reason), "failed" if has_failed else "skipped")


def system_refusal(where: str, error: OSError) -> Unreadable:
    """Return the outcome of an input that the operating system did not hand out."""
    return refusal(where, _BY_ERROR_NUMBER.get(error.errno or 0, "read_error"))


def failure(where: str, error: InputError) -> Unreadable:
    """Return the outcome of an input whose content is at fault."""
    return Unreadable(where, error.reason, str(error), "failed")
