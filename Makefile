# Works with GNU make 3.81 (macOS) and later. `make` alone lists what there is.
SHELL := /bin/sh
PYTHON ?= python3
DATA ?= $(PROVENANCE_DATA)
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --no-input
# Makes the lock files; it has no part in running or testing.
UV := uv==0.13.9
LOCK := $(VENV)/lock/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--upgrade --quiet --no-header --no-annotate --no-emit-index-url --no-emit-find-links

# A caller's settings must not let modules from elsewhere into the environment.
unexport PYTHONPATH PYTHONHOME PIP_USER PIP_TARGET PIP_PREFIX

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test quality speed scale fuzz fuzz-short golden tables lock clean distclean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/run.stamp ## set up, then scan the five articles of seeds/
	@$(VENV)/bin/provenance scan seeds/

test: $(VENV)/dev.stamp ## set up, then run every check
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(PY) -m pytest -n 2

quality: $(VENV)/dev.stamp ## measure quality on labelled data: make quality DATA=folder
	$(PY) -m benchmarks.quality $(if $(DATA),--data "$(DATA)")

speed: $(VENV)/dev.stamp ## measure cost beside other systems: make speed DATA=folder
	$(PY) -m benchmarks.speed $(if $(DATA),--data "$(DATA)")

scale: $(VENV)/dev.stamp ## measure how cost grows with the corpus: make scale DATA=folder
	$(PY) -m benchmarks.scale $(if $(DATA),--data "$(DATA)")

fuzz: $(VENV)/dev.stamp ## random input for minutes
	$(PY) -m pytest -n 2 -m fuzz --hypothesis-profile=long

fuzz-short: $(VENV)/dev.stamp ## the same tests with the usual number of examples
	$(PY) -m pytest -n 2 -m fuzz || [ $$? -eq 5 ] # 5: no test carries the marker yet

golden: $(VENV)/dev.stamp ## write the expected output of seeds/ anew; read the difference before committing
	$(PY) -m pytest tests/golden --refresh-golden

tables: $(VENV)/dev.stamp ## rebuild the word frequencies; twice, since the stemmer reads what the first run writes
	$(PIP) --no-build-isolation --editable '.[tables]'
	$(PY) scripts/build_frequencies.py
	$(PY) scripts/build_frequencies.py

lock: $(PY) ## bring requirements/*.lock up to date
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip install --quiet --disable-pip-version-check '$(UV)'
	$(LOCK) --group build --output-file requirements/run.lock
	$(LOCK) --group dev --extra bench --constraints requirements/run.lock --output-file requirements/dev.lock
	@! grep -nE '://|^ *-[^-]|^--|#' requirements/run.lock requirements/dev.lock

clean: ## remove caches and build products
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests benchmarks scripts -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## remove the environment as well
	rm -rf $(VENV)

# The interpreter of an older environment may be gone: then the link dangles and the environment is made anew.
$(PY):
	@command -v "$(PYTHON)" >/dev/null || \
		{ echo "make: $(PYTHON) not found; install Python 3.11 or newer, or name it: make demo PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "make: $(PYTHON) is older than Python 3.11; name a newer one: make demo PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "make: $(PYTHON) cannot make environments; install its venv module (Debian, Ubuntu: apt install python3-venv)" >&2; exit 1; }
	"$(PYTHON)" -m venv --clear $(VENV)

$(VENV)/run.stamp: requirements/run.lock pyproject.toml src/provenance/_version.py | $(PY)
	$(PIP) --require-hashes --requirement requirements/run.lock
	$(PIP) --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.lock $(VENV)/run.stamp
	$(PIP) --require-hashes --requirement requirements/dev.lock
	@touch $@
