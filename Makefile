# Two commands do everything: `make run` and `make test`.
PYTHON ?= python3
PORT ?= 7860
VENV := .venv
BIN := $(VENV)/bin
export HF_HUB_OFFLINE := 1
export TOKENIZERS_PARALLELISM := false
export GRADIO_ANALYTICS_ENABLED := False
export ANONYMIZED_TELEMETRY := False

.PHONY: setup run test lint evals bench index figures clean

# The environment, with the model exported once to ONNX.
$(VENV)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt torch==2.13.0
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[model,dev]"
	$(BIN)/careerbot model
	touch $@

setup: $(VENV)/.ready index

run: $(VENV)/.ready
	$(BIN)/careerbot serve --port $(PORT)

index: $(VENV)/.ready
	$(BIN)/careerbot index

test: $(VENV)/.ready index
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/careerbot lint corpus/reports/*/*.md

evals: setup
	$(BIN)/careerbot ask --batch tests/evals/questions.jsonl > $(VENV)/answers.jsonl

bench: setup
	$(BIN)/python tests/bench.py

figures: $(VENV)/.ready
	$(BIN)/careerbot figures --from ../shared/data

clean:
	rm -rf $(VENV)
