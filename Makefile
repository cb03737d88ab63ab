# Two commands do everything: `make run` and `make test`. Both make what they need first.
PYTHON ?= python3
PORT ?= 7860
VENV ?= .venv
SOURCES ?= ../shared/data
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
export HF_HUB_OFFLINE := 1
export TOKENIZERS_PARALLELISM := false
export GRADIO_ANALYTICS_ENABLED := False
export ANONYMIZED_TELEMETRY := False

.PHONY: setup run test index lint evals bench shots figures clean

# The environment, with the model exported once to ONNX.
$(VENV)/.ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) torch==2.13.0
	$(PIP) -e ".[model,dev]"
	$(BIN)/careerbot model
	touch $@

setup: $(VENV)/.ready index

# Serves at once; vectors that are missing are built behind the answers.
run: $(VENV)/.ready
	$(BIN)/careerbot serve --port $(PORT)

index: $(VENV)/.ready
	$(BIN)/careerbot index

test: setup
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/careerbot lint corpus/reports/*/*.md

# How right the answers are, and how well job titles are matched.
evals: setup
	OMP_NUM_THREADS=1 $(BIN)/python tests/evals/run.py --data $(SOURCES)
	OMP_NUM_THREADS=1 $(BIN)/python tests/evals/match_titles.py

bench: setup
	OMP_NUM_THREADS=1 $(BIN)/python tests/bench.py

# Pictures of the page; needs the distribution's Chromium.
shots: setup
	$(BIN)/python tests/shots.py

figures: $(VENV)/.ready
	$(BIN)/careerbot figures --from $(SOURCES)

clean:
	rm -rf $(VENV)
