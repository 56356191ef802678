internal import YAMLReading

/// Finds the name that is meant by one that does not exist.
enum NearestName {
  /// Returns the known name that differs by the fewest letters, if it is near enough to be meant.
  static func find(for name: String, among known: [String]) -> String? {
    guard name.count > 2 else { return nil }
    return known.filter { $0 != name && $0 != "_" }
      .map { (distance: editDistance(name.lowercased(), $0.lowercased()), name: $0) }
      .filter { $0.distance <= max(1, max($0.name.count, name.count) / 3) }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
  }
}
