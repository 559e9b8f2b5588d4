"""``python -m provenance`` is ``provenance``."""

from provenance.cli.main import main

if __name__ == "__main__":
    main()
