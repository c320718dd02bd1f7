# Two commands do everything on a fresh machine (Python 3.11 or newer):
#   make demo    read the sample newsroom, show group it into stories, open their site
#   make test    every check: lint, types, tests, quality floors

PYTHON ?= python3
BIN := .venv/bin
DATA ?= ../shared/data

.PHONY: demo test lint types pytest floors bench schema clean

demo: .venv/demo       ## the main job, on the packaged sample
	$(BIN)/dateline demo

test: lint types pytest floors   ## all that a change must pass

lint: .venv/test       ## style, imports, docstrings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/test      ## mypy --strict
	$(BIN)/mypy

pytest: .venv/test     ## the tests, two at a time
	$(BIN)/pytest -n 2 --dist loadfile

floors: .venv/test     ## figures of reading may only rise; skipped where the corpora are not
	$(BIN)/python -m bench.floors --data $(DATA)

bench: .venv/test      ## every figure of bench/ anew (minutes)
	$(BIN)/python -m bench.attribution --data $(DATA)
	$(BIN)/python -m bench.extraction --data $(DATA)
	$(BIN)/python -m bench.speed --data $(DATA)

schema: .venv/test     ## write docs/article.schema.json from the model
	$(BIN)/dateline schema > docs/article.schema.json

.venv/demo: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --editable .
	touch $@

.venv/test: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --editable '.[test]'
	touch $@

clean:                 ## remove the environment and the demo
	rm -rf .venv dateline-demo
