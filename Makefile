# What people do with this repository. The work itself is in `sms` and in .ci/; `make` only knows what comes first.

PYTHON := .venv/bin/python
SMS := .venv/bin/sms
NPM_LOCK := generator/smsgen/exporters/site/npm/package-lock.json
LOCK_COMMAND = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" --upgrade

.DEFAULT_GOAL := help
.PHONY: help setup site serve test lint check format bench lock docs clean

help: ## Show what can be made
	@printf 'make setup   make .venv/ with everything in it, from hash-locked dependencies   准备环境\n'
	@printf 'make site    check the set and build the site into build/site/                   构建站点\n'
	@printf 'make serve   show the site while you edit                                        边编辑边预览\n'
	@printf 'make test    run all tests, those in a real browser among them                   运行全部测试\n'
	@printf 'make check   lint, types, imports, generated documentation                       静态检查\n'
	@printf 'make format  put our Python into its one format                                  格式化代码\n'
	@printf 'make bench   measure 10,000 documents against the floor                          性能基准\n'
	@printf 'make lock    resolve the dependencies anew into requirements*.lock               更新依赖锁\n'
	@printf 'make docs    write the pages of generator/docs that come from the code           生成程序文档\n'
	@printf 'make clean   remove what was built; .venv/ stays                                 清理构建结果\n'

# Each stamp says that one part of the set-up was done for the file it depends on.
setup: .venv/.dependencies .venv/.project .venv/.npm ## Make .venv/

.venv/.dependencies: requirements.lock requirements-build.lock .ci/setup
	@.ci/setup dependencies
	@touch $@

.venv/.project: pyproject.toml .venv/.dependencies
	@.ci/setup project
	@touch $@

.venv/.npm: $(NPM_LOCK) .venv/.project
	@$(PYTHON) -m smsgen.adapters.iframe_worker || \
		{ echo "npm could not fetch iframe-worker (see above); run make again when the network is there" >&2; exit 1; }
	@touch $@

site: setup
	@$(SMS) build

serve: setup
	@$(SMS) serve

test: setup
	@.ci/test

lint: setup
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports

check: lint
	$(PYTHON) -m pytest -q tests/architecture

format: setup
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

bench: setup
	@$(PYTHON) -m tests.bench

lock: setup
	$(LOCK_COMMAND) --group build --output-file requirements-build.lock
	$(LOCK_COMMAND) --constraint requirements-build.lock --group dev pyproject.toml --output-file requirements.lock

docs: setup
	SMS_WRITE_DOCS=1 $(PYTHON) -m pytest -q tests/architecture/test_docs_fresh.py

clean:
	rm -rf build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +
