extension Submission {
  /// Creates a submission from source texts, by exercise id.
  package init(sources: [String: String]) {
    entries = sources.mapValues { .source($0) }
    helpers = [:]
    remarks = []
    subfolder = nil
  }
}
