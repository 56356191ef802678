import SearchKit

public func grid(_ axes: [[Double]]) -> [[Double]] {
  axes
}
