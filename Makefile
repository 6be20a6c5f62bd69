# The commands of this project; `make` alone lists them. Windows has no make: README.md gives the
# two lines that stand in for `make run` there. Written for GNU make 3.81 (macOS) and later.

# Not taken from the environment, where some shells keep the machine's own name in HOST.
HOST = 127.0.0.1
PORT ?= 8501
# The interpreters tried, the first of 3.11 or newer wins.
PYTHON = python3.14 python3.13 python3.12 python3.11 python3

VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL := $(PY) -m pip install -qq --no-input --disable-pip-version-check
RUNTIME := $(VENV)/.runtime-installed
DEVELOPMENT := $(VENV)/.development-installed
RECENT := import sys; sys.exit(sys.version_info < (3, 11))

.DEFAULT_GOAL := help
.PHONY: help run test check verify format clean

# Without an interpreter that starts and has pip (never made, interrupted, its Python since
# removed) nothing that was installed beside it counts, and the environment is made anew.
ifneq ($(shell $(PY) -c 'import pip; $(RECENT)' 2>/dev/null && echo works),works)
.PHONY: $(PY) $(RUNTIME) $(DEVELOPMENT)
endif

help: ## 列出全部命令 · list the commands
	@awk -F ' *## ' '/^[a-z]+:.*## / { sub(/:.*/, "", $$1); printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: $(RUNTIME) ## 启动，可加 PORT=8502 HOST=0.0.0.0 · serve the dashboard
	@exec $(PY) tools/serve.py --host "$(HOST)" --port "$(PORT)"

test: $(DEVELOPMENT) ## 全部检查与测试 · lint, types, data, then all tests
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy lib app.py tools
	$(PY) -m lib check
	$(PY) -m pytest -m "not browser and not office" -n 2 --dist worksteal
	$(PY) -m pytest -m browser -rs -n 2 --dist worksteal

check: $(RUNTIME) ## 核对数据，可加 DATA_DIR=目录 · validate the data
	@$(PY) -m lib check $(if $(DATA_DIR),"$(DATA_DIR)")

verify: $(RUNTIME) ## 对照原文，须加 ORIGINALS=目录 · compare the quotes with the originals
	@if [ -z "$(ORIGINALS)" ]; then \
	  echo "请指明原文所在目录：make verify ORIGINALS=目录" >&2; \
	  echo "Name the folder that holds the originals: make verify ORIGINALS=folder" >&2; \
	  exit 2; \
	fi
	@$(PY) -m lib verify --originals "$(ORIGINALS)"

format: $(DEVELOPMENT) ## 整理代码格式 · put the code into its one format
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

clean: ## 删除环境与缓存 · remove the environment and all caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUNTIME): requirements.txt constraints.txt | $(PY)
	@echo "安装运行所需的软件包，仅首次需要，约一分钟，网络慢时更久……"
	@echo "Installing the packages that it runs on; only the first time; a minute, on a slow line longer ..."
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(DEVELOPMENT): requirements-dev.txt $(RUNTIME)
	@echo "安装测试所需的软件包…… Installing the packages that the tests need ..."
	@$(PIP_INSTALL) -r requirements-dev.txt
	@touch $@

# Debian keeps ensurepip, which puts pip into a new environment, in a package of its own. Without
# it, a pip that is installed for the interpreter itself can do the same. Half an environment is
# worse than none, so none stays behind.
$(PY):
	@make_environment() { "$$@" || { rm -rf $(VENV); exit 1; }; }; \
	trap 'rm -rf $(VENV); exit 130' HUP INT TERM; \
	bare=; \
	for python in $(PYTHON); do \
	  "$$python" -c '$(RECENT)' 2>/dev/null || continue; \
	  if "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	    make_environment "$$python" -m venv --clear $(VENV); \
	    exit 0; \
	  fi; \
	  [ -n "$$bare" ] || bare=$$python; \
	done; \
	if [ -z "$$bare" ]; then \
	  echo "未找到 Python 3.11 或更新的版本。请先安装，或指明位置：make run PYTHON=路径" >&2; \
	  echo "No Python 3.11 or newer was found (tried: $(PYTHON))." >&2; \
	  echo "Install one, or say where it is: make run PYTHON=/path/to/python3" >&2; \
	  exit 1; \
	fi; \
	if "$$bare" -c 'import venv' 2>/dev/null && "$$bare" -m pip --version >/dev/null 2>&1; then \
	  make_environment "$$bare" -m venv --clear --without-pip $(VENV); \
	  make_environment "$$bare" -m pip --python $(PY) install -qq --disable-pip-version-check pip; \
	  exit 0; \
	fi; \
	package=$$("$$bare" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
	echo "此 Python 缺少 venv 组件（Debian、Ubuntu 单独打包）。请先执行：" >&2; \
	echo "This Python lacks what makes environments; Debian and Ubuntu package it apart. Run:" >&2; \
	echo "  sudo apt-get install $$package" >&2; \
	exit 1
