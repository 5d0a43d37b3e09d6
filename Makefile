# Every target makes its own virtual environment: a fresh machine needs Python 3.11+, git and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := run
.PHONY: run test check format fuzz soak bench look catalogues clean help

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Same Stars needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $(STAMP)

run: $(STAMP)  ## the kiosk on a sample family
	$(BIN)/samestars demo

test: $(STAMP)  ## all tests
	$(BIN)/python -m pytest -n auto --dist worksteal

check: $(STAMP)  ## format, lint, types, arrows
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_boundaries.py

format: $(STAMP)  ## mend the format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

fuzz: $(STAMP)  ## three devices and a hub through 50,000 bad weeks, about an hour; EXAMPLES=500 is quicker
	SAMESTARS_FUZZ=$(or $(EXAMPLES),50000) $(BIN)/python -m pytest -q tests/sync/fuzz -k agrees

soak: $(STAMP)  ## two homes under many hands for 30 minutes; SECONDS=60 is quicker
	SAMESTARS_SOAK=$(or $(SECONDS),1800) $(BIN)/python -m pytest -q -s tests/kiosk/test_soak_homes.py

bench: $(STAMP)  ## speed and size; ARGS=--quick takes about two minutes
	$(BIN)/python -m bench $(ARGS)

look: $(STAMP)  ## every screen as a picture, into look/
	$(BIN)/python -m tests.look $(ARGS)

catalogues: $(STAMP)  ## the screens' words in every language: extract, update, compile
	$(BIN)/python -m tests.language

clean:  ## remove the environment and all that was made
	rm -rf $(VENV) look bench/results .pytest_cache .mypy_cache .ruff_cache .hypothesis

help:  ## what each target does
	@sed -n 's/^\([a-z]*\):.*  ## /make \1: /p' Makefile
