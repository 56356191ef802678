internal import Caching
internal import Courses
internal import Files
internal import Foundation
internal import Sandbox

/// Executables in the cache, each under a hash of everything that it was built from.
extension ProgramBuilder {
  /// Returns a hash of everything that a program of some files is built from.
  package func key(ofProgramWith files: [String: String]) throws -> String {
    var hash = try keyOfModule(with: files)
    for option in Self.probeOptions { hash.add(option) }
    for (name, bytes) in try probeSources() {
      hash.add(name)
      hash.add(bytes)
    }
    return "program-\(hash.hexadecimal())"
  }

  /// Returns a hash of everything that the student's module is compiled from.
  func keyOfModule(with files: [String: String]) throws -> ContentHash {
    var hash = ContentHash()
    hash.add(support.identity)
    hash.add(lesson.name)
    for option in Self.options { hash.add(option) }
    hash.add(importsLess ? "fewer imports" : "")
    for (name, text) in sources(with: files).sorted(by: { $0.key < $1.key }) {
      hash.add(name)
      hash.add(text)
    }
    // A helper's own name is in the messages about it.
    for name in files.keys.sorted() { hash.add(name) }
    return hash
  }

  /// Returns a cached program, whose executable is written to a build folder; nil where there is none.
  func cachedProgram(
    _ key: String, in folder: BuildFolder, files: Set<String>, names: SourceNames
  ) throws -> Program? {
    guard let executable = resultCache.value(for: key),
      let warnings = resultCache.value(for: "\(key)-warnings")
        .flatMap({ try? JSONDecoder().decode([Diagnostic].self, from: $0) })
    else { return nil }
    try folder.write(executable, to: Self.executable)
    let file = folder.url.appending(path: Self.executable)
    guard chmod(file.path, 0o700) == 0 else { return nil }
    return Program(
      executable: file, files: files, names: names, warnings: warnings,
      isolation: .full, workspace: workspace)
  }

  /// Stores a program that was built under full isolation.
  func store(_ program: Program, for key: String) throws {
    guard program.isolation == .full else { return }
    resultCache.store(try SwiftSources.contents(of: program.executable), for: key)
    resultCache.store(try JSONEncoder().encode(program.warnings), for: "\(key)-warnings")
  }
}
