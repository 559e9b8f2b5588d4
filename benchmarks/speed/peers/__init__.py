"""One program per system: raw JSONL in, groups of ids out. Each runs in an environment of its own."""
