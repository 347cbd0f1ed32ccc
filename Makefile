# Two targets do all the set-up: `make demo` runs the example, `make test` runs every check.
VENV ?= .venv
PYTHON ?= $(firstword $(foreach name,python3.13 python3.12 python3.11 python3,$(shell $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $(name))))
BIN := $(VENV)/bin
PACKAGES := dq/dq dq/dq_core contracts/dq_contracts lineage/dq_lineage policies/dq_policies

.PHONY: demo test check unit test-longer hooks bench docs format clean

demo: $(VENV)/.base
	@$(BIN)/python examples/flights/demo.py

test: check unit

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@$(BIN)/mypy & first=$$!; $(BIN)/lint-imports --no-logo & second=$$!; $(BIN)/pyright; third=$$?; \
	wait $$first && wait $$second && exit $$third

unit: $(VENV)/.dev
	$(BIN)/pytest -n auto --dist worksteal

test-longer: $(VENV)/.dev
	DQ_OTHER_EXAMPLES=1 $(BIN)/pytest -n auto --dist worksteal -m longer

hooks: $(VENV)/.dev
	$(BIN)/pytest -m hooks

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/lint_cost.py
	PYTHONPATH=. $(BIN)/python benchmarks/lineage_cost.py
	PYTHONPATH=. $(BIN)/python benchmarks/sql_lint_cost.py

docs: $(VENV)/.dev
	$(BIN)/python -m docs.generator

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "dq needs Python 3.11 or later; set PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.base: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/python -m compileall -q $(PACKAGES)
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q -j 0 $(VENV)/lib $(PACKAGES)
	@touch $@ $(VENV)/.base
