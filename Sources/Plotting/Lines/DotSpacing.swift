/// The choice of the points of a line that are drawn as dots.
enum DotSpacing {
  /// Returns every tenth index, or every 20th, 50th, 100th, … so that there are at most `limit`.
  static func indices(count: Int, limit: Int) -> [Int] {
    var power = 10
    while true {
      for interval in [power, 2 * power, 5 * power] where (count - 1) / interval <= limit {
        return Array(stride(from: interval, to: count, by: interval))
      }
      power *= 10
    }
  }
}
