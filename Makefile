# Two commands: `make demo` shows the product on a sample mailbox, `make test` passes the tests. Both do all set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check bench eval eval-writing model format reference requirements clean

demo: $(READY)
	$(BIN)/rejoinder demo

test: $(READY)
	$(BIN)/pytest -n auto

check: $(READY)
	$(BIN)/ruff check src tests checks bench corpus
	$(BIN)/ruff format --check src tests checks bench corpus
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python checks/shape.py src tests checks bench corpus
	$(BIN)/python checks/reference.py --check

bench: $(READY)
	$(BIN)/python bench/read_eval.py
	$(BIN)/python bench/reading.py
	$(BIN)/python bench/writing.py
	$(BIN)/python bench/scan.py
	$(BIN)/python bench/syncing.py
	$(BIN)/python bench/pages.py

# Figures of the reader on the sealed part of the corpus; GOLD=file.jsonl MBOX=file ME=address for labelled mail of yours.
eval: $(READY)
	$(BIN)/python bench/evaluate.py $(if $(GOLD),--gold $(GOLD) --mbox $(MBOX)) $(if $(ME),--me $(ME))

# Figures of the letters: hundreds of cases written and looked through; OUT=folder writes a gallery to read.
eval-writing: $(READY)
	$(BIN)/python bench/eval_writing.py $(if $(OUT),--out $(OUT))
	$(BIN)/python bench/writing.py

# Train the statistical half of the reader anew on corpus/train.
model: $(READY)
	$(BIN)/python bench/train.py

format: $(READY)
	$(BIN)/ruff check --fix-only src tests checks bench corpus
	$(BIN)/ruff format src tests checks bench corpus

reference: $(READY)
	$(BIN)/python checks/reference.py

requirements: $(READY)
	$(BIN)/python checks/requirements.py

$(READY): requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(READY)

clean:
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
