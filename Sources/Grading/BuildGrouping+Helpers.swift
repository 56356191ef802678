internal import Explaining
internal import Compiling
internal import Courses

extension BuildGrouping {
  /// Returns the places of those files that compile with the student's helpers and nothing else.
  static func places(
    of names: Set<String>, among files: [String: String], with helpers: [String: String],
    in programs: Programs
  ) async throws -> [String: Place] {
    let found: [(String, Place)?] = try await names.sorted().concurrentMap { name in
      let own = files.filter { $0.key == name }
      let called = helpers.called(by: own[name] ?? "")
      // First without those that it does not call, which could spoil it when they run.
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

  /// Finds the place of a file that compiles neither alone nor with the other exercises' files: the
  /// program that it shares with the student's helpers alone, where that compiles.
  static func place(
    _ name: String, among files: [String: String], failure: BuildFailure,
    helpers: [String: String], sound: Set<String>, in programs: Programs
  ) async throws -> Place {
    let source = files[name] ?? ""
    guard failure.collapse == nil else {
      return .refused(failure.refusal(of: name, source: source))
    }
    let own = files.filter { $0.key == name }
    let usable = helpers.filter { sound.contains($0.key) }
    if !usable.isEmpty {
      let program = own.merging(usable) { first, _ in first }
      if case .success = try await programs.program(of: program) { return .program(program) }
    }
    let whole = own.merging(helpers) { first, _ in first }
    guard case .failure(let shared) = try await programs.program(of: whole) else {
      return .program(whole)
    }
    return .refused(
      failure.refusal(of: name, source: source, sharing: shared, with: Set(helpers.keys)))
  }
}

extension [String: String] {
  /// Returns those of these helpers whose names a text uses, and the helpers that they use in turn.
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
  /// What to tell the student about a file that compiles neither alone nor with helpers.
  ///
  /// - Parameters:
  ///   - name: The exercise's file.
  ///   - source: Its text.
  ///   - shared: Why it does not compile with the helpers.
  ///   - helpers: The helpers' files.
  /// - Returns: The diagnostics, those to look at first before the others.
  fileprivate func refusal(
    of name: String, source: String, sharing shared: BuildFailure, with helpers: Set<String>
  ) -> [Diagnostic] {
    let inHelpers = shared.diagnostics.filter {
      helpers.contains($0.file) && $0.severity == .error
    }
    let own = shared.diagnostics.filter { $0.file == name }
    // What is wrong with the file beside its helpers comes first: the rest may follow from them.
    if own.contains(where: { $0.severity == .error }) { return own + inHelpers }
    return inHelpers + refusal(of: name, source: source)
  }
}
