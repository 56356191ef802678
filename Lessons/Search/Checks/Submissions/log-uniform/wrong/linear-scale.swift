import Autograd
import SearchKit

public func logUniform(_ unit: Double, from low: Double, to high: Double) -> Double {
  low + unit * (high - low)
}
