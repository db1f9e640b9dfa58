# The commands of the project. `make run` and `make test` do everything on a fresh machine.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	&& echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.PHONY: run test check bench screenshots catalog audit clean

run: $(VENV)/.run-installed  ## the dashboard on http://localhost:8501
	ATLAS_LOCAL_EDITOR=1 $(BIN)/streamlit run server.py --server.address localhost --server.port $(PORT)

test: check $(VENV)/.browser-found $(VENV)/.proxy-found  ## every check and test, the browser's too
	$(BIN)/pytest -n 2 --dist worksteal

check: $(VENV)/.test-installed  ## format, lint, types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/python -m data check

bench: $(VENV)/.browser-found  ## how fast it is, beside Dash and with more rows
	$(BIN)/python -m tests.bench

screenshots: $(VENV)/.browser-found  ## the pictures of the README, made anew
	$(BIN)/python -m tests.browser.screenshots

catalog: $(VENV)/.test-installed  ## gather new phrases for translation
	$(BIN)/python -m components.catalog

# Strict: a package that could not be looked up is a failure, or no network would look like no fault.
audit: $(VENV)/.test-installed  ## known faults in the dependencies, and their licenses
	$(BIN)/pip-licenses --from=mixed --order=license --packages \
		$$(sed -nE 's/^([A-Za-z0-9_-]+).*/\1/p' requirements.txt)
	$(BIN)/pip-audit --strict -r requirements.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python cannot make environments here: apt-get install python3-venv"; exit 1; }

$(VENV)/.run-installed: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.test-installed: tests/requirements.txt requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@ $(VENV)/.run-installed

# A Chromium that is there already, else the distribution's, else Playwright's own.
$(VENV)/.browser-found: $(VENV)/.test-installed
	@command -v chromium || command -v chromium-browser || command -v google-chrome \
	|| { test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq chromium; } \
	|| { sudo -n true 2>/dev/null && sudo apt-get update -qq && sudo apt-get install -y -qq chromium; } \
	|| $(BIN)/playwright install chromium
	@touch $@

# The proxy of compose.yaml, to prove what it does: the distribution's.
$(VENV)/.proxy-found: $(VENV)/.test-installed
	@command -v nginx || test -x /usr/sbin/nginx \
	|| { test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq nginx-light; } \
	|| { sudo -n true 2>/dev/null && sudo apt-get update -qq && sudo apt-get install -y -qq nginx-light; } \
	|| { echo "The tests need nginx: apt-get install nginx-light"; exit 1; }
	@touch $@
