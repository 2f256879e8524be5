// swift-tools-version: 6.2

import PackageDescription

/// Every target of ours is held to the same bar; dependencies keep their own.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
let strictC: [CSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "chainrule",
  products: [
    .executable(name: "chainrule", targets: ["chainrule"]),
    .library(name: "Autograd", targets: ["Autograd"]),
    .library(name: "GraphLayout", targets: ["GraphLayout"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.0"),
  ],
  targets: [
    // Floor 0: know nothing of each other.
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"])]),
    .target(name: "CTerminal", cSettings: strictC),
    .systemLibrary(name: "CBLAS", providers: [.apt(["libopenblas-dev"])]),
    .target(name: "CAutograd", cSettings: strictC),
    .target(name: "Autograd", dependencies: ["CBLAS", "CAutograd"], swiftSettings: strict),
    .target(
      name: "MiniPython", dependencies: [.product(name: "BigInt", package: "BigInt")],
      exclude: ["Embedded"], swiftSettings: strict, plugins: ["EmbedText"]),
    .target(name: "GraphLayout", swiftSettings: strict),
    .target(name: "Tracing", swiftSettings: strict),
    .target(name: "Drawing", swiftSettings: strict),
    .target(name: "Lessons", swiftSettings: strict, plugins: ["EmbedText"]),
    .plugin(name: "EmbedText", capability: .buildTool(), dependencies: ["embed-text"]),
    .executableTarget(name: "embed-text", swiftSettings: strict),

    // Floor 1
    .target(
      name: "Notebook", dependencies: ["Autograd", "MiniPython", "Tracing"],
      exclude: ["Embedded"], swiftSettings: strict, plugins: ["EmbedText"]),
    .target(
      name: "Terminal", dependencies: ["CNcurses", "CTerminal", "Drawing"], swiftSettings: strict),

    // Floor 2
    .target(
      name: "Explorer", dependencies: ["Tracing", "GraphLayout", "Drawing"], swiftSettings: strict),

    // Floor 3
    .executableTarget(
      name: "chainrule",
      dependencies: [
        "Autograd", "MiniPython", "GraphLayout", "Tracing", "Drawing", "Notebook", "Terminal",
        "Explorer", "Lessons", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "engine-benchmark", dependencies: ["Autograd"], path: "Benchmarks/Engine",
      swiftSettings: strict),

    .testTarget(
      name: "AutogradTests", dependencies: ["Autograd"],
      exclude: ["Expressions/record_expressions.py", "record_golden.py"],
      resources: [
        .copy("Golden"), .copy("Printing/printing.json"), .copy("Expressions/expressions.json"),
        .copy("Errors/errors.json"),
      ], swiftSettings: strict),
    .testTarget(
      name: "MiniPythonTests", dependencies: ["MiniPython"],
      resources: [.copy("Programs"), .copy("SyntaxErrors.txt")], swiftSettings: strict),
    .testTarget(
      name: "GraphLayoutTests", dependencies: ["GraphLayout"],
      resources: [.copy("Graphs"), .copy("Pictures")], swiftSettings: strict),
    .testTarget(name: "TracingTests", dependencies: ["Tracing"], swiftSettings: strict),
    .testTarget(name: "DrawingTests", dependencies: ["Drawing"], swiftSettings: strict),
    .testTarget(
      name: "NotebookTests", dependencies: ["Notebook", "Tracing"], resources: [.copy("Programs")],
      swiftSettings: strict),
    // A pseudo-terminal for tests, and a program to try it on.
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .target(
      name: "TerminalTesting", dependencies: ["CPseudoTerminal", "Drawing"],
      path: "Tests/TerminalTesting", swiftSettings: strict),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["Terminal", "Drawing"], path: "Tests/TerminalProbe",
      swiftSettings: strict),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["Terminal", "TerminalTesting", "TerminalProbe", "Drawing"],
      swiftSettings: strict),
    .testTarget(
      name: "ExplorerTests", dependencies: ["Explorer", "Tracing", "Drawing"],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests",
      dependencies: ["chainrule", "TerminalTesting", "Lessons", "Drawing"], exclude: ["Lessons"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
