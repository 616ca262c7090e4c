# Everything runs in an environment of its own, made on first use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed-test
RUNTIME := .demo/.installed

.PHONY: demo test test-browser lint types fuzz bench docs clean

demo: $(RUNTIME)  ## repair an example document and show every change
	@.demo/bin/cleantext fix --diff examples/spun-news.txt; test $$? -le 1
	@.demo/bin/cleantext fix - < examples/spun-news.txt

test: $(INSTALLED)  ## the tests
	$(BIN)/python -m pytest

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
	.demo/bin/python -m pip install --quiet --disable-pip-version-check .
	@touch $@

clean:
	rm -rf $(VENV) .demo build dist
