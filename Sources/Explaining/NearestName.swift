internal import YAMLReading

/// Finds the known name that is most similar to an unknown one.
enum NearestName {
  /// Returns the known name with the smallest edit distance, or nil where all differ too much.
  static func find(for name: String, among known: [String]) -> String? {
    guard name.count > 2 else { return nil }
    return known.filter { $0 != name && $0 != "_" }
      .map { (distance: editDistance(name.lowercased(), $0.lowercased()), name: $0) }
      .filter { $0.distance <= max(1, max($0.name.count, name.count) / 3) }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
  }
}
