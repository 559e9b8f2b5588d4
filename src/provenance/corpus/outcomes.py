"""Why an input gives no document: every reason that has no error class, with its sentence.

A reason is a stable word for programs. Inputs that hold nothing to compare are
``skipped``; inputs that somebody would expect to be read have ``failed``. The errors of
:mod:`provenance.errors` bring their own reasons: ``binary``, ``not_utf8``,
``too_large``, ``malformed_row``, ``missing_text``, ``duplicate_id``.
"""

from __future__ import annotations

import errno
from typing import Final

from provenance.errors import InputError
from provenance.values import Unreadable

SKIPPED: Final = {
    "empty": "holds no text; nothing to do unless an article was expected here",
    "empty_folder": "holds no files; give the folder that the articles are in",
    "hidden": "has a hidden name, which a scan of a folder passes over; name it on its own to have it read",
    "linked_folder": "is a link to a folder, which a scan does not follow; name that folder on its own",
    "no_words": "holds not one Arabic or Latin word; nothing to do unless an article was expected here",
    "not_a_file": "is a pipe, socket or device; use - to read an article from a pipe",
    "same_file": "is another name of a file that is read already; nothing to do",
    "same_folder": "is another name of a folder that is read already; nothing to do",
    "unknown_format": "is of a kind that is not read; give .txt, .jsonl or .ndjson",
}
FAILED: Final = {
    "dangling_link": "is a link to something that does not exist; mend or remove the link",
    "link_loop": "is a link that leads back to itself; mend or remove the link",
    "not_found": "does not exist; check the name, or whether it was removed meanwhile",
    "permission_denied": "may not be read; change its permissions or run as its owner",
    "read_error": "could not be read by the system; check the disk or the length of the path",
}
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
    """Return the outcome of an input that is refused for a ``reason`` of the tables above.

    ``is_named`` tells an input that the user named from one that was met in a folder.
    """
    has_failed = reason in FAILED or (is_named and reason in _EXPECTED_WHEN_NAMED)
    sentence = FAILED.get(reason) or SKIPPED[reason]
    return Unreadable(where, reason, f"{where}: {sentence}", "failed" if has_failed else "skipped")


def system_refusal(where: str, error: OSError) -> Unreadable:
    """Return the outcome of an input that the operating system did not hand out."""
    return refusal(where, _BY_ERROR_NUMBER.get(error.errno or 0, "read_error"))


def failure(where: str, error: InputError) -> Unreadable:
    """Return the outcome of an input whose content is at fault."""
    return Unreadable(where, error.reason, str(error), "failed")
