# The commands of this project: `make run`, `make test`, and what they need. Only Python 3.11 has to be there.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test lint format bench scorecard screenshots clean

PORT ?= 8501
SHARED ?= ../shared
BIN := .venv/bin
# Where there is a screen, the dashboard opens by itself.
HEADLESS := $(if $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter Darwin,$(shell uname))),false,true)
EDITOR_NAME = $(or $(PLEDGES_LOCAL_EDITOR),$(shell git config user.name 2>/dev/null || id -un))
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check

help:
	@echo "make run          read the letters and open the dashboard at http://localhost:$(PORT)"
	@echo "make test         lint, types, layers and all tests"
	@echo "make lint         the same without the tests"
	@echo "make format       lay the code out as the linter wants it"
	@echo "make bench        measure the speed, as ratios with their limits"
	@echo "make scorecard    measure how well letters are read, and store the figures for the page that tells it"
	@echo "make screenshots  pictures of every page, into docs/screenshots"
	@echo "make clean        remove what make and the tests have made (the register stays)"

run: .venv/.runtime
	@$(BIN)/python -m etl refresh || echo "The refresh reported what stands above; the dashboard opens all the same and lists it under Refreshes."
	@echo "The dashboard is at http://localhost:$(PORT). Stop it with Ctrl+C."
	@PLEDGES_LOCAL_EDITOR="$(EDITOR_NAME)" $(BIN)/streamlit run dashboard.py \
		--server.address 127.0.0.1 --server.port $(PORT) \
		--server.headless $(HEADLESS) --server.showEmailPrompt false

test: lint
	@$(BIN)/python -m pytest

lint: .venv/.development
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: .venv/.development
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

bench: .venv/.development
	@$(BIN)/python -m benchmarks

# BLIND=DIR measures the set labelled without sight of the program too; without it, its figures stay as they are.
scorecard: .venv/.development
	@$(BIN)/python -m etl scorecard $(SHARED)/gold/dev $(SHARED)/letters $(if $(BLIND),--blind $(BLIND))

screenshots: .venv/.development
	@$(BIN)/python -m docs.screenshots

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The first of these interpreters that is Python 3.11; the packages are pinned for that version.
.venv/.made:
	@for python in $(PYTHON) python3.11 python3 python; do \
		if $$python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then \
			echo "Making .venv with $$(command -v $$python)"; \
			$$python -m venv .venv && touch $@ && exit 0; \
			echo "Python could not make a virtual environment; on Debian or Ubuntu, install the package python3.11-venv." >&2; exit 1; \
		fi; \
	done; \
	echo "Pledgewatch needs Python 3.11, and neither python3.11 nor python3 is that version. Install it, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11" >&2; exit 1

.venv/.runtime: .venv/.made requirements.txt
	@echo "Installing the packages of requirements.txt"
	@$(PIP) -r requirements.txt
	@touch $@

.venv/.development: .venv/.made requirements.txt requirements-dev.txt
	@echo "Installing the packages of requirements-dev.txt"
	@$(PIP) -r requirements-dev.txt
	@touch $@ .venv/.runtime
