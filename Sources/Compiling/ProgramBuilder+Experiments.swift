internal import Courses
internal import Files
internal import Foundation
internal import Sandbox

/// The student's module, compiled for experiments.
package struct SubmissionModule: Sendable {
  /// The folder with the object file and the module file.
  let folder: URL
  /// The texts of the student's files in it, by name.
  package let files: [String: String]
  let isolation: Isolation
  /// The folder exists as long as the module.
  let workspace: Workspace
}

extension ProgramBuilder {
  /// Compiles the student's module from some files and the lesson's stubs in place of the others.
  package func buildModule(
    _ files: [String: String]
  ) async throws -> Result<SubmissionModule, BuildFailure> {
    let folder = try makeFolder()
    let sources = self.sources(with: files)
    for (name, text) in sources { try folder.write(Data(text.utf8), to: name) }
    let outcome = try await compileModule(
      of: sources.keys.sorted(), in: folder, for: .importing)
    guard outcome.succeeded else {
      return .failure(failure(outcome, at: .submission, files: Set(files.keys)))
    }
    return .success(
      SubmissionModule(
        folder: folder.url, files: files, isolation: outcome.isolation, workspace: workspace))
  }

  /// Builds the program of an experiment: its top-level code, linked with the student's module, the kit
  /// and the child's runtime, and with no check and no reference.
  ///
  /// - Parameters:
  ///   - text: The experiment's code.
  ///   - name: The name of its file.
  ///   - module: The student's module.
  /// - Returns: The program, or why it could not be built.
  /// - Throws: Faults of the machine.
  package func buildExperiment(
    _ text: String, named name: String, with module: SubmissionModule
  ) async throws -> Result<Program, BuildFailure> {
    var folder = try makeFolder()
    try folder.link(module.folder, as: Self.moduleLink)
    try folder.write(Data(text.utf8), to: name)
    let compiled = try await compiler.compile(
      Compiler.Invocation(
        module: Self.experimentModule, sources: [name], folder: folder,
        imports: [Self.moduleLink, SupportModules.interfaces], object: "experiment.o",
        interface: nil, options: Self.options, entryPoint: Self.entryPoint))
    guard compiled.succeeded else {
      return .failure(BuildFailure(compiled, at: .submission, files: [name]))
    }
    let linked = try await compiler.link(
      ["\(Self.moduleLink)/submission.o", "experiment.o"] + support.objectsForExperiments,
      into: Self.executable, in: folder)
    guard linked.succeeded else {
      return .failure(BuildFailure(linked, at: .link, files: [name]))
    }
    try writeSources(of: module.files, besides: name, to: folder)
    let program = Program(
      executable: folder.url.appending(path: Self.executable),
      files: Set(module.files.keys).union([name]), names: sourceNames(Set(module.files.keys)),
      warnings: Diagnostic.parse(compiled.output, files: [name])
        .filter { $0.severity == .warning },
      isolation: module.isolation.weaker(compiled.isolation).weaker(linked.isolation),
      workspace: workspace)
    if cachesPrograms {
      try store(program, for: try key(ofExperiment: text, named: name, with: module.files))
    }
    return .success(program)
  }

  /// Returns the cached program of an experiment; nil where there is none.
  package func cachedExperiment(
    _ text: String, named name: String, with files: [String: String]
  ) throws -> Program? {
    guard cachesPrograms else { return nil }
    let folder = try makeFolder()
    try folder.write(Data(text.utf8), to: name)
    try writeSources(of: files, besides: name, to: folder)
    return try cachedProgram(
      try key(ofExperiment: text, named: name, with: files), in: folder,
      files: Set(files.keys).union([name]), names: sourceNames(Set(files.keys)))
  }

  /// Writes the texts of the student's files, which are read for the lines at which a program stops.
  private func writeSources(
    of files: [String: String], besides name: String, to folder: BuildFolder
  ) throws {
    let names = sourceNames(Set(files.keys))
    for (file, text) in files where file != name {
      try folder.write(Data(text.utf8), to: names.compiled(file))
    }
  }

  private func key(
    ofExperiment text: String, named name: String, with files: [String: String]
  ) throws -> String {
    var hash = try keyOfModule(with: files)
    hash.add(name)
    hash.add(text)
    return "experiment-\(hash.hexadecimal())"
  }

  /// The name of an experiment's module. No module of the same name can be imported.
  private static let experimentModule = "Experiment"
  /// The function that contains an experiment's code. `ExperimentRuntime` calls it.
  private static let entryPoint = "lessons_experiment"
  private static let moduleLink = "module"
}
