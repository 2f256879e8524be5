# Everything a newcomer needs: `make demo` to watch, `make test` to check.

PACKAGES := libncursesw5-dev libopenblas-dev
RELEASE := swift build --configuration release --static-swift-stdlib
PROGRAM = $$($(RELEASE) --show-bin-path)/chainrule

.PHONY: demo build test lint format packages pictures benchmark install clean

demo: build
	@$(PROGRAM)

build: packages
	@echo "Building (the first time takes a few minutes)"
	@$(RELEASE) --product chainrule --quiet

test: packages lint
	swift build --build-tests
	swift test --skip-build

lint:
	swift format lint --strict --recursive --parallel Package.swift Plugins Sources Tests Benchmarks

format:
	swift format --in-place --recursive --parallel Package.swift Plugins Sources Tests Benchmarks

packages:
	@Scripts/install-missing $(PACKAGES)

# The pictures of the README, made anew.
pictures: build
	$(PROGRAM) record demos/02_chain_rule.py --size 100x30 --rate 8 -o docs/chain-rule.svg
	$(PROGRAM) snapshot demos/03_neuron.py --at backward:8 --size 120x36 --format svg > docs/neuron.svg
	$(PROGRAM) snapshot demos/10_two_layers.py --at backward:END --size 130x40 --format svg > docs/training.svg
	$(PROGRAM) snapshot demos/06_switching_off.py --keys 'g]]]]].' --size 100x30 --format svg > docs/severed.svg
	$(PROGRAM) snapshot demos/11_transformer.py --keys 'g]]]] <0.9s> ' --size 120x38 --format svg > docs/transformer.svg

# The engine beside PyTorch, if this Python has it.
PYTHON ?= python3
benchmark: packages
	$(PYTHON) Benchmarks/engine.py

PREFIX ?= /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share
install: build
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/chainrule
	install -d $(SHARE)/bash-completion/completions $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	$(PROGRAM) --generate-completion-script bash > $(SHARE)/bash-completion/completions/chainrule
	$(PROGRAM) --generate-completion-script zsh > $(SHARE)/zsh/site-functions/_chainrule
	$(PROGRAM) --generate-completion-script fish > $(SHARE)/fish/vendor_completions.d/chainrule.fish
	swift package --allow-writing-to-package-directory generate-manual >/dev/null
	install -D -m 644 .build/plugins/GenerateManual/outputs/chainrule/chainrule.1 $(SHARE)/man/man1/chainrule.1

clean:
	swift package clean
