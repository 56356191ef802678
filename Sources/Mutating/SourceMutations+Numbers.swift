extension SourceMutations {
  /// Returns the numbers that replace a number: for an integer the next ones, for another number
  /// zero, one and its double.
  static func numbers(near text: String) -> [String] {
    if let integer = Int(text) { return ["\(integer + 1)", "\(integer - 1)"] }
    guard let number = Double(text), number.isFinite else { return [] }
    var seen: Set = [number]
    return [0, 1, 2 * number].filter { seen.insert($0).inserted }.map { "\($0)" }
  }
}
