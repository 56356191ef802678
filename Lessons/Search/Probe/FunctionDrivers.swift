internal import ProbeRuntime
internal import Search
internal import SearchKit

let logUniform = Driver("log-uniform") { (unit: Double, low: Double, high: Double) in
  Search.logUniform(unit, from: low, to: high)
}

let grid = Driver("grid") { (axes: [[Double]]) in Search.grid(axes) }

let folds = Driver("folds") { (count: Int, parts: Int) in Search.folds(count, into: parts) }

let hyperbandBrackets = Driver("hyperband") { (maximumBudget: Int, eta: Int) in
  Search.hyperbandBrackets(maximumBudget: maximumBudget, eta: eta)
}
