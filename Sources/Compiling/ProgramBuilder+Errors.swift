internal import Courses
internal import Foundation

extension ProgramBuilder {
  /// Finds those sources that do not compile, as files of one module and without generating code.
  ///
  /// - Parameter sources: The texts, by file name. They must not declare the same names.
  /// - Returns: The names of the files with errors; nil where the compiler did not say which they are.
  /// - Throws: A ``ReportedFault`` where the files cannot be written, and `CancellationError`.
  package func filesWithErrors(among sources: [String: String]) async throws -> Set<String>? {
    var folder = BuildFolder(
      try workspace.makeFolder("errors-\(UUID().uuidString.prefix(8).lowercased())"))
    try folder.link(compiler.systemModules.folder, as: SystemModules.name)
    try folder.link(support.folder, as: SupportModules.name)
    for (name, text) in sources { try folder.write(Data(text.utf8), to: name) }
    let all = Set(sources.keys)
    guard let wrong = try await filesWithErrors(among: all, in: folder, mode: ["-typecheck"]) else {
      return nil
    }
    // Only a module without type errors is searched for others, such as a variable without a value.
    let rest = all.subtracting(wrong)
    guard !rest.isEmpty else { return wrong }
    let further = try await filesWithErrors(
      among: rest, in: folder, mode: ["-emit-sil", "-o", "module.sil"])
    return wrong.union(further ?? [])
  }

  private func filesWithErrors(
    among files: Set<String>, in folder: BuildFolder, mode: [String]
  ) async throws -> Set<String>? {
    let arguments =
      ["-frontend"] + mode + files.sorted() + ["-module-name", lesson.name]
      + Compiler.everyModule + Compiler.moduleCache + ["-I", SupportModules.interfaces]
      + Self.options
    let outcome = try await compiler.run(
      compiler.toolchain.compiler, arguments, access: Compiler.FileAccess(folder))
    if outcome.succeeded { return [] }
    guard outcome.toolFailure == nil else { return nil }
    let errors = Diagnostic.parse(outcome.output, files: files)
      .filter { $0.severity == .error && !$0.message.contains(Diagnostic.tooComplex) }
    return errors.isEmpty ? nil : Set(errors.map(\.file))
  }
}
