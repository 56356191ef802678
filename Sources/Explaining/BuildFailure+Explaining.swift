package import Compiling

extension BuildFailure {
  /// Returns the failure with further advice: similar names from the kit, and differences from the
  /// stubs' public declarations where the probe does not compile.
  ///
  /// - Parameters:
  ///   - files: The texts of the student's files, by name.
  ///   - stubs: The texts of the lesson's stubs, by name.
  ///   - kitNames: The public names of the lesson's kit.
  /// - Returns: The failure with further diagnostics.
  package func explained(
    files: [String: String], stubs: [String: String], kitNames: Set<String>
  ) -> BuildFailure {
    var failure = self
    failure.diagnostics = diagnostics.map { diagnostic in
      let source = step == .submission ? files[diagnostic.file] : nil
      let told = source.map { GivenUpPowers.told(diagnostic, in: $0) } ?? diagnostic
      return KitNames.suggesting(kitNames, in: told)
    }
    guard step == .probe else { return failure }
    failure.diagnostics += files.sorted { $0.key < $1.key }.flatMap { name, source in
      stubs[name].map {
        InterfaceDifferences.find(in: source, comparedWith: $0, file: name)
      } ?? []
    }
    return failure
  }
}
