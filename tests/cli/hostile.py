"""Input that means harm: files, rows and settings that would steer a terminal, forge a line or break a report."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from tests.cli.pages import OTHER, STORY

CLEAR = "\x1b[2J\x1b[H"
CLIPBOARD = "\x1b]52;c;bWFsaWNl\x07"
LINK = "\x1b]8;;file:///etc/passwd\x1b\\"
EIGHT_BIT = "\x9b31m\x9d0;title\x9c\x90q\x9c"
OVERRIDE = "\u202e12%\u2066\u2069\u2069\u200f\u061c"
FORGED = "\r\n\u2028Story 99: 9 documents\x85\x0b\x0c"
MARKUP = "[/b][link=file:///etc/passwd]:pile_of_poo:[red]"
INVISIBLE = "\x00\x07\x08\x7f\ufeff\U000e0041\u200b"
TRAPS = (CLEAR, CLIPBOARD, LINK, EIGHT_BIT, OVERRIDE, FORGED, MARKUP, INVISIBLE)
TRAP = "".join(TRAPS)
LEAST = f"خبر{CLEAR}{OVERRIDE}"

SGR = re.compile(r"\x1b\[[0-9;]*m")
# The line of progress is cleared; the terminal is asked once.
OWN = re.compile(r"\r\x1b\[K|\x1b\[8\$p\x1b\[c")
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\ufeff\u202a-\u202e\u2066-\u2069]")
PAIRS = {"\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069", "\u202a": "\u202c", "\u202b": "\u202c"}
_PAIRED = "".join(PAIRS) + "\u2069\u202c\u200e"


def steering(text: str, *, is_terminal: bool) -> list[str]:
    """Return what in an output could steer a terminal or reorder what is not part of one quotation.

    Colours are allowed on a terminal, and so are pairs of isolates and embeddings within a line.
    """
    if is_terminal:
        text = OWN.sub("", SGR.sub("", text)).replace("\r\n", "\n")
    found = []
    for line in text.split("\n"):
        allowed = _PAIRED if is_terminal and _is_balanced(line) else ""
        found += [char for char in CONTROLS.findall(line) if char not in allowed]
    return found


def _is_balanced(line: str) -> bool:
    waiting: list[str] = []
    for char in line:
        if char in PAIRS:
            waiting.append(PAIRS[char])
        elif char in PAIRS.values() and (not waiting or waiting.pop() != char):
            return False
    return not waiting


def _file_names() -> list[bytes]:
    """Return names of articles as no newsroom has them; those that a file system refuses are left out by the caller."""
    names = [trap.replace("/", "").replace("\x00", "").encode("utf-8", "surrogatepass") for trap in TRAPS]
    return [
        *(b"n%d" % at + name + b".txt" for at, name in enumerate(names)),
        b"bad\xff\xfe\x1b[2J.txt",
        b"x" * 251 + b".txt",
        "خبر عاجل 12% (نسخة).txt".encode(),
        b"--bidi=visual.txt",
    ]


def _rows() -> list[dict[str, str]]:
    fields = {"outlet": LEAST, "url": f"http://x/{TRAP}", "title": f"{TRAP} {LEAST}", TRAP: TRAP}
    rows = [{"id": f"{at}{trap}", "text": STORY, **fields} for at, trap in enumerate(TRAPS)]
    return [
        *rows,
        {"id": "lone\ud800surrogate", "text": OTHER, **fields},
        {"id": TRAP, "text": OTHER, "published": TRAP},
    ]


def make_hostile(folder: Path) -> None:
    """Fill a folder with articles whose names, titles, outlets and columns mean harm, and with files that fail."""
    folder.mkdir()
    base = os.fsencode(folder)
    for at, name in enumerate(_file_names()):
        try:
            with open(os.path.join(base, name), "wb") as file:
                # Bodies differ from page to page, so that some are stories and some are not.
                body = (STORY if at % 2 else OTHER) + f" {TRAP} قال الوزير لوكالة {LEAST} إن 12% منها."
                file.write(f"{TRAP}\n{body}".replace("\x00", "").encode())
        except OSError:
            continue
    with open(os.path.join(base, b"broken\x1b[2J.txt"), "wb") as file:
        file.write(b"\xff\xfe broken")
    (folder / f"rows{CLEAR}.jsonl").write_text("\n".join(map(json.dumps, _rows())), encoding="utf-8")
    wrong = json.dumps({TRAP: "no text"})
    (folder / "wrong.jsonl").write_text(f"{wrong}\n{{{TRAP!r}\n[]\n", encoding="utf-8")
