internal import Compiling
internal import Explaining

/// Decides which files of a submission are compiled together, for files that use declarations in others.
struct BuildGrouping: Sendable {
  /// The program of a file.
  enum Placement: Sendable {
    /// A program of these files.
    case program([String: String])
    /// None: the file has these errors.
    case didNotCompile([Diagnostic])
    /// None: the build failed for a reason that is not the student's fault.
    case notBuilt(BuildFailure)
  }

  /// The placements, by file name.
  private(set) var placements: [String: Placement] = [:]
  /// Whether another run may give another grouping, because a build failed for a reason that may pass.
  private(set) var mayVary = false
  /// The names of all files.
  private let all: Set<String>
  /// The first error of the build of all files together.
  private var firstError: String?

  /// Places the files that need others. All files are compiled together where that succeeds, else so
  /// that an error in one file affects only that file's exercise.
  ///
  /// A file counts as wrong when it compiles neither with the lesson's stubs in place of the others,
  /// nor with the other files that compile. The search begins with the files that errors name, but
  /// their names decide nothing: a duplicate declaration or a `#sourceLocation` can put an error into
  /// a correct file.
  ///
  /// - Parameters:
  ///   - dependent: The names of the files to place.
  ///   - files: All files of the submission.
  ///   - compilable: The names of the files that are known to compile alone.
  ///   - failures: The failures of the files that are known not to compile alone.
  ///   - programs: Builds the programs.
  /// - Throws: A ``ReportedFault`` where the lesson's own stubs do not build.
  init(
    for dependent: Set<String>, among files: [String: String], compilable: Set<String>,
    failures: [String: BuildFailure], in programs: ProgramBuilds
  ) async throws {
    all = Set(files.keys)
    let helpers = files.filter { programs.stubs[$0.key] == nil }
    // With helpers alone first, so that no other exercise's file can affect this one.
    let helped = dependent.filter { name in
      !helpers.isEmpty && failures[name].map { $0.toolFailure == nil } == true
    }
    placements = try await Self.placements(of: helped, among: files, with: helpers, in: programs)
    let dependent = dependent.subtracting(placements.keys)
    guard !dependent.isEmpty else { return }
    let whole: BuildFailure
    switch try await programs.program(of: files) {
    case .success:
      for name in dependent { placements[name] = .program(files) }
      return
    case .failure(let failure): whole = failure
    }
    firstError = whole.diagnostics.first { $0.severity == .error }?.description

    var compilable = compilable
    var failures = failures
    let suspects = Set(whole.diagnostics.filter { $0.severity == .error }.map(\.file))
    let others = files.filter { !suspects.contains($0.key) }
    let unsuspected = dependent.intersection(others.keys)
    if !suspects.isEmpty, !unsuspected.isEmpty,
      case .success = try await programs.program(of: others)
    {
      for name in unsuspected { placements[name] = .program(others) }
      compilable.formUnion(others.keys)
    }
    // Helpers may use each other.
    if helpers.count > 1, case .success = try await programs.program(of: helpers) {
      compilable.formUnion(helpers.keys)
    }
    let unknown = files.filter { !compilable.contains($0.key) && failures[$0.key] == nil }
    failures.merge(try await Self.failures(of: unknown, programs)) { $1 }
    compilable.formUnion(unknown.keys.filter { failures[$0] == nil })
    if compilable.isEmpty { try await programs.requireStubsToBuild() }
    for name in dependent.sorted() where placements[name] == nil {
      // The file may need another one, unless the compiler failed to finish on it alone.
      let together = files.filter { compilable.contains($0.key) || $0.key == name }
      let failure = compilable.contains(name) ? nil : failures[name]
      if failure?.toolFailure == nil, case .success = try await programs.program(of: together) {
        placements[name] = .program(together)
      } else if let failure, failure.isOurs {
        placements[name] = .notBuilt(failure)
      } else if let failure, !helpers.isEmpty {
        placements[name] = try await Self.placement(
          of: name, among: files, failure: failure, helpers: helpers, compilable: compilable,
          in: programs)
      } else if let failure {
        placements[name] = .didNotCompile(
          failure.diagnostics(for: name, source: files[name] ?? ""))
      } else {
        placements[name] = .program(files.filter { $0.key == name })
      }
    }
    mayVary = !whole.isReproducible || failures.values.contains { !$0.isReproducible }
  }

  /// Returns a remark that names the files that a file was judged without; nil where there are none.
  func remark(on file: String) -> String? {
    guard case .program(let files) = placements[file], let firstError else { return nil }
    let missing = all.subtracting(files.keys).sorted()
    guard !missing.isEmpty else { return nil }
    return "\(file) was judged without \(missing.joined(separator: ", ")): together they do not "
      + "compile. \(firstError)"
  }

  /// Builds each file with stubs in place of the others, and returns the failures by file name.
  private static func failures(
    of files: [String: String], _ programs: ProgramBuilds
  ) async throws -> [String: BuildFailure] {
    let results = try await files.sorted { $0.key < $1.key }.concurrentMap {
      ($0, try await programs.program(of: [$0: $1]))
    }
    return results.reduce(into: [:]) { failures, result in
      if case .failure(let failure) = result.1 { failures[result.0] = failure }
    }
  }
}
