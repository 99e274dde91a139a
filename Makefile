# Triptych: set-up, tests and checks. `make` alone lists what there is.

PYTHON     ?= python3
FOLDERS    ?=
MUTATE_FOR ?= 2h
LANGUAGES  ?= en de zh_CN

VENV   := .venv
BIN    := $(VENV)/bin
SYSTEM := $(PYTHON) resources/setup/system_packages.py

# These stamps are named after what they depend on, so that nothing is installed twice.
PYTHON_VERSION := $(shell $(PYTHON) -c 'import platform; print(platform.python_version())')
PROJECT        := $(shell cat pyproject.toml constraints.txt | cksum | cut -d ' ' -f 1)
MADE           := $(VENV)/made-with-python-$(PYTHON_VERSION)
INSTALLED      := $(VENV)/installed-$(PROJECT)
TESTABLE       := $(VENV)/installed-for-tests-$(PROJECT)
EQUIPPED       := $(VENV)/installed-for-upkeep-$(PROJECT)
INSTALL        := $(BIN)/pip install --constraint constraints.txt --editable

# Where this is set, each of the hundreds of processes that tests start compiles what it imports anew.
export PYTHONDONTWRITEBYTECODE :=

PYTEST := QT_QPA_PLATFORM=offscreen $(BIN)/pytest
SUITE  := $(PYTEST) -m 'not slow' --numprocesses auto --dist worksteal

# Anything that is not empty means that a window can be shown.
ifeq ($(shell uname -s),Linux)
SCREEN := $(DISPLAY)$(WAYLAND_DISPLAY)
else
SCREEN := yes
endif

help:
	@echo 'make run [FOLDERS="~/Pictures ~/Music"]   set up, index the folders, open the window'
	@echo 'make test     set up and run the test suite, in several processes'
	@echo 'make coverage run it and say what it does not reach; fails under the floor'
	@echo 'make drill    run the drills, which take minutes'
	@echo 'make lint     ruff, mypy and the import rules'
	@echo 'make mutants  change ranking, query and plan in small ways; see which no test notices'
	@echo 'make hooks    check every commit with pre-commit'
	@echo 'make lock     renew constraints.txt, the exact versions that all of these install'
	@echo 'make screenshot   take the pictures of the window that the README shows'
	@echo 'make screenshots [LANGUAGES=en]   take one of every page, to look at'
	@echo 'make languages    gather the texts of the window for translation, in resources/languages'
	@echo 'make clean    remove everything that these made'

run: $(INSTALLED)
ifneq ($(SCREEN),)
	@$(SYSTEM) window
endif
ifneq ($(FOLDERS),)
	$(BIN)/triptych index $(FOLDERS)
endif
ifneq ($(SCREEN),)
	$(BIN)/triptych-gui
else
	@echo 'There is no display, so this goes on in the terminal.'
	@$(BIN)/triptych status || true
	@echo 'Add a folder:  $(BIN)/triptych index ~/Pictures'
	@echo 'Search:        $(BIN)/triptych search "a dog on a beach"'
endif

test: $(TESTABLE)
	@$(SYSTEM) offscreen
	$(SUITE)

coverage: $(TESTABLE)
	@$(SYSTEM) offscreen
	$(SUITE) --cov --cov-report=term

# What needs a display of its own is left out where that cannot be installed.
drill: $(TESTABLE)
	-@$(SYSTEM) drill
	$(PYTEST) -m 'slow or hypothesis' --hypothesis-profile=drill --timeout 1800

lint: $(TESTABLE)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# The first run takes an hour; later ones try again what has changed since.
mutants: $(EQUIPPED)
	@$(SYSTEM) offscreen
	QT_QPA_PLATFORM=offscreen timeout --signal INT $(MUTATE_FOR) $(BIN)/mutmut run; $(BIN)/mutmut results

hooks: $(EQUIPPED)
	$(BIN)/pre-commit install

# torch and torchvision stay free within pyproject.toml's bounds, and so does what they bring: a
# machine may have builds of its own.
lock: $(EQUIPPED)
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
	  --upgrade --no-header --no-annotate --quiet --output-file $(VENV)/compiled.txt
	echo '# Exact versions for all systems and Pythons; renewed by `make lock`.' > $(VENV)/lock.txt
	grep -Ev '^(torch|torchvision|triton|nvidia-|cuda-)' $(VENV)/compiled.txt >> $(VENV)/lock.txt
	mv $(VENV)/lock.txt constraints.txt

# The library that is shown is painted and synthesised here: no one else's media is in the picture.
screenshot: $(INSTALLED)
	@$(SYSTEM) offscreen
	folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	$(BIN)/python benchmarks/demo_media.py "$$folder/Home" && \
	$(BIN)/python benchmarks/screenshot.py "$$folder/Home" resources/screenshot.png \
	  'the sea' --select 2 && \
	$(BIN)/python benchmarks/demo_media.py "$$folder/Home" --copies && \
	HOME="$$folder/Home" $(BIN)/python benchmarks/readme_pictures.py "$$folder/Home" docs/pictures

# Every page of the window, in both themes and three sizes, to be looked at before a release.
screenshots: $(INSTALLED)
	@$(SYSTEM) offscreen
	folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	$(BIN)/python benchmarks/demo_media.py "$$folder/Home" && \
	$(BIN)/python benchmarks/screenshots.py "$$folder/Home" build/screenshots \
	  --languages $(LANGUAGES)

# `tr_noop` and `tr_count` are ours, `tr` is Qt's: engine/language.py. The command line is English.
languages: $(TESTABLE)
	@$(BIN)/pyside6-lupdate -silent -no-obsolete -locations none \
	  -tr-function-alias 'QT_TR_NOOP+=tr_noop,tr+=tr_count' \
	  $$(find engine desktop -name '*.py' -not -path 'engine/cli/*' | sort) \
	  -ts resources/languages/*.ts

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage* mutants
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(MADE):
	@$(SYSTEM) build
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(INSTALLED): $(MADE)
	$(INSTALL) .
	@touch $@

$(TESTABLE): $(MADE)
	$(INSTALL) '.[test]'
	@touch $(INSTALLED) $@

$(EQUIPPED): $(MADE)
	$(INSTALL) '.[dev]'
	@touch $(INSTALLED) $(TESTABLE) $@

.PHONY: help run test coverage drill lint mutants hooks lock screenshot screenshots languages clean
