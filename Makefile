# Everything a newcomer needs: `make demo` to watch, `make test` to check.

PACKAGES := libncursesw5-dev libopenblas-dev
RELEASE := swift build --configuration release --static-swift-stdlib

.PHONY: demo build test lint format packages install clean

demo: build
	@$$($(RELEASE) --show-bin-path)/chainrule

build: packages
	@echo "Building (the first time takes a few minutes)"
	@$(RELEASE) --product chainrule --quiet

test: packages lint
	swift build --build-tests
	swift test --skip-build

lint:
	swift format lint --strict --recursive --parallel Package.swift Plugins Sources Tests

format:
	swift format --in-place --recursive --parallel Package.swift Plugins Sources Tests

packages:
	@Scripts/install-missing $(PACKAGES)

PREFIX ?= /usr/local
install: build
	install -D -m 755 $$($(RELEASE) --show-bin-path)/chainrule $(DESTDIR)$(PREFIX)/bin/chainrule

clean:
	swift package clean
