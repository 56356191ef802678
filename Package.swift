// swift-tools-version: 6.2

import Foundation
import PackageDescription

// Data flow:
//
//   Lesson.md ─▸ LessonReading ──────┐
//                                    ▼
//   submission ─▸ Courses ─▸ Compiling ─▸ Grading ──run in Sandbox──▸ child process:
//                                │        ▲   │                       submission, Kit,
//                           Explaining ───┘   │                       Probe, ProbeRuntime
//                                             ▼                             │
//          <Lesson>Checks ─▸ Checking, Figures ◂────── Observations ◂───────┘
//                                    ▼
//                      GradedLesson: verdicts, figures
//                                    ▼
//           LessonRendering ─▸ Reporting ─▸ HTML, text, JSON, JUnit, Gradescope, GitHub
//                                 ▼
//                  a class: ClassReporting ─▸ the class page, tables for gradebooks, statistics
//
// The child's modules (Autograd, Observations, ProbeRuntime, a lesson's Kit and Probe) contain no
// answer. The judge's modules are not linked with a submission.

// Each lesson has a folder and one line, which may be anywhere in this file. `lessons new` adds it.
lesson("Optimizers", .kit, .probe, .experiments)
lesson("Schedules", .kit, .probe, .experiments)
lesson("Search", .kit, .probe, .experiments)

let package = Course.package

/// The package without its lessons. It is created at its first use, so a lesson's line may also be
/// above this declaration.
@MainActor enum Course {
  static let package = Package(
    name: "Lessons",
    products: [.executable(name: "lessons", targets: ["lessons"])],
    dependencies: [
      // The subcommands, their options and their help.
      .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
      // Templates of pages.
      .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
      // Front matter and figure descriptions.
      .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
      // The server of the report that refreshes itself, on the loopback address.
      .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
      // System calls on files, restarted after a signal.
      .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
      // The gradebook of a class, in SQLite.
      .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
      // Colours on a terminal.
      .package(url: "https://github.com/onevcat/Rainbow", from: "4.2.2"),
    ],
    targets: childSide + judgeSide + command + tests
  )
}

// MARK: The child's side: the modules that a student's program is linked with

var childSide: [Target] {
  [
    target("Autograd"),
    target("Observations"),
    target("ProbeRuntime", ["Observations"]),
    // What the students of a lesson without a kit may call.
    target("LessonKit", ["ProbeRuntime"]),
    // The entry point of experiments. Nothing in this package is linked with it.
    target("ExperimentRuntime", ["ProbeRuntime"]),
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
    systemLibrary("CArchive", pkgConfig: "libarchive", ["libarchive-dev"]),
    // Reads archives in the sandbox for Collecting, which runs it.
    .executableTarget(name: "lessons-unpack", dependencies: ["CArchive"]),
    .target(name: "CSandbox", linkerSettings: [.linkedLibrary("seccomp")]),
    .target(name: "CFiles"),
    target("Files", ["CFiles", "CMessageDigest", system]),
    target("Caching", ["Files"]),
    target("VisibleText"),
    target("YAMLReading", ["Yams"]),
    target("LessonReading", ["CCMarkGFM", "Files", "YAMLReading"]),
    target("Typesetting", ["CDuktape", "Caching", "Files", "VisibleText"]),
    target("LessonRendering", ["LessonReading", "Typesetting", "VisibleText"]),
    target("Plotting", ["VisibleText"]),
    // Thousands of formulas are tried for a mistake, also by a debug build of the command.
    .target(name: "Rules", swiftSettings: Settings.strict + [.unsafeFlags(["-O"])]),
    target("Checking", ["Observations", "Rules"]),
    // A notebook to a lesson's text, apart from LessonReading because no check or report needs it.
    target("Importing", ["Courses", "Files", "LessonReading", "Typesetting"]),
    target("Figures", ["Checking", "Observations", "Plotting", "YAMLReading"]),
    target("Sandbox", ["CSandbox"]),
    target("Courses", ["Files", "LessonReading", "YAMLReading", system]),
    target(
      "Collecting", ["Courses", "Files", "Sandbox", "VisibleText", "lessons-unpack"]),
    target("ClusterJobs", ["Courses", "Files", "Sandbox"]),
    target("Mutating", ["Courses"]),
    target("Compiling", ["Caching", "Courses", "Files", "Sandbox", system]),
    target(
      "Explaining",
      ["Compiling", "Courses", "LessonReading", "Sandbox", "VisibleText", "YAMLReading"]),
    target(
      "Grading",
      [
        "Caching", "Checking", "Compiling", "Courses", "Explaining", "Figures", "Files",
        "LessonReading", "Observations", "Plotting", "Sandbox", "VisibleText", "YAMLReading",
      ]),
    target(
      "Progress",
      ["Checking", "Compiling", "Courses", "Figures", "Files", "Grading", "LessonReading"]),
    target(
      "Gradebook", ["Courses", "Files", .product(name: "GRDB", package: "GRDB.swift")]),
    target(
      "ClassGrading",
      [
        "Checking", "ClassReporting", "Collecting", "Compiling", "Courses", "Files", "Gradebook",
        "Grading", "LessonReading", "Reporting", "Typesetting",
      ]),
    target("Authoring", ["Courses", "Explaining", "Files", "LessonReading", "Progress"]),
    target("FileWatching", ["Files", system]),
    target(
      "LocalServer",
      [
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ]),
    target(
      "Verifying",
      [
        "Checking", "Compiling", "Courses", "Explaining", "Figures", "Grading", "LessonReading",
        "Mutating", "Typesetting",
      ]),
    target(
      "Reporting",
      [
        "Caching", "Checking", "Compiling", "Courses", "Explaining", "Figures", "Files", "Grading",
        "LessonReading", "LessonRendering", "Observations", "Plotting", "Sandbox", "Typesetting",
        "VisibleText", system, "CMessageDigest", "Rainbow",
        .product(name: "Mustache", package: "swift-mustache"),
      ], resources: [.copy("Templates")]),
    target(
      "ClassReporting", ["Files", "Reporting", "VisibleText"], resources: [.copy("Templates")]),
    target(
      "Notebook",
      [
        "Caching", "Checking", "Compiling", "Courses", "Figures", "FileWatching", "Files",
        "Grading", "LessonReading", "LocalServer", "Plotting", "Progress", "Reporting",
        "Typesetting",
      ], resources: [.copy("Page")]),
  ]
}

// MARK: The command

var command: [Target] {
  [
    target(
      "LessonsCommand",
      [
        "Authoring", "Caching", "Checking", "ClassGrading", "ClassReporting", "ClusterJobs",
        "Collecting", "Compiling", "Courses", "Figures", "FileWatching", "Files", "Gradebook",
        "Grading", "Importing", "LessonReading", "LocalServer", "Notebook", "Plotting", "Progress",
        "Reporting", "Sandbox",
        "Typesetting", "Verifying", "VisibleText", system,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "lessons",
      dependencies: [
        "LessonsCommand", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: Settings.strict),
    // Measures time and memory. Its folder Programs is compiled when it runs.
    .executableTarget(
      name: "lessons-bench",
      dependencies: [
        "lessons", "Compiling", "Courses", "Grading", "LessonReading",
        "Reporting",
        "Typesetting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], exclude: ["Programs"], swiftSettings: Settings.strict),
  ]
}

// MARK: Lessons

/// A part that a lesson may have beside its exercises and checks. A part that has a folder must be
/// named in the lesson's line: the package manager reads a manifest again only when its text changes.
enum LessonPart {
  /// `Kit`: code of the lesson's own that students may call.
  case kit
  /// `Probe`: the program that calls a submission. Without it, one is derived from the stubs.
  case probe
  /// `Exercises/Experiments`: programs of their own, which are not part of the student's module.
  case experiments
}

/// Adds the targets of the lesson in `Lessons/<name>`: the student's module, the kit that it may call,
/// the probe that calls it in a child process, and the judge's checks. The command and the
/// benchmarks are linked with the checks and find them by their name.
@MainActor func lesson(_ name: String, _ parts: LessonPart...) {
  let folder = "Lessons/\(name)"
  let folders =
    ["Exercises"] + (parts.contains(.kit) ? ["Kit"] : [])
    + (parts.contains(.probe) ? ["Probe"] : []) + ["Checks"]
  requireSources(of: name, in: folders.map { "\(folder)/\($0)" })
  let kit = Target.Dependency.target(name: parts.contains(.kit) ? "\(name)Kit" : "LessonKit")
  if parts.contains(.kit) {
    Course.package.targets.append(
      .target(
        name: "\(name)Kit", dependencies: ["Autograd", "Observations", "ProbeRuntime"],
        path: "\(folder)/Kit", swiftSettings: Settings.strict))
  }
  if parts.contains(.probe) {
    Course.package.targets.append(
      .executableTarget(
        name: "\(name)Probe",
        dependencies: ["Autograd", "Observations", "ProbeRuntime", kit, .target(name: name)],
        path: "\(folder)/Probe", swiftSettings: Settings.strict))
  }
  Course.package.targets += [
    .target(
      name: name, dependencies: ["Autograd", kit], path: "\(folder)/Exercises",
      exclude: parts.contains(.experiments) ? ["Experiments"] : [],
      swiftSettings: Settings.gentle),
    .target(
      name: "\(name)Checks",
      dependencies: [
        "Autograd", "Observations", "Checking", "Figures", "Plotting", "Rules", "YAMLReading",
      ] + (parts.contains(.kit) ? [kit] : []),
      path: "\(folder)/Checks", exclude: ["Submissions"], swiftSettings: Settings.strict),
  ]
  for program in ["lessons", "lessons-bench"] {
    Course.package.targets.first { $0.name == program }?.dependencies.append(
      .target(name: "\(name)Checks"))
  }
}

/// Exits with a message if a folder of a lesson contains no Swift file. Without this, the package
/// manager would leave the target out and report an error for a target that depends on it.
func requireSources(of lesson: String, in folders: [String]) {
  let missing = folders.filter { folder in
    let names = FileManager.default.enumerator(atPath: "\(Context.packageDirectory)/\(folder)")
    return !(names?.contains { ($0 as? String)?.hasSuffix(".swift") == true } ?? false)
  }
  guard !missing.isEmpty else { return }
  let message =
    "The lesson \(lesson) has no Swift file in \(missing.joined(separator: ", ")). Add one to each, "
    + "as README.md says under “For authors”, or take them out of the lesson's line in "
    + "Package.swift.\n"
  FileHandle.standardError.write(Data(message.utf8))
  exit(1)
}

// MARK: Tests

var tests: [Target] {
  [
    // PyTorch's results, the expected values of the tests.
    .target(
      name: "PyTorchReference", path: "Tests/PyTorchReference", exclude: ["README.md"],
      resources: [.copy("torch-optim.json")], swiftSettings: Settings.strict),
    // Folders and processes for tests that run programs.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: Settings.strict),
    test("Autograd", ["OptimizersKit", "PyTorchReference"]),
    test(
      "OptimizersChecks",
      [
        "Autograd", "Checking", "Figures", "LessonReading", "Observations", "OptimizersKit",
        "Plotting", "PyTorchReference", "Rules",
      ]),
    test(
      "SchedulesChecks",
      ["Autograd", "Checking", "Figures", "Observations", "Plotting", "Rules", "SchedulesKit"],
      exclude: ["README.md"], resources: [.copy("torch-schedules.json")]),
    test(
      "SearchChecks",
      ["Autograd", "Checking", "Figures", "Observations", "Plotting", "Rules", "SearchKit"]),
    // The checks in the author's guide, which its test runs.
    .target(
      name: "AuthoringFixture", dependencies: ["Checking"], path: "Tests/AuthoringFixture",
      swiftSettings: Settings.strict),
    test(
      "Authoring",
      [
        "AuthoringFixture", "Checking", "Compiling", "Courses", "Grading", "LessonReading",
        "Observations", "ProbeRuntime", "TestSupport", "Typesetting", "Verifying",
      ]),
    test("Observations", ["ProbeRuntime"]),
    test("Checking", ["Observations", "ProbeRuntime", "Rules"]),
    test("Rules"),
    test("Sandbox"),
    test("Files", ["TestSupport"]),
    test("Caching", ["TestSupport"]),
    test("Typesetting"),
    test("LessonRendering", ["LessonReading", "Typesetting"]),
    test("VisibleText"),
    test("Courses", ["LessonReading", "TestSupport"]),
    test("Collecting", ["CArchive", "Courses", "LessonReading", "TestSupport"]),
    test("ClusterJobs", ["Courses", "TestSupport", "Yams"]),
    test("Mutating"),
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
        "Checking", "Compiling", "Courses", "Grading", "LessonReading", "Mutating",
        "OptimizersChecks", "TestSupport", "Typesetting",
      ]),
    test("Importing", ["Courses", "LessonReading", "TestSupport", "Typesetting"]),
    test("Plotting"),
    test("FileWatching"),
    test("LocalServer", ["TestSupport"]),
    test("Progress", ["Checking", "Courses", "Files", "Grading", "LessonReading"]),
    test(
      "Reporting",
      [
        "Caching", "Checking", "Compiling", "Courses", "Grading", "LessonReading", "Observations",
        "Plotting", "Sandbox", "Typesetting",
      ]),
    test(
      "ClassReporting", ["Reporting"],
      exclude: ["Statistics/README.md", "Statistics/statistics.py"],
      resources: [.copy("Statistics/statistics.json")]),
    test("LessonsCommand", ["lessons", "TestSupport"]),
    // Compares the import statements with the allowed dependencies.
    .testTarget(
      name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: Settings.strict),
    test("LessonReading", exclude: ["Fixtures"]),
    test("YAMLReading"),
  ]
}

// MARK: Settings

enum Settings {
  /// The settings of all targets except students' modules.
  static let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]

  /// The settings of a student's module. Warnings and shared mutable state are allowed; the checks
  /// detect wrong results.
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
