extension Submission {
  /// Creates a submission of texts that need no taking in, by the exercises' names.
  package init(sources: [String: String]) {
    entries = sources.mapValues { .source($0) }
    helpers = [:]
    remarks = []
    subfolder = nil
  }
}
