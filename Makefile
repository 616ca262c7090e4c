# Everything runs in an environment of its own, made on first use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed-test
RUNTIME := .demo/.installed
HEAVY := .heavy/.installed

.PHONY: demo test test-heavy test-browser lint types fuzz bench docs clean

demo: $(RUNTIME)  ## repair two example documents and show every change
	@for text in examples/spun-news.txt examples/nouvelles.txt; do \
	  .demo/bin/cleantext check --isolated $$text; test $$? -le 1 || exit 2; \
	  printf '\nRepaired:\n\n'; .demo/bin/cleantext fix --isolated - < $$text || exit 2; echo; \
	done

test: $(INSTALLED)  ## the tests
	$(BIN)/python -m pytest

test-heavy: $(HEAVY)  ## the examples for spaCy, Ray Data and pre-commit, which are large
	.heavy/bin/python -m pytest tests/test_adapters.py tests/test_examples.py

lint: $(INSTALLED)  ## style, layers and glossaries
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/cleantext glossary lint glossaries

types: $(INSTALLED)
	$(BIN)/mypy

test-browser: $(INSTALLED)  ## the HTML page in a headless Chromium
	$(BIN)/python -m pytest -m browser

fuzz: $(INSTALLED)  ## the slow form of the property tests
	$(BIN)/python -m pytest -m slow

docs: $(INSTALLED)  ## docs/rules.md, from the rules
	$(BIN)/python scripts/build_rule_docs.py docs/rules.md

$(INSTALLED): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,test]'
	@touch $@

$(RUNTIME): pyproject.toml
	test -x .demo/bin/python || $(PYTHON) -m venv .demo
	.demo/bin/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(HEAVY): pyproject.toml
	test -x .heavy/bin/python || $(PYTHON) -m venv .heavy
	.heavy/bin/python -m pip install --quiet --disable-pip-version-check -e '.[dev,test,heavy]'
	@touch $@

clean:
	rm -rf $(VENV) .demo .heavy build dist
