internal import Explaining
internal import Compiling

/// The programs that files share which need one another: a helper may be declared next door.
struct BuildGrouping: Sendable {
  /// Where a file ends up.
  enum Place: Sendable {
    /// In the program of these files.
    case program([String: String])
    /// In no program, for these reasons.
    case refused([Diagnostic])
    /// In no program, which is no fault of the student's.
    case notBuilt(BuildFailure)
  }

  /// The places, by the files' names.
  private(set) var places: [String: Place] = [:]
  /// Whether a build on the way might have gone another way on another day.
  private(set) var isUncertain = false
  /// The names of all files, and what is wrong with all of them together.
  private let all: Set<String>
  private var complaint: String?

  /// Finds the places of those files that need others: all together where that compiles, else so that
  /// one file's error takes one exercise.
  ///
  /// A file is blamed when it compiles neither with the lesson's stubs in the place of all others,
  /// nor with the others that compile. The file that a message names is where the search begins and
  /// never what decides: a duplicate or a `#sourceLocation` can put an error into an innocent file.
  ///
  /// - Parameters:
  ///   - needy: The names of the files to place.
  ///   - files: All files of the submission.
  ///   - sound: The names of those that are known to compile alone.
  ///   - failures: What is wrong with those that are known not to.
  ///   - programs: Where programs are built.
  /// - Throws: A ``ReportedFault`` where the lesson's own stubs do not build.
  init(
    for needy: Set<String>, among files: [String: String], sound: Set<String>,
    failures: [String: BuildFailure], in programs: Programs
  ) async throws {
    all = Set(files.keys)
    let helpers = files.filter { programs.stubs[$0.key] == nil }
    // Beside helpers alone no other exercise can spoil this one.
    let helped = needy.filter { name in
      !helpers.isEmpty && failures[name].map { $0.collapse == nil } == true
    }
    places = try await Self.places(of: helped, among: files, with: helpers, in: programs)
    let needy = needy.subtracting(places.keys)
    guard !needy.isEmpty else { return }
    let whole: BuildFailure
    switch try await programs.program(of: files) {
    case .success:
      for name in needy { places[name] = .program(files) }
      return
    case .failure(let failure): whole = failure
    }
    complaint = whole.diagnostics.first { $0.severity == .error }?.description

    var sound = sound
    var failures = failures
    let suspects = Set(whole.diagnostics.filter { $0.severity == .error }.map(\.file))
    let others = files.filter { !suspects.contains($0.key) }
    let unsuspected = needy.intersection(others.keys)
    if !suspects.isEmpty, !unsuspected.isEmpty,
      case .success = try await programs.program(of: others)
    {
      for name in unsuspected { places[name] = .program(others) }
      sound.formUnion(others.keys)
    }
    // Helpers may need one another.
    if helpers.count > 1, case .success = try await programs.program(of: helpers) {
      sound.formUnion(helpers.keys)
    }
    let unknown = files.filter { !sound.contains($0.key) && failures[$0.key] == nil }
    failures.merge(try await Self.failures(of: unknown, programs)) { $1 }
    sound.formUnion(unknown.keys.filter { failures[$0] == nil })
    if sound.isEmpty { try await programs.requireStubsToBuild() }
    for name in needy.sorted() where places[name] == nil {
      // It may need something that another file declares; what the compiler drowned in, it is not.
      let together = files.filter { sound.contains($0.key) || $0.key == name }
      let failure = sound.contains(name) ? nil : failures[name]
      if failure?.collapse == nil, case .success = try await programs.program(of: together) {
        places[name] = .program(together)
      } else if let failure, failure.isOurs {
        places[name] = .notBuilt(failure)
      } else if let failure, !helpers.isEmpty {
        places[name] = try await Self.place(
          name, among: files, failure: failure, helpers: helpers, sound: sound, in: programs)
      } else if let failure {
        places[name] = .refused(failure.refusal(of: name, source: files[name] ?? ""))
      } else {
        places[name] = .program(files.filter { $0.key == name })
      }
    }
    isUncertain = !whole.isLasting || failures.values.contains { !$0.isLasting }
  }

  /// Says of a file that was judged without some of the others which these are, and why.
  func remark(on file: String) -> String? {
    guard case .program(let files) = places[file], let complaint else { return nil }
    let missing = all.subtracting(files.keys).sorted()
    guard !missing.isEmpty else { return nil }
    return "\(file) was judged without \(missing.joined(separator: ", ")): together they do not "
      + "compile. \(complaint)"
  }

  /// Builds each file with stubs in the place of all others, two at a time, and returns what is wrong
  /// with those that do not compile.
  private static func failures(
    of files: [String: String], _ programs: Programs
  ) async throws -> [String: BuildFailure] {
    let results = try await files.sorted { $0.key < $1.key }.concurrentMap {
      ($0, try await programs.program(of: [$0: $1]))
    }
    return results.reduce(into: [:]) { failures, result in
      if case .failure(let failure) = result.1 { failures[result.0] = failure }
    }
  }
}
