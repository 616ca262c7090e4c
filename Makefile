# Everything runs in an environment of its own, made on first use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed-test
RUNTIME := .demo/.installed
FUZZ := $(VENV)/.installed-fuzz
HEAVY := .heavy/.installed
BENCH := .bench/.installed
SITE := .site/.installed
PEERS := ftfy plsfix sacremoses clean-text monofixer data-juicer
BUILT_FROM := pyproject.toml hatch_build.py $(wildcard src/native/*)
PIP := -m pip install --quiet --disable-pip-version-check

.PHONY: demo test test-slow test-heavy test-lm test-scale test-kills examples test-browser lint types fuzz bench bench-guard harm precision audit digest load data docs outputs site clean

demo: $(RUNTIME)  ## repair two example documents and show every change
	@for text in examples/spun-news.txt examples/nouvelles.txt; do \
	  .demo/bin/cleantext check --isolated $$text; test $$? -le 1 || exit 2; \
	  printf '\nRepaired:\n\n'; .demo/bin/cleantext fix --isolated - < $$text || exit 2; echo; \
	done

test: $(INSTALLED)  ## the tests, on all processors
	$(BIN)/python -m pytest -n auto --dist loadgroup

HEAVY_TEST := .heavy/bin/python -m pytest --timeout 300

test-heavy: $(HEAVY)  ## adapters and examples whose libraries are large: spaCy, Ray Data, LangChain … and pre-commit
	$(HEAVY_TEST) -n auto tests/test_adapters.py tests/test_adapters_pipelines.py tests/test_examples.py
	KILLS=1 $(HEAVY_TEST) tests/test_adapters_ray.py

test-lm:  ## the second judge with its real model, in an environment of its own; builds llama.cpp, which takes minutes
	test -x .lm/bin/python || $(PYTHON) -m venv .lm
	.lm/bin/python $(PIP) -e '.[dev,lm]'
	.lm/bin/python -m pytest tests/test_second_judge.py

test-scale: $(HEAVY)  ## kill -9 at random moments, KILLS times each: a run, its workers, what writes a file, nodes of a cluster
	KILLS=$(or $(KILLS),20) .heavy/bin/python -m pytest --timeout 1800 -m '' tests/test_scale_kills.py tests/test_files_kills.py \
	  tests/test_adapters_ray.py

test-kills: $(HEAVY)  ## the short form of it, on one machine: a run and its workers, once each
	KILLS=1 $(HEAVY_TEST) -m '' tests/test_scale_kills.py

examples:  ## every example, in a fresh environment with the package as others install it; Spark needs Java
	rm -rf .examples && $(PYTHON) -m venv .examples
	.examples/bin/python $(PIP) '.[dev,test,heavy]' 'pyspark>=4'
	.examples/bin/python -m pytest --timeout 300 -rs tests/test_examples.py

lint: $(INSTALLED)  ## style, layers and glossaries
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/lint-imports --no-cache
	$(BIN)/cleantext glossary lint glossaries

types: $(INSTALLED)
	$(BIN)/mypy

test-browser: $(INSTALLED)  ## the HTML page in a headless Chromium
	$(BIN)/python -m pytest -m browser

test-slow: $(INSTALLED)  ## the tests that take longer: growth, every code point, kills at random moments …
	$(BIN)/python -m pytest -m slow

fuzz: $(FUZZ)  ## texts and files that nobody thought of, led by coverage: HOURS=2, or SECONDS=60; KEEP=1 keeps the corpus
	$(BIN)/python -m fuzz.run $(if $(KEEP),--keep,$(if $(HOURS),--hours $(HOURS),--seconds $(or $(SECONDS),60))) $(TARGETS)

bench: $(BENCH)  ## measure beside other cleaners; benchmarks/README.md shows it. TEXTS=folder: with your own texts
	.bench/ours/bin/python benchmarks/throughput.py $(if $(TEXTS),--texts $(TEXTS)) \
	  $(foreach peer,$(PEERS),--peer $(peer)=.bench/$(peer)/bin/python)
	.bench/ours/bin/python benchmarks/coverage.py \
	  $(foreach peer,ftfy plsfix sacremoses clean-text,--peer $(peer)=.bench/$(peer)/bin/python)
	.bench/ours/bin/python benchmarks/startup.py
	.bench/ours/bin/python benchmarks/curves.py $(if $(TEXTS),--texts $(TEXTS))
	.bench/ours/bin/python benchmarks/matching.py $(if $(TEXTS),--texts $(TEXTS))
	.bench/ours/bin/python benchmarks/bench_diff.py --limit 20 > benchmarks/results/diff.md
	.bench/ours/bin/python benchmarks/report.py

harm: $(INSTALLED)  ## list every edit of the honest texts in TEXTS=folder for a person to judge; then: make precision
	$(BIN)/python benchmarks/harm.py list $(TEXTS)

precision: $(INSTALLED)  ## take the judgements in, and write the precision of each rule to docs/precision.md
	$(BIN)/python benchmarks/harm.py keep
	$(BIN)/python benchmarks/harm.py table docs/precision.md

audit: $(INSTALLED)  ## known weaknesses of what we depend on; ADVISORIES=file: a saved answer of pip-audit, without a network
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(BIN)/python scripts/audit.py $(ADVISORIES)

bench-guard: $(INSTALLED)  ## machine instructions of a fixed workload (Valgrind), against benchmarks/guard.json
	$(BIN)/python benchmarks/guard.py

digest: $(INSTALLED)  ## a digest of all results for the texts in TEXTS: equal before and after a change that changes none
	$(BIN)/python scripts/digest.py $(or $(TEXTS),tests/corpora examples)

load: $(INSTALLED)  ## many clients on 'cleantext serve', over loopback
	$(BIN)/python benchmarks/server_load.py

# What needs more than the repository and packages is not rebuilt: the language model and the tells of the channel need the
# counts of scripts/count_ngrams.py (then: scripts/build_language_model.py, scripts/build_context_model.py, scripts/build_tells.py), the decoder held-back texts.
data: $(INSTALLED)  ## the tables that follow from the repository alone: words, inflection, what spinners put for what
	$(BIN)/python scripts/build_words.py
	$(BIN)/python scripts/build_inflection.py
	$(BIN)/python scripts/build_channel.py en

docs: $(INSTALLED)  ## what is made from the code: docs/rules.md, the man page, the screens of the README
	$(BIN)/python scripts/build_rule_docs.py docs/rules.md
	$(BIN)/python scripts/build_command_docs.py man/cleantext.1
	$(BIN)/python scripts/build_screens.py README.md docs/screens

outputs: $(INSTALLED)  ## the outputs that code blocks of the documentation show
	$(BIN)/python scripts/doc_blocks.py README.md docs/*.md docs/how-to/*.md

site: $(SITE)  ## the documentation site, in build/site; links are checked
	NO_MKDOCS_2_WARNING=1 .site/bin/python -m mkdocs build --strict --quiet

$(INSTALLED): $(BUILT_FROM)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,test]'
	@touch $@

# The fuzzer has wheels for Linux and Python 3.11 to 3.13.
$(FUZZ): $(INSTALLED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[fuzz]'
	@touch $@

$(RUNTIME): $(BUILT_FROM)
	test -x .demo/bin/python || $(PYTHON) -m venv .demo
	.demo/bin/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(HEAVY): $(BUILT_FROM)
	test -x .heavy/bin/python || $(PYTHON) -m venv .heavy
	.heavy/bin/python -m pip install --quiet --disable-pip-version-check -e '.[dev,test,heavy]'
	@touch $@

$(SITE): $(BUILT_FROM)
	test -x .site/bin/python || $(PYTHON) -m venv .site
	.site/bin/python $(PIP) -e '.[docs]'
	@touch $@

# A peer has an environment of its own: clean-text has our import name. Data-Juicer is a gigabyte, and is done without
# where it cannot be installed; it uses aiohttp and ray without saying so.
$(BENCH): $(BUILT_FROM)
	for name in ours $(PEERS); do test -x .bench/$$name/bin/python || $(PYTHON) -m venv .bench/$$name; done
	.bench/ours/bin/python $(PIP) -e '.[bench]' fast-diff-match-patch rapidfuzz
	for name in ftfy plsfix sacremoses clean-text; do .bench/$$name/bin/python $(PIP) $$name || exit 1; done
	.bench/monofixer/bin/python $(PIP) bifixer
	-.bench/data-juicer/bin/python $(PIP) py-data-juicer ftfy aiohttp ray
	@touch $@

clean:
	rm -rf $(VENV) .demo .heavy .lm .examples .bench .site build dist
