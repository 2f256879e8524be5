#!/bin/sh
# Fuzzes lexer, parser and interpreter with libFuzzer, from the programs of the tests:
#
#     Tests/Fuzzing/language.sh -max_total_time=600
#
# Arguments go to libFuzzer. What it finds is left in .build/fuzzing/found; what it learns, in corpus.
set -e
cd "$(dirname "$0")/../.."
swift build --configuration release --target MiniPython
mkdir -p .build/fuzzing/corpus .build/fuzzing/found
# By hand, for a package cannot have one module instrumented and its build tools not.
swiftc -O -swift-version 6 -parse-as-library -sanitize=fuzzer -module-name MiniPython -I .build/release/Modules \
  -emit-module -emit-module-path .build/fuzzing/MiniPython.swiftmodule \
  -emit-object -whole-module-optimization -o .build/fuzzing/MiniPython.o \
  $(find Sources/MiniPython .build/plugins/outputs/*/MiniPython -name '*.swift')
swiftc -O -swift-version 6 -parse-as-library -sanitize=fuzzer -I .build/fuzzing -I .build/release/Modules \
  Tests/Fuzzing/LanguageFuzzer.swift .build/fuzzing/MiniPython.o .build/release/BigInt.build/*.o \
  -o .build/fuzzing/language-fuzzer
exec .build/fuzzing/language-fuzzer -artifact_prefix=.build/fuzzing/found/ -timeout=30 -rss_limit_mb=4096 \
  -max_len=4096 -dict=Tests/Fuzzing/language.dict "$@" .build/fuzzing/corpus Tests/MiniPythonTests/Programs
