internal import Foundation

/// The toolchain's compiler and linker, run directly.
///
/// The modules that a submission imports are compiled beforehand, optimised as `check` does it.
struct BareCompiler: Sendable {
  private let course: CourseSources
  private let lesson: BenchLesson
  private let folder: URL
  private let programs: URL

  init(for lesson: BenchLesson, on bench: Bench, name: String) throws {
    self.lesson = lesson
    course = bench.course
    folder = bench.scratch.appending(path: "\(name)-\(lesson.id)")
    programs = try Self.folderOfPrograms()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let package = ["-package-name", "Lessons", "-swift-version", "6"]
    for module in ["Autograd", "Observations", "ProbeRuntime"] {
      try compile(
        module, try course.swiftFiles(in: "Sources/\(module)"), optimised: true, options: package)
    }
    try compile(
      "\(lesson.name)Kit", try course.swiftFiles(in: "Lessons/\(lesson.name)/Kit"), optimised: true,
      options: package)
    let main = folder.appending(path: "Main.swift")
    try Data("@main enum Main { static func main() {} }\n".utf8).write(to: main)
    try compile("Main", [main.path], optimised: false)
  }

  /// The modules that a submission is linked with.
  var kit: [String] { ["Autograd", "Observations", "ProbeRuntime", "\(lesson.name)Kit"] }

  /// Compiles a module into an object and an interface in the folder.
  @discardableResult
  func compile(
    _ module: String, _ sources: [String], optimised: Bool, options: [String] = []
  ) throws -> ProgramRun {
    try ProgramRun(
      programs.appending(path: "swift-frontend").path,
      ["-frontend", "-c", "-parse-as-library"] + sources
        + ["-module-name", module, optimised ? "-O" : "-Onone", "-I", folder.path]
        + ["-module-cache-path", folder.appending(path: "cache").path]
        + ["-emit-module-path", folder.appending(path: "\(module).swiftmodule").path]
        + ["-o", object(module)] + options)
  }

  /// Links the objects of modules into a program, and returns its path.
  @discardableResult
  func link(_ modules: [String], into name: String) throws -> (run: ProgramRun, program: String) {
    let runtime = programs.deletingLastPathComponent().appending(path: "lib/swift/linux").path
    #if arch(arm64)
      let startup = "\(runtime)/aarch64/swiftrt.o"
    #else
      let startup = "\(runtime)/x86_64/swiftrt.o"
    #endif
    let program = folder.appending(path: "\(name)-\(lesson.id)").path
    let run = try ProgramRun(
      programs.appending(path: "clang").path,
      ["-fuse-ld=lld", "-no-pie", startup] + modules.map(object)
        + ["-L", runtime, "-Xlinker", "-rpath", "-Xlinker", runtime, "-lm", "-o", program]
        + [
          "swiftCore", "swiftSwiftOnoneSupport", "swift_Concurrency", "swift_StringProcessing",
          "swiftGlibc",
        ]
        .map { "-l\($0)" })
    return (run, program)
  }

  /// Compiles the solution of one exercise with a submission's options, and links it with its imports.
  func compileAndLink(_ exercise: String, change: Int) throws -> ProgramRun {
    let text = try String(
      contentsOf: course.folder("Solutions/\(lesson.name)/\(exercise).swift"), encoding: .utf8)
    let file = folder.appending(path: "\(exercise).swift")
    try Data((text + "\nprivate let change = \(change)\n").utf8).write(to: file)
    let compiling = try compile(
      lesson.name, [file.path], optimised: false, options: ["-swift-version", "5"])
    let linking = try link(["Main", lesson.name] + kit, into: "program").run
    return compiling + linking
  }

  private func object(_ module: String) -> String { folder.appending(path: "\(module).o").path }

  private static func folderOfPrograms() throws(BenchFault) -> URL {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    for folder in path.split(separator: ":") {
      let compiler = URL(filePath: "\(folder)/swiftc")
      guard FileManager.default.isExecutableFile(atPath: compiler.path) else { continue }
      return compiler.resolvingSymlinksInPath().deletingLastPathComponent()
    }
    throw BenchFault("There is no swiftc on the search path.")
  }
}
