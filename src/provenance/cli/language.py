"""In which language the program speaks: by option, variable, settings of the user, or locale.

The words of the command line are looked through before they are parsed, since what is
wrong with them has to be told in that language too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from provenance.errors import UsageError
from provenance.messages.catalogue import LANGS, Lang

OPTION: Final = "--lang"
VARIABLE: Final = "PROVENANCE_LANG"
_FORMAT: Final = "--format"
_PERSONAL: Final = (None, "terminal")
_LOCALES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set decides, as POSIX has it
_ARABIC: Final = re.compile(r"ar(?![a-z])", re.IGNORECASE)  # not Mapudungun, whose code is arn


def language_named(name: str, value: str) -> Lang:
    """Return a language as somebody wrote it; ``name`` says where.

    Raises:
        UsageError: The program does not speak it.
    """
    found = next((lang for lang in LANGS if lang == value.strip().lower()), None)
    if found is None:
        raise UsageError("usage.lang", name=name, value=repr(value), choices=", ".join(LANGS))
    return found


def language_of_locale(environ: Mapping[str, str]) -> Lang:
    """Return the language that the variables of the locale call for: Arabic, or English for all others."""
    locale = next((environ[name] for name in _LOCALES if environ.get(name)), "")
    return "ar" if _ARABIC.match(locale) else "en"


def value_of(option: str, words: Sequence[str]) -> str | None:
    """Return the value that the words of a command line give an option last; None when they give none."""
    found = None
    for at, word in enumerate(words):
        if word == "--":
            break
        if word == option and at + 1 < len(words):
            found = words[at + 1]
        elif word.startswith(f"{option}="):
            found = word.partition("=")[2]
    return found


def language_for(
    words: Sequence[str], environ: Mapping[str, str], in_config: Callable[[], str | None], config: str
) -> Lang:
    """Return the language of a run.

    A result for programs is the same whoever makes it: it follows the option only.

    Args:
        words: The command line.
        environ: The variables of the environment.
        in_config: Gives what the user's settings say, if anything; they are read only where they decide.
        config: Where they are, for messages.

    Raises:
        UsageError: The variable or the settings name no language that the program speaks.
    """
    option = value_of(OPTION, words)
    if option is not None:  # a wrong one is told when the line is parsed
        return option if option in LANGS else language_of_locale(environ)
    if value_of(_FORMAT, words) not in _PERSONAL:
        return "en"
    if environ.get(VARIABLE):
        return language_named(VARIABLE, environ[VARIABLE])
    configured = in_config()
    return language_named(f"{config}: lang", configured) if configured else language_of_locale(environ)
