.PHONY: demo test quality bench train-citations train-notes train-claims lock clean
VENV := .venv
PY := $(VENV)/bin/python
PYTHON ?= python3
# One fixed moment, so that the shipped reports come out the same on every machine and day.
DEMO_EPOCH := 1793491200

demo: $(VENV)/ready  ## Audit the shipped example, offline, into reports/
	SOURCE_DATE_EPOCH=$(DEMO_EPOCH) $(PY) -m footnote_audit demo --out reports

test: $(VENV)/ready  ## Lint, types, and every test
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(PY) -m pytest

quality: $(VENV)/ready  ## Print the quality figures of docs/quality.md
	$(PY) -m pytest tests/quality -s -p no:cacheprovider

bench: $(VENV)/ready  ## Measure cost against a peer in the same run
	$(PY) benchmarks/run.py

# The train folder of the gold set; training/README.md tells what it holds.
DATA ?= ../shared/citation-gold/train

train-citations: $(VENV)/ready  ## Train the tagger of references anew from DATA, into the package
	$(PY) training/train_citations.py $(DATA)

train-notes: $(VENV)/ready  ## Train the note tagger anew: make train-notes DATA=../shared/citation-gold/train
	PYTHONPATH=training $(PY) -m notes.train $(DATA)

TRAIN_PY := build/train-venv/bin/python
CLAIMS ?= ../shared/claims

train-claims:  ## Train the model of the extra `model` anew from CLAIMS, into models/ (docs/model-card.md: one to two hours on two cores)
	$(PYTHON) -m venv build/train-venv
	$(TRAIN_PY) -m pip install --quiet --disable-pip-version-check -r training/claim_model/requirements.txt
	PYTHONPATH=training $(TRAIN_PY) -m claim_model.train $(CLAIMS) build/claims
	PYTHONPATH=training:src $(TRAIN_PY) -m claim_model.export $(CLAIMS) build/claims/network.pt models/src/footnote_audit_model
	PYTHONPATH=training:src $(TRAIN_PY) -m claim_model.measure $(CLAIMS) models/src/footnote_audit_model

lock:  ## Write requirements.lock anew (needs uv)
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --quiet --upgrade -o requirements.lock \
	  --custom-compile-command "make lock"

$(VENV)/ready: requirements.lock pyproject.toml models/pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . -e ./models
	$(PY) -m compileall -q src
	touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
