# Every target does its own set-up and works alone. Paths are relative and programs run as modules, so that the
# checkout may stand in a folder with a space in its name.
#
#   make site    build the example site and say where it is
#   make serve   show it in a browser, rebuilt at each change
#   make test    run all checks and tests
#   make bench   measure what the plugin costs
#   make format  bring the code into its form
#   make clean   remove what was made
#
# PYTHON=... names the interpreter to use, 3.11 or newer.

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.SUFFIXES:
.DELETE_ON_ERROR:

PYTHON ?=
CANDIDATES := python3.11 python3.12 python3.13 python3.14 python3 python

VENV := .venv
PY := $(VENV)/bin/python
LOWEST := .venv-lowest
LOWEST_PY := $(LOWEST)/bin/python
PIP := -m pip --disable-pip-version-check --quiet
CONFIG := example-site/mkdocs.yml
PAGE := example-site/site/index.html

# The tests start the program some hundred times, and each start would compile the checkout anew.
unexport PYTHONDONTWRITEBYTECODE

# The theme's notice about the next version of MkDocs says nothing about this site.
export NO_MKDOCS_2_WARNING := 1

# A name that is on the PATH need not run: version managers put one there for versions that are switched off.
# Without ensurepip, as on a Debian without its package for venv, an environment gets no pip.
define make_venv
@for python in $(if $(PYTHON),"$(PYTHON)",$(CANDIDATES)); do \
	if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		"$$python" -m venv --clear $(1) && exec $(1)/bin/python $(PIP) install --upgrade 'pip>=25.1'; \
		exit 1; \
	fi; \
done; \
echo "No Python 3.11 or newer with venv was found (Debian: apt install python3 python3-venv). PYTHON=... names one." >&2; \
exit 1
endef

.PHONY: site serve test bench format clean lint types specs tests wheel lowest chromium

site: $(VENV)/.site
	$(PY) -m mkdocs build --strict -f $(CONFIG)
	@echo
	@echo "The example site is in $$(pwd)/example-site/site"
	@echo "To look at it: open the file $$(pwd)/$(PAGE), or run \`make serve\`."

serve: $(VENV)/.site
	$(PY) -m mkdocs serve --livereload -f $(CONFIG) -w mkdocs_momentum

# What fails quickly comes first; the set-up that waits for downloads goes beside it.
test:
	@$(MAKE) $(VENV)/.test
	@$(MAKE) -j2 -O lint types specs chromium $(LOWEST)/.ready
	@$(MAKE) tests
	@$(MAKE) wheel
	@$(MAKE) lowest
	@echo
	@echo "All tests passed."

lint: $(VENV)/.test
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .

types: $(VENV)/.test
	$(PY) -m mypy

specs: $(VENV)/.site
	$(PY) -m mkdocs_momentum check -f $(CONFIG)

tests: $(VENV)/.test chromium
	$(PY) -m pytest -n auto

wheel: $(VENV)/.test
	$(PY) -m tools.check_wheel

lowest: $(LOWEST)/.ready
	$(LOWEST_PY) -m pytest -n auto --ignore tests/browser

chromium: $(VENV)/.test
	@$(PY) -m tools.chromium

bench: $(VENV)/.site
	$(PY) -m benchmarks $(BENCH)

format: $(VENV)/.test
	$(PY) -m ruff check --fix-only .
	$(PY) -m ruff format .

clean:
	rm -rf $(VENV) .venv-* build dist example-site/site .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	$(call make_venv,$(VENV))
	@touch $@

$(VENV)/.site: pyproject.toml $(VENV)/.made
	$(PY) $(PIP) install --editable '.[graph]'
	@touch $@

$(VENV)/.test: pyproject.toml $(VENV)/.site
	$(PY) $(PIP) install --group test
	@touch $@

$(LOWEST)/.made:
	$(call make_venv,$(LOWEST))
	@touch $@

$(LOWEST)/.ready: pyproject.toml constraints/lowest.txt $(LOWEST)/.made
	$(LOWEST_PY) $(PIP) install --constraint constraints/lowest.txt --editable '.[graph]' --group unit
	@touch $@
