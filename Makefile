# Two commands: `make demo` and `make test`. Both set up all they need: .venv, the package, a browser.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# More workers than processors: tests wait for pages that hang, mails that do not come, and companies that are slow.
NPROC  ?= 3

.PHONY: demo test lint bench clean

demo: $(VENV)/demo
	$(BIN)/mystery-shop demo

test: $(VENV)/dev lint
	$(BIN)/python -m pytest tests -n $(NPROC)

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/mystery-shop check scenarios

bench: $(VENV)/dev
	$(BIN)/python -m tests.benchmarks.journey
	$(BIN)/python -m tests.benchmarks.check_files
	$(BIN)/python -m tests.benchmarks.audit_visits
	$(BIN)/python -m tests.benchmarks.waiting
	$(BIN)/python -m tests.benchmarks.inbox
	$(BIN)/python -m tests.benchmarks.reports 1000

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "mystery-shop needs Python 3.11 or newer; set PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "python3 has no venv; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }

# The stamps are made anew when the dependencies change.
$(VENV)/demo: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	$(BIN)/mystery-shop doctor --fetch
	@touch $@

$(VENV)/dev: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[real,dev]'
	$(BIN)/mystery-shop doctor --fetch
	@touch $@

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results
