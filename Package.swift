// swift-tools-version: 6.2

import PackageDescription

/// Every target of ours is held to the same bar; dependencies keep their own.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

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
    .systemLibrary(name: "CBLAS", providers: [.apt(["libopenblas-dev"])]),
    .target(name: "Autograd", dependencies: ["CBLAS"], swiftSettings: strict),
    .target(
      name: "MiniPython", dependencies: [.product(name: "BigInt", package: "BigInt")],
      swiftSettings: strict),
    .target(name: "GraphLayout", swiftSettings: strict),
    .target(name: "Tracing", swiftSettings: strict),
    .target(name: "Drawing", swiftSettings: strict),

    // Floor 1
    .target(
      name: "Notebook", dependencies: ["Autograd", "MiniPython", "Tracing"], swiftSettings: strict),
    .target(name: "Terminal", dependencies: ["CNcurses", "Drawing"], swiftSettings: strict),

    // Floor 2
    .target(
      name: "Explorer", dependencies: ["Tracing", "GraphLayout", "Drawing"], swiftSettings: strict),

    // Floor 3
    .executableTarget(
      name: "chainrule",
      dependencies: [
        "Autograd", "MiniPython", "GraphLayout", "Tracing", "Drawing", "Notebook", "Terminal",
        "Explorer", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .testTarget(
      name: "AutogradTests", dependencies: ["Autograd"], resources: [.copy("Golden")],
      swiftSettings: strict),
    .testTarget(name: "MiniPythonTests", dependencies: ["MiniPython"], swiftSettings: strict),
    .testTarget(
      name: "GraphLayoutTests", dependencies: ["GraphLayout"],
      resources: [.copy("Graphs"), .copy("Pictures")], swiftSettings: strict),
    .testTarget(name: "TracingTests", dependencies: ["Tracing"], swiftSettings: strict),
    .testTarget(name: "DrawingTests", dependencies: ["Drawing"], swiftSettings: strict),
    .testTarget(name: "NotebookTests", dependencies: ["Notebook"], swiftSettings: strict),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal", "Drawing"], swiftSettings: strict),
    .testTarget(
      name: "ExplorerTests", dependencies: ["Explorer", "Tracing", "Drawing"],
      swiftSettings: strict),
    .testTarget(name: "CommandLineTests", dependencies: ["chainrule"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
