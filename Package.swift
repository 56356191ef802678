// swift-tools-version: 6.2

import Foundation
import PackageDescription

// Data flows one way:
//
//   Lesson.md ─▸ LessonReading ─▸ Grading ──compile, run──▸ [child: submission + Kit + Probe]
//                                   ▲                             │ observations
//            <Lesson>Checks ─▸ Checking ◂───── Observations ◂─────┘
//                  │                ▼
//                  └─▸ Figures ─▸ Plotting
//                                   ▼
//                               Reporting ─▸ HTML with SVG │ terminal │ JSON
//
// The child's modules (Autograd, Observations, ProbeRuntime, a lesson's Kit and Probe) never see an
// answer; the judge's modules (Checking, Figures, a lesson's Checks) never see a submission.

// A lesson is its folder and its line, which may stand anywhere in this file.
lesson("Optimizers")

let package = Course.package

/// The package without its lessons. It is made when it is first named, so that a lesson's line may
/// stand above this one too.
@MainActor enum Course {
  static let package = Package(
    name: "Lessons",
    products: [.executable(name: "lessons", targets: ["lessons"])],
    dependencies: [
      // The subcommands, their options and their help.
      .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
      // Pages as templates that a designer can edit.
      .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
      // Front matter and figure descriptions.
      .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
      // The report that refreshes itself, on this machine's loopback address.
      .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
      // System calls on files, begun again where a signal interrupts them.
      .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
      // Colour on a terminal, and only there.
      .package(url: "https://github.com/onevcat/Rainbow", from: "4.2.2"),
    ],
    targets: childSide + judgeSide + command + tests
  )
}

// MARK: The child's side: what a student's program is linked with

var childSide: [Target] {
  [
    target("Autograd"),
    target("Observations"),
    target("ProbeRuntime", ["Observations"]),
  ]
}

// MARK: The judge's side

var system: Target.Dependency { .product(name: "SystemPackage", package: "swift-system") }

var judgeSide: [Target] {
  [
    systemLibrary(
      "CCMarkGFM", pkgConfig: "libcmark-gfm", ["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]),
    systemLibrary("CDuktape", pkgConfig: "duktape", ["duktape-dev"]),
    systemLibrary("CMessageDigest", pkgConfig: "libmd", ["libmd-dev"]),
    .target(name: "CSandbox", linkerSettings: [.linkedLibrary("seccomp")]),
    target("Files", ["CMessageDigest", system]),
    target("Caching", ["Files"]),
    target("VisibleText"),
    target("YAMLReading", ["Yams"]),
    target("LessonReading", ["CCMarkGFM", "Files", "YAMLReading"]),
    target("Typesetting", ["CDuktape", "Caching", "Files", "VisibleText"]),
    target("LessonRendering", ["LessonReading", "Typesetting", "VisibleText"]),
    target("Plotting", ["VisibleText"]),
    target("Checking", ["Observations"]),
    target("Figures", ["Checking", "Plotting", "YAMLReading"]),
    target("Sandbox", ["CSandbox"]),
    target("Courses", ["Files", "LessonReading", "YAMLReading", system]),
    target("Compiling", ["Caching", "Courses", "Files", "Sandbox"]),
    target(
      "Explaining",
      ["Compiling", "Courses", "LessonReading", "Sandbox", "VisibleText", "YAMLReading"]),
    target(
      "Grading",
      [
        "Caching", "Checking", "Compiling", "Courses", "Explaining", "Figures", "Files",
        "LessonReading", "Observations", "Plotting", "Sandbox", "VisibleText", "YAMLReading",
      ]),
    target("Progress", ["Checking", "Courses", "Files", "Grading", "LessonReading"]),
    target("FileWatching", ["Files", system]),
    target(
      "LocalServer",
      [
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ]),
    target(
      "Verifying",
      ["Checking", "Compiling", "Courses", "Figures", "Grading", "LessonReading", "Typesetting"]),
    target(
      "Reporting",
      [
        "Caching", "Checking", "Compiling", "Courses", "Explaining", "Files", "Grading",
        "LessonReading", "LessonRendering", "Observations", "Plotting", "Sandbox", "Typesetting",
        "VisibleText", system, "CMessageDigest", "Rainbow",
        .product(name: "Mustache", package: "swift-mustache"),
      ], resources: [.copy("Templates")]),
  ]
}

// MARK: The command

var command: [Target] {
  [
    target(
      "LessonsCommand",
      [
        "Caching", "Checking", "Compiling", "Courses", "FileWatching", "Files", "Grading",
        "LessonReading", "LocalServer", "Plotting", "Progress", "Reporting", "Sandbox",
        "Typesetting", "Verifying", "VisibleText", system,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "lessons",
      dependencies: [
        "LessonsCommand", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: Settings.strict),
    // What is promised about time and memory, measured; its Programs are compiled when it runs.
    .executableTarget(
      name: "lessons-bench",
      dependencies: [
        "lessons", "Compiling", "Courses", "Grading", "LessonReading", "OptimizersChecks",
        "Reporting",
        "Typesetting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], exclude: ["Programs"], swiftSettings: Settings.strict),
  ]
}

// MARK: Lessons

/// Adds the targets of the lesson in `Lessons/<name>`: the module a student writes, the kit it may
/// call, the probe that drives it in a child process, and the judge's checks. The command is linked
/// with the checks, and finds them by their name.
@MainActor func lesson(_ name: String) {
  let folder = "Lessons/\(name)"
  requireSources(of: name, in: ["Exercises", "Kit", "Probe", "Checks"].map { "\(folder)/\($0)" })
  let kit = Target.Dependency.target(name: "\(name)Kit")
  Course.package.targets += [
    .target(
      name: name, dependencies: ["Autograd", kit], path: "\(folder)/Exercises",
      swiftSettings: Settings.gentle),
    .target(
      name: "\(name)Kit", dependencies: ["Autograd", "Observations", "ProbeRuntime"],
      path: "\(folder)/Kit", swiftSettings: Settings.strict),
    .executableTarget(
      name: "\(name)Probe",
      dependencies: ["Autograd", "Observations", "ProbeRuntime", kit, .target(name: name)],
      path: "\(folder)/Probe", swiftSettings: Settings.strict),
    .target(
      name: "\(name)Checks",
      dependencies: [
        "Autograd", "Observations", "Checking", "Figures", "Plotting", "YAMLReading", kit,
      ],
      path: "\(folder)/Checks", exclude: ["Submissions"], swiftSettings: Settings.strict),
  ]
  Course.package.targets.first { $0.name == "lessons" }?.dependencies.append(
    .target(name: "\(name)Checks"))
}

/// Ends the manifest with a message where a folder of a lesson holds no Swift file: the package
/// manager would leave its target out, and then name another one that cannot find it.
func requireSources(of lesson: String, in folders: [String]) {
  let missing = folders.filter { folder in
    let names = FileManager.default.enumerator(atPath: "\(Context.packageDirectory)/\(folder)")
    return !(names?.contains { ($0 as? String)?.hasSuffix(".swift") == true } ?? false)
  }
  guard !missing.isEmpty else { return }
  let message =
    "The lesson \(lesson) has no Swift file in \(missing.joined(separator: ", ")). Add one to each, "
    + "as README.md says under “Add a lesson”, or take the line lesson(\"\(lesson)\") out of "
    + "Package.swift.\n"
  FileHandle.standardError.write(Data(message.utf8))
  exit(1)
}

// MARK: Tests

var tests: [Target] {
  [
    // PyTorch's own numbers, which the tests hold ours against.
    .target(
      name: "PyTorchReference", path: "Tests/PyTorchReference", exclude: ["README.md"],
      resources: [.copy("torch-optim.json")], swiftSettings: Settings.strict),
    // Folders and processes for tests that run programs.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: Settings.strict),
    test("Autograd", ["OptimizersKit", "PyTorchReference"]),
    test(
      "OptimizersChecks",
      [
        "Autograd", "Checking", "Figures", "Observations", "OptimizersKit", "Plotting",
        "PyTorchReference",
      ]),
    test("Observations", ["ProbeRuntime"]),
    test("Checking", ["Observations", "ProbeRuntime"]),
    test("Sandbox"),
    test("Files", ["TestSupport"]),
    test("Caching", ["TestSupport"]),
    test("Typesetting"),
    test("LessonRendering", ["LessonReading", "Typesetting"]),
    test("VisibleText"),
    test("Courses", ["LessonReading", "TestSupport"]),
    test("Compiling", ["Courses", "TestSupport"]),
    // The sources in Explanations import these modules.
    test(
      "Explaining", ["Autograd", "Compiling", "OptimizersKit", "TestSupport"],
      exclude: ["Explanations"]),
    test(
      "Grading",
      [
        "Checking", "Compiling", "Courses", "Explaining", "Figures", "LessonReading",
        "OptimizersChecks", "Plotting", "Sandbox", "TestSupport",
      ],
      exclude: ["Submissions"]),
    test(
      "Verifying",
      [
        "Compiling", "Courses", "Grading", "LessonReading", "OptimizersChecks", "TestSupport",
        "Typesetting",
      ]),
    test("Plotting"),
    test("FileWatching"),
    test("LocalServer"),
    test("Progress", ["Checking", "Courses", "Files", "Grading", "LessonReading"]),
    test(
      "Reporting",
      [
        "Caching", "Checking", "Compiling", "Courses", "Grading", "LessonReading", "Observations",
        "Plotting", "Sandbox", "Typesetting",
      ]),
    test("LessonsCommand", ["lessons", "TestSupport"]),
    // The arrows between the rooms, held against the import statements.
    .testTarget(
      name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: Settings.strict),
    test("LessonReading", exclude: ["Fixtures"]),
    test("YAMLReading"),
  ]
}

// MARK: Settings, in one place

enum Settings {
  /// What every target of ours is compiled with.
  static let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]

  /// What a student's module is compiled with: warnings are allowed, as is shared mutable state,
  /// which is the judge's to find.
  static let gentle: [SwiftSetting] = [.swiftLanguageMode(.v5)]
}

func target(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil
) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: Settings.strict)
}

func systemLibrary(_ name: String, pkgConfig: String, _ debian: [String]) -> Target {
  .systemLibrary(
    name: name, path: "Sources/\(name)", pkgConfig: pkgConfig, providers: [.apt(debian)])
}

func test(
  _ module: String, _ others: [Target.Dependency] = [], exclude: [String] = [],
  resources: [Resource]? = nil
) -> Target {
  .testTarget(
    name: "\(module)Tests", dependencies: [.target(name: module)] + others, exclude: exclude,
    resources: resources, swiftSettings: Settings.strict)
}
