internal import Courses
internal import Foundation

extension ProgramBuilder {
  /// Type-checks sources as files of one module.
  ///
  /// The type checker finds fewer errors than a build, for example no use of a variable before it has a
  /// value. The sources must not declare the same names.
  ///
  /// - Parameter sources: The texts, by file name.
  /// - Returns: The names of the files with errors; nil where the compiler did not say which they are.
  /// - Throws: A ``ReportedFault`` where the files cannot be written, and `CancellationError`.
  package func filesWithErrors(among sources: [String: String]) async throws -> Set<String>? {
    let name = "types-\(UUID().uuidString.prefix(8).lowercased())"
    var folder = BuildFolder(try workspace.makeFolder(name))
    try folder.link(compiler.systemModules.folder, as: SystemModules.name)
    try folder.link(support.folder, as: SupportModules.name)
    for (name, text) in sources { try folder.write(Data(text.utf8), to: name) }
    let arguments =
      ["-frontend", "-typecheck"] + sources.keys.sorted() + ["-module-name", lesson.name]
      + Compiler.everyModule + Compiler.moduleCache + ["-I", SupportModules.interfaces]
      + Self.options
    let outcome = try await compiler.run(
      compiler.toolchain.compiler, arguments, access: Compiler.FileAccess(folder))
    if outcome.succeeded { return [] }
    guard outcome.toolFailure == nil else { return nil }
    let errors = Diagnostic.parse(outcome.output, files: Set(sources.keys))
      .filter { $0.severity == .error && !$0.message.contains(Diagnostic.tooComplex) }
    return errors.isEmpty ? nil : Set(errors.map(\.file))
  }
}
