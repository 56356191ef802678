import Autograd
import SearchKit

public func hyperbandBrackets(
  maximumBudget: Int, eta: Int
) -> [[(configurations: Int, budget: Int)]] {
  []
}
