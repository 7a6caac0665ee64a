# Each command sets up what it needs: python3 (3.11 or newer) and make are enough.
PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= 2

.PHONY: run demo test test-long check fix bench lock clean

run: .venv/.run
	@exec $(BIN)/khenthuong serve

demo: .venv/.run
	@rm -rf output build/demo
	@$(BIN)/khenthuong play samples/vong-2026.json --clock story --data build/demo --out output
	@$(BIN)/khenthuong certificates 2026-HN-GK --data build/demo --printer "Máy in mẫu" \
	  --out output/de-in/giay-khen-tren-phoi.docx
	@$(BIN)/khenthuong plan-decision --data build/demo \
	  --out output/de-in/quyet-dinh-ban-hanh-ke-hoach.docx
	@$(BIN)/khenthuong status --data build/demo

# Python keeps what it compiles: the tests start the program many times.
test test-long: export PYTHONDONTWRITEBYTECODE :=

test: .venv/.dev
	@sh tests/install-tools.sh
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder -m "not long"

# Every test, and whole what `make test` explores a part of: random kills, forms of chance, a round
# from its opening to the decision by clicking alone.
test-long: .venv/.dev
	@sh tests/install-tools.sh
	KHENTHUONG_TEST_LONG=1 $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile \
	  --no-loadscope-reorder

check: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

fix: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/.dev
	@if command -v npm >/dev/null; then npm ci --silent --prefix bench/node --no-audit --no-fund; fi
	$(BIN)/python -m bench.clicks
	$(BIN)/python -m bench.board
	$(BIN)/python -m bench.list_check
	$(BIN)/python -m bench

# Both lock files anew from pyproject.toml, for every platform, with hashes.
lock:
	$(PYTHON) -m venv build/lock && build/lock/bin/pip install --quiet uv
	build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-header pyproject.toml -o requirements.lock
	build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-header --extra dev --extra bench -c requirements.lock pyproject.toml -o requirements-dev.lock

clean:
	rm -rf .venv build output .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.run: requirements.lock pyproject.toml | .venv/bin/python
	@$(BIN)/pip uninstall --quiet --yes docxcompose babel 2>/dev/null # of earlier versions
	$(BIN)/pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --config-settings editable_mode=compat -e .
	@$(BIN)/python -m templates.prepare
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.run
	$(BIN)/pip install --quiet --no-deps --require-hashes -r requirements-dev.lock
	@touch $@
