internal import Compiling
internal import Courses
internal import Explaining

extension BuildGrouping {
  /// Returns the placements of those files that compile with the student's helpers alone.
  static func placements(
    of names: Set<String>, among files: [String: String], with helpers: [String: String],
    in programs: ProgramBuilds
  ) async throws -> [String: Placement] {
    let found: [(String, Placement)?] = try await names.sorted().concurrentMap { name in
      let own = files.filter { $0.key == name }
      let called = helpers.called(by: own[name] ?? "")
      // First without unused helpers: their code could run too and change the result.
      for group in called.isEmpty || called == helpers ? [helpers] : [called, helpers] {
        let program = own.merging(group) { first, _ in first }
        if case .success = try await programs.program(of: program) {
          return (name, .program(program))
        }
      }
      return nil
    }
    return Dictionary(found.compactMap(\.self), uniquingKeysWith: { first, _ in first })
  }

  /// Returns the placement of a file that compiles neither alone nor with the other exercises' files:
  /// a program of the file and the student's helpers, where that compiles.
  static func placement(
    of name: String, among files: [String: String], failure: BuildFailure,
    helpers: [String: String], compilable: Set<String>, in programs: ProgramBuilds
  ) async throws -> Placement {
    let source = files[name] ?? ""
    guard failure.toolFailure == nil else {
      return .didNotCompile(failure.diagnostics(for: name, source: source))
    }
    let own = files.filter { $0.key == name }
    let usable = helpers.filter { compilable.contains($0.key) }
    if !usable.isEmpty {
      let program = own.merging(usable) { first, _ in first }
      if case .success = try await programs.program(of: program) { return .program(program) }
    }
    let whole = own.merging(helpers) { first, _ in first }
    guard case .failure(let shared) = try await programs.program(of: whole) else {
      return .program(whole)
    }
    return .didNotCompile(
      failure.diagnostics(
        for: name, source: source, besides: shared, with: Set(helpers.keys)))
  }
}

extension [String: String] {
  /// Returns the helpers that declare a name used in a text, and the helpers that these use in turn.
  fileprivate func called(by text: String) -> [String: String] {
    let declared = mapValues(TopLevelDeclarations.namesDeclaredAnywhere)
    var words = TopLevelDeclarations.words(of: text)
    var called: [String: String] = [:]
    while true {
      let more = filter {
        called[$0.key] == nil && declared[$0.key]?.isDisjoint(with: words) == false
      }
      if more.isEmpty { return called }
      for (name, text) in more {
        called[name] = text
        words.formUnion(TopLevelDeclarations.words(of: text))
      }
    }
  }
}

extension BuildFailure {
  /// Returns the diagnostics of a file that compiles neither alone nor with helpers.
  ///
  /// - Parameters:
  ///   - name: The exercise's file.
  ///   - source: The text of the file.
  ///   - shared: The failure of the build with the helpers.
  ///   - helpers: The names of the helpers.
  /// - Returns: The diagnostics, the most useful first.
  fileprivate func diagnostics(
    for name: String, source: String, besides shared: BuildFailure, with helpers: Set<String>
  ) -> [Diagnostic] {
    let inHelpers = shared.diagnostics.filter {
      helpers.contains($0.file) && $0.severity == .error
    }
    let own = shared.diagnostics.filter { $0.file == name }
    // The file's own errors are first. Without any, the errors in the helpers are.
    if own.contains(where: { $0.severity == .error }) { return own + inHelpers }
    return inHelpers + diagnostics(for: name, source: source)
  }
}
