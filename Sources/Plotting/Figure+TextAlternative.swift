extension Figure {
  /// The description, and then what befell each run that did not simply run, for a screen reader.
  ///
  /// The sentences are the remarks of the ``table``, so that both say the same.
  package var textAlternative: String {
    let sentences = runs.compactMap { run in
      let remarks = remarks(on: run)
      return remarks.isEmpty ? nil : "\(run.name): \(remarks)."
    }
    return ([description] + sentences).joined(separator: " ")
  }
}
