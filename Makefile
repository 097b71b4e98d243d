# Two commands: `make demo` and `make test`. Both set up all they need: .venv, the package, a browser.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# More workers than processors: tests wait for pages that hang, mails that do not come, and companies that are slow.
NPROC  ?= 5

TOOLS  := $(VENV)/tools
LOWEST := $(VENV)/lowest
# What tells of broken bounds in a minute: files, audits, reports and pytest's side, and a few walks.
QUICK  := tests/scenario tests/audits tests/comparing tests/mails tests/personas tests/reporters/test_csv.py tests/reporters/test_junit.py \
          tests/plugin/test_outcomes.py tests/browser/test_hand_made_pages.py

.PHONY: demo test lint ruff types imports scenarios bench lock lowest audit clean

demo: $(VENV)/demo
	$(BIN)/mystery-shop demo

test: $(VENV)/dev lint
	$(BIN)/python -m pytest tests -n $(NPROC)

lint: $(VENV)/dev
	@$(MAKE) --no-print-directory -j4 ruff types imports scenarios

ruff:
	$(BIN)/ruff check .

types:
	$(BIN)/mypy

imports:
	$(BIN)/lint-imports

scenarios:
	$(BIN)/mystery-shop check scenarios

bench: $(VENV)/dev
	$(BIN)/python -m tests.benchmarks.journey
	$(BIN)/python -m tests.benchmarks.check_files
	$(BIN)/python -m tests.benchmarks.audit_visits
	$(BIN)/python -m tests.benchmarks.waiting
	$(BIN)/python -m tests.benchmarks.inbox
	$(BIN)/python -m tests.benchmarks.reports 1000
	$(BIN)/python -m tests.benchmarks.rush
	$(BIN)/python -m tests.benchmarks.surge

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "mystery-shop needs Python 3.11 or newer; set PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "python3 has no venv; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }

# All the newest that pyproject.toml allows, each file with its hash, on every system: what `make test` installs. Run it once a month and
# whenever a dependency changes, then `make test`; `python -m tests.licences` if something comes along that did not.
lock: $(TOOLS)
	$(TOOLS)/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --all-extras \
	  --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' pyproject.toml -o requirements.lock

# The oldest that pyproject.toml allows, in an environment of its own. The names of devices are those of the newest Playwright.
lowest: $(TOOLS)
	rm -rf $(LOWEST)
	$(PYTHON) -m venv $(LOWEST)
	$(TOOLS)/bin/uv pip compile --quiet --resolution lowest-direct --python $(LOWEST)/bin/python --extra dev pyproject.toml -o $(LOWEST)/lowest.txt
	$(TOOLS)/bin/uv pip install --quiet --python $(LOWEST)/bin/python -r $(LOWEST)/lowest.txt -e .
	$(LOWEST)/bin/python -m pytest $(QUICK) -q --deselect tests/scenario/test_devices.py

# Known vulnerabilities of what is locked. It asks a service on the internet, and fails where that does not answer for all of it.
audit: $(TOOLS)
	$(TOOLS)/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.lock

$(TOOLS): $(BIN)/python
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check uv pip-audit

# The stamps are made anew when the dependencies change. `make demo` takes what a user gets today, `make test` what is locked.
$(VENV)/demo: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	$(BIN)/mystery-shop doctor --fetch
	@touch $@

$(VENV)/dev: $(BIN)/python pyproject.toml requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	$(BIN)/mystery-shop doctor --fetch
	@touch $@

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results
