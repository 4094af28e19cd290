# The two commands are `make synth` and `make test`. Both install what they need on their first run.

PYTHON ?= python3
RUN = PATH="$(CURDIR)/.venv/bin:$(CURDIR)/node_modules/.bin:$$PATH"

.PHONY: help synth charts test programs promtool test-cluster test-alerts soak rotation plan dashboard snapshots lint bench imports lock clean
.PHONY: site package coverage test-pythons

help:
	@echo "make synth         write dist, and say what changed"
	@echo "  CHARTS=rendered  with the upstream charts inflated (CHART_FOLDER=, HELM=: see docs)"
	@echo "make charts        record the upstream charts' sha256 in charts.sha256"
	@echo "make test          test the code, and that app.py, its plan and dist are well"
	@echo "  TESTS=           only these, for example TESTS='tests/plan/test_rules.py -k anchor'"
	@echo "make programs      build what the cluster tests run, once (needs Go)"
	@echo "make test-cluster  test it on a real control plane, built on the first run (needs Go)"
	@echo "make soak          run what takes longer: re-keys in a row, a large mesh, variations of cold starts"
	@echo "make test-alerts   test the alerts with promtool, built on the first run (needs Go)"
	@echo "make rotation      judge thousands of meshes by the plan and by the simulation"
	@echo "make plan          draw docs/renewal-plan.svg"
	@echo "make dashboard     write docs/certificate-dashboard.json"
	@echo "make snapshots     accept what the constructs write now as their snapshots"
	@echo "make bench         measure, and write benchmarks/README.md"
	@echo "make imports       regenerate the bindings of custom resources (CRDS=folder: from files)"
	@echo "make site          build the documentation site into build/site"
	@echo "make package       build wheel and sdist into build/package, twice, and check them"
	@echo "make coverage      test the code, and fail where less of it is run than before"
	@echo "make test-pythons  test it on each Python that is supported (PYTHONS=: only these)"
	@echo "make lock          pin the newest dependencies that pyproject.toml allows (needs uv)"
	@echo "make clean         forget what was installed"

synth:
	@$(PYTHON) -m tools.toolchain synth
	@$(RUN) python -m tools.synth

charts:
	@$(PYTHON) -m tools.toolchain synth
	@$(RUN) python -m tools.charts

lint:
	@$(PYTHON) -m tools.toolchain test
	@$(RUN) ruff check
	@$(RUN) ruff format --check
	@$(RUN) pyright
	@$(RUN) mypy

test: $(if $(TESTS),,lint)
	@$(PYTHON) -m tools.toolchain test
	@$(RUN) pytest $(or $(TESTS),--numprocesses=2)

programs:
	@$(PYTHON) -m tools.toolchain test
	@$(RUN) python -m tests.support.cluster.build

test-cluster: programs
	@$(RUN) pytest tests/cluster --numprocesses=4 --no-loadscope-reorder $(if $(FIGURES),--figures=$(FIGURES))

soak: programs
	@$(if $(SEED),SEED=$(SEED)) $(RUN) pytest tests/cluster tests/program --soak --numprocesses=2 $(if $(FIGURES),--figures=$(FIGURES))

promtool:
	@$(PYTHON) -m tools.toolchain test
	@$(RUN) python -m tests.support.cluster.build prometheus grafana

test-alerts: promtool
	@$(RUN) pytest tests/alerts --numprocesses=2

rotation:
	@$(PYTHON) -m tools.toolchain test
	@ROTATION_EXAMPLES=$(or $(EXAMPLES),5000) $(RUN) pytest tests/plan/test_rotation_simulation.py --numprocesses=2

plan:
	@$(PYTHON) -m tools.toolchain test
	@$(RUN) python -m constructs_lib.plan tests/support/delivered_app.py --svg > docs/renewal-plan.svg

dashboard:
	@$(PYTHON) -m tools.toolchain test
	@$(RUN) python -m constructs_lib.alerts tests/support/delivered_app.py > docs/certificate-dashboard.json

snapshots:
	@$(PYTHON) -m tools.toolchain test
	@$(RUN) pytest --numprocesses=2 --snapshot-update

bench:
	@$(PYTHON) -m tools.toolchain test
	@$(RUN) python -m benchmarks

imports:
	@$(PYTHON) -m tools.toolchain test
	@$(RUN) python -m tools.bindings $(if $(CRDS),--crds $(CRDS))

site:
	@$(PYTHON) -m tools.toolchain site
	@$(RUN) NO_MKDOCS_2_WARNING=1 PYTHONPATH=.cache/docs:. python -m mkdocs build --strict

package:
	@$(PYTHON) -m tools.toolchain package
	@$(RUN) PYTHONPATH=.cache/publish:. python -m tools.package

coverage:
	@$(PYTHON) -m tools.toolchain test
	@$(RUN) pytest --numprocesses=2 --cov

test-pythons:
	@$(PYTHON) -m tools.toolchain test
	@$(RUN) python -m tools.pythons $(PYTHONS)

LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --upgrade

lock:
	$(LOCK) pyproject.toml -o requirements/runtime.txt
	$(LOCK) pyproject.toml --group dev -c requirements/runtime.txt -o requirements/dev.txt
	$(LOCK) --group docs -o requirements/docs.txt
	$(LOCK) --group publish -o requirements/publish.txt
	$(LOCK) --group node -o requirements/node.txt
	$(LOCK) --group node-oldest -o requirements/node-oldest.txt
	$(RUN) npm update --package-lock-only

clean:
	rm -rf .venv node_modules .cache .synth
