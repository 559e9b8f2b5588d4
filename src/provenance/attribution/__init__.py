"""Article -> attributions: whom it cites. Read `extract.py` first; `grammar/`, `cues/` and `who/` in that order."""
