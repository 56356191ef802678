// swift-tools-version: 6.2

import PackageDescription

// Fuzzers for what reads other people's bytes: see ./run. A package of its own, since everything in
// it is built with libFuzzer's instrumentation; the sources are links to the project's own.

let package = Package(
  name: "Fuzz",
  dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.2")],
  targets: [
    target("Observations"),
    .systemLibrary(name: "CCMarkGFM", pkgConfig: "libcmark-gfm"),
    target("YAMLReading", ["Yams"]),
    target("LessonReading", ["CCMarkGFM", "YAMLReading"]),
    target("Fuzzing"),
    fuzzer("FuzzFrames", ["Fuzzing", "Observations"]),
    fuzzer("FuzzLessons", ["Fuzzing", "LessonReading"]),
  ])

enum Settings {
  static let fuzzed: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"]),
  ]
}

func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: Settings.fuzzed)
}

/// A program that libFuzzer drives.
func fuzzer(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, swiftSettings: Settings.fuzzed,
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])])
}
