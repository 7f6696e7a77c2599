# Set-up is part of each target: a fresh machine needs only Python 3.11 or later, git and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: demo test lint format bench docs wheel wheel-test clean

demo: $(VENV)/.installed
	$(BIN)/claimkit extract examples/article.txt --published 2025-03-18

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry src

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks

docs: $(VENV)/.installed-dev
	$(BIN)/mkdocs build --strict --quiet

# The compiled wheel, for this Python and machine: needs a C compiler, says which where there is none.
wheel: $(VENV)/.installed-dev
	$(BIN)/python -m tools.compiled_wheel

wheel-test: $(VENV)/.installed-dev
	$(BIN)/python -m tools.compiled_wheel --tests

clean:
	rm -rf $(VENV) build dist site

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable .
	$(BIN)/python -m compileall -q src/claimkit
	touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable ".[dev,arrow,pandas,polars,charts,spark,web]"
	$(BIN)/python -m compileall -q src/claimkit
	touch $@ $(VENV)/.installed
