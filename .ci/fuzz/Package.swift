// swift-tools-version: 6.2

import PackageDescription

// Fuzzers for the readers of untrusted bytes: see ./run. It is a separate package, because all of it is
// built with libFuzzer's instrumentation. Its sources are symbolic links to the project's.

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

/// A program that libFuzzer runs.
func fuzzer(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, swiftSettings: Settings.fuzzed,
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])])
}
